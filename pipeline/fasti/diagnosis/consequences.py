"""Why an aligned event lacks an outcome: no rule fired on its words, or it was said of another event."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fasti.components.layers import OutcomeSpan
from fasti.diagnosis.findings import Reason, rank_reasons
from fasti.diagnosis.reading import Reading, quote
from fasti.record import Event, Outcome

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

NOMINAL = {"NOUN", "PROPN", "ADJ"}


def explain_outcome(reading: Reading, value: Outcome, event: Event) -> tuple[Reason, ...]:
    """Why `event`, the aligned one, lacks the gold outcome `value`."""
    reasons: list[Reason] = []
    for words in filter(None, map(reading.words, value.spans)):
        found = [one for one in reading.doc._.fasti_outcomes if one.start < words.end and words.start < one.end]
        reasons.extend(_explain_read(reading, outcome, event) for outcome in found)
        if not found:
            reasons.append(_explain_unread(reading, words))
    return rank_reasons(reasons) or (Reason("outcomes", "its words are no words of the text."),)


def _explain_read(reading: Reading, outcome: OutcomeSpan, event: Event) -> Reason:
    read = f"{quote(reading.doc[outcome.start : outcome.end].text)} was read as {outcome.kind} by {outcome.rule}"
    if outcome.trigger is None:
        return Reason("blame", f"{read}, and no event was found to blame.")
    blamed = reading.tell_trigger(outcome.trigger)
    if outcome.trigger in reading.triggers_of(event):
        return Reason("outcomes", f"{read} of {blamed}; it has too few words in common with gold.")
    return Reason("blame", f"{read} of {blamed}.")


def _explain_unread(reading: Reading, words: Words) -> Reason:
    told = ", ".join(dict.fromkeys(_rules_on(reading, words)))
    if not told:
        return Reason("outcomes", "no outcome rule hangs on any of its words.")
    return Reason("outcomes", f"rules hang on {told}; none fired (no event to blame, or a condition failed).")


def _rules_on(reading: Reading, words: Words) -> Iterator[str]:
    """The words that outcome rules hang on, each with the ids of its rules."""
    for token in words:
        lemma = token.lemma_.lower()
        rules = reading.outcomes.verbs.get(lemma, []) if token.pos_ in {"VERB", "AUX"} else []
        outcomes = reading.outcomes
        nouns = outcomes.nouns.values() if token.pos_ in NOMINAL else ()
        ids = [rule.id for rule in (*rules, *(listed[lemma] for listed in nouns if lemma in listed))]
        if ids:
            yield f"{quote(token.text)} ({', '.join(ids)})"
