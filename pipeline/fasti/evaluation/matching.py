"""When one gold value and one predicted value are the same: weights for pairing, 0 where they are not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from fasti.chronology import bounds
from fasti.record import Actor, EventDate, Outcome, Place, Span

Day = tuple[int, int, int]
Interval = tuple[Day | None, Day | None]

# A match weighs 1; what makes one match better than another weighs so little that it never costs a match. Powers of
# two keep the sums exact, so that no rounding hangs on the order of the items.
BETTER = 2.0**-10
SLIGHTLY_BETTER = 2.0**-20

# "The King's", "U.S." and "O'Neill" are "king", "us" and "oneill"; any other mark parts words: "Anglo-French".
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s|$)")
_JOINED = re.compile(r"[.'’]")
_MARKS = re.compile(r"[^\w\s]|_")
_ARTICLE = re.compile(r"^(?:the|an|a)\s+")

SHORTER_SHARE = 0.5  # of two outcomes, "3,000 dead" and "left 3,000 dead", what the shorter must have in common


def weigh_mentions(gold: Span, predicted: Span) -> float:
    """1 where two mentions share a character, a little more where they are the same span."""
    if not gold.overlaps(predicted):
        return 0.0
    return 1.0 + BETTER * ((gold.start, gold.end) == (predicted.start, predicted.end))


def weigh_named(gold: Actor | Place, predicted: Actor | Place) -> float:
    """1 where two actors or places share a name, alias or span; more for the same main name, then for the same role."""
    if not (_names(gold) & _names(predicted) or _spans_overlap(gold.spans, predicted.spans)):
        return 0.0
    same_name = normalise_name(gold.name) == normalise_name(predicted.name)
    return 1.0 + BETTER * same_name + SLIGHTLY_BETTER * (gold.role == predicted.role)


def weigh_outcomes(gold: Outcome, predicted: Outcome) -> float:
    """1 where a span of each covers half of the shorter of the two; more for the same kind, then for more in common."""
    shares = [_common(one, other) for one in gold.spans for other in predicted.spans]
    if not any(shorter >= SHORTER_SHARE for shorter, _ in shares):
        return 0.0
    dice = max(dice for _, dice in shares)
    return 1.0 + BETTER * (gold.kind == predicted.kind) + SLIGHTLY_BETTER * dice


def weigh_same_dates(gold: EventDate, predicted: EventDate) -> float:
    """1 where two dates are the same EDTF string."""
    return float(gold.edtf == predicted.edtf)


def weigh_overlapping_dates(gold: EventDate, predicted: EventDate) -> float:
    """1 where two dates share a day, a little more where they are the same EDTF string."""
    if gold.edtf == predicted.edtf:
        return 1.0 + BETTER
    return float(share_a_day(date_interval(gold.edtf), date_interval(predicted.edtf)))


@lru_cache(maxsize=4096)
def date_interval(edtf: str) -> Interval:
    """First and last day of an EDTF string as comparable (year, month, day), years astronomical; None where open.

    Raises RecordError where the string is no EDTF level 1.
    """
    first, last = bounds(edtf)
    return _day(first), _day(last)


def share_a_day(one: Interval, other: Interval) -> bool:
    """Whether two closed intervals have a day in common; an open end reaches without limit."""
    return _not_after(one[0], other[1]) and _not_after(other[0], one[1])


@lru_cache(maxsize=65536)
def normalise_name(name: str) -> str:
    """Case-folded, without leading article, possessive ending or punctuation; the name as it is if nothing is left."""
    folded = unicodedata.normalize("NFKC", name).casefold().strip()
    plain = _MARKS.sub(" ", _JOINED.sub("", _POSSESSIVE.sub("", folded)))
    return _ARTICLE.sub("", " ".join(plain.split())) or folded


def _names(value: Actor | Place) -> frozenset[str]:
    return frozenset(normalise_name(name) for name in (value.name, *value.aliases))


def _spans_overlap(gold: Iterable[Span], predicted: tuple[Span, ...]) -> bool:
    return any(one.overlaps(other) for one in gold for other in predicted)


def _common(one: Span, other: Span) -> tuple[float, float]:
    """What two spans have in common, as a share of the shorter and as a share of both (Dice)."""
    length = min(one.end, other.end) - max(one.start, other.start)
    if length <= 0:
        return 0.0, 0.0
    sizes = (one.end - one.start, other.end - other.start)
    return length / min(sizes), 2 * length / sum(sizes)


def _day(iso: str | None) -> Day | None:
    if iso is None:
        return None
    year, month, day = iso.rsplit("-", 2)
    return int(year), int(month), int(day)


def _not_after(first: Day | None, last: Day | None) -> bool:
    return first is None or last is None or first <= last
