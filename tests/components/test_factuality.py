"""Factuality: cues beside the event and above it, and how far each reaches."""

from __future__ import annotations

import pytest
from parses import Scheme
from readings import factuality, read
from schemes import SCHEMES, written_in

GOTHS = "The/DET/det/2 Goths/PROPN/nsubj/{}:NORP "
LABELS = {
    # actual
    "told": (GOTHS.format(3) + "attacked/VERB/ROOT/3 Rome/PROPN/obj/3:GPE ./PUNCT/punct/3", {"attacked": "actual"}),
    "the future seen from the past": (
        GOTHS.format(4) + "would/AUX/aux/4 attack/VERB/ROOT/4 Rome/PROPN/obj/4:GPE ./PUNCT/punct/4",
        {"attack": "actual"},
    ),
    "began to": (
        GOTHS.format(3) + "began/VERB/ROOT/3 to/PART/mark/5 besiege/VERB/xcomp/3 Rome/PROPN/obj/5:GPE ./PUNCT/punct/3",
        {"besiege": "actual"},
    ),
    "managed to": (
        GOTHS.format(3) + "managed/VERB/ROOT/3 to/PART/mark/5 capture/VERB/xcomp/3 Rome/PROPN/obj/5:GPE ./PUNCT/punct/3",
        {"capture": "actual"},
    ),
    "forced to": (
        GOTHS.format(3)
        + "forced/VERB/ROOT/3//force Rome/PROPN/obj/3:GPE to/PART/mark/6 surrender/VERB/xcomp/3 ./PUNCT/punct/3",
        {"surrender": "actual"},
    ),
    "said that": (
        "He/PRON/nsubj/2 said/VERB/ROOT/2//say that/SCONJ/mark/5 Goths/PROPN/nsubj/5:NORP attacked/VERB/ccomp/2 Rome/PROPN/obj/5:GPE",
        {"attacked": "actual"},
    ),
    # negated
    "not": (
        GOTHS.format(5) + "did/AUX/aux/5 not/PART/advmod/5 attack/VERB/ROOT/5 Rome/PROPN/obj/5:GPE ./PUNCT/punct/5",
        {"attack": "negated"},
    ),
    "never": (
        GOTHS.format(4) + "never/ADV/advmod/4 attacked/VERB/ROOT/4 Rome/PROPN/obj/4:GPE ./PUNCT/punct/4",
        {"attacked": "negated"},
    ),
    "no": ("No/DET/det/2 battle/NOUN/nsubj/3 occurred/VERB/ROOT/3 ./PUNCT/punct/3", {"battle": "negated"}),
    "not of a light verb": (
        GOTHS.format(5) + "did/AUX/aux/5 not/PART/advmod/5 launch/VERB/ROOT/5 an/DET/det/7 assault/NOUN/obj/5 ./PUNCT/punct/5",
        {"assault": "negated"},
    ),
    "refused to": (
        "The/DET/det/2 garrison/NOUN/nsubj/3 refused/VERB/ROOT/3 to/PART/mark/5 surrender/VERB/xcomp/3 ./PUNCT/punct/3",
        {"surrender": "negated"},
    ),
    "failed to": (
        GOTHS.format(3) + "failed/VERB/ROOT/3 to/PART/mark/5 capture/VERB/xcomp/3 Rome/PROPN/obj/5:GPE ./PUNCT/punct/3",
        {"capture": "negated"},
    ),
    "failed to launch": (
        GOTHS.format(3)
        + "failed/VERB/ROOT/3 to/PART/mark/5 launch/VERB/xcomp/3 an/DET/det/7 assault/NOUN/obj/5 ./PUNCT/punct/3",
        {"assault": "negated"},
    ),
    "prevented": (
        "A/DET/det/2 storm/NOUN/nsubj/3 prevented/VERB/ROOT/3//prevent an/DET/det/5 invasion/NOUN/obj/3 ./PUNCT/punct/3",
        {"invasion": "negated"},
    ),
    "was prevented": (
        "An/DET/det/2 invasion/NOUN/nsubj:pass/4 was/AUX/aux:pass/4 prevented/VERB/ROOT/4//prevent ./PUNCT/punct/4",
        {"invasion": "negated"},
    ),
    "prevented from": (
        "Rome/PROPN/nsubj/2:GPE prevented/VERB/ROOT/2//prevent the/DET/det/4 Goths/PROPN/obj/2:NORP from/SCONJ/mark/6 "
        "invading/VERB/advcl/2 Italy/PROPN/obj/6:GPE ./PUNCT/punct/2",
        {"invading": "negated"},
    ),
    "without": (
        "Rome/PROPN/nsubj/2:GPE fell/VERB/ROOT/2 without/ADP/case/5 a/DET/det/5 battle/NOUN/obl/2 ./PUNCT/punct/2",
        {"battle": "negated", "fell": "actual"},
    ),
    "did not try to": (
        GOTHS.format(5)
        + "did/AUX/aux/5 not/PART/advmod/5 try/VERB/ROOT/5 to/PART/mark/7 capture/VERB/xcomp/5 Rome/PROPN/obj/7:GPE ./PUNCT/punct/5",
        {"capture": "negated"},
    ),
    # planned
    "planned to": (
        GOTHS.format(3) + "planned/VERB/ROOT/3 to/PART/mark/5 attack/VERB/xcomp/3 Rome/PROPN/obj/5:GPE ./PUNCT/punct/3",
        {"attack": "planned"},
    ),
    "planned to launch": (
        GOTHS.format(3)
        + "planned/VERB/ROOT/3 to/PART/mark/5 launch/VERB/xcomp/3 an/DET/det/7 assault/NOUN/obj/5 ./PUNCT/punct/3",
        {"assault": "planned"},
    ),
    "planned, a noun": (
        GOTHS.format(3) + "planned/VERB/ROOT/3 an/DET/det/5 invasion/NOUN/obj/3 of/ADP/case/7 Italy/PROPN/nmod/5:GPE",
        {"invasion": "planned"},
    ),
    "plans for": (
        "Plans/NOUN/nsubj/5 for/ADP/case/4 an/DET/det/4 invasion/NOUN/nmod/1 failed/VERB/ROOT/5 ./PUNCT/punct/5",
        {"invasion": "planned"},
    ),
    "a planned one": (
        "The/DET/det/3 planned/ADJ/amod/3 invasion/NOUN/nsubj/4 alarmed/VERB/ROOT/4//alarm Rome/PROPN/obj/4:GPE ./PUNCT/punct/4",
        {"invasion": "planned"},
    ),
    "ordered to": (
        "Alaric/PROPN/nsubj/2:PERSON ordered/VERB/ROOT/2 Goths/PROPN/obj/2:NORP to/PART/mark/5 attack/VERB/xcomp/2 Rome/PROPN/obj/5:GPE",
        {"attack": "planned"},
    ),
    "will": (
        GOTHS.format(4) + "will/AUX/aux/4 attack/VERB/ROOT/4 Rome/PROPN/obj/4:GPE ./PUNCT/punct/4",
        {"attack": "planned"},
    ),
    "purpose": (
        "The/DET/det/2 fleet/NOUN/nsubj/3 sailed/VERB/ROOT/3 to/PART/mark/5 attack/VERB/advcl/3 Cadiz/PROPN/obj/5:GPE ./PUNCT/punct/3",
        {"attack": "planned"},
    ),
    "two verbs under one": (
        GOTHS.format(3)
        + "tried/VERB/ROOT/3 to/PART/mark/5 capture/VERB/xcomp/3 and/CCONJ/cc/7 annex/VERB/conj/5 Rome/PROPN/obj/7:GPE ./PUNCT/punct/3",
        {"capture": "planned", "annex": "planned"},
    ),
    # possible
    "may have": (
        GOTHS.format(5) + "may/AUX/aux/5 have/AUX/aux/5 attacked/VERB/ROOT/5 Rome/PROPN/obj/5:GPE ./PUNCT/punct/5",
        {"attacked": "possible"},
    ),
    "might launch": (
        GOTHS.format(4) + "might/AUX/aux/4 launch/VERB/ROOT/4 an/DET/det/6 assault/NOUN/obj/4 ./PUNCT/punct/4",
        {"assault": "possible"},
    ),
    "allegedly": (
        "He/PRON/nsubj:pass/4 was/AUX/aux:pass/4 allegedly/ADV/advmod/4 murdered/VERB/ROOT/4 ./PUNCT/punct/4",
        {"murdered": "possible"},
    ),
    "feared": (
        "The/DET/det/2 king/NOUN/nsubj/3 feared/VERB/ROOT/3 an/DET/det/5 invasion/NOUN/obj/3 ./PUNCT/punct/3",
        {"invasion": "possible"},
    ),
    "if": (
        "If/SCONJ/mark/3 Goths/PROPN/nsubj/3:NORP attacked/VERB/advcl/6 ,/PUNCT/punct/3 Rome/PROPN/nsubj/6:GPE fell/VERB/ROOT/6 ./PUNCT/punct/6",
        {"attacked": "possible"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("case", LABELS)
def test_factuality_follows_the_cue(case: str, scheme: Scheme) -> None:
    annotated, expected = LABELS[case]
    doc = read(written_in(scheme, annotated), scheme=scheme)
    assert {words: factuality(doc, words) for words in expected} == expected


SCOPES = {
    "a negated verb and its conjunct": (
        GOTHS.format(5)
        + "did/AUX/aux/5 not/PART/advmod/5 attack/VERB/ROOT/5 Rome/PROPN/obj/5:GPE but/CCONJ/cc/8 retreated/VERB/conj/5/VBD ./PUNCT/punct/5",
        {"attack": "negated", "retreated": "actual"},
    ),
    "a negated relative clause": (
        GOTHS.format(9)
        + ",/PUNCT/punct/7 who/PRON/nsubj/7 did/AUX/aux/7 not/PART/advmod/7 attack/VERB/acl:relcl/2 Rome/PROPN/obj/7:GPE "
        "retreated/VERB/ROOT/9 ./PUNCT/punct/9",
        {"attack": "negated", "retreated": "actual"},
    ),
    "a planned event in a clause of its own": (
        "Goths/PROPN/nsubj/2:NORP attacked/VERB/ROOT/2 Rome/PROPN/obj/2:GPE because/SCONJ/mark/6 they/PRON/nsubj/6 "
        "planned/VERB/advcl/2 an/DET/det/8 invasion/NOUN/obj/6 ./PUNCT/punct/2",
        {"attacked": "actual", "invasion": "planned"},
    ),
    "a denied report": (
        "He/PRON/nsubj/2 said/VERB/ROOT/2//say that/SCONJ/mark/7 Goths/PROPN/nsubj/7:NORP had/AUX/aux/7 not/PART/advmod/7 "
        "attacked/VERB/ccomp/2 Rome/PROPN/obj/7:GPE ./PUNCT/punct/2",
        {"attacked": "negated"},
    ),
    "a condition and its consequence": (
        "If/SCONJ/mark/3 Goths/PROPN/nsubj/3:NORP attacked/VERB/advcl/7 ,/PUNCT/punct/3 Rome/PROPN/nsubj/7:GPE would/AUX/aux/7 "
        "surrender/VERB/ROOT/7 ./PUNCT/punct/7",
        {"attacked": "possible"},
    ),
    "not only": (
        GOTHS.format(5)
        + "not/PART/advmod/4 only/ADV/advmod/5 attacked/VERB/ROOT/5 Rome/PROPN/obj/5:GPE but/CCONJ/cc/8 annexed/VERB/conj/5/VBD it/PRON/obj/8",
        {"attacked": "actual"},
    ),
    "not only, both beside the verb": (
        GOTHS.format(5)
        + "not/PART/advmod/5 only/ADV/advmod/5 attacked/VERB/ROOT/5 Rome/PROPN/obj/5:GPE but/CCONJ/cc/8 annexed/VERB/conj/5/VBD it/PRON/obj/8",
        {"attacked": "actual"},
    ),
    "a battle that a refusal brought on": (
        "The/DET/det/2 refusal/NOUN/nsubj/3 caused/VERB/ROOT/3 a/DET/det/5 battle/NOUN/obj/3 ./PUNCT/punct/3",
        {"battle": "actual"},
    ),
    "an attack that failed": (
        "The/DET/det/2 attack/NOUN/nsubj/5 on/ADP/case/4 Rome/PROPN/nmod/2:GPE failed/VERB/ROOT/5 ./PUNCT/punct/5",
        {"attack": "actual"},
    ),
    "who fears is actual": (
        "The/DET/det/2 king/NOUN/nsubj/3 feared/VERB/ROOT/3 Rome/PROPN/obj/3:GPE and/CCONJ/cc/6 retreated/VERB/conj/3/VBD ./PUNCT/punct/3",
        {"retreated": "actual"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("case", SCOPES)
def test_factuality_keeps_to_its_scope(case: str, scheme: Scheme) -> None:
    annotated, expected = SCOPES[case]
    doc = read(written_in(scheme, annotated), scheme=scheme)
    assert {words: factuality(doc, words) for words in expected} == expected


def test_factuality_takes_a_clause_with_its_own_subject_for_the_verbs_complement() -> None:
    """ClearNLP gives whom one orders to the infinitive as its subject."""
    doc = read(
        "Alaric/PROPN/nsubj/2:PERSON ordered/VERB/ROOT/2 Goths/PROPN/nsubj/5:NORP to/PART/aux/5 attack/VERB/ccomp/2 "
        "Rome/PROPN/dobj/5:GPE ./PUNCT/punct/2",
        scheme="clearnlp",
    )
    assert factuality(doc, "attack") == "planned"


def test_factuality_names_the_rule_that_decided() -> None:
    doc = read(LABELS["never"][0])
    assert doc._.fasti_factuality == {0: ("negated", "factuality.negation")}
    assert read(LABELS["told"][0])._.fasti_factuality == {0: ("actual", "factuality.default")}


def test_factuality_judges_every_trigger() -> None:
    for annotated, _ in (*LABELS.values(), *SCOPES.values()):
        doc = read(annotated)
        assert sorted(doc._.fasti_factuality) == list(range(len(doc._.fasti_triggers)))
