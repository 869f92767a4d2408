"""Readings side by side put together: words around a date that change it, and two dates that make a range."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fasti.chronology.patterns import CompiledContext
from fasti.chronology.points import Point, with_year
from fasti.chronology.read_points import make_range
from fasti.chronology.read_times import CLOCKS
from fasti.chronology.readings import Reading, Shift

_JOINERS = re.compile(r" ?- ?| (?:to|until|till|through|up to|down to) (?:the )?")
_LISTED = re.compile(r",? (?:and |or )?(?:(?:in|on|by) )?(?:the )?")
_BETWEEN = re.compile(r"(?<!\w)between (?:the )?\Z")
_AND = re.compile(r" and (?:the )?")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A reading and where it stands; `rule` is the rule that read it."""

    start: int
    end: int
    reading: Reading
    rule: str
    halves: tuple[Phrase, ...] = ()


def widen(phrase: Phrase, folded: str, contexts: Sequence[CompiledContext]) -> Phrase:
    """The phrase with what the words around it say; each rule is applied once at most."""
    if phrase.reading.when is None and phrase.reading.shift is None:
        return phrase
    waiting = list(contexts)
    for _ in range(4):
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
    found = context.match(folded, phrase.start, phrase.end)
    reading = found and apply_context(phrase.reading, found[2])
    if not found or not reading:
        return None
    if not context.rule.keep:
        return replace(phrase, reading=reading)
    return replace(phrase, start=min(phrase.start, found[0]), end=max(phrase.end, found[1]), reading=reading)


def join_ranges(phrases: Iterable[Phrase], folded: str) -> Iterator[Phrase]:
    """Two neighbouring dates joined by *to* or a dash, or by *and* after *between*, as one range."""
    waiting: Phrase | None = None
    for phrase in phrases:
        if waiting is not None and (joined := _join(waiting, phrase, folded)) is not None:
            waiting = joined
            continue
        if waiting is not None:
            yield waiting
        waiting = phrase
    if waiting is not None:
        yield waiting


def share_years(phrases: Iterable[Phrase], folded: str) -> Iterator[Phrase]:
    """Months and days in a list before one with its year have that year: *in April and June 1955*."""
    waiting: list[Phrase] = []
    for phrase in phrases:
        if waiting and not (_LISTED.fullmatch(folded, waiting[-1].end, phrase.start) and _same_kind(waiting[-1], phrase)):
            yield from waiting
            waiting = []
        when = phrase.reading.when
        if when is not None and when.has_year and waiting:
            yield from (_give_year(earlier, when) for earlier in waiting)
            waiting = []
        if _lacks_year(phrase.reading):
            waiting.append(phrase)
        else:
            yield phrase
    yield from waiting


def _lacks_year(reading: Reading) -> bool:
    when = reading.when
    dated = when is not None and (when.month is not None or when.season is not None)
    return dated and when is not None and not when.has_year and reading.shift is None and reading.until is None


def _same_kind(first: Phrase, second: Phrase) -> bool:
    a, b = first.reading.when, second.reading.when
    return a is not None and b is not None and a.unit == b.unit and second.reading.shift is None


def _give_year(phrase: Phrase, year: Point) -> Phrase:
    when = phrase.reading.when
    assert when is not None
    later = (when.month or 0) > (year.month or 12)
    return replace(phrase, reading=replace(phrase.reading, when=with_year(when, year.ordinal - later)))


def _join(first: Phrase, second: Phrase, folded: str) -> Phrase | None:
    a, b = first.reading, second.reading
    if not (_plain(a) and _plain(b)) or second.start - first.end > 20:
        return None
    between = folded[first.end : second.start]
    if not _JOINERS.fullmatch(between):
        opened = _AND.fullmatch(between) and _BETWEEN.search(folded, max(0, first.start - 20), first.start)
        if not opened:
            return None
    assert a.when is not None and b.when is not None
    reading = make_range(_lend(a.when, b.when), b.when)
    if reading is None:
        return None
    reading = replace(reading, background=b.background, mod=None)
    return Phrase(first.start, second.end, reading, "range", halves=(first, second))


def _plain(reading: Reading) -> bool:
    return reading.when is not None and reading.until is None and reading.shift is None and reading.type == "DATE"


def _lend(first: Point, second: Point) -> Point:
    """*264 to 146 BC*: the first end is before Christ too where only the second says so and it would run backwards."""
    if second.before_christ and not first.before_christ and first.year is not None:
        return replace(first, before_christ=True)
    return first


def apply_context(reading: Reading, sets: dict[str, Any]) -> Reading | None:
    """A reading changed by a context rule; None where the rule does not fit it."""
    for name, value in sets.items():
        changed = _apply(reading, name, value)
        if changed is None:
            return None
        reading = changed
    return reading


def _apply(reading: Reading, name: str, value: Any) -> Reading | None:
    when = reading.when
    match name:
        case "mod":
            return replace(reading, mod=value)
        case "relation":
            return replace(reading, relation=value)
        case "background":
            return replace(reading, background=True)
        case "qualifier" if when is not None:
            return replace(reading, when=replace(when, qualifier=value))
        case "calendar" if when is not None:
            return replace(reading, when=replace(when, calendar=value))
        case "clock" if _is_day(reading):
            return replace(reading, type="TIME", when=replace(when or Point("day"), clock=CLOCKS[value]))
        case "year" if when is not None and not when.has_year and reading.shift is None:
            return replace(reading, shift=Shift("year", value, value))
    return None


def _is_day(reading: Reading) -> bool:
    if reading.when is not None:
        return reading.when.unit == "day" and not reading.when.clock
    return reading.shift is not None and reading.shift.unit == "day"
