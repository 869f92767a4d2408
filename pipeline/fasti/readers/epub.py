"""E-books: the chapters in reading order, each under its heading or its line in the table of contents."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import unquote
from zipfile import ZipFile

from fasti.errors import InputError
from fasti.readers.archives import open_zip
from fasti.readers.html import PageWalk, parse_html
from fasti.readers.markup import Element, local
from fasti.readers.prose import Prose
from fasti.readers.survey import Source
from fasti.readers.xml import parse_xml
from fasti.record import Document

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})


class ChapterWalk(PageWalk):
    """Reads a chapter, in which nothing is menu or footer; the table of contents at its front is no prose."""

    left_out = PageWalk.left_out - {"form", "noscript"}

    def __init__(self, prose: Prose) -> None:
        super().__init__(prose)
        self.footnotes = 0

    def takes(self, element: Element, tag: str) -> bool:
        """Leave out footnotes kept at their mark, of which the count is kept, besides what a page leaves out."""
        kinds = set((element.get("epub:type") or "").split())
        self.footnotes += bool({"footnote", "rearnote"} & kinds)
        return super().takes(element, tag) and not {"footnote", "rearnote", "toc", "pagebreak"} & kinds


def read_epub(file: BinaryIO, source: Source) -> Iterator[Document]:
    """Yield the one document of an e-book; raises InputError where it is locked or no e-book."""
    prose, footnotes = Prose(), 0
    with open_zip(file) as archive:
        package, root = _package(archive)
        chapters = _spine(root, package)
        _refuse_locked(archive, chapters)
        titles = _titles(archive, root, package)
        for name in chapters:
            if name in archive.namelist():
                footnotes += _read_chapter(archive.read(name), titles.get(name) or posixpath.basename(name), prose)
            else:
                prose.notes.append(f"the e-book names a chapter that it does not hold ({name}).")
    if footnotes:
        prose.notes.append(f"{footnotes:,} {'footnote was' if footnotes == 1 else 'footnotes were'} left out.")
    yield prose.document(source)


def _read_chapter(content: bytes, title: str, prose: Prose) -> int:
    """Read a chapter into the prose, and tell how many footnotes were left out."""
    if not content.strip():
        return 0
    root = parse_html(content, prose)
    body = root.find("body") if root.find("body") is not None else root
    headed = any(True for _ in body.iter("h1", "h2", "h3", "h4", "h5", "h6"))
    place = None if headed else prose.open("heading", title)
    walk = ChapterWalk(prose)
    walk.read(body)
    if place:
        prose.close(place)
    return walk.footnotes


def _package(archive: ZipFile) -> tuple[str, Element]:
    """The path of the package file, and its root."""
    if _CONTAINER not in archive.namelist():
        raise InputError(f"this is no e-book: {_CONTAINER} is missing; save it again as EPUB.")
    container, _ = parse_xml(archive.read(_CONTAINER), needs="epub")
    path = next((one.get("full-path") for one in container.iter("{*}rootfile")), None)
    if not path or path not in archive.namelist():
        raise InputError("the e-book does not say what it holds (its package file is missing); save it again as EPUB.")
    return path, parse_xml(archive.read(path), needs="epub")[0]


def _spine(root: Element, package: str) -> list[str]:
    """The paths of the chapters in reading order, without the table of contents."""
    items = {one.get("id"): one for one in root.iter("{*}item")}
    order = (items.get(one.get("idref")) for one in root.iter("{*}itemref"))
    return [
        _path(package, item.get("href") or "")
        for item in order
        if item is not None and item.get("media-type") in _PAGES and "nav" not in (item.get("properties") or "").split()
    ]


def _titles(archive: ZipFile, root: Element, package: str) -> dict[str, str]:
    """What the table of contents, of EPUB 3 or of EPUB 2, calls each file; the first of several lines."""
    titles: dict[str, str] = {}
    for item in root.iter("{*}item"):
        path = _path(package, item.get("href") or "")
        is_toc = "nav" in (item.get("properties") or "").split() or item.get("media-type") == "application/x-dtbncx+xml"
        if is_toc and path in archive.namelist():
            for target, title in _entries(archive.read(path)):
                titles.setdefault(_path(path, target), title)
    return titles


def _entries(content: bytes) -> Iterator[tuple[str, str]]:
    try:
        root, _ = parse_xml(content, needs="epub")
    except InputError:  # a contents list that cannot be read costs no word of the book
        return
    for link in root.iter("{*}a"):
        yield link.get("href") or "", " ".join("".join(link.itertext()).split())
    for point in root.iter("{*}navPoint"):
        target = next((one.get("src") for one in point if local(one) == "content"), None)
        label = next(("".join(one.itertext()) for one in point if local(one) == "navLabel"), "")
        yield target or "", " ".join(label.split())


def _refuse_locked(archive: ZipFile, chapters: list[str]) -> None:
    if _ENCRYPTION not in archive.namelist():
        return
    root, _ = parse_xml(archive.read(_ENCRYPTION), needs="epub")
    locked = {unquote(one.get("URI") or "") for one in root.iter("{*}CipherReference")}
    if locked & set(chapters):  # fonts alone may be encrypted too
        raise InputError("the e-book is copy-protected, so its text cannot be read; get it without protection.")


def _path(base: str, target: str) -> str:
    """A link of a file in the archive as a path in the archive."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(target.partition("#")[0])))
