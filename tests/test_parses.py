"""The builder of annotated Docs, which the tests of the engine stand on."""

from __future__ import annotations

import pytest

from parses import parse, token

ROME = "Troops/NOUN/nsubj/2 attacked/VERB/ROOT/2 New/PROPN/compound/4:GPE Rome/PROPN/obj/2:GPE ./PUNCT/punct/2"


def test_parse_sets_words_tree_and_entities() -> None:
    doc = parse(ROME)
    assert doc.text == "Troops attacked New Rome."
    assert [(one.dep_, one.head.text) for one in doc[:2]] == [("nsubj", "attacked"), ("ROOT", "attacked")]
    assert [(span.text, span.label_) for span in doc.ents] == [("New Rome", "GPE")]
    assert len(list(doc.sents)) == 1


def test_parse_fills_tag_lemma_and_morph() -> None:
    doc = parse(ROME)
    assert [one.tag_ for one in doc] == ["NNS", "VBD", "NNP", "NNP", "."]
    assert [one.lemma_ for one in doc] == ["troop", "attack", "New", "Rome", "."]
    assert [str(one.morph) for one in doc[:2]] == ["Number=Plur", "Tense=Past|VerbForm=Fin"]


@pytest.mark.parametrize(
    ("annotated", "tag"),
    [
        ("Rome/PROPN/nsubj:pass/3 was/AUX/aux:pass/3 taken/VERB/ROOT/3", "VBN"),
        ("Rome/PROPN/nsubj/3 had/AUX/aux/3 taken/VERB/ROOT/3", "VBN"),
        ("a/DET/det/2 city/NOUN/ROOT/2 taken/VERB/acl/2", "VBN"),
        ("Rome/PROPN/nsubj/3 might/AUX/aux/3 fall/VERB/ROOT/3", "VB"),
        ("men/NOUN/ROOT/1 taking/VERB/acl/1", "VBG"),
    ],
)
def test_parse_tags_a_verb_by_its_place(annotated: str, tag: str) -> None:
    assert parse(annotated)[-1].tag_ == tag


def test_parse_takes_tag_and_lemma_where_they_are_given() -> None:
    doc = parse("Rome/PROPN/nsubj/2 overawed/VERB/ROOT/2/VBN/overawe Gaul/PROPN/obj/2", lemma={"Gaul": "Gallia"})
    assert [(one.tag_, one.lemma_) for one in doc[1:]] == [("VBN", "overawe"), ("NNP", "Gallia")]


def test_parse_counts_heads_within_each_sentence() -> None:
    doc = parse(
        "Rome/PROPN/nsubj/2 fell/VERB/ROOT/2 ./PUNCT/punct/2 | Gaul/PROPN/nsubj/2 fell/VERB/ROOT/2 ./PUNCT/punct/2"
    )
    assert [sent.text for sent in doc.sents] == ["Rome fell.", "Gaul fell."]
    assert [sent.root.i for sent in doc.sents] == [1, 4]


def test_parse_parts_neighbouring_entities_that_begin_anew() -> None:
    doc = parse("Rome/PROPN/nsubj/3:GPE Romans/PROPN/obj/3:B-GPE left/VERB/ROOT/3")
    assert [span.text for span in doc.ents] == ["Rome", "Romans"]


@pytest.mark.parametrize(
    ("annotated", "message"),
    [
        ("Rome/PROPN/ROOT", "not written word/POS/dep/head"),
        ("Rome/PROPN/ROOT/x", "not written word/POS/dep/head"),
        ("Rome/NAME/ROOT/1", "'NAME' is no universal part of speech"),
        ("Rome/PROPN/dobj/2 left/VERB/ROOT/2", "'dobj' is no label of the scheme ud"),
        ("Rome/PROPN/nsubj/2 left/VERB/ROOT/1", "needs one token of label ROOT"),
        ("Rome/PROPN/nsubj/2 left/VERB/obj/1", "needs one token of label ROOT"),
        ("Rome/PROPN/nsubj/9 left/VERB/ROOT/2", "the heads above 'Rome' do not lead to the root"),
        ("Rome/PROPN/nsubj/2 fleet/NOUN/obj/1 left/VERB/ROOT/3", "the heads above 'Rome' do not lead to the root"),
        ("Rome/PROPN/nsubj/2 overawed/VERB/ROOT/2", "the verb 'overawed' has no lemma here"),
        ("", "not written|needs one token"),
    ],
)
def test_parse_refuses_what_is_no_parse(annotated: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse(annotated)


def test_token_is_found_by_a_word_that_occurs_once() -> None:
    doc = parse("Rome/PROPN/nsubj/2 left/VERB/ROOT/2 Rome/PROPN/obj/2")
    assert token(doc, "left").i == 1
    for word in ("Rome", "Gaul"):
        with pytest.raises(ValueError, match="stands"):
            token(doc, word)
