"""The benchmark's scorer against a case computed by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fasti.chronology import find_dates

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from dates_scoring import Counts, Expression, find_expressions, normalise, score
from dates_wikiwars import read_article

GOLD = [
    Expression(0, 4, "1914", "1914"),  # found, same extent and value
    Expression(10, 20, "early June", "1914-06"),  # found shorter, same value
    Expression(30, 42, "the next day", "1914-06-02"),  # found with another value
    Expression(50, 54, "1915", "1915"),  # missed
    Expression(60, 67, "the war", None),  # found, no value on both sides
]
FOUND = [
    Expression(0, 4, "1914", "1914"),
    Expression(16, 20, "June", "1914-06"),
    Expression(30, 42, "the next day", "1914-06-03"),
    Expression(60, 67, "the war", None),
    Expression(70, 74, "1812", "1812"),  # nothing there
]


def test_scores_are_those_computed_by_hand() -> None:
    counts = score(GOLD, FOUND)
    assert {name: count.correct for name, count in counts.items()} == {
        "lenient": 4,
        "lenient+value": 3,
        "strict": 3,
        "strict+value": 2,
    }
    assert {(count.found, count.gold) for count in counts.values()} == {(5, 5)}
    assert counts["lenient"].precision == pytest.approx(0.8)
    assert counts["lenient+value"].f1 == pytest.approx(0.6)
    assert counts["strict+value"].recall == pytest.approx(0.4)


def test_pairs_are_one_to_one() -> None:
    gold = [Expression(0, 4, "1914", "1914"), Expression(5, 9, "1918", "1918")]
    found = [Expression(0, 9, "1914–1918", "1914/1918")]
    assert score(gold, found)["lenient"] == Counts(1, 1, 2)


def test_counts_add_up_and_nothing_has_no_ratio() -> None:
    assert Counts(1, 2, 3) + Counts(2, 2, 2) == Counts(3, 4, 5)
    assert (Counts().precision, Counts().recall, Counts().f1) == (None, None, None)


@pytest.mark.parametrize(
    ("value", "is_set", "form"),
    [
        ("1943-07-XX", False, "1943-07"),
        ("XXXX-XX-XX", True, "P1D"),
        ("XXXX-XX-XX", False, "XXXX-XX-XX"),
        ("2003-03-19T21:34-05", False, "2003-03-19T21:34"),
        ("BC0490", False, "BC0490"),
        ("", False, None),
        (None, False, None),
    ],
)
def test_values_have_one_form(value: str | None, is_set: bool, form: str | None) -> None:
    assert normalise(value, is_set=is_set) == form


def test_ranges_count_as_their_two_ends() -> None:
    assert [(one.text, one.value) for one in find_expressions(find_dates("the war of 1756–63"))] == [
        ("1756", "1756"),
        ("63", "1763"),
    ]


def test_article_is_read_with_its_gold() -> None:
    source = (
        '<DOC><DATETIME> <TIMEX2 val="2009-12-19T17:00:00">x</TIMEX2> </DATETIME><TEXT>\n'
        'In <TIMEX2 val="1914">the year <TIMEX2 val="1914">1914</TIMEX2></TIMEX2> &amp; '
        '<TIMEX2 val="XXXX" set="YES">yearly</TIMEX2>.</TEXT></DOC>'
    )
    text, gold, time = read_article(source)
    assert text == "\nIn the year 1914 & yearly."
    assert [(one.text, one.value) for one in gold] == [("the year 1914", "1914"), ("1914", "1914"), ("yearly", "P1Y")]
    assert [text[one.start : one.end] for one in gold] == [one.text for one in gold]
    assert time == "2009-12-19"
