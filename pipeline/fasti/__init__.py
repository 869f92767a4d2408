"""fasti reads history prose and writes structured events: dates, actors, places and outcomes, each tied to its words.

The names below load what they need when they are first used; importing fasti, or its record, loads no spaCy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fasti.chronology import find_dates
    from fasti.errors import FastiError
    from fasti.evaluation import evaluate
    from fasti.nlp import load
    from fasti.readers import read_documents
    from fasti.record import Document, Event, Span
    from fasti.rules import load_rules
    from fasti.run import extract

__version__ = "0.1.0"

__all__ = [
    "Document",
    "Event",
    "FastiError",
    "Span",
    "__version__",
    "evaluate",
    "extract",
    "find_dates",
    "load",
    "load_rules",
    "read_documents",
]

_HOMES = {
    "Document": "fasti.record",
    "Event": "fasti.record",
    "FastiError": "fasti.errors",
    "Span": "fasti.record",
    "evaluate": "fasti.evaluation",
    "extract": "fasti.run",
    "find_dates": "fasti.chronology",
    "load": "fasti.nlp",
    "load_rules": "fasti.rules",
    "read_documents": "fasti.readers",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'fasti' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
