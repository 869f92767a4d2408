"""The union of several readings: each value once, with all its words; what disagrees is kept."""

from __future__ import annotations

import pytest

from candidates import candidate
from fasti.record import Candidate, Event
from fasti.resolve.union import unite


def united(*members: Candidate) -> Event:
    return unite(members, {member.event.id: "e0" for member in members})


def test_union_keeps_mentions_in_text_order() -> None:
    event = united(candidate(3, form="definite"), candidate(1))
    assert [mention.start for mention in event.mentions] == [10, 30]


def test_union_takes_type_and_label_of_a_name() -> None:
    named = candidate(1, "conflict.battle", lemma="battle of hastings", form="name")
    event = united(candidate(0), named)
    assert (event.type, event.label) == ("conflict.battle", "battle of hastings 1")


def test_union_takes_the_type_most_often_read() -> None:
    battle = [candidate(at, "conflict.battle", lemma="battle", form="definite") for at in (1, 2)]
    assert united(candidate(0), *battle).type == "conflict.battle"


def test_union_takes_no_type_of_an_anaphor() -> None:
    anaphors = [candidate(at, "conflict.war", form="anaphor", lemma="operation") for at in (1, 2)]
    assert united(candidate(0), *anaphors).type == "conflict.attack"


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["planned", "actual"], "actual"),
        (["negated", "planned", "actual"], "actual"),
        (["planned", "planned"], "planned"),
        (["negated", "planned", "negated"], "negated"),
    ],
)
def test_union_is_actual_with_one_actual_mention(labels: list[str], expected: str) -> None:
    event = united(*(candidate(at, factuality=label) for at, label in enumerate(labels)))
    assert event.factuality == expected


def test_union_keeps_values_in_the_order_of_the_text() -> None:
    event = united(
        candidate(0, actors=["agent=Goths"], places=["location=Rome"]),
        candidate(1, actors=["agent=Huns"], places=["location=Italy"]),
    )
    assert [actor.name for actor in event.actors] == ["Goths", "Huns"]
    assert [place.name for place in event.places] == ["Rome", "Italy"]


def test_union_joins_one_actor_under_two_names() -> None:
    event = united(candidate(0, actors=["agent=Japan"]), candidate(1, actors=["agent=Japanese|Japan"]))
    (actor,) = event.actors
    assert (actor.name, actor.aliases) == ("Japan", ("Japanese",))
    assert [span.start for span in actor.spans] == [0, 10]
    assert len(actor.evidence) == 2


def test_union_keeps_the_more_telling_role_of_an_actor() -> None:
    event = united(candidate(0, actors=["participant=Caesar"]), candidate(1, actors=["leader=Caesar"]))
    assert [(actor.name, actor.role) for actor in event.actors] == [("Caesar", "leader")]


def test_union_keeps_a_place_that_is_both_ends_of_a_way() -> None:
    event = united(candidate(0, places=["origin=Cadiz"]), candidate(1, places=["destination=Cadiz"]))
    assert [(place.name, place.role) for place in event.places] == [("Cadiz", "origin"), ("Cadiz", "destination")]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["1937", "1937-12"], ["1937-12"]),
        (["1937-12", "1937"], ["1937-12"]),
        (["1937", "1937"], ["1937"]),
        (["1937", "1938"], ["1937", "1938"]),
        (["1914/..", "../1918"], ["1914/1918"]),
    ],
)
def test_union_keeps_each_date_once_and_the_tighter(dates: list[str], expected: list[str]) -> None:
    event = united(*(candidate(at, dates=[edtf]) for at, edtf in enumerate(dates)))
    assert [date.edtf for date in event.dates] == expected


def test_union_closes_an_interval_with_the_words_of_both_ends() -> None:
    event = united(candidate(0, dates=["1914/.."]), candidate(1, dates=["../1918"]))
    (date,) = event.dates
    assert (date.earliest, date.latest) == ("1914-01-01", "1918-12-28")
    assert [span.start for span in date.spans] == [0, 10]
    assert len(date.evidence) == 2


def test_union_keeps_an_outcome_once() -> None:
    one = candidate(0, outcomes=["change=ruin"])
    event = united(one, candidate(1, outcomes=["result=ruin"]), one)
    assert [outcome.kind for outcome in event.outcomes] == ["change", "result"]


def test_union_of_one_is_that_one() -> None:
    one = candidate(0, places=["location=Rome"], dates=["1066"])
    assert unite([one], {}) == one.event
