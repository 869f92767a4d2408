"""How the fields of the record's types stand in columns: the one place that knows, for writing and for reading back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from sqlalchemy import BigInteger, Boolean, Column, Double, RowMapping, Text

from fasti.record import Event

Cell = str | int | float | bool | None
_TYPES: dict[Any, Any] = {str: Text, int: BigInteger, float: Double, bool: Boolean}
# Names under which a field of the record stands in a table: END is a word of SQL.
_RENAMED = {"start": "start_char", "end": "end_char"}


def columns_of(model: type[BaseModel], *, prefix: str = "", required: bool = True) -> Iterator[Column[Any]]:
    """A column for each field with one value, several for a value with parts (`sentence_text`); see `many_of`.

    Raises TypeError for a field that no column can hold.
    """
    for name, field in model.model_fields.items():
        kind, filled = unwrap(field.annotation)
        if _is_value(kind):
            yield from columns_of(kind, prefix=f"{prefix}{name}_", required=filled and required)
        elif get_origin(kind) is not tuple:
            yield Column(
                prefix + _RENAMED.get(name, name), _sql_type(model, name, kind), nullable=not (filled and required)
            )
        elif prefix:
            raise TypeError(f"{model.__name__}.{name} holds many values inside a value; no table can hold them.")


def cells_of(value: BaseModel, *, prefix: str = "") -> dict[str, Cell]:
    """The cells of a value, by the columns that `columns_of` gives its type; parts that are None are left out."""
    cells: dict[str, Cell] = {}
    for name, field in type(value).model_fields.items():
        held = getattr(value, name)
        kind, _ = unwrap(field.annotation)
        if isinstance(held, BaseModel):
            cells |= cells_of(held, prefix=f"{prefix}{name}_")
        elif not _is_value(kind) and get_origin(kind) is not tuple:
            cells[prefix + _RENAMED.get(name, name)] = held
    return cells


def fields_of(model: type[BaseModel], row: RowMapping | Mapping[str, Any], *, prefix: str = "") -> dict[str, Any]:
    """The fields of a value from the cells of its row: the way back of `cells_of`."""
    fields: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        kind, _ = unwrap(field.annotation)
        if _is_value(kind):
            parts = fields_of(kind, row, prefix=f"{prefix}{name}_")
            fields[name] = parts if any(part is not None for part in parts.values()) else None
        elif get_origin(kind) is not tuple:
            column = prefix + _RENAMED.get(name, name)
            if column in row:
                fields[name] = row[column]
    return fields


def many_of(model: type[BaseModel]) -> dict[str, Any]:
    """The fields that hold many values, and the type of one."""
    kinds = {name: unwrap(field.annotation)[0] for name, field in model.model_fields.items()}
    return {name: get_args(kind)[0] for name, kind in kinds.items() if get_origin(kind) is tuple}


def unwrap(annotation: Any) -> tuple[Any, bool]:
    """The annotation without `| None`, and whether a value is required."""
    if get_origin(annotation) in (Union, UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
        if len(kinds) == 1:
            return kinds[0], False
    return annotation, True


def _is_value(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _sql_type(model: type[BaseModel], name: str, kind: Any) -> Any:
    if get_origin(kind) is Literal and all(isinstance(choice, str) for choice in get_args(kind)):
        return Text
    if kind not in _TYPES:
        raise TypeError(f"{model.__name__}.{name} is a {kind}, for which there is no type of column.")
    return _TYPES[kind]


# The slots of an event, each a table: mentions, dates, actors, places, outcomes.
SLOTS: dict[str, type[BaseModel]] = many_of(Event)
# Fields of an event that name another event: rows of `links`.
LINKS = ("part_of",)
# Fields that hold many plain strings, and the column of one.
PLAIN = {"aliases": "alias"}
