"""Triggers: which words are events of which type, by their frame, and which are none."""

from __future__ import annotations

import pytest

from parses import Scheme, load_cases
from readings import read, trigger_at, triggers
from schemes import in_both, written_in

CASES = load_cases("triggers")
FRAMES, WHOLE, NONE = CASES["frames"], CASES["whole"], CASES["none"]


@pytest.mark.parametrize(("case", "scheme"), in_both(FRAMES))
def test_triggers_count_a_word_where_its_arguments_fit(case: str, scheme: Scheme) -> None:
    doc = read(written_in(scheme, FRAMES[case]["parse"]), scheme=scheme)
    assert triggers(doc) == FRAMES[case]["expected"]


IT_FELL = "It/PRON/nsubj/2 fell/VERB/ROOT/2 to/ADP/case/5 the/DET/det/5 Turks/PROPN/obl/2:NORP ./PUNCT/punct/2"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Venice/PROPN/nsubj/2:GPE slept/VERB/ROOT/2//sleep ./PUNCT/punct/2 | ", {"fell": "conflict.capture"}),
        ("The/DET/det/2 price/NOUN/nsubj/3 slept/VERB/ROOT/3//sleep ./PUNCT/punct/3 | ", {}),
    ],
)
def test_triggers_take_a_pronoun_for_what_it_stands_for(before: str, expected: dict[str, str]) -> None:
    assert triggers(read(before + IT_FELL)) == expected


@pytest.mark.parametrize(("case", "scheme"), in_both(WHOLE))
def test_triggers_are_marked_whole(case: str, scheme: Scheme) -> None:
    doc = read(written_in(scheme, WHOLE[case]["parse"]), scheme=scheme)
    assert triggers(doc) == WHOLE[case]["expected"]


@pytest.mark.parametrize("words", ["Battle of Hastings", "Treaty of Utrecht", "Suez Crisis"])
def test_triggers_know_the_names_of_events(words: str) -> None:
    (annotated,) = (case["parse"] for case in WHOLE.values() if words in case["expected"])
    doc = read(annotated)
    assert doc._.fasti_triggers[trigger_at(doc, words)].named


def test_triggers_take_no_name_that_the_model_calls_a_person() -> None:
    doc = read(
        "They/PRON/nsubj/2 met/VERB/ROOT/2//meet William/PROPN/obj/2:PERSON Battle/PROPN/flat/3:PERSON ./PUNCT/punct/2"
    )
    assert "William Battle" not in triggers(doc)
    assert "Battle" not in triggers(doc)


@pytest.mark.parametrize(("case", "scheme"), in_both(NONE))
def test_triggers_are_none_of_these(case: str, scheme: Scheme) -> None:
    assert triggers(read(written_in(scheme, NONE[case]["parse"]), scheme=scheme)) == {}


def test_triggers_of_a_light_verb_are_its_noun() -> None:
    doc = read(
        "The/DET/det/2 Turks/PROPN/nsubj/3:NORP launched/VERB/ROOT/3 an/DET/det/5 "
        "assault/NOUN/obj/3 on/ADP/case/7 Vienna/PROPN/nmod/5:GPE"
    )
    assert triggers(doc) == {"assault": "conflict.attack"}
    assert doc._.fasti_triggers[0].light == 2


def test_triggers_of_a_declaration_are_no_war() -> None:
    doc = read(
        "Germany/PROPN/nsubj/2:GPE declared/VERB/ROOT/2 war/NOUN/obj/2 "
        "on/ADP/case/5 Russia/PROPN/obl/2:GPE ./PUNCT/punct/2"
    )
    assert triggers(doc) == {"declared": "politics.declaration"}


ATTACK = "The/DET/det/2 Goths/PROPN/nsubj/3:NORP attacked/VERB/ROOT/3 Rome/PROPN/obj/3:GPE ./PUNCT/punct/3 | "


@pytest.mark.parametrize(
    ("annotated", "points"),
    [
        ("This/DET/det/2 operation/NOUN/nsubj/3 failed/VERB/ROOT/3 ./PUNCT/punct/3", True),
        ("An/DET/det/2 operation/NOUN/nsubj/3 failed/VERB/ROOT/3 ./PUNCT/punct/3", False),
        (
            "One/NUM/nsubj/5 of/ADP/case/4 the/DET/det/4 incidents/NOUN/nmod/1 "
            "shocked/VERB/ROOT/5//shock Rome/PROPN/obj/5:GPE",
            False,
        ),
        ("The/DET/det/3 legal/ADJ/amod/3 battle/NOUN/nsubj/4 ended/VERB/ROOT/4 ./PUNCT/punct/4", False),
    ],
)
def test_triggers_point_back_where_they_are_definite(annotated: str, points: bool) -> None:
    doc = read(ATTACK + annotated)
    found = [trigger for trigger in doc._.fasti_triggers if trigger.stands_for]
    assert bool(found) is points
    assert all("conflict.attack" in trigger.stands_for for trigger in found)


def test_triggers_stand_in_text_order_and_share_no_token() -> None:
    doc = read(" | ".join(case["parse"] for case in (*WHOLE.values(), *FRAMES.values())))
    taken = [at for trigger in doc._.fasti_triggers for at in range(trigger.start, trigger.end)]
    assert taken == sorted(set(taken))
    assert len(triggers(doc)) >= len(WHOLE)


def test_triggers_know_the_name_of_a_happening_whatever_the_model_calls_it() -> None:
    doc = read(
        "The/DET/det/3:WORK Stono/PROPN/compound/3:WORK Rebellion/PROPN/nsubj/4:WORK frightened/VERB/ROOT/4//frighten "
        "them/PRON/obj/4 ./PUNCT/punct/4"
    )
    assert triggers(doc) == {"Stono Rebellion": "conflict.uprising"}


def test_triggers_take_a_noun_in_lower_case_for_no_name_whatever_the_model_calls_it() -> None:
    doc = read(
        "The/DET/det/3 Mongol/ADJ/amod/3:EVENT siege/NOUN/nsubj/4:EVENT failed/VERB/ROOT/4//fail ./PUNCT/punct/4"
    )
    (trigger,) = doc._.fasti_triggers
    assert not trigger.named


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("", {"entered": "politics.declaration"}),
        ("the/DET/det/4 ", {"entered": "politics.declaration", "war": "conflict.war"}),
    ],
)
def test_triggers_leave_a_noun_to_its_verb_where_it_is_bare(article: str, expected: dict[str, str]) -> None:
    noun = "war/NOUN/obj/2 ./PUNCT/punct/2"
    doc = read(f"Spain/PROPN/nsubj/2:GPE entered/VERB/ROOT/2//enter {article}{noun}")
    assert triggers(doc) == expected


def test_triggers_take_no_month_for_a_march() -> None:
    found = triggers(
        read("""
          Fought/PROPN/ROOT/1/NNP March/PROPN/nmod:unmarked/3:DATE 29/NUM/appos/1:DATE ,/PUNCT/punct/5:DATE
          1461/NUM/nmod:unmarked/3:DATE ./PUNCT/punct/1""")
    )
    assert "Fought March" not in found
