"""Proof of rules: what a rule of one's own must show, with parses by hand instead of a model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from fasti.nlp import COMPONENTS
from fasti.proof import find_shadowed, prove, prove_rules
from fasti.rules import Rules, load_rules
from fasti.rules.schema import NounRule
from packs import few_rules
from parses import parse

PARSED = (
    "The/DET/det/2 Goths/PROPN/nsubj/3:NORP zorbed/VERB/ROOT/3//zorb Rome/PROPN/obj/3:GPE ./PUNCT/punct/3",
    "The/DET/det/2 Goths/PROPN/nsubj/3:NORP attacked/VERB/ROOT/3 Rome/PROPN/obj/3:GPE ./PUNCT/punct/3",
    "The/DET/det/2 king/NOUN/nsubj/3 zorbed/VERB/ROOT/3//zorb bread/NOUN/obj/3 ./PUNCT/punct/3",
    "They/PRON/nsubj/4 might/AUX/aux/4 hardly/ADV/advmod/4 attack/VERB/ROOT/4 Rome/PROPN/obj/4:GPE ./PUNCT/punct/4",
    "The/DET/det/2 war/NOUN/nsubj/3 zorbed/VERB/ROOT/3//zorb the/DET/det/5 trade/NOUN/obj/3 ./PUNCT/punct/3",
    "The/DET/det/2 war/NOUN/nsubj/3 zorbed/VERB/ROOT/3//zorb ./PUNCT/punct/3",
)
PARSES = {doc.text: doc for doc in map(parse, PARSED)}
TRIGGER = """\
[[trigger]]
id = "my.zorb"
gloss = "a word of nobody's"
type = "conflict.siege"
frame = "siege"
verbs = ["zorb"]
{more}
examples = [{{ text = "The Goths zorbed Rome.", trigger = "zorbed"{expected} }}]
"""
OUTCOME = """\
[[rule]]
id = "my.outcome"
gloss = "a consequence of nobody's"
kind = "damage"
verbs = ["zorb"]
{more}
examples = [{{ text = "The war zorbed the trade.", outcome = "{outcome}", event = "war" }}]
"""
FACTUALITY = """\
[[rule]]
id = "my.hardly"
gloss = "a cue of nobody's"
lemmas = ["hardly"]
links = ["modifier"]
factuality = "{factuality}"
examples = [{{ text = "They might hardly attack Rome.", trigger = "attack" }}]
"""
Prover = Callable[..., dict[str, list[str]]]
Engine = Callable[..., tuple[Rules, Language]]
ADDED = [name for name in COMPONENTS if name != "fasti_dates"]


@Language.component("test_parses", assigns=["token.dep"])
def read_parses(doc: Doc) -> Doc:
    """The parse by hand of the same text."""
    return parse(PARSED[list(PARSES).index(doc.text)])


@pytest.fixture(autouse=True, scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A few of the shipped rules in the place of all."""
    with few_rules(tmp_path_factory.mktemp("shipped")):
        yield


@pytest.fixture(scope="module")
def blank() -> Language:
    """A pipeline that parses by hand."""
    nlp = spacy.blank("en")
    nlp.add_pipe("test_parses")
    return nlp


@pytest.fixture
def engine(tmp_path: Path, blank: Language) -> Iterator[Engine]:
    """The rules with a pack that holds one file of a topic, and the engine that reads by them."""

    def build(source: str, *, topic: str = "events") -> tuple[Rules, Language]:
        (tmp_path / topic).mkdir()
        (tmp_path / topic / "mine.toml").write_text(source, encoding="utf-8")
        for name in ADDED:
            blank.add_pipe(name, config={"rules": str(tmp_path)})
        return load_rules(tmp_path), blank

    yield build
    for name in blank.pipe_names:
        if name in ADDED:
            blank.remove_pipe(name)


@pytest.fixture
def prover(engine: Engine) -> Prover:
    """Prove the rules of a pack, and those alone."""

    def prove_pack(source: str, *, topic: str = "events") -> dict[str, list[str]]:
        rules, nlp = engine(source, topic=topic)
        return prove_rules(nlp, only_mine(rules))

    return prove_pack


def only_mine(rules: Rules) -> Rules:
    kinds = ("triggers", "lights", "anaphors", "factuality", "outcomes")
    mine = {kind: tuple(rule for rule in getattr(rules, kind) if rule.id.startswith("my.")) for kind in kinds}
    return replace(rules, nouns=(), titles=(), **mine)  # type: ignore[arg-type]


def trigger(more: str = "", expected: str = "") -> str:
    return TRIGGER.format(more=more, expected=f", {expected}" if expected else "")


