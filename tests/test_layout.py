"""Sentence bounds that the page gives: lines are paragraphs, and a rank with a stop ends no sentence."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from en_core_history_sm.layout import LEADING, make_layout


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The layout alone, behind the tokenizer."""
    blank = spacy.blank("en")
    blank.add_pipe("history_layout")
    return blank


def starts(doc: Doc) -> list[str]:
    """The tokens at which the layout starts a sentence, the first token aside."""
    return [token.text for token in doc if token.i and token.is_sent_start]


def test_layout_is_a_factory_of_spacy() -> None:
    assert Language.has_factory("history_layout")
    assert make_layout(spacy.blank("en"), "history_layout") is not None


def test_layout_starts_a_sentence_behind_a_line_break(nlp: Language) -> None:
    assert starts(nlp("The Fall of Rome\nGoths came in August")) == ["Goths"]


@pytest.mark.parametrize("between", ["\n", "\r\n", "\n\n", " \n\t ", "\r"])
def test_layout_knows_the_line_breaks_of_every_system(nlp: Language, between: str) -> None:
    assert starts(nlp(f"Of kings{between}Goths came")) == ["Goths"]


def test_layout_starts_no_sentence_behind_other_space(nlp: Language) -> None:
    doc = nlp("Goths   came\tin  August")
    assert starts(doc) == []


def test_layout_leaves_white_space_to_the_sentence_before_it(nlp: Language) -> None:
    doc = nlp("Of kings\n\nGoths came")
    assert [token.is_sent_start for token in doc if token.is_space] == [False]


@pytest.mark.parametrize("rank", ["Gen.", "Lt.", "St.", "Dr.", "Gov."])
def test_layout_forbids_a_sentence_behind_a_rank(nlp: Language, rank: str) -> None:
    doc = Doc(nlp.vocab, words=["Troops", "under", rank, "Smith", "fled", "."])
    read = nlp(doc)
    assert read[3].is_sent_start is not True
    assert not starts(read)


def test_layout_starts_a_line_behind_a_rank_that_ends_one(nlp: Language) -> None:
    """A line break outweighs the stop of a rank, which is then the end of a heading."""
    doc = Doc(nlp.vocab, words=["By", "J.", "Smith", "Dr.", "\n", "Goths", "came"])
    assert starts(nlp(doc)) == ["Goths"]


def test_layout_decides_nothing_else(nlp: Language) -> None:
    doc = nlp("Goths came. Rome fell.")
    assert all(token.is_sent_start is None for token in doc[1:])


def test_layout_knows_ranks_in_lower_case_with_their_stop() -> None:
    assert all(word == word.lower() and word.endswith(".") for word in LEADING)


@pytest.mark.parametrize("text", ["", "\n", "\n\n\n", "Goths", "\nGoths"])
def test_layout_reads_texts_of_hardly_anything(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
