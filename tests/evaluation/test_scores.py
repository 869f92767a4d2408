import random
from typing import Any

import pytest
from evaluation_cases import TEXT, event, gold_file
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fasti.errors import InputError
from fasti.evaluation import MEASURES, Counts, Evaluation, evaluate
from fasti.record import Event

FULL: dict[str, Any] = {
    "factuality": "planned",
    "dates": ["-0218-21", "-0218"],
    "actors": ["Hannibal/leader", "Romans/target"],
    "places": ["Saguntum/location"],
    "outcomes": ["casualties: left hundreds dead"],
}


def _count(gold: list[Event], predicted: list[Event]) -> dict[str, Counts]:
    return evaluate([gold_file(*gold)], predicted, texts={"saguntum": TEXT}).counts


def test_gold_against_itself_scores_1_everywhere_without_mistakes() -> None:
    events = [event("attacked", "assault", **FULL), event("fell", type="conflict.capture"), event("assault", **FULL)]
    evaluation = evaluate([gold_file(*events)], events)
    assert {name: counts.f1 for name, counts in evaluation.counts.items()} == dict.fromkeys(MEASURES, 1.0)
    assert evaluation.mistakes == ()


def test_nothing_at_all_has_no_score() -> None:
    evaluation = evaluate([gold_file()], [])
    assert {counts.f1 for counts in evaluation.counts.values()} == {None}


def test_events_count_by_alignment_class_and_type() -> None:
    gold = [event("alpha"), event("bravo"), event("charlie"), event("delta")]
    predicted = [
        event("alpha"),
        event("bravo", type="conflict.siege"),
        event("charlie", type="life.death"),
        event("golf"),
        event("hotel"),
    ]
    counts = _count(gold, predicted)
    assert counts["event"] == Counts(4, 5, 3)
    assert counts["class"] == Counts(4, 5, 2)
    assert counts["type"] == Counts(4, 5, 1)


def test_mentions_count_only_in_the_aligned_event() -> None:
    gold = [event("alpha", "bravo", "charlie"), event("delta")]
    predicted = [event("alpha", "bravo", "golf"), event("charlie", "hotel")]
    assert _count(gold, predicted)["mention"] == Counts(4, 5, 2)


def test_factuality_is_an_accuracy_over_aligned_events() -> None:
    gold = [event("alpha"), event("bravo", factuality="planned"), event("charlie")]
    predicted = [event("alpha"), event("bravo"), event("golf")]
    assert _count(gold, predicted)["factuality"] == Counts(2, 2, 1)


def test_dates_count_exact_and_overlapping() -> None:
    gold = [event("alpha", dates=["1937-12-09", "1938"]), event("bravo", dates=["1940"])]
    predicted = [event("alpha", dates=["1937-12", "1938", "1950"]), event("golf", dates=["1940"])]
    counts = _count(gold, predicted)
    assert counts["date"] == Counts(3, 4, 1)
    assert counts["date_overlap"] == Counts(3, 4, 2)


def test_exact_dates_count_even_where_another_pairing_overlaps_more() -> None:
    counts = _count([event("alpha", dates=["1937", "1937-12-09"])], [event("alpha", dates=["1937", "1937-05"])])
    assert counts["date"] == Counts(2, 2, 1)
    assert counts["date_overlap"] == Counts(2, 2, 2)


def test_actors_count_by_name_and_by_role() -> None:
    gold = [event("alpha", actors=["Hannibal/leader", "Carthage/agent", "Romans/target"])]
    predicted = [event("alpha", actors=["army of Hannibal/agent", "carthage/agent", "Gauls/target", "Spain/agent"])]
    counts = _count(gold, predicted)
    assert counts["actor"] == Counts(3, 4, 2)
    assert counts["actor_role"] == Counts(3, 4, 1)


def test_one_predicted_actor_matches_only_one_gold_actor() -> None:
    gold = [event("alpha", actors=["Xerxes/agent", "Persians=Xerxes/agent"])]
    assert _count(gold, [event("alpha", actors=["Xerxes/agent"])])["actor"] == Counts(2, 1, 1)


def test_places_count_by_name_and_by_role() -> None:
    gold = [event("alpha", places=["Saguntum/location", "Rome/destination"])]
    predicted = [event("alpha", places=["the Saguntum/origin", "Rome/destination", "Capua/origin"])]
    counts = _count(gold, predicted)
    assert counts["place"] == Counts(2, 3, 2)
    assert counts["place_role"] == Counts(2, 3, 1)


def test_outcomes_count_by_span_and_by_kind() -> None:
    gold = [event("alpha", outcomes=["casualties: left hundreds dead", "change: declared war"])]
    predicted = [event("alpha", outcomes=["casualties: hundreds dead", "result: Rome declared war", "damage: streets"])]
    counts = _count(gold, predicted)
    assert counts["outcome"] == Counts(2, 3, 2)
    assert counts["outcome_kind"] == Counts(2, 3, 1)


