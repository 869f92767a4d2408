"""`fasti link`: the events of several documents in, happenings out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer


def link(
    paths: Annotated[
        list[Path], typer.Argument(metavar="EVENTS...", help="Files like events.jsonl, or folders that hold one.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write to.")] = Path("outputs"),
    every: Annotated[bool, typer.Option("--all", help="Also write what only one document tells.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only what went wrong.")] = False,
) -> None:
    """Link the events of several documents that are one happening.

    Each becomes one line of links.jsonl with every attestation; what the documents disagree about (date, place, role,
    casualties, victor, factuality) is listed with who says it. Two events of one document are never linked.

    ```
    fasti extract shelf/
    fasti link outputs
    fasti link monday/events.jsonl tuesday/events.jsonl --out linked
    ```
    """
    link_and_tell(paths, out=out, every=every, quiet=quiet, shown=not quiet and sys.stderr.isatty())


def link_and_tell(paths: list[Path], *, out: Path, quiet: bool, shown: bool, every: bool = False) -> None:
    """Link the events of files into the folder `out`, with a bar where it is `shown` and a summary if not `quiet`."""
    from fasti.linking import link_files
    from fasti.report.links import link_summary

    with _progress(shown=shown) as on_progress:
        result = link_files(paths, out=out, every=every, on_progress=on_progress)
    if not quiet:
        typer.echo(link_summary(result))


@contextmanager
def _progress(*, shown: bool) -> Iterator[Callable[[str, int, int], None] | None]:
    if not shown:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {stage: bar.add_task(stage, total=None, visible=False) for stage in ("reading", "comparing", "writing")}
        yield lambda stage, done, total: bar.update(tasks[stage], completed=done, total=total, visible=True)
