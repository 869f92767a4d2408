from __future__ import annotations

import pytest

from fasti.chronology.numbers import read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("2,400", 2400),
        ("21st", 21),
        ("twenty-one", 21),
        ("twenty-first", 21),
        ("a", 1),
        ("a hundred", 100),
        ("two dozen", 24),
        ("a couple of", 2),
        ("eighteen hundred and twelve", 1812),
        ("seventeen seventy-six", 1776),
        ("nineteen fourteen", 1914),
        ("nineteen oh five", 1905),
        ("nineteen hundred", 1900),
        ("one thousand eight hundred", 1800),
        ("one thousand and sixty-six", 1066),
        ("two thousand and one", 2001),
        ("viii", 8),
        ("xiv", 14),
        ("mdcclxxvi", 1776),
        ("horse", None),
        ("", None),
    ],
)
def test_numbers_are_read_as_written(text: str, number: int | None) -> None:
    assert read_number(text) == number
