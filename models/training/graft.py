"""Give a trained recognizer one more feature, what the lists of names say of a word, and keep what it has learnt.

    python graft.py MODEL TABLE OUT

The new embedding's columns enter the mixing layer at a twentieth of a fresh layer's weights; all other weights stay.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import spacy
import srsly
import typer
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Model

from en_core_history_sm.names import HistoryNames

ATTRIBUTES = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "ID"]
ROWS = [5000, 1000, 2500, 2500, 500]
FAINT = 0.05
CONFIG = Path(__file__).with_name("ner.cfg")


def main(model: Path, table: Path, out: Path) -> None:
    """Write a pipeline of the lists and the recognizer."""
    old = spacy.load(model)
    nlp = spacy.blank("en")
    nlp.vocab.vectors = old.vocab.vectors
    nlp.tokenizer.from_bytes(old.tokenizer.to_bytes())
    for string in old.vocab.strings:
        nlp.vocab.strings.add(string)
    lists = nlp.add_pipe("history_names")
    assert isinstance(lists, HistoryNames)
    lists.table = srsly.msgpack_loads(table.read_bytes())
    graft(old.get_pipe("ner"), new_recognizer(nlp, old.get_pipe("ner")))
    nlp.to_disk(out)


def new_recognizer(nlp: Language, old: Any) -> Any:
    """An untrained recognizer with the old one's labels and moves."""
    embed = "components.ner.model.tok2vec.embed"
    config = spacy.util.load_config(CONFIG, overrides={f"{embed}.attrs": ATTRIBUTES, f"{embed}.rows": ROWS})
    settings = {name: value for name, value in config["components"]["ner"].items() if name != "factory"}
    ner: Any = nlp.add_pipe("ner", config=settings)
    for label in old.labels:
        ner.add_label(label)
    doc = Doc(nlp.vocab, words=["Rome", "fell", "."])
    ner.initialize(lambda: [Example(doc, doc.copy())], nlp=nlp)
    ner.moves.from_bytes(old.moves.to_bytes())
    return ner


def graft(old: Any, new: Any) -> None:
    """Copy the weights, layer by layer; the last embedding has no counterpart."""
    theirs = iter([layer for layer in old.model.walk() if layer.param_names])
    embeddings = 0
    for layer in (layer for layer in new.model.walk() if layer.param_names):
        embeddings += layer.name == "hashembed"
        if layer.name == "hashembed" and embeddings == len(ATTRIBUTES):
            continue
        copy_weights(next(theirs), layer)


def copy_weights(theirs: Model[Any, Any], ours: Model[Any, Any]) -> None:
    """Copy a layer's weights; in the mixing layer, around the columns of the new embedding."""
    for name in [name for name in ours.param_names if ours.has_param(name)]:
        weights = np.array(theirs.get_param(name))
        fresh = np.array(ours.get_param(name))
        if weights.shape != fresh.shape:
            width = fresh.shape[-1] - weights.shape[-1]
            at = width * (len(ATTRIBUTES) - 1)
            weights = np.concatenate(
                [weights[..., :at], FAINT * fresh[..., at : at + width], weights[..., at:]], axis=-1
            )
        ours.set_param(name, weights)


if __name__ == "__main__":
    typer.run(main)
