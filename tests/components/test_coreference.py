"""Coreference: who is one participant, and where the rules abstain."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from fasti.components.pronouns import TextOrder
from parses import Scheme, parse
from readings import entity, read
from schemes import SCHEMES, written_in

ROOSEVELTS = (
    "Franklin/PROPN/nsubj/3:PERSON Roosevelt/PROPN/flat/1:PERSON "
    "met/VERB/ROOT/3//meet Stalin/PROPN/obj/3:PERSON ./PUNCT/punct/3"
)
SHORT = " | Roosevelt/PROPN/nsubj/2:PERSON died/VERB/ROOT/2 ./PUNCT/punct/2"
KAZAN = "Troops/NOUN/nsubj/2 reached/VERB/ROOT/2 Kazan/PROPN/obj/2:GPE ./PUNCT/punct/2"


def same(doc: Doc, one: str | int, other: str | int) -> bool:
    """Whether two mentions, by their heads, are one entity."""
    return entity(doc, one).id == entity(doc, other).id


def test_coreference_gives_a_surname_to_the_full_name() -> None:
    found = entity(read(ROOSEVELTS + SHORT), "Franklin")
    assert (found.name, found.aliases, found.kind) == ("Franklin Roosevelt", ("Roosevelt",), "person")
    assert len(found.mentions) == 2


def test_coreference_gives_a_surname_to_a_full_name_that_comes_later() -> None:
    doc = read("Roosevelt/PROPN/nsubj/2:PERSON died/VERB/ROOT/2 ./PUNCT/punct/2 | " + ROOSEVELTS)
    assert entity(doc, 0).name == "Franklin Roosevelt"


def test_coreference_leaves_a_surname_of_two_full_names_alone() -> None:
    other = " | Theodore/PROPN/nsubj/3:PERSON Roosevelt/PROPN/flat/1:PERSON left/VERB/ROOT/3 ./PUNCT/punct/3"
    doc = read(ROOSEVELTS + other + SHORT)
    names = [found.name for found in doc._.fasti_entities if found.kind == "person"]
    assert names == ["Franklin Roosevelt", "Stalin", "Theodore Roosevelt", "Roosevelt"]


def test_coreference_joins_a_state_and_its_adjective() -> None:
    doc = read(
        "Japan/PROPN/nsubj/2:GPE attacked/VERB/ROOT/2 China/PROPN/obj/2:GPE ./PUNCT/punct/2 | "
        "The/DET/det/3 Japanese/ADJ/amod/3:NORP assault/NOUN/nsubj/4 failed/VERB/ROOT/4 ./PUNCT/punct/4"
    )
    assert same(doc, "Japan", "Japanese")
    assert not same(doc, "Japan", "China")
    assert entity(doc, "Japanese").name == "Japan"


def test_coreference_joins_what_a_text_calls_the_forces_of_one_nation() -> None:
    doc = read(
        "Japanese/ADJ/amod/2:NORP troops/NOUN/nsubj/3 landed/VERB/ROOT/3 ./PUNCT/punct/3 | "
        "Japanese/ADJ/amod/2:NORP forces/NOUN/nsubj/3 attacked/VERB/ROOT/3 ./PUNCT/punct/3 | "
        "The/DET/det/3 Japanese/ADJ/amod/3:NORP fleet/NOUN/nsubj/4 sailed/VERB/ROOT/4 ./PUNCT/punct/4 | "
        "Chinese/ADJ/amod/2:NORP forces/NOUN/nsubj/3 retreated/VERB/ROOT/3 ./PUNCT/punct/3"
    )
    forces = [[found.text for found in one.mentions] for one in doc._.fasti_entities if one.kind == "force"]
    assert forces == [["Japanese troops", "Japanese forces"], ["Japanese fleet"], ["Chinese forces"]]


PRONOUNS = {
    "he": ("Caesar/PROPN/nsubj/2:PERSON left/VERB/ROOT/2 Rome/PROPN/obj/2:GPE ./PUNCT/punct/2", "He", "Caesar"),
    "he, the subject before others": (
        "Caesar/PROPN/nsubj/2:PERSON defeated/VERB/ROOT/2 Pompey/PROPN/obj/2:PERSON ./PUNCT/punct/2",
        "He",
        "Caesar",
    ),
    "they": (
        "The/DET/det/2 Goths/PROPN/nsubj/3:NORP left/VERB/ROOT/3 Caesar/PROPN/obj/3:PERSON ./PUNCT/punct/3",
        "They",
        "Goths",
    ),
    "they, troops": (
        "Japanese/ADJ/amod/2:NORP troops/NOUN/nsubj/3 left/VERB/ROOT/3 ./PUNCT/punct/3",
        "They",
        "Japanese troops",
    ),
    "it": (
        "Venice/PROPN/nsubj/2:GPE left/VERB/ROOT/2 Caesar/PROPN/obj/2:PERSON ./PUNCT/punct/2",
        "It",
        "Venice",
    ),
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("case", PRONOUNS)
def test_coreference_resolves_a_pronoun(case: str, scheme: Scheme) -> None:
    annotated, word, name = PRONOUNS[case]
    annotated += f" | {word}/PRON/nsubj/2 retreated/VERB/ROOT/2 ./PUNCT/punct/2"
    doc = read(written_in(scheme, annotated), scheme=scheme)
    assert entity(doc, word).name == name


@pytest.mark.parametrize(
    ("annotated", "word"),
    [
        ("The/DET/det/2 Goths/PROPN/nsubj/3:NORP left/VERB/ROOT/3 Rome/PROPN/obj/3:GPE ./PUNCT/punct/3", "He"),
        ("Caesar/PROPN/nsubj/2:PERSON left/VERB/ROOT/2 Rome/PROPN/obj/2:GPE ./PUNCT/punct/2", "They"),
        ("Caesar/PROPN/nsubj/2:PERSON left/VERB/ROOT/2 the/DET/det/4 Goths/PROPN/obj/2:NORP ./PUNCT/punct/2", "It"),
        ("Caesar/PROPN/nsubj/2:PERSON left/VERB/ROOT/2 the/DET/det/4 Goths/PROPN/obj/2:NORP ./PUNCT/punct/2", "We"),
    ],
)
def test_coreference_leaves_a_pronoun_open_where_nothing_agrees(annotated: str, word: str) -> None:
    doc = read(f"{annotated} | {word}/PRON/nsubj/2 retreated/VERB/ROOT/2 ./PUNCT/punct/2")
    assert [found.form for found in entity(doc, word).mentions] == ["pronoun"]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("word", ["them", "him"])
def test_coreference_gives_a_pronoun_no_partner_of_its_own_verb(word: str, scheme: Scheme) -> None:
    annotated = (
        "The/DET/det/2 Turks/PROPN/nsubj/3:NORP left/VERB/ROOT/3 Pompey/PROPN/obj/3:PERSON ./PUNCT/punct/3 | "
        + {"them": "Polish/ADJ/amod/2:NORP troops/NOUN", "him": "King/PROPN/compound/2:PERSON Caesar/PROPN"}[word]
        + f"/nsubj/3 defeated/VERB/ROOT/3 {word}/PRON/obj/3 ./PUNCT/punct/3"
    ).replace("Caesar/PROPN/nsubj/3", "Caesar/PROPN/nsubj/3:PERSON")
    doc = read(written_in(scheme, annotated), scheme=scheme)
    assert entity(doc, word).name == {"them": "Turks", "him": "Pompey"}[word]


def test_coreference_gives_a_pronoun_the_whole_of_a_name() -> None:
    doc = read(
        "They/PRON/nsubj/2 met/VERB/ROOT/2//meet Franklin/PROPN/obj/2:PERSON "
        "Roosevelt/PROPN/flat/3:PERSON ./PUNCT/punct/2 | "
        "He/PRON/nsubj/2 died/VERB/ROOT/2 ./PUNCT/punct/2"
    )
    assert entity(doc, "He").name == "Franklin Roosevelt"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_coreference_gives_a_pronoun_no_partner_that_its_verb_takes_over(scheme: Scheme) -> None:
    annotated = (
        "The/DET/det/2 Turks/PROPN/nsubj/3:NORP left/VERB/ROOT/3 ./PUNCT/punct/3 | "
        "The/DET/det/2 Poles/PROPN/nsubj/3:NORP wanted/VERB/ROOT/3//want to/PART/mark/5 attack/VERB/xcomp/3 "
        "them/PRON/obj/5 ./PUNCT/punct/3"
    )
    assert entity(read(written_in(scheme, annotated), scheme=scheme), "them").name == "Turks"


def test_coreference_looks_ahead_from_a_clause_in_front() -> None:
    doc = read(
        "Pompey/PROPN/nsubj/2:PERSON left/VERB/ROOT/2 ./PUNCT/punct/2 | "
        "When/ADV/advmod/3 he/PRON/nsubj/3 fell/VERB/advcl/6 ,/PUNCT/punct/3 Caesar/PROPN/nsubj/6:PERSON "
        "fled/VERB/ROOT/6 ./PUNCT/punct/6"
    )
    assert entity(doc, "he").name == "Caesar"


@pytest.mark.parametrize(("word", "name"), [("She", "queen"), ("He", "king")])
def test_coreference_tells_women_from_men(word: str, name: str) -> None:
    doc = read(
        "The/DET/det/2 king/NOUN/nsubj/3 met/VERB/ROOT/3//meet the/DET/det/5 queen/NOUN/obj/3 ./PUNCT/punct/3 | "
        f"{word}/PRON/nsubj/2 fled/VERB/ROOT/2 ./PUNCT/punct/2"
    )
    assert entity(doc, word).name == name


def test_coreference_remembers_who_was_a_woman() -> None:
    doc = read(
        "Hilda/PROPN/nsubj/2:PERSON left/VERB/ROOT/2 her/PRON/nmod:poss/4 will/NOUN/obj/2 ./PUNCT/punct/2 | "
        "Hilda/PROPN/nsubj/2:PERSON met/VERB/ROOT/2//meet Oswald/PROPN/obj/2:PERSON ./PUNCT/punct/2 | "
        "He/PRON/nsubj/2 fled/VERB/ROOT/2 ./PUNCT/punct/2"
    )
    assert entity(doc, "He").name == "Oswald"


def test_coreference_prefers_the_one_spoken_of_all_along() -> None:
    doc = read(
        "Caesar/PROPN/nsubj/2:PERSON left/VERB/ROOT/2 Rome/PROPN/obj/2:GPE ./PUNCT/punct/2 | "
        "He/PRON/nsubj/2 fled/VERB/ROOT/2 and/CCONJ/cc/4 sent/VERB/conj/2//send Pompey/PROPN/iobj/4:PERSON "
        "money/NOUN/obj/4 ./PUNCT/punct/2 | "
        "He/PRON/nsubj/2 died/VERB/ROOT/2 ./PUNCT/punct/2"
    )
    assert [entity(doc, at).name for at, token in enumerate(doc) if token.text == "He"] == ["Caesar", "Caesar"]


def test_coreference_takes_things_for_they_where_things_are_told_of() -> None:
    doc = read(
        "The/DET/det/2 Goths/PROPN/nsubj/3:NORP left/VERB/ROOT/3 ./PUNCT/punct/3 | "
        "Bombs/NOUN/nsubj/2 fell/VERB/ROOT/2 and/CCONJ/cc/5 they/PRON/nsubj/5 burned/VERB/conj/2 ./PUNCT/punct/2"
    )
    assert entity(doc, "they").kind == "thing"


def test_coreference_keeps_two_names_of_a_list_apart() -> None:
    doc = read(
        "Lane/PROPN/nsubj/7:PERSON ,/PUNCT/punct/3 Moss/PROPN/appos/1:PERSON and/CCONJ/cc/5 "
        "Hill/PROPN/conj/1:PERSON ,/PUNCT/punct/1 fled/VERB/ROOT/7 ./PUNCT/punct/7"
    )
    assert not same(doc, "Lane", "Moss")


def test_coreference_looks_back_only() -> None:
    doc = read(
        "He/PRON/nsubj/2 retreated/VERB/ROOT/2 ./PUNCT/punct/2 | "
        "Caesar/PROPN/nsubj/2:PERSON left/VERB/ROOT/2 ./PUNCT/punct/2"
    )
    assert not same(doc, "He", "Caesar")


def test_coreference_does_not_look_back_over_many_sentences() -> None:
    filler = "Snow/NOUN/nsubj/2 fell/VERB/ROOT/2 ./PUNCT/punct/2 | " * 6
    doc = read(
        "Caesar/PROPN/nsubj/2:PERSON left/VERB/ROOT/2 ./PUNCT/punct/2 | "
        + filler
        + "He/PRON/nsubj/2 retreated/VERB/ROOT/2 ./PUNCT/punct/2"
    )
    assert not same(doc, "He", "Caesar")


def test_coreference_gives_the_city_its_name() -> None:
    doc = read(KAZAN + " | The/DET/det/2 city/NOUN/nsubj/3 fell/VERB/ROOT/3 ./PUNCT/punct/3")
    assert same(doc, "city", "Kazan")
    assert entity(doc, "city").name == "Kazan"


@pytest.mark.parametrize("name", ["Rome", "Athens", "Venice", "Carthage"])
def test_coreference_takes_a_town_that_was_a_state_for_the_city(name: str) -> None:
    doc = read(f"{KAZAN.replace('Kazan', name)} | The/DET/det/2 city/NOUN/nsubj/3 fell/VERB/ROOT/3 ./PUNCT/punct/3")
    assert same(doc, "city", name)


def test_coreference_takes_no_state_for_the_city() -> None:
    doc = read(
        "Troops/NOUN/nsubj/2 reached/VERB/ROOT/2 China/PROPN/obj/2:GPE ./PUNCT/punct/2 | "
        "The/DET/det/2 city/NOUN/nsubj/3 fell/VERB/ROOT/3 ./PUNCT/punct/3"
    )
    assert not same(doc, "city", "China")


@pytest.mark.parametrize(
    "annotated",
    [
        "A/DET/det/2 city/NOUN/nsubj/3 fell/VERB/ROOT/3 ./PUNCT/punct/3",
        "The/DET/det/3 second/ADJ/amod/3 city/NOUN/nsubj/4 fell/VERB/ROOT/4 ./PUNCT/punct/4",
        "The/DET/det/2 city/NOUN/nsubj/5 they/PRON/nsubj/4 besieged/VERB/acl:relcl/2 fell/VERB/ROOT/5 ./PUNCT/punct/5",
    ],
)
def test_coreference_leaves_a_city_that_is_told_otherwise(annotated: str) -> None:
    assert not same(read(f"{KAZAN} | {annotated}"), "city", "Kazan")


def test_coreference_gives_the_king_to_the_one_who_bears_the_title() -> None:
    doc = read(
        "King/PROPN/compound/2:PERSON Charles/PROPN/nsubj/3:PERSON "
        "met/VERB/ROOT/3//meet Cromwell/PROPN/obj/3:PERSON ./PUNCT/punct/3 | "
        "The/DET/det/2 king/NOUN/nsubj/3 fled/VERB/ROOT/3 ./PUNCT/punct/3"
    )
    assert same(doc, "king", "Charles")


def test_coreference_leaves_a_king_whom_no_title_names() -> None:
    doc = read(
        "Charles/PROPN/nsubj/2:PERSON met/VERB/ROOT/2//meet Cromwell/PROPN/obj/2:PERSON ./PUNCT/punct/2 | "
        "The/DET/det/2 king/NOUN/nsubj/3 fled/VERB/ROOT/3 ./PUNCT/punct/3"
    )
    assert entity(doc, "king").name == "king"


def test_coreference_joins_an_apposition_to_its_name() -> None:
    doc = read(
        "Alaric/PROPN/nsubj/8:PERSON ,/PUNCT/punct/3 king/NOUN/appos/1 "
        "of/ADP/case/6 the/DET/det/6 Goths/PROPN/nmod/3:NORP "
        ",/PUNCT/punct/3 died/VERB/ROOT/8 ./PUNCT/punct/8"
    )
    assert same(doc, "Alaric", "king")
    assert entity(doc, "king").name == "Alaric"
    assert not same(doc, "Alaric", "Goths")


def test_coreference_joins_a_name_behind_its_description() -> None:
    doc = read(
        "The/DET/det/2 dictator/NOUN/nsubj/6 ,/PUNCT/punct/4 "
        "Caesar/PROPN/appos/2:PERSON ,/PUNCT/punct/4 died/VERB/ROOT/6 ./PUNCT/punct/6"
    )
    assert entity(doc, "dictator").name == "Caesar"


def test_coreference_gives_one_name_the_kind_of_most_of_its_uses() -> None:
    doc = read(
        "George/PROPN/nsubj/3:PERSON Lincoln/PROPN/flat/1:PERSON left/VERB/ROOT/3 ./PUNCT/punct/3 | "
        "Lincoln/PROPN/nsubj/2:PERSON left/VERB/ROOT/2 ./PUNCT/punct/2 | "
        "Lincoln/PROPN/nsubj/2:GPE left/VERB/ROOT/2 ./PUNCT/punct/2"
    )
    (found,) = doc._.fasti_entities
    assert (found.kind, found.name, len(found.mentions)) == ("person", "George Lincoln", 3)


def test_coreference_puts_every_mention_into_one_entity() -> None:
    doc = read(" | ".join((ROOSEVELTS, KAZAN, "They/PRON/nsubj/2 left/VERB/ROOT/2 ./PUNCT/punct/2")))
    heads = [found.head for one in doc._.fasti_entities for found in one.mentions]
    assert sorted(heads) == sorted(doc._.fasti_mentions) == sorted(doc._.fasti_entity_of)
    assert [one.id for one in doc._.fasti_entities] == list(range(len(doc._.fasti_entities)))


def test_coreference_calls_an_entity_by_no_pronoun_where_it_has_a_name() -> None:
    doc = read(
        "Caesar/PROPN/nsubj/2:PERSON left/VERB/ROOT/2 ./PUNCT/punct/2 | "
        "He/PRON/nsubj/2 died/VERB/ROOT/2 ./PUNCT/punct/2"
    )
    (found,) = doc._.fasti_entities
    assert (found.name, found.aliases) == ("Caesar", ())


def test_coreference_reads_an_entity_without_letters() -> None:
    """What a recognizer may slip into: a mark alone, labelled as a name."""
    doc = read("Rome/PROPN/nmod:poss/3:GPE 's/PART/case/1:B-GPE army/NOUN/nsubj/4 fled/VERB/ROOT/4")
    assert entity(doc, "Rome").name == "Rome"
    assert read("'s/NOUN/nsubj/2:GPE fled/VERB/ROOT/2")._.fasti_entities is not None


def test_text_order_looks_back_by_sentences() -> None:
    sleep = "Rome/PROPN/nsubj/2:GPE slept/VERB/ROOT/2//sleep"
    doc = parse(" | ".join([sleep] * 4))
    order = TextOrder.of(doc, [6, 0, 4, 2])
    assert order.heads_before(doc[7], sentences=0) == [6]
    assert order.heads_before(doc[7], sentences=1) == [4, 6]
    assert order.heads_before(doc[4], sentences=1) == [2]
    assert order.heads_before(doc[7], sentences=9) == [0, 2, 4, 6]
    assert order.sentence_of(7) - order.sentence_of(1) == 3