def test_proof_finds_no_fault_in_a_rule_that_holds(prover: Prover) -> None:
    assert prover(trigger(expected='agent = ["Goths"], location = ["Rome"]')) == {"my.zorb": []}


def test_proof_finds_an_example_that_is_no_event(prover: Prover) -> None:
    (fault,) = prover(trigger('needs = [{ "prep:at" = ["where"] }]'))["my.zorb"]
    assert "my.zorb" in fault
    assert "'The Goths zorbed Rome.'" in fault
    assert "is no event there" in fault


def test_proof_finds_an_example_that_another_rule_reads(prover: Prover) -> None:
    source = trigger().replace("zorbed", "attacked").replace('"zorb"', '"attack"')
    (fault,) = prover(source)["my.zorb"]
    assert "rule attack.strike reads 'attacked' instead" in fault


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        ('agent = ["Huns"]', "the agent is Goths, not Huns"),
        ('leader = ["Alaric"]', "the leader is nothing, not Alaric"),
        ('location = ["Milan"]', "the location is Rome, not Milan"),
        ('type = "conflict.war"', "the event is conflict.siege, not conflict.war"),
        ('factuality = "planned"', "the event is actual, not planned"),
    ],
)
def test_proof_finds_an_example_that_is_read_otherwise(prover: Prover, expected: str, told: str) -> None:
    (fault,) = prover(trigger(expected=expected))["my.zorb"]
    assert told in fault


def test_proof_finds_every_fault_of_an_example(prover: Prover) -> None:
    assert len(prover(trigger(expected='agent = ["Huns"], location = ["Milan"]'))["my.zorb"]) == 2


def test_proof_finds_a_counter_example_that_fires(prover: Prover) -> None:
    (fault,) = prover(trigger('counters = ["The king zorbed bread."]'))["my.zorb"]
    assert "it fires on its counter-example 'The king zorbed bread.'" in fault


def test_proof_finds_no_fault_in_a_counter_example_that_is_kept_out(prover: Prover) -> None:
    source = trigger('needs = [{ object = ["where"] }]\ncounters = ["The king zorbed bread."]')
    assert prover(source) == {"my.zorb": []}


@pytest.mark.parametrize(("outcome", "faults"), [("zorbed the trade", 0), ("the trade", 1)])
def test_proof_reads_the_outcomes_of_a_rule(prover: Prover, outcome: str, faults: int) -> None:
    found = prover(OUTCOME.format(outcome=outcome, more=""), topic="outcomes")["my.outcome"]
    assert len(found) == faults
    assert all("the outcome is zorbed the trade, not the trade" in fault for fault in found)


def test_proof_finds_an_outcome_read_in_a_counter_example(prover: Prover) -> None:
    source = OUTCOME.format(outcome="zorbed the trade", more='counters = ["The war zorbed the trade."]')
    (fault,) = prover(source, topic="outcomes")["my.outcome"]
    assert "it fires on its counter-example" in fault


def test_proof_reads_the_factuality_of_a_rule(prover: Prover) -> None:
    """The shipped rule for *hardly* comes first, so one that says otherwise does not hold."""
    (fault,) = prover(FACTUALITY.format(factuality="planned"), topic="factuality")["my.hardly"]
    assert "the event is negated, not planned" in fault


def test_proof_finds_a_word_that_another_rule_always_takes_first(engine: Engine) -> None:
    second = trigger().replace("my.zorb", "my.second")
    rules, nlp = engine(trigger() + second)
    (shadowed,) = find_shadowed(only_mine(rules))
    assert "rule my.second: verbs 'zorb' never fires" in shadowed
    assert "rule my.zorb takes it first" in shadowed
    faults = prove(nlp, only_mine(rules))
    assert shadowed in faults
    assert any("rule my.second: example" in fault for fault in faults)


@pytest.mark.parametrize("line", ['needs = [{ object = ["where"] }]', 'blocks = [{ object = ["thing"] }]'])
def test_proof_lets_a_rule_follow_one_with_conditions(engine: Engine, line: str) -> None:
    rules, _ = engine(trigger(line) + trigger().replace("my.zorb", "my.second"))
    assert list(find_shadowed(only_mine(rules))) == []


def test_proof_of_no_rules_is_no_fault(engine: Engine) -> None:
    rules, nlp = engine(trigger())
    assert prove(nlp, replace(only_mine(rules), triggers=())) == ()


def test_proof_tells_nouns_that_can_never_count() -> None:
    shipped = load_rules()
    king = NounRule(id="noun.late", gloss="late", kind="org", nouns=("king", "air force"), examples=("The king fled.",))
    told = list(find_shadowed(replace(shipped, nouns=(*shipped.nouns, king))))
    assert any("'king' never counts" in fault for fault in told)
    assert any("'air force' never matches" in fault for fault in told)
