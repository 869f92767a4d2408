"""Load a parse model and add fasti's components to it, in order."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from fasti.errors import ModelError

DEFAULT_MODEL = "en_core_history_sm"
LAYOUT = "history_layout"
COMPONENTS = (
    "fasti_dates",
    "fasti_names",
    "fasti_coreference",
    "fasti_triggers",
    "fasti_roles",
    "fasti_factuality",
    "fasti_outcomes",
)


def load(model: str | None = None, *, rules: Path | None = None) -> Language:
    """Load `model` (a package name or a path; the shipped one by default) with all components added.

    `rules` is the directory of a pack to read after the shipped one. Raises ModelError where the model cannot be found
    or lacks a parser, tagger or entity recognizer.
    """
    with _numpy_products():
        nlp = _load_model(model or DEFAULT_MODEL)
    _check(nlp)
    if LAYOUT not in nlp.pipe_names:  # lines are paragraphs, whatever model parses them
        nlp.add_pipe(LAYOUT, first=True)
    for name in COMPONENTS:
        config = {"rules": str(rules)} if rules is not None else {}
        nlp.add_pipe(name, config=config)
    return nlp


def model_name(nlp: Language) -> str:
    """Name and version of the parse model, as manifests give it."""
    return f"{nlp.meta.get('lang', 'en')}_{nlp.meta.get('name', 'model')} {nlp.meta.get('version', '0')}"


def _load_model(model: str) -> Language:
    if model == DEFAULT_MODEL:
        package = importlib.import_module(DEFAULT_MODEL)
        loaded: Language = package.load()
        return loaded
    try:
        return spacy.load(model)
    except OSError as error:
        raise ModelError(
            f"there is no spaCy pipeline {model!r}; give the name of an installed package or the path of a pipeline, "
            f"or leave --model out to use {DEFAULT_MODEL}."
        ) from error


@contextmanager
def _numpy_products() -> Iterator[None]:
    """Let what is loaded multiply matrices with numpy's library, where spaCy would use its own, BLIS.

    numpy's knows the processor: the parse takes two thirds of the time. Layers keep what they were made with.
    """
    before = get_current_ops()
    if isinstance(before, NumpyOps) and before.use_blis:
        set_current_ops(NumpyOps(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(before)


def _check(nlp: Language) -> None:
    """Refuse a pipeline that lacks what the rules read."""
    needed = {"token.dep": "a parser", "token.lemma": "a lemmatizer", "doc.ents": "an entity recognizer"}
    assigned = {attribute for name in nlp.pipe_names for attribute in nlp.get_pipe_meta(name).assigns}
    lacking = [what for attribute, what in needed.items() if attribute not in assigned]
    if not {"token.pos", "token.tag"} & assigned:
        lacking.append("a tagger")
    if lacking:
        raise ModelError(
            f"the pipeline {model_name(nlp)} lacks {', '.join(lacking)}; "
            "the rules need a parse, lemmas, tags and entities."
        )
