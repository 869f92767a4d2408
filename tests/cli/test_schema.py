"""`fasti schema`: JSON Schema and SQL."""

from __future__ import annotations

import json
import sqlite3

from typer.testing import CliRunner

from fasti.cli import app
from fasti.record.schema import event_schema


def test_schema_prints_json_schema() -> None:
    result = CliRunner().invoke(app, ["schema"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == event_schema()


def test_schema_prints_sql_that_makes_the_tables() -> None:
    result = CliRunner().invoke(app, ["schema", "--sql"])
    assert result.exit_code == 0
    database = sqlite3.connect(":memory:")
    database.executescript(result.stdout)
    assert database.execute("SELECT count(*) FROM events").fetchone() == (0,)
    database.close()
