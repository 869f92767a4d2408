import pytest

from fasti.evaluation import Counts
from fasti.evaluation.bootstrap import estimate_interval

DOCUMENTS = [Counts(10, 8, matched) for matched in (2, 8, 5, 6, 3, 7)]


def test_interval_is_the_same_on_every_call_and_holds_the_score() -> None:
    interval = estimate_interval(DOCUMENTS)
    assert interval == estimate_interval(DOCUMENTS)
    assert interval is not None
    f1 = sum(DOCUMENTS, Counts()).f1
    assert f1 is not None
    assert 0 < interval[0] < f1 < interval[1] < 1


def test_interval_of_equal_documents_is_a_point() -> None:
    assert estimate_interval([Counts(4, 4, 3)] * 5) == (0.75, 0.75)


def test_interval_is_narrower_with_more_documents() -> None:
    few, many = estimate_interval(DOCUMENTS), estimate_interval(DOCUMENTS * 20)
    assert few is not None
    assert many is not None
    assert many[1] - many[0] < (few[1] - few[0]) / 2


@pytest.mark.parametrize("documents", [[], DOCUMENTS[:2], [Counts()] * 4])
def test_interval_needs_three_documents_and_something_to_score(documents: list[Counts]) -> None:
    assert estimate_interval(documents) is None


def test_interval_leaves_out_draws_in_which_there_is_nothing_to_score() -> None:
    assert estimate_interval([Counts(1, 1, 1), Counts(), Counts()]) == (1.0, 1.0)
