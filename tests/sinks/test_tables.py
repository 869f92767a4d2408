"""The tables follow the record: every field has its place, and what has none is refused."""

from __future__ import annotations

import pytest

from fasti.record import Document, Event, Evidence
from fasti.record.base import Value
from fasti.sinks.fields import LINKS, SLOTS, cells_of, columns_of, fields_of, many_of
from fasti.sinks.rows import batches_of
from fasti.sinks.tables import METADATA, TABLES


def test_tables_hold_every_slot_of_an_event() -> None:
    assert list(SLOTS) == ["mentions", "dates", "actors", "places", "outcomes"]
    names = {table.name for table in TABLES}
    assert names == {"documents", "anchors", "events", "links", *SLOTS, "aliases", "evidence", "spans"}


def test_tables_stand_after_those_that_they_refer_to() -> None:
    names = [table.name for table in TABLES]
    for table in TABLES:
        referred = {key.column.table.name for key in table.foreign_keys}
        assert all(names.index(name) < names.index(table.name) for name in referred)


def test_every_field_of_the_record_stands_in_a_table() -> None:
    columns = {name: set(table.columns.keys()) for name, table in METADATA.tables.items()}
    for name, model in {"events": Event, **SLOTS, "evidence": Evidence}.items():
        assert {column.name for column in columns_of(model)} - set(LINKS) <= columns[name]
    assert {name for model in SLOTS.values() for name in many_of(model)} <= columns.keys()


def test_columns_follow_the_fields_of_an_event() -> None:
    columns = {column.name: column for column in columns_of(Event)}
    assert not columns["label"].nullable
    assert columns["part_of"].nullable
    assert "mentions" not in columns
    assert all(columns[f"sentence_{part}"].nullable for part in ("start_char", "end_char", "text"))


def test_cells_stand_in_the_columns_of_their_type_and_come_back(events: tuple[Event, ...]) -> None:
    cells = cells_of(events[0])
    assert list(cells) == [column.name for column in columns_of(Event)]
    known = events[0].model_dump(exclude=set(SLOTS))
    assert fields_of(Event, cells) == known


def test_rows_have_all_the_columns_of_their_table(document: Document, events: tuple[Event, ...]) -> None:
    (rows,) = batches_of(document, events)
    for table in TABLES:
        assert all(list(row) == table.columns.keys() for row in rows[table.name])
    assert [(row["number"], row["actor"], row["place"]) for row in rows["aliases"]] == [
        (0, 0, None),
        (1, None, 0),
        (2, None, 0),
    ]


def test_rows_of_a_book_come_in_batches(
    document: Document, events: tuple[Event, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fasti.sinks.rows.BATCH", 2)
    many = [events[1].model_copy(update={"id": f"e{number}"}) for number in range(5)]
    batches = list(batches_of(document, many))
    assert [len(rows["events"]) for rows in batches] == [2, 2, 1]
    assert [len(rows["documents"]) for rows in batches] == [1, 0, 0]
    assert [row["position"] for rows in batches for row in rows["events"]] == [0, 1, 2, 3, 4]
    assert [len(rows["events"]) for rows in batches_of(document, many[:4])] == [2, 2]


class Part(Value):
    low: int | None = None
    high: float = 0.0
    exact: bool = True


class Whole(Value):
    part: Part
    maybe: Part | None = None


def test_columns_of_a_value_inside_a_value_are_named_after_it() -> None:
    columns = {column.name: column.nullable for column in columns_of(Whole)}
    assert columns == {
        "part_low": True,
        "part_high": False,
        "part_exact": False,
        "maybe_low": True,
        "maybe_high": True,
        "maybe_exact": True,
    }
    for whole in (Whole(part=Part(low=1)), Whole(part=Part(), maybe=Part(low=2, high=0.1, exact=False))):
        row = dict.fromkeys(columns) | cells_of(whole)
        assert Whole.model_validate(fields_of(Whole, row)) == whole


class Lists(Value):
    many: tuple[Part, ...] = ()


class HoldsLists(Value):
    inside: Lists


class Odd(Value):
    field: dict[str, str]


@pytest.mark.parametrize(("model", "told"), [(HoldsLists, "Lists.many holds many"), (Odd, "Odd.field is a")])
def test_field_that_no_table_can_hold_is_refused(model: type[Value], told: str) -> None:
    with pytest.raises(TypeError, match=told):
        list(columns_of(model))
