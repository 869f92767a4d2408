"""Events in short for the tests of the evaluation: every word of the text occurs once, so a word names its span."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from fasti.record import ActorRole, Document, Event, GoldFile

TEXT = (
    "In spring the army of Hannibal attacked and stormed Saguntum, which fell after a long siege.\n"
    "The assault left hundreds dead in the streets. Rome declared war; envoys, Fabius among them, sailed home.\n"
    "alpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima"
)


def span(words: str) -> dict[str, Any]:
    """The span of words that occur once in the text."""
    assert TEXT.count(words) == 1, words
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def event(
    *mentions: str,
    type: str = "conflict.attack",  # noqa: A002
    factuality: str = "actual",
    dates: Sequence[str] = (),
    actors: Sequence[str] = (),
    places: Sequence[str] = (),
    outcomes: Sequence[str] = (),
    sentence: str | None = None,
    id: str = "e",  # noqa: A002
    document: str | None = "saguntum",
) -> Event:
    """An event with mentions by their words; actors and places as `name/role`, outcomes as `kind: words`.

    An actor or place has a span where its name occurs once in the text; `name=alias/role` gives an alias too.
    """
    roles = [_named(value) for value in (*actors, *places)]
    content = {
        "id": id,
        "document": document,
        "type": type,
        "label": "a label",
        "factuality": factuality,
        "sentence": span(sentence) if sentence else None,
        "mentions": [span(words) for words in mentions],
        "dates": [{"edtf": edtf} for edtf in dates],
        "actors": [value for value in roles if value["role"] in get_args(ActorRole)],
        "places": [value for value in roles if value["role"] not in get_args(ActorRole)],
        "outcomes": [
            {"kind": kind, "spans": [span(words) for words in quotes.split(" | ")]}
            for kind, _, quotes in (value.partition(": ") for value in outcomes)
        ],
    }
    return Event.model_validate(content, context={"text": TEXT})


def gold_file(*events: Event, document: str = "saguntum") -> GoldFile:
    """A gold file of these events, which get the ids e1, e2, ..."""
    return GoldFile(
        document=document,
        text_sha256=Document(id=document, text=TEXT).sha256,
        events=tuple(
            one.model_copy(update={"id": f"e{number}", "document": None}) for number, one in enumerate(events, 1)
        ),
    )


def _named(value: str) -> dict[str, Any]:
    names, _, role = value.rpartition("/")
    name, *aliases = names.split("=")
    return {
        "name": name,
        "role": role,
        "aliases": aliases,
        "spans": [span(name)] if TEXT.count(name) == 1 else [],
    }
