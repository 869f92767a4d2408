"""Databases of all three kinds: one transaction a document, never doubled, nothing left behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from conftest import full_events, quote
from fasti.errors import RecordError, SinkError
from fasti.record import Anchor, Document, Event
from fasti.sinks import CsvSink, DatabaseSink, KnownDocument, open_sink, read_events
from fasti.sinks.dialects import telling
from fasti.sinks.flat import COLUMNS, flatten
from fasti.sinks.spreadsheet import show
from fasti.sinks.tables import TABLES
from sinks.databases import NewUrl, change, counts, query

NAMES = [table.name for table in TABLES]


def write(url: str, document: Document | KnownDocument, events: Sequence[Event]) -> None:
    with DatabaseSink(url) as sink:
        sink.write(document, events)


def other(document: Document, id_: str = "other") -> tuple[Document, tuple[Event, ...]]:
    """The same text under another id, with events of its own."""
    copy = document.model_copy(update={"id": id_})
    return copy, full_events(copy)


def test_database_gives_every_event_back(url: str, document: Document, events: tuple[Event, ...]) -> None:
    write(url, document, events)
    assert tuple(read_events(url)) == events


def test_database_takes_a_book_in_batches(
    url: str, document: Document, events: tuple[Event, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("rows", "restore"):
        monkeypatch.setattr(f"fasti.sinks.{module}.BATCH", 1)
    write(url, document, events)  # the first is part of the second, which comes a batch later
    assert tuple(read_events(url)) == events


def test_database_written_twice_holds_everything_once(url: str, document: Document, events: tuple[Event, ...]) -> None:
    write(url, document, events)
    before = counts(url, *NAMES)
    write(url, document, events)
    assert counts(url, *NAMES) == before
    assert tuple(read_events(url)) == events


def test_database_withdraws_events_that_are_gone(url: str, document: Document, events: tuple[Event, ...]) -> None:
    write(url, *other(document))
    write(url, document, events)
    war = events[1].model_copy(update={"label": "the war"})
    write(url, document, (war,))
    assert list(read_events(url)) == [war, *other(document)[1]]
    write(url, document, ())
    assert list(read_events(url)) == [*other(document)[1]]
    assert counts(url, "documents") == [2]


def test_database_withdraws_a_document_with_all_its_rows(
    url: str, document: Document, events: tuple[Event, ...]
) -> None:
    anchored = document.model_copy(update={"anchors": (Anchor(kind="page", start=0, end=9, value="xii"),)})
    with DatabaseSink(url) as sink:
        sink.write(anchored, events)
        assert 0 not in counts(url, *NAMES) or url.startswith("duckdb")
        sink.withdraw("no such document")
        sink.withdraw(document.id)
    assert counts(url, *NAMES) == [0] * len(NAMES)


def test_database_keeps_the_text_its_hash_and_its_places(url: str, document: Document) -> None:
    anchors = (Anchor(kind="page", start=0, end=69, value="xii"), Anchor(kind="paragraph", start=69, end=80, value="2"))
    write(url, document.model_copy(update={"anchors": anchors}), ())
    (row,) = query(url, "SELECT * FROM documents")
    assert row == {
        "id": "ides",
        "source": "texts/ides.txt",
        "notes": "A note.",
        "sha256": document.sha256,
        "characters": len(document.text),
        "text": document.text,
    }
    places = query(url, "SELECT kind, start_char, end_char, value FROM anchors ORDER BY number")
    assert [tuple(place.values()) for place in places] == [("page", 0, 69, "xii"), ("paragraph", 69, 80, "2")]


def test_database_days_compare_across_the_turn_of_the_era(
    url: str, document: Document, events: tuple[Event, ...]
) -> None:
    (date,) = events[0].dates
    write(
        url,
        document,
        [
            events[1].model_copy(
                update={"id": day, "dates": (date.model_copy(update={"earliest": day, "latest": day}),)}
            )
            for day in ("-0043-03-15", "0014-08-19", "-0216-08-02", "1937-12-13")
        ],
    )
    ordered = query(url, "SELECT earliest FROM timeline WHERE earliest_day < 10000000 ORDER BY earliest_day")
    assert [row["earliest"] for row in ordered] == ["-0216-08-02", "-0043-03-15", "0014-08-19"]


def test_database_text_and_offsets_agree(url: str, document: Document, events: tuple[Event, ...]) -> None:
    write(url, document, events)
    rows = query(
        url,
        """SELECT m.text, substr(d.text, CAST(m.start_char + 1 AS INTEGER), CAST(m.end_char - m.start_char AS INTEGER))
           AS there FROM mentions m JOIN events e ON e.id = m.event JOIN documents d ON d.id = e.document""",
    )
    assert len(rows) == 3
    assert all(row["text"] == row["there"] for row in rows)


def test_view_of_the_flat_table_says_what_the_csv_says(url: str, document: Document, events: tuple[Event, ...]) -> None:
    write(url, document, events)
    rows = query(url, "SELECT * FROM events_flat ORDER BY id")
    expected = [[show(cell) for cell in flatten(event).values()] for event in events]
    assert [[show(cell) for cell in row.values()] for row in rows] == expected
    renamed = {"start_char": "start", "end_char": "end", "trigger_words": "trigger"}
    assert [renamed.get(name, name) for name in rows[0]] == list(COLUMNS)


def test_view_of_casualties_has_their_words(url: str, document: Document, events: tuple[Event, ...]) -> None:
    losses = {"kind": "casualties", "spans": [quote(document.text, "Caesar"), quote(document.text, "Rome")]}
    killing = Event.model_validate({**events[0].model_dump(), "part_of": None, "outcomes": [losses]})
    write(url, document, (killing,))
    (row,) = query(url, "SELECT * FROM casualties")
    assert (row["words"], row["event"], row["label"]) == ("Caesar; Rome", "ides-1", "killing of Caesar")
    assert row["earliest_day"] == -429685


def test_database_leaves_alone_what_a_failed_write_would_change(
    url: str, document: Document, events: tuple[Event, ...]
) -> None:
    write(url, document, events)
    twice, loose = (events[1], events[1]), (events[0],)
    stranger = (events[1].model_copy(update={"document": "another"}),)
    for bad, told in (
        (twice, "have the id 'ides-2'"),
        (loose, "part_of 'ides-2'"),
        (stranger, "names the document 'another'"),
    ):
        with pytest.raises(RecordError, match=told):
            write(url, document, bad)
    assert tuple(read_events(url)) == events


def test_database_refuses_an_event_that_is_held_as_another_documents(
    url: str, document: Document, events: tuple[Event, ...]
) -> None:
    write(url, document, events)
    copy, copied = document.model_copy(update={"id": "copy"}), [e.model_copy(update={"document": None}) for e in events]
    with pytest.raises(
        RecordError, match="'ides-1' of the document 'copy' is already held as one of the document 'ides'"
    ):
        write(url, copy, copied)
    assert tuple(read_events(url)) == events
    assert counts(url, "documents") == [1]


def test_database_refuses_what_it_cannot_hold_as_the_documents_fault(new_url: NewUrl, document: Document) -> None:
    with DatabaseSink(new_url("postgresql")) as sink:
        with pytest.raises(RecordError, match=r"does not take this document: .*NUL"):
            sink.write(Document(id="nul", text="a\0b"), ())
        sink.write(document, ())
    with DatabaseSink(new_url("sqlite")) as sink, pytest.raises(RecordError, match="surrogates not allowed"):
        sink.write(Document(id="half", text="a\ud800b"), ())


def test_database_keeps_the_text_that_a_document_without_it_fits(
    url: str, document: Document, events: tuple[Event, ...]
) -> None:
    anchored = document.model_copy(update={"anchors": (Anchor(kind="page", start=0, end=9, value="xii"),)})

    def text() -> tuple[str | None, str | None, int]:
        (row,) = query(url, "SELECT text, source FROM documents")
        return row["text"], row["source"], counts(url, "anchors")[0]

    write(url, anchored, events)
    write(url, KnownDocument(id="ides", sha256=document.sha256, source="there.txt"), events)
    assert text() == (document.text, "there.txt", 1)
    write(url, KnownDocument(id="ides"), events)
    assert text() == (document.text, "there.txt", 1)
    moved = Event.model_validate({**events[1].model_dump(), "mentions": [{"start": 0, "end": 3, "text": "war"}]})
    write(url, KnownDocument(id="ides"), (moved,))
    assert text() == (None, None, 0)
    write(url, anchored, events)
    write(url, KnownDocument(id="ides", sha256="0" * 64), events)
    assert text() == (None, None, 0)
    assert tuple(read_events(url)) == events


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_database_updates_an_event_and_keeps_what_refers_to_it(
    kind: str, new_url: NewUrl, document: Document, events: tuple[Event, ...]
) -> None:
    url = new_url(kind)
    write(url, document, events)
    change(
        url,
        "CREATE TABLE notes (event TEXT REFERENCES events (id), note TEXT)",
        "INSERT INTO notes VALUES ('ides-2', 'n')",
    )
    write(url, document, (events[1].model_copy(update={"label": "renamed"}),))
    assert [event.label for event in read_events(url)] == ["renamed"]
    with pytest.raises(RecordError, match=r"(?i)foreign key"):
        write(url, document, ())


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_database_keys_hold(kind: str, new_url: NewUrl, document: Document, events: tuple[Event, ...]) -> None:
    url = new_url(kind)
    write(url, document, events)
    for sql in (
        "INSERT INTO mentions VALUES ('nobody', 0, 0, 1, 'x')",
        "INSERT INTO evidence (event, number, rule, confidence) VALUES ('ides-1', 99, 'r', 1)",
        "DELETE FROM documents",
    ):
        sink = DatabaseSink(url)
        with pytest.raises(RecordError, match="does not take"), sink, telling(sink.url), sink._engine.begin() as open_:
            open_.exec_driver_sql(sql)
    assert tuple(read_events(url)) == events


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_database_takes_two_writers_at_once(kind: str, new_url: NewUrl, document: Document) -> None:
    url = new_url(kind)
    shelf = [other(document, f"d{number}") for number in range(12)]
    start = Barrier(2)

    def work(documents: list[tuple[Document, tuple[Event, ...]]]) -> None:
        start.wait()  # both find the database empty, and then the same documents
        with DatabaseSink(url) as sink:
            for one, events in documents:
                sink.write(one, events)

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(work, shelf), pool.submit(work, shelf[::-1])]:
            done.result()
    assert list(read_events(url)) == [
        event for _, events in sorted(shelf, key=lambda one: one[0].id) for event in events
    ]


def test_postgres_takes_two_programs_at_once(new_url: NewUrl, document: Document, tmp_path: Path) -> None:
    url = new_url("postgresql")
    shelf = [other(document, f"d{number:02}") for number in range(20)]
    with open_sink(str(tmp_path / "events.jsonl")) as sink:
        for one, events in shelf:
            sink.write(one, events)
    command = [sys.executable, "-m", "fasti", "load", str(tmp_path / "events.jsonl"), url, "--quiet"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for _ in range(2)]
    assert [(program.communicate()[0], program.returncode) for program in both] == [("", 0)] * 2
    assert list(read_events(url)) == [event for _, events in shelf for event in events]


def test_duckdb_that_another_program_holds_is_told(new_url: NewUrl) -> None:
    url = new_url("duckdb")
    code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code, url.removeprefix("duckdb:///")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(SinkError, match=r"the database cannot be used: .*[Ll]ock"), DatabaseSink(url):
            pass
        holder.communicate(b"\n")
    with DatabaseSink(url):
        pass


def test_reading_of_a_database_that_is_not_there_makes_none(new_url: NewUrl) -> None:
    for kind in ("sqlite", "duckdb"):
        url = new_url(kind)
        with pytest.raises(SinkError, match="there is no such file"):
            list(read_events(url))
        assert not Path(url.removeprefix(f"{kind}:///")).exists()


def test_reading_of_a_database_without_events_is_told(new_url: NewUrl) -> None:
    with pytest.raises(SinkError, match="holds no events of fasti's"):
        list(read_events(new_url("postgresql")))


def test_csv_and_database_say_the_same_of_no_events(url: str, document: Document, tmp_path: Path) -> None:
    write(url, document, ())
    with CsvSink(tmp_path / "e.csv") as sink:
        sink.write(document, ())
    assert counts(url, "events_flat") == [len((tmp_path / "e.csv").read_text().splitlines()) - 1] == [0]
