"""`fasti dates`: the phrases of time in a text and their values, without a parse model."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from fasti.chronology import DateMention, find_dates
from fasti.errors import FastiError, InputError


class Format(StrEnum):
    """How results are written."""

    text = "text"
    jsonl = "jsonl"


def dates(
    source: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="A text, a file, or - for standard input.")],
    output: Annotated[Format, typer.Option("--format", help="A table, or one JSON object a line.")] = Format.text,
    document_time: Annotated[str | None, typer.Option(help="When the text was written, as 1998-02-13.")] = None,
) -> None:
    """Read the phrases of time in a text: EDTF, TIMEX3 value, earliest and latest day."""
    try:
        found = find_dates(_read(source), document_time=document_time)
    except FastiError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    if output is Format.jsonl:
        for record in (record for mention in found for record in mention.to_records()):
            typer.echo(json.dumps(record, ensure_ascii=False))
    else:
        Console().print(_tabulate(found))


def _read(source: str) -> str:
    """The text itself, or that of the file of this name, or standard input."""
    if source == "-":
        return sys.stdin.read()
    try:
        path = Path(source)
        if not path.is_file():
            return source
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{source}: the file is not UTF-8 ({error.reason} at byte {error.start}); convert it.") from error
    except (OSError, ValueError):  # too long or odd for a file name: it is a text
        return source


def _tabulate(found: tuple[DateMention, ...]) -> Table:
    table = Table("phrase", "type", "EDTF", "TIMEX3", "earliest", "latest", "anchor", "rule", box=None, header_style="bold")
    for mention in found:
        date = mention.date
        cells = (
            " ".join(mention.text.split()), mention.type, date and date.edtf, mention.value, date and date.earliest,
            date and date.latest, mention.anchor, mention.rule,
        )  # fmt: skip
        table.add_row(*(cell or "–" for cell in cells))
    return table
