"""The views that people want: `timeline`, `casualties`, and `events_flat`, which is the table of `events.csv`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from sqlalchemy import ColumnElement, Dialect, FromClause, Label, Select, Text, and_, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from fasti.record import ActorRole, OutcomeKind, PlaceRole
from fasti.sinks.tables import EVENTS, METADATA

_TABLES = METADATA.tables
_ACTORS, _PLACES, _OUTCOMES, _DATES = (_TABLES[name] for name in ("actors", "places", "outcomes", "dates"))
_MENTIONS, _LINKS = _TABLES["mentions"], _TABLES["links"]
# What every view tells of an event beside its own columns.
_EVENT = (EVENTS.c.document, EVENTS.c["class"], EVENTS.c.type, EVENTS.c.label, EVENTS.c.factuality)


class _joined(FunctionElement[str]):  # noqa: N801 - named as SQL names its functions
    """The strings of a group joined by `; `, in the order of the second argument."""

    type = Text()
    inherit_cache = True


@compiles(_joined)
def _string_agg(element: Any, compiler: Any, **options: Any) -> str:
    value, order = (compiler.process(clause, **options) for clause in element.clauses)
    return f"string_agg({value}, '; ' ORDER BY {order})"


@compiles(_joined, "sqlite")
def _group_concat(element: Any, compiler: Any, **options: Any) -> str:
    # SQLite orders inside an aggregate from 3.44 on; before, it takes the order of the rows below.
    value, _ = (compiler.process(clause, **options) for clause in element.clauses)
    return f"group_concat({value}, '; ')"


def view_statements(dialect: Dialect) -> Iterator[tuple[str, str]]:
    """The name of each view and its CREATE statement."""
    for name, query in VIEWS.items():
        sql = query.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
        yield name, f"CREATE VIEW {name} AS\n{sql}"


def _timeline() -> Select[Any]:
    own = (_DATES.c[name] for name in ("earliest_day", "latest_day", "earliest", "latest", "precision", "qualifier"))
    date, words = _DATES.c.edtf.label("date"), _DATES.c.words.label("date_words")
    sentence = EVENTS.c.sentence_text.label("sentence")
    source = select(date, *own, words, EVENTS.c.id.label("event"), *_EVENT, sentence)
    return source.select_from(_DATES).join(EVENTS, EVENTS.c.id == _DATES.c.event)


def _casualties() -> Select[Any]:
    told = [column for column in _OUTCOMES.c if column.name not in ("event", "kind")]
    bounds = (EVENTS.c[name] for name in ("earliest", "latest", "earliest_day", "latest_day"))
    source = select(EVENTS.c.id.label("event"), *told, *_EVENT, *bounds, EVENTS.c.sentence_text.label("sentence"))
    return source.join(EVENTS, EVENTS.c.id == _OUTCOMES.c.event).where(_OUTCOMES.c.kind == "casualties")


def _flat() -> Select[Any]:
    head = _MENTIONS.alias("head")
    first = and_(head.c.event == EVENTS.c.id, head.c.number == 0)
    part_of = and_(_LINKS.c.event == EVENTS.c.id, _LINKS.c.kind == "part_of")
    columns = (
        *(EVENTS.c[name] for name in ("id", "document", "type", "label", "factuality")),
        select(_LINKS.c.target).where(part_of).scalar_subquery().label("part_of"),
        head.c.start_char.label("start_char"),
        head.c.end_char.label("end_char"),
        head.c.text.label("trigger_words"),
        EVENTS.c.sentence_text.label("sentence"),
        _all("mentions", _MENTIONS, "text"),
        _all("dates", _DATES, "edtf"),
        *(EVENTS.c[name] for name in ("earliest", "latest", "earliest_day", "latest_day")),
        *(_all(f"{role}s", _ACTORS, "name", role=role) for role in get_args(ActorRole)),
        *(_all(f"{role}s", _PLACES, "name", role=role) for role in get_args(PlaceRole)),
        *(_all(kind, _OUTCOMES, "words", kind=kind) for kind in get_args(OutcomeKind)),
    )
    return select(*columns).select_from(EVENTS).join(head, first)


def _all(name: str, table: FromClause, column: str, **only: str) -> Label[Any]:
    """All values that an event has in a column, each once, joined; `only` names what other columns must hold."""
    chosen = and_(table.c.event == EVENTS.c.id, *(_equals(table, *pair) for pair in only.items()))
    value = table.c[column].label("value")
    each = select(value, func.min(table.c.number).label("first")).where(chosen).group_by(table.c[column])
    ordered = each.order_by("first").correlate(EVENTS).subquery()
    return select(_joined(ordered.c.value, ordered.c.first)).scalar_subquery().label(name)


def _equals(table: FromClause, column: str, value: str) -> ColumnElement[bool]:
    return table.c[column] == value


VIEWS: dict[str, Select[Any]] = {"timeline": _timeline(), "casualties": _casualties(), "events_flat": _flat()}
