"""The summary of a run: what was read, what was found, where it lies, and what to do next."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from fasti.readers import STDIN
from fasti.report.words import tell
from fasti.run import MANIFEST, Result

_TABLE_ROWS = 20  # documents listed one by one; of more, only the sum is told
_MOST_NOTED = 5  # documents named one by one that have the same note
_FILES = {
    "events.jsonl": "one event a line, complete, with the words and the rule behind each value",
    "events.csv": "one row an event, for a spreadsheet",
    "events.sqlite": "tables to query",
    MANIFEST: "what was read, with which model and rules, and the hash of each file",
}


def summary(result: Result, *, seconds: float) -> str:
    """A page of plain text for a newcomer."""
    return "\n".join(_lines(result, seconds))


def _lines(result: Result, seconds: float) -> Iterator[str]:
    documents = result.manifest.documents
    yield (
        f"Read {count(len(documents), 'document')} of {count(result.words, 'word')} "
        f"and found {count(result.events, 'event')} in {seconds:.1f} s."
    )
    if 1 < len(documents) <= _TABLE_ROWS:
        yield ""
        width = max(len(document.id) for document in documents)
        yield from (f"  {document.id:<{width}}  {count(document.events, 'event'):>12}" for document in documents)
    if result.kept:
        yield _tell_kept(result.kept, len(documents))
    if result.left_alone:
        names = ", ".join(result.left_alone[:3]) + (", ..." if len(result.left_alone) > 3 else "")
        yield f"\nLeft alone: {count(len(result.left_alone), 'file')} of other kinds ({names})."
    if result.sample:
        yield "\nOne of them:\n"
        yield from (f"  {line}" for line in tell(result.sample))
    yield f"\nWritten to {result.out}/:\n"
    yield from (f"  {name:<14} {what}" for name, what in _FILES.items())
    if result.targets:
        yield "\nAlso written to:\n"
        yield from (f"  {target}" for target in result.targets)
    shown = result.sample.document if result.sample else None
    source = next((document.source for document in documents if document.id == shown), None)
    if source and source != STDIN:
        yield f"\nWhy each value is there:  fasti explain {shlex.quote(source)}"


def problems(result: Result) -> Iterator[str]:
    """A line for each note on a document, or one for all of many with the same note, and for each that is left out."""
    noted: dict[str, list[str]] = {}
    for document in result.manifest.documents:
        for note in document.notes:
            noted.setdefault(note, []).append(document.source or document.id)
    for note, sources in noted.items():
        if len(sources) > _MOST_NOTED:
            yield f"{sources[0]} and {count(len(sources) - 1, 'more document')}: {note}"
        else:
            yield from (f"{source}: {note}" for source in sources)
    if any(len(sources) > _MOST_NOTED for sources in noted.values()):
        yield f"{result.out / MANIFEST} has the notes on each document."
    yield from (f"{one.source}: {one.reason}" for one in result.manifest.quarantined)


def _tell_kept(kept: int, documents: int) -> str:
    if kept >= documents and documents != 1:
        return "All are as the run before left them; --fresh reads them anew."
    if kept == 1:
        whose = "It is" if documents == 1 else "1 of them is"
        return f"{whose} as the run before left it; --fresh reads it anew."
    return f"{kept:,} of them are as the run before left them; --fresh reads them anew."


def count(number: int, noun: str) -> str:
    """`1 event`, `1,234 events`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
