"""Names: what a noun phrase is called, what kind of filler it is, and which state its words name."""

from __future__ import annotations

import pytest
from parses import Scheme
from readings import read
from schemes import SCHEMES, written_in

from fasti.components.layers import EntityMention


def mention(annotated: str, word: str) -> EntityMention:
    """The mention that the first token `word` heads."""
    doc = read(annotated)
    at = next(token.i for token in doc if token.text == word)
    found: EntityMention = doc._.fasti_mentions[at]
    assert doc[found.start : found.end].text == found.text
    return found


NAMES = {
    "a plain name": ("Caesar/PROPN/nsubj/2:PERSON fell/VERB/ROOT/2", "Caesar", "Caesar", "person"),
    "a name of two words": (
        "Franklin/PROPN/nsubj/3:PERSON Roosevelt/PROPN/flat/1:PERSON died/VERB/ROOT/3",
        "Franklin",
        "Franklin Roosevelt",
        "person",
    ),
    "a title in the entity": (
        "General/PROPN/compound/2:PERSON Zizhong/PROPN/nsubj/3:PERSON died/VERB/ROOT/3",
        "Zizhong",
        "Zizhong",
        "person",
    ),
    "two titles in the entity": (
        "Lt./PROPN/compound/3:PERSON Gen./PROPN/compound/3:PERSON Ulrich/PROPN/nsubj/4:PERSON died/VERB/ROOT/4",
        "Ulrich",
        "Ulrich",
        "person",
    ),
    "a title that describes": (
        "Emperor/NOUN/nmod:desc/2:PERSON Nero/PROPN/nsubj/3:PERSON died/VERB/ROOT/3",
        "Nero",
        "Nero",
        "person",
    ),
    "a title above the name": (
        "the/DET/det/2 general/NOUN/nsubj/4 Agricola/PROPN/flat/2:PERSON retreated/VERB/ROOT/4",
        "general",
        "Agricola",
        "person",
    ),
    "a title alone": ("The/DET/det/2 Kaiser/PROPN/nsubj/3:PERSON abdicated/VERB/ROOT/3", "Kaiser", "Kaiser", "person"),
    "an article in the entity": (
        "The/DET/det/2:GPE Netherlands/PROPN/nsubj/3:GPE fell/VERB/ROOT/3",
        "Netherlands",
        "Netherlands",
        "polity",
    ),
    "a possessive in the entity": (
        "Caesar/PROPN/nmod:poss/3:PERSON 's/PART/case/1:PERSON army/NOUN/nsubj/4 fled/VERB/ROOT/4",
        "Caesar",
        "Caesar",
        "person",
    ),
    "the city of": (
        "The/DET/det/2 city/NOUN/nsubj/5 of/ADP/case/4 Nanking/PROPN/nmod/2:GPE fell/VERB/ROOT/5",
        "city",
        "Nanking",
        "polity",
    ),
    "the island of": (
        "The/DET/det/2 island/NOUN/nsubj/5 of/ADP/case/4 Malta/PROPN/nmod/2:LOC fell/VERB/ROOT/5",
        "island",
        "Malta",
        "place",
    ),
    "the coast of": (
        "The/DET/det/2 coast/NOUN/nsubj/5 of/ADP/case/4 Africa/PROPN/nmod/2:LOC fell/VERB/ROOT/5",
        "coast",
        "coast of Africa",
        "place",
    ),
    "the king of": (
        "The/DET/det/2 king/NOUN/nsubj/5 of/ADP/case/4 Spain/PROPN/nmod/2:GPE died/VERB/ROOT/5",
        "king",
        "king of Spain",
        "person",
    ),
    "a force that the model calls a body": (
        "The/DET/det/3 Grand/PROPN/compound/3:ORG Army/PROPN/nsubj/4:ORG retreated/VERB/ROOT/4",
        "Army",
        "Grand Army",
        "force",
    ),
    "a ship": (
        "The/DET/det/2 schooner/NOUN/nsubj/4 Amistad/PROPN/flat/2:PRODUCT sailed/VERB/ROOT/4",
        "schooner",
        "Amistad",
        "vessel",
    ),
    "a people": ("Goths/PROPN/nsubj/2:NORP fled/VERB/ROOT/2", "Goths", "Goths", "people"),
    "a fortress": ("The/DET/det/2 fortress/NOUN/nsubj/3 fell/VERB/ROOT/3", "fortress", "fortress", "facility"),
    "a capitalised word behind in": (
        "They/PRON/nsubj/2 died/VERB/ROOT/2 in/ADP/case/4 Cannae/PROPN/obl/2",
        "Cannae",
        "Cannae",
        "polity",
    ),
    "number and article before a noun": (
        "The/DET/det/4 three/NUM/nummod/4 royal/ADJ/amod/4 armies/NOUN/nsubj/5 fled/VERB/ROOT/5",
        "armies",
        "royal armies",
        "force",
    ),
    "a relative clause behind a noun": (
        "The/DET/det/2 rebels/NOUN/nsubj/5 who/PRON/nsubj/4 fled/VERB/acl:relcl/2 died/VERB/ROOT/5",
        "rebels",
        "rebels",
        "force",
    ),
}  # fmt: skip


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("case", NAMES)
def test_names_read_words_and_kind(case: str, scheme: Scheme) -> None:
    annotated, head, text, kind = NAMES[case]
    doc = read(written_in(scheme, annotated), scheme=scheme)
    at = next(token for token in doc if token.text == head)
    if scheme == "clearnlp" and at.dep_ == "compound":
        at = at.head  # its names hang on their last word
    found = doc._.fasti_mentions[at.i]
    assert (found.text, found.kind) == (text, kind)
    assert doc[found.start : found.end].text == text


