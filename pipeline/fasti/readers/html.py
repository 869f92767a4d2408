"""Web pages: the main text, told apart from menus and footers by trafilatura, with its headings and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from fasti.errors import InputError
from fasti.readers.archives import read_whole
from fasti.readers.encoding import decode
from fasti.readers.extras import extra, hushed
from fasti.readers.markup import Element, Walk, local
from fasti.readers.prose import Prose
from fasti.readers.survey import Source
from fasti.record import Document

# A page of which less than this is main text may have lost some of it: an index, or a book of many short parts.
MAIN_SHARE = 0.5
# `<meta charset="iso-8859-1">`, `<?xml version="1.0" encoding="utf-8"?>`
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
# A mark that sends to a footnote: [12], 3, *, †
MARK = re.compile(r"\[?(?:\d{1,3}|[a-z]|note \d{1,3}|[*†‡§]+)\]?", re.IGNORECASE)
# trafilatura, where it falls back on other ways, breaks the line at each of them: *the 19\nth\nof May*.
_INLINE = "abbr acronym b bdi bdo big cite dfn em font i ins mark s small span strong sub sup time tt u var".split()
_HEADING = re.compile(r"h[1-6]")


class PageWalk(Walk):
    """Reads HTML, and the simpler elements in which trafilatura gives the main text."""

    blocks = frozenset(
        "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form head header "
        "hr item li list main nav ol p pre quote row section table tbody tfoot thead tr ul".split()
    )
    spaces = frozenset("br cell lb td th".split())
    left_out = frozenset(
        "audio button canvas form iframe input math nav noscript object rp rt script select style svg template "
        "textarea title video".split()
    )

    def takes(self, element: Element, tag: str) -> bool:
        """Leave out what is no text, and marks of footnotes."""
        return tag not in self.left_out and not is_mark(element, tag)

    def heading_level(self, element: Element, tag: str) -> int | None:
        """`h2`, or trafilatura's `<head rend="h2">`."""
        name = element.get("rend", "h2") if tag == "head" else tag
        return int(name[1]) if _HEADING.fullmatch(name) else None

    def begin(self, element: Element, tag: str) -> None:
        """Part the cells of a row, so that a table does not read as a sentence."""
        if tag in {"cell", "td", "th"} and element.getprevious() is not None:
            self.prose.say(" | ")


def read_html(file: BinaryIO, source: Source) -> Iterator[Document]:
    """Yield the one document of a web page: its main text."""
    prose = Prose(numbered=True)
    root = parse_html(read_whole(file), prose)
    body = main_text(root, prose)
    PageWalk(prose).read(body)
    yield prose.document(source)


def parse_html(content: bytes, prose: Prose) -> Element:
    """The tree of a page, in the encoding that it declares or else in the one that fits; notes say what was decided."""
    with extra("html"):
        from lxml import etree, html
    text = _decode(content, prose)
    if not text.strip():
        raise InputError("it holds no words, only white space.")
    # Without `huge_tree` the parser ends, in silence, where nesting gets deep; HTML declares no entities to expand.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError as error:
        raise InputError(f"the page holds nothing that can be read as HTML ({error}).") from error
    _refuse_unfinished(parser.error_log)
    return root


def main_text(root: Element, prose: Prose) -> Element:
    """The element that holds the page's main text, footnote marks taken out of it."""
    with extra("html"):
        from lxml import etree
        from trafilatura import bare_extraction
    for element in [one for one in root.iter("sup", "a") if is_mark(one, one.tag)]:
        element.drop_tree()
    etree.strip_tags(root, *_INLINE)
    words = sum(len(text.split()) for text in _all_text(root))
    with hushed("trafilatura"):
        found = bare_extraction(root, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    kept = 0 if body is None else len(" ".join(body.itertext()).split())
    if not kept:
        prose.notes.append("no main text was told apart from the rest, so the whole page was read.")
        return root.find("body") if root.find("body") is not None else root
    if kept < words * MAIN_SHARE:
        prose.notes.append(
            f"{kept:,} of the page's {words:,} words were taken for its main text, the others for menus and the like; "
            "if some of it is missing, save the page as text."
        )
    return body


def is_mark(element: Element, tag: str) -> bool:
    """Whether an element is the mark of a footnote: a raised number, or a link that says of itself that it is one."""
    kinds = " ".join(element.get(name) or "" for name in ("class", "role", "epub:type"))
    if tag == "a":
        return "noteref" in kinds or "footnote-ref" in kinds
    words = "".join(element.itertext()).strip()
    return tag == "sup" and (bool(MARK.fullmatch(words)) or "reference" in kinds.split())


def _decode(content: bytes, prose: Prose) -> str:
    declared = _CHARSET.search(content[:4096])
    if declared:
        try:
            return content.decode(declared[1].decode("ascii")).removeprefix("\ufeff")
        except (LookupError, ValueError):
            pass  # it says what it is not: look at the bytes
    text, notes = decode(content)
    prose.notes.extend(notes)
    return text


def _refuse_unfinished(log: Element) -> None:
    if any("xcessive depth" in entry.message for entry in log):
        raise InputError("its elements are nested too deeply to be a page of text.")


def _all_text(root: Element) -> Iterator[str]:
    for element in root.iter():
        if isinstance(element.tag, str) and local(element) not in {"script", "style", "title", "noscript"}:
            yield element.text or ""
        yield element.tail or ""
