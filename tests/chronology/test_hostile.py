"""Input made to make a regular expression backtrack: each must simply come to an end."""

from __future__ import annotations

import pytest

from fasti.chronology import find_dates

N = 100_000


@pytest.mark.parametrize(
    "text",
    [
        "1" * N,
        "-" * N,
        "," * N,
        " " * N,
        "." * N,
        "1," * (N // 2),
        "1-" * (N // 2),
        "1 " * (N // 2),
        "1914-" * (N // 5),
        "1914–1918–" * (N // 10),
        "the " * (N // 4),
        "the first of the " * (N // 17),
        "in May " * (N // 7),
        "May May " * (N // 8),
        "10 May, " * (N // 8),
        "early late " * (N // 11),
        "one hundred and " * (N // 16),
        "nineteen hundred and " * (N // 21),
        "the eve of " * (N // 11),
        "1st " * (N // 4),
        "\n" * N,
        "\u2013\u2014" * (N // 2),
        "1 1914 BC - " * (N // 12),
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    assert isinstance(find_dates(text), tuple)
