"""Readings side by side put together: words beside a date that change it, ranges, lists, times of a day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fasti.chronology.patterns import CompiledContext, CompiledJoin
from fasti.chronology.points import Point, with_year
from fasti.chronology.read_points import CLOCKS, make_range
from fasti.chronology.readings import Reading, Shift

_LISTED = re.compile(r",? (?:and |or )?(?:(?:in|on|by) )?(?:the )?")
_ON_DAY = re.compile(r",? (?:[a-z]+ time,? )?(?:on |of )?(?:the )?")
_MOST_CONTEXTS = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A reading, where it stands, and the rule that read it; `halves` are the two dates of a range."""

    start: int
    end: int
    reading: Reading
    rule: str
    halves: tuple[Phrase, ...] = ()


def widen(phrase: Phrase, folded: str, contexts: Sequence[CompiledContext]) -> Phrase:
    """The phrase with what the words beside it say; each rule is applied once at most."""
    if phrase.reading.when is None and phrase.reading.shift is None and phrase.reading.length is None:
        return phrase
    waiting = list(contexts)
    for _ in range(_MOST_CONTEXTS):
        for number, context in enumerate(waiting):
            changed = _widen_by(context, phrase, folded)
            if changed is not None:
                phrase = changed
                del waiting[number]
                break
        else:
            break
    return phrase


def _widen_by(context: CompiledContext, phrase: Phrase, folded: str) -> Phrase | None:
    if "span" in context.rule.sets and folded.startswith(" of ", phrase.end):  # *after twenty years of marriage*
        return None
    found = context.match(folded, phrase.start, phrase.end)
    reading = found and apply_context(phrase.reading, found[2])
    if not found or not reading:
        return None
    if not context.rule.keep:
        return replace(phrase, reading=reading)
    return replace(phrase, start=min(phrase.start, found[0]), end=max(phrase.end, found[1]), reading=reading)


def apply_context(reading: Reading, sets: dict[str, Any]) -> Reading | None:
    """A reading changed by a context rule; None where the rule does not fit it."""
    changed: Reading | None = reading
    for name, value in sets.items():
        changed = changed and _set(changed, name, value)
    return changed


def _set(reading: Reading, name: str, value: Any) -> Reading | None:
    when = reading.when
    match name:
        case "mod" if reading.length is None:
            return replace(reading, mod=value)
        case "relation" if reading.relation is None and reading.length is None:
            return replace(reading, relation=value)
        case "span" if reading.length is not None:
            return replace(reading, span=value)
        case "qualifier" if when is not None:
            both = {when.qualifier, value} >= {"approximate", "uncertain"}
            return replace(reading, when=replace(when, qualifier="approximate-uncertain" if both else value))
        case "calendar" if when is not None:
            return replace(reading, when=replace(when, calendar=value))
        case "clock" if _is_day(reading):
            return replace(reading, type="TIME", when=replace(when or Point("day"), clock=CLOCKS[value]))
        case "year" if when is not None and not when.has_year and reading.shift is None:
            return replace(reading, shift=Shift("year", value, value, base="told" if value == 0 else "narrative"))
    return None


def _is_day(reading: Reading) -> bool:
    if reading.when is not None:
        return reading.when.unit == "day" and not reading.when.clock
    return reading.shift is not None and reading.shift.unit == "day"


def compose(phrases: Iterable[Phrase], folded: str, joins: Sequence[CompiledJoin]) -> list[Phrase]:
    """Phrases in text order, ranges joined, months in a list with their common year, times with their day."""
    composed: list[Phrase] = []
    for phrase in phrases:
        joined = _join(composed[-1], phrase, folded, joins) if composed else None
        if joined is not None:
            composed[-1] = joined
        else:
            composed.append(phrase)
    for at in range(len(composed) - 2, -1, -1):  # from the end, so that a year reaches the whole list before it
        composed[at] = _lend(composed[at], composed[at + 1], folded)
    return composed


def _join(first: Phrase, second: Phrase, folded: str, joins: Sequence[CompiledJoin]) -> Phrase | None:
    """*A to B, A–B, between A and B* as one range."""
    a, b = first.reading, second.reading
    if a.when is None or b.when is None or not (_is_plain(a) and _is_plain(b)):
        return None
    for join in joins:
        if join.match(folded, (first.start, first.end), second.start):
            begin = replace(a.when, before_christ=True) if b.when.before_christ and a.when.has_year else a.when
            reading = make_range(begin, b.when)
            if reading is not None:
                reading = replace(reading, relation=a.relation)
                return Phrase(first.start, second.end, reading, join.rule.id, halves=(first, second))
    return None


def _is_plain(reading: Reading) -> bool:
    return reading.when is not None and reading.until is None and reading.shift is None and reading.type == "DATE"


def _lend(first: Phrase, second: Phrase, folded: str) -> Phrase:
    """What the second phrase gives the first: *April and June 1955* the year, *at 5 a.m. on March 20* the day."""
    a, b = first.reading, second.reading
    if a.when is None or b.when is None or b.shift is not None or b.until is not None:
        return first
    same_list = _lacks_year(a) and b.when.has_year and a.when.unit == b.when.unit
    if same_list and _LISTED.fullmatch(folded, first.end, second.start):
        later = (a.when.month or 0) > (b.when.month or 12)
        return replace(first, reading=replace(a, when=with_year(a.when, b.when.ordinal - later)))
    same_day = _is_clock(a) and b.when.unit == "day" and not b.when.clock
    if same_day and _ON_DAY.fullmatch(folded, first.end, second.start):
        return replace(first, reading=replace(a, when=replace(b.when, clock=a.when.clock), shift=None))
    return first


def _lacks_year(reading: Reading) -> bool:
    when = reading.when
    if when is None or when.has_year or reading.shift is not None or reading.until is not None:
        return False
    return when.month is not None or when.season is not None


def _is_clock(reading: Reading) -> bool:
    when, shift = reading.when, reading.shift
    return when is not None and bool(when.clock) and when.day is None and shift is not None and shift.amount == 0
