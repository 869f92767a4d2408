"""Where events may go, by one string: the URL of a database, or the name of a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL

from fasti.errors import SinkError
from fasti.sinks.base import FileSink, Sink
from fasti.sinks.database import DatabaseSink
from fasti.sinks.dialects import DRIVERS, parse_url, show_url
from fasti.sinks.jsonl import JsonlSink
from fasti.sinks.parquet import ParquetSink
from fasti.sinks.spreadsheet import CsvSink

# Files that are made anew, whole or not at all.
FILES: dict[str, Callable[[Path], FileSink]] = {".jsonl": JsonlSink, ".csv": CsvSink, ".parquet": ParquetSink}
# Files that are databases, and so keep what they hold of other documents.
DATABASES = {".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite", ".duckdb": "duckdb"}


def open_sink(target: str) -> Sink:
    """The sink of a target: `postgresql://...`, `sqlite:///events.db`, `events.duckdb`, `events.parquet`.

    The name of a file says by its end what it is. A database, by URL or by name, keeps the documents that are not
    written anew; every other file is replaced. Raises SinkError for what is neither.
    """
    if "://" in target:
        return DatabaseSink(target)
    path = Path(target)
    suffix = path.suffix.lower()
    if suffix in DATABASES:
        return DatabaseSink(_url_of(path))
    if suffix not in FILES:
        kinds, schemes = ", ".join((*FILES, *DATABASES)), ", ".join(f"{scheme}://" for scheme in DRIVERS)
        raise SinkError(f"{target}: what this is cannot be told; give a file ({kinds}) or a URL ({schemes}).")
    if not path.absolute().parent.is_dir():
        raise SinkError(f"{target}: there is no such folder; make it first, or check the path.")
    return FILES[suffix](path)


def show_target(target: str) -> str:
    """A target for people to read: no password in it."""
    return show_url(parse_url(target)) if "://" in target else target


def is_database(target: str) -> bool:
    """Whether a target keeps what it holds of other documents."""
    return "://" in target or Path(target).suffix.lower() in DATABASES


def _url_of(path: Path) -> URL:
    # Made from its parts: a ? or % in the name of a file means nothing here.
    return URL.create(DATABASES[path.suffix.lower()], database=path.as_posix())
