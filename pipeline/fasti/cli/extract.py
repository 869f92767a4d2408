"""`fasti extract`: texts in, events out."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fasti.cli.options import MinConfidenceOption, ModelOption, RulesOption

if TYPE_CHECKING:
    from fasti.record.manifest import Quarantined
    from fasti.run import Done, Result

QUARANTINED = 1


def extract(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Text files (.txt, .md), folders of them, or - for stdin.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write to.")] = Path("outputs"),
    model: ModelOption = None,
    rules: RulesOption = None,
    min_confidence: MinConfidenceOption = 0.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only what went wrong.")] = False,
) -> None:
    """Extract the events of texts into JSON lines, CSV and SQLite.

    A document that cannot be read is named with its reason, the others are done, and the exit code is 1.

    ```
    fasti extract book.txt
    fasti extract shelf/ letters/1914.txt --out results
    cat chapter.md | fasti extract - --out results --quiet
    ```
    """
    from fasti import run
    from fasti.readers import find_sources
    from fasti.report.summary import summary

    begun = time.monotonic()
    found = find_sources(paths, skip=out)
    engine = run.load_engine(model=model, rules=rules, min_confidence=min_confidence)
    with _progress(len(found.sources), shown=not quiet and sys.stderr.isatty()) as on_done:
        result = run.run(found, engine, out=out, on_done=on_done)
    if not quiet:
        typer.echo(summary(result, seconds=time.monotonic() - begun))
    _tell_problems(result)
    if result.manifest.quarantined:
        raise typer.Exit(QUARANTINED)


def _tell_problems(result: Result) -> None:
    for document in result.manifest.documents:
        for note in document.notes:
            typer.echo(f"fasti: {document.source}: {note}", err=True)
    for quarantined in result.manifest.quarantined:
        typer.echo(f"fasti: {quarantined.source}: {quarantined.reason}", err=True)


@contextmanager
def _progress(total: int, *, shown: bool) -> Iterator[Callable[[Done | Quarantined], None] | None]:
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda _: bar.advance(task)
