"""Lists of names: what the component tells the recognizer of a word, and that it survives being saved."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import en_core_history_sm
from en_core_history_sm.names import HistoryNames, Known

TABLE = {"florence": Known.FORENAME | Known.TOWN, "new": Known.TOWN_PART | Known.COMMON}


@pytest.fixture
def nlp() -> Language:
    """The lists alone, behind the tokenizer."""
    blank = spacy.blank("en")
    lists = blank.add_pipe("history_names")
    assert isinstance(lists, HistoryNames)
    lists.table = {word: int(known) for word, known in TABLE.items()}
    return blank


def ranks(nlp: Language, text: str) -> list[int]:
    return [token.rank for token in nlp(text)]


def test_names_say_what_a_word_is_known_as_however_it_is_written(nlp: Language) -> None:
    florence = int(Known.FORENAME | Known.TOWN)
    assert ranks(nlp, "Florence florence FLORENCE Zorb") == [florence, florence, florence, 0]


def test_names_are_the_same_once_saved(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    assert ranks(spacy.load(tmp_path / "saved"), "New Florence") == ranks(nlp, "New Florence")
    other = spacy.blank("en")
    other.add_pipe("history_names")
    assert ranks(other.from_bytes(nlp.to_bytes()), "New Florence") == ranks(nlp, "New Florence")


def test_names_of_the_shipped_model_tell_persons_from_places() -> None:
    model = en_core_history_sm.load(exclude=["tagger", "parser"])
    lists = model.get_pipe("history_names")
    assert isinstance(lists, HistoryNames)
    assert Known(lists.table["natasha"]) & Known.FORENAME
    assert Known(lists.table["houston"]) & Known.TOWN
    assert Known(lists.table["france"]) & Known.STATE
    assert Known(lists.table["besieged"]) == Known.COMMON
    assert model.pipe_names.index("history_names") < model.pipe_names.index("ner")
