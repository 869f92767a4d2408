"""Where documents disagree, who says what, and which value comes first."""

from __future__ import annotations

import pytest

from fasti.record import Event
from fasti.record.links import Conflict, LinkedEvent, Tie
from fasti.resolve.across import unite_documents
from fasti.resolve.across.figures import read_figures
from tellings import told, vocabulary

BATTLE = "conflict.battle"


def unite(*events: Event) -> LinkedEvent:
    return unite_documents(events, (), vocabulary())


def conflicts(*events: Event) -> list[tuple[str, str | None, dict[str, str]]]:
    """Each conflict as field, subject, and who says what."""
    return [
        (one.field, one.subject, {claim.value: ",".join(claim.documents) for claim in one.claims})
        for one in unite(*events).conflicts
    ]


def dated(*edtf: str, kind: str = BATTLE) -> list[Event]:
    """One event a date, of the documents a, b, c."""
    return [told(document, kind, dates=[date]) for document, date in zip("abc", edtf, strict=False)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1937-12-09", "1937-12-13"),
        ("1914-07", "1914-08"),
        ("1914/1918", "1914/1919"),
        ("1565", "1566"),
        ("1565", "1566-01"),
    ],
)
def test_conflict_of_dates_apart_or_unequal_at_one_precision(one: str, other: str) -> None:
    assert conflicts(*dated(one, other)) == [("date", None, {one: "a", other: "b"})]


@pytest.mark.parametrize(
    ("one", "other"),
    [("1937", "1937-12-13"), ("1937-12-13", "1937-12-13"), ("1914/..", "1914/1918"), ("1914-24", "1915-01")],
)
def test_dates_that_may_both_be_right_are_no_conflict(one: str, other: str) -> None:
    assert conflicts(*dated(one, other)) == []


def test_conflict_of_dates_of_a_lasting_event_is_between_ranges() -> None:
    assert conflicts(*dated("1940", "1944", kind="conflict.war")) == []
    assert conflicts(*dated("1939/1945", "1937/1945", kind="conflict.war")) != []


def test_conflict_lists_every_document_with_its_claim() -> None:
    assert conflicts(*dated("1937-12-09", "1937-12-13", "1937-12-13")) == [
        ("date", None, {"1937-12-13": "b,c", "1937-12-09": "a"})
    ]


def test_conflict_of_places() -> None:
    one = told("a", BATTLE, "Battle of Cannae", places=["Cannae"])
    assert conflicts(one, told("b", BATTLE, "Battle of Cannae", places=["Capua"])) == [
        ("place", None, {"Cannae": "a", "Capua": "b"})
    ]
    assert conflicts(told("a", BATTLE, places=["Nanking"]), told("b", BATTLE, places=["Nanjing"])) == []


def test_conflict_of_parts_in_it() -> None:
    one = told("a", BATTLE, actors=["agent=Michel Ney", "target=Prussia"])
    other = told("b", BATTLE, actors=["target=Ney", "agent=Prussian troops"])
    assert conflicts(one, other) == [
        ("role", "Michel Ney", {"agent": "a", "target": "b"}),
        ("role", "Prussian troops", {"agent": "b", "target": "a"}),
    ]


def test_leader_and_agent_are_no_conflict() -> None:
    assert conflicts(told("a", BATTLE, actors=["agent=Ney"]), told("b", BATTLE, actors=["leader=Ney"])) == []


def casualties(one: str, other: str) -> list[tuple[str, str | None, dict[str, str]]]:
    return conflicts(
        told("a", BATTLE, outcomes=[f"casualties={one}"]), told("b", BATTLE, outcomes=[f"casualties={other}"])
    )


