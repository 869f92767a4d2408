"""Dates that lean on the dates told before them."""

from __future__ import annotations

import pytest

from fasti.chronology import Narrative, find_dates
from fasti.errors import InputError


def values(text: str, *, document_time: str | None = None) -> dict[str, str | None]:
    """EDTF by phrase."""
    return {one.text: one.date and one.date.edtf for one in find_dates(text, document_time=document_time)}


@pytest.mark.parametrize(
    ("text", "phrase", "edtf"),
    [
        # the year goes on into the next where the months would run far back
        ("In December 1941 war came. In January they met.", "January", "1942-01"),
        ("In September 1941 he had come. In June he left.", "June", "1941-06"),
        # a bare year within a sentence is an aside, one that opens a sentence is not
        ("In June 1944 they landed; a report of 2005 denied it. In August they won.", "August", "1944-08"),
        ("In June 1944 they landed. In 1945 it ended. In August they met.", "August", "1945-08"),
        # what is told in brackets, or only as a limit, is an aside
        ("In June 1944 they landed (May 1950). In August they won.", "August", "1944-08"),
        ("In June 1944 they landed and stayed until May 1950. In August they won.", "August", "1944-08"),
        # what follows a range begins with it
        ("The Berlin Airlift, 1948–1949\nIt began on June 26.", "June 26", "1948-06-26"),
        # the year of a date keeps its month
        ("On 9 June 1942 he came. It was 1942. The next day he left.", "The next day", "1942-06-10"),
        ("He came on the 29th of May 1610. On 3 June he left.", "3 June", "1610-06-03"),
        ("In 44 BC, in March, he died.", "March", "-0043-03"),
        ("In 44 BC he died. Ten years earlier he had won.", "Ten years earlier", "-0053"),
        ("In 1 BC he came. The next year he left.", "The next year", "0001"),
        ("The war began in 499 BC. In 496 it turned.", "496", "-0495"),
        ("In AD 68 Nero died. In the year 69 four ruled; after 70 all was calm.", "the year 69", None),
        ("A.D. 1121. At Christmas he was there; and before Candlemas he wed.", "Candlemas", "../1121-02-02"),
        ("Voted on June 19, 1902. Within six months he signed.", "six months", "1902-06-19/1902-12-19"),
    ],
)
def test_narrative_gives_what_words_leave_out(text: str, phrase: str, edtf: str | None) -> None:
    assert values(text).get(phrase) == edtf


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The next day he left.", "The next day"),
        ("In December he left.", "December"),
        ("On the 9th of June he left.", "the 9th of June"),
        ("That spring he left.", "That spring"),
        ("On Friday he left.", "Friday"),
        ("In 1862 he came. The next day he left.", "The next day"),
        ("In 1862 he came. A few days later he left.", "A few days later"),
        ("In the 1860s he came. In June he left.", "June"),
        ("Two months later he left.", "Two months later"),
        ("He died in the third year of his reign.", "the third year of his reign"),
    ],
)
def test_narrative_leaves_open_what_it_cannot_tell(text: str, phrase: str) -> None:
    found = values(text)
    assert phrase in found
    assert found[phrase] is None


def test_anchor_is_named() -> None:
    _, later = find_dates("He came in June 1941. Two months later he left.")
    assert (later.anchor, later.date and later.date.edtf) == ("1941-06", "1941-08")


def test_document_time_serves_where_there_is_no_other_anchor() -> None:
    assert values("They met last year.", document_time="1998-02-13") == {"last year": "1997"}
    assert values("They met last year.") == {"last year": None}


def test_document_time_yields_to_a_history_that_tells_its_own_years() -> None:
    text = "In 1861 war came. In 1862 he won; in 1863 he lost. In June he died. The next day they fled."
    assert values(text, document_time="2009-12-19")["June"] == "1863-06"


def test_report_is_read_from_its_own_day() -> None:
    text = "On Thursday sales fell; last week they rose. In May they will rise. In October they fell. It began in 1962."
    assert values(text, document_time="2013-03-22") == {
        "Thursday": "2013-03-21",
        "last week": "2013-03-11/2013-03-17",
        "May": "2013-05",
        "October": "2012-10",
        "1962": "1962",
    }


def test_document_time_that_is_no_date_is_told() -> None:
    with pytest.raises(InputError, match="'yesterday' is no date; give it as 1998-02-13"):
        find_dates("x", document_time="yesterday")


def test_narrative_is_carried_from_piece_to_piece() -> None:
    whole = "He came in June 1941.\n\nTwo months later he left.\n\nIn October he died."
    narrative = Narrative()
    pieces = [one for piece in whole.split("\n\n") for one in find_dates(piece, narrative=narrative)]
    assert [(one.text, one.date) for one in pieces] == [(one.text, one.date) for one in find_dates(whole)]
