"""Entries: titles that are places of fighting, and what under them means the title."""

from __future__ import annotations

import pytest

from fasti.components.entries import entries
from readings import entity, read, roles, triggers

FOUGHT = (
    "{title} | Fought/{tag}/ROOT/1/{fine}/{lemma} by/ADP/case/4 the/DET/det/4 Medes/PROPN/obl/1:NORP ./PUNCT/punct/1"
)
TITLE = "Opis/PROPN/ROOT/1:PERSON ./PUNCT/punct/1"
BRACKETS = (
    "Opis/PROPN/ROOT/1:PERSON (/PUNCT/punct/4 Persian/ADJ/amod/4 War/PROPN/appos/1 )/PUNCT/punct/4 ./PUNCT/punct/1"
)
ATTACKED = "The/DET/det/2 Medes/PROPN/nsubj/3:NORP attacked/VERB/ROOT/3 {} ./PUNCT/punct/3"


def fought(title: str = TITLE, *, tag: str = "VERB", fine: str = "VBN", lemma: str = "fight") -> str:
    return FOUGHT.format(title=title, tag=tag, fine=fine, lemma=lemma)


@pytest.mark.parametrize("title", [TITLE, BRACKETS, TITLE.replace("Opis", "OPIS").replace("PROPN", "ADJ")])
def test_entries_take_their_title_for_the_place(title: str) -> None:
    doc = read(fought(title))
    assert "location=OPIS" in {role.upper().replace("LOCATION", "location") for role in roles(doc, "Fought")}
    assert [found.head for found in entries(doc)] == [0]


def test_entries_make_a_verb_of_an_opening_that_was_read_as_a_name() -> None:
    doc = read(fought(tag="PROPN", fine="NNP", lemma="Fought"))
    assert triggers(doc) == {"Fought": "conflict.battle"}
    assert "location=Opis" in roles(doc, "Fought")


def test_entries_with_a_war_in_brackets_give_their_place_to_the_first_fight() -> None:
    doc = read(f"{BRACKETS} | {ATTACKED.format('the/DET/det/5 camp/NOUN/dep/3')}")
    assert "location=Opis" in roles(doc, "attacked")


def test_entries_are_what_this_town_means() -> None:
    town = "this/DET/det/5 town/NOUN/obj/3"
    doc = read(f"{TITLE} | {ATTACKED.format(town)}")
    assert entity(doc, "town").name == "Opis"
    assert roles(doc, "attacked") == {"agent=Medes", "location=Opis"}


@pytest.mark.parametrize(
    "title",
    [
        "The/DET/det/3 long/ADJ/amod/3 retreat/NOUN/ROOT/3 ./PUNCT/punct/3",
        "Opis/PROPN/nsubj/2:GPE fell/VERB/ROOT/2 ./PUNCT/punct/2",
        "Battle/PROPN/ROOT/1:EVENT of/ADP/case/3:EVENT Opis/PROPN/nmod/1:EVENT ./PUNCT/punct/1",
    ],
)
def test_entries_are_titled_by_names_of_places_alone(title: str) -> None:
    assert not entries(read(f"{title} | {ATTACKED.format('this/DET/det/5 town/NOUN/obj/3')}"))


def test_entries_on_other_things_are_none() -> None:
    grew = "Figs/NOUN/nsubj/2 grew/VERB/ROOT/2//grow here/ADV/advmod/2 ./PUNCT/punct/2"
    assert not entries(read(f"{TITLE} | {grew}"))


def test_entries_end_where_the_next_begins() -> None:
    doc = read(f"{fought()} | {fought(TITLE.replace('Opis', 'Issus'))}")
    assert len(entries(doc)) == 1  # the second title stands on no line of its own
