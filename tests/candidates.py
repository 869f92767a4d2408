"""Candidates in short, for the tests of merging: each stands at its own place in an imagined text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fasti.record import Candidate

WIDTH = 10  # how many characters of the imagined text each candidate has


def span(at: int, text: str) -> dict[str, Any]:
    """The span of `text` where candidate number `at` stands."""
    return {"start": at * WIDTH, "end": at * WIDTH + len(text), "text": text}


def candidate(
    at: int,
    type: str = "conflict.attack",  # noqa: A002
    *,
    lemma: str = "attack",
    form: str = "verb",
    actors: Sequence[str] = (),
    places: Sequence[str] = (),
    dates: Sequence[str] = (),
    outcomes: Sequence[str] = (),
    factuality: str = "actual",
    links: Sequence[int] = (),
    same: Sequence[int] = (),
    **rest: Any,
) -> Candidate:
    """Candidate number `at`; actors and places as `role=name`, outcomes as `kind=words`, dates in EDTF.

    `links` and `same` are the numbers of other candidates.
    """

    def named(value: str) -> dict[str, Any]:
        role, _, name = value.partition("=")
        name, *aliases = name.split("|")
        return {"name": name, "role": role, "aliases": aliases, **proof(f"role.{role}", name)}

    def proof(rule: str, words: str) -> dict[str, Any]:
        return {"spans": [span(at, words)], "evidence": [{"rule": rule, "spans": [span(at, words)]}]}

    event = {
        "id": f"e{at}",
        "document": "text",
        "type": type,
        "label": f"{lemma} {at}",
        "factuality": factuality,
        "mentions": [{**span(at, lemma), "evidence": [{"rule": "test.word", "spans": [span(at, lemma)]}]}],
        "actors": [named(value) for value in actors],
        "places": [named(value) for value in places],
        "dates": [{**_date(edtf), **proof("date.test", edtf)} for edtf in dates],
        "outcomes": [
            {"kind": kind, **proof("outcome.test", words)}
            for kind, _, words in (value.partition("=") for value in outcomes)
        ],
    }
    return Candidate.model_validate(
        {
            "event": event,
            "lemma": lemma,
            "form": form,
            "links": [f"e{number}" for number in links],
            "same": [f"e{number}" for number in same],
            **rest,
        }
    )


def _date(edtf: str) -> dict[str, Any]:
    """The first and last day of a year, month, day or open interval."""
    first, _, last = edtf.partition("/") if "/" in edtf else (edtf, "", edtf)
    return {"edtf": edtf, "earliest": _day(first, "01", "01"), "latest": _day(last, "12", "28")}


def _day(date: str, month: str, day: str) -> str | None:
    if date == "..":
        return None
    parts = date.split("-")
    return "-".join([*parts, *[month, day][len(parts) - 1 :]])
