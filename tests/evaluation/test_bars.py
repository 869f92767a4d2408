import pytest

from fasti.errors import InputError
from fasti.evaluation import MEASURES, Counts, check_bars, read_bars


def test_bars_may_be_joined_by_commas_or_repeated() -> None:
    assert read_bars(["record=0.6, event=0.8", "event=.9"]) == {"record": 0.6, "event": 0.9}


def test_bar_for_an_unknown_measure_lists_the_measures() -> None:
    with pytest.raises(InputError, match="'events' is no measure") as error:
        read_bars(["events=0.8"])
    assert all(name in str(error.value) for name in MEASURES)


@pytest.mark.parametrize("bar", ["event", "event=", "event=80", "event=-0.1", "event=high", "event=nan", "event=inf"])
def test_bar_that_is_no_number_from_0_to_1_is_told(bar: str) -> None:
    with pytest.raises(InputError, match="from 0 to 1"):
        read_bars([bar])


def test_bar_is_reached_at_its_value_and_not_under_it() -> None:
    counts = {"event": Counts(10, 10, 8)}
    assert [bar.passed for bar in check_bars({"event": 0.8}, counts)] == [True]
    assert [bar.passed for bar in check_bars({"event": 0.8001}, counts)] == [False]


def test_measure_without_a_score_fails_its_bar_even_of_0() -> None:
    (bar,) = check_bars({"date": 0.0}, {"date": Counts()})
    assert not bar.passed
    assert "nothing to score" in str(bar)


def test_failed_bar_never_reads_as_if_it_were_reached() -> None:
    (bar,) = check_bars({"event": 0.8}, {"event": Counts(100_000, 100_000, 79_999)})
    assert str(bar) == "event: the F1 of 0.7999 is under the bar of 0.8."
