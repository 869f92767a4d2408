import pytest
from evaluation_cases import event

from fasti.errors import RecordError
from fasti.evaluation.matching import (
    date_interval,
    normalise_name,
    share_a_day,
    weigh_mentions,
    weigh_named,
    weigh_outcomes,
    weigh_overlapping_dates,
)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("The  King", "king"),
        ("an army", "army"),
        ("Rome’s", "rome"),
        ("the Romans' fleet", "romans fleet"),
        ("U.S. Congress", "us congress"),
        ("O'Neill", "oneill"),
        ("Anglo-French fleet", "anglo french fleet"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Anna", "anna"),
        ("the", "the"),
        ("…", "..."),
    ],
)
def test_name_is_compared_without_case_article_and_punctuation(name: str, plain: str) -> None:
    assert normalise_name(name) == plain


@pytest.mark.parametrize(
    ("gold", "predicted", "matches"),
    [
        ("Xerxes/agent", "xerxes/target", True),
        ("Xerxes=the Great King/agent", "great king/agent", True),
        ("Xerxes/agent", "Darius=Xerxes/agent", True),
        ("Xerxes/agent", "Darius/agent", False),
        ("Hannibal/agent", "army of Hannibal/agent", True),  # by their spans
        ("Hannibal/agent", "Saguntum/agent", False),
    ],
)
def test_actors_match_by_any_name_or_by_their_spans(gold: str, predicted: str, matches: bool) -> None:
    one, other = event("fell", actors=[gold]), event("fell", actors=[predicted])
    assert (weigh_named(one.actors[0], other.actors[0]) > 0) is matches


def test_same_main_name_and_role_make_the_better_match() -> None:
    gold = event("fell", actors=["Xerxes=Darius/agent"]).actors[0]
    same, role, alias = event("fell", actors=["Xerxes/target", "Darius/agent", "Darius/target"], id="p").actors
    weights = [weigh_named(gold, other) for other in (same, role, alias)]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 3
    assert max(weights) < 1.01  # and two poor matches are still worth more than a good one


@pytest.mark.parametrize(
    ("gold", "predicted", "matches"),
    [
        ("left hundreds dead in the streets", "hundreds dead", True),
        ("left hundreds dead in the streets", "dead in the streets. Rome declared war", True),
        ("left hundreds dead", "dead in the streets", False),  # 4 of 18 characters
        ("alpha bravo", "alpha", True),
        ("alpha bravo c", "pha bravo charlie", True),
        ("alpha bra", "bravo charl", False),  # 3 of 9 characters
        ("alpha bravo", " bravo charlie", True),  # 6 of 11 characters
        ("alpha bravo", "bravo charlie", False),  # 5 of 11 characters
        ("hundreds", "streets", False),
        ("alpha | hundreds dead", "dead", True),  # one of its spans is enough
    ],
)
def test_outcomes_match_where_half_of_the_shorter_span_is_common(gold: str, predicted: str, matches: bool) -> None:
    one = event("fell", outcomes=[f"casualties: {gold}"]).outcomes[0]
    other = event("fell", outcomes=[f"result: {predicted}"]).outcomes[0]
    assert (weigh_outcomes(one, other) > 0) is matches
    assert (weigh_outcomes(other, one) > 0) is matches


def test_mentions_match_where_they_share_a_character() -> None:
    whole, part, other = event("army of Hannibal", "Hannibal", "Saguntum").mentions
    assert weigh_mentions(whole, whole) > weigh_mentions(whole, part) >= 1
    assert weigh_mentions(whole, other) == 0


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("1937-12-09", "1937-12-09", True),
        ("1937-12-09", "1937-12", True),
        ("1937-12-09", "1937-11", False),
        ("1937", "193X", True),
        ("1914/1918", "1918-11-11", True),
        ("1914/1918", "1919", False),
        ("1937-07/..", "1999", True),
        ("1937-07/..", "1937-06-30", False),
        ("../1945", "-0043-03-15", True),
        ("-0043-03-15", "-0043", True),
        ("-0043", "-0044", False),
        ("-0044/-0043", "-0043-03-15", True),
        ("0001", "-0001", False),
        ("1066~", "1066?", True),
    ],
)
def test_dates_overlap_where_they_share_a_day(one: str, other: str, shared: bool) -> None:
    assert share_a_day(date_interval(one), date_interval(other)) is shared
    assert share_a_day(date_interval(other), date_interval(one)) is shared
    gold, predicted = event("fell", dates=[one]).dates[0], event("fell", dates=[other]).dates[0]
    assert (weigh_overlapping_dates(gold, predicted) > 0) is shared


def test_date_interval_counts_years_before_christ_as_astronomers_do() -> None:
    assert date_interval("-0043-03") == ((-43, 3, 1), (-43, 3, 31))
    assert date_interval("../1945")[0] is None


def test_date_interval_refuses_what_is_no_edtf() -> None:
    with pytest.raises(RecordError, match="March 1937"):
        date_interval("March 1937")
