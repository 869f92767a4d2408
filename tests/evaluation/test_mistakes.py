from dataclasses import replace

import pytest
from evaluation_cases import TEXT, event, gold_file

from fasti.evaluation import CAUSES, Mistake, evaluate
from fasti.evaluation.mistakes import group_mistakes
from fasti.record import Event


def _find(gold: list[Event], predicted: list[Event]) -> list[tuple[str, str | None, str | None]]:
    mistakes = evaluate([gold_file(*gold)], predicted).mistakes
    return [(mistake.cause, mistake.gold, mistake.predicted) for mistake in mistakes]


def test_event_that_one_side_lacks_is_missed_or_spurious() -> None:
    assert _find([event("fell", type="conflict.capture")], [event("siege", type="conflict.siege")]) == [
        ("missed trigger", "conflict.capture (fell)", None),
        ("spurious", None, "conflict.siege (siege)"),
    ]


def test_values_of_a_missed_event_are_not_listed_beside_it() -> None:
    assert len(_find([event("fell", dates=["-0218"], actors=["Hannibal/agent"])], [])) == 1


def test_wrong_class_and_wrong_type_are_told_apart() -> None:
    gold = [event("alpha"), event("bravo")]
    predicted = [event("alpha", type="conflict.siege"), event("bravo", type="life.death")]
    assert _find(gold, predicted) == [
        ("wrong type", "conflict.attack (alpha)", "conflict.siege (alpha)"),
        ("wrong class", "conflict.attack (bravo)", "life.death (bravo)"),
    ]


def test_gold_event_spread_over_several_predicted_events_is_split() -> None:
    gold = [event("alpha", "bravo", "charlie")]
    predicted = [event("alpha", "bravo"), event("charlie", type="conflict.siege")]
    assert _find(gold, predicted) == [
        (
            "split",
            "conflict.attack (alpha, bravo, charlie)",
            "conflict.attack (alpha, bravo); conflict.siege (charlie)",
        ),
    ]


def test_predicted_event_with_mentions_of_several_gold_events_is_merged() -> None:
    gold = [event("alpha", "bravo"), event("charlie", type="conflict.siege")]
    predicted = [event("alpha", "bravo", "charlie")]
    assert _find(gold, predicted) == [
        (
            "merged",
            "conflict.attack (alpha, bravo); conflict.siege (charlie)",
            "conflict.attack (alpha, bravo, charlie)",
        ),
    ]


def test_mention_in_the_wrong_event_is_both_split_and_merged() -> None:
    causes = [
        cause
        for cause, *_ in _find([event("alpha", "bravo"), event("charlie")], [event("alpha"), event("bravo", "charlie")])
    ]
    assert causes == ["split", "merged"]


def test_word_that_names_two_events_is_neither_split_nor_merged() -> None:
    both = [event("alpha", "bravo"), event("alpha", "charlie")]
    assert _find(both, both) == []
    assert [cause for cause, *_ in _find(both, both[:1])] == ["missed trigger"]
    assert [cause for cause, *_ in _find(both[:1], [both[0], event("alpha")])] == ["spurious"]


def test_wrong_factuality_shows_both() -> None:
    assert _find([event("alpha", factuality="planned")], [event("alpha")]) == [
        ("wrong factuality", "planned", "actual")
    ]


def test_mentions_that_only_one_side_has_are_listed() -> None:
    assert _find([event("alpha", "bravo")], [event("alpha", "charlie")]) == [
        ("missed mention", "bravo", None),
        ("spurious mention", None, "charlie"),
    ]


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        (["1937"], [], [("missed date", "1937", None)]),
        ([], ["1937"], [("spurious date", None, "1937")]),
        (["1937"], ["1938"], [("wrong date", "1937", "1938")]),
        (["1937", "1938"], ["1938", "1938-05"], [("wrong date", "1937", "1938-05")]),
        (["1936", "1937"], ["1937-05"], [("missed date", "1936", None), ("wrong date", "1937", "1937-05")]),
        (["1937"], ["1936", "1937-05"], [("spurious date", None, "1936"), ("wrong date", "1937", "1937-05")]),
    ],
)
def test_dates_are_missed_spurious_or_wrong(
    gold: list[str], predicted: list[str], expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert _find([event("alpha", dates=gold)], [event("alpha", dates=predicted)]) == expected


def test_actors_and_places_are_missed_spurious_or_in_the_wrong_role() -> None:
    gold = [event("alpha", actors=["X/agent", "Y/target"], places=["Capua/origin", "Cannae/location"])]
    predicted = [event("alpha", actors=["X/leader", "Z/target"], places=["Capua/location", "Zama/location"])]
    assert _find(gold, predicted) == [
        ("missed actor", "Y (target)", None),
        ("spurious actor", None, "Z (target)"),
        ("missed place", "Cannae (location)", None),
        ("spurious place", None, "Zama (location)"),
        ("wrong role", "Capua (origin)", "Capua (location)"),
        ("wrong role", "X (agent)", "X (leader)"),
    ]


def test_outcomes_are_missed_spurious_or_of_the_wrong_kind() -> None:
    gold = [event("alpha", outcomes=["casualties: hundreds dead", "change: bravo"])]
    predicted = [event("alpha", outcomes=["result: left hundreds dead", "legacy: golf"])]
    assert _find(gold, predicted) == [
        ("wrong outcome kind", "casualties: hundreds dead", "result: left hundreds dead"),
        ("missed outcome", "change: bravo", None),
        ("spurious outcome", None, "legacy: golf"),
    ]


def test_mistake_names_document_event_place_and_sentence() -> None:
    (mistake,) = evaluate([gold_file(event("siege"))], [], texts={"saguntum": TEXT}).mistakes
    assert mistake == Mistake(
        cause="missed trigger",
        document="saguntum",
        start=TEXT.index("siege"),
        event="e1 a label",
        gold="conflict.attack (siege)",
        predicted=None,
        sentence="In spring the army of Hannibal attacked and stormed Saguntum, which fell after a long siege.",
    )


def test_sentence_comes_from_the_predicted_events_where_there_is_no_text() -> None:
    predicted = event("attacked", "stormed", sentence="army of Hannibal attacked and stormed")
    mistakes = evaluate([gold_file(event("attacked"), event("siege"))], [predicted]).mistakes
    assert [(mistake.cause, mistake.sentence) for mistake in mistakes] == [
        ("spurious mention", "army of Hannibal attacked and stormed"),
        ("missed trigger", None),
    ]


def test_mistakes_group_by_cause_in_the_order_of_causes() -> None:
    blank = Mistake("", "d", 0, "e", None, None)
    mistakes = [replace(blank, cause=cause) for cause in ("wrong date", "spurious", "wrong date", "wrong date")]
    assert [(cause, total, len(shown)) for cause, total, shown in group_mistakes(mistakes, most=2)] == [
        ("spurious", 1, 1),
        ("wrong date", 3, 2),
    ]
    assert [len(shown) for _, _, shown in group_mistakes(mistakes)] == [1, 3]
    assert group_mistakes(mistakes, most=0) == []


def test_every_cause_that_is_found_has_a_meaning() -> None:
    gold = [event("alpha", "bravo", dates=["1937"], actors=["X/agent"]), event("charlie")]
    predicted = [event("alpha"), event("bravo", "charlie", dates=["1938"])]
    assert {cause for cause, *_ in _find(gold, predicted)} <= CAUSES.keys()
