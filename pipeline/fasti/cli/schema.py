"""`fasti schema`: the schema of the output, from the types that write it."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer


class Sql(StrEnum):
    """The dialects of SQL."""

    SQLITE = "sqlite"
    DUCKDB = "duckdb"
    POSTGRESQL = "postgresql"


def schema(
    dialect: Annotated[
        Sql | None, typer.Argument(metavar="[sqlite|duckdb|postgresql]", help="Whose SQL; SQLite's if none is named.")
    ] = None,
    sql: Annotated[bool, typer.Option("--sql", help="The tables and views of a database, as SQL.")] = False,
    links: Annotated[bool, typer.Option("--links", help="A line of links.jsonl instead.")] = False,
) -> None:
    """Print the JSON Schema of an event, as it stands on a line of events.jsonl, or the SQL of the tables.

    ```
    fasti schema > event.schema.json
    fasti schema --sql | sqlite3 empty.sqlite
    fasti schema --sql postgresql | psql history
    fasti schema --links > link.schema.json
    ```
    """
    if sql or dialect:
        from fasti.sinks import create_script, dialect_of

        typer.echo(create_script(dialect_of(dialect or Sql.SQLITE)), nl=False)
        return
    from fasti.record.links import link_schema
    from fasti.record.schema import event_schema

    typer.echo(json.dumps(link_schema() if links else event_schema(), indent=2))
