"""What two readings share: names, days, kindred types."""

from __future__ import annotations

import pytest

from candidates import candidate
from fasti.record.events import EVENT_TYPES
from fasti.resolve.compatible import KINDRED, are_kindred, dates_agree, names, share


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (["1066"], ["1066"], True),
        (["1066"], ["1066-10-14"], True),
        (["1066"], ["1067"], False),
        (["1066-10"], ["1066-09"], False),
        (["1914/.."], ["1918"], True),
        (["1914/.."], ["1913"], False),
        (["../1918"], ["1919"], False),
        (["1066", "1070"], ["1070"], True),
        (["-0043-03-15"], ["-0043"], True),
        (["-0043"], ["0043"], False),
        (["1066"], [], None),
        ([], [], None),
    ],
)
def test_compatible_dates_share_a_day(one: list[str], other: list[str], agree: bool | None) -> None:
    first, second = candidate(0, dates=one).event.dates, candidate(1, dates=other).event.dates
    assert dates_agree(first, second) is agree
    assert dates_agree(second, first) is agree


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (["location=Rome"], ["location=rome"], True),
        (["location=the Hague"], ["location=Hague"], True),
        (["location=Nanking|Nanjing"], ["location=Nanjing"], True),
        (["location=Rome"], ["location=Milan"], False),
        (["location=Rome"], [], None),
    ],
)
def test_compatible_places_share_a_name(one: list[str], other: list[str], agree: bool | None) -> None:
    first, second = (names(candidate(at, places=places).event.places) for at, places in enumerate((one, other)))
    assert share(first, second) is agree


def test_compatible_names_are_those_and_their_aliases() -> None:
    assert names(candidate(0, places=["location=The Hague|Den Haag"]).event.places) == {"hague", "den haag"}


def test_compatible_types_are_kindred_both_ways() -> None:
    for group in KINDRED:
        assert group <= set(EVENT_TYPES)
        one, other = sorted(group)
        assert are_kindred(one, other)
        assert are_kindred(other, one)
    assert are_kindred("life.birth", "life.birth")
    assert not are_kindred("life.birth", "life.death")
