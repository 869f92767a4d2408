"""A library that is not installed is named with the command that installs it; the base install reads without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from making import make_docx, make_epub, make_html, make_pdf, make_tei

from fasti.readers import read_documents
from fasti.record import Document
from fasti.record.manifest import Quarantined

FILES = {
    "a.docx": ("docx", "docx", make_docx("A", ["It fell."])),
    "a.epub": ("epub", "lxml", make_epub({"A": ["It fell."]})),
    "a.html": ("html", "trafilatura", make_html("A", ["It fell."])),
    "a.pdf": ("pdf", "pypdf", make_pdf([["It fell."]])),
    "a.xml": ("tei", "lxml", make_tei("<p>It fell.</p>")),
}


@pytest.mark.parametrize("name", FILES)
def test_extra_that_is_missing_is_named_with_its_command(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extra, library, content = FILES[name]
    (tmp_path / name).write_bytes(content)
    monkeypatch.setitem(sys.modules, library, None)
    (item,) = read_documents([tmp_path])
    assert isinstance(item, Quarantined)
    assert f"pip install 'fasti[{extra}]'" in item.reason


@pytest.mark.parametrize("name", FILES)
def test_extra_that_is_there_is_used(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(FILES[name][2])
    (item,) = read_documents([tmp_path])
    assert isinstance(item, Document)
    assert "It fell." in item.text


def test_extras_are_imported_only_where_a_file_needs_them() -> None:
    libraries = {"lxml", "trafilatura", "pypdf", "docx"}
    code = f"import fasti.readers, sys; print(sorted({libraries} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
