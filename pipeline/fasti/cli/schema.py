"""`fasti schema`: the schema of the output, from the types that write it."""

from __future__ import annotations

import json
from typing import Annotated

import typer


def schema(
    sql: Annotated[bool, typer.Option("--sql", help="The tables of events.sqlite, as SQL.")] = False,
) -> None:
    """Print the JSON Schema of an event, as it stands on a line of events.jsonl.

    ```
    fasti schema > event.schema.json
    fasti schema --sql | sqlite3 empty.sqlite
    ```
    """
    from fasti.record.schema import event_schema
    from fasti.sinks import create_script

    typer.echo(create_script() if sql else json.dumps(event_schema(), indent=2), nl=not sql)
