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
from fasti.errors import InputError

_WIDEST = 1000  # characters of a line of the table


class Format(StrEnum):
    """How results are written."""

    text = "text"
    jsonl = "jsonl"


def dates(
    source: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="A text, a file, or - for standard input.")],
    output: Annotated[Format, typer.Option("--format", help="A table, or one JSON object a line.")] = Format.text,
    document_time: Annotated[str | None, typer.Option(help="When the text was written, as 1998-02-13.")] = None,
) -> None:
    """Read the phrases of time in a text: EDTF, TIMEX3 value, earliest and latest day.

    In JSONL a range is followed by its two ends, as TIMEX3 counts them.
    """
    found = find_dates(_read(source), document_time=document_time)
    if output is Format.jsonl:
        for record in (record for mention in found for record in mention.to_records()):
            typer.echo(json.dumps(record, ensure_ascii=False))
    else:
        _print_whole(_tabulate(found))


def _read(source: str) -> str:
    """The text itself, or that of the file of this name, or standard input."""
    if source == "-":
        return sys.stdin.read()
    try:
        path = Path(source)
        if not path.is_file():
            return source
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"{error.reason} at byte {error.start}"
        raise InputError(f"{source}: the file is not UTF-8 ({reason}); convert it to UTF-8.") from error
    except (OSError, ValueError):  # too long or odd for a file name: it is a text
        return source


def _print_whole(table: Table) -> None:
    """Print a table with every cell on one line and none cut short, wider than the terminal where it must be."""
    console = Console()
    needed = console.measure(table, options=console.options.update(max_width=_WIDEST)).maximum
    console.width = max(console.width, needed)
    console.print(table)


def _tabulate(found: tuple[DateMention, ...]) -> Table:
    heads = ("phrase", "type", "EDTF", "TIMEX3", "earliest", "latest", "anchor", "rule")
    table = Table(*heads, box=None, header_style="bold")
    for mention in found:
        date = mention.date
        cells = (
            " ".join(mention.text.split()), mention.type, date and date.edtf, mention.value, date and date.earliest,
            date and date.latest, mention.anchor, mention.rule,
        )  # fmt: skip
        table.add_row(*(cell or "–" for cell in cells))
    return table
