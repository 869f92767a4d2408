from __future__ import annotations

from itertools import pairwise

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fasti.chronology import DateMention, bounds, find_dates
from fasti.rules.loader import load_date_packs

PHRASES = sorted({e.text for pack in load_date_packs() for rule in (*pack.rule, *pack.context) for e in rule.examples})
GLUE = ["🗡️ ", "e\u0301 ", "\n", "\n\n", " – ", ", "]
SCRAPS = st.sampled_from(PHRASES) | st.text(max_size=12) | st.sampled_from(GLUE)
TEXTS = st.lists(SCRAPS, max_size=6).map(" ".join)

DAYS = st.integers(1, 28)
MONTHS = st.sampled_from(
    ["January", "Feb.", "March", "April", "May", "June", "July", "Aug.", "September", "Oct.", "November", "December"]
)
YEARS = st.integers(1000, 2029)
ERAS = st.sampled_from([" BC", " AD", " B.C.", " CE", ""])
WRITTEN = st.one_of(
    st.builds("{} {} {}{}".format, DAYS, MONTHS, YEARS, ERAS),
    st.builds("{} {}, {}".format, MONTHS, DAYS, YEARS),
    st.builds("the {}th of {} {}".format, st.integers(4, 19), MONTHS, YEARS),
    st.builds("{}–{} {} {}".format, DAYS, DAYS, MONTHS, YEARS),
    st.builds("{}–{}".format, YEARS, st.integers(0, 2029)),
    st.builds("{} BC–AD {}".format, st.integers(1, 999), st.integers(1, 999)),
    st.builds("c. {}{}".format, YEARS, ERAS),
    st.builds("the {}s{}".format, st.integers(1, 202).map(lambda n: n * 10), ERAS),
    st.builds("the {}th century{}".format, st.integers(4, 20), ERAS),
    st.builds("the winter of {}".format, YEARS),
    st.builds("Easter {}".format, YEARS),
    st.builds("{} Ramadan {} AH".format, st.integers(1, 30), st.integers(1, 1500)),
    st.builds("before {}{}".format, YEARS, ERAS),
)


def check(text: str, found: tuple[DateMention, ...]) -> None:
    """What holds of every result."""
    for one in (part for mention in found for part in (mention, *mention.parts)):
        assert text[one.start : one.end] == one.text
        if one.date is not None:
            assert str(edtf.parse_edtf(one.date.edtf)) == one.date.edtf
            assert bounds(one.date.edtf) == (one.date.earliest, one.date.latest)
    for before, after in pairwise(found):
        assert before.end <= after.start


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_mentions_quote_the_untouched_text_and_are_valid_edtf(text: str) -> None:
    check(text, find_dates(text))
    check(text, find_dates(text, document_time="1998-02-13"))


@given(WRITTEN)
@settings(max_examples=60, deadline=None)
def test_generated_phrases_give_valid_edtf(phrase: str) -> None:
    text = f"It was told of {phrase}, and of more."
    check(text, find_dates(text))


@given(st.integers(1000, 2029), st.integers(1, 12), st.integers(1, 28))
@settings(max_examples=60, deadline=None)
def test_day_month_and_year_are_read_in_every_order(year: int, month: int, day: int) -> None:
    name = "January February March April May June July August September October November December".split()[month - 1]
    want = f"{year:04d}-{month:02d}-{day:02d}"
    for text in (f"{day} {name} {year}", f"{name} {day}, {year}", f"{name[:3]}. {day}, {year}", want):
        (mention,) = find_dates(text)
        assert mention.date is not None
        assert (mention.date.edtf, mention.value) == (want, want)


def test_offsets_count_code_points() -> None:
    text = "🗡️ naïve e\u0301 – on 14 October 1066"
    (mention,) = find_dates(text)
    assert text[mention.start : mention.end] == mention.text == "14 October 1066"


def test_range_has_its_ends_as_parts() -> None:
    (war,) = find_dates("The war of 1756–63 began.")
    assert war.date is not None
    assert (war.text, war.date.edtf, war.date.precision) == ("1756–63", "1756/1763", "range")
    assert [(part.text, part.value) for part in war.parts] == [("1756", "1756"), ("63", "1763")]


def test_relation_is_in_the_edtf_and_out_of_the_plain_date() -> None:
    (mention,) = find_dates("It was over before 1066.")
    assert mention.relation == "before"
    assert (mention.date and mention.date.edtf, mention.plain and mention.plain.edtf) == ("../1066", "1066")


def test_julian_and_gregorian_are_kept_apart() -> None:
    old, new, bare = find_dates("25 October 1917 (Old Style), 7 November 1917 (New Style), 7 November 1917")
    assert [one.date and one.date.calendar for one in (old, new, bare)] == ["julian", "gregorian", None]
    assert [one.other and one.other.edtf for one in (old, new, bare)] == ["1917-11-07", "1917-10-25", None]


def test_dual_date_keeps_both_days() -> None:
    (mention,) = find_dates("10/21 February 1613")
    assert (mention.date and mention.date.edtf, mention.other and mention.other.edtf) == ("1613-02-21", "1613-02-10")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("It lasted three years.", "DURATION", "P3Y"),
        ("It took two and a half hours.", "DURATION", "PT2.5H"),
        ("They met every year.", "SET", "P1Y"),
        ("They met every Sunday.", "SET", "XXXX-WXX-7"),
        ("On 6 June 1944, at 6:30 a.m., they came.", "TIME", "1944-06-06T06:30"),
        ("On the morning of 6 June 1944 they came.", "TIME", "1944-06-06TMO"),
        ("It is now a museum.", "DATE", "PRESENT_REF"),
    ],
)
def test_times_durations_and_sets_are_no_dates(text: str, kind: str, value: str) -> None:
    assert (kind, value) in {(one.type, one.value) for one in find_dates(text)}


NUMBERS = """
Regiment 1812 lost 2,400 men, as page 300 tells; see pp. 1066–70 and No. 1776. He sailed in 1500 ships with 1800 foot
and 1200 horse, some 1400 guns and 1066 pounds of powder, at a cost of $1776 or £1500. Of 1,066 houses 1,453 square
feet were lost, and another 1600 men; Resolution 1483 counted 1517 dead, 1848 wounded and 1914 prisoners. It
weighed 1.1415 tons.
They marched 1200 miles, in ranks of 300 by 400; a second time they may fall back, and march on to spring water.
The 1500-ton ship carried 1200 of them; over 1300 came, nearly 1100 stayed, and only 1050 left: 99 in 100.
"""


def test_numbers_are_not_years() -> None:
    dates = [one for one in find_dates(NUMBERS) if one.date is not None]
    assert [one.text for one in dates] == []


YEARS_AMONG_NUMBERS = """
In 1812 troops crossed the Niemen, 450,000 men in all; by 1813 some 1200 guns were lost. The census of 1801 counted
8,893 people in 1,500 houses. Between 1756 and 1763 he lost 3,000 men at page 1300 of the story. Beginning in 1970
American troops left. (1815) The 1832 Act passed. In 1500 Cabral sailed with 13 ships and 1500 men.
"""


def test_years_are_found_among_numbers() -> None:
    found = [one.date.edtf for one in find_dates(YEARS_AMONG_NUMBERS) if one.date is not None]
    assert found == ["1812", "../1813", "1801", "1756/1763", "1970", "1815", "1832", "1500"]


def test_hours_are_no_distance_between_days() -> None:
    found = [(one.text, one.value) for one in find_dates("As he said a few hours ago, today, it fell.")]
    assert found == [("a few hours", "PTXH"), ("today", "PRESENT_REF")]
