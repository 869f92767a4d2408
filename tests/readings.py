"""What the engine reads in a hand-built Doc, in short: the components with the shipped rules, and no parse model.

The dates of a Doc are given by hand too, as `{"in 1066": "1066"}`; the reader of dates has its own tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from fasti.chronology import DateMention
from fasti.components.layers import Entity, Trigger
from fasti.components.recognized import KEY
from fasti.harvest import harvest
from fasti.nlp import COMPONENTS
from fasti.record import Candidate, Document, Event, HistoricalDate
from fasti.resolve import merge
from parses import Scheme, parse

NO_DATES: Mapping[str, str] = {}
Chances = Mapping[str, Mapping[str, float]]  # word -> label of the event recognizer -> chance


@cache
def engine() -> Language:
    """fasti's components behind the reader of dates, in their order, with no parse model before them."""
    nlp = spacy.blank("en")
    for name in COMPONENTS:
        if name != "fasti_dates":
            nlp.add_pipe(name)
    return nlp


def read(
    annotated: str, *, scheme: Scheme = "ud", dates: Mapping[str, str] = NO_DATES, chances: Chances | None = None
) -> Doc:
    """The Doc that `annotated` writes (see `parses`) with what the components found; `dates` are phrases and EDTF.

    `chances` are what an event recognizer says of the words; None stands for a model without one.
    """
    doc = parse(annotated, scheme=scheme)
    if chances is not None:
        recognize(doc, chances)
    nlp = engine()
    doc._.fasti_dates = tuple(_date(doc.text, phrase, edtf) for phrase, edtf in dates.items())
    return nlp(doc)


def _date(text: str, phrase: str, edtf: str) -> DateMention:
    """A date of day, month or year precision where `phrase` first stands."""
    start = text.index(phrase)
    year, month, day = (*edtf.split("-"), "", "")[:3]
    date = HistoricalDate(
        edtf=edtf,
        value=edtf,
        earliest=f"{year}-{month or '01'}-{day or '01'}",
        latest=f"{year}-{month or '12'}-{day or '28'}",
    )
    return DateMention(
        start=start, end=start + len(phrase), text=phrase, type="DATE", value=edtf, date=date, rule="dates.test"
    )


def triggers(doc: Doc) -> dict[str, str]:
    """The type of each trigger by its words, those that only point back left out."""
    return {_words(doc, found): found.rule.type for found in doc._.fasti_triggers if not found.stands_for}


def trigger_at(doc: Doc, words: str) -> int:
    """The index of the one trigger that reads `words`."""
    (at,) = (at for at, found in enumerate(doc._.fasti_triggers) if _words(doc, found) == words)
    return int(at)


def roles(doc: Doc, words: str) -> set[str]:
    """The roles of the trigger that reads `words`, as `role=name` of the entity."""
    at = trigger_at(doc, words)
    return {f"{role.role}={entity_of(doc, role.entity).name}" for role in doc._.fasti_roles if role.trigger == at}


def factuality(doc: Doc, words: str) -> str:
    """The factuality of the trigger that reads `words`."""
    label, rule = doc._.fasti_factuality[trigger_at(doc, words)]
    assert rule.startswith("factuality.") or "." in rule
    return str(label)


def dates_of(doc: Doc, words: str) -> set[str]:
    """The dates of the trigger that reads `words`, in EDTF, bounds left out."""
    at = trigger_at(doc, words)
    return {doc._.fasti_dates[time.date].date.edtf for time in doc._.fasti_times if time.trigger == at}


def recognize(doc: Doc, chances: Chances) -> None:
    """Let an event recognizer have said so of the words of `doc`."""
    told = [(at, label, chance) for at in doc for label, chance in chances.get(at.text, {}).items()]
    group = SpanGroup(doc, name=KEY, spans=[Span(doc, at.i, at.i + 1, label=label) for at, label, _ in told])
    group.attrs["scores"] = np.array([chance for *_, chance in told])
    doc.spans[KEY] = group


def outcomes(doc: Doc) -> set[str]:
    """The outcomes as `kind of trigger: words`; a trigger that is open reads `None`."""
    return {
        f"{found.kind} of {_words(doc, doc._.fasti_triggers[found.trigger]) if found.trigger is not None else None}: "
        f"{doc[found.start : found.end].text}"
        for found in doc._.fasti_outcomes
    }


def entity_of(doc: Doc, at: int) -> Entity:
    """The entity of an index into the Doc's layer."""
    found: Entity = doc._.fasti_entities[at]
    return found


def entity(doc: Doc, head: str | int) -> Entity:
    """The entity of the mention that the token `head` (its word, where that is unique, or its index) heads."""
    at = head if isinstance(head, int) else next(token.i for token in doc if token.text == head)
    return entity_of(doc, doc._.fasti_entity_of[at])


def candidates(doc: Doc, *, name: str = "chronicle") -> tuple[Candidate, ...]:
    """The harvest of the Doc."""
    return harvest(doc, Document(id=name, text=doc.text))


def events(annotated: str, *, scheme: Scheme = "ud", dates: Mapping[str, str] = NO_DATES) -> tuple[Event, ...]:
    """The events of what `annotated` writes, harvested and merged."""
    return merge(candidates(read(annotated, scheme=scheme, dates=dates)))


def _words(doc: Doc, trigger: Trigger) -> str:
    return doc[trigger.start : trigger.end].text
