"""Running heads and feet of printed pages: short lines that come back at the edge of many pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from statistics import median

from fasti.readers.layout import Line, Page

# `THE PUNIC WARS 217`, on four pages or more, in the first two or the last two lines of each, and shorter than a line
# of text: four letters of one book may all begin with *To his excellency the governor of the province, greeting*.
HEAD_LENGTH = 60
HEAD_WIDTH = 0.8
HEAD_PAGES = 4
HEAD_LINES = 2

# *HISTORY OF ENGLAND.* ends with a stop and is a head; *which ended the war.* is prose that happens to come back.
_PROSE_SHARE = 0.5

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)


def find_heads(pages: Sequence[Page]) -> dict[str, int]:
    """The lines that are heads, figures aside (`THE PUNIC WARS #`), and on how many pages each stands."""
    widths = [len(line.words) for page in pages for line in page.lines]
    most = min(HEAD_LENGTH, HEAD_WIDTH * median(widths)) if widths else 0
    counts: Counter[str] = Counter()
    for page in pages:
        edges = (page.lines[place] for place in _edges(page))
        counts.update({_shape(line) for line in edges if len(line.words) <= most and not _is_prose(line.words)})
    return {shape: count for shape, count in counts.items() if count >= HEAD_PAGES}


def without_heads(page: Page, heads: Collection[str]) -> Page:
    """The page without the heads at its edges; what reads the same in its midst stays."""
    dropped = {place for place in _edges(page) if _shape(page.lines[place]) in heads}
    return Page(page.label, [line for place, line in enumerate(page.lines) if place not in dropped])


def _edges(page: Page) -> Iterator[int]:
    count = len(page.lines)
    yield from sorted({*range(min(HEAD_LINES, count)), *range(max(count - HEAD_LINES, 0), count)})


def _is_prose(text: str) -> bool:
    words = [word for word in text.split() if word[0].isalpha()]
    return text.endswith((".", "!", "?")) and sum(word[0].islower() for word in words) >= _PROSE_SHARE * len(words) > 0


def _shape(line: Line) -> str:
    return _NUMBER.sub("#", " ".join(line.words.split()))
