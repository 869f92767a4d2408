"""Triggers: which words are events of which type, by their frame, and which are none."""

from __future__ import annotations

import pytest
from parses import Scheme
from readings import read, trigger_at, triggers
from schemes import SCHEMES, written_in

WALK = "The/DET/det/2 Goths/PROPN/nsubj/3:NORP took/VERB/ROOT/3 a/DET/det/5 walk/NOUN/obj/3 ./PUNCT/punct/3"
FRAMES = {
    "took a city": (
        "The/DET/det/2 Goths/PROPN/nsubj/3:NORP took/VERB/ROOT/3 the/DET/det/5 city/NOUN/obj/3 ./PUNCT/punct/3",
        {"took": "conflict.capture"},
    ),
    "took a walk": (WALK, {}),
    "a city fell": (
        "Constantinople/PROPN/nsubj/2:GPE fell/VERB/ROOT/2 to/ADP/case/5 the/DET/det/5 Turks/PROPN/obl/2:NORP ./PUNCT/punct/2",
        {"fell": "conflict.capture"},
    ),
    "snow fell": ("Snow/NOUN/nsubj/2 fell/VERB/ROOT/2 on/ADP/case/5 the/DET/det/5 hills/NOUN/obl/2 ./PUNCT/punct/2", {}),
    "stormed a fortress": (
        "The/DET/det/2 crowd/NOUN/nsubj/3 stormed/VERB/ROOT/3 the/DET/det/5 Bastille/PROPN/obj/3:FAC ./PUNCT/punct/3",
        {"stormed": "conflict.attack"},
    ),
    "stormed out": (
        "The/DET/det/2 king/NOUN/nsubj/3 stormed/VERB/ROOT/3 out/ADP/case/7 of/ADP/fixed/4 the/DET/det/7 room/NOUN/obl/3 ./PUNCT/punct/3",
        {},
    ),
    "a sack of a city": (
        "The/DET/det/2 sack/NOUN/nsubj/5 of/ADP/case/4 Antwerp/PROPN/nmod/2:GPE shocked/VERB/ROOT/5//shock Europe/PROPN/obj/5:LOC ./PUNCT/punct/5",
        {"sack": "conflict.attack"},
    ),
    "a sack of flour": (
        "He/PRON/nsubj/2 bought/VERB/ROOT/2//buy a/DET/det/4 sack/NOUN/obj/2 of/ADP/case/6 flour/NOUN/nmod/4 ./PUNCT/punct/2",
        {},
    ),
    "nothing that the rules know": ("The/DET/det/2 king/NOUN/nsubj/3 ate/VERB/ROOT/3//eat bread/NOUN/obj/3 ./PUNCT/punct/3", {}),
}  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("case", FRAMES)
def test_triggers_count_a_word_where_its_arguments_fit(case: str, scheme: Scheme) -> None:
    annotated, expected = FRAMES[case]
    assert triggers(read(written_in(scheme, annotated), scheme=scheme)) == expected


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


