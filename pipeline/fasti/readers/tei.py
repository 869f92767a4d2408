"""TEI: the text of an edition with the ids of its parts and its page breaks; notes and rejected readings left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fasti.errors import InputError
from fasti.readers.archives import read_whole
from fasti.readers.html import MARK
from fasti.readers.markup import Element, Walk, local
from fasti.readers.prose import Place, Prose
from fasti.readers.survey import Source
from fasti.readers.xml import character, parse_xml
from fasti.record import Document

ID = "{http://www.w3.org/XML/1998/namespace}id"
# Of the children of <choice> and <app>, what an editor would have us read, best first.
_PREFERRED = ("corr", "reg", "expan", "lem", "unclear")
_RUNNING = frozenset({"p", "ab", "l", "seg", "q", "said", "cit"})
_ROOTS = frozenset({"TEI", "TEI.2", "teiCorpus", "teiCorpus.2"})


class TeiWalk(Walk):
    """Reads the <text> of TEI P4 and P5."""

    blocks = frozenset(
        "ab argument back body byline castItem cit closer dateline div div1 div2 div3 div4 div5 div6 div7 docTitle "
        "entry epigraph figure floatingText front group item label lg list opener p postscript quote row salute "
        "signed sp speaker stage table text titlePage titlePart trailer".split()
    )
    spaces = frozenset("cell cb l milestone".split())
    left_out = frozenset("del figDesc fw interp interpGrp note noteGrp ptr rdg rdgGrp teiHeader facsimile".split())

    def __init__(self, prose: Prose, declared: dict[str, str]) -> None:
        super().__init__(prose)
        self.counts: dict[str, int] = {}
        self._declared = declared
        self._page: Place | None = None
        self._named: dict[Element, Place] = {}
        self._depth = 0

    def takes(self, element: Element, tag: str) -> bool:
        """Leave out notes, marks of notes, running heads, and the readings that the editor did not choose."""
        if tag in self.left_out:
            self.counts[tag] = self.counts.get(tag, 0) + 1
            return False
        if tag == "ref" and MARK.fullmatch("".join(element.itertext()).strip()):
            return False
        return not _is_rejected(element, tag)

    def is_block(self, element: Element, tag: str) -> bool:
        """Most blocks are so everywhere; a quotation in a sentence is part of it."""
        return tag in self.blocks and not (tag == "quote" and local(element.getparent()) in _RUNNING)

    def heading_level(self, element: Element, tag: str) -> int | None:
        """The depth of the <div> that a <head> stands in."""
        return max(self._depth, 1) if tag == "head" else None

    def begin(self, element: Element, tag: str) -> None:
        """Open the pages and the elements with an id; keep words together that a line break parts."""
        if tag.startswith("div"):
            self._depth += 1
        if tag == "pb":
            self._turn(element)
        if tag in {"lb", "pb", "cb"} and element.get("break") != "no":
            self.prose.say(" ")
        if tag == "cell" and element.getprevious() is not None:
            self.prose.say(" | ")
        if element.get(ID) and (tag == "l" or self.is_block(element, tag)):
            self._named[element] = self.prose.open("xml_id", element.get(ID))

    def end(self, element: Element, tag: str) -> None:
        """Close what `begin` opened."""
        if tag.startswith("div"):
            self.close_chapters(level=self._depth)
            self._depth -= 1
        if element in self._named:
            self.prose.close(self._named.pop(element))
        if tag in {"text", "TEI", "TEI.2"} and self._page:
            self.prose.close(self._page)
            self._page = None

    def entity(self, name: str) -> str:
        """The characters of an entity, and a count of those that nobody knows."""
        found = character(name, self._declared)
        if not found:
            self.counts[f"&{name};"] = self.counts.get(f"&{name};", 0) + 1
        return found

    def _turn(self, element: Element) -> None:
        if self._page:
            self.prose.close(self._page)
        self._page = self.prose.open("page", element.get("n") or element.get(ID) or element.get("facs") or "")


def read_tei(file: BinaryIO, source: Source) -> Iterator[Document]:
    """Yield the document of a TEI file, or the documents of a corpus; raises InputError for other XML."""
    root, declared = parse_xml(read_whole(file), needs="tei")
    if local(root) not in _ROOTS:
        raise InputError(
            f"this XML is no TEI: its outermost element is <{local(root)}>, not <TEI>; convert it to TEI or text."
        )
    texts = list(root.iter("{*}TEI", "{*}TEI.2")) or [root]
    for number, text in enumerate(texts, 1):
        name = text.get(ID) or str(number)
        yield _read(text, declared, source, id_=f"{source.id}/{name}" if len(texts) > 1 else source.id)


def _read(root: Element, declared: dict[str, str], source: Source, *, id_: str) -> Document:
    prose = Prose()
    walk = TeiWalk(prose, declared)
    walk.read(root)
    for tag, what in (("note", "notes"), ("fw", "running heads"), ("rdg", "rejected readings"), ("del", "deletions")):
        if count := walk.counts.get(tag):
            prose.notes.append(f"{count:,} {what} of the edition (<{tag}>) were left out.")
    unknown = sorted(name for name in walk.counts if name.startswith("&"))
    if unknown:
        prose.notes.append(f"nothing says what {', '.join(unknown)} stand for; they were left out.")
    return prose.document(source, id_=id_)


def _is_rejected(element: Element, tag: str) -> bool:
    parent = element.getparent()
    if parent is None or local(parent) != "choice":
        return False
    rivals = [local(one) for one in parent if isinstance(one.tag, str)]
    chosen = next((name for name in _PREFERRED if name in rivals), rivals[0])
    return tag != chosen
