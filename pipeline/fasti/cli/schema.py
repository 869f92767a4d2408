"""`fasti schema`: the schema of the output, from the types that write it."""

from __future__ import annotations

import json
from typing import Annotated

import typer


def schema(
    sql: Annotated[bool, typer.Option("--sql", help="The tables of events.sqlite, as SQL.")] = False,
    links: Annotated[bool, typer.Option("--links", help="A line of links.jsonl instead.")] = False,
) -> None:
    """Print the JSON Schema of an event, as it stands on a line of events.jsonl.

    ```
    fasti schema > event.schema.json
    fasti schema --sql | sqlite3 empty.sqlite
    fasti schema --links > link.schema.json
    ```
    """
    from fasti.record.links import link_schema
    from fasti.record.schema import event_schema
    from fasti.sinks import create_script

    described = link_schema() if links else event_schema()
    typer.echo(create_script() if sql else json.dumps(described, indent=2), nl=not sql)
