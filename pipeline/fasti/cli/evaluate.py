"""`fasti evaluate`: predicted events against gold."""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from fasti.errors import FastiError, InputError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from fasti.evaluation import Bar, Evaluation, Mistake
    from fasti.evaluation.tables import Table

UNDER_THE_BAR = 1
WRONG_USE = 2
MOST_NAMES = 10  # of documents left out that one line can bear
PLAIN_WIDTH = 120  # where no terminal says how wide it is: a file, a pipe, a CI log


class Format(StrEnum):
    """How the scores are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    JUNIT = "junit"


class By(StrEnum):
    """What scores are split by."""

    DOCUMENT = "document"
    TYPE = "type"


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A gold file, or a folder of *.gold.json.")],
    predicted: Annotated[
        Path, typer.Argument(metavar="PREDICTED", help="An events.jsonl, or the folder that holds it.")
    ] = Path("outputs"),
    texts: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The folder of the annotated texts, if it is not ../texts beside GOLD."),
    ] = None,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(metavar="MEASURE=F1,...", help="Exit with 1 where a measure's F1 is lower. May be repeated."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How the scores are written.")] = Format.TEXT,
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write to a file instead of the screen.")] = None,
    mistakes: Annotated[
        str, typer.Option(metavar="N|all", help="List so many mistakes of each cause (text and markdown).")
    ] = "0",
    by: Annotated[
        list[By] | None,
        typer.Option(metavar="document|type", help="Also score each document or each type. May be repeated."),
    ] = None,
) -> None:
    """Score predicted events against gold.

    Events are aligned by their mentions, one to one, in the best way there is; then each slot is counted. The last
    column is the 95 % interval of F1 when documents are drawn anew (from 3 documents on).

    ```
    fasti extract corpus/texts
    fasti evaluate corpus/gold
    fasti evaluate corpus/gold results --mistakes 5 --by type
    fasti evaluate corpus/gold --fail-under record=0.5,event=0.8 --format junit --output scores.xml
    ```

    Measures: record, event, class, type, mention, factuality, date, date_overlap, actor, actor_role, place,
    place_role, outcome, outcome_kind. `record` is the whole: typed events and all their slots.

    Exit codes: 0 fine; 1 a score is under its bar; 2 wrong use.
    """
    try:
        most = _read_number(mistakes)
        evaluation, bars = _score(gold, predicted, texts=texts, fail_under=fail_under or ())
        if form is Format.TEXT and output is None:
            _print(_console(), evaluation, bars, by=by or (), most=most)
        else:
            _write(_render(evaluation, bars, form=form, by=by or (), most=most), output)
    except FastiError as error:
        typer.echo(f"fasti: {error}", err=True)
        raise typer.Exit(WRONG_USE) from error
    failed = [bar for bar in bars if not bar.passed]
    for bar in failed:
        typer.echo(f"fasti: {bar}", err=True)
    if failed:
        raise typer.Exit(UNDER_THE_BAR)


def _score(
    gold: Path, predicted: Path, *, texts: Path | None, fail_under: Sequence[str]
) -> tuple[Evaluation, tuple[Bar, ...]]:
    """Read both sides, score them, and say on stderr what was left out."""
    from fasti import evaluation as scoring

    least = scoring.read_bars(fail_under)
    annotated = scoring.read_gold(gold, texts=texts)
    found = scoring.read_predicted(predicted, texts=annotated.texts)
    scoring.check_coverage(annotated, found)
    evaluation = scoring.evaluate(annotated.files, found.events, texts=annotated.texts)
    if evaluation.left_out:
        typer.echo(f"fasti: {_tell_left_out(evaluation.left_out)}", err=True)
    return evaluation, scoring.check_bars(least, evaluation.counts)


def _tell_left_out(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMES
    listed = ", ".join(names[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
    if len(names) == 1:
        return f"1 predicted document has no gold and is left out: {listed}."
    return f"{len(names)} predicted documents have no gold and are left out: {listed}."


def _read_number(mistakes: str) -> int | None:
    """The most mistakes of each cause; None for all."""
    if mistakes == "all":
        return None
    if not mistakes.isdecimal():
        raise InputError(f"--mistakes {mistakes}: give a number, or `all`.")
    return int(mistakes)


def _render(evaluation: Evaluation, bars: Sequence[Bar], *, form: Format, by: Collection[str], most: int | None) -> str:
    from fasti.evaluation import render_json, render_junit, render_markdown

    match form:
        case Format.JSON:
            return render_json(evaluation, bars=bars)
        case Format.JUNIT:
            return render_junit(evaluation, bars=bars)
        case Format.MARKDOWN:
            return render_markdown(evaluation, bars=bars, by=by, mistakes=most)
        case Format.TEXT:
            page = io.StringIO()
            _print(_console(page), evaluation, bars, by=by, most=most)
            return page.getvalue()


def _write(content: str, output: Path | None) -> None:
    """Write to the screen, or to a file, which is there whole or not at all."""
    if output is None:
        typer.echo(content, nl=False)
        return
    if output.is_dir():
        raise InputError(f"{output}: this is a directory; name a file in it.")
    part = output.with_name(f".{output.name}.part")
    try:
        part.write_text(content, encoding="utf-8", newline="\n")
        part.replace(output)
    except OSError as error:
        raise InputError(f"{output}: this cannot be written ({error.strerror}); name another file.") from error
    finally:
        part.unlink(missing_ok=True)


def _console(file: IO[str] | None = None) -> Console:
    from rich.console import Console

    console = Console(file=file, highlight=False)
    return console if console.is_terminal else Console(file=file, highlight=False, width=PLAIN_WIDTH)


def _print(
    console: Console, evaluation: Evaluation, bars: Sequence[Bar], *, by: Collection[str], most: int | None
) -> None:
    """The tables, and under them so many mistakes of each cause."""
    from fasti.evaluation import CAUSES
    from fasti.evaluation.mistakes import group_mistakes
    from fasti.evaluation.tables import build_tables

    under = {bar.measure for bar in bars if not bar.passed}
    for number, table in enumerate(build_tables(evaluation, by=by)):
        console.print(_draw_table(table, red=under if number == 0 else ()))
    for cause, total, shown in group_mistakes(evaluation.mistakes, most=most):
        console.print(f"[bold]{cause}[/bold] ({total}): {CAUSES[cause]}")
        for mistake in shown:
            console.print(_draw_mistake(mistake))
    if most == 0 and evaluation.mistakes:
        console.print(f"{len(evaluation.mistakes)} mistakes; --mistakes 5 lists five of each cause.", style="dim")


def _draw_table(table: Table, *, red: Collection[str]) -> RenderableType:
    from rich import box
    from rich.table import Table as RichTable
    from rich.text import Text

    drawn = RichTable(title=table.title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for number, head in enumerate(table.head):
        drawn.add_column(head, justify="right" if number else "left", no_wrap=bool(number), overflow="fold")
    for row in table.rows:
        drawn.add_row(*map(Text, row), style="red" if row[0] in red else None)
    return drawn


def _draw_mistake(mistake: Mistake) -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    from fasti.evaluation.tables import NONE

    words = Text(f"{mistake.document}:{mistake.start} {mistake.event}\n", style="none")
    words.append(f"gold {mistake.gold or NONE}; predicted {mistake.predicted or NONE}")
    if mistake.sentence:
        words.append(f"\n{mistake.sentence}", style="dim")
    return Padding(words, (0, 0, 1, 2))
