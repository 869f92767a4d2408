"""What a file is, whatever it is called."""

from __future__ import annotations

import gzip
import io

import pytest
from making import make_docx, make_epub, make_html, make_pdf, make_tei, make_zip

from fasti.errors import InputError
from fasti.readers.sniff import choose_kind

CONTENTS = {
    ".docx": make_docx("A", ["It fell."]),
    ".epub": make_epub({"A": ["It fell."]}),
    ".html": make_html("A", ["It fell."]),
    ".pdf": make_pdf([["It fell."]]),
    ".txt": b"It fell.",
    ".xml": make_tei("<p>It fell.</p>"),
}


@pytest.mark.parametrize("kind", CONTENTS)
def test_sniff_a_file_that_is_what_it_is_called_has_no_note(kind: str) -> None:
    assert choose_kind(io.BytesIO(CONTENTS[kind]), kind) == (kind, ())


@pytest.mark.parametrize("kind", CONTENTS)
@pytest.mark.parametrize("named", [".txt", ".pdf", ".docx", ".html", ".xml"])
def test_sniff_content_wins_over_the_name_and_the_note_says_so(kind: str, named: str) -> None:
    if kind == named or (kind == ".txt" and named in {".html", ".xml"}):
        return  # a fragment of a page may begin with any words
    found, (note,) = choose_kind(io.BytesIO(CONTENTS[kind]), named)
    assert found == kind
    assert f"is named {named} but is " in note


@pytest.mark.parametrize("named", [".htm", ".xhtml", ".md"])
def test_sniff_kinds_of_one_reader_are_no_surprise(named: str) -> None:
    kind = ".txt" if named == ".md" else ".html"
    assert choose_kind(io.BytesIO(CONTENTS[kind]), named)[1] == ()


def test_sniff_standard_input_is_read_as_what_it_is() -> None:
    assert choose_kind(io.BytesIO(b"It fell."), "") == ("", ())
    assert choose_kind(io.BytesIO(CONTENTS[".pdf"]), "") == (".pdf", ("it is a PDF and was read as such.",))
    assert choose_kind(io.BytesIO(b'{"text": "It fell."}\n'), "")[0] == ".jsonl"


@pytest.mark.parametrize(
    "content",
    [
        b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>",
        b"\xef\xbb\xbf<?xml version='1.0'?>\n<?xml-model href='x.rng'?><!-- a --><TEI/>",
        b'<!DOCTYPE TEI.2 PUBLIC "a" "b.dtd" [<!ENTITY a "b">]><TEI.2/>',
        b"<teiCorpus/>",
    ],
)
def test_sniff_tei_is_known_by_its_outermost_element(content: bytes) -> None:
    assert choose_kind(io.BytesIO(content), ".txt")[0] == ".xml"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{\\rtf1", "rich text"),
        (b"\xd0\xcf\x11\xe0", "old kind"),
        (b"\xff\xd8\xff\xe0", "ocrmypdf"),
        (make_zip({"a.txt": "It fell."}), "unpack it and name the folder"),
        (make_zip({"content.xml": "", "mimetype": ""}), "OpenDocument"),
        (make_zip({"a.txt": "It fell."})[:-30], "cut off or damaged"),
        (b"BZh9", "bzip2"),
    ],
)
def test_sniff_what_is_not_read_says_what_to_do(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        choose_kind(io.BytesIO(content), ".txt")


def test_sniff_leaves_the_file_at_its_start() -> None:
    for content in (*CONTENTS.values(), gzip.compress(b"a")):
        file = io.BytesIO(content)
        choose_kind(file, ".txt")
        assert file.tell() == 0
