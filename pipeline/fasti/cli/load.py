"""`fasti load`: events made earlier, into a database."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from fasti.sinks import EventsFile

REFUSED = 1


def load(
    events: Annotated[
        Path, typer.Argument(metavar="EVENTS", help="An events.jsonl, or the folder that `fasti extract` wrote.")
    ],
    to: Annotated[
        list[str],
        typer.Argument(metavar="URL|FILE...", help="postgresql://..., events.sqlite, events.duckdb, events.parquet."),
    ],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only what went wrong.")] = False,
) -> None:
    """Load events that were extracted earlier into databases.

    Each document of the file takes the place of what the database holds of it; other documents stay. So loading twice
    changes nothing, and events that are gone from a document are withdrawn. Nothing is written if a line of the file
    is not an event. What is known of the documents is read from the manifest.json beside the file, where there is one.

    ```
    fasti load outputs postgresql://me@localhost/history
    fasti load events.jsonl history.duckdb history.sqlite
    ```

    PostgreSQL takes the password from ~/.pgpass or PGPASSWORD; in a URL, others on the machine may see it.
    """
    from fasti.sinks import show_target, survey_events

    shown = [show_target(target) for target in to]
    found = survey_events(events)
    refused = _load(found, to, shown=not quiet and sys.stderr.isatty())
    if not quiet:
        typer.echo(
            f"Loaded {_count(found.events, 'event')} of {_count(len(found.documents), 'document')} into "
            f"{', '.join(shown)}{f', save for what is named above ({refused})' if refused else ''}."
        )
    if refused:
        raise typer.Exit(REFUSED)


def _load(found: EventsFile, to: list[str], *, shown: bool) -> int:
    """Write every document to every target; returns how many were refused, each of which is told."""
    from fasti.errors import RecordError
    from fasti.sinks import open_sink

    refused = 0
    with ExitStack() as stack:
        sinks = [stack.enter_context(open_sink(target)) for target in to]
        on_done = stack.enter_context(_progress(found.events, shown=shown))
        for document, events in found.read():
            for sink in sinks:
                try:
                    sink.write(document, events)
                except RecordError as error:
                    refused += 1
                    typer.echo(f"fasti: {found.path}: {document.id}: {error}", err=True)
            on_done(len(events))
    return refused


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


@contextmanager
def _progress(total: int, *, shown: bool) -> Iterator[Callable[[int], None]]:
    if not shown:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("loading"), BarColumn(), MofNCompleteColumn(), TextColumn("events"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading", total=total)
        yield lambda events: bar.advance(task, events)
