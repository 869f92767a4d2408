"""Show where in a text something stands: the sentence, or as much of the line as can be read at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fasti.record import Span

LONGEST = 300  # characters of a sentence that are shown
# The end of a sentence for display only, without a parse: "the city fell. The" but not "U.S. troops" or "3.5".
_END = re.compile(r"(?<=\w\w\w)[.!?]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n\s*\n")
_REACH = 2000  # characters to either side that are searched for it


def find_sentence(at: int, sentences: Iterable[Span], text: str | None) -> str | None:
    """The sentence around a code-point offset: one of `sentences`, or else cut from the text; None if in neither."""
    for sentence in sentences:
        if sentence.start <= at < sentence.end:
            return shorten(sentence.text, at - sentence.start)
    if text is None or not 0 <= at < len(text):
        return None
    low, high = max(0, at - _REACH), min(len(text), at + _REACH)
    ends = [low, *(match.end() for match in _END.finditer(text, low, high)), high]
    start, end = max(end for end in ends if end <= at), min(end for end in ends if end > at)
    return shorten(text[start:end], at - start)


def shorten(words: str, at: int = 0) -> str:
    """One line of printable characters, cut around the offset `at` where it is too long to read."""
    if len(words) > LONGEST:
        start = max(0, min(at - LONGEST // 2, len(words) - LONGEST))
        cut = words[start : start + LONGEST]
        words = "…" * (start > 0) + cut + "…" * (start + LONGEST < len(words))
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
