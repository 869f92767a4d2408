from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fasti.chronology.folding import fold


@given(st.text())
def test_folding_keeps_every_code_point_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_makes_dashes_quotes_and_spaces_plain() -> None:
    assert fold("1756–63,\u00a0‘the’\n“War”") == "1756-63, 'the' \"war\""


def test_folding_keeps_the_breaks_between_paragraphs() -> None:
    assert fold("in\n1914\n\nIn 1915") == "in 1914\n\nin 1915"


def test_folding_blots_out_words_that_are_months_only_with_a_capital() -> None:
    assert "may" not in fold("they may march")
    assert "may" in fold("in May")


def test_folding_blots_out_the_month_of_a_name() -> None:
    assert "october" not in fold("the October Revolution")
    assert "october" in fold("the October of 1917")
