"""The walk over a tree of markup that HTML, EPUB, Word and TEI share: blocks are paragraphs, headings are places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fasti.readers.prose import Place, Prose

Element = Any  # an lxml element; lxml is imported only where a file needs it


class Walk:
    """Says what a tree of markup holds, in its order; each format overrides what its elements mean.

    The walk keeps its own stack, so that no depth of nesting exhausts Python's.
    """

    blocks: frozenset[str] = frozenset()  # elements that begin and end a paragraph
    spaces: frozenset[str] = frozenset()  # elements that part words: line breaks, tabs
    left_out: frozenset[str] = frozenset()  # elements that are no part of the running text

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self._chapters: list[tuple[int, Place]] = []

    def read(self, root: Element) -> None:
        """Say all that is below `root`, and close the chapters that it opened."""
        stack: list[tuple[Element, Iterator[Element]]] = []
        if self._enter(root):
            self._say(root.text)
            stack.append((root, iter(root)))
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(element)
                self._say(element.tail if stack else None)
            elif self._enter(child):
                self._say(child.text)
                stack.append((child, iter(child)))
            else:
                self._say(child.tail)
        self.close_chapters(level=0)
        self.prose.end_paragraph()

    def takes(self, element: Element, tag: str) -> bool:
        """Whether the element and what is below it are read."""
        return tag not in self.left_out

    def is_block(self, element: Element, tag: str) -> bool:
        """Whether the element begins and ends a paragraph."""
        return tag in self.blocks

    def heading_level(self, element: Element, tag: str) -> int | None:
        """The depth of a heading, 1 for a chapter's; None for what is none."""
        return None

    def begin(self, element: Element, tag: str) -> None:
        """Do what a format wants at the start of an element."""

    def end(self, element: Element, tag: str) -> None:
        """Do what a format wants at the end of an element."""

    def entity(self, name: str) -> str:
        """The characters of an entity that the parser left as it was."""
        return ""

    def close_chapters(self, *, level: int) -> None:
        """End the chapters at or below the level."""
        while self._chapters and self._chapters[-1][0] >= level:
            self.prose.close(self._chapters.pop()[1])

    def _say(self, text: str | None) -> None:
        if text:
            self.prose.say(text)

    def _enter(self, element: Element) -> bool:
        if not isinstance(element.tag, str):  # a comment, an instruction or an entity
            self._say(self.entity(name) if (name := getattr(element, "name", None)) else None)
            return False
        tag = local(element)
        if not self.takes(element, tag):
            return False
        level = self.heading_level(element, tag)
        if level is not None or self.is_block(element, tag):
            self.prose.end_paragraph()
        if level is not None:
            self._open_chapter(level)
        if tag in self.spaces:
            self.prose.say(" ")
        self.begin(element, tag)
        return True

    def _leave(self, element: Element) -> None:
        tag = local(element)
        self.end(element, tag)
        level = self.heading_level(element, tag)
        if level is not None and self._chapters:
            place = self._chapters[-1][1]
            place.value = self.prose.said_since(place)
        if level is not None or self.is_block(element, tag):
            self.prose.end_paragraph()

    def _open_chapter(self, level: int) -> None:
        self.close_chapters(level=level)
        self._chapters.append((level, self.prose.open("heading", "")))


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    tag: str = element.tag
    return tag.rpartition("}")[2]
