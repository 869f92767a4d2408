"""One document as the engine read it: the Doc with its layers, what was tried on each word, and the merged events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fasti.components.conditions import kind_of
from fasti.components.layers import Argument, Attempt, Trigger
from fasti.components.outcomes import OutcomesComponent
from fasti.components.roles import RolesComponent
from fasti.components.triggers import TriggersComponent
from fasti.harvest import harvest
from fasti.record import Candidate, Document, Event, Span
from fasti.resolve import merge

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Words


@dataclass(frozen=True)
class Reading:
    """What the components found in a Doc, the components themselves, and the events that merging made of it.

    `owners` gives the event of each trigger by the trigger's index; one that points back to nothing has none.
    """

    doc: Doc
    attempts: Sequence[Attempt]
    candidates: tuple[Candidate, ...]
    events: tuple[Event, ...]
    owners: dict[int, Event]
    triggers: TriggersComponent
    roles: RolesComponent
    outcomes: OutcomesComponent

    def words(self, span: Span) -> Words | None:
        """The tokens that a span touches; None where there is none."""
        return self.doc.char_span(span.start, span.end, alignment_mode="expand")

    def triggers_in(self, words: Words) -> Iterator[tuple[int, Trigger]]:
        """The triggers that share a token with some words, by their indices."""
        for at, trigger in enumerate(self.doc._.fasti_triggers):
            if trigger.start < words.end and words.start < trigger.end:
                yield at, trigger

    def triggers_of(self, event: Event) -> dict[int, Trigger]:
        """The triggers that a merged event was made of."""
        return {at: self.doc._.fasti_triggers[at] for at, owner in self.owners.items() if owner.id == event.id}

    def tell_trigger(self, at: int) -> str:
        """A trigger's words and its event's label."""
        trigger: Trigger = self.doc._.fasti_triggers[at]
        words = quote(self.doc[trigger.start : trigger.end].text)
        owner = self.owners.get(at)
        return f"{words} ({owner.label}, {trigger.rule.id})" if owner is not None else f"{words} ({trigger.rule.id})"

    def tell_arguments(self, arguments: Sequence[Argument]) -> str:
        """Arguments as the parse gave them: relation, words, and what kind of filler these are."""
        told = ", ".join(f"{one.relation} {self.tell_filler(one.token)}" for one in arguments)
        return told or "no arguments"

    def tell_filler(self, token: int) -> str:
        """A filler's name or word, and its kind."""
        mentions = self.doc._.fasti_mentions
        kind = kind_of(self.doc, mentions, token) or "unresolved"
        return f"{quote(mentions[token].text if token in mentions else self.doc[token].text)} ({kind})"


def read_document(nlp: Language, doc: Doc, document: Document) -> Reading:
    """Harvest and merge a Doc that went through `nlp`, and ask its trigger component for all that it tried."""
    triggers, roles, outcomes = (nlp.get_pipe(f"fasti_{name}") for name in ("triggers", "roles", "outcomes"))
    assert isinstance(triggers, TriggersComponent)
    assert isinstance(roles, RolesComponent)
    assert isinstance(outcomes, OutcomesComponent)
    candidates = harvest(doc, document)
    events = merge(candidates)
    places = {(mention.start, mention.end): event for event in events for mention in event.mentions}
    spans = [candidate.event.mentions[0] for candidate in candidates]
    owners = {at: places[span.start, span.end] for at, span in enumerate(spans) if (span.start, span.end) in places}
    return Reading(doc, triggers.attempts(doc), candidates, events, owners, triggers, roles, outcomes)


def quote(words: str) -> str:
    """Words in quotes, on one line."""
    return f"“{' '.join(words.split())}”"
