"""How sure each event and each of its values is: the share of such readings that were right where gold told.

An event is right where gold has it with the same type, a value where gold has it on that event with the same role or
kind. The weights are data (`rules/confidence.toml`), fitted by `tests/benchmarks/confidence.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import exp, log
from typing import TypeVar

from fasti.record import Actor, Event, EventDate, Evidence, Outcome, Place
from fasti.rules.calibration import Calibration, Curve, load_calibration

DatedOrNamed = TypeVar("DatedOrNamed", EventDate, Actor, Place, Outcome)
MOST_ACTORS = 2  # more of them make an event no surer
CORE = (".subject", ".object", ".agent")
DIGITS = 3

EVENT_FEATURES: Mapping[str, Callable[[Event], float]] = {
    # How sure the surest rule is that read a mention; its second piece of evidence is that of the factuality.
    "rule": lambda event: max((one.evidence[0].confidence for one in event.mentions if one.evidence), default=1.0),
    "dated": lambda event: float(bool(event.dates)),
    "actors": lambda event: float(min(MOST_ACTORS, len(event.actors))),
    "unreal": lambda event: float(event.factuality != "actual"),
}
DATE_FEATURES: Mapping[str, Callable[[EventDate], float]] = {
    "clause": lambda date: _read_by(date.evidence, "date.clause"),
    "near": lambda date: _read_by(date.evidence, "date.near"),
    "interval": lambda date: float("/" in date.edtf),
}
ACTOR_FEATURES: Mapping[str, Callable[[Actor], float]] = {
    "rule": lambda actor: _surest(actor.evidence),
    "core": lambda actor: float(any(one.rule.endswith(CORE) for one in actor.evidence)),
    "name": lambda actor: float(actor.name[:1].isupper()),
}
PLACE_FEATURES: Mapping[str, Callable[[Place], float]] = {
    "rule": lambda place: _surest(place.evidence),
    "name": lambda place: float(place.name[:1].isupper()),
    "route": lambda place: float(place.role != "location"),
}
OF_EVENT = "event"  # the log-odds of the event itself, on which the chances of its dates, actors and places hang


def assess(events: Iterable[Event], *, calibration: Calibration | None = None) -> tuple[Event, ...]:
    """The events with a confidence each, and each of their values."""
    calibration = calibration or load_calibration()
    return tuple(_assess(event, calibration) for event in events)


def keep_surest(events: Iterable[Event], least: float) -> tuple[Event, ...]:
    """The events whose confidence is `least` or more, and of their values those likewise.

    An event inside one that is left out stands alone.
    """
    if least <= 0:
        return tuple(events)
    kept = [event for event in events if _is_sure(event, least)]
    ids = {event.id for event in kept}
    return tuple(_cut(event, least, ids) for event in kept)


def assess_stream(events: Iterable[Event], *, least: float = 0.0) -> Iterator[Event]:
    """Each event of a stream with its confidences, without what is less sure than `least`.

    Only events inside another are held, till it is known whether that one is left out; they come last.
    """
    calibration = load_calibration()
    ids: set[str] = set()
    inside: list[Event] = []
    for event in events:
        assessed = _assess(event, calibration)
        if least <= 0:
            yield assessed
        elif _is_sure(assessed, least):
            ids.add(event.id)
            if event.part_of is None:
                yield _cut(assessed, least, ids)
            else:
                inside.append(assessed)
    yield from (_cut(event, least, ids) for event in inside)


def _cut(event: Event, least: float, ids: set[str]) -> Event:
    """The event without its unsure values, and standing alone where the one that it is in is not among `ids`."""
    values = {
        slot: tuple(value for value in getattr(event, slot) if _is_sure(value, least))
        for slot in ("dates", "actors", "places", "outcomes")
    }
    return event.model_copy(update={"part_of": event.part_of if event.part_of in ids else None, **values})


def event_features(event: Event) -> dict[str, float]:
    """The features of an event by name."""
    return {name: read(event) for name, read in EVENT_FEATURES.items()}


def value_features(value: EventDate | Actor | Place | Outcome, of_event: float) -> dict[str, float]:
    """The features of a value by name; `of_event` is the confidence of its event.

    Of outcomes too few have been judged for any feature to tell right from wrong: all are as sure as their share.
    """
    match value:
        case EventDate():
            read = {name: feature(value) for name, feature in DATE_FEATURES.items()}
        case Actor():
            read = {name: feature(value) for name, feature in ACTOR_FEATURES.items()}
        case Place():
            read = {name: feature(value) for name, feature in PLACE_FEATURES.items()}
        case Outcome():
            return {}
    return {OF_EVENT: log(of_event / (1 - of_event)), **read}


def odds(curve: Curve, features: Mapping[str, float]) -> float:
    """The probability that a curve gives to features."""
    return 1 / (1 + exp(-curve.intercept - sum(weight * features[name] for name, weight in curve.weights.items())))


def _assess(event: Event, calibration: Calibration) -> Event:
    sure = odds(calibration.event, event_features(event))

    def told(values: Iterable[DatedOrNamed], curve: Curve) -> tuple[DatedOrNamed, ...]:
        return tuple(
            value.model_copy(update={"confidence": round(odds(curve, value_features(value, sure)), DIGITS)})
            for value in values
        )

    return event.model_copy(
        update={
            "confidence": round(sure, DIGITS),
            "dates": told(event.dates, calibration.date),
            "actors": told(event.actors, calibration.actor),
            "places": told(event.places, calibration.place),
            "outcomes": told(event.outcomes, calibration.outcome),
        }
    )


def _is_sure(value: Event | EventDate | Actor | Place | Outcome, least: float) -> bool:
    """Whether a value is sure enough; one that nobody assessed is."""
    return value.confidence is None or value.confidence >= least


def _surest(evidence: Iterable[Evidence]) -> float:
    return max((one.confidence for one in evidence), default=1.0)


def _read_by(evidence: Iterable[Evidence], rule: str) -> float:
    return float(any(one.rule == rule for one in evidence))
