"""The SQL of the tables, in SQLite's dialect."""

from __future__ import annotations

from collections.abc import Iterator

from fasti.record.schema import SCHEMA_VERSION
from fasti.sinks.tables import TABLES, Column, Table


def create_statements() -> Iterator[str]:
    """Each CREATE statement, tables before what refers to them."""
    for table in TABLES:
        yield _create_table(table)
        for columns in table.indexes:
            name = "_".join((table.name, *columns))
            yield f'CREATE INDEX "{name}" ON "{table.name}" ({_quoted(columns)})'


def create_script() -> str:
    """All statements as one script, headed by the version of the schema."""
    return f"-- fasti events, schema {SCHEMA_VERSION}\n" + "".join(f"{sql};\n" for sql in create_statements())


def insert_statement(table: Table) -> str:
    """The parametrised INSERT of a row, its cells given by column name."""
    names = tuple(column.name for column in table.columns)
    values = ", ".join(f":{name}" for name in names)
    return f'INSERT INTO "{table.name}" ({_quoted(names)}) VALUES ({values})'  # noqa: S608 - names are our own


def _create_table(table: Table) -> str:
    lines = [_column(column) for column in table.columns]
    if table.owners:
        filled = " + ".join(f'("{owner}" IS NOT NULL)' for owner in table.owners)
        lines.append(f"CHECK ({filled} = 1)")
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + "\n)"


def _column(column: Column) -> str:
    parts = [f'"{column.name}" {column.kind}']
    if column.primary:
        parts.append("PRIMARY KEY")
    if column.required:
        parts.append("NOT NULL")
    if column.choices:
        allowed = ", ".join(f"'{choice}'" for choice in column.choices)
        parts.append(f'CHECK ("{column.name}" IN ({allowed}))')
    if column.references:
        parts.append(f'REFERENCES "{column.references}" DEFERRABLE INITIALLY DEFERRED')
    return " ".join(parts)


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
