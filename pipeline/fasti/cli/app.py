"""The commands together, and what a user sees of a fault: a sentence on stderr and an exit code, no traceback."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from fasti import __version__
from fasti.cli.dates import dates
from fasti.cli.evaluate import evaluate
from fasti.cli.explain import explain
from fasti.cli.extract import extract
from fasti.cli.link import link
from fasti.cli.load import load
from fasti.cli.rules import rules
from fasti.cli.schema import schema
from fasti.errors import FastiError

WRONG_USE = 2


class _Sentences(TyperGroup):
    """Tells what went wrong in the user's hands as a sentence."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # the reader of our output has left; typer ends in silence
        except (FastiError, OSError) as error:
            typer.echo(f"fasti: {error}", err=True)
            raise typer.Exit(WRONG_USE) from error


app = typer.Typer(
    name="fasti",
    cls=_Sentences,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_show_locals=False,
    epilog=(
        "Exit codes: 0 fine; 1 the work found a problem (a document quarantined, a score under the bar); 2 wrong use."
    ),
)


def _tell_version(value: bool) -> None:
    if value:
        typer.echo(f"fasti {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Read history prose and write its events: dates, actors, places and outcomes, each tied to its words."""


app.command("extract")(extract)
app.command("load")(load)
app.command("link")(link)
app.command("evaluate")(evaluate)
app.command("explain")(explain)
app.command("dates")(dates)
app.add_typer(rules, name="rules")
app.command("schema")(schema)
