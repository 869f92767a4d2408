"""Word: all that is printed, in order, and nothing that is not."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from making import make_docx, make_zip, places, read_one

from fasti.errors import InputError
from fasti.readers.docx import read_docx


def saved(word: object) -> bytes:
    file = io.BytesIO()
    word.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def with_markup(xml: str) -> bytes:
    """A document of one paragraph with this markup in it."""
    word = docx.Document()
    paragraph = word.add_paragraph()
    for element in parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"):
        paragraph._p.append(element)
    return saved(word)


def test_docx_headings_and_paragraphs_are_found_again() -> None:
    word = docx.Document()
    word.add_heading("The War", level=1)
    word.add_paragraph("It began in 1618.")
    word.add_heading("Its End", level=2)
    word.add_paragraph("It ended in 1648.")
    document = read_one(read_docx, saved(word))
    assert document.text == "The War\n\nIt began in 1618.\n\nIts End\n\nIt ended in 1648."
    assert places(document, "heading") == {"The War": document.text, "Its End": "Its End\n\nIt ended in 1648."}
    assert places(document, "paragraph")["2"] == "It began in 1618."


def test_docx_tables_are_read_in_their_place() -> None:
    word = docx.Document()
    word.add_paragraph("Before.")
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "1453", "The city fell."
    word.add_paragraph("After.")
    assert read_one(read_docx, saved(word)).text == "Before.\n\n1453\n\nThe city fell.\n\nAfter."


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:r><w:t>It </w:t></w:r><w:ins><w:r><w:t>fell</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r>", "It fell."),
        ("<w:r><w:t>It fell</w:t></w:r><w:del><w:r><w:delText>not</w:delText></w:r></w:del>", "It fell"),
        ("<w:hyperlink><w:r><w:t>Rome</w:t></w:r></w:hyperlink><w:r><w:t> fell.</w:t></w:r>", "Rome fell."),
        ("<w:sdt><w:sdtContent><w:r><w:t>Rome</w:t></w:r></w:sdtContent></w:sdt>", "Rome"),
        ("<w:r><w:t>Rome</w:t><w:tab/><w:t>fell</w:t><w:br/><w:t>then.</w:t></w:r>", "Rome fell then."),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>Rome</w:t></w:r>", "Rome"),
        (
            '<w:r><w:t>Rome.</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>12</w:t></w:r>',
            "Rome.",
        ),
        ('<w:r><w:t>19</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>th</w:t></w:r>', "19th"),
    ],
)
def test_docx_text_is_what_is_printed(xml: str, text: str) -> None:
    assert read_one(read_docx, with_markup(xml)).text == text


def test_docx_footnotes_are_left_out_and_the_note_says_so() -> None:
    document = read_one(read_docx, with_markup('<w:r><w:t>Rome fell.</w:t><w:footnoteReference w:id="2"/></w:r>'))
    assert document.text == "Rome fell."
    assert document.notes == ("1 footnotes or endnotes were left out.",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (make_docx("A", ["It fell."])[:8000], "cut off or damaged"),
        (make_zip({"a.txt": "It fell."}), "no Word document"),
        (make_zip({"word/document.xml": "<w:document/>"}), "no Word document"),
        (make_zip({"word/document.xml": "<!DOCTYPE x><w:document/>"}), "declares entities"),
    ],
)
def test_docx_that_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_one(read_docx, content)
