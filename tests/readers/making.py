"""Small files of every kind that is read, made from a heading and paragraphs."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from fpdf import FPDF

from fasti.readers import Fields, Reader, Source
from fasti.record import Document
from fasti.record.manifest import Quarantined

Paragraphs = Sequence[str]
FIELDS = Fields()

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def read_bytes(reader: Reader, content: bytes, *, fields: Fields = FIELDS) -> list[Document | Quarantined]:
    """What a reader makes of these bytes, as those of `shelf/book`."""
    return list(reader(io.BytesIO(content), Source(Path("shelf/book"), "book", fields=fields)))


def read_one(reader: Reader, content: bytes) -> Document:
    """The one document that a reader makes of these bytes."""
    (document,) = read_bytes(reader, content)
    assert isinstance(document, Document)
    return document


def places(document: Document, kind: str) -> dict[str, str]:
    """The anchors of a kind, each with the text that lies there."""
    return {one.value: document.text[one.start : one.end] for one in document.anchors if one.kind == kind}


def make_html(title: str, paragraphs: Paragraphs) -> bytes:
    """A web page with a menu and a footer around its text."""
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>{escape(title)}</title><meta charset='utf-8'><style>p {{}}</style></head>"
        "<body><nav><ul><li><a href='/'>Home</a></li><li><a href='/about'>About us</a></li></ul></nav>"
        f"<article><h1>{escape(title)}</h1>{body}</article><footer>All rights reserved</footer></body></html>"
    ).encode()


def make_pdf(pages: Sequence[Paragraphs], *, head: str = "", password: str = "") -> bytes:
    """A PDF of one page for each list of paragraphs, with a running head where one is given."""
    pdf = FPDF(format=(148, 210))
    if password:
        pdf.set_encryption(owner_password="owner", user_password=password)
    for number, paragraphs in enumerate(pages, 1):
        pdf.add_page()
        if head:
            pdf.set_font("Times", size=8)
            pdf.cell(0, 6, f"{head} {number}", align="C", new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Times", size=11)
        for paragraph in paragraphs:
            pdf.multi_cell(0, 5, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
            pdf.ln(4)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return bytes(pdf.output())


def make_docx(title: str, paragraphs: Paragraphs) -> bytes:
    """A Word document with a heading."""
    word = docx.Document()
    word.add_heading(title, level=1)
    for paragraph in paragraphs:
        word.add_paragraph(paragraph)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def make_epub(chapters: Mapping[str, Paragraphs], *, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """An e-book with a chapter for each title; `more` adds files to the archive."""
    items, spine, files = [], [], {}
    for number, (title, paragraphs) in enumerate(chapters.items(), 1):
        name = f"text/c{number}.xhtml"
        items.append(f'<item id="c{number}" href="{name}" media-type="application/xhtml+xml"/>')
        spine.append(f'<itemref idref="c{number}"/>')
        body = f"<h2>{escape(title)}</h2>" + "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
        files[f"OEBPS/{name}"] = (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
            f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>A book</title></head><body>{body}</body></html>'
        )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><manifest>'
        f"{''.join(items)}</manifest><spine>{''.join(spine)}</spine></package>"
    )
    return make_zip(
        {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "OEBPS/book.opf": package}
        | files
        | dict(more or {})
    )


def make_zip(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of the files."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def make_tei(body: str, *, before: str = "") -> bytes:
    """A TEI file with this body, and `before` it a declaration of its type."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>'
        "<titleStmt><title>The title of the file</title></titleStmt></fileDesc></teiHeader>"
        f"<text><body>{body}</body></text></TEI>"
    ).encode()
