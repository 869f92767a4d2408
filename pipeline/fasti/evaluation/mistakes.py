"""Every difference between gold and prediction, by its cause, with the sentence that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from fasti.evaluation.alignment import Alignment, EventPair
from fasti.evaluation.fragments import find_divided, find_untouched_mentions
from fasti.evaluation.matching import weigh_overlapping_dates
from fasti.evaluation.pairing import pair
from fasti.evaluation.sentences import find_sentence, shorten
from fasti.record import Actor, Event, EventDate, Mention, Outcome, Place

Slot = Mention | EventDate | Actor | Place | Outcome
S = TypeVar("S", Mention, EventDate, Actor, Place, Outcome)

# Cause -> what it means. The order is the order of every list.
CAUSES: dict[str, str] = {
    "missed trigger": "no predicted event has a mention that is the gold event's own",
    "spurious": "the predicted event has no mention of a gold event that another has not",
    "wrong class": "the aligned event is of another class",
    "wrong type": "the aligned event is of another type of the same class",
    "split": "the mentions of one gold event are spread over several predicted events",
    "merged": "one predicted event holds mentions of several gold events",
    "wrong factuality": "the aligned event has another factuality",
    "missed mention": "a mention of an aligned gold event is in no predicted event",
    "spurious mention": "a mention of an aligned predicted event is in no gold event",
    "missed date": "the aligned event lacks a date",
    "spurious date": "the aligned event has a date that gold has not",
    "wrong date": "the aligned event has another date",
    "missed actor": "the aligned event lacks an actor",
    "spurious actor": "the aligned event has an actor that gold has not",
    "missed place": "the aligned event lacks a place",
    "spurious place": "the aligned event has a place that gold has not",
    "wrong role": "the actor or place is right and its role is not",
    "missed outcome": "the aligned event lacks an outcome",
    "spurious outcome": "the aligned event has an outcome that gold has not",
    "wrong outcome kind": "the outcome is right and its kind is not",
}
_RANK = {cause: rank for rank, cause in enumerate(CAUSES)}


@dataclass(frozen=True)
class Mistake:
    """One difference between gold and prediction.

    `start` is the code-point offset of what it is about; `event` names the gold event (the predicted one where there is
    no gold); `gold` and `predicted` are the two values in words, None where that side has none.
    """

    cause: str
    document: str
    start: int
    event: str
    gold: str | None
    predicted: str | None
    sentence: str | None = None


def find_mistakes(alignment: Alignment, *, text: str | None = None) -> tuple[Mistake, ...]:
    """All mistakes of one document, in text order.

    Sentences come from the predicted events, and where none of these reaches, from `text` if it is given. Values of
    events that are not aligned are not listed: there the event itself is the mistake.
    """
    found = [*_compare_events(alignment), *_compare_mentions(alignment)]
    for one in alignment.pairs:
        found += [*_compare_labels(one), *_compare_dates(one), *_compare_slots(one)]
    found.sort(key=lambda one: (one.start, _RANK[one.cause], one.event, one.gold or "", one.predicted or ""))
    sentences = [event.sentence for event in alignment.predicted if event.sentence]
    return tuple(
        replace(one, document=alignment.document, sentence=find_sentence(one.start, sentences, text)) for one in found
    )


def group_mistakes(
    mistakes: Iterable[Mistake], *, most: int | None = None
) -> list[tuple[str, int, tuple[Mistake, ...]]]:
    """Each cause that occurs, how often, and the first `most` of its mistakes (None: all of them; 0: no list)."""
    if most == 0:
        return []
    grouped: dict[str, list[Mistake]] = {cause: [] for cause in CAUSES}
    for mistake in mistakes:
        grouped[mistake.cause].append(mistake)
    return [(cause, len(group), tuple(group[:most])) for cause, group in grouped.items() if group]


def _compare_events(alignment: Alignment) -> Iterator[Mistake]:
    """Events divided or united on the other side, and of the rest those that are aligned with nothing."""
    gold, predicted, partners = alignment.gold, alignment.predicted, dict(alignment.cells)
    split = find_divided(gold, predicted, partners)
    merged = find_divided(predicted, gold, {column: row for row, column in partners.items()})
    for row, columns in split.items():
        yield _tell("split", gold[row], [gold[row]], [predicted[column] for column in columns])
    for column, rows in merged.items():
        yield _tell("merged", gold[rows[0]], [gold[row] for row in rows], [predicted[column]])
    for row in sorted(set(range(len(gold))) - partners.keys() - set(chain(*merged.values()))):
        yield _tell("missed trigger", gold[row], [gold[row]], [])
    for column in sorted(set(range(len(predicted))) - set(partners.values()) - set(chain(*split.values()))):
        yield _tell("spurious", predicted[column], [], [predicted[column]])


def _compare_mentions(alignment: Alignment) -> Iterator[Mistake]:
    for event, mention in find_untouched_mentions([one.gold for one in alignment.pairs], alignment.predicted):
        yield _tell("missed mention", event, [mention], [])
    for event, mention in find_untouched_mentions([one.predicted for one in alignment.pairs], alignment.gold):
        yield _tell("spurious mention", event, [], [mention])


def _compare_labels(one: EventPair) -> Iterator[Mistake]:
    gold, predicted = one.gold, one.predicted
    if gold.type != predicted.type:
        cause = "wrong type" if gold.event_class == predicted.event_class else "wrong class"
        yield _tell(cause, gold, [gold], [predicted])
    if gold.factuality != predicted.factuality:
        told = _tell("wrong factuality", gold, [gold], [predicted])
        yield replace(told, gold=gold.factuality, predicted=predicted.factuality)


def _compare_dates(one: EventPair) -> Iterator[Mistake]:
    """Dates that are left over on both sides are one wrong date, those that overlap first."""
    missed, spurious = _leave(one.gold.dates, one.predicted.dates, one.dates)
    near = pair(missed, spurious, weigh_overlapping_dates)
    rest = _leave(missed, spurious, near)
    for mine, theirs in (*near, *zip(*rest, strict=False)):
        yield _tell("wrong date", one.gold, [mine], [theirs])
    shared = min(len(rest[0]), len(rest[1]))
    for date in rest[0][shared:]:
        yield _tell("missed date", one.gold, [date], [])
    for date in rest[1][shared:]:
        yield _tell("spurious date", one.gold, [], [date])


def _compare_slots(one: EventPair) -> Iterator[Mistake]:
    gold, predicted = one.gold, one.predicted
    yield from _compare_slot("actor", gold, _leave(gold.actors, predicted.actors, one.actors))
    yield from _compare_slot("place", gold, _leave(gold.places, predicted.places, one.places))
    yield from _compare_slot("outcome", gold, _leave(gold.outcomes, predicted.outcomes, one.outcomes))
    pairs: list[tuple[Actor | Place, Actor | Place]] = [*one.actors, *one.places]
    for mine, theirs in pairs:
        if mine.role != theirs.role:
            yield _tell("wrong role", gold, [mine], [theirs])
    for outcome, other in one.outcomes:
        if outcome.kind != other.kind:
            yield _tell("wrong outcome kind", gold, [outcome], [other])


def _compare_slot(slot: str, event: Event, left: tuple[Sequence[Slot], Sequence[Slot]]) -> Iterator[Mistake]:
    for value in left[0]:
        yield _tell(f"missed {slot}", event, [value], [])
    for value in left[1]:
        yield _tell(f"spurious {slot}", event, [], [value])


def _leave(gold: Sequence[S], predicted: Sequence[S], paired: Sequence[tuple[S, S]]) -> tuple[list[S], list[S]]:
    """What the pairs leave over on the two sides; by identity, for a value may stand twice."""
    used = {id(value) for values in paired for value in values}
    return [value for value in gold if id(value) not in used], [value for value in predicted if id(value) not in used]


def _tell(cause: str, event: Event, gold: Sequence[Event | Slot], predicted: Sequence[Event | Slot]) -> Mistake:
    """One mistake in words; the document and the sentence are filled in later."""
    value = (*gold, *predicted)[0]
    spans = value.mentions if isinstance(value, Event) else (value,) if isinstance(value, Mention) else value.spans
    return Mistake(
        cause,
        document="",
        start=(spans or event.mentions)[0].start,
        event=shorten(f"{event.id} {event.label}"),
        gold="; ".join(map(_word, gold)) or None,
        predicted="; ".join(map(_word, predicted)) or None,
    )


def _word(value: Event | Slot) -> str:
    if isinstance(value, Event):
        return shorten(f"{value.type} ({', '.join(mention.text for mention in value.mentions)})")
    if isinstance(value, EventDate):
        return value.edtf
    if isinstance(value, Outcome):
        return shorten(f"{value.kind}: {' … '.join(span.text for span in value.spans)}")
    if isinstance(value, Mention):
        return shorten(value.text)
    return shorten(f"{value.name} ({value.role})")
