"""Spans and documents: code points of the untouched text, whatever characters it is made of."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from fasti.record import Anchor, Document, Event, Span, anchors_at

# A combining accent, an emoji of one and one of seven code points, a flag, line ends of three kinds, a byte order mark.
PIECES = ("e\u0301", "\u0301", "🗡️", "👨‍👩‍👧‍👦", "🇨🇳", "\r\n", "\n", "\u2028", "\ufeff", "a", " ", "的", "\u202e")
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.characters(exclude_categories=["Cs"])), max_size=30).map("".join)


@st.composite
def texts_with_range(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


@given(texts_with_range())
def test_span_quotes_the_text_at_its_offsets(case: tuple[str, int, int]) -> None:
    text, start, end = case
    span = Document(id="d", text=text).span(start, end)
    assert text[span.start : span.end] == span.text
    assert Span.model_validate_json(span.model_dump_json(), context={"text": text}) == span


@given(texts_with_range())
def test_span_is_refused_where_the_text_has_moved(case: tuple[str, int, int]) -> None:
    text, start, end = case
    span = Document(id="d", text=text).span(start, end)
    moved = "x" + text
    if moved[start:end] != span.text:
        with pytest.raises(ValidationError, match="but the text there is"):
            Span.model_validate(span.model_dump(), context={"text": moved})


@given(texts)
def test_document_hash_is_that_of_the_utf8_bytes(text: str) -> None:
    assert Document(id="d", text=text).sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_span_counts_code_points_not_bytes_or_letters() -> None:
    document = Document(id="d", text="Cafe\u0301 🗡️\r\nfell")
    assert document.span(10, 14).text == "fell"
    assert document.span(3, 5).text == "e\u0301"


def test_span_of_another_length_than_its_text_is_refused() -> None:
    with pytest.raises(ValidationError, match="is not as long as its text"):
        Span(start=0, end=3, text="four")


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (2, 1), (0, 5)])
def test_span_that_leaves_the_document_is_refused(start: int, end: int) -> None:
    with pytest.raises(IndexError, match="leaves document 'd' of 4 characters"):
        Document(id="d", text="fell").span(start, end)


@pytest.mark.parametrize(
    ("one", "other", "overlap"), [((0, 2), (1, 3), True), ((0, 2), (2, 3), False), ((0, 3), (1, 2), True)]
)
def test_spans_overlap_where_they_share_a_code_point(
    one: tuple[int, int], other: tuple[int, int], overlap: bool
) -> None:
    document = Document(id="d", text="abc")
    assert document.span(*one).overlaps(document.span(*other)) is overlap
    assert document.span(*other).overlaps(document.span(*one)) is overlap


def test_values_are_frozen_and_know_their_fields(events: tuple[Event, ...]) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        events[0].label = "another"  # type: ignore[misc]
    with pytest.raises(ValidationError, match="extra"):
        Event.model_validate({**events[0].model_dump(), "colour": "red"})


def anchored() -> Document:
    """A page break in the middle of the chapter's second paragraph."""
    anchors = (
        Anchor(kind="heading", start=0, end=20, value="I"),
        Anchor(kind="page", start=0, end=12, value="4"),
        Anchor(kind="xml_id", start=0, end=8, value="p1"),
        Anchor(kind="xml_id", start=10, end=20, value="p2"),
        Anchor(kind="page", start=12, end=20, value="5"),
    )
    return Document(id="d", text="It fell.\n\nThey fell.", anchors=anchors)


@pytest.mark.parametrize(
    ("start", "end", "values"),
    [(0, 2, "I 4 p1"), (10, 12, "I 4 p2"), (10, 13, "I 4 p2 5"), (8, 10, "I 4"), (12, 12, "I p2 5"), (20, 20, "")],
)
def test_anchors_at_a_range_are_those_that_share_a_character(start: int, end: int, values: str) -> None:
    assert [anchor.value for anchor in anchors_at(anchored(), start, end)] == values.split()


def test_anchor_that_ends_before_it_starts_or_leaves_the_text_is_refused() -> None:
    with pytest.raises(ValidationError, match="page '4' ends at 1, before its start 2"):
        Anchor(kind="page", start=2, end=1, value="4")
    with pytest.raises(ValidationError, match="page '4' leaves the text of document 'd'"):
        Document(id="d", text="fell", anchors=(Anchor(kind="page", start=0, end=5, value="4"),))


def test_document_with_anchors_survives_json() -> None:
    assert Document.model_validate_json(anchored().model_dump_json()) == anchored()
