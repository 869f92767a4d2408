"""Texts whose lines are wrapped by hand, as e-texts of the old kind are: the lines of a paragraph are read as one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

# Every line break ends a sentence for the parser, so *the army under Mehmed II / captured the city* loses its subject.
# A text is wrapped if so many of the lines that follow another go on in lower case; verse and lists do so seldom.
WRAPPED_SHARE = 0.35
FEWEST_PAIRS = 3
# Nobody wraps at less or more than this; a few longer lines, such as links, are let pass.
NARROWEST = 30
WIDEST = 130
LONGER_SHARE = 0.02
# A line that stops before this share of the width was ended on purpose.
FULL_LINE = 0.7

NOTE = "its lines are wrapped; those of a paragraph were read as one."

_BREAK = re.compile(r"\r\n|\r|\n")
# What begins a line of its own: white space, a list mark, a heading or a table in Markdown.
_OWN_LINE = re.compile(r"\s|[-*+•>|#=]\s?|\d+[.)]\s")


def is_wrapped(text: str) -> bool:
    """Whether the lines of a text are wrapped by hand."""
    return _width(_BREAK.split(text)) is not None


def unwrap(text: str) -> str:
    """The text with spaces for the line breaks within paragraphs: of the same length, so that every offset holds."""
    lines = _BREAK.split(text)
    width = _width(lines)
    if width is None:
        return text
    gaps = (match[0] for match in _BREAK.finditer(text))
    parts = [lines[0]]
    for line, after, gap in zip(lines, lines[1:], gaps, strict=False):
        parts += (" " * len(gap) if _runs_on(line, after, width) else gap, after)
    return "".join(parts)


def _width(lines: Sequence[str]) -> int | None:
    """The width at which the lines are wrapped; None where they are not."""
    pairs = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip()]
    if len(pairs) < FEWEST_PAIRS or sum(after[0].islower() for _, after in pairs) < WRAPPED_SHARE * len(pairs):
        return None
    lengths = sorted(len(line.rstrip()) for line, _ in pairs)
    width = lengths[int((1 - LONGER_SHARE) * (len(lengths) - 1))]
    return width if NARROWEST <= width <= WIDEST else None


def _runs_on(line: str, after: str, width: int) -> bool:
    return len(line.rstrip()) >= FULL_LINE * width and bool(after.strip()) and not _OWN_LINE.match(after)
