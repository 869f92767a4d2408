"""Outcomes: what the text says came of an event, and what is none."""

from __future__ import annotations

import pytest
from parses import Scheme
from readings import outcomes, read
from schemes import SCHEMES, written_in

ATTACK = "The/DET/det/2 Goths/PROPN/nsubj/3:NORP attacked/VERB/ROOT/3 Rome/PROPN/obj/3:GPE ./PUNCT/punct/3 | "
KILLED = (
    "More/ADJ/advmod/3 than/ADP/fixed/1 300/NUM/nummod/4 people/NOUN/nsubj:pass/6 were/AUX/aux:pass/6 killed/VERB/ROOT/6 ./PUNCT/punct/6"
)
FOUND = {
    "a predicate": (
        "The/DET/det/2 war/NOUN/nsubj/3 led/VERB/ROOT/3 to/ADP/case/6 the/DET/det/6 fall/NOUN/obl/3 of/ADP/case/9 the/DET/det/9 "
        "monarchy/NOUN/nmod/6 ./PUNCT/punct/3",
        {"change of war: led to the fall of the monarchy"},
    ),
    "a participial clause": (
        "The/DET/det/2 Goths/PROPN/nsubj/3:NORP attacked/VERB/ROOT/3 Rome/PROPN/obj/3:GPE ,/PUNCT/punct/6 causing/VERB/advcl/3 "
        "panic/NOUN/obj/6 ./PUNCT/punct/3",
        {"change of attacked: causing panic"},
    ),
    "a relative clause": (
        "The/DET/det/2 treaty/NOUN/nsubj/9 ,/PUNCT/punct/5 which/PRON/nsubj/5 divided/VERB/acl:relcl/2//divide the/DET/det/7 "
        "world/NOUN/obj/5 ,/PUNCT/punct/5 pleased/VERB/ROOT/9//please Spain/PROPN/obj/9:GPE ./PUNCT/punct/9",
        {"change of treaty: divided the world"},
    ),
    "casualties": (
        "The/DET/det/2 battle/NOUN/nsubj/3 caused/VERB/ROOT/3 heavy/ADJ/amod/5 casualties/NOUN/obj/3 ./PUNCT/punct/3",
        {"casualties of battle: heavy casualties"},
    ),
    "people killed in the next sentence": (
        ATTACK + KILLED,
        {"casualties of attacked: More than 300 people were killed"},
    ),
    "failure": (
        "The/DET/det/2 siege/NOUN/nsubj/3 failed/VERB/ROOT/3 ./PUNCT/punct/3",
        {"result of siege: The siege failed"},
    ),
    "significance": (
        "The/DET/det/2 battle/NOUN/nsubj/3 marked/VERB/ROOT/3 a/DET/det/6 turning/NOUN/compound/6 point/NOUN/obj/3 ./PUNCT/punct/3",
        {"legacy of battle: marked a turning point"},
    ),
    "damage": (
        "The/DET/det/2 earthquake/NOUN/nsubj/3 destroyed/VERB/ROOT/3 the/DET/det/5 port/NOUN/obj/3 ./PUNCT/punct/3",
        {"damage of earthquake: destroyed the port"},
    ),
    "a memory": (
        "The/DET/det/2 memory/NOUN/nsubj/6 of/ADP/case/5 the/DET/det/5 massacre/NOUN/nmod/2 haunts/VERB/ROOT/6//haunt "
        "the/DET/det/8 town/NOUN/obj/6 ./PUNCT/punct/6",
        {"legacy of massacre: The memory of the massacre haunts the town"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("case", FOUND)
def test_outcomes_are_read_whole(case: str, scheme: Scheme) -> None:
    annotated, expected = FOUND[case]
    assert outcomes(read(written_in(scheme, annotated), scheme=scheme)) >= expected


NONE = {
    "a purpose": (
        "The/DET/det/2 Goths/PROPN/nsubj/3:NORP attacked/VERB/ROOT/3 Rome/PROPN/obj/3:GPE to/PART/mark/6 end/VERB/advcl/3 "
        "their/PRON/nmod:poss/8 hunger/NOUN/obj/6 ./PUNCT/punct/3"
    ),
    "an aim": (
        "The/DET/det/2 attack/NOUN/nsubj/3 aimed/VERB/ROOT/3//aim to/PART/mark/5 end/VERB/xcomp/3 the/DET/det/7 panic/NOUN/obj/5 ./PUNCT/punct/3"
    ),
    "a subject that is no event": (
        "The/DET/det/2 tax/NOUN/nsubj/3 led/VERB/ROOT/3 to/ADP/case/5 hunger/NOUN/obl/3 ./PUNCT/punct/3"
    ),
    "a clause that tells which event": (
        "The/DET/det/2 siege/NOUN/nsubj/6 targeting/VERB/acl/2//target the/DET/det/5 traders/NOUN/obj/3 ended/VERB/ROOT/6 ./PUNCT/punct/6"
    ),
    "deaths long after": (
        ATTACK + "Snow/NOUN/nsubj/2 fell/VERB/ROOT/2 ./PUNCT/punct/2 | Rain/NOUN/nsubj/2 fell/VERB/ROOT/2 ./PUNCT/punct/2 | " + KILLED
    ),
    "no people counted": (
        ATTACK + "The/DET/det/2 frost/NOUN/nsubj/3 killed/VERB/ROOT/3 the/DET/det/5 vines/NOUN/obj/3 ./PUNCT/punct/3"
    ),
    "a beginning": "The/DET/det/2 war/NOUN/nsubj/3 began/VERB/ROOT/3 suddenly/ADV/advmod/3 ./PUNCT/punct/3",
}  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("case", NONE)
def test_outcomes_are_none_of_these(case: str, scheme: Scheme) -> None:
    assert outcomes(read(written_in(scheme, NONE[case]), scheme=scheme)) == set()


def test_outcomes_hold_no_words_twice_for_one_event() -> None:
    for annotated, _ in FOUND.values():
        found = [(one.trigger, one.start, one.end) for one in read(annotated)._.fasti_outcomes]
        assert len(found) == len(set(found))
        for trigger, start, end in found:
            others = [other for other in found if other[0] == trigger and other != (trigger, start, end)]
            assert not any(first < end and start < last for _, first, last in others)


def test_outcomes_blame_an_event_that_is_there() -> None:
    for annotated, _ in FOUND.values():
        doc = read(annotated)
        for found in doc._.fasti_outcomes:
            assert found.trigger is not None
            assert 0 <= found.trigger < len(doc._.fasti_triggers)
            assert 0 <= found.start < found.end <= len(doc)
