"""`fasti extract`: texts in, events out."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated, Literal

import typer

from fasti.cli.link import link_and_tell
from fasti.cli.options import (
    PATHS_HELP,
    IdFieldOption,
    MinConfidenceOption,
    ModelOption,
    RulesOption,
    TextFieldOption,
)

QUARANTINED = 1


def extract(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help=PATHS_HELP)],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write to.")] = Path("outputs"),
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="URL|FILE",
            help="Write to a database or file too: postgresql://..., events.sqlite, events.duckdb, events.parquet. "
            "May be repeated.",
        ),
    ] = None,
    tables: Annotated[
        bool, typer.Option("--tables", help="Also write a CSV file for each table, into the folder tables/.")
    ] = False,
    text_field: TextFieldOption = "text",
    id_field: IdFieldOption = "id",
    model: ModelOption = None,
    rules: RulesOption = None,
    min_confidence: MinConfidenceOption = 0.0,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes that read side by side; 0 for all cores.")
    ] = 1,
    fresh: Annotated[bool, typer.Option("--fresh", help="Read every document anew, also those that are done.")] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help="Try documents again that were given up in an earlier run.")
    ] = False,
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout", min=0.001, metavar="SECONDS", help="Give up a document after so long. Default: by its length."
        ),
    ] = None,
    memory: Annotated[
        int | None,
        typer.Option("--memory", min=0, metavar="MB", help="What a document may take beside the model; 0: no bound."),
    ] = None,
    engine: Annotated[
        Literal["local", "ray"], typer.Option("--engine", help="Read here, or on a Ray cluster (fasti[ray]).")
    ] = "local",
    link: Annotated[
        bool,
        typer.Option("--link", help="Then link the events of several documents that are one happening (fasti link)."),
    ] = False,
    log: Annotated[
        Literal["bar", "json"], typer.Option("--log", help="On stderr: a bar, or a JSON line a document.")
    ] = "bar",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only what went wrong.")] = False,
) -> None:
    """Extract the events of texts into JSON lines, CSV and SQLite.

    A document that cannot be read, that takes too long or too much memory, is named with its reason, the others are
    done, and the exit code is 1.

    What is done is kept in the output folder: run the same command again, after a crash too, and only documents that
    are new or changed are read, or all if the model or the rules have changed. Documents that are gone from the paths
    go from the output. The files are the same for any number of jobs.

    ```
    fasti extract book.txt
    fasti extract shelf/ letters/1914.txt --out results --jobs 0
    fasti extract 'shelf/*.pdf' reports.csv --text-field body
    fasti extract shelf/ --out results --retry-failed --timeout 3600
    cat chapter.md | fasti extract - --out results --quiet
    fasti extract shelf/ --out results --link
    fasti extract shelf/ --to postgresql://me@localhost/history --to shelf.parquet
    ```
    """
    from fasti import run
    from fasti.readers import Fields, find_sources
    from fasti.report.progress import follow
    from fasti.report.summary import problems, summary

    begun = time.monotonic()
    found = find_sources(paths, skip=out, fields=Fields(text_field, id_field))
    plan = run.plan_engine(model=model, rules=rules, min_confidence=min_confidence)
    bounds = run.Bounds(timeout=timeout) if memory is None else run.Bounds(timeout=timeout, memory=memory)
    options = run.Options(jobs=jobs, bounds=bounds, fresh=fresh, retry_failed=retry_failed, engine=engine)
    shown = log == "json" or (sys.stderr.isatty() and not quiet)
    with follow(found, manner=log if shown else None) as on_done:
        result = run.run(found, plan, out=out, options=options, to=to or (), tables=tables, on_done=on_done)
    if not quiet:
        typer.echo(summary(result, seconds=time.monotonic() - begun))
    if link:
        link_and_tell([out], out=out, quiet=quiet, shown=shown)
    if log != "json":
        for line in problems(result):
            typer.echo(f"fasti: {line}", err=True)
    if result.manifest.quarantined:
        raise typer.Exit(QUARANTINED)
