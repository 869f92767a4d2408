import re
from pathlib import Path

import pytest

from fasti.evaluation import MEASURES, Counts

CORPUS_README = Path(__file__).parents[2] / "corpus" / "README.md"


def test_counts_add_before_ratios_are_taken() -> None:
    total = Counts(4, 2, 1) + Counts(1, 3, 1)
    assert total == Counts(5, 5, 2)
    assert total.f1 == pytest.approx(0.4)


def test_counts_give_precision_recall_and_f1() -> None:
    counts = Counts(gold=8, predicted=4, matched=3)
    assert (counts.precision, counts.recall) == (0.75, 0.375)
    assert counts.f1 == pytest.approx(2 * 0.75 * 0.375 / (0.75 + 0.375))


@pytest.mark.parametrize(
    ("counts", "ratios"),
    [
        (Counts(), (None, None, None)),
        (Counts(gold=3), (None, 0.0, 0.0)),
        (Counts(predicted=3), (0.0, None, 0.0)),
        (Counts(2, 2, 0), (0.0, 0.0, 0.0)),
    ],
)
def test_counts_of_nothing_have_no_ratio(counts: Counts, ratios: tuple[float | None, ...]) -> None:
    assert (counts.precision, counts.recall, counts.f1) == ratios


def test_measures_are_all_explained_in_the_readme_of_the_corpus() -> None:
    rule = CORPUS_README.read_text(encoding="utf-8").partition("## How predictions are matched with gold")[2]
    assert re.findall(r"^\| `(\w+)` \|", rule, re.MULTILINE) == list(MEASURES)
