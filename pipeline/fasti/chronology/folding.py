"""A copy of a text, code point for code point, in which the date rules can match plainly."""

from __future__ import annotations

import re

_PLAIN = str.maketrans(
    dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\t\r", " ")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043", "-")
    | dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e", '"')
)
# Words that are names of time only when written with a capital; where they are small they are blotted out.
_ORDINARY = re.compile(r"\b(?:may|march|august|mar|dec|sat|sun|mon|wed|fri|jan|augustus|lent|advent|michaelmases)\b")
# A month, season or feast within a name is no date: the October Revolution, the Prague Spring, the Easter Rising.
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NAMED = re.compile(
    rf"(?<=\b[Tt]he )(?:{_MONTHS})(?= [A-Z][a-z])"
    r"|(?<=[a-z] )(?:Spring|Summer|Autumn|Fall|Winter)(?= [A-Z][a-z])"
    r"|(?<=[a-z]{4} )(?:Spring|Winter)(?=\b)(?! of)"
    r"|(?:Easter|Christmas|Pentecost|Ramadan)(?= (?!Monday|Tuesday|Wednesday|Day|Sunday|Week|Eve)[A-Z][a-z])"
    r"|(?<=\bWhite )Christmas"
)
_BREAK = re.compile(r"(?<!\n)\n(?! {0,20}\n)")


def fold(text: str) -> str:
    """Lower case, plain spaces, hyphens and quotes, single line ends as spaces: the same length, other characters."""
    blotted = _NAMED.sub(_blot, _ORDINARY.sub(_blot, text))
    lowered = blotted.lower()
    if len(lowered) != len(text):  # a few letters grow when made small
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in blotted)
    return _BREAK.sub(" ", lowered.translate(_PLAIN))


def _blot(word: re.Match[str]) -> str:
    return "\0" * len(word[0])
