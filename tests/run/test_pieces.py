"""A long text in pieces: nothing lost, cut where paragraphs end, and read as one story."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from fasti.components.triggers import TriggersComponent
from fasti.nlp import load
from fasti.record import Document, Event
from fasti.rules.regression import Regression
from fasti.rules.second_look import SecondLooks
from fasti.run import extract_document
from fasti.run.pieces import PIECE, split

CORPUS = Path(__file__).parents[2] / "corpus" / "texts"
SIZE = 700  # characters: each text of the corpus is three pieces or four
# An event too many: *Negotiations were resumed* is read otherwise so near to a cut.
APART = {"nystad": 1}


def cut(text: str, size: int) -> list[str]:
    return [text[start:end] for start, end in split(text, size=size)]


@given(st.text(alphabet="ab .\n\r\u0301🗡", max_size=200), st.integers(min_value=1, max_value=40))
def test_split_loses_nothing_and_keeps_to_the_size(text: str, size: int) -> None:
    pieces = cut(text, size)
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= size for piece in pieces)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One two three.\n\nFour.\n\nFive.", ["One two three.\n\n", "Four.\n\nFive."]),
        ("One two.\r\n\r\nThree four five six.", ["One two.\r\n\r\n", "Three four five six."]),
        ("So then he said.\nThey had gone.\nNow", ["So then he said.\n", "They had gone.\nNow"]),
        ("One two three. Four five six seven", ["One two three. ", "Four five six seven"]),
        ("one two three four five six seven", ["one two three four ", "five six seven"]),
        ("a" * 45, ["a" * 22, "a" * 22, "a"]),
    ],
)
def test_split_cuts_at_the_best_place(text: str, pieces: list[str]) -> None:
    assert cut(text, 22) == pieces


def test_split_leaves_a_mark_with_its_letter() -> None:
    assert cut("ae\u0301" * 4, 5)[0] == "ae\u0301a"


def test_split_leaves_a_short_text_whole() -> None:
    assert list(split("a" * PIECE)) == [(0, PIECE)]
    assert list(split("")) == []


@pytest.fixture(scope="module")
def nlp() -> Iterator[Language]:
    """The pipeline without what goes by all that a piece tells: that is little, in pieces so short."""
    nlp = load()
    triggers = nlp.get_pipe("fasti_triggers")
    assert isinstance(triggers, TriggersComponent)
    never = Regression(threshold=2.0, intercept=0.0, weights={})
    triggers.second_look = SecondLooks(alone=never, recognized=never)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("fasti.components.amid_fighting.LEAST", 1_000)
        yield nlp


def read(nlp: Language, name: str, size: int) -> tuple[str, tuple[Event, ...]]:
    document = Document(id=name, text=(CORPUS / f"{name}.txt").read_bytes().decode())
    return document.text, extract_document(nlp, document, size=size)


def tell(events: tuple[Event, ...]) -> list[tuple[object, ...]]:
    """What an event tells but for the names of who and where: those that come later in a text are not known before."""
    return [
        (event.id, event.type, event.factuality, event.part_of, [date.edtf for date in event.dates]) for event in events
    ]


@pytest.mark.parametrize("name", sorted(path.stem for path in CORPUS.glob("*.txt")))
def test_pieces_tell_the_events_and_dates_of_the_whole(nlp: Language, name: str) -> None:
    text, whole = read(nlp, name, PIECE)
    _, pieces = read(nlp, name, SIZE)
    assert len(text) > 2 * SIZE
    told = [one for one in tell(pieces) if one in tell(whole)]
    assert told == tell(whole)
    assert len(pieces) - len(told) == APART.get(name, 0)
    for event in pieces:
        Event.model_validate(event.model_dump(), context={"text": text})


@pytest.mark.parametrize("name", ["cannae", "krakatoa", "nystad"])
def test_pieces_tell_nearly_the_names_of_the_whole(nlp: Language, name: str) -> None:
    whole, pieces = read(nlp, name, PIECE)[1], read(nlp, name, SIZE)[1]
    assert sum(event in whole for event in pieces) >= 0.8 * len(whole)


STORY = (
    "In June 1718 King Charles besieged Fredriksten. General Karl Armfeldt marched on Trondheim.\n\n"
    "He captured Trondheim in December. The king was killed there. The next day the army left.\n\n"
    "Armfeldt died in January."
)


def test_pieces_carry_the_date_and_who_is_meant(nlp: Language) -> None:
    document = Document(id="story", text=STORY)
    whole, pieces = extract_document(nlp, document), extract_document(nlp, document, size=115)
    assert len(list(split(STORY, size=115))) == 3
    assert tell(pieces) == tell(whole)

    def said(events: tuple[Event, ...]) -> list[list[tuple[str, str]]]:
        return [[(actor.name, actor.role) for actor in event.actors] for event in events]

    assert said(pieces) == said(whole)
    dated = [event for event in pieces if event.type in {"conflict.capture", "life.death"}]
    assert [[date.edtf for date in event.dates] for event in dated] == [["1718-12"], ["1719-01"]]


def test_pieces_of_a_text_beyond_the_limit_of_the_pipeline(nlp: Language) -> None:
    limit, nlp.max_length = nlp.max_length, 60
    try:
        events = extract_document(nlp, Document(id="long", text="In 1066 the Normans invaded England. " * 4))
    finally:
        nlp.max_length = limit
    assert [mention.start for event in events for mention in event.mentions] == [20, 57, 94, 131]
