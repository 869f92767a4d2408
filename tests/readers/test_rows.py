"""JSON lines and CSV: a document a row, and one bad row costs none of the others."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest
from making import read_bytes

from fasti.errors import InputError
from fasti.readers import Fields, read_documents
from fasti.readers import rows as rows_module
from fasti.readers.rows import read_csv, read_jsonl
from fasti.record import Document
from fasti.record.manifest import Quarantined


def told(items: list[Document | Quarantined]) -> list[tuple[str, str]]:
    return [(item.id, item.text) if isinstance(item, Document) else (item.source, item.reason) for item in items]


def lines(*values: object) -> bytes:
    return "".join(json.dumps(value) + "\n" for value in values).encode()


def test_jsonl_each_line_is_a_document_named_after_file_and_id() -> None:
    content = lines({"id": "a", "text": "It fell.\n"}, {"id": 7, "text": "It rose."}, {"text": "It stood."})
    assert told(read_bytes(read_jsonl, content)) == [
        ("book/a", "It fell.\n"),
        ("book/7", "It rose."),
        ("book/3", "It stood."),
    ]


def test_jsonl_fields_are_those_named() -> None:
    content = lines({"key": "a", "id": "b", "body": "It fell.", "text": "no"})
    fields = Fields(text="body", id="key")
    assert told(read_bytes(read_jsonl, content, fields=fields)) == [("book/a", "It fell.")]


def test_jsonl_bad_lines_are_named_and_the_others_read() -> None:
    content = lines({"text": "One."}) + b'{"text": \n\n[1]\n"x"\n{"text": 5}\n\xff\xfe\n' + lines({"text": "Two."})
    assert told(read_bytes(read_jsonl, content)) == [
        ("book/1", "One."),
        ("shelf/book:2", "the line is no JSON (Expecting value at character 11); mend it."),
        ("shelf/book:4-5", "the line is JSON but no object with named fields; mend it."),
        ("shelf/book:6", "the field 'text' holds no text (int); name the text's with --text-field."),
        ("shelf/book:7", "the line is no UTF-8; save the file as UTF-8."),
        ("book/8", "Two."),
    ]


def test_jsonl_lines_in_succession_with_one_fault_are_told_as_one() -> None:
    content = lines(*({"body": "It fell."} for _ in range(1000)))
    assert told(read_bytes(read_jsonl, content)) == [
        ("shelf/book:1-1000", "the field 'text' is missing, there is only body; name the text's with --text-field."),
    ]


def test_jsonl_ids_that_repeat_are_made_unique() -> None:
    items = read_bytes(read_jsonl, lines(*({"id": "a", "text": f"It fell {n}."} for n in range(3))))
    assert [id_ for id_, _ in told(items)] == ["book/a", "book/a#2", "book/a#3"]
    assert isinstance(items[1], Document)
    assert items[1].notes == ("line 2: the id 'a' is taken by a line before it; this document is 'a#2'.",)


@pytest.mark.parametrize("line", [b"[" * 100_000, b'{"text": ' + b"9" * 5000 + b"}"])
def test_jsonl_line_that_exhausts_the_parser_is_named(line: bytes) -> None:
    (bad, good) = told(read_bytes(read_jsonl, line + b'\n{"text": "It fell."}\n'))
    assert bad[0] == "shelf/book:1"
    assert good == ("book/2", "It fell.")


def test_jsonl_line_without_end_is_not_held_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_module, "_LONGEST_LINE_BYTES", 50)
    content = b'{"text": "' + b"x" * 1000 + b'"}\n{"text": "It fell."}\n'
    assert told(read_bytes(read_jsonl, content)) == [
        ("shelf/book:1", "the line is longer than 50 bytes; split its text into several documents."),
        ("book/2", "It fell."),
    ]


def test_csv_each_row_is_a_document_with_its_line_ends() -> None:
    content = b'id,year,text\r\na,1453,"It fell,\r\nand burnt."\r\n,1454,It rose.\r\n'
    assert told(read_bytes(read_csv, content)) == [("book/a", "It fell,\r\nand burnt."), ("book/4", "It rose.")]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_csv_delimiter_is_that_of_the_head(sign: str) -> None:
    content = sign.join(("id", "text")) + "\n" + sign.join(("a", "It fell.")) + "\n"
    assert told(read_bytes(read_csv, content.encode())) == [("book/a", "It fell.")]


def test_csv_in_another_encoding_states_its_guess_once() -> None:
    content = "id,text\n" + "".join(f"{n},The café of Málaga fell in {n}.\n" for n in range(1500, 1510))
    items = read_bytes(read_csv, content.encode("cp1252"))
    assert all("café of Málaga" in text for _, text in told(items))
    assert [len(item.notes) for item in items if isinstance(item, Document)] == [1] + [0] * 9


def test_csv_bad_rows_are_named_and_the_others_read() -> None:
    content = b'id,text\na,It fell.\nb,It,rose.\nc\n\nd,It "stood".\n"e,open\nf,It fell.\n'
    assert told(read_bytes(read_csv, content)) == [
        ("book/a", "It fell."),
        ("shelf/book:3", "the row has 3 fields, the head 2; mend it."),
        ("shelf/book:4", "the row has 1 fields, the head 2; mend it."),
        ("book/d", 'It "stood".'),
        (
            "shelf/book:7",
            "the row is no CSV (unexpected end of data); nothing was read from here to line 8; mend its quotes.",
        ),
    ]


def test_csv_field_as_long_as_a_book_is_read() -> None:
    text = "It fell. " * 50_000
    assert told(read_bytes(read_csv, f"id,text\na,{text}\n".encode())) == [("book/a", text)]


def test_csv_without_the_column_says_which_there_are() -> None:
    with pytest.raises(InputError, match="no column 'text', only id, body; name the text's with --text-field"):
        read_bytes(read_csv, b"id,body\na,It fell.\n")


def test_rows_of_a_packed_file_are_read_as_they_come(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(
        gzip.compress(lines({"text": "It fell."}, {"text": ""}, {"text": "It rose."}))
    )
    first, empty, last = read_documents([tmp_path])
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert (first.id, last.id) == ("a/1", "a/3")
    assert empty == Quarantined(source=f"{tmp_path.as_posix()}/a.jsonl.gz (a/2)", reason="it holds no words at all.")


def test_rows_before_the_cut_of_a_packed_file_are_read(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as file:
        file.write(lines({"text": "It fell."}))
        file.flush()
        file.write(lines(*({"text": f"It fell in {n}."} for n in range(1000))))
    (tmp_path / "a.jsonl.gz").write_bytes(packed.getvalue()[:200])
    items = list(read_documents([tmp_path]))
    assert isinstance(items[0], Document)
    assert isinstance(items[-1], Quarantined)
    assert "ends in the middle" in items[-1].reason


def test_rows_of_a_file_without_any_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"id,text\n")
    assert list(read_documents([tmp_path])) == [
        Quarantined(source=f"{tmp_path.as_posix()}/a.csv", reason="it holds no document.")
    ]
