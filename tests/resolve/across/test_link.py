"""Which events of which documents are one happening: precision first."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fasti.record import Event
from fasti.record.links import LinkedEvent
from fasti.resolve.across import Linking, link_events
from tellings import told, vocabulary

SHELF = Path(__file__).parents[2] / "cases" / "links" / "shelf.jsonl"
JAPAN = ("agent=Japanese troops",)


def link(*events: Event, least: int = 2) -> Linking:
    return link_events(events, vocabulary=vocabulary(), least=least)


def groups(*events: Event) -> set[frozenset[str]]:
    """Who is linked with whom, as `document` (or `document.id` where it is not the first)."""
    return {
        frozenset(f"{one.document}.{one.event}".removesuffix(".e1") for one in happening.attestations)
        for happening in link(*events).happenings
    }


LINKED: dict[str, tuple[Event, ...]] = {
    "name and near dates": (
        told("a", "conflict.battle", "Battle of Nanking", dates=["1937-12-09"]),
        told("b", "conflict.battle", "Nanjing battle", dates=["1937-12-13"]),
    ),
    "name without a date": (
        told("a", "conflict.massacre", "Nanking Massacre"),
        told("b", "conflict.massacre", "the Nanjing Massacre", dates=["1937-12"]),
    ),
    "numbered war": (told("a", "conflict.war", "World War II"), told("b", "conflict.war", "Second World War")),
    "war dated by two of its years": (
        told("a", "conflict.war", "World War II", dates=["1940"]),
        told("b", "conflict.war", "Second World War", dates=["1944"]),
    ),
    "name of the place where it was": (
        told("a", "conflict.battle", "Battle of Ypres", dates=["1914-10-20"]),
        told("b", "conflict.battle", dates=["1914-10-31"], places=["Ypres"]),
    ),
    "place and day": (
        told("a", "conflict.attack", dates=["1916-02-21"], places=["Verdun"]),
        told("b", "conflict.battle", dates=["1916-02-21"], places=["Verdun"]),
    ),
    "old and new place and day": (
        told("a", "conflict.attack", dates=["1939-09-01"], places=["Danzig"]),
        told("b", "conflict.attack", dates=["1939-09-01"], places=["the city of Gdańsk"]),
    ),
    "place, month and type": (
        told("a", "disaster.disaster", dates=["1755-11"], places=["Lisbon"]),
        told("b", "disaster.disaster", dates=["1755-11-01"], places=["Lisbon"]),
    ),
    "a place falls once a year": (
        told("a", "conflict.capture", dates=["1291"], places=["Acre"]),
        told("b", "conflict.capture", dates=["1291-05-18"], places=["Acre"]),
    ),
    "person and year of death": (
        told("a", "life.death", dates=["1506"], actors=["target=Christopher Columbus"]),
        told("b", "life.death", dates=["1506-05-20"], actors=["target=Columbus"]),
    ),
    "person and day": (
        told("a", "conflict.movement", dates=["1815-03-01"], actors=["agent=Napoleon Bonaparte|Napoleon"]),
        told("b", "conflict.movement", dates=["1815-03-01"], actors=["agent=Napoleon"]),
    ),
    "both sides and day": (
        told("a", "conflict.battle", dates=["1380-09-08"], actors=["participant=Russia", "participant=Mongols"]),
        told("b", "conflict.battle", dates=["1380-09-08"], actors=["agent=Russian troops", "target=the Mongol army"]),
    ),
    "before Christ": (
        told("a", "conflict.battle", "Battle of Cannae", dates=["-0215-08-02"]),
        told("b", "conflict.battle", dates=["-0215"], places=["Cannae"]),
    ),
    "Julian and Gregorian day": (
        told(
            "a", "conflict.capture", dates=["1917-10-25"], places=["Petrograd"],
            earliest="1917-10-25", latest="1917-10-25", calendar="julian",
        ),
        told("b", "conflict.capture", dates=["1917-11-07"], places=["Petrograd"]),
    ),
    "negated here, actual there": (
        told("a", "diplomacy.treaty", "Treaty of Nystad", dates=["1721-08-30"]),
        told("b", "diplomacy.treaty", "Treaty of Nystad", dates=["1721-08-30"], factuality="negated"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", LINKED)
def test_link_joins(case: str) -> None:
    assert groups(*LINKED[case]) == {frozenset({"a", "b"})}


APART: dict[str, tuple[Event, ...]] = {
    "a year alone": (told("a", "conflict.attack", dates=["1916"]), told("b", "conflict.attack", dates=["1916"])),
    "a day alone": (
        told("a", "conflict.attack", dates=["1916-02-21"]),
        told("b", "conflict.attack", dates=["1916-02-21"]),
    ),
    "a state and a year": (
        told("a", "conflict.attack", dates=["1916"], places=["France"]),
        told("b", "conflict.attack", dates=["1916"], places=["France"]),
    ),
    "a state and a day": (
        told("a", "conflict.attack", dates=["1916-07-01"], places=["France"]),
        told("b", "conflict.attack", dates=["1916-07-01"], places=["France"]),
    ),
    "a common noun as place": (
        told("a", "conflict.attack", dates=["1916-07-01"], places=["the city"]),
        told("b", "conflict.attack", dates=["1916-07-01"], places=["the city"]),
    ),
    "place and year of what may happen often": (
        told("a", "conflict.attack", dates=["1940"], places=["London"]),
        told("b", "conflict.attack", dates=["1940"], places=["London"]),
    ),
    "place without a date": (
        told("a", "conflict.attack", places=["London"]),
        told("b", "conflict.attack", places=["London"]),
    ),
    "one nation and a day": (
        told("a", "conflict.attack", dates=["1937-12-09"], actors=JAPAN),
        told("b", "conflict.attack", dates=["1937-12-09"], actors=JAPAN),
    ),
    "another day": (
        told("a", "conflict.attack", dates=["1940-09-07"], places=["London"]),
        told("b", "conflict.attack", dates=["1940-09-08"], places=["London"]),
    ),
    "another place": (
        told("a", "conflict.attack", dates=["1944-06-06"], places=["Omaha"], actors=["agent=Omar Bradley"]),
        told("b", "conflict.attack", dates=["1944-06-06"], places=["Juno"], actors=["agent=Omar Bradley"]),
    ),
    "another type": (
        told("a", "conflict.battle", "Battle of Nanking", dates=["1937-12"]),
        told("b", "conflict.massacre", "Nanking Massacre", dates=["1937-12"]),
    ),
    "another number": (
        told("a", "conflict.battle", "First Battle of Ypres"),
        told("b", "conflict.battle", "Second Battle of Ypres"),
    ),
    "one name, dates far apart": (
        told("a", "diplomacy.treaty", "Treaty of Paris", dates=["1763-02-10"]),
        told("b", "diplomacy.treaty", "Treaty of Paris", dates=["1783-09-03"]),
    ),
    "a vague name without a date": (
        told("a", "disaster.disaster", "the Great Fire"),
        told("b", "disaster.disaster", "the Great Fire"),
    ),
    "other sides at a place that names a battle": (
        told("a", "conflict.battle", "Battle of Ypres", dates=["1914-10"], actors=["agent=Haig"]),
        told("b", "conflict.battle", dates=["1914"], places=["Ypres"], actors=["agent=Michel Ney"]),
    ),
    "two victims on one day": (
        told("a", "life.killing", dates=["1793-10-16"], places=["Paris"], actors=["target=Marie Antoinette"]),
        told("b", "life.killing", dates=["1793-10-16"], places=["Paris"], actors=["target=Jean Dupont"]),
    ),
    "a victim who is not named": (
        told("a", "life.killing", dates=["1793-10-16"], places=["Paris"], actors=["target=Marie Antoinette"]),
        told("b", "life.killing", dates=["1793-10-16"], places=["Paris"]),
    ),
    "a namesake with another first name": (
        told("a", "life.death", dates=["1790"], actors=["target=Adam Smith"]),
        told("b", "life.death", dates=["1790"], actors=["target=John Smith"]),
    ),
    "a king of the same name": (
        told("a", "life.death", dates=["1718"], actors=["target=Charles XII"]),
        told("b", "life.death", dates=["1718"], actors=["target=Charles XI"]),
    ),
    "one document": (
        told("a", "conflict.battle", "Battle of Cannae", dates=["-0215-08-02"]),
        told("a", "conflict.battle", "Battle of Cannae", id="e2", dates=["-0215-08-02"]),
    ),
    "out of a place and to it": (
        told("a", "conflict.movement", dates=["1812-09-14"], places=["origin=Moscow"]),
        told("b", "conflict.movement", dates=["1812-09-14"], places=["destination=Moscow"]),
    ),
}


@pytest.mark.parametrize("case", APART)
def test_link_keeps_apart(case: str) -> None:
    assert groups(*APART[case]) == set()


def test_link_takes_no_undated_name_that_several_events_bear() -> None:
    dated = [told(f"d{year}", "diplomacy.treaty", "Treaty of Paris", dates=[year]) for year in ("1763", "1783")]
    again = told("again", "diplomacy.treaty", "Treaty of Paris", dates=["1763-02-10"])
    assert groups(*dated, again, told("undated", "diplomacy.treaty", "Treaty of Paris")) == {
        frozenset({"d1763", "again"})
    }


def test_link_leaves_an_event_that_fits_two_which_cannot_be_one() -> None:
    london = {"places": ["London"], "actors": ["agent=Luftwaffe"]}
    coarse = told("coarse", "conflict.attack", dates=["1940-09"], **london)
    first = told("first", "conflict.attack", dates=["1940-09-07"], **london)
    second = told("second", "conflict.attack", dates=["1940-09-15"], **london)
    assert groups(coarse, first) == {frozenset({"coarse", "first"})}
    assert groups(coarse, first, second) == set()
    assert link(coarse, first, second).grouping.undecided == 2


def test_link_leaves_an_event_that_fits_two_of_one_document() -> None:
    slots = {"dates": ["1937-12-09"], "places": ["Nanking"]}
    twins = [told("a", "conflict.attack", id=id_, **slots) for id_ in ("e1", "e2")]
    assert groups(*twins, told("b", "conflict.attack", **slots)) == set()


def test_link_takes_the_better_of_two_of_one_document() -> None:
    slots = {"dates": ["1937-12-09"], "places": ["Nanking"]}
    events = (
        told("a", "conflict.attack", **slots),
        told("a", "conflict.attack", id="e2", actors=["agent=Yasuhiko Asaka"], **slots),
        told("b", "conflict.attack", actors=["agent=Asaka"], **slots),
    )
    assert groups(*events) == {frozenset({"a.e2", "b"})}


def test_link_reaches_no_further_than_its_ends_agree() -> None:
    """A battle of this and a massacre of that day may both be like an attack, but are not one happening."""
    slots = {"dates": ["1916-02-21"], "places": ["Verdun"]}
    kinds = ("conflict.battle", "conflict.attack", "conflict.massacre")
    (group,) = groups(*(told(kind[9:], kind, **slots) for kind in kinds)) or [frozenset()]
    assert len(group) < 3


def test_link_joins_many_documents_of_one_war() -> None:
    """More than are compared each with each, half of them without a date."""
    dates = ([], ["1939/1945"], [], ["1943"])
    events = [told(f"d{at:03}", "conflict.war", "World War II", dates=dates[at % 4]) for at in range(200)]
    linking = link(*events)
    (happening,) = linking.happenings
    assert len(happening.attestations) == 200
    assert linking.grouping.crowds[0].events == 200
    assert linking.grouping.compared < 200 * 20


def test_link_splits_a_crowd_by_what_else_is_shared_and_counts_the_rest() -> None:
    paris = [
        told(f"d{at:03}", "conflict.attack", dates=["1871"], places=["Paris"], actors=["agent=Communards"] * (at < 2))
        for at in range(100)
    ]
    linking = link(*paris)
    assert [len(happening.attestations) for happening in linking.happenings] == [2]
    (crowd,) = [crowd for crowd in linking.grouping.crowds if crowd.key.startswith("place paris")]
    assert crowd.events == 98


def test_link_of_nothing_is_nothing() -> None:
    assert link().happenings == ()
    assert link(told("a", "conflict.attack")).happenings == ()


def test_link_of_all_tells_what_one_document_tells_too() -> None:
    assert len(link(told("a", "conflict.attack"), told("b", "conflict.attack"), least=1).happenings) == 2


def test_link_keeps_its_id_when_a_later_document_joins() -> None:
    events = [told(document, "conflict.battle", "Battle of Cannae") for document in "abc"]
    (two,), (three,) = link(*events[:2]).happenings, link(*events).happenings
    assert two.id == three.id


def read_shelf() -> list[Event]:
    return [Event.model_validate_json(line) for line in SHELF.read_text(encoding="utf-8").splitlines()]


def test_link_finds_what_extracted_texts_share_and_nothing_else() -> None:
    """Events as they were extracted from seven short texts, their errors included."""
    happenings = link(*read_shelf()).happenings
    found = {(happening.type, *(one.document for one in happening.attestations)) for happening in happenings}
    assert found == {
        ("conflict.battle", "punic", "rome"),
        ("conflict.massacre", "asia-chronicle", "china-war"),
        ("conflict.war", "asia-chronicle", "china-war"),
        ("life.killing", "punic", "rome"),
    }


@pytest.mark.parametrize("seed", range(3))
def test_link_of_extracted_texts_is_the_same_in_any_order(seed: int) -> None:
    events = read_shelf()
    expected = link(*events)
    random.Random(seed).shuffle(events)
    assert link(*events) == expected


# Events take a while to draw on a busy machine; that is no fault of theirs.
UNHURRIED = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
KINDS = ["conflict.battle", "conflict.attack", "conflict.massacre", "life.killing", "conflict.war"]
WORDS = ["", "Battle of Cannae", "Nanking Massacre", "First Battle of Ypres", "Battle of Ypres", "World War II"]


@st.composite
def generated(draw: st.DrawFn) -> list[Event]:
    """Up to a dozen events of few documents, words, places and days, so that they meet."""
    return [
        told(
            draw(st.sampled_from("abcd")),
            draw(st.sampled_from(KINDS)),
            draw(st.sampled_from(WORDS)),
            id=f"e{at}",
            dates=draw(st.lists(st.sampled_from(["1914", "1914-10", "1914-10-20", "1914-10-22", "1915"]), max_size=1)),
            places=draw(st.lists(st.sampled_from(["Ypres", "Verdun", "France"]), max_size=1)),
            actors=draw(st.lists(st.sampled_from(["agent=Haig", "target=Haig", "agent=Japan"]), max_size=2)),
            outcomes=draw(st.lists(st.sampled_from(["casualties=300 were killed", "casualties=400 dead"]), max_size=1)),
            factuality=draw(st.sampled_from(["actual", "planned"])),
        )
        for at in range(draw(st.integers(0, 12)))
    ]


@UNHURRIED
@given(generated(), st.randoms(use_true_random=False))
def test_link_is_the_same_in_any_order(events: list[Event], dice: random.Random) -> None:
    expected = link(*events, least=1)
    dice.shuffle(events)
    assert link(*events, least=1) == expected


@UNHURRIED
@given(generated())
def test_link_puts_every_event_once_and_a_document_once_in_each(events: list[Event]) -> None:
    happenings = link(*events, least=1).happenings
    told_of = [(one.document, one.event) for happening in happenings for one in happening.attestations]
    assert sorted(told_of) == sorted((event.document, event.id) for event in events)
    for happening in happenings:
        documents = [one.document for one in happening.attestations]
        assert len(set(documents)) == len(documents)
        assert len(happening.ties) == len(documents) - 1


@UNHURRIED
@given(generated())
def test_link_drops_no_value_and_gives_valid_records(events: list[Event]) -> None:
    by_key = {(event.document, event.id): event for event in events}
    for happening in link(*events, least=1).happenings:
        assert LinkedEvent.model_validate_json(happening.model_dump_json()) == happening
        members = [by_key[one.document, one.event] for one in happening.attestations]
        assert {date.edtf for date in happening.dates} == {date.edtf for one in members for date in one.dates}
        names = {name for actor in happening.actors for name in (actor.name, *actor.aliases)}
        assert {actor.name for one in members for actor in one.actors} <= names
        for member in members:
            for date in happening.dates:
                assert (member.document in date.documents) == (date.edtf in {one.edtf for one in member.dates})
