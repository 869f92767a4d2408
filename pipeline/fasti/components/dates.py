"""The spaCy component that reads dates: a thin wrapper round `fasti.chronology`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from fasti.chronology import find_dates
from fasti.chronology.grammar import Grammar, compile_dates
from fasti.components.layers import text_of
from fasti.rules.loader import load_date_packs

SPAN_GROUP = "fasti_dates"

if not Doc.has_extension("fasti_dates"):
    Doc.set_extension("fasti_dates", default=())
for name in ("fasti_document_time", "fasti_narrative"):
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=None)


@Language.factory("fasti_dates", assigns=["doc._.fasti_dates", "doc.spans"], default_config={"rules": None})
def make_dates(nlp: Language, name: str, rules: str | None) -> Callable[[Doc], Doc]:
    """The component; `rules` is a directory with a user's own packs, read after those that ship with fasti."""
    return mark_dates_by(compile_dates(load_date_packs(Path(rules) if rules else None)))


def mark_dates_by(grammar: Grammar) -> Callable[[Doc], Doc]:
    """A function that sets `doc._.fasti_dates`, and `doc.spans["fasti_dates"]` for the mentions that fall on tokens.

    Heeded where they are set: `doc._.fasti_document_time`, an ISO date, and `doc._.fasti_narrative`, a `Narrative` that
    is carried through the pieces of one long text.
    """

    def mark_dates(doc: Doc) -> Doc:
        time, narrative = doc._.fasti_document_time, doc._.fasti_narrative
        found = find_dates(text_of(doc), document_time=time, narrative=narrative, grammar=grammar)
        doc._.fasti_dates = found
        spans = (doc.char_span(mention.start, mention.end, label=mention.type) for mention in found)
        doc.spans[SPAN_GROUP] = [span for span in spans if span is not None]
        return doc

    return mark_dates
