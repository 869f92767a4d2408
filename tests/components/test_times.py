"""Times: which date is whose, by the clause and the noun phrase that hold it."""

from __future__ import annotations

import pytest

from parses import Scheme, load_cases
from readings import candidates, dates_of, events, read
from schemes import in_both, written_in

CASES = load_cases("times")


@pytest.mark.parametrize(("case", "scheme"), in_both(CASES))
def test_times_give_a_date_to_whom_it_belongs(case: str, scheme: Scheme) -> None:
    doc = read(written_in(scheme, CASES[case]["parse"]), scheme=scheme, dates=CASES[case]["dates"])
    expected = {words: set(dates) for words, dates in CASES[case]["expected"].items()}
    assert {words: dates_of(doc, words) for words in expected} == expected


WAR = "The/DET/det/2 war/NOUN/nsubj/3 {}/VERB/ROOT/3 in/ADP/case/5 {}/NUM/obl/3:DATE ./PUNCT/punct/3"


@pytest.mark.parametrize(("verb", "edtf"), [("began", "1914/.."), ("ended", "../1914"), ("happened", "1914")])
def test_times_of_a_beginning_or_end_leave_the_interval_open(verb: str, edtf: str) -> None:
    (candidate,) = candidates(read(WAR.format(verb, "1914"), dates={"1914": "1914"}))
    (date,) = candidate.event.dates
    assert date.edtf == edtf
    assert (date.earliest is None, date.latest is None) == (edtf.startswith("../"), edtf.endswith("/.."))


def test_times_of_a_beginning_and_an_end_close_the_interval() -> None:
    (event,) = events(
        f"{WAR.format('began', '1914')} | {WAR.format('ended', '1918')}", dates={"1914": "1914", "1918": "1918"}
    )
    assert [date.edtf for date in event.dates] == ["1914/1918"]


def test_times_of_what_someone_begins_to_do_leave_the_interval_open() -> None:
    doc = read(
        "They/PRON/nsubj/2 began/VERB/ROOT/2 to/PART/mark/4 build/VERB/xcomp/2/VB a/DET/det/6 bridge/NOUN/obj/4 "
        "in/ADP/case/8 1904/NUM/obl/4:DATE ./PUNCT/punct/2",
        dates={"1904": "1904"},
    )
    dates = [date.edtf for candidate in candidates(doc) for date in candidate.event.dates]
    assert dates == ["1904/.."]


def test_times_of_what_does_not_last_are_no_interval() -> None:
    doc = read(
        "The/DET/det/2 battle/NOUN/nsubj/3 began/VERB/ROOT/3 in/ADP/case/5 1815/NUM/obl/3:DATE ./PUNCT/punct/3",
        dates={"1815": "1815"},
    )
    (candidate,) = candidates(doc)
    assert [date.edtf for date in candidate.event.dates] == ["1815"]


def test_times_point_at_a_date_and_a_trigger_that_are_there() -> None:
    for case in CASES.values():
        doc = read(case["parse"], dates=case["dates"])
        for time in doc._.fasti_times:
            assert 0 <= time.trigger < len(doc._.fasti_triggers)
            assert 0 <= time.date < len(doc._.fasti_dates)
