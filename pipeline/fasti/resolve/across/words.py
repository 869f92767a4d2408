"""Names folded for comparison: *the Nanking Massacre's* and *NANKING MASSACRE* are the same words."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_POSSESSIVE = re.compile(r"'s\b|(?<=s)'(?=\s|$)")
_JOINED = re.compile(r"[.']")
_MARKS = re.compile(r"[^a-z0-9]+")
_ARTICLES = ("the ", "a ", "an ")
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10}
_COUNTED = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)")
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1
    )
}


@lru_cache(maxsize=2**17)
def fold(name: str) -> str:
    """Latin letters without marks, lower case, one blank between words; without leading article and possessive."""
    plain = anyascii(name).lower().strip()
    words = _MARKS.sub(" ", _JOINED.sub("", _POSSESSIVE.sub("", plain))).strip()
    for article in _ARTICLES:
        words = words.removeprefix(article)
    return words


def read_ordinal(word: str) -> int | None:
    """The number of a folded ordinal or Roman numeral: *second*, *2nd* and *ii* are 2; None for any other word."""
    if word in _ORDINALS:
        return _ORDINALS[word]
    counted = _COUNTED.fullmatch(word)
    if counted:
        return int(counted[1])
    if not _ROMAN.fullmatch(word):
        return None
    values = [_VALUES[letter] for letter in word]
    return sum(-here if here < after else here for here, after in zip(values, [*values[1:], 0], strict=True))
