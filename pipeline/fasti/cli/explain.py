"""`fasti explain`: why each value of each event is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from fasti.cli.options import ModelOption, RulesOption
from fasti.errors import InputError

if TYPE_CHECKING:
    from fasti.record import Document

_PLAIN_WIDTH = 160  # columns of a table that goes to a file or a pipe
_PATH = re.compile(r"\S+\.[A-Za-z]{2,4}|\S*/\S+")  # what looks like a path rather than a sentence


def explain(
    text: Annotated[str, typer.Argument(metavar="FILE|TEXT", help="A text file, - for stdin, or the text itself.")],
    model: ModelOption = None,
    rules: RulesOption = None,
) -> None:
    """Show for every event each value with its words, its rule, and how sure the rule is.

    ```
    fasti explain chapter.txt
    fasti explain "In 1066 the Normans invaded England."
    fasti explain chapter.txt --rules my-rules/
    ```
    """
    from rich.console import Console

    from fasti import run
    from fasti.report.explanation import explanation

    documents = list(_documents(text))
    engine = run.load_engine(model=model, rules=rules)
    console = Console()
    if not console.is_terminal:
        console = Console(width=_PLAIN_WIDTH)
    for document in documents:
        events = engine.read(document)
        labels = {event.id: event.label for event in events}
        for event in events:
            console.print(explanation(event, labels=labels))
            console.print()
        if not events:
            console.print(f"No event was found in {document.source or 'the text'}.", markup=False)


def _documents(text: str) -> Iterator[Document]:
    from fasti.readers import read_documents
    from fasti.record import Document
    from fasti.record.manifest import Quarantined

    if text != "-" and not _is_path(text):
        yield Document(id="text", text=text)
        return
    for item in read_documents([text]):
        if isinstance(item, Quarantined):
            raise InputError(f"{item.source}: {item.reason}")
        yield item


def _is_path(text: str) -> bool:
    if _PATH.fullmatch(text):
        return True
    try:
        return Path(text).exists()
    except (OSError, ValueError):  # too long for a name, or no name at all
        return False
