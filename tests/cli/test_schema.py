"""`fasti schema`: JSON Schema and SQL."""

from __future__ import annotations

import json
import sqlite3

import duckdb
import pytest
from typer.testing import CliRunner

from fasti.cli import app
from fasti.record.schema import event_schema


def test_schema_prints_json_schema() -> None:
    result = CliRunner().invoke(app, ["schema"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == event_schema()


@pytest.mark.parametrize("arguments", [["--sql"], ["--sql", "sqlite"], ["sqlite"]])
def test_schema_prints_sql_that_makes_the_tables(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, ["schema", *arguments])
    assert result.exit_code == 0
    database = sqlite3.connect(":memory:")
    database.executescript(result.stdout)
    assert database.execute("SELECT count(*) FROM events").fetchone() == (0,)
    database.close()


def test_schema_prints_the_sql_of_other_databases() -> None:
    script = CliRunner().invoke(app, ["schema", "--sql", "duckdb"]).stdout
    with duckdb.connect() as database:
        database.execute(script)
        assert database.execute("SELECT count(*) FROM events_flat").fetchone() == (0,)
    postgres = CliRunner().invoke(app, ["schema", "--sql", "postgresql"]).stdout
    assert "FOREIGN KEY(event, actor) REFERENCES actors (event, number)" in postgres
    assert "string_agg(" in postgres
    assert CliRunner().invoke(app, ["schema", "--sql", "mysql"]).exit_code == 2
