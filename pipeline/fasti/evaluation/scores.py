"""Score predicted events against gold, document by document: counts first, everything else follows from them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from fasti.errors import InputError
from fasti.evaluation.alignment import Alignment, align_events
from fasti.evaluation.bootstrap import Interval, estimate_interval
from fasti.evaluation.counts import MEASURES, RECORD_PARTS, Counts
from fasti.evaluation.mistakes import Mistake, find_mistakes
from fasti.record import Event, GoldFile


@dataclass(frozen=True)
class DocumentScores:
    """The counts of one document, for each measure and (of events of the right type) for each type."""

    document: str
    counts: Mapping[str, Counts]
    types: Mapping[str, Counts]
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True)
class Evaluation:
    """The scores of all gold documents, by name; `left_out` are predicted documents that have no gold."""

    documents: tuple[DocumentScores, ...]
    left_out: tuple[str, ...] = ()

    @cached_property
    def counts(self) -> dict[str, Counts]:
        """The counts of every measure over all documents."""
        return {name: _add(scores.counts[name] for scores in self.documents) for name in MEASURES}

    @cached_property
    def types(self) -> dict[str, Counts]:
        """For every type that occurs, the events of that type and those of them that match."""
        names = sorted({name for scores in self.documents for name in scores.types})
        return {name: _add(scores.types.get(name, Counts()) for scores in self.documents) for name in names}

    @cached_property
    def intervals(self) -> dict[str, Interval | None]:
        """The 95 % bootstrap interval of every measure's F1 over documents; None where they are too few."""
        return {name: estimate_interval([scores.counts[name] for scores in self.documents]) for name in MEASURES}

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Every mistake, document by document, in text order."""
        return tuple(mistake for scores in self.documents for mistake in scores.mistakes)


def evaluate(
    gold: Iterable[GoldFile], predicted: Iterable[Event], *, texts: Mapping[str, str] | None = None
) -> Evaluation:
    """Score predicted events against gold files; each event names its document, and every gold document counts.

    `texts` maps documents to their text and serves to show sentences in the mistakes.
    Raises InputError where an event names no document or two gold files annotate one; RecordError for a bad EDTF.
    """
    events = _by_document(predicted)
    files = _by_name(gold)
    scores = tuple(
        score_document(align_events(name, file.events, events.get(name, ())), text=(texts or {}).get(name))
        for name, file in files.items()
    )
    return Evaluation(scores, tuple(sorted(events.keys() - files.keys())))


def score_document(alignment: Alignment, *, text: str | None = None) -> DocumentScores:
    """The counts and the mistakes of one aligned document."""
    counts = count_matches(alignment)
    return DocumentScores(alignment.document, counts, count_types(alignment), find_mistakes(alignment, text=text))


def count_matches(alignment: Alignment) -> dict[str, Counts]:
    """The counts of every measure in one document; slots of events that are not aligned count as not matched."""
    pairs = alignment.pairs
    actors = [one for each in pairs for one in each.actors]
    places = [one for each in pairs for one in each.places]
    outcomes = [one for each in pairs for one in each.outcomes]
    factual = sum(one.gold.factuality == one.predicted.factuality for one in pairs)
    counts = {
        "event": _count_events(alignment, len(pairs)),
        "class": _count_events(alignment, sum(one.gold.event_class == one.predicted.event_class for one in pairs)),
        "type": _count_events(alignment, sum(one.gold.type == one.predicted.type for one in pairs)),
        "mention": _count_slots(alignment, "mentions", sum(len(one.mentions) for one in pairs)),
        "factuality": Counts(len(pairs), len(pairs), factual),
        "date": _count_slots(alignment, "dates", sum(len(one.dates) for one in pairs)),
        "date_overlap": _count_slots(alignment, "dates", sum(len(one.overlapping_dates) for one in pairs)),
        "actor": _count_slots(alignment, "actors", len(actors)),
        "actor_role": _count_slots(alignment, "actors", sum(mine.role == other.role for mine, other in actors)),
        "place": _count_slots(alignment, "places", len(places)),
        "place_role": _count_slots(alignment, "places", sum(mine.role == other.role for mine, other in places)),
        "outcome": _count_slots(alignment, "outcomes", len(outcomes)),
        "outcome_kind": _count_slots(alignment, "outcomes", sum(mine.kind == other.kind for mine, other in outcomes)),
    }
    counts["record"] = _add(counts[part] for part in RECORD_PARTS)
    return {name: counts[name] for name in MEASURES}


def count_types(alignment: Alignment) -> dict[str, Counts]:
    """The counts of the measure `type`, split by type; a type that only one side has is there too."""
    gold = Counter(event.type for event in alignment.gold)
    predicted = Counter(event.type for event in alignment.predicted)
    matched = Counter(one.gold.type for one in alignment.pairs if one.gold.type == one.predicted.type)
    return {name: Counts(gold[name], predicted[name], matched[name]) for name in sorted({*gold, *predicted})}


def _count_events(alignment: Alignment, matched: int) -> Counts:
    return Counts(len(alignment.gold), len(alignment.predicted), matched)


def _count_slots(alignment: Alignment, slot: str, matched: int) -> Counts:
    gold = sum(len(getattr(event, slot)) for event in alignment.gold)
    return Counts(gold, sum(len(getattr(event, slot)) for event in alignment.predicted), matched)


def _by_document(events: Iterable[Event]) -> dict[str, list[Event]]:
    grouped: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        if not event.document:
            raise InputError(f"The predicted event {event.id!r} names no document; set its `document`.")
        grouped[event.document].append(event)
    return grouped


def _by_name(gold: Iterable[GoldFile]) -> dict[str, GoldFile]:
    files: dict[str, GoldFile] = {}
    for file in sorted(gold, key=lambda file: file.document):
        if file.document in files:
            raise InputError(f"Two gold files annotate the document {file.document!r}; keep one of them.")
        files[file.document] = file
    return files


def _add(counts: Iterable[Counts]) -> Counts:
    return sum(counts, Counts())
