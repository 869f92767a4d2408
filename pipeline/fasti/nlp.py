"""Load a parse model and add fasti's components to it, in order."""

from __future__ import annotations

import importlib
from pathlib import Path

import spacy
from spacy.language import Language

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
