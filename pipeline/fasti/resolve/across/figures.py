"""Numbers of killed, wounded and so on that a phrase gives, with bounds: *more than 400 were killed*."""

from __future__ import annotations

import re
from typing import NamedTuple

from fasti.chronology.numbers import read_number
from fasti.resolve.across.vocabulary import Vocabulary

_HARMS = {
    "killed": "killed kill kills dead died death deaths dying slain perished lives drowned massacred executed",
    "wounded": "wounded injured injuries wounds",
    "captured": "captured prisoners prisoner captives taken",
    "displaced": "displaced homeless refugees fled exiled deported",
    "casualties": "casualties losses lost casualty",
}
_HARM = {word: harm for harm, words in _HARMS.items() for word in words.split()}
_AT_LEAST = ("more than", "over", "at least", "upwards of", "above", "no fewer than", "exceeding")
_AT_MOST = ("fewer than", "less than", "under", "up to", "at most", "nearly", "almost", "not more than")
_ABOUT = ("about", "some", "around", "roughly", "approximately", "perhaps", "an estimated", "estimated", "circa")
# *About 3,000* and *3,200* do not disagree.
ABOUT_SHARE = 0.15
# *Nearly 400* is no more than 400, and not 200 either.
UP_TO_SHARE = 0.25

_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen"
)
_WORD = rf"(?:{_TENS}|{_ONES}|a|hundred|thousand|dozen)"
_NUMBER = rf"(?:{_DIGITS})(?:\s+(?:thousand|million))?|{_WORD}(?:[\s-]+(?:and\s+)?{_WORD})*"
_HEDGE = "|".join(re.escape(words) for words in (*_AT_LEAST, *_AT_MOST, *_ABOUT, "between"))
_FIGURE = re.compile(
    rf"(?:\b(?P<hedge>{_HEDGE})\s+)?\b(?P<low>{_NUMBER})(?:\s*(?:–|-|to|and|or)\s*(?P<high>{_DIGITS}))?(?![\d%])\b",
    re.IGNORECASE,
)
_UNITS = {"thousand": 1_000, "million": 1_000_000}
_YEAR = re.compile(r"\b(?:in|of|by|since|until)\s*$", re.IGNORECASE)


class Figure(NamedTuple):
    """How many came to which harm, on which side if the phrase says, from `low` to `high` (None where open)."""

    harm: str
    side: str | None
    low: int
    high: int | None
    text: str

    def agrees(self, other: Figure) -> bool:
        """Whether the two ranges share a number."""
        return (self.high is None or other.low <= self.high) and (other.high is None or self.low <= other.high)


def read_figures(phrase: str, vocabulary: Vocabulary) -> tuple[Figure, ...]:
    """Every number of the phrase that stands with a word of harm; years and bare articles are none."""
    nations = {nation for word in re.findall(r"[A-Z][a-z]+", phrase) if (nation := vocabulary.nation(word.lower()))}
    side = nations.pop() if len(nations) == 1 else None
    found = []
    for match in _FIGURE.finditer(phrase):
        harm = _nearest_harm(phrase, match)
        bounds = _bounds(match)
        if harm is not None and bounds is not None and not _is_year(phrase, match):
            found.append(Figure(harm, side, *bounds, " ".join(match[0].split())))
    return tuple(found)


def _nearest_harm(phrase: str, match: re.Match[str]) -> str | None:
    """The word of harm next to the number: behind it before the next number, else before it."""
    behind = _FIGURE.split(phrase[match.end() :], maxsplit=1)[0]
    for words in (re.findall(r"[a-z]+", behind.lower()), re.findall(r"[a-z]+", phrase[: match.start()].lower())[::-1]):
        for word in words:
            if word in _HARM:
                return _HARM[word]
    return None


def _is_year(phrase: str, match: re.Match[str]) -> bool:
    return bool(re.fullmatch(r"1\d{3}|20\d\d", match[0]) and _YEAR.search(phrase[: match.start()]))


def _bounds(match: re.Match[str]) -> tuple[int, int | None] | None:
    low = _read(match["low"])
    if low is None or match["low"].lower() in ("a", "one"):
        return None
    hedge = (match["hedge"] or "").lower()
    high = _read(match["high"]) if match["high"] else None
    if high is not None and high >= low:
        return low, high
    if hedge in _AT_LEAST:
        return low, None
    if hedge in _AT_MOST:
        return round(low * (1 - UP_TO_SHARE)) if hedge in ("nearly", "almost") else 0, low
    spread = round(low * ABOUT_SHARE) if hedge in _ABOUT else 0
    return low - spread, low + spread


def _read(text: str) -> int | None:
    words = text.lower().split()
    if len(words) == 2 and words[1] in _UNITS and words[0][0].isdigit():
        return round(float(words[0].replace(",", "")) * _UNITS[words[1]])
    return read_number(text.lower())
