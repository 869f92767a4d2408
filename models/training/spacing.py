"""Where English puts spaces between words: for sources that list tokens and no text."""

from __future__ import annotations

from itertools import pairwise

CLOSING = frozenset([*".,;:!?)]}%", "'s", "'S", "’s", "n't", "''", "'"])
OPENING = frozenset(["(", "[", "``", "$"])


def spaced(words: tuple[str, ...]) -> list[bool]:
    """Whether a space follows each word."""
    return [*(here not in OPENING and behind not in CLOSING for here, behind in pairwise(words)), True]
