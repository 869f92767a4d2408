"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

PATHS_HELP = (
    "Files (.txt, .md, .html, .pdf, .docx, .epub, TEI .xml, .jsonl, .csv, and .gz of these), folders of them, patterns "
    "in quotes ('shelf/*.pdf'), or - for stdin."
)
TextFieldOption = Annotated[
    str, typer.Option("--text-field", metavar="NAME", help="The field of .jsonl and .csv that holds the text.")
]
IdFieldOption = Annotated[
    str, typer.Option("--id-field", metavar="NAME", help="The field of .jsonl and .csv that names the document.")
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME|PATH", help="Another spaCy pipeline than the one that ships with fasti."),
]
RulesOption = Annotated[
    Path | None,
    typer.Option("--rules", metavar="DIR", help="A folder of your own rules (events/*.toml, ...), read after ours."),
]
MinConfidenceOption = Annotated[
    float,
    typer.Option(
        "--min-confidence", min=0.0, max=1.0, metavar="0..1", help="Leave out events and values that are less sure."
    ),
]
