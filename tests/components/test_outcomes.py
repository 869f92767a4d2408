"""Outcomes: what the text says came of an event, and what is none."""

from __future__ import annotations

import pytest

from parses import Scheme, load_cases
from readings import outcomes, read
from schemes import in_both, written_in

CASES = load_cases("outcomes")
FOUND, NONE = CASES["found"], CASES["none"]


@pytest.mark.parametrize(("case", "scheme"), in_both(FOUND))
def test_outcomes_are_read_whole(case: str, scheme: Scheme) -> None:
    doc = read(written_in(scheme, FOUND[case]["parse"]), scheme=scheme)
    assert outcomes(doc) >= set(FOUND[case]["expected"])


@pytest.mark.parametrize(("case", "scheme"), in_both(NONE))
def test_outcomes_are_none_of_these(case: str, scheme: Scheme) -> None:
    assert outcomes(read(written_in(scheme, NONE[case]["parse"]), scheme=scheme)) == set()


def test_outcomes_hold_no_words_twice_for_one_event() -> None:
    for case in FOUND.values():
        found = [(one.trigger, one.start, one.end) for one in read(case["parse"])._.fasti_outcomes]
        assert len(found) == len(set(found))
        for trigger, start, end in found:
            others = [other for other in found if other[0] == trigger and other != (trigger, start, end)]
            assert not any(first < end and start < last for _, first, last in others)


def test_outcomes_blame_an_event_that_is_there() -> None:
    for case in FOUND.values():
        doc = read(case["parse"])
        for found in doc._.fasti_outcomes:
            assert found.trigger is not None
            assert 0 <= found.trigger < len(doc._.fasti_triggers)
            assert 0 <= found.start < found.end <= len(doc)
