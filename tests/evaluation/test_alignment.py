import random
from itertools import pairwise

from evaluation_cases import event

from fasti.evaluation.alignment import Alignment, align_events, find_overlaps
from fasti.record import Event


def _aligned(alignment: Alignment) -> dict[str, str]:
    return {one.gold.id: one.predicted.id for one in alignment.pairs}


def test_events_align_only_by_an_overlapping_mention() -> None:
    gold = [event("siege", id="g", dates=["-0218"], actors=["Hannibal/agent"])]
    same_slots = [event("assault", id="p", dates=["-0218"], actors=["Hannibal/agent"])]
    assert _aligned(align_events("d", gold, same_slots)) == {}


def test_alignment_is_optimal_where_greedy_choices_fail() -> None:
    # g1 has most in common with p1 (2 of 3 mentions, Dice .8), but then nothing is left for g2.
    gold = [event("alpha", "bravo", "charlie", id="g1"), event("alpha", "bravo", "delta", "echo", id="g2")]
    predicted = [event("alpha", "bravo", id="p1"), event("charlie", "golf", id="p2")]
    assert _aligned(align_events("d", gold, predicted)) == {"g1": "p2", "g2": "p1"}


def test_alignment_prefers_the_event_with_more_of_the_mentions() -> None:
    gold = [event("alpha", "bravo", "charlie", id="g")]
    predicted = [event("alpha", id="p1"), event("bravo", "charlie", id="p2", type="life.death")]
    assert _aligned(align_events("d", gold, predicted)) == {"g": "p2"}


def test_alignment_breaks_ties_by_type_class_date_factuality_and_slots() -> None:
    gold = event("alpha", id="g", dates=["1066"], actors=["Hannibal/agent"])
    other = {"type": "life.death", "factuality": "planned"}
    ranking = [
        event("alpha", id="type", factuality="planned"),
        event("alpha", id="class", type="conflict.siege", factuality="planned", dates=["1066"]),
        event("alpha", id="date", **other, dates=["1066"]),
        event("alpha", id="factuality", type="life.death"),
        event("alpha", id="actor", **other, actors=["Hannibal/agent"]),
        event("alpha", id="nothing", **other),
    ]
    for better, worse in pairwise(ranking):
        assert _aligned(align_events("d", [gold], [worse, better])) == {"g": better.id}


def test_events_that_share_their_only_word_align_by_what_they_say() -> None:
    gold = [event("alpha", id="g1", actors=["Fabius/agent"]), event("alpha", id="g2", actors=["Hannibal/agent"])]
    predicted = [event("alpha", id="p1", actors=["Hannibal/agent"]), event("alpha", id="p2", actors=["Fabius/agent"])]
    assert _aligned(align_events("d", gold, predicted)) == {"g1": "p2", "g2": "p1"}


def test_alignment_does_not_hang_on_the_order_of_events() -> None:
    words = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel"]
    draw = random.Random(8)
    for _ in range(50):
        gold = [event(*draw.sample(words, 3), id=f"g{number}") for number in range(4)]
        predicted = [event(*draw.sample(words, 3), id=f"p{number}") for number in range(4)]
        first = _aligned(align_events("d", gold, predicted))
        assert _aligned(align_events("d", _shuffled(gold, draw), _shuffled(predicted, draw))) == first


def test_mentions_pair_one_to_one() -> None:
    gold = event("army of Hannibal", "fell", id="g")
    predicted = event("army", "Hannibal", "fell", "siege", id="p")
    (one,) = align_events("d", [gold], [predicted]).pairs
    assert [(mine.text, other.text) for mine, other in one.mentions] in (
        [("army of Hannibal", "army"), ("fell", "fell")],
        [("army of Hannibal", "Hannibal"), ("fell", "fell")],
    )


def test_find_overlaps_names_every_pair_of_groups_that_touch() -> None:
    groups = [event("army of Hannibal", "siege").mentions, event("fell").mentions]
    others = [event("fell", "siege").mentions, event("Hannibal").mentions, event("alpha").mentions]
    assert find_overlaps(groups, others) == [(0, 0), (0, 1), (1, 0)]


def _shuffled(events: list[Event], draw: random.Random) -> list[Event]:
    return draw.sample(events, len(events))
