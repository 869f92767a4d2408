"""Text put together piece by piece: paragraphs apart, white space as in print, and where each place lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from fasti.readers.survey import Source
from fasti.record import Anchor, Document
from fasti.record.text import AnchorKind

PARAGRAPH_GAP = "\n\n"
# Invisible, and in the way of words: NUL, the soft hyphen, the zero-width space and the byte order mark.
_INVISIBLE = dict.fromkeys((0x0, 0xAD, 0x200B, 0xFEFF))
# Of two anchors with one range, the wider kind comes first.
_KINDS = {kind: rank for rank, kind in enumerate(("page", "heading", "xml_id", "paragraph"))}
assert set(_KINDS) == set(get_args(AnchorKind))


@dataclass
class Place:
    """A place of the source that is being read; it starts at the next word that is said."""

    kind: AnchorKind
    value: str
    start: int | None = None
    part: int = 0  # how many pieces of text came before it


class Prose:
    """Collects what is said into one text, with single spaces in a paragraph and an empty line between paragraphs.

    `numbered` gives each paragraph an anchor with its number, counted from 1.
    """

    def __init__(self, *, numbered: bool = False) -> None:
        self.notes: list[str] = []
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        self._waiting: list[Place] = []
        self._anchors: list[Anchor] = []
        self._numbered = numbered
        self._number = 0
        self._paragraph: Place | None = None

    def say(self, text: str) -> None:
        """Add words to the paragraph; white space at either end parts them from their neighbours."""
        text = text.translate(_INVISIBLE)
        words = text.split()
        if text[:1].isspace() and self._length:
            self._gap = self._gap or " "
        if words:
            self._add(" ".join(words))
            self._gap = " " if text[-1].isspace() else ""

    def end_paragraph(self) -> None:
        """Part what was said from what comes; nothing where nothing was said since."""
        if self._length:
            self._gap = PARAGRAPH_GAP
        if self._paragraph:
            self.close(self._paragraph)
            self._paragraph = None

    def open(self, kind: AnchorKind, value: str) -> Place:
        """Open a place of the source, to be closed with `close`."""
        place = Place(kind, value)
        self._waiting.append(place)
        return place

    def close(self, place: Place) -> None:
        """Close a place; one in which nothing was said leaves no anchor."""
        if place.start is None:
            self._waiting.remove(place)
        else:
            self._anchors.append(Anchor(kind=place.kind, start=place.start, end=self._length, value=place.value))

    def said_since(self, place: Place) -> str:
        """The words of a place that is open."""
        return "" if place.start is None else "".join(self._parts[place.part :]).lstrip()

    def document(self, source: Source, *, id_: str | None = None) -> Document:
        """The document of what was said; every place must be closed."""
        anchors = sorted(self._anchors, key=lambda one: (one.start, -one.end, _KINDS[one.kind]))
        return Document(
            id=id_ or source.id,
            text="".join(self._parts),
            source=source.name,
            notes=(*source.notes, *self.notes),
            anchors=tuple(anchors),
        )

    def _add(self, words: str) -> None:
        self._parts.append(self._gap + words)
        start = self._length + len(self._gap)
        self._length = start + len(words)
        if self._numbered and self._paragraph is None:
            self._number += 1
            self._paragraph = self.open("paragraph", str(self._number))
        for place in self._waiting:
            place.start, place.part = start, len(self._parts) - 1
        self._waiting.clear()
