"""PDF: the text page by page, its lines made into paragraphs; a scan without text is named as such."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from fasti.errors import InputError
from fasti.readers.archives import read_whole
from fasti.readers.extras import extra, hushed
from fasti.readers.heads import find_heads, without_heads
from fasti.readers.layout import Line, Page, say_pages
from fasti.readers.prose import Prose
from fasti.readers.survey import Source
from fasti.record import Document

# The mark of the end stands in the last kilobyte, but for what mail and web servers append.
_END = b"%%EOF"
_END_WITHIN = 8192
# A raised figure of at most this share of the letters' size is the mark of a footnote.
_MARK_SIZE = 0.75
_MOST_NAMED = 8  # pages that a note lists


def read_pdf(file: BinaryIO, source: Source) -> Iterator[Document]:
    """Yield the one document of a PDF; raises InputError where it is cut off, locked, or holds no text."""
    with extra("pdf"):
        import pypdf
    _refuse_cut(file)
    with hushed("pypdf"):
        reader = _unlock(_open(pypdf, file))
        pages = _read_pages(reader)
    empty = [page.label for page in pages if not page.lines]
    if len(empty) == len(pages):
        raise InputError(
            "the PDF holds no text layer, only pictures of pages; recognise its text first, with ocrmypdf for one."
        )
    prose = Prose()
    if empty:
        named = ", ".join(empty[:_MOST_NAMED]) + (", ..." if len(empty) > _MOST_NAMED else "")
        prose.notes.append(f"{len(empty)} of {len(pages)} pages hold no text ({named}); they are empty or pictures.")
    if heads := find_heads(pages):
        named = "; ".join(f"{head!r} on {count} pages" for head, count in sorted(heads.items()))
        prose.notes.append(f"running heads were left out ({named}).")
    say_pages([without_heads(page, heads) for page in pages], prose)
    yield prose.document(source)


def _refuse_cut(file: BinaryIO) -> None:
    content = read_whole(file)
    file.seek(0)
    if _END not in content[-_END_WITHIN:]:
        raise InputError("the PDF ends in the middle (its end mark is missing), so pages may be lost; fetch it again.")


def _open(pypdf: Any, file: BinaryIO) -> Any:
    try:
        return pypdf.PdfReader(file)
    except Exception as error:  # a damaged file makes pypdf raise what its parts raise
        raise InputError(f"the PDF is damaged ({_told(error)}); fetch it again, or print it to a new PDF.") from error


def _unlock(reader: Any) -> Any:
    """Open what only the owner's password protects, as every viewer does; raises InputError for a user's password."""
    if not reader.is_encrypted:
        return reader
    try:
        unlocked = bool(reader.decrypt(""))
    except Exception as error:
        raise InputError(
            f"the PDF is locked in a way that cannot be undone ({_told(error)}); save it unlocked."
        ) from error
    if not unlocked:
        raise InputError("the PDF is locked with a password; save it without one.")
    return reader


def _read_pages(reader: Any) -> list[Page]:
    try:
        labels = list(reader.page_labels)
        count = len(reader.pages)
        declared = int(reader.root_object["/Pages"].get("/Count", count))
    except Exception as error:
        raise InputError(f"the PDF is damaged ({_told(error)}); fetch it again, or print it to a new PDF.") from error
    if declared > count:
        raise InputError(f"the PDF speaks of {declared} pages but holds {count}; fetch it again.")
    pages = []
    for number in range(count):
        try:
            lines = _read_lines(reader.pages[number])
        except Exception as error:
            raise InputError(f"page {number + 1} of the PDF is damaged ({_told(error)}); fetch it again.") from error
        pages.append(Page(labels[number] or str(number + 1), lines))
    return pages


def _read_lines(page: Any) -> list[Line]:
    """The lines of a page in the order of its content, which is that of reading in all but odd files."""
    lines: list[list[Any]] = [["", 0.0, 0.0, 0.0]]

    def hear(text: str, user: list[float], matrix: list[float], font: object, size: float) -> None:
        for number, piece in enumerate(text.split("\n")):
            if number:
                lines.append(["", 0.0, 0.0, 0.0])
            line = lines[-1]
            if not line[0].strip() and piece.strip():
                x = matrix[4] * user[0] + matrix[5] * user[2] + user[4]
                y = matrix[4] * user[1] + matrix[5] * user[3] + user[5]
                line[1:] = x, y, _height(size, matrix, user)
            elif _is_mark(piece, _height(size, matrix, user), line[3]):
                continue
            line[0] += piece

    page.extract_text(visitor_text=hear)
    return [Line(_clean(text), x, y, size) for text, x, y, size in lines if _clean(text).strip()]


def _height(size: float, matrix: list[float], user: list[float]) -> float:
    """The size of the letters on the page: that of the font, as both matrices scale it."""
    scale = (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5 * (user[2] ** 2 + user[3] ** 2) ** 0.5
    return abs(size * scale) or abs(size)


def _is_mark(piece: str, size: float, line_size: float) -> bool:
    return piece.strip().isdecimal() and len(piece.strip()) <= 3 and 0 < size <= _MARK_SIZE * line_size


def _clean(text: str) -> str:
    """Whole characters in place of surrogates, letters in place of ligatures."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.translate(_LIGATURES)


def _told(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]


_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
