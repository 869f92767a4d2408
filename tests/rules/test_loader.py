"""Loading of rule packs: every fault named by file, line and field, and a user's pack behind the shipped one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fasti.errors import RuleError
from fasti.rules import Rules, load_rules
from packs import few_rules

RULE = """\
# A pack of one rule.

[[trigger]]
id = "my.raze"
gloss = "a town is razed"
type = "conflict.attack"
frame = "strike"
verbs = ["rase"]
examples = [{ text = "They rased the town.", trigger = "rased" }]
"""
FRAME = """\
[[frame]]
id = "my.frame"
gloss = "one side razes a place"
extends = "{base}"
[frame.roles]
subject = {{ agent = ["actor"] }}
"""


@pytest.fixture(autouse=True, scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A few of the shipped rules in the place of all."""
    with few_rules(tmp_path_factory.mktemp("shipped")):
        yield


def load(tmp_path: Path, **files: str) -> Rules:
    """The rules with a pack whose `events/` holds these files."""
    folder = tmp_path / "events"
    folder.mkdir(exist_ok=True)
    for name, source in files.items():
        (folder / f"{name}.toml").write_text(source, encoding="utf-8")
    return load_rules(tmp_path)


def faults(tmp_path: Path, **files: str) -> list[str]:
    """The faults that loading these files raises, one a line."""
    with pytest.raises(RuleError) as caught:
        load(tmp_path, **files)
    return str(caught.value).splitlines()


def test_loader_reads_a_users_pack_behind_the_shipped_one(tmp_path: Path) -> None:
    rules, shipped = load(tmp_path, raze=RULE), load_rules()
    assert rules.triggers[:-1] == shipped.triggers
    assert rules.triggers[-1].id == "my.raze"
    assert rules.outcomes == shipped.outcomes
    assert rules.sha256 != shipped.sha256


def test_loader_reads_the_files_of_a_pack_in_the_order_of_their_names(tmp_path: Path) -> None:
    rules = load(tmp_path, b=RULE.replace("my.raze", "my.second"), a=RULE)
    assert [rule.id for rule in rules.triggers[-2:]] == ["my.raze", "my.second"]


