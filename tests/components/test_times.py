"""Times: which date is whose, by the clause and the noun phrase that hold it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from parses import Scheme
from readings import candidates, dates_of, events, read
from schemes import SCHEMES, written_in

IN_1066 = "In/ADP/case/2 1066/NUM/obl/{}:DATE "
CASES: dict[str, tuple[str, Mapping[str, str], Mapping[str, set[str]]]] = {
    "behind its clause": (
        "Normans/PROPN/nsubj/2:NORP invaded/VERB/ROOT/2 England/PROPN/obj/2:GPE in/ADP/case/5 1066/NUM/obl/2:DATE ./PUNCT/punct/2",
        {"1066": "1066"},
        {"invaded": {"1066"}},
    ),
    "in front of its clause": (
        IN_1066.format(4) + "Normans/PROPN/nsubj/4:NORP invaded/VERB/ROOT/4 England/PROPN/obj/4:GPE ./PUNCT/punct/4",
        {"1066": "1066"},
        {"invaded": {"1066"}},
    ),
    "of a noun": (
        "The/DET/det/2 siege/NOUN/nsubj/5 of/ADP/case/4 1683/NUM/nmod/2:DATE saved/VERB/ROOT/5//save Vienna/PROPN/obj/5:GPE ./PUNCT/punct/5",
        {"1683": "1683"},
        {"siege": {"1683"}},
    ),
    "in front of two verbs": (
        IN_1066.format(4)
        + "William/PROPN/nsubj/4:PERSON invaded/VERB/ROOT/4 England/PROPN/obj/4:GPE and/CCONJ/cc/7 captured/VERB/conj/4/VBD "
        "London/PROPN/obj/7:GPE ./PUNCT/punct/4",
        {"1066": "1066"},
        {"invaded": {"1066"}, "captured": {"1066"}},
    ),
    "of the second of two verbs": (
        "William/PROPN/nsubj/2:PERSON invaded/VERB/ROOT/2 England/PROPN/obj/2:GPE and/CCONJ/cc/5 captured/VERB/conj/2/VBD "
        "London/PROPN/obj/5:GPE in/ADP/case/8 1067/NUM/obl/5:DATE ./PUNCT/punct/2",
        {"1067": "1067"},
        {"invaded": set(), "captured": {"1067"}},
    ),
    "a date each": (
        IN_1066.format(4)
        + "William/PROPN/nsubj/4:PERSON invaded/VERB/ROOT/4 England/PROPN/obj/4:GPE and/CCONJ/cc/7 captured/VERB/conj/4/VBD "
        "London/PROPN/obj/7:GPE in/ADP/case/10 1067/NUM/obl/7:DATE ./PUNCT/punct/4",
        {"1066": "1066", "1067": "1067"},
        {"captured": {"1067"}},
    ),
    "in front of a clause joined to one with a subject of its own": (
        IN_1066.format(4)
        + "William/PROPN/nsubj/4:PERSON invaded/VERB/ROOT/4 England/PROPN/obj/4:GPE and/CCONJ/cc/8 Danes/PROPN/nsubj/8:NORP "
        "captured/VERB/conj/4/VBD York/PROPN/obj/8:GPE ./PUNCT/punct/4",
        {"1066": "1066"},
        {"invaded": {"1066"}, "captured": set()},
    ),
    "of the sentence before": (
        IN_1066.format(4)
        + "William/PROPN/nsubj/4:PERSON invaded/VERB/ROOT/4 England/PROPN/obj/4:GPE ./PUNCT/punct/4 | "
        "He/PRON/nsubj/2 captured/VERB/ROOT/2 London/PROPN/obj/2:GPE ./PUNCT/punct/2",
        {"1066": "1066"},
        {"captured": set()},
    ),
    "of the sentence after": (
        "He/PRON/nsubj/2 captured/VERB/ROOT/2 London/PROPN/obj/2:GPE ./PUNCT/punct/2 | "
        + IN_1066.format(4)
        + "William/PROPN/nsubj/4:PERSON invaded/VERB/ROOT/4 England/PROPN/obj/4:GPE ./PUNCT/punct/4",
        {"1066": "1066"},
        {"captured": set()},
    ),
    "of a light verb": (
        "The/DET/det/2 Turks/PROPN/nsubj/3:NORP launched/VERB/ROOT/3 an/DET/det/5 assault/NOUN/obj/3 in/ADP/case/7 1683/NUM/obl/3:DATE ./PUNCT/punct/3",
        {"1683": "1683"},
        {"assault": {"1683"}},
    ),
    "of the verb that speaks of it": (
        "The/DET/det/2 massacre/NOUN/nsubj/3 happened/VERB/ROOT/3 in/ADP/case/5 1572/NUM/obl/3:DATE ./PUNCT/punct/3",
        {"1572": "1572"},
        {"massacre": {"1572"}},
    ),
    "of a relative clause": (
        "The/DET/det/2 war/NOUN/nsubj/9 ,/PUNCT/punct/5 which/PRON/nsubj/5 began/VERB/acl:relcl/2 in/ADP/case/7 1618/NUM/obl/5:DATE "
        ",/PUNCT/punct/5 ruined/VERB/ROOT/9//ruin Germany/PROPN/obj/9:GPE ./PUNCT/punct/9",
        {"1618": "1618"},
        {"war": {"1618"}},
    ),
    "of a participial clause": (
        "They/PRON/nsubj/2 broke/VERB/ROOT/2 the/DET/det/4 treaty/NOUN/obj/2 signed/VERB/acl/4 in/ADP/case/7 1648/NUM/obl/5:DATE ./PUNCT/punct/2",
        {"1648": "1648"},
        {"signed": {"1648"}},
    ),
}  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("case", CASES)
def test_times_give_a_date_to_whom_it_belongs(case: str, scheme: Scheme) -> None:
    annotated, dates, expected = CASES[case]
    doc = read(written_in(scheme, annotated), scheme=scheme, dates=dates)
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


def test_times_of_what_does_not_last_are_no_interval() -> None:
    doc = read(
        "The/DET/det/2 battle/NOUN/nsubj/3 began/VERB/ROOT/3 in/ADP/case/5 1815/NUM/obl/3:DATE ./PUNCT/punct/3", dates={"1815": "1815"}
    )
    (candidate,) = candidates(doc)
    assert [date.edtf for date in candidate.event.dates] == ["1815"]


def test_times_point_at_a_date_and_a_trigger_that_are_there() -> None:
    for annotated, dates, _ in CASES.values():
        doc = read(annotated, dates=dates)
        for time in doc._.fasti_times:
            assert 0 <= time.trigger < len(doc._.fasti_triggers)
            assert 0 <= time.date < len(doc._.fasti_dates)
