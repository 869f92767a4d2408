"""A long text as pieces of bounded size: cut where paragraphs end, or as near to that as the text allows."""

from __future__ import annotations

import re
from collections.abc import Iterator

# So many characters, about 16,000 words, are parsed at once: the parser needs some 6 kB of memory for each of them.
PIECE = 100_000
# Where a text may be cut, the best places first. White space goes with what stands before it.
_SEAMS = (
    re.compile(r"\r?\n[^\S\n]*\n\s*"),  # a blank line
    re.compile(r"(?<=[.!?:;”’\"')\]])[^\S\r\n]*[\r\n]\s*"),  # the end of a line that ends like a sentence
    re.compile(r"(?<=[.!?])[”’\"')\]]*\s+"),  # what looks like the end of a sentence
    re.compile(r"[\r\n]\s*"),
    re.compile(r"\s+"),
)
_JOINED = re.compile(r"[\u0300-\u036f\u200d\ufe00-\ufe0f]")  # marks that belong to the character before


def split(text: str, *, size: int = PIECE) -> Iterator[tuple[int, int]]:
    """Start and end of each piece: all of `text`, in order, without gap; none longer than `size` characters."""
    start = 0
    while len(text) - start > size:
        end = _seam(text, start + max(size // 2, 1), start + size)
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _seam(text: str, low: int, high: int) -> int:
    """The last good place to cut in [low, high]."""
    for pattern in _SEAMS:
        ends = [match.end() for match in pattern.finditer(text, low, high)]
        if ends:
            return ends[-1]
    return next((at for at in range(high, low, -1) if not _JOINED.match(text, at)), high)