def test_loader_hashes_the_same_packs_alike(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
    assert load(one, raze=RULE).sha256 == load(other, raze=RULE).sha256
    assert load(other, more=RULE.replace("my.raze", "my.more")) is not None


@pytest.mark.parametrize(
    ("wrong", "right", "line", "field"),
    [
        ('verb = ["rase"]', 'verbs = ["rase"]', 3, "verb"),
        ('type = "conflict.atack"', 'type = "conflict.attack"', 3, "type"),
        ('verbs = "rase"', 'verbs = ["rase"]', 3, "verbs"),
        ('id = "My Raze"', 'id = "my.raze"', 3, "id"),
        ("examples = []", 'examples = [{ text = "They rased the town.", trigger = "rased" }]', 3, "examples"),
        (
            'examples = [{ text = "They rased it." }]',
            'examples = [{ text = "They rased the town.", trigger = "rased" }]',
            3,
            "trigger",
        ),
        ('needs = [{ objects = ["where"] }]\nverbs = ["rase"]', 'verbs = ["rase"]', 3, "needs"),
        ('confidence = 7\nverbs = ["rase"]', 'verbs = ["rase"]', 3, "confidence"),
    ],
)
def test_loader_names_file_line_and_field(tmp_path: Path, wrong: str, right: str, line: int, field: str) -> None:
    assert right in RULE
    (fault, *more) = faults(tmp_path, raze=RULE.replace(right, wrong))
    assert fault.startswith(f"{tmp_path / 'events' / 'raze.toml'}:{line}: ")
    assert any(f"{field}" in one.split(": ")[1] for one in (fault, *more))


def test_loader_names_the_line_of_the_second_of_two_rules(tmp_path: Path) -> None:
    second = RULE.replace("my.raze", "my.second").replace("conflict.attack", "conflict.atack")
    (fault,) = faults(tmp_path, raze=RULE + second)
    assert fault.startswith(f"{tmp_path / 'events' / 'raze.toml'}:12: type: ")


def test_loader_refuses_a_rule_without_words(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, raze=RULE.replace('verbs = ["rase"]', ""))
    assert "rule my.raze names no verbs, nouns, adjectives, phrases or names" in fault


def test_loader_names_the_line_where_a_file_is_no_toml(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, raze=RULE.replace('verbs = ["rase"]', 'verbs = ["rase"'))
    assert fault.startswith(f"{tmp_path / 'events' / 'raze.toml'}")
    assert "this is not TOML" in fault
    assert "line 9" in fault


def test_loader_collects_the_faults_of_all_files(tmp_path: Path) -> None:
    found = faults(tmp_path, a=RULE.replace("type", "tipe"), b="nonsense", c=RULE.replace("gloss", "glos"))
    for name in ("a.toml", "b.toml", "c.toml"):
        assert any(name in fault for fault in found)


def test_loader_refuses_an_id_that_stands_twice(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, a=RULE, b=RULE)
    assert "my.raze" in fault
    assert str(tmp_path / "events" / "b.toml") in fault


def test_loader_refuses_the_id_of_a_shipped_rule(tmp_path: Path) -> None:
    taken = load_rules().triggers[0].id
    (fault,) = faults(tmp_path, raze=RULE.replace("my.raze", taken))
    assert taken in fault
    assert str(tmp_path / "events" / "raze.toml") in fault


def test_loader_refuses_the_id_of_a_shipped_frame(tmp_path: Path) -> None:
    found = faults(tmp_path, frame=FRAME.format(base="scene").replace("my.frame", "strike"))
    assert any("strike" in fault and "frame.toml" in fault for fault in found)


def test_loader_refuses_a_frame_that_is_none_and_lists_those_that_are(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, raze=RULE.replace('"strike"', '"strik"'))
    assert fault.startswith(f"{tmp_path / 'events' / 'raze.toml'}:")
    assert "frame: 'strik' is not defined" in fault
    assert "strike" in fault.split("'strik'")[1]


def test_loader_gives_a_frame_the_lines_of_the_one_that_it_extends(tmp_path: Path) -> None:
    rules = load(tmp_path, frame=FRAME.format(base="strike"))
    frame, base = rules.frames["my.frame"], rules.frames["strike"]
    assert frame.roles["subject"] == {"agent": ("actor",)}
    assert frame.roles["prep:on"] == base.roles["prep:on"]
    assert frame.roles["prep:under"] == rules.frames["scene"].roles["prep:under"]


@pytest.mark.parametrize("base", ["nothing", "my.frame"])
def test_loader_refuses_a_frame_that_extends_nothing_or_itself(tmp_path: Path, base: str) -> None:
    (fault,) = faults(tmp_path, frame=FRAME.format(base=base))
    assert fault.startswith(f"{tmp_path / 'events' / 'frame.toml'}:")
    assert "extends" in fault
    assert repr(base) in fault


def test_loader_refuses_frames_that_extend_one_another(tmp_path: Path) -> None:
    other = FRAME.format(base="my.frame").replace('id = "my.frame"', 'id = "my.other"')
    found = faults(tmp_path, frame=FRAME.format(base="my.other") + other)
    assert found
    assert all("extends" in fault for fault in found)


def test_loader_refuses_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="there is no such rule directory"):
        load_rules(tmp_path / "nope")


def test_loader_refuses_a_folder_that_holds_no_rules(tmp_path: Path) -> None:
    (tmp_path / "raze.toml").write_text(RULE, encoding="utf-8")
    with pytest.raises(RuleError, match="this directory holds no rules"):
        load_rules(tmp_path)


def test_loader_refuses_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "raze.toml").write_bytes(RULE.replace("razed", "rasé").encode("latin-1"))
    with pytest.raises(RuleError, match=r"raze\.toml"):
        load_rules(tmp_path)


@pytest.mark.parametrize(
    "line", ['needs = [{ object = ["peple"] }]', 'blocks = [{ subject = ["actors"] }]', 'needs = [{ object = ["="] }]']
)
def test_loader_refuses_a_filler_that_nothing_can_pass(tmp_path: Path, line: str) -> None:
    (fault,) = faults(tmp_path, raze=RULE + line)
    assert fault.startswith(f"{tmp_path / 'events' / 'raze.toml'}:")
    assert line.partition(" ")[0] in fault


