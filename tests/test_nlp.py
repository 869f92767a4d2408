"""Loading a parse model: what it must have, what is added to it, and how its absence is told."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, get_current_ops

from fasti.errors import ModelError
from fasti.nlp import COMPONENTS, DEFAULT_MODEL, load, model_name
from parses import parse

SENTENCE = (
    "The/DET/det/2 Goths/PROPN/nsubj/3:NORP zorbed/VERB/ROOT/3//zorb "
    "Rome/PROPN/obj/3:GPE and/CCONJ/cc/6 attacked/VERB/conj/3/VBD "
    "Milan/PROPN/obj/6:GPE ./PUNCT/punct/3"
)
PACK = """\
[[trigger]]
id = "my.zorb"
gloss = "a word of nobody's"
type = "conflict.siege"
frame = "siege"
verbs = ["zorb"]
examples = [{ text = "The Goths zorbed Rome.", trigger = "zorbed" }]
"""
DATES = """\
seeds = ["zorbday"]
reach = [50, 50]

[[rule]]
id = "my.zorbday"
gloss = "a feast of nobody's"
pattern = "zorbday the {number=ordinal} century"
read = "period"
options = { unit = "century" }
examples = [{ text = "Zorbday the third century", edtf = "02XX" }]
"""
PARTS = {
    "tagger": ["token.tag", "token.pos"],
    "lemmatizer": ["token.lemma"],
    "parser": ["token.dep", "token.head"],
    "entity recognizer": ["doc.ents"],
}


def read_nothing(doc: Doc) -> Doc:
    return doc


for part, assigned in PARTS.items():
    Language.component(f"test_{part.replace(' ', '_')}", assigns=assigned, func=read_nothing)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline on disk that has every part and reads nothing."""
    return save(tmp_path_factory.mktemp("saved") / "model", *PARTS)


def save(path: Path, *parts: str) -> Path:
    nlp = spacy.blank("en", meta={"name": "fake", "version": "1.2.3"})
    for part in parts:
        nlp.add_pipe(f"test_{part.replace(' ', '_')}")
    nlp.to_disk(path)
    return path


def test_load_adds_every_component_behind_the_model_in_order(saved: Path) -> None:
    nlp = load(str(saved))
    assert nlp.pipe_names[-len(COMPONENTS) :] == list(COMPONENTS)
    assert nlp.pipe_names[0] == "history_layout"  # lines are paragraphs in any model
    assert len(nlp.pipe_names) == 1 + len(PARTS) + len(COMPONENTS)


def test_load_puts_a_component_behind_what_it_needs() -> None:
    needs = {
        name: {need for need in Language.get_factory_meta(name).requires if need.startswith("doc._.")}
        for name in COMPONENTS
    }
    given: set[str] = set()
    for name in COMPONENTS:
        assert needs[name] <= given, name
        given |= set(Language.get_factory_meta(name).assigns)


def test_load_reads_what_the_model_parsed(saved: Path) -> None:
    doc = load(str(saved))(parse(SENTENCE))
    assert [doc[found.head].text for found in doc._.fasti_triggers] == ["attacked"]


def test_load_multiplies_matrices_with_numpy_and_leaves_the_setting_as_it_was() -> None:
    before = get_current_ops()
    nlp = load()
    layers = [layer for name in ("tok2vec", "ner") for layer in nlp.get_pipe(name).model.walk()]
    products = [layer.ops for layer in layers if layer.name == "maxout"]
    assert len(products) == 10  # four that look around and one that mixes the features, twice
    assert {ops.use_blis for ops in products if isinstance(ops, NumpyOps)} == {False}
    assert get_current_ops() is before


def test_load_gives_a_users_rules_to_the_components(saved: Path, tmp_path: Path) -> None:
    folder = tmp_path / "rules" / "events"
    folder.mkdir(parents=True)
    (folder / "zorb.toml").write_text(PACK, encoding="utf-8")
    doc = load(str(saved), rules=tmp_path / "rules")(parse(SENTENCE))
    assert [(doc[found.head].text, found.rule.id) for found in doc._.fasti_triggers] == [
        ("zorbed", "my.zorb"),
        ("attacked", "attack.strike"),
    ]
    assert {role.role for role in doc._.fasti_roles if role.trigger == 0} == {"agent", "location"}


def test_load_gives_a_users_dates_to_the_reader_of_dates(saved: Path, tmp_path: Path) -> None:
    """A feast that nobody keeps is a date by the rules of the user alone."""
    folder = tmp_path / "rules" / "dates"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(DATES, encoding="utf-8")
    text = "It fell on Zorbday the third century."
    found = dates_in(load(str(saved), rules=tmp_path / "rules"), text)
    assert set(found) - set(dates_in(load(str(saved)), text)) == {"Zorbday the third century"}


def dates_in(nlp: Language, text: str) -> list[str]:
    with nlp.select_pipes(enable="fasti_dates"):
        return [date.text for date in nlp(text)._.fasti_dates]


@pytest.mark.parametrize("part", ["parser", "entity recognizer"])
def test_load_refuses_a_model_that_lacks_a_part(tmp_path: Path, part: str) -> None:
    path = save(tmp_path / "model", *(other for other in PARTS if other != part))
    with pytest.raises(ModelError, match=f"the pipeline en_fake 1.2.3 lacks an? {part}"):
        load(str(path))


def test_load_names_all_that_a_model_lacks(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        load(str(save(tmp_path / "model")))
    assert all(part in str(caught.value) for part in PARTS)


@pytest.mark.parametrize("name", ["no_such_model", "./no/such/model"])
def test_load_tells_of_a_model_that_is_not_there(name: str) -> None:
    with pytest.raises(ModelError, match="there is no spaCy pipeline") as caught:
        load(name)
    assert name in str(caught.value)
    assert DEFAULT_MODEL in str(caught.value)


def test_load_tells_of_a_folder_that_holds_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        load(str(tmp_path))


def test_model_name_has_language_name_and_version(saved: Path) -> None:
    assert model_name(load(str(saved))) == "en_fake 1.2.3"
