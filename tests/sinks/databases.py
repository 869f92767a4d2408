"""Looking into a database with SQL alone, as the people do who query it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, create_engine

from fasti.sinks.dialects import parse_url

NewUrl = Callable[[str], str]


def engine_of(url: str) -> Engine:
    return create_engine(parse_url(url))


def query(url: str, sql: str) -> list[dict[str, Any]]:
    """The rows of a query, by the names of its columns."""
    engine = engine_of(url)
    try:
        with engine.connect() as connection:
            return [dict(row) for row in connection.exec_driver_sql(sql).mappings()]
    finally:
        engine.dispose()


def change(url: str, *statements: str) -> None:
    engine = engine_of(url)
    try:
        with engine.begin() as connection:
            for sql in statements:
                connection.exec_driver_sql(sql)
    finally:
        engine.dispose()


def counts(url: str, *tables: str) -> list[int]:
    (row,) = query(url, "SELECT " + ", ".join(f"(SELECT count(*) FROM {name}) AS {name}" for name in tables))
    return list(row.values())
