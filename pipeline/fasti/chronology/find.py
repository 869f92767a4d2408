"""Find every phrase of time in a text and resolve it: fold, match, widen, join, resolve."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from fasti.chronology.compose import Phrase, join_ranges, share_years, widen
from fasti.chronology.folding import fold
from fasti.chronology.mention import DateMention, make_mention
from fasti.chronology.narrative import Narrative, resolve
from fasti.chronology.patterns import CompiledContext, CompiledPack, Match, compile_context, compile_pack
from fasti.chronology.points import Point
from fasti.chronology.readers import READERS
from fasti.chronology.readings import Reading
from fasti.errors import InputError, RuleError
from fasti.rules.date_schema import DatePack
from fasti.rules.loader import load_date_packs


FEW_YEARS = 3  # a report names fewer years than these, or one near its own day among as many
OPENING_WORDS = 3  # *In early June*, *However, on*: so many words may stand before a date that opens a sentence


@dataclass(frozen=True)
class Grammar:
    """The date packs, compiled."""

    packs: tuple[CompiledPack, ...]
    contexts: tuple[CompiledContext, ...]


def find_dates(
    text: str, *, document_time: str | None = None, narrative: Narrative | None = None, grammar: Grammar | None = None
) -> tuple[DateMention, ...]:
    """Every phrase of time in `text`, in order, with offsets in code points of the untouched text.

    `document_time` is the ISO date of writing, where known. Pass the same `narrative` for each piece of a long text;
    it is moved on. Raises InputError where `document_time` is no ISO date.
    """
    narrative = narrative if narrative is not None else Narrative()
    grammar = grammar or load_grammar()
    folded = fold(text)
    phrases = list(share_years(join_ranges(_find_phrases(folded, grammar), folded), folded))
    if document_time is not None:
        narrative.document = _read_document_time(document_time)
        narrative.report = _tells_its_own_days(phrases, narrative.document)
    return tuple(_tell(text, phrase, narrative) for phrase in phrases)


@lru_cache(maxsize=1)
def load_grammar() -> Grammar:
    """The grammar of the rules that ship with fasti."""
    return compile_dates(load_date_packs())


def compile_dates(packs: Sequence[DatePack]) -> Grammar:
    """The grammar of date packs; raises RuleError where a rule names no reader or no block."""
    blocks = {block.id: block for pack in packs for block in pack.block}
    for rule in (rule for pack in packs for rule in pack.rule):
        if rule.read not in READERS:
            raise RuleError(f"rule {rule.id}: there is no reader {rule.read!r}; the readers are {', '.join(READERS)}.")
    return Grammar(
        packs=tuple(compile_pack(pack, blocks) for pack in packs if pack.rule),
        contexts=tuple(compile_context(rule, blocks) for pack in packs for rule in pack.context),
    )


def _tells_its_own_days(phrases: Sequence[Phrase], document: Point | None) -> bool:
    """Whether a text is of the kind that reports its own days: few of the years that it names are older."""
    years = [phrase.reading.when.ordinal for phrase in phrases if phrase.reading.when and phrase.reading.when.has_year]
    near = sum(document is not None and abs(year - document.ordinal) <= 1 for year in years)
    return len(years) <= FEW_YEARS * near or len(years) < FEW_YEARS


def _read_document_time(document_time: str) -> Point:
    found = re.fullmatch(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:T.*)?", document_time)
    if found is None:
        raise InputError(f"--document-time {document_time!r} is no date; give it as 1998-02-13.")
    return Point("day", int(found[1]), int(found[2]), int(found[3]))


def _find_phrases(folded: str, grammar: Grammar) -> Iterator[Phrase]:
    """Phrases in text order, none overlapping; where two do, the longer stands."""
    found = [phrase for pack in grammar.packs for phrase in _read_pack(folded, pack)]
    end = 0
    for phrase in _keep_longest(found):
        if phrase.start >= end:
            wider = widen(phrase, folded, grammar.contexts)
            end = wider.end
            yield wider


def _read_pack(folded: str, pack: CompiledPack) -> Iterator[Phrase]:
    for match, reading in pack.search(folded, _read):
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


def _tell(text: str, phrase: Phrase, narrative: Narrative) -> DateMention:
    reading = phrase.reading
    point, until, anchor = resolve(reading, narrative)
    parts = _tell_parts(text, phrase, point, until) if until is not None and point is not None else ()
    if point is not None and not reading.background:
        told = until if until is not None and until.has_year else point
        narrative.move(told, opening=_opens(text, phrase.start), aside=_is_aside(text, phrase))
    return make_mention(
        text, phrase.start, phrase.end, rule=phrase.rule, reading=reading, point=point, until=until, anchor=anchor,
        parts=parts,
    )  # fmt: skip


def _opens(text: str, start: int) -> bool:
    """Whether a phrase opens its sentence, but for a few words before it."""
    before = re.split(r"[.!?:;\n]", text[max(0, start - 40) : start])
    return (len(before) > 1 or start < 40) and len(before[-1].split()) <= OPENING_WORDS


def _is_aside(text: str, phrase: Phrase) -> bool:
    """Whether a phrase stands in brackets of its own, looks back, or only bounds what is told."""
    shift = phrase.reading.shift
    if phrase.reading.relation == "until" or (shift is not None and shift.sign < 0):
        return True
    return text[max(0, phrase.start - 1) : phrase.start] == "(" and ")" in text[phrase.end : phrase.end + 2]


def _tell_parts(text: str, phrase: Phrase, point: Point, until: Point) -> tuple[DateMention, ...]:
    places = phrase.reading.halves and ((phrase.start, phrase.reading.halves[0][1]), phrase.reading.halves[1])
    places = places or tuple((half.start, half.end) for half in phrase.halves)
    return tuple(
        make_mention(text, start, end, rule=phrase.rule, reading=Reading(), point=end_point, until=None, anchor=None)
        for (start, end), end_point in zip(places, (point, until), strict=False)
    )