@pytest.mark.parametrize("scheme", SCHEMES)
def test_names_give_a_name_of_several_words_one_mention(scheme: Scheme) -> None:
    doc = read(written_in(scheme, NAMES["a name of two words"][0]), scheme=scheme)
    assert [found.text for found in doc._.fasti_mentions.values()] == ["Franklin Roosevelt"]


def test_names_give_a_force_the_state_of_its_adjective() -> None:
    annotated = "Japanese/ADJ/amod/2:NORP troops/NOUN/nsubj/3 attacked/VERB/ROOT/3"
    found = mention(annotated, "troops")
    assert (found.kind, found.nation, found.plural, found.form) == ("force", "Japan", True, "noun")
    assert mention(annotated, "Japanese").nation == "Japan"


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
        "The/DET/det/2:EVENT Battle/PROPN/nsubj/5:EVENT of/ADP/case/4:EVENT Hastings/PROPN/nmod/2:EVENT began/VERB/ROOT/5", "Hastings"
    )
    assert (found.text, found.kind, found.form) == ("Hastings", "polity", "name")


def test_names_find_the_people_inside_the_name_of_an_event() -> None:
    found = mention(
        "The/DET/det/3:EVENT Greek/ADJ/amod/3:EVENT War/PROPN/nsubj/6:EVENT of/ADP/case/5:EVENT Independence/PROPN/nmod/3:EVENT "
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
    doc = read("Goths/PROPN/nsubj/5:NORP who/PRON/nsubj/3 fled/VERB/acl:relcl/1 soon/ADV/advmod/5 returned/VERB/ROOT/5//return")
    assert set(doc._.fasti_mentions) == {0}


def test_names_take_what_the_model_labels_a_date_for_a_time() -> None:
    doc = read("Rome/PROPN/nsubj/2:GPE fell/VERB/ROOT/2 in/ADP/case/4 May/PROPN/obl/2:DATE 1527/NUM/nummod/4:DATE")
    assert doc._.fasti_mentions[3].kind == "time"


def test_names_take_a_date_that_was_read_for_a_time() -> None:
    doc = read(
        "Rome/PROPN/nsubj/2:GPE fell/VERB/ROOT/2 in/ADP/case/4 May/PROPN/obl/2 1527/NUM/nummod/4", dates={"May 1527": "1527-05"}
    )
    assert doc._.fasti_mentions[3].kind == "time"


def test_names_are_keyed_by_the_head_that_they_carry() -> None:
    doc = read(NAMES["the city of"][0])
    assert all(head == found.head for head, found in doc._.fasti_mentions.items())
