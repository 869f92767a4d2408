"""Names: what a noun phrase is called, what kind of filler it is, and which state its words name."""

from __future__ import annotations

import pytest

from fasti.components.layers import EntityMention
from parses import Scheme, load_cases
from readings import read
from schemes import SCHEMES, in_both, written_in

NAMES = load_cases("names")


def mention(annotated: str, word: str) -> EntityMention:
    """The mention that the first token `word` heads."""
    doc = read(annotated)
    at = next(token.i for token in doc if token.text == word)
    found: EntityMention = doc._.fasti_mentions[at]
    assert doc[found.start : found.end].text == found.text
    return found


@pytest.mark.parametrize(("case", "scheme"), in_both(NAMES))
def test_names_read_words_and_kind(case: str, scheme: Scheme) -> None:
    doc = read(written_in(scheme, NAMES[case]["parse"]), scheme=scheme)
    at = next(token for token in doc if token.text == NAMES[case]["head"])
    if scheme == "clearnlp" and at.dep_ == "compound":
        at = at.head  # its names hang on their last word
    found = doc._.fasti_mentions[at.i]
    assert (found.text, found.kind) == (NAMES[case]["text"], NAMES[case]["kind"])
    assert doc[found.start : found.end].text == found.text


@pytest.mark.parametrize("scheme", SCHEMES)
def test_names_give_a_name_of_several_words_one_mention(scheme: Scheme) -> None:
    doc = read(written_in(scheme, NAMES["a name of two words"]["parse"]), scheme=scheme)
    assert [found.text for found in doc._.fasti_mentions.values()] == ["Franklin Roosevelt"]


def test_names_give_a_force_the_state_of_its_adjective() -> None:
    annotated = "Japanese/ADJ/amod/2:NORP troops/NOUN/nsubj/3 attacked/VERB/ROOT/3"
    found = mention(annotated, "troops")
    assert (found.kind, found.nation, found.plural, found.form) == ("force", "Japan", True, "noun")
    assert mention(annotated, "Japanese").nation == "Japan"


def test_names_know_a_plural_whose_lemma_is_no_singular() -> None:
    assert mention("British/ADJ/amod/2:NORP troops/NOUN/nsubj/3//troops fled/VERB/ROOT/3", "troops").kind == "force"


def test_names_know_no_state_for_a_force_without_one() -> None:
    assert mention("Royal/ADJ/amod/2 troops/NOUN/nsubj/3 attacked/VERB/ROOT/3", "troops").nation is None


@pytest.mark.parametrize(
    ("annotated", "word", "kind"),
    [
        ("The/DET/det/2 king/NOUN/nsubj/3 fled/VERB/ROOT/3", "king", "person"),
        ("The/DET/det/2 kings/NOUN/nsubj/3 fled/VERB/ROOT/3", "kings", "people"),
        ("The/DET/det/2 civilians/NOUN/nsubj/3 fled/VERB/ROOT/3", "civilians", "people"),
        ("Wreckers/NOUN/nsubj/2 fled/VERB/ROOT/2", "Wreckers", "thing"),
        ("Chartists/NOUN/nsubj/2 fled/VERB/ROOT/2", "Chartists", "people"),
        ("Fear/NOUN/nsubj/2 spread/VERB/ROOT/2//spread", "Fear", "thing"),
    ],
)
def test_names_make_several_persons_a_people(annotated: str, word: str, kind: str) -> None:
    assert mention(annotated, word).kind == kind


def test_names_find_the_place_inside_the_name_of_an_event() -> None:
    found = mention(
        "The/DET/det/2:EVENT Battle/PROPN/nsubj/5:EVENT "
        "of/ADP/case/4:EVENT Hastings/PROPN/nmod/2:EVENT began/VERB/ROOT/5",
        "Hastings",
    )
    assert (found.text, found.kind, found.form) == ("Hastings", "polity", "name")


def test_names_find_the_people_inside_the_name_of_an_event() -> None:
    found = mention(
        "The/DET/det/3:EVENT Greek/ADJ/amod/3:EVENT War/PROPN/nsubj/6:EVENT "
        "of/ADP/case/5:EVENT Independence/PROPN/nmod/3:EVENT "
        "began/VERB/ROOT/6",
        "Greek",
    )
    assert (found.text, found.kind, found.nation) == ("Greek", "people", "Greece")


@pytest.mark.parametrize(
    ("word", "kind", "plural"),
    [("He", "person", False), ("She", "person", False), ("They", "people", True), ("It", "thing", False)],
)
def test_names_keep_pronouns_apart(word: str, kind: str, plural: bool) -> None:
    found = mention(f"{word}/PRON/nsubj/2 fled/VERB/ROOT/2", word)
    assert (found.form, found.kind, found.plural) == ("pronoun", kind, plural)


def test_names_leave_relative_and_expletive_words_out() -> None:
    doc = read(
        "Goths/PROPN/nsubj/5:NORP who/PRON/nsubj/3 fled/VERB/acl:relcl/1 soon/ADV/advmod/5 returned/VERB/ROOT/5//return"
    )
    assert set(doc._.fasti_mentions) == {0}


def test_names_take_what_the_model_labels_a_date_for_a_time() -> None:
    doc = read("Rome/PROPN/nsubj/2:GPE fell/VERB/ROOT/2 in/ADP/case/4 May/PROPN/obl/2:DATE 1527/NUM/nummod/4:DATE")
    assert doc._.fasti_mentions[3].kind == "time"


def test_names_take_a_date_that_was_read_for_a_time() -> None:
    doc = read(
        "Rome/PROPN/nsubj/2:GPE fell/VERB/ROOT/2 in/ADP/case/4 May/PROPN/obl/2 1527/NUM/nummod/4",
        dates={"May 1527": "1527-05"},
    )
    assert doc._.fasti_mentions[3].kind == "time"


def test_names_are_keyed_by_the_head_that_they_carry() -> None:
    doc = read(NAMES["the city of"]["parse"])
    assert all(head == found.head for head, found in doc._.fasti_mentions.items())