def test_record_is_typed_events_and_their_slots_together() -> None:
    gold = [event("alpha", **FULL), event("bravo", **FULL)]  # each 1 event, 2 dates, 2 actors, 1 place, 1 outcome
    wrong_type = event(
        "alpha",
        type="conflict.siege",
        dates=["-0218"],
        actors=["Hannibal/agent", "Romans/target"],
        places=["Saguntum/origin"],
        outcomes=["damage: hundreds dead"],
    )
    # Of the event of the wrong type match: 1 date, 1 actor in its role, the place and the outcome.
    assert _count(gold, [wrong_type])["record"] == Counts(14, 6, 4)


def test_slots_taken_away_cost_recall_and_nothing_else() -> None:
    gold = [event(word, **FULL) for word in ("alpha", "bravo", "charlie")]
    cut = gold[1].model_copy(update={"actors": gold[1].actors[:1], "dates": (), "outcomes": ()})
    counts = _count(gold, [gold[0], cut])
    assert counts["event"] == counts["type"] == counts["mention"] == counts["place"] == Counts(3, 2, 2)
    assert counts["actor"] == counts["actor_role"] == Counts(6, 3, 3)
    assert counts["date"] == Counts(6, 2, 2)
    assert counts["outcome"] == Counts(3, 1, 1)
    assert counts["record"] == Counts(21, 10, 10)


def test_types_split_the_count_of_events_of_the_right_type() -> None:
    gold = [event("alpha"), event("bravo"), event("charlie", type="life.death")]
    predicted = [event("alpha"), event("bravo", type="conflict.siege")]
    evaluation = evaluate([gold_file(*gold)], predicted)
    assert evaluation.types == {
        "conflict.attack": Counts(2, 1, 1),
        "conflict.siege": Counts(0, 1, 0),
        "life.death": Counts(1, 0, 0),
    }
    assert sum(evaluation.types.values(), Counts()) == evaluation.counts["type"]


def test_documents_add_up_and_those_without_gold_are_left_out() -> None:
    gold = [gold_file(event("alpha"), document="b"), gold_file(event("alpha"), event("bravo"), document="a")]
    predicted = [event("alpha", document=name) for name in ("a", "z", "y", "y")]
    evaluation = evaluate(gold, predicted)
    assert [scores.document for scores in evaluation.documents] == ["a", "b"]
    assert evaluation.counts["event"] == Counts(3, 1, 1)
    assert evaluation.left_out == ("y", "z")


def test_same_words_in_another_document_do_not_align() -> None:
    evaluation = evaluate(
        [gold_file(event("alpha"), document="a"), gold_file(document="b")], [event("alpha", document="b")]
    )
    assert evaluation.counts["event"] == Counts(1, 1, 0)


def test_two_gold_files_of_one_document_are_refused() -> None:
    with pytest.raises(InputError, match="'saguntum'"):
        evaluate([gold_file(), gold_file()], [])


def test_predicted_event_without_a_document_is_refused() -> None:
    with pytest.raises(InputError, match="'p7' names no document"):
        evaluate([gold_file()], [event("alpha", id="p7", document=None)])


def test_intervals_are_given_from_three_documents_on() -> None:
    def score(names: str) -> Evaluation:
        return evaluate([gold_file(event("alpha"), document=name) for name in names], [event("alpha", document="a")])

    assert score("ab").intervals["event"] is None
    low, high = score("abc").intervals["event"] or (None, None)
    assert (low, high) == (0.0, 1.0)


SLOTS = ("mentions", "dates", "actors")
WORDS = st.sampled_from(["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel"])
EVENTS = st.lists(
    st.builds(
        lambda mentions, type_, dates, actors: event(*mentions, type=type_, dates=dates, actors=actors),
        st.lists(WORDS, min_size=1, max_size=3, unique=True),
        st.sampled_from(["conflict.attack", "conflict.siege", "life.death"]),
        st.lists(st.sampled_from(["1937", "1937-12", "1937-12-09"]), max_size=2),
        st.lists(
            st.sampled_from(["Hannibal/agent", "Hannibal/target", "army of Hannibal/agent", "X/agent"]), max_size=3
        ),
    ),
    max_size=5,
)


@given(EVENTS, EVENTS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])  # for busy machines
def test_scores_do_not_hang_on_any_order(gold: list[Event], predicted: list[Event], draw: random.Random) -> None:
    def shuffle(events: list[Event]) -> list[Event]:
        shuffled = draw.sample(events, len(events))
        return [one.model_copy(update={slot: _shuffle(getattr(one, slot), draw) for slot in SLOTS}) for one in shuffled]

    counts = _count(gold, predicted)
    assert _count(shuffle(gold), shuffle(predicted)) == counts
    for narrower, wider in (("type", "class"), ("class", "event"), ("date", "date_overlap"), ("actor_role", "actor")):
        assert counts[narrower].matched <= counts[wider].matched
    assert all(one.matched <= min(one.gold, one.predicted) for one in counts.values())


def _shuffle(values: tuple[Any, ...], draw: random.Random) -> tuple[Any, ...]:
    return tuple(draw.sample(values, len(values)))
