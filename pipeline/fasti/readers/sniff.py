"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from fasti.errors import InputError

HEAD = 4096
GZIP = b"\x1f\x8b"
_ZIP = b"PK\x03\x04"
# The PDF standard lets up to a kilobyte stand before the mark.
_PDF = re.compile(rb"\A.{0,1019}?%PDF-\d", re.DOTALL)
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_TEI = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>\s*)*<(?:TEI|teiCorpus)(?:\.2)?\b",
    re.DOTALL,
)
_JSON_LINE = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\{\s*"[^"\n]*"\s*:')
# What people save texts as, and how to make something of it.
_OTHERS = (
    (b"{\\rtf", "a rich text (RTF) file", "save it as .docx or .txt"),
    (
        b"\xd0\xcf\x11\xe0",
        "a Word document of the old kind (.doc) or one with a password",
        "save it as .docx without one",
    ),
    (b"\x89PNG", "a picture (PNG)", "its text must be recognised first, with ocrmypdf for one"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "its text must be recognised first, with ocrmypdf for one"),
    (b"II*\0", "a picture (TIFF)", "its text must be recognised first, with ocrmypdf for one"),
    (b"MM\0*", "a picture (TIFF)", "its text must be recognised first, with ocrmypdf for one"),
    (b"AT&TFORM", "a DjVu file", "save it as PDF with its text"),
    (b"SQLite format 3", "a database", "save its texts as .jsonl or .csv"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"\xfd7zXZ", "an xz file", "unpack it, or pack it with gzip"),
    (b"BZh", "a bzip2 file", "unpack it, or pack it with gzip"),
    (b"%!PS", "a PostScript file", "save it as PDF"),
)

NAMES = {
    ".csv": "CSV",
    ".docx": "a Word document",
    ".epub": "an e-book",
    ".html": "a web page",
    ".jsonl": "JSON lines",
    ".pdf": "a PDF",
    ".txt": "plain text",
    ".xml": "TEI",
}
_BINARY = frozenset({".pdf", ".docx", ".epub"})
_SAME = {".htm": ".html", ".xhtml": ".html", ".md": ".txt", "": ".txt"}


def choose_kind(file: BinaryIO, named: str) -> tuple[str, tuple[str, ...]]:
    """The kind to read a file as, `.pdf`, and a note where its name says another; `file` stays at its start.

    Raises InputError for what is of no kind that we read.
    """
    head = file.read(HEAD)
    file.seek(0)
    kind = _by_content(head, file, named)
    if _SAME.get(named, named) == _SAME.get(kind, kind):
        return kind, ()
    if not named:
        return kind, (f"it is {NAMES[kind]} and was read as such.",)
    return kind, (f"the file is named {named} but is {NAMES[kind]}; it was read as {NAMES[kind]}.",)


def _by_content(head: bytes, file: BinaryIO, named: str) -> str:
    for magic, what, remedy in _OTHERS:
        if head.startswith(magic):
            raise InputError(f"this is {what}, which is not read; {remedy}.")
    if head.startswith(_ZIP):
        return _kind_of_zip(file)
    if _PDF.match(head):
        return ".pdf"
    if named in {".csv", ".jsonl", ".md"}:  # their lines may begin with anything
        return named
    if _TEI.match(head):
        return ".xml"
    if _HTML.match(head):
        return ".html"
    if not named and _JSON_LINE.match(head):
        return ".jsonl"
    return ".txt" if named in _BINARY and head.strip() else named


def _kind_of_zip(file: BinaryIO) -> str:
    try:
        with ZipFile(file) as archive:
            names = set(archive.namelist())
    except (BadZipFile, NotImplementedError, ValueError) as error:
        raise InputError(f"the file is cut off or damaged ({error}); fetch it again.") from error
    finally:
        file.seek(0)
    if "META-INF/container.xml" in names:
        return ".epub"
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return ".docx"
    if "content.xml" in names or "xl/workbook.xml" in names or "ppt/presentation.xml" in names:
        raise InputError("this is an OpenDocument file, a spreadsheet or slides; save its text as .docx, .csv or .txt.")
    raise InputError("this is an archive (zip) of other files; unpack it and name the folder.")
