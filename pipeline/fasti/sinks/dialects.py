"""Databases by URL: which there are, what each needs to be installed, and how a connection of each is opened.

No URL is ever shown as it was given: it may hold a password.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DataError, IntegrityError, SQLAlchemyError, StatementError
from sqlalchemy.pool import QueuePool

from fasti.errors import RecordError, SinkError

# Scheme -> the driver behind it, the module that must be there, and the extra of fasti that brings it.
DRIVERS: dict[str, tuple[str, str, str | None]] = {
    "sqlite": ("sqlite+pysqlite", "sqlite3", None),
    "duckdb": ("duckdb", "duckdb_engine", "duckdb"),
    "postgresql": ("postgresql+psycopg", "psycopg", "postgres"),
}
_ALIASES = {"postgres": "postgresql", "postgresql+psycopg": "postgresql", "sqlite+pysqlite": "sqlite"}
_HIDDEN = "***"
_SECRETS = ("password", "sslpassword", "passfile")
WAIT_SECONDS = 60  # for another writer to end, before a write to SQLite is given up


def parse_url(target: str | URL) -> URL:
    """The URL with the driver that we use; raises SinkError, which never quotes it, where it is none of ours."""
    given = target.drivername if isinstance(target, URL) else target.partition("://")[0].lower()
    scheme = _ALIASES.get(given, given)
    if scheme not in DRIVERS:
        raise SinkError(f"{scheme}://: this kind of database is not known; there are {', '.join(DRIVERS)}.")
    try:
        url = make_url(target)
    except (ArgumentError, ValueError):
        raise SinkError(f"{scheme}://: this is no URL of a database; {_FORMS[scheme]}.") from None
    # An unescaped @ or / in a password would end up in the host or the name, and so in a message.
    if scheme == "postgresql" and any("@" in part for part in (url.host or "", url.database or "", url.username or "")):
        raise SinkError(f"{scheme}://: the URL has more than one @; write those of the password as %40.")
    if scheme != "postgresql":
        _check_file(url, scheme)
    return url.set(drivername=DRIVERS[scheme][0])


_FORMS = {
    "sqlite": "write sqlite:///file.db, or sqlite:////folder/file.db for a path from the root",
    "duckdb": "write duckdb:///file.duckdb, or duckdb:////folder/file.duckdb for a path from the root",
    "postgresql": "write postgresql://user:password@host:5432/name, with %40 for an @ in the password",
}


def show_url(url: URL) -> str:
    """The URL for people to read: without passwords, options (some are passwords) and the name of the driver."""
    return url.set(drivername=url.get_backend_name(), query={}).render_as_string(hide_password=True)


def open_engine(url: URL, *, writing: bool = True) -> Engine:
    """The engine of a parsed URL, with a single connection.

    Raises SinkError where its library is not installed, or where there is no file to read from.
    """
    scheme = url.get_backend_name()
    _import(scheme, show_url(url))
    if not writing and scheme != "postgresql" and not Path(url.database or "").is_file():
        raise SinkError(f"{show_url(url)}: there is no such file; check the path.")
    options: dict[str, Any] = {"connect_args": {"timeout": WAIT_SECONDS}} if scheme == "sqlite" else {}
    # One connection, looked at before each use: over a long night, a server may have closed it.
    options |= {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "pool_pre_ping": scheme == "postgresql"}
    engine = create_engine(url, hide_parameters=True, **options)
    if scheme == "sqlite":
        _set_up_sqlite(engine, begin="BEGIN IMMEDIATE" if writing else "BEGIN")
    elif scheme == "duckdb":
        _set_up_duckdb(engine)
    return engine


def dialect_of(scheme: str) -> Dialect:
    """The SQL dialect of a scheme; raises SinkError where its library is not installed."""
    _import(scheme, scheme)
    return make_url(f"{DRIVERS[scheme][0]}://").get_dialect()()


@contextmanager
def telling(url: URL) -> Iterator[None]:
    """Raise what goes wrong with the database as RecordError (of a document) or SinkError, without any password."""
    try:
        yield
    except (DataError, IntegrityError) as error:
        raise RecordError(f"{show_url(url)} does not take this document: {_tell(error, url)}") from error
    except (UnicodeError, OverflowError) as error:
        raise RecordError(f"{show_url(url)} does not take this document: {error}.") from error
    except SinkError as error:
        raise SinkError(f"{show_url(url)}: {error}") from error
    except SQLAlchemyError as error:
        raise SinkError(f"{show_url(url)}: the database cannot be used: {_tell(error, url)}") from error


def _check_file(url: URL, scheme: str) -> None:
    if url.host or url.username:
        raise SinkError(f"{scheme}://: two slashes too few: {_FORMS[scheme]}.")
    if not url.database or url.database == ":memory:":
        raise SinkError(f"{scheme}://: a database in memory would be lost at once; {_FORMS[scheme]}.")
    if not Path(url.database).absolute().parent.is_dir():
        raise SinkError(f"{scheme}:///{url.database}: there is no such folder; make it first, or check the path.")


def _import(scheme: str, shown: str) -> None:
    _, module, extra = DRIVERS[scheme]
    try:
        import_module(module)
    except ImportError as error:
        raise SinkError(f"{shown}: this needs a library that is missing; run: pip install 'fasti[{extra}]'") from error


def _set_up_sqlite(engine: Engine, *, begin: str) -> None:
    """Let SQLAlchemy begin transactions, those that change tables too, and have foreign keys hold."""

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def start(connection: Any) -> None:
        connection.exec_driver_sql(begin)


def _set_up_duckdb(engine: Engine) -> None:
    """Let DuckDB use one thread: for the few rows of a document, waiting for others costs more than they save."""

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: object) -> None:
        connection.execute("SET threads TO 1")


def _tell(error: SQLAlchemyError, url: URL) -> str:
    """What the driver says, as one line with a stop at its end, and no password in it."""
    told = " ".join(str(error.orig if isinstance(error, StatementError) else error).split())
    for secret in (url.password, *(url.query.get(key) for key in _SECRETS)):
        told = told.replace(str(secret), _HIDDEN) if secret else told
    return told if told.endswith((".", "!", "?")) else f"{told}."