def test_conflict_of_casualties_whose_bounds_do_not_overlap() -> None:
    assert casualties("70,000 Romans were killed", "About 50,000 Romans died") == [
        ("casualties", "killed, rome", {"70,000": "a", "About 50,000": "b"})
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("more than 400 people were killed", "426 dead"),
        ("about 3,000 dead", "3,200 dead"),
        ("500 were killed", "500 were wounded"),
        ("200 Spartans were killed", "20,000 Persians were killed"),
        ("heavy casualties", "500 dead"),
        ("between 300 and 500 dead", "four hundred were killed"),
    ],
)
def test_casualties_that_may_both_be_right_are_no_conflict(one: str, other: str) -> None:
    assert casualties(one, other) == []


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("killed more than 400 people", [("killed", 400, None)]),
        ("3,000–4,000 dead", [("killed", 3000, 4000)]),
        ("twenty-five men were wounded", [("wounded", 25, 25)]),
        ("two thousand killed and 500 wounded", [("killed", 2000, 2000), ("wounded", 500, 500)]),
        ("1.5 million dead", [("killed", 1_500_000, 1_500_000)]),
        ("up to 60 prisoners", [("captured", 0, 60)]),
        ("left 48 dead in 1916", [("killed", 48, 48)]),
        ("a man died", []),
        ("40% were killed", []),
        ("many dead", []),
        ("", []),
    ],
)
def test_figures_are_numbers_with_bounds(phrase: str, expected: list[tuple[str, int, int | None]]) -> None:
    found = read_figures(phrase, vocabulary())
    assert [(figure.harm, figure.low, figure.high) for figure in found] == expected


def test_conflict_of_victors() -> None:
    one = told("a", BATTLE, outcomes=["result=a Prussian victory"])
    other = told("b", BATTLE, outcomes=["result=The Prussians were defeated"])
    assert conflicts(one, other) == [("victor", None, {"Prussian won": "a", "Prussians lost": "b"})]


def test_victor_and_loser_of_two_sides_are_no_conflict() -> None:
    one = told("a", BATTLE, outcomes=["result=victory for the Prussians"])
    assert conflicts(one, told("b", BATTLE, outcomes=["result=France was defeated"])) == []


def test_conflict_whether_it_happened() -> None:
    events = [told("a", BATTLE), told("b", BATTLE, factuality="planned"), told("c", BATTLE)]
    assert conflicts(*events) == [("factuality", None, {"actual": "a,c", "planned": "b"})]


def test_canonical_value_is_the_most_attested_then_the_most_precise() -> None:
    assert [date.edtf for date in unite(*dated("1937", "1937-12-13", "1937")).dates] == ["1937", "1937-12-13"]
    assert [date.edtf for date in unite(*dated("1937", "1937-12-13")).dates] == ["1937-12-13", "1937"]


def test_canonical_actor_has_all_names_and_one_entry_a_role() -> None:
    happening = unite(
        told("a", BATTLE, actors=["agent=Varro"]),
        told("b", BATTLE, actors=["agent=Gaius Terentius Varro|the consul"]),
        told("c", BATTLE, actors=["leader=Varro"]),
    )
    assert [(one.name, one.role, one.documents) for one in happening.actors] == [
        ("Varro", "agent", ("a", "b")),
        ("Varro", "leader", ("c",)),
    ]
    assert happening.actors[0].aliases == ("Gaius Terentius Varro", "the consul")


def test_canonical_type_and_label_are_those_of_most_and_a_name_before_any_description() -> None:
    happening = unite(
        told("a", "conflict.attack", "assault"),
        told("b", BATTLE, "Battle of Cannae"),
        told("c", BATTLE, "battle"),
    )
    assert (happening.type, happening.label) == (BATTLE, "Battle of Cannae")


def test_canonical_outcome_stands_once_however_many_say_it() -> None:
    happening = unite(*(told(document, BATTLE, outcomes=["change=the Fall of Rome"]) for document in "ab"))
    (outcome,) = happening.outcomes
    assert (outcome.text, outcome.documents) == ("the Fall of Rome", ("a", "b"))


def test_canonical_attestations_keep_mentions_and_come_in_order() -> None:
    happening = unite(told("b", BATTLE, "Battle of Cannae"), told("a", BATTLE, "battle"))
    assert [(one.document, one.event, one.mentions[0].text) for one in happening.attestations] == [
        ("a", "e1", "battle"),
        ("b", "e1", "Battle of Cannae"),
    ]


def test_conflict_and_tie_are_records() -> None:
    for conflict in unite(*dated("1914", "1915")).conflicts:
        assert Conflict.model_validate_json(conflict.model_dump_json()) == conflict
    assert Tie(documents=("a", "b"), shared=("day",), weight=6).weight == 6
