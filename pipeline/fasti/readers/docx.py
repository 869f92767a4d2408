"""Word documents: headings, numbered paragraphs and table rows; footnotes, comments and deleted words left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile

from fasti.errors import InputError
from fasti.readers.archives import open_zip
from fasti.readers.extras import extra
from fasti.readers.html import MARK
from fasti.readers.markup import Element, Walk
from fasti.readers.prose import Prose
from fasti.readers.survey import Source
from fasti.readers.xml import parse_xml
from fasti.record import Document

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PROLOGUE = 4096  # bytes in which a declaration must stand
_HEADING = re.compile(r"(?:heading|überschrift|titre) ?([1-9])", re.IGNORECASE)


class WordWalk(Walk):
    """Reads the body of a Word document, with what was inserted under tracked changes and in text boxes.

    python-docx's own `paragraph.text` passes over insertions, content controls and text boxes.
    """

    blocks = frozenset("p tbl tr txbxContent".split())
    spaces = frozenset("br cr tab noBreakHyphen".split())
    # Fallback repeats what stands beside it for older readers.
    left_out = frozenset("Fallback commentReference del delText instrText moveFrom pPr sectPr tblPr".split())

    def __init__(self, prose: Prose, levels: dict[str, int]) -> None:
        super().__init__(prose)
        self.marks = 0
        self._levels = levels

    def takes(self, element: Element, tag: str) -> bool:
        """Leave out footnotes' marks, of which the count is kept, and raised numbers set by hand."""
        if tag in {"footnoteReference", "endnoteReference"}:
            self.marks += 1
            return False
        return tag not in self.left_out and not (tag == "r" and _is_raised_number(element))

    def heading_level(self, element: Element, tag: str) -> int | None:
        """By the style of the paragraph."""
        if tag != "p":
            return None
        style = element.find(f"{_W}pPr/{_W}pStyle")
        return None if style is None else self._levels.get(style.get(f"{_W}val"))

    def begin(self, element: Element, tag: str) -> None:
        """Part the cells of a row; their own paragraphs are paragraphs all the same."""
        if tag == "noBreakHyphen":
            self.prose.say("-")


def read_docx(file: BinaryIO, source: Source) -> Iterator[Document]:
    """Yield the one document of a Word file; raises InputError where the file is no such thing."""
    with extra("docx"):
        import docx
    with open_zip(file) as archive:
        _refuse_declarations(archive)
    file.seek(0)
    try:
        word = docx.Document(file)
    except Exception as error:  # python-docx lets through whatever its parts raise
        raise InputError(f"this is no Word document, or a damaged one ({error}); save it again as .docx.") from error
    prose = Prose(numbered=True)
    walk = WordWalk(prose, _heading_levels(word))
    # The elements of python-docx repeat, as their own text, that of what is below them: plain ones are wanted here.
    root, _ = parse_xml(word.part.blob, needs="docx", blanks=False)
    walk.read(root)
    if walk.marks:
        prose.notes.append(f"{walk.marks:,} footnotes or endnotes were left out.")
    yield prose.document(source)


def _refuse_declarations(archive: ZipFile) -> None:
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            with archive.open(name) as part:
                if b"<!DOCTYPE" in part.read(_PROLOGUE):
                    raise InputError("its XML declares entities of its own, which Word never does, so it was not read.")


def _heading_levels(word: Element) -> dict[str, int]:
    levels = {}
    for style in word.styles:
        name = style.name or ""
        if match := _HEADING.match(name):
            levels[style.style_id] = int(match[1])
        elif name.lower() == "title":
            levels[style.style_id] = 1
    return levels


def _is_raised_number(run: Element) -> bool:
    raised = run.find(f"{_W}rPr/{_W}vertAlign")
    if raised is None or raised.get(f"{_W}val") != "superscript":
        return False
    return bool(MARK.fullmatch("".join(one.text or "" for one in run.iter(f"{_W}t")).strip()))
