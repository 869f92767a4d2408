"""Places: what a filler names, itself, what holds it, and the state behind a town."""

from __future__ import annotations

import pytest

from parses import Scheme
from readings import read, roles
from schemes import in_both, written_in

TAKEN = "Troops/NOUN/nsubj/2 captured/VERB/ROOT/2 "
FOUGHT = "Troops/NOUN/nsubj/2 fought/VERB/ROOT/2//fight "
CASES = {
    "the state behind a town": (
        TAKEN + "Charleston/PROPN/obj/2:GPE ,/PUNCT/punct/6 South/PROPN/compound/6:GPE Carolina/PROPN/appos/3:GPE "
        "./PUNCT/punct/2",
        {"location=Charleston", "location=South Carolina"},
    ),
    "the named place that holds a nameless one": (
        TAKEN + "the/DET/det/4 bridge/NOUN/obj/2 in/ADP/case/6 Delhi/PROPN/nmod/4:GPE ./PUNCT/punct/2",
        {"location=Delhi"},
    ),
    "a nameless one alone": (
        TAKEN + "the/DET/det/4 bridge/NOUN/obj/2 ./PUNCT/punct/2",
        {"location=bridge"},
    ),
    "a wider place": (
        TAKEN + "Sarai/PROPN/obj/2:GPE in/ADP/case/5 Russia/PROPN/nmod/3:GPE ./PUNCT/punct/2",
        {"location=Sarai", "location=Russia"},
    ),
    "no modern name": (
        FOUGHT + "at/ADP/case/4 Sarai/PROPN/obl/2:GPE in/ADP/case/7 modern/ADJ/amod/7 Russia/PROPN/nmod/4:GPE "
        "./PUNCT/punct/2",
        {"location=Sarai"},
    ),
    "no water beside it": (
        FOUGHT + "at/ADP/case/4 Frankfurt/PROPN/obl/2:GPE on/ADP/case/7 the/DET/det/7 Oder/PROPN/nmod/4:LOC "
        "./PUNCT/punct/2",
        {"location=Frankfurt"},
    ),
}


@pytest.mark.parametrize(("case", "scheme"), in_both(CASES))
def test_places_are_those_that_a_filler_names(case: str, scheme: Scheme) -> None:
    parse, expected = CASES[case]
    found = roles(read(written_in(scheme, parse), scheme=scheme), parse.split()[1].partition("/")[0])
    assert {role for role in found if role.startswith("location=")} == expected


def test_places_keep_an_explanation_with_its_name() -> None:
    doc = read(
        TAKEN + "Delhi/PROPN/obj/2:GPE ,/PUNCT/punct/6 the/DET/det/6 capital/NOUN/appos/3 ./PUNCT/punct/2",
    )
    assert "location=Delhi" in roles(doc, "captured")
    assert len(roles(doc, "captured")) == 2
