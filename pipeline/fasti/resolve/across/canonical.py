"""The happening that several documents tell: all their values, the best attested first, and where they disagree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from fasti.record import Event, EventDate, HistoricalDate, Span
from fasti.record.links import (
    Attestation,
    AttestedActor,
    AttestedDate,
    AttestedOutcome,
    AttestedPlace,
    LinkedEvent,
    Tie,
)
from fasti.resolve.across.conflicts import find_conflicts
from fasti.resolve.across.days import OPEN, intervals
from fasti.resolve.across.names import read_name
from fasti.resolve.across.telling import Said, Telling, by_value, gather, read_telling
from fasti.resolve.across.vocabulary import Vocabulary
from fasti.resolve.across.words import fold

Named = TypeVar("Named", AttestedActor, AttestedPlace)
_FACTUALITY = ("actual", "planned", "possible", "negated")


def unite_documents(events: Sequence[Event], ties: Sequence[Tie], vocabulary: Vocabulary) -> LinkedEvent:
    """One happening of events that each come from another document."""
    ordered = sorted(events, key=lambda event: (event.document or "", event.id))
    tellings = [read_telling(event, vocabulary) for event in ordered]
    return LinkedEvent(
        id=canonical_id(ordered[0]),
        type=_most_attested([event.type for event in ordered]),
        label=_label(ordered, vocabulary),
        factuality=_most_attested([event.factuality for event in ordered], order=_FACTUALITY),
        dates=tuple(_dates(tellings)),
        actors=tuple(_named(AttestedActor, [one for telling in tellings for one in telling.actors])),
        places=tuple(_named(AttestedPlace, [one for telling in tellings for one in telling.places])),
        outcomes=tuple(_outcomes(tellings)),
        conflicts=find_conflicts(tellings),
        attestations=tuple(_attest(event) for event in ordered),
        ties=tuple(sorted(ties, key=lambda tie: tie.documents)),
    )


def canonical_id(first: Event) -> str:
    """Same first attestation, same id, whatever else is linked to it."""
    return "h" + hashlib.sha256(f"{first.document}|{first.id}".encode()).hexdigest()[:12]


def _most_attested(values: Sequence[Any], *, order: Sequence[Any] = ()) -> Any:
    """The value that most give; of equals the first in `order`, or in the alphabet."""
    def rank(value: Any) -> tuple[int, int, str]:
        return -values.count(value), order.index(value) if value in order else 0, str(value)

    return min(set(values), key=rank)


def _label(events: Sequence[Event], vocabulary: Vocabulary) -> str:
    """The name that most documents give it, else the label that most give; of equals the longest."""
    names = [
        {mention.text for mention in event.mentions if read_name(mention.text, vocabulary) is not None}
        for event in events
    ]
    found = [name for names_of_one in names for name in sorted(names_of_one)] or [event.label for event in events]
    return min(set(found), key=lambda label: (-found.count(label), -len(label), label))


def _dates(tellings: Sequence[Telling]) -> Iterator[AttestedDate]:
    found = by_value(tellings, lambda telling: ((date.edtf, date) for date in telling.event.dates))
    for dates, documents in sorted(found, key=lambda one: (-len(one[1]), _length(one[0][0]), one[0][0].edtf)):
        best = min(dates, key=lambda date: (date.earliest is None, date.precision is None, _fields(date)))
        yield AttestedDate(**_plain(best), documents=documents)


def _plain(date: EventDate) -> dict[str, Any]:
    return {name: getattr(date, name) for name in HistoricalDate.model_fields}


def _fields(date: EventDate) -> str:
    return repr(sorted(_plain(date).items()))


def _length(date: EventDate) -> int:
    return min((interval.length for interval in intervals([date])), default=OPEN)


def _named(kind: type[Named], said: Sequence[Said]) -> Iterator[Named]:
    """Each actor or place once a role, by the name that most documents use, of equals the longest."""
    entries = []
    for group in gather(said):
        for role in dict.fromkeys(one.value.role for one in group):
            of_role = [one for one in group if one.value.role == role]
            documents = tuple(sorted({one.document for one in of_role}))
            name, *aliases = _by_use(group)
            entries.append((-len(documents), -len(name), name, role, aliases, documents))
    for *_, name, role, aliases, documents in sorted(entries):
        yield kind.model_validate({"name": name, "role": role, "aliases": aliases, "documents": documents})


def _by_use(group: Sequence[Said]) -> list[str]:
    """The main names, the most used first and of equals the longest, then the aliases that are none of these."""
    main = [one.value.name for one in group]
    aliases = {alias for one in group for alias in one.value.aliases} - set(main)
    return [*sorted(set(main), key=lambda name: (-main.count(name), -len(name), name)), *sorted(aliases)]


def _outcomes(tellings: Sequence[Telling]) -> Iterator[AttestedOutcome]:
    found = by_value(
        tellings,
        lambda telling: (
            ((outcome.kind, fold(_quote(outcome.spans))), outcome) for outcome in telling.event.outcomes
        ),
    )
    for outcomes, documents in found:
        yield AttestedOutcome(kind=outcomes[0].kind, text=_quote(outcomes[0].spans), documents=documents)


def _quote(spans: Iterable[Span]) -> str:
    return " … ".join(span.text for span in spans)


def _attest(event: Event) -> Attestation:
    return Attestation(
        document=event.document or "",
        event=event.id,
        type=event.type,
        label=event.label,
        factuality=event.factuality,
        mentions=tuple(Span(start=span.start, end=span.end, text=span.text) for span in event.mentions),
        sentence=event.sentence,
    )