WHOLE = {
    "an idiom": (
        "Caesar/PROPN/nsubj/2:PERSON came/VERB/ROOT/2//come to/ADP/case/4 power/NOUN/obl/2 ./PUNCT/punct/2",
        {"came to power": "politics.accession"},
    ),
    "an idiom of other words than its head": (
        "The/DET/det/2 Danes/PROPN/nsubj/3:NORP laid/VERB/ROOT/3//lay waste/NOUN/obj/3 Northumbria/PROPN/obj/3:GPE ./PUNCT/punct/3",
        {"laid waste": "conflict.attack"},
    ),
    "a name that the model labels": (
        "The/DET/det/2:EVENT Battle/PROPN/nsubj/5:EVENT of/ADP/case/4:EVENT Hastings/PROPN/nmod/2:EVENT began/VERB/ROOT/5 ./PUNCT/punct/5",
        {"Battle of Hastings": "conflict.battle"},
    ),
    "a name by its capitals": (
        "The/DET/det/2 Treaty/PROPN/nsubj/5 of/ADP/case/4 Utrecht/PROPN/nmod/2 failed/VERB/ROOT/5 ./PUNCT/punct/5",
        {"Treaty of Utrecht": "diplomacy.treaty"},
    ),
    "a name with a hyphen": (
        "They/PRON/nsubj/2 lost/VERB/ROOT/2 the/DET/det/8 Second/ADJ/amod/8 Sino/PROPN/compound/7 -/PUNCT/punct/7 "
        "Japanese/ADJ/amod/8 War/PROPN/obj/2 ./PUNCT/punct/2",
        {"Second Sino-Japanese War": "conflict.war"},
    ),
    "a name of a word that is none elsewhere": (
        "The/DET/det/3 Suez/PROPN/compound/3 Crisis/PROPN/nsubj/4 ended/VERB/ROOT/4 ./PUNCT/punct/4",
        {"Suez Crisis": "conflict.war"},
    ),
    "a verb with its particle": (
        "The/DET/det/2 king/NOUN/nsubj/3 stepped/VERB/ROOT/3//step down/ADP/compound:prt/3 ./PUNCT/punct/3",
        {"stepped down": "politics.removal"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("case", WHOLE)
def test_triggers_are_marked_whole(case: str, scheme: Scheme) -> None:
    annotated, expected = WHOLE[case]
    assert triggers(read(written_in(scheme, annotated), scheme=scheme)) == expected


@pytest.mark.parametrize("words", ["Battle of Hastings", "Treaty of Utrecht", "Suez Crisis"])
def test_triggers_know_the_names_of_events(words: str) -> None:
    (annotated,) = (annotated for annotated, expected in WHOLE.values() if words in expected)
    doc = read(annotated)
    assert doc._.fasti_triggers[trigger_at(doc, words)].named


def test_triggers_take_no_name_that_the_model_calls_a_person() -> None:
    doc = read("They/PRON/nsubj/2 met/VERB/ROOT/2//meet William/PROPN/obj/2:PERSON Battle/PROPN/flat/3:PERSON ./PUNCT/punct/2")
    assert "William Battle" not in triggers(doc)
    assert "Battle" not in triggers(doc)


NONE = {
    "a noun before a noun": "Judges/NOUN/nsubj/2 punished/VERB/ROOT/2//punish war/NOUN/compound/4 crimes/NOUN/obj/2 ./PUNCT/punct/2",
    "a participle before a noun": "The/DET/det/3 defeated/VERB/amod/3 army/NOUN/nsubj/4 slept/VERB/ROOT/4//sleep ./PUNCT/punct/4",
    "who leads": "Troops/NOUN/nsubj/5 led/VERB/acl/1 by/ADP/case/4 Soult/PROPN/obl:agent/2:PERSON slept/VERB/ROOT/5//sleep ./PUNCT/punct/5",
    "a counter of the rules": "The/DET/det/3 legal/ADJ/amod/3 battle/NOUN/nsubj/4 ended/VERB/ROOT/4 ./PUNCT/punct/4",
    "a happening without an article": "Emergency/NOUN/compound/2 operations/NOUN/nsubj/3 helped/VERB/ROOT/3//help ./PUNCT/punct/3",
}  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("case", NONE)
def test_triggers_are_none_of_these(case: str, scheme: Scheme) -> None:
    assert triggers(read(written_in(scheme, NONE[case]), scheme=scheme)) == {}


def test_triggers_of_a_light_verb_are_its_noun() -> None:
    doc = read(
        "The/DET/det/2 Turks/PROPN/nsubj/3:NORP launched/VERB/ROOT/3 an/DET/det/5 assault/NOUN/obj/3 on/ADP/case/7 Vienna/PROPN/nmod/5:GPE"
    )
    assert triggers(doc) == {"assault": "conflict.attack"}
    assert doc._.fasti_triggers[0].light == 2


def test_triggers_of_a_declaration_are_no_war() -> None:
    doc = read(
        "Germany/PROPN/nsubj/2:GPE declared/VERB/ROOT/2 war/NOUN/obj/2 on/ADP/case/5 Russia/PROPN/obl/2:GPE ./PUNCT/punct/2"
    )
    assert triggers(doc) == {"declared": "politics.declaration"}


ATTACK = "The/DET/det/2 Goths/PROPN/nsubj/3:NORP attacked/VERB/ROOT/3 Rome/PROPN/obj/3:GPE ./PUNCT/punct/3 | "


@pytest.mark.parametrize(
    ("annotated", "points"),
    [
        ("This/DET/det/2 operation/NOUN/nsubj/3 failed/VERB/ROOT/3 ./PUNCT/punct/3", True),
        ("An/DET/det/2 operation/NOUN/nsubj/3 failed/VERB/ROOT/3 ./PUNCT/punct/3", False),
        (
            "One/NUM/nsubj/5 of/ADP/case/4 the/DET/det/4 incidents/NOUN/nmod/1 shocked/VERB/ROOT/5//shock Rome/PROPN/obj/5:GPE",
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
    doc = read(" | ".join(annotated.replace(" | ", " ") for annotated, _ in (*WHOLE.values(), *FRAMES.values())))
    taken = [at for trigger in doc._.fasti_triggers for at in range(trigger.start, trigger.end)]
    assert taken == sorted(set(taken))
    assert len(triggers(doc)) >= len(WHOLE)
