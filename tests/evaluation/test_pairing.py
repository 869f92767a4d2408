from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from fasti.evaluation.pairing import pair

WEIGHTS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(st.integers(0, 5), min_size=width, max_size=width), min_size=1, max_size=4)
)


def _best(weights: list[list[int]]) -> int:
    """The greatest sum, found by trying every assignment of the shorter side."""
    if len(weights) > len(weights[0]):
        weights = [list(column) for column in zip(*weights, strict=True)]
    columns = range(len(weights[0]))
    return max(
        sum(row[column] for row, column in zip(weights, chosen, strict=True))
        for chosen in permutations(columns, len(weights))
    )


@given(WEIGHTS)
@settings(deadline=None)  # the first call loads scipy
def test_pair_reaches_the_greatest_sum_one_to_one(weights: list[list[int]]) -> None:
    pairs = pair(range(len(weights)), range(len(weights[0])), lambda row, column: weights[row][column])
    assert sum(weights[row][column] for row, column in pairs) == _best(weights)
    assert all(weights[row][column] > 0 for row, column in pairs)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)


def test_pair_gives_up_an_early_match_for_a_later_one() -> None:
    allowed = {("a", "x"), ("a", "y"), ("b", "x")}
    assert pair("ab", "xy", lambda one, other: float((one, other) in allowed)) == (("a", "y"), ("b", "x"))


def test_pair_of_an_empty_side_is_empty() -> None:
    assert pair("", "xy", lambda one, other: 1.0) == ()
    assert pair("ab", "", lambda one, other: 1.0) == ()
