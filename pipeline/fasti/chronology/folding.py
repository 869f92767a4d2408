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
_ORDINARY = re.compile(r"(?:march|may|august|mar|dec|sat|sun|mon|wed|fri|jan|lent|advent)(?![a-zA-Z])")
# Names of time that may be part of another name, which is then no date.
_NAMES = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Spring|Summer|Autumn|Fall|Winter|Easter|Christmas|Pentecost|Ramadan)(?![a-zA-Z])"
)
_SEASONS = frozenset({"Spring", "Summer", "Autumn", "Fall", "Winter"})
_FEASTS = frozenset({"Easter", "Christmas", "Pentecost", "Ramadan"})
_CAPITALISED = re.compile(r" [A-Z][a-z]")
_FEAST_NAME = re.compile(r" (?!Monday|Tuesday|Wednesday|Day|Sunday|Week|Eve)[A-Z][a-z]")
_BREAK = re.compile(r"\n(?! {0,20}\n)")


def fold(text: str) -> str:
    """Lower case, plain spaces, hyphens and quotes, single line ends as spaces: the same length, other characters."""
    blotted = _NAMES.sub(_blot_in_name, _ORDINARY.sub(_blot_word, text))
    lowered = blotted.lower()
    if len(lowered) != len(text):  # a few letters grow when made small
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in blotted)
    return _BREAK.sub(_join_lines, lowered.translate(_PLAIN))


def _blot(word: re.Match[str]) -> str:
    return "\0" * len(word[0])


def _blot_word(word: re.Match[str]) -> str:
    before = word.string[word.start() - 1 : word.start()]
    return word[0] if before.isalpha() else _blot(word)


def _blot_in_name(word: re.Match[str]) -> str:
    """*The October Revolution, the Prague Spring, the Winter Palace, the Easter Rising*."""
    text, start, end = word.string, word.start(), word.end()
    before = text[max(0, start - 30) : start].rpartition(" ")[0].rpartition(" ")[2]
    if word[0] in _FEASTS:
        named = _FEAST_NAME.match(text, end) is not None or before == "White"
    elif word[0] not in _SEASONS:
        named = before in ("the", "The") and _CAPITALISED.match(text, end) is not None
    else:
        behind = text[start - 1 : start] == " " and before[-1:].islower()
        named = behind and (
            _CAPITALISED.match(text, end) is not None or (before[:1].isupper() and before not in _OPENERS)
        )
    return _blot(word) if named else word[0]


_OPENERS = frozenset({"In", "By", "The", "Early", "Late", "During", "Since", "Until", "That", "This", "Last", "Next"})


def _join_lines(line_end: re.Match[str]) -> str:
    """A space for a single line end; the break between paragraphs stays."""
    start = line_end.start()
    return "\n" if line_end.string[max(0, start - 1) : start] == "\n" else " "
