"""Set gold beside what the engine read, and tell of everything that it missed which stage dropped it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from fasti.diagnosis.consequences import explain_outcome
from fasti.diagnosis.events import explain_event
from fasti.diagnosis.findings import Diagnosis, Finding, Reason, Slot
from fasti.diagnosis.names import explain_named
from fasti.diagnosis.reading import Reading, quote, read_document
from fasti.diagnosis.times import explain_date
from fasti.evaluation.alignment import Alignment, EventPair, align_events
from fasti.evaluation.sentences import find_sentence
from fasti.record import Actor, Document, Event, EventDate, Outcome, Place, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

GoldValue = EventDate | Actor | Place | Outcome


def diagnose(nlp: Language, doc: Doc, document: Document, gold: Sequence[Event]) -> Diagnosis:
    """Why each gold event of a document that no event is aligned with was missed, and each missed value of the others.

    `doc` is what the components of `nlp` wrote on for the text of `document`.
    """
    reading = read_document(nlp, doc, document)
    alignment = align_events(document.id, gold, reading.events)
    values = chain(*(_missed_values(reading, one) for one in alignment.pairs))
    return Diagnosis(document.id, len(alignment.gold), (*_missed_events(reading, alignment), *values))


def _missed_events(reading: Reading, alignment: Alignment) -> Iterator[Finding]:
    partners = {pair.predicted.id: pair.gold for pair in alignment.pairs}
    aligned = {row for row, _ in alignment.cells}
    for row, event in enumerate(alignment.gold):
        if row not in aligned:
            reasons = explain_event(reading, event, partners)
            words = ", ".join(dict.fromkeys(quote(mention.text) for mention in event.mentions))
            yield _finding(reading, alignment.document, event, "event", words, event.mentions, reasons)


def _missed_values(reading: Reading, pair: EventPair) -> Iterator[Finding]:
    """The values of an aligned gold event that are paired with none; a wrong date is a missed one."""
    pairs: tuple[tuple[Any, Any], ...] = (*pair.dates, *pair.actors, *pair.places, *pair.outcomes)
    paired = {id(mine) for mine, _ in pairs}
    gold = pair.gold
    values: tuple[GoldValue, ...] = (*gold.dates, *gold.actors, *gold.places, *gold.outcomes)
    for value in values:
        if id(value) not in paired:
            slot, words, reasons = _explain_value(reading, value, pair.predicted)
            spans = value.spans or gold.mentions
            yield _finding(reading, pair.predicted.document or "", gold, slot, words, spans, reasons)


def _explain_value(reading: Reading, value: GoldValue, event: Event) -> tuple[Slot, str, tuple[Reason, ...]]:
    match value:
        case EventDate():
            return "date", value.edtf, explain_date(reading, value, event)
        case Outcome():
            words = " … ".join(quote(span.text) for span in value.spans)
            return "outcome", f"{value.kind} {words}", explain_outcome(reading, value, event)
        case Actor() | Place():
            slot: Slot = "actor" if isinstance(value, Actor) else "place"
            return slot, f"{value.name} ({value.role})", explain_named(reading, value, event)


def _finding(
    reading: Reading,
    document: str,
    event: Event,
    slot: Slot,
    words: str,
    spans: Sequence[Span],
    reasons: tuple[Reason, ...],
) -> Finding:
    start = spans[0].start
    sentence = find_sentence(start, (one.sentence for one in reading.events if one.sentence), reading.doc.text)
    named = f"{event.id} {event.label} [{event.type}]"
    return Finding(document, named, slot, start, words, reasons, sentence)
