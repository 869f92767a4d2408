"""Events of several documents in short, for the tests of linking, and a vocabulary whose places are a handful."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from fasti.record import Event
from fasti.resolve.across import Vocabulary, build_vocabulary
from fasti.resolve.across.places import index_places
from fasti.rules import load_rules

CITIES = (
    {"name": "Nanjing", "population": 9_000_000, "alternatenames": ["Nanking", "NKG", ""]},
    {"name": "Gdańsk", "population": 480_000, "alternatenames": ["Danzig"]},
    {"name": "Wrocław", "population": 670_000, "alternatenames": ["Breslau"]},
    {"name": "Lindenhurst", "population": 27_000, "alternatenames": ["Breslau"]},
    {"name": "Austin", "population": 970_000, "alternatenames": ["Waterloo", "Twins"]},
    {"name": "Dallas", "population": 1_300_000, "alternatenames": ["Twins"]},
    {"name": "Waterloo", "population": 105_000, "alternatenames": []},
    {"name": "Ieper", "population": 35_000, "alternatenames": ["Ypres"]},
)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The shipped rules, with the places of `CITIES` alone."""
    return build_vocabulary(load_rules(), index_places(CITIES, source="a handful"))


def told(
    document: str,
    kind: str,
    words: str = "",
    *,
    id: str = "e1",  # noqa: A002
    dates: Sequence[str] = (),
    places: Sequence[str] = (),
    actors: Sequence[str] = (),
    outcomes: Sequence[str] = (),
    factuality: str = "actual",
    **date: Any,
) -> Event:
    """An event of a document; actors as `role=name|alias`, outcomes as `kind=words`, places at `location` or `role=`.

    `date` holds further fields of every date, such as its calendar.
    """

    def span(text: str) -> dict[str, Any]:
        return {"start": 0, "end": len(text), "text": text}

    def named(value: str) -> dict[str, Any]:
        role, _, names = value.partition("=") if "=" in value else ("location", "", value)
        name, *aliases = names.split("|")
        return {"role": role, "name": name, "aliases": aliases}

    mention = words or kind.partition(".")[2]
    pairs = (value.partition("=")[::2] for value in outcomes)
    return Event.model_validate(
        {
            "id": id,
            "document": document,
            "type": kind,
            "label": mention,
            "factuality": factuality,
            "mentions": [span(mention)],
            "dates": [{"edtf": edtf, **date} for edtf in dates],
            "places": [named(value) for value in places],
            "actors": [named(value) for value in actors],
            "outcomes": [{"kind": kind_, "spans": [span(text)]} for kind_, text in pairs],
        }
    )
