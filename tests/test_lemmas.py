"""Lemmas: what the component puts right behind a lemmatizer that takes every word for its own lemma."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

import en_core_history_sm
from en_core_history_sm.lemmas import HistoryLemmas


@pytest.fixture(scope="module")
def lemmas() -> HistoryLemmas:
    """The shipped component, with its dictionary."""
    pipe = en_core_history_sm.load(exclude=["tagger", "parser", "ner"]).get_pipe("history_lemmas")
    assert isinstance(pipe, HistoryLemmas)
    return pipe


def lemma(component: HistoryLemmas, text: str, tags: list[str], guesses: list[str] | None = None) -> list[str]:
    """The lemmas of words tagged `UPOS XPOS`, whose lemmas were guessed as `guesses`, or left as the words."""
    words = text.split()
    pairs = [tag.split("/") for tag in tags]
    doc = Doc(
        component.vocab,
        words=words,
        pos=[upos for upos, _ in pairs],
        tags=[xpos for _, xpos in pairs],
        lemmas=guesses or [word.lower() for word in words],
    )
    return [token.lemma_ for token in component(doc)]


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("withdrew", "VERB/VBD", "withdraw"),
        ("besieged", "VERB/VBN", "besiege"),
        ("pm", "NOUN/NN", "p.m."),
        ("species", "NOUN/NNS", "species"),
        ("people", "NOUN/NNS", "people"),
        ("wo", "AUX/MD", "will"),
        ("n't", "PART/RB", "not"),
    ],
)
def test_lemma_of_a_word_is_the_dictionarys(lemmas: HistoryLemmas, word: str, tag: str, expected: str) -> None:
    assert lemma(lemmas, word, [tag]) == [expected]


def test_lemma_of_a_name_keeps_the_names_capitals(lemmas: HistoryLemmas) -> None:
    assert lemma(lemmas, "MacMahon fled", ["PROPN/NNP", "VERB/VBD"]) == ["MacMahon", "flee"]


def test_lemma_of_a_name_in_a_heading_has_one_capital(lemmas: HistoryLemmas) -> None:
    tags = ["PROPN/NNP", "PROPN/NNP"]
    assert lemma(lemmas, "GENERAL GRANT", tags) == ["General", "Grant"]
    assert lemma(lemmas, "NATO Council", tags) == ["NATO", "Council"]


def test_lemma_of_a_verb_in_a_name_keeps_its_capital(lemmas: HistoryLemmas) -> None:
    tags = ["VERB/NNP", "PROPN/NNPS"]
    assert lemma(lemmas, "United Nations", tags, ["unite", "Nation"]) == ["Unite", "Nation"]


def test_lemma_of_a_verb_that_opens_a_sentence_is_small(lemmas: HistoryLemmas) -> None:
    assert lemma(lemmas, "Fought at Jena", ["VERB/VBN", "ADP/IN", "PROPN/NNP"], ["Fight", "at", "Jena"])[0] == "fight"
