"""The schema of a database: made where there is none, brought up to date where it is older, refused where newer.

The tables of `tables.py` are the newest version. Whoever changes them adds a migration that does the same to a database
of the version before, and a snapshot of the new SQL (tests/cases/schema); the tests hold the two against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Dialect, Index, Table, inspect, select
from sqlalchemy.schema import CreateIndex, CreateTable

from fasti.errors import SinkError
from fasti.record.schema import SCHEMA_VERSION
from fasti.sinks.tables import SCHEMA_TABLE, TABLES
from fasti.sinks.views import VIEWS, view_statements


@dataclass(frozen=True)
class Migration:
    """One step: the version that it leads to, what it does, and the doing; its views are made anew afterwards."""

    version: int
    gloss: str
    apply: Callable[[Connection], None]


FIRST_VERSION = 1
# In order, each from the version before it. None is edited or removed once it has been released.
MIGRATIONS: tuple[Migration, ...] = ()


def newest(migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """The version of the schema that this fasti writes."""
    return migrations[-1].version if migrations else FIRST_VERSION


def prepare(connection: Connection, *, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Give the database the newest schema, within the transaction of the connection.

    Raises SinkError where its schema is newer than this fasti, or where it holds other tables of the same names.
    """
    version = version_of(connection)
    if version is None:
        create(connection, version=newest(migrations))
    elif version > newest(migrations):
        raise SinkError(
            f"the database has version {version} of the schema, and this fasti knows up to version "
            f"{newest(migrations)}; update fasti, or name another database."
        )
    elif version < newest(migrations):
        _migrate(connection, [step for step in migrations if step.version > version])


def version_of(connection: Connection) -> int | None:
    """The version of the schema of a database; None where it holds nothing of fasti's.

    Raises SinkError where tables with the names of ours are not ours.
    """
    present = inspect(connection)
    if present.has_table(SCHEMA_TABLE.name):
        version = connection.scalar(select(SCHEMA_TABLE.c.version))
        if isinstance(version, int):
            return version
    taken = [table.name for table in TABLES if present.has_table(table.name)]
    if taken:
        raise SinkError(
            f"the database holds tables that are not of this schema ({', '.join(taken)}); name another database."
        )
    return None


def create(connection: Connection, *, version: int = FIRST_VERSION) -> None:
    """Make every table, index and view in an empty database, and note the version."""
    for table in (SCHEMA_TABLE, *TABLES):
        connection.execute(CreateTable(table))
        for index in _indexes(table):
            connection.execute(CreateIndex(index))
    for _, sql in view_statements(connection.dialect):
        connection.exec_driver_sql(sql)
    connection.execute(SCHEMA_TABLE.insert(), {"version": version, "record": SCHEMA_VERSION})


def create_script(dialect: Dialect) -> str:
    """The SQL of the schema in a dialect, as one script."""
    return f"-- fasti, schema {newest()} of the tables, {SCHEMA_VERSION} of the record\n" + "".join(
        f"\n{sql.strip()};\n" for sql in _statements(dialect)
    )


def _statements(dialect: Dialect) -> Iterator[str]:
    for table in (SCHEMA_TABLE, *TABLES):
        yield str(CreateTable(table).compile(dialect=dialect))
        for index in _indexes(table):
            yield str(CreateIndex(index).compile(dialect=dialect))
    for _, sql in view_statements(dialect):
        yield sql
    row = SCHEMA_TABLE.insert().values(version=newest(), record=SCHEMA_VERSION)
    yield str(row.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))


def _indexes(table: Table) -> list[Index]:
    """The indexes of a table in order of their names; SQLAlchemy keeps them in a set."""
    return sorted(table.indexes, key=lambda index: str(index.name))


def _migrate(connection: Connection, steps: Sequence[Migration]) -> None:
    for name in reversed(VIEWS):
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
    for step in steps:
        step.apply(connection)
    for _, sql in view_statements(connection.dialect):
        connection.exec_driver_sql(sql)
    connection.execute(SCHEMA_TABLE.update().values(version=steps[-1].version, record=SCHEMA_VERSION))
