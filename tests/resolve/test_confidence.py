"""Confidence: every event and value has one, by weights that are data, and the least sure can be left out."""

from __future__ import annotations

from math import exp
from pathlib import Path

import pytest

from candidates import candidate
from fasti.errors import RuleError
from fasti.record import Event
from fasti.resolve import assess, assess_stream, keep_surest, merge
from fasti.resolve.confidence import event_features, odds, value_features
from fasti.rules.calibration import Calibration, Curve, load_calibration

FLAT = Curve(intercept=0.0)
SIEGE = candidate(
    0,
    "conflict.siege",
    lemma="siege",
    actors=("agent=Turks", "target=defenders"),
    places=("location=Vienna",),
    dates=("1683",),
    outcomes=("result=relief",),
)
PLANNED = candidate(1, "politics.election", lemma="vote", factuality="planned", links=(0,))


def events() -> tuple[Event, ...]:
    """A siege with a value in every slot, and a planned election inside it that has none."""
    return merge([SIEGE, PLANNED])


def calibration(**curves: Curve) -> Calibration:
    return Calibration.model_validate(dict.fromkeys(Calibration.model_fields, FLAT) | curves)


def test_confidence_stands_on_every_event_and_value_and_changes_nothing_else() -> None:
    before, after = events(), assess(events())
    for event in after:
        values = (*event.dates, *event.actors, *event.places, *event.outcomes)
        assert all(one.confidence is not None and 0 < one.confidence < 1 for one in (event, *values))
    assert [_bare(event) for event in after] == [_bare(event) for event in before]


def _bare(event: Event) -> Event:
    slots = ("dates", "actors", "places", "outcomes")
    bare = {slot: [value.model_copy(update={"confidence": None}) for value in getattr(event, slot)] for slot in slots}
    return event.model_copy(update={"confidence": None, **{slot: tuple(held) for slot, held in bare.items()}})


def test_confidence_of_flat_weights_is_a_half() -> None:
    siege, _ = assess(events(), calibration=calibration())
    assert {siege.confidence, siege.dates[0].confidence, siege.outcomes[0].confidence} == {0.5}


def test_confidence_follows_the_weights_of_the_features() -> None:
    curves = calibration(event=Curve(intercept=1.0, weights={"dated": 2.0, "unreal": -3.0}))
    siege, election = assess(events(), calibration=curves)
    assert siege.confidence == round(1 / (1 + exp(-3)), 3)
    assert election.confidence == round(1 / (1 + exp(2)), 3)


def test_confidence_of_a_value_hangs_on_that_of_its_event() -> None:
    curves = calibration(event=Curve(intercept=2.0), date=Curve(intercept=-1.0, weights={"event": 1.0}))
    siege, _ = assess(events(), calibration=curves)
    assert siege.dates[0].confidence == round(1 / (1 + exp(-1)), 3)


def test_confidence_features_are_those_that_have_weights() -> None:
    siege, _ = events()
    shipped = load_calibration()
    assert set(event_features(siege)) == set(shipped.event.weights)
    for slot, values in (
        ("date", siege.dates),
        ("actor", siege.actors),
        ("place", siege.places),
        ("outcome", siege.outcomes),
    ):
        assert set(value_features(values[0], 0.5)) == set(getattr(shipped, slot).weights)


def test_confidence_shipped_is_higher_for_a_surer_rule() -> None:
    weights = load_calibration()
    sure, unsure = ({"rule": rule, "dated": 1.0, "actors": 1.0, "unreal": 0.0} for rule in (0.9, 0.5))
    assert odds(weights.event, sure) > odds(weights.event, unsure)


def told(number: float, *, part_of: str | None = None, id: str = "e0", values: float | None = None) -> Event:  # noqa: A002
    event = events()[0]
    slots = ("dates", "actors", "places", "outcomes")
    held = {slot: tuple(v.model_copy(update={"confidence": values}) for v in getattr(event, slot)) for slot in slots}
    return event.model_copy(update={"id": id, "confidence": number, "part_of": part_of, **held})


def test_keeping_the_surest_leaves_out_events_and_values() -> None:
    kept = keep_surest([told(0.9, values=0.5), told(0.5, id="e1"), told(0.6, id="e2", values=0.6)], 0.6)
    assert [event.id for event in kept] == ["e0", "e2"]
    assert [len(event.actors) for event in kept] == [0, 2]
    assert not (kept[0].dates or kept[0].places or kept[0].outcomes)
    assert kept[0].mentions


def test_keeping_the_surest_frees_what_was_inside_an_event_that_is_left_out() -> None:
    inside = told(0.9, id="e1", part_of="e0")
    assert [event.part_of for event in keep_surest([told(0.1), inside], 0.6)] == [None]
    assert [event.part_of for event in keep_surest([told(0.7), inside], 0.6)] == [None, "e0"]


def test_keeping_the_surest_of_0_and_of_what_nobody_assessed_keeps_all() -> None:
    assert keep_surest(events(), 0.0) == events()
    assert keep_surest(events(), 1.0) == events()


def test_stream_of_the_assessed_is_what_is_kept_of_them_all() -> None:
    first = events()[0]
    inside = first.model_copy(update={"id": "e1", "part_of": "e2"})
    unreal = first.model_copy(update={"id": "e2", "factuality": "possible", "dates": (), "actors": ()})
    told = (inside, unreal, first)
    sure = sorted(event.confidence or 0.0 for event in assess(told))
    assert sure[0] < sure[-1]
    for least in (0.0, *sure, 1.0):
        streamed = sorted(assess_stream(told, least=least), key=lambda event: event.id)
        assert streamed == sorted(keep_surest(assess(told), least), key=lambda event: event.id)
    assert next(event for event in assess_stream(told, least=sure[-1]) if event.id == "e1").part_of is None


def test_calibration_faults_name_file_and_field(tmp_path: Path) -> None:
    path = tmp_path / "confidence.toml"
    path.write_text("[event]\nintercept = 'high'\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"confidence\.toml:1: event: Input should be a valid number"):
        load_calibration(path)
