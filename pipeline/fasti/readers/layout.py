"""From the lines of printed pages to paragraphs, told by their look, with the words whole that line ends part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from fasti.readers.prose import Prose

# A line that ends before this share of the usual width ends its paragraph, if it ends a sentence or is a heading.
SHORT_LINE = 0.75
# A gap wider than the usual one between lines by this factor parts paragraphs; so do letters of another size.
WIDE_GAP = 1.35
OTHER_SIZE = 0.12
# A line set in by this much of its letters' height, against one that ends a sentence, begins a paragraph.
INDENT = 0.7

_SENTENCE_END = re.compile(r"[.!?:][\"'”’»)\]]*\Z")
_PARTED = re.compile(r"(\w+)[-\u2010\u00ad]\Z")  # `Constan-`
_DASHED = re.compile(r"[-\u2010\u2013\u2014]\Z")
_FIRST_WORD = re.compile(r"\w+")
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True)
class Line:
    """A line of a page: its text, where it starts and the size of its letters, in points from the bottom left."""

    text: str
    x: float
    y: float
    size: float

    @property
    def words(self) -> str:
        """The text without white space around it."""
        return self.text.strip()

    @property
    def left(self) -> float:
        """Where its first letter stands, whether it is set in by position or by spaces."""
        return self.x + (len(self.text) - len(self.text.lstrip())) * self.size / 4


@dataclass(frozen=True)
class Page:
    """A page: the number that the file gives it, or else its place; and its lines."""

    label: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class Look:
    """What is usual in a text: the characters of a line, the points from line to line, and the count of each word."""

    width: float
    step: float
    words: Counter[str]


def say_pages(pages: Sequence[Page], prose: Prose) -> None:
    """Say the pages as paragraphs, which may run over their ends, each page with its anchor."""
    look = _look_at(pages)
    stream = [(page, line) for page in pages for line in page.lines]
    place = current = None
    for number, (page, line) in enumerate(stream, 1):
        if page is not current:
            if place:
                prose.close(place)
            place, current = prose.open("page", page.label), page
        after_page, after = stream[number] if number < len(stream) else (page, None)
        if after is None or ends_paragraph(line, after, look=look, turned=after_page is not page):
            prose.say(line.words)
            prose.end_paragraph()
        else:
            prose.say(mend(line.words, after.words, look=look))
    if place:
        prose.close(place)


def ends_paragraph(line: Line, after: Line, *, look: Look, turned: bool = False) -> bool:
    """Whether a paragraph ends between two lines, of one page or, where it is `turned`, of two."""
    if abs(line.size - after.size) > OTHER_SIZE * max(line.size, after.size):
        return True
    sentence = bool(_SENTENCE_END.search(line.words))
    short = len(line.words) < SHORT_LINE * look.width
    if turned or after.y > line.y:  # over the page, or up to the next column
        return sentence or (short and not _DASHED.search(line.words) and not after.words[:1].islower())
    if look.step and line.y - after.y > WIDE_GAP * look.step:
        return True
    return sentence and (short or after.left - line.left > INDENT * after.size)


def mend(text: str, after: str, *, look: Look) -> str:
    """The text of a line as it goes over into the next: with a space, or with a parted word made whole.

    `Constan-` before `tinople` loses its hyphen; `self-` before `evident` keeps it if the text has *self-evident*
    elsewhere, and `Anglo-` before `Saxon` and `1914-` before `1918` keep it always.
    """
    parted, first = _PARTED.search(text), _FIRST_WORD.match(after)
    if not parted or not first:
        return text if _DASHED.search(text) and not text[:-1].endswith(" ") else text + " "
    if not first[0][0].islower() or parted[1].isdecimal():
        return text
    whole, hyphened = (parted[1] + first[0]).lower(), f"{parted[1]}-{first[0]}".lower()
    return text if look.words[hyphened] > look.words[whole] else text[:-1]


def _look_at(pages: Sequence[Page]) -> Look:
    lines = [line for page in pages for line in page.lines]
    steps = [one.y - other.y for page in pages for one, other in pairwise(page.lines) if one.y > other.y]
    return Look(
        width=median(len(line.words) for line in lines) if lines else 0,
        step=median(steps) if steps else 0,
        words=Counter(word for line in lines for word in _WORD.findall(line.words.lower())),
    )
