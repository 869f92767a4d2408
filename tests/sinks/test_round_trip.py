"""Whatever the record can say, every database gives it back."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fasti.record import ActorRole, Calendar, Document, Event, Factuality, OutcomeKind, PlaceRole, Precision, Qualifier
from fasti.record.events import EVENT_TYPES
from fasti.sinks import DatabaseSink, read_events
from sinks.conftest import KINDS
from sinks.databases import NewUrl

# PostgreSQL has no NUL; half of a surrogate pair is no text.
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=8)
spans = st.builds(
    lambda start, text: {"start": start, "end": start + len(text), "text": text}, st.integers(0, 99), words
)
some_spans = st.lists(spans, max_size=2)
evidence = st.lists(
    st.fixed_dictionaries({"rule": words, "spans": some_spans, "confidence": st.floats(0, 1)}), max_size=2
)
proof = {"spans": some_spans, "evidence": evidence}
days = st.sampled_from([None, "-0217-08-02", "1937-12-13", "0000-01-01", "-200000-01-01"])


def choice(kind: Any) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(kind))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


dates = st.fixed_dictionaries(
    {
        "edtf": words,
        "value": maybe(words),
        "earliest": days,
        "latest": days,
        "precision": maybe(choice(Precision)),
        "calendar": maybe(choice(Calendar)),
        "qualifier": maybe(choice(Qualifier)),
        **proof,
    }
)
names = {"name": words, "aliases": st.lists(words, max_size=2), **proof}
event_fields = st.fixed_dictionaries(
    {
        "type": st.sampled_from(EVENT_TYPES),
        "label": st.just("") | words,
        "factuality": choice(Factuality),
        "sentence": maybe(spans),
        "mentions": st.lists(
            st.builds(lambda span, why: {**span, "evidence": why}, spans, evidence), min_size=1, max_size=3
        ),
        "dates": st.lists(dates, max_size=2),
        "actors": st.lists(st.fixed_dictionaries({**names, "role": choice(ActorRole)}), max_size=3),
        "places": st.lists(st.fixed_dictionaries({**names, "role": choice(PlaceRole)}), max_size=2),
        "outcomes": st.lists(
            st.fixed_dictionaries(
                {"kind": choice(OutcomeKind), "spans": st.lists(spans, min_size=1, max_size=2), "evidence": evidence}
            ),
            max_size=2,
        ),
    }
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Event, ...]:
    """The events of one document, some part of others."""
    fields = draw(st.lists(event_fields, max_size=3))
    parts = draw(st.lists(st.none() | st.integers(0, max(len(fields) - 1, 0)), min_size=3, max_size=3))
    return tuple(
        Event.model_validate(
            {"id": f"e{number}", "document": "d", "part_of": None if part is None else f"e{part}", **one}
        )
        for number, (one, part) in enumerate(zip(fields, parts, strict=False))
    )


@pytest.mark.parametrize("kind", KINDS)
def test_database_gives_back_whatever_was_written_last(kind: str, new_url: NewUrl) -> None:
    url = new_url(kind)

    @settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(documents())
    def check(events: tuple[Event, ...]) -> None:
        sink.write(document, events)
        assert tuple(read_events(url)) == events

    document = Document(id="d", text="A text.")
    with DatabaseSink(url) as sink:
        check()
