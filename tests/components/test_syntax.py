"""Logical arguments: the same from Universal Dependencies and from ClearNLP, whatever the construction."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc

from fasti.components.inheritance import surface_subject
from fasti.components.relations import conjuncts, is_passive, meant, own_arguments
from fasti.components.syntax import arguments, commanders, forget_arguments
from parses import Scheme, load_cases, parse, token
from schemes import SCHEMES, clearnlp, written_in

# Who does and undergoes it: these must be found and no others. Other relations may be more than a case names.
CORE = {"subject", "object", "iobject", "agent", "possessive"}


CASES: dict[str, Any] = load_cases("syntax")["arguments"]
COMMANDS: dict[str, Any] = load_cases("syntax")["commanders"]


def found(doc: Doc, word: str) -> set[str]:
    return {f"{argument.relation}={doc[argument.token].text}" for argument in arguments(token(doc, word))}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("construction", CASES)
def test_syntax_gives_the_same_arguments_in_both_schemes(construction: str, scheme: Scheme) -> None:
    case = CASES[construction]
    doc = parse(case[scheme], scheme=scheme)
    for word, expected in case["expected"].items():
        wanted, got = set(expected), found(doc, word)
        assert got >= wanted, word
        assert {one for one in got - wanted if one.partition("=")[0] in CORE} == set(), word


# What ClearNLP may say in two ways: its parses by hand say the other.
OTHERWISE = {"receiver behind to", "passive with a plain oblique", "control by the object"}


@pytest.mark.parametrize("construction", sorted(CASES.keys() - OTHERWISE))
def test_schemes_turn_a_parse_as_it_is_done_by_hand(construction: str) -> None:
    case = CASES[construction]
    turned, by_hand = parse(clearnlp(case["ud"]), scheme="clearnlp"), parse(case["clearnlp"], scheme="clearnlp")
    loose = {"punct", "cc", "conj"}  # whose heads differ between the schemes without a difference in meaning
    assert [(one.text, one.dep_, one.head.text) for one in turned if one.dep_ not in loose] == [
        (one.text, one.dep_, one.head.text) for one in by_hand if one.dep_ not in loose
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_syntax_marks_what_a_clause_takes_over(scheme: Scheme) -> None:
    doc = parse(CASES["shared subject"][scheme], scheme=scheme)
    own = {(a.relation, a.inherited) for a in arguments(token(doc, "took"))}
    taken_over = {(a.relation, a.inherited) for a in arguments(token(doc, "burned"))}
    assert own == {("subject", False), ("object", False)}
    assert taken_over == {("subject", True), ("object", False)}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_syntax_never_gives_a_word_to_itself(scheme: Scheme) -> None:
    for case in CASES.values():
        for one in parse(case[scheme], scheme=scheme):
            assert all(argument.token != one.i for argument in arguments(one)), one.doc.text


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("construction", COMMANDS)
def test_syntax_finds_who_commands(construction: str, scheme: Scheme) -> None:
    doc = parse(COMMANDS[construction][scheme], scheme=scheme)
    assert [doc[argument.token].text for argument in commanders(token(doc, "troops"))] == ["Soult"]


def test_syntax_takes_no_agent_of_another_verb_for_a_commander() -> None:
    doc = parse("troops/NOUN/nsubj/5 defeated/VERB/acl/1 by/ADP/case/4 Soult/PROPN/obl:agent/2 fled/VERB/ROOT/5")
    assert not list(commanders(token(doc, "troops")))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("construction", "word", "passive"),
    [
        ("active", "attacked", False),
        ("passive without by", "attacked", True),
        ("relative that in a passive", "attacked", True),
        ("past participle behind a noun", "attacked", True),
        ("past participle in front", "Attacked", True),
        ("perfect participle in front", "captured", False),
        ("present participle behind a noun", "attacking", False),
        ("passives sharing a by-phrase of the second", "taken", True),
        ("passive and then active", "attacked", False),
        ("control of a passive", "annexed", True),
    ],
)
def test_syntax_tells_passives(construction: str, word: str, passive: bool, scheme: Scheme) -> None:
    doc = parse(CASES[construction][scheme], scheme=scheme)
    assert is_passive(token(doc, word)) is passive


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("construction", "word", "subject"),
    [
        ("relative who", "attacked", "Goths"),
        ("shared subject", "burned", "Goths"),
        ("purpose of who is sent", "explore", "Bering"),
        ("gerund behind by", "capturing", "Goths"),
        ("control of two verbs", "burn", "Goths"),
    ],
)
def test_syntax_finds_the_subject_of_a_clause(construction: str, word: str, subject: str, scheme: Scheme) -> None:
    doc = parse(CASES[construction][scheme], scheme=scheme)
    found = surface_subject(token(doc, word))
    assert found is not None
    assert found.text == subject


def test_syntax_leaves_a_finite_clause_its_own_subject() -> None:
    doc = parse("Rome/PROPN/nsubj/2 fell/VERB/ROOT/2 when/ADV/mark/4 rained/VERB/advcl/2/VBD/rain")
    assert surface_subject(token(doc, "rained")) is None


def test_syntax_counts_a_name_behind_a_comma_among_those_of_a_list() -> None:
    doc = parse(
        "Lane/PROPN/nsubj/7:PERSON ,/PUNCT/punct/3 Moss/PROPN/appos/1:PERSON and/CCONJ/cc/5 "
        "Hill/PROPN/conj/1:PERSON ,/PUNCT/punct/1 fled/VERB/ROOT/7 ./PUNCT/punct/7"
    )
    assert [name.text for name in conjuncts(doc[0])] == ["Lane", "Moss", "Hill"]


def test_syntax_counts_no_verb_among_the_conjuncts_of_a_noun() -> None:
    doc = parse(
        "Goths/PROPN/nsubj/4 and/CCONJ/cc/3 Huns/PROPN/conj/1 fled/VERB/ROOT/4 "
        ",/PUNCT/punct/6 attacked/VERB/conj/1 Rome/PROPN/obj/6"
    )
    assert [one.text for one in conjuncts(doc[0])] == ["Goths", "Huns"]


@pytest.mark.parametrize(
    ("annotated", "counted"),
    [
        ("dozens/NOUN/ROOT/1 of/ADP/case/3 ships/NOUN/nmod/1", "ships"),
        ("thousands/NOUN/ROOT/1 of/ADP/case/3 hundreds/NOUN/nmod/1 of/ADP/case/5 ships/NOUN/nmod/3", "ships"),
        ("captains/NOUN/ROOT/1 of/ADP/case/3 ships/NOUN/nmod/1", "captains"),
        ("dozens/NOUN/ROOT/1", "dozens"),
    ],
)
def test_syntax_sees_through_quantities(annotated: str, counted: str) -> None:
    assert meant(parse(annotated)[0]).text == counted


def test_arguments_are_kept_with_the_doc_until_they_are_forgotten() -> None:
    doc = parse("Goths/PROPN/nsubj/2:NORP took/VERB/ROOT/2 Rome/PROPN/obj/2:GPE")
    before = arguments(doc[1])
    assert arguments(doc[1]) is before
    doc[2].dep_ = "obl"
    assert arguments(doc[1]) is before
    forget_arguments(doc)
    assert [one.relation for one in arguments(doc[1])] == ["subject"]


@pytest.mark.parametrize(
    ("annotated", "relation"),
    [
        ("Then/ADV/advmod/2 came/VERB/ROOT/2/VBD/come Danes/PROPN/obj/2", "subject"),
        ("They/PRON/nsubj/2 came/VERB/ROOT/2/VBD/come miles/NOUN/obj/2", "object"),
        (
            "Then/ADV/advmod/2 fell/VERB/ROOT/2/VBD/fall and/CCONJ/cc/4 went/VERB/conj/2/VBD/go miles/NOUN/obj/4",
            "object",
        ),
        ("Then/ADV/advmod/2 took/VERB/ROOT/2/VBD/take Danes/PROPN/obj/2", "object"),
    ],
)
def test_syntax_takes_a_noun_behind_what_has_no_object_for_its_subject(annotated: str, relation: str) -> None:
    doc = parse(annotated)
    last = doc[len(doc) - 1]
    assert [one.relation for one in own_arguments(last.head, nominal=False) if one.token == last.i] == [relation]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_syntax_gives_who_signed_an_order_what_the_order_does(scheme: Scheme) -> None:
    annotated = (
        "The/DET/det/2 king/NOUN/nsubj/3 signed/VERB/ROOT/3 an/DET/det/5 order/NOUN/obj/3 that/PRON/nsubj/7 "
        "freed/VERB/acl:relcl/5//free the/DET/det/9 serfs/NOUN/obj/7 ./PUNCT/punct/3"
    )
    doc = parse(written_in(scheme, annotated), scheme=scheme)
    assert {"subject=king", "object=serfs"} <= found(doc, "freed")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_syntax_gives_a_battle_the_sides_of_the_clause_set_in_it(scheme: Scheme) -> None:
    annotated = (
        "A/DET/det/2 battle/NOUN/nsubj/9 in/ADP/case/4 which/PRON/obl/7 the/DET/det/6 Turks/PROPN/nsubj/7 "
        "beat/VERB/acl:relcl/2//beat Serbs/PROPN/obj/7 followed/VERB/ROOT/9//follow ./PUNCT/punct/9"
    )
    doc = parse(written_in(scheme, annotated), scheme=scheme)
    assert {"agent=Turks", "prep:against=Serbs"} <= found(doc, "battle")


def test_syntax_gives_an_infinitive_the_object_of_the_verb_that_causes_it() -> None:
    doc = parse(
        "Hunger/NOUN/nsubj/2 drove/VERB/ROOT/2//drive Spain/PROPN/obj/2 to/PART/mark/5 begin/VERB/advcl/2 "
        "talks/NOUN/obj/5 ./PUNCT/punct/2"
    )
    assert "subject=Spain" in found(doc, "begin")
