"""Merging: which mentions are one happening, and what keeps them apart."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candidates import candidate
from fasti.record import Candidate, Event
from fasti.resolve import merge

ROME = ("location=Rome",)
MILAN = ("location=Milan",)


def clusters(*members: Candidate) -> list[list[int]]:
    """The numbers of the candidates in each event, in the order of the events."""
    return [[mention.start // 10 for mention in event.mentions] for event in merge(members)]


def test_merge_of_nothing_is_nothing() -> None:
    assert merge([]) == ()


def test_merge_joins_the_same_name() -> None:
    one = candidate(0, "conflict.battle", lemma="battle of hastings", form="name")
    assert clusters(
        one, candidate(1, lemma="landing"), candidate(2, "conflict.battle", lemma="the battle of hastings", form="name")
    ) == [
        [0, 2],
        [1],
    ]


def test_merge_joins_names_that_say_the_same_of_different_nouns() -> None:
    war = candidate(0, "conflict.war", lemma="second sino-japanese war", form="name")
    conflict = candidate(1, "conflict.war", lemma="the sino-japanese conflict", form="name")
    other = candidate(2, "conflict.war", lemma="russo-japanese conflict", form="name")
    assert [len(event.mentions) for event in merge([war, conflict, other])] == [2, 1]


def test_merge_keeps_other_names_apart() -> None:
    one = candidate(0, "conflict.battle", lemma="battle of hastings", form="name")
    other = candidate(1, "conflict.battle", lemma="battle of stamford bridge", form="name")
    assert clusters(one, other) == [[0], [1]]


def test_merge_joins_a_definite_noun_to_the_nearest_that_fits() -> None:
    members = (
        candidate(0, places=MILAN),
        candidate(1, places=ROME),
        candidate(2, "politics.election", lemma="elect"),
        candidate(3, form="definite"),
    )
    assert clusters(*members) == [[0], [1, 3], [2]]


def test_merge_passes_over_a_nearer_event_that_conflicts() -> None:
    members = (candidate(0, places=MILAN), candidate(1, places=ROME), candidate(2, form="definite", places=MILAN))
    assert clusters(*members) == [[0, 2], [1]]


def test_merge_joins_a_definite_noun_of_a_kindred_type() -> None:
    members = (candidate(0, places=ROME), candidate(1, "conflict.battle", lemma="battle", form="definite"))
    assert clusters(*members) == [[0, 1]]


def test_merge_joins_no_definite_noun_of_another_type() -> None:
    members = (candidate(0, places=ROME), candidate(1, "politics.election", lemma="election", form="definite"))
    assert clusters(*members) == [[0], [1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"places": ROME}, {"places": MILAN}),
        ({"dates": ["1066"]}, {"dates": ["1067"]}),
        ({"actors": ["target=Goths"]}, {"actors": ["target=Huns"]}),
        ({"actors": ["agent=Goths"]}, {"actors": ["agent=Huns"]}),
    ],
    ids=["place", "date", "target", "agent"],
)
def test_merge_keeps_apart_what_differs(one: dict[str, list[str]], other: dict[str, list[str]]) -> None:
    later = candidate(1, lemma="assault", form="definite", **other)  # type: ignore[arg-type]
    assert clusters(candidate(0, **one), later) == [[0], [1]]  # type: ignore[arg-type]


def test_merge_joins_a_bare_noun_said_again_whoever_seems_to_do_it() -> None:
    members = (
        candidate(0, form="indefinite", lemma="siege", actors=["agent=Goths"]),
        candidate(1, form="definite", lemma="siege", actors=["agent=the clerk"]),
    )
    assert clusters(*members) == [[0, 1]]


def test_merge_joins_what_shares_a_name_under_an_alias() -> None:
    members = (
        candidate(0, places=["location=Nanking|Nanjing"]),
        candidate(1, form="definite", places=["location=Nanjing"]),
    )
    assert clusters(*members) == [[0, 1]]


def test_merge_joins_a_wider_and_a_tighter_date() -> None:
    members = (candidate(0, dates=["1937"]), candidate(1, form="definite", dates=["1937-12"]))
    (event,) = merge(members)
    assert [date.edtf for date in event.dates] == ["1937-12"]


def test_merge_keeps_two_verbs_of_one_type_apart_that_share_nothing() -> None:
    assert clusters(candidate(0), candidate(1, lemma="storm")) == [[0], [1]]


@pytest.mark.parametrize(
    ("form", "slots", "expected"),
    [
        ("verb", {}, [[0, 1]]),
        ("indefinite", {}, [[0, 1]]),
        ("verb", {"actors": ["agent=Huns"]}, [[0, 1]]),
        ("indefinite", {"actors": ["agent=Huns"]}, [[0], [1]]),
        ("verb", {"places": ROME}, [[0], [1]]),
    ],
)
def test_merge_joins_a_word_said_again_that_tells_nothing_more(
    form: str, slots: dict[str, list[str]], expected: list[list[int]]
) -> None:
    assert clusters(candidate(0), candidate(1, form=form, **slots)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(("places", "expected"), [((), [[0, 1]]), (ROME, [[0], [1]])])
def test_merge_joins_a_noun_of_a_kindred_type_unless_it_says_which(
    places: tuple[str, ...], expected: list[list[int]]
) -> None:
    battle = candidate(0, "conflict.battle", lemma="defeat")
    assert clusters(battle, candidate(1, lemma="invasion", form="definite", places=places)) == expected


def test_merge_joins_a_verb_to_the_event_told_last_if_they_share_anything() -> None:
    slots = {"places": ROME}
    attacked, stormed = candidate(0, **slots), candidate(2, lemma="storm", **slots)
    assert clusters(attacked, stormed) == [[0, 2]]
    assert clusters(attacked, candidate(1, "politics.election"), stormed) == [[0], [1], [2]]


def test_merge_joins_the_stages_of_one_way() -> None:
    sailed = candidate(0, "movement.expedition", lemma="sail", actors=["agent=Cook"], places=["origin=Cadiz"])
    reached = candidate(1, "movement.expedition", lemma="reach", actors=["agent=Cook"], places=["destination=Cuba"])
    returned = candidate(3, "movement.expedition", lemma="return", actors=["agent=Cook"], places=["location=Spain"])
    assert clusters(sailed, reached) == [[0, 1]]
    assert clusters(sailed, candidate(2, "politics.election"), returned) == [[0], [2], [3]]


def test_merge_joins_two_verbs_that_share_word_place_and_agent() -> None:
    slots = {"places": ROME, "actors": ["agent=Goths"]}
    assert clusters(candidate(0, **slots), candidate(1, **slots)) == [[0, 1]]  # type: ignore[arg-type]


def test_merge_joins_what_the_same_words_tell() -> None:
    treaty = candidate(1, "diplomacy.treaty", lemma="treaty", form="indefinite", same=[0])
    assert clusters(candidate(0, "diplomacy.treaty", lemma="sign"), treaty) == [[0, 1]]


def test_merge_points_an_anaphor_back() -> None:
    anaphor = candidate(2, form="anaphor", lemma="operation", stands_for=["conflict.attack", "conflict.battle"])
    assert clusters(candidate(0), candidate(1, "politics.election", lemma="elect"), anaphor) == [[0, 2], [1]]


def test_merge_drops_an_anaphor_that_points_to_nothing() -> None:
    anaphor = candidate(1, form="anaphor", lemma="operation", stands_for=["conflict.attack", "conflict.battle"])
    assert clusters(candidate(0, "politics.election", lemma="elect"), anaphor) == [[0]]
    assert clusters(anaphor) == []


def test_merge_points_no_anaphor_forward() -> None:
    anaphor = candidate(0, form="anaphor", lemma="operation", stands_for=["conflict.attack", "conflict.battle"])
    assert clusters(anaphor, candidate(1)) == [[1]]


def test_merge_takes_the_values_but_not_the_words_of_a_silent_anaphor() -> None:
    silent = candidate(
        1,
        form="anaphor",
        lemma="resistance",
        stands_for=["conflict.attack", "conflict.battle"],
        silent=True,
        actors=["target=Huns"],
    )
    (event,) = merge([candidate(0), silent])
    assert [mention.text for mention in event.mentions] == ["attack"]
    assert [actor.name for actor in event.actors] == ["Huns"]


def test_merge_sets_an_event_into_its_whole() -> None:
    war = candidate(0, "conflict.war", lemma="war", form="definite")
    again = candidate(1, "conflict.war", lemma="war", form="definite")
    attack, whole = candidate(2, places=ROME, links=[1]), "e0"
    found = {event.id: event.part_of for event in merge([war, again, attack])}
    assert found == {"e0": None, "e2": whole}


def test_merge_sets_no_event_into_itself() -> None:
    war = candidate(0, "conflict.war", lemma="war", form="definite", links=[1])
    (event,) = merge([war, candidate(1, "conflict.war", lemma="war", form="definite", links=[0])])
    assert event.part_of is None


def test_merge_gives_events_in_text_order() -> None:
    members = (
        candidate(0, places=ROME),
        candidate(1, "politics.law", lemma="pass"),
        candidate(2, form="definite"),
        candidate(3, "life.birth", lemma="bear"),
    )
    starts = [event.mentions[0].start for event in merge(members)]
    assert starts == sorted(starts)


def test_merge_takes_id_and_sentence_of_the_first_mention() -> None:
    (event,) = merge([candidate(4, places=ROME), candidate(5, form="definite")])
    assert (event.id, event.document) == ("e4", "text")


TYPES = ["conflict.attack", "conflict.battle", "conflict.war", "diplomacy.treaty"]
NAMES = st.sampled_from(["Rome", "Milan", "Goths", "Huns"])


@st.composite
def generated(draw: st.DrawFn) -> list[Candidate]:
    """Up to a dozen candidates of few types, words, names and dates, so that they meet."""
    count = draw(st.integers(0, 12))
    return [
        candidate(
            at,
            draw(st.sampled_from(TYPES)),
            lemma=draw(st.sampled_from(["attack", "battle", "war"])),
            form=draw(st.sampled_from(["verb", "definite", "indefinite", "name", "anaphor"])),
            actors=[
                f"{draw(st.sampled_from(['agent', 'target', 'leader', 'participant']))}={draw(NAMES)}"
                for _ in range(draw(st.integers(0, 2)))
            ],
            places=[f"location={draw(NAMES)}" for _ in range(draw(st.integers(0, 1)))],
            dates=draw(st.lists(st.sampled_from(["1066", "1066-10", "1067", "1066/..", "../1067"]), max_size=2)),
            outcomes=draw(st.lists(st.sampled_from(["change=ruin", "result=fall"]), max_size=1)),
            factuality=draw(st.sampled_from(["actual", "planned", "negated"])),
            links=draw(st.lists(st.integers(0, 12), max_size=1)),
            same=draw(st.lists(st.integers(0, 12), max_size=1)),
            heading=draw(st.booleans()),
            stands_for=draw(st.sampled_from([(), tuple(TYPES)])),
        )
        for at in range(count)
    ]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(generated())
def test_merge_puts_every_candidate_into_exactly_one_event(members: list[Candidate]) -> None:
    merged = [mention.start for event in merge(members) for mention in event.mentions]
    assert len(merged) == len(set(merged))
    firm = {one.event.mentions[0].start for one in members if one.form != "anaphor"}
    assert firm <= set(merged) <= {one.event.mentions[0].start for one in members}


@settings(max_examples=25, deadline=None, derandomize=True)
@given(generated())
def test_merge_keeps_every_value_of_what_it_joins(members: list[Candidate]) -> None:
    by_start = {one.event.mentions[0].start: one.event for one in members}
    for event in merge(members):
        joined = [by_start[mention.start] for mention in event.mentions]
        for slot in ("actors", "places"):
            spans = {span.start for value in getattr(event, slot) for span in value.spans}
            assert {span.start for one in joined for value in getattr(one, slot) for span in value.spans} <= spans
        assert {outcome.kind for one in joined for outcome in one.outcomes} == {
            outcome.kind for outcome in event.outcomes
        }
        assert event.type in {one.type for one in joined}


@settings(max_examples=25, deadline=None, derandomize=True)
@given(generated())
def test_merge_gives_valid_events_and_the_same_again(members: list[Candidate]) -> None:
    merged = merge(members)
    assert merged == merge(list(members))
    ids = {event.id for event in merged}
    assert len(ids) == len(merged)
    for event in merged:
        assert Event.model_validate(event.model_dump()) == event
        assert event.part_of is None or event.part_of in ids - {event.id}
    starts = [event.mentions[0].start for event in merged]
    assert starts == sorted(starts)


def test_merge_gets_through_the_candidates_of_a_long_text() -> None:
    """Two thousand candidates, as a long chapter has; what matters is that this ends in seconds."""
    members = [
        candidate(
            at,
            TYPES[at % 4],
            lemma=f"word{at % 50}",
            form=["verb", "definite", "indefinite", "verb"][at % 4 - at % 7 % 2],
            places=[f"location=Place{at % 97}"],
            actors=[f"agent=Side{at % 31}"],
        )
        for at in range(2000)
    ]
    merged = merge(members)
    assert sum(len(event.mentions) for event in merged) == 2000


def test_a_place_that_is_only_described_keeps_no_events_apart() -> None:
    def occupation(at: int, place: str) -> Candidate:
        return candidate(at, "conflict.capture", lemma="occupation", places=[f"location={place}"], dates=["1937"])

    assert len(merge([occupation(0, "Nanking"), occupation(1, "region")])) == 1
    assert len(merge([occupation(0, "region"), occupation(1, "Nanking")])) == 1
    assert len(merge([occupation(0, "Nanking"), occupation(1, "Shanghai")])) == 2
