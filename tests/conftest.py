"""What several tests share: an event with every slot filled, and an engine that needs no model."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings

from engines import read_captures
from fasti.record import Document, Event
from fasti.run import Engine

# Help and tables are compared as plain text of one width, whatever the terminal or CI that the tests run in.
os.environ.update(_TYPER_FORCE_DISABLE_TERMINAL="1", NO_COLOR="1", COLUMNS="100")
os.environ.pop("FORCE_COLOR", None)

# A busy machine is no fault of the code: no test fails for the time that it took.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

TEXT = (
    "On 15 March 44 BC Brutus and the conspirators killed Caesar in Rome.\n"
    "The murder led to a civil war, a “new” one… 🗡️\n"
)


@pytest.fixture
def document() -> Document:
    """Two sentences, with characters outside ASCII and outside the first plane."""
    return Document(id="ides", text=TEXT, source="texts/ides.txt", notes=("A note.",))


def quote(text: str, words: str) -> dict[str, Any]:
    """The span of the first occurrence of `words`."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def full_events(document: Document) -> tuple[Event, ...]:
    """A killing with a value and evidence in every slot, part of a war that has neither."""

    def evidence(rule: str, words: str) -> list[dict[str, Any]]:
        return [{"rule": rule, "spans": [quote(document.text, words)], "confidence": 0.8}]

    def value(rule: str, words: str, **rest: Any) -> dict[str, Any]:
        return {**rest, "spans": [quote(document.text, words)], "evidence": evidence(rule, words)}

    killing = {
        "id": f"{document.id}-1",
        "document": document.id,
        "type": "life.killing",
        "label": "killing of Caesar",
        "part_of": f"{document.id}-2",
        "sentence": quote(document.text, document.text.partition("\n")[0]),
        "mentions": [
            {**quote(document.text, "killed"), "evidence": evidence("killing.kill", "killed")},
            {**quote(document.text, "murder"), "evidence": evidence("killing.murder", "murder")},
        ],
        "dates": [
            value(
                "dates.day",
                "15 March 44 BC",
                edtf="-0043-03-15",
                value="BC0044-03-15",
                earliest="-0043-03-15",
                latest="-0043-03-15",
                precision="day",
                calendar="julian",
            )
        ],
        "actors": [
            value("roles.subject", "Brutus", name="Brutus", role="agent", aliases=["Marcus Brutus"]),
            value("roles.conjunct", "the conspirators", name="conspirators", role="agent"),
            value("roles.object", "Caesar", name="Caesar", role="target"),
        ],
        "places": [value("roles.in", "Rome", name="Rome", role="location", aliases=["the city", "Roma"])],
        "outcomes": [value("outcomes.lead", "a civil war, a “new” one", kind="change")],
    }
    war = {
        "id": f"{document.id}-2",
        "document": document.id,
        "type": "conflict.war",
        "label": "civil war",
        "factuality": "possible",
        "mentions": [quote(document.text, "civil war")],
    }
    return tuple(Event.model_validate(event, context={"text": document.text}) for event in (killing, war))


@pytest.fixture
def events(document: Document) -> tuple[Event, ...]:
    """The two events of `document`."""
    return full_events(document)


@pytest.fixture
def engine() -> Engine:
    """An engine that reads captures by their words alone."""
    return Engine(read=read_captures, model="fake 1.0", rules_sha256="0" * 64)


@pytest.fixture
def without_model(monkeypatch: pytest.MonkeyPatch, engine: Engine) -> Callable[[], Engine]:
    """Let the commands use the engine that needs no model."""
    load: Callable[..., Engine] = lambda **_: engine  # noqa: E731
    monkeypatch.setattr("fasti.run.load_engine", load)
    monkeypatch.setattr("fasti.run.plan_engine", load)
    return load