def test_loader_refuses_an_anaphor_of_a_frame_that_is_none(tmp_path: Path) -> None:
    anaphor = """\
[[anaphor]]
id = "my.thing"
gloss = "a thing named before"
nouns = ["business"]
types = ["conflict"]
frame = "strik"
examples = [{ text = "They rased it. The business ended.", trigger = "business" }]
"""
    (fault,) = faults(tmp_path, thing=anaphor)
    assert fault.startswith(f"{tmp_path / 'events' / 'thing.toml'}:")
    assert "frame: 'strik' is not defined" in fault


@pytest.mark.parametrize(
    ("topic", "source", "field"),
    [
        (
            "factuality",
            '[[rule]]\nid = "my.doubt"\ngloss = ""\nlemmas = ["doubt"]\nlinks = ["above"]\nfactuality = "possible"\n',
            "links",
        ),
        ("outcomes", '[[rule]]\nid = "my.end"\ngloss = "an end"\nkind = "ending"\nverbs = ["end"]\n', "kind"),
        (
            "names",
            '[[noun]]\nid = "my.noun"\ngloss = "a noun"\nkind = "forces"\nnouns = ["horde"]\nexamples = ["A horde."]\n',
            "kind",
        ),
    ],
)
def test_loader_checks_every_topic(tmp_path: Path, topic: str, source: str, field: str) -> None:
    (tmp_path / topic).mkdir()
    path = tmp_path / topic / "mine.toml"
    path.write_text(source, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules(tmp_path)
    assert any(line.startswith(f"{path}:1: {field}") for line in str(caught.value).splitlines())


def test_loader_keeps_rules_from_change() -> None:
    rules = load_rules()
    with pytest.raises(ValueError, match="frozen"):
        rules.triggers[0].id = "other"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        rules.sha256 = ""  # type: ignore[misc]


OUTCOME = """\
[[rule]]
id = "my.routed"
gloss = "an army is routed after an attack"
kind = "result"
told_by = ["attack.strike"]
blames = "nearest"
of = ["conflict.war", "conflict"]
examples = [{ text = "The war began. The Turks attacked Rome.", outcome = "The Turks attacked Rome" }]
"""


def outcome_faults(tmp_path: Path, source: str) -> list[str]:
    """The faults that an `outcomes/` file of these rules raises."""
    (tmp_path / "outcomes").mkdir()
    (tmp_path / "outcomes" / "routed.toml").write_text(source, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_rules(tmp_path)
    return str(caught.value).splitlines()


def test_loader_reads_outcomes_that_name_types_classes_and_rules(tmp_path: Path) -> None:
    (tmp_path / "outcomes").mkdir()
    (tmp_path / "outcomes" / "routed.toml").write_text(OUTCOME, encoding="utf-8")
    assert load_rules(tmp_path).outcomes[-1].told_by == ("attack.strike",)


@pytest.mark.parametrize(
    ("right", "wrong", "field"),
    [('"attack.strike"', '"attack.strik"', "told_by"), ('"conflict"', '"conflicts"', "of")],
)
def test_loader_refuses_an_outcome_of_an_event_that_is_none(tmp_path: Path, right: str, wrong: str, field: str) -> None:
    (fault,) = outcome_faults(tmp_path, OUTCOME.replace(right, wrong))
    assert fault.startswith(f"{tmp_path / 'outcomes' / 'routed.toml'}:2: {field}: ")


def test_loader_refuses_an_outcome_without_words(tmp_path: Path) -> None:
    (fault,) = outcome_faults(tmp_path, OUTCOME.replace('told_by = ["attack.strike"]\n', ""))
    assert "rule my.routed names no verbs, no nouns and no events that tell the outcome" in fault


def test_loader_refuses_links_where_no_cause_is_blamed(tmp_path: Path) -> None:
    (fault,) = outcome_faults(tmp_path, OUTCOME + 'links = ["because"]\n')
    assert "links go with blames = 'cause', 'joined' or 'outcome'" in fault
