"""Find every phrase of time in a text and resolve it: fold, match, widen, compose, resolve."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from fasti.chronology.compose import Phrase, compose, widen
from fasti.chronology.folding import fold
from fasti.chronology.grammar import Grammar, load_grammar
from fasti.chronology.mention import DateMention, make_mention
from fasti.chronology.narrative import Narrative
from fasti.chronology.patterns import CompiledPack, Match, find_seeds
from fasti.chronology.points import Point
from fasti.chronology.readers import READERS
from fasti.chronology.readings import Reading
from fasti.chronology.resolve import resolve
from fasti.errors import InputError

OPENING_WORDS = 2  # *In early June*, *However, on*: so many words may stand before a date that opens a sentence
_SENTENCE_ENDS = re.compile(r"[.!?:;\n]")
_AHEAD = re.compile(r"\b(?:will|shall|is to|are to|going to|expected|scheduled|due|plans?|planned)\b")


def find_dates(
    text: str, *, document_time: str | None = None, narrative: Narrative | None = None, grammar: Grammar | None = None
) -> tuple[DateMention, ...]:
    """Every phrase of time in `text`, in order, with offsets in code points of the untouched text.

    `document_time` is the ISO date of writing, where known. Pass the same `narrative` for each piece of a long text;
    it is moved on. Raises InputError where `document_time` is no ISO date.
    """
    narrative = narrative if narrative is not None else Narrative()
    folded = fold(text)
    grammar = grammar or load_grammar()
    phrases = compose(_find_phrases(folded, grammar), folded, grammar.joins)
    if document_time is not None:
        narrative.document = read_document_time(document_time)
        narrative.report = _tells_its_own_days(phrases, narrative.document)
    return tuple(mention for phrase in phrases if (mention := _tell(text, phrase, narrative)) is not None)


def read_document_time(document_time: str) -> Point:
    """The day of an ISO date or date and time."""
    found = re.fullmatch(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:T.*)?", document_time)
    if found is None:
        raise InputError(f"The document time {document_time!r} is no date; give it as 1998-02-13.")
    return Point("day", int(found[1]), int(found[2]), int(found[3]))


def _tells_its_own_days(phrases: Sequence[Phrase], document: Point) -> bool:
    """Whether a text is a report: it names years near its own, and days seen from its own, more than other years."""
    points = [phrase.reading.when for phrase in phrases if phrase.reading.when is not None and not phrase.reading.shift]
    years = [point.ordinal for point in points if point.has_year]
    near = sum(abs(year - document.ordinal) <= 1 for year in years)
    deictic = sum(phrase.reading.shift is not None and phrase.reading.shift.base != "narrative" for phrase in phrases)
    weekdays = sum(point.weekday is not None and not point.has_year for point in points)
    return near + deictic + weekdays >= len(years) - near


def _find_phrases(folded: str, grammar: Grammar) -> list[Phrase]:
    """Phrases in text order, none overlapping; where two do, the longer stands."""
    seeds = zip(grammar.packs, find_seeds(folded, grammar.packs), strict=True)
    found = [phrase for pack, places in seeds for phrase in _read_pack(folded, places, pack)]
    kept: list[Phrase] = []
    for phrase in _keep_longest(found):
        if kept and phrase.start < kept[-1].end:  # the phrase before has grown over it
            continue
        wider = widen(phrase, folded, grammar.contexts)
        while kept and kept[-1].end > wider.start:  # it has grown over the phrase before
            kept.pop()
        kept.append(wider)
    return kept


def _read_pack(folded: str, places: Sequence[int], pack: CompiledPack) -> Iterator[Phrase]:
    for match, reading in pack.search(folded, places, _read):
        yield Phrase(match.start, match.end, reading, match.rule.id)


def _read(match: Match) -> Reading | None:
    reading = READERS[match.rule.read](match.fields, match.rule.options)
    if reading is None:
        return None
    kind = match.rule.type if match.rule.type != "DATE" else reading.type
    return replace(reading, type=kind, halves=match.halves)


def _keep_longest(phrases: Iterable[Phrase]) -> list[Phrase]:
    kept: list[Phrase] = []
    starts: list[int] = []
    for phrase in sorted(phrases, key=lambda phrase: (phrase.start - phrase.end, phrase.start)):
        at = bisect_left(starts, phrase.end)
        if at and kept[at - 1].end > phrase.start:
            continue
        kept.insert(at, phrase)
        starts.insert(at, phrase.start)
    return kept


def _tell(text: str, phrase: Phrase, narrative: Narrative) -> DateMention | None:
    reading = phrase.reading
    before = _SENTENCE_ENDS.split(text[max(0, phrase.start - 80) : phrase.start])[-1]
    ahead = narrative.report and _AHEAD.search(before) is not None
    point, until, anchor = resolve(reading, narrative, ahead=ahead)
    if reading.tentative and (point is None or not point.has_year):
        return None
    if point is not None and not reading.background and reading.span != "within":
        opening = len(before.split()) <= OPENING_WORDS
        narrative.move(point, until, opening=opening, aside=_is_aside(text, phrase))
    return make_mention(
        text, phrase.start, phrase.end, rule=phrase.rule, reading=reading, point=point, until=until, anchor=anchor,
        parts=_tell_parts(text, phrase, point, until),
    )  # fmt: skip


def _is_aside(text: str, phrase: Phrase) -> bool:
    """Whether a phrase stands in brackets of its own, looks back, or only bounds what is told."""
    shift = phrase.reading.shift
    if phrase.reading.relation == "until" or (shift is not None and shift.sign < 0):
        return True
    return text[max(0, phrase.start - 1) : phrase.start] == "(" and ")" in text[phrase.end : phrase.end + 2]


def _tell_parts(text: str, phrase: Phrase, point: Point | None, until: Point | None) -> tuple[DateMention, ...]:
    """The two ends of a range, where the words set them apart."""
    if point is None or until is None:
        return ()
    places = tuple((half.start, half.end) for half in phrase.halves)
    if not places and phrase.reading.halves:
        (_, first_end), second = phrase.reading.halves
        places = ((phrase.start, first_end), second)
    return tuple(
        make_mention(text, start, end, rule=phrase.rule, reading=Reading(), point=end_point, until=None, anchor=None)
        for (start, end), end_point in zip(places, (point, until), strict=False)
    )
