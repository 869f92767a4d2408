"""From paths to documents, and to the reasons why something is none."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from fasti.errors import InputError
from fasti.readers import read_documents
from fasti.record import Document
from fasti.record.manifest import Quarantined


def test_read_documents_yields_text_and_source(tmp_path: Path) -> None:
    path = tmp_path / "fall.txt"
    path.write_bytes(b"The city fell.\r\n")
    assert list(read_documents([path])) == [Document(id="fall", text="The city fell.\r\n", source=path.as_posix())]


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "is empty"), (b" \r\n\t", "no words"), (b"a\0b", "binary"), (b"\xef\xbb\xbf", "no words")],
)
def test_read_documents_quarantines_what_holds_no_text(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    (tmp_path / "good.txt").write_bytes(b"It fell.")
    bad, good = read_documents([tmp_path])
    assert isinstance(bad, Quarantined)
    assert bad.source.endswith("bad.txt")
    assert reason in bad.reason
    assert isinstance(good, Document)


def test_read_documents_quarantines_what_vanishes_before_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "good.txt").write_bytes(b"It fell.")
    good, bad = read_documents([tmp_path])
    assert isinstance(good, Document)
    assert isinstance(bad, Quarantined)
    assert "cannot be read: No such file or directory" in bad.reason


def test_read_documents_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Málaga fell.".encode())))
    assert list(read_documents(["-"])) == [Document(id="stdin", text="Málaga fell.", source="-")]


def test_read_documents_raises_where_nothing_is_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nope\.txt: there is no such file or folder"):
        list(read_documents([tmp_path / "nope.txt"]))
    with pytest.raises(InputError, match="no path was given"):
        list(read_documents([]))
