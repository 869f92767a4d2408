"""Why a gold event has no event: what became of each of its mentions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fasti.components.layers import Misfit, Refusal, Trigger
from fasti.diagnosis.findings import Reason, rank_reasons
from fasti.diagnosis.reading import Reading, quote
from fasti.diagnosis.words import look_up
from fasti.record import Event, Mention
from fasti.rules.schema import Condition

SKIPPED = {
    "describes": "it stands before another noun, which it describes",
    "habit": "its clause tells a habit",
    "auxiliary": "the parse makes it a helping verb or copula",
    "participle": "the parse makes it a participle that describes the noun behind it",
    "leading": "a passive of leading tells who leads, not what happened",
    "other name": "the model takes it for part of another name",
    "indefinite": "it points back only with an article, demonstrative or possessive",
}
# How the text names an event, on which merging hangs.
FORMS = {
    "name": "a name",
    "verb": "a verb",
    "definite": "a definite noun",
    "indefinite": "an indefinite noun",
    "anaphor": "a noun that points back",
}
MOST_TESTS, MOST_NEEDS = 5, 4  # of a condition and of a rule that a line can bear


def explain_event(reading: Reading, gold: Event, partners: Mapping[str, Event]) -> tuple[Reason, ...]:
    """The reasons of all mentions, the furthest stage first; `partners` gives the gold event of each aligned event."""
    return rank_reasons([reason for mention in gold.mentions for reason in _explain(reading, gold, mention, partners)])


def _explain(reading: Reading, gold: Event, mention: Mention, partners: Mapping[str, Event]) -> Iterator[Reason]:
    words = reading.words(mention)
    if words is None:
        yield Reason("lexicon", f"{quote(mention.text)}: the tokenizer makes no word of it.")
        return
    triggers = list(reading.triggers_in(words))
    if triggers:
        yield from (_explain_found(reading, at, trigger, partners) for at, trigger in triggers)
        return
    refusals = [one for one in reading.attempts if isinstance(one, Refusal)]
    tried = [one for one in refusals if one.start < words.end and words.start < one.end]
    if tried:
        yield from (_explain_refused(reading, refusal, gold.type) for refusal in tried)
    else:
        yield from look_up(words, reading.triggers.lexicon)


def _explain_found(reading: Reading, at: int, trigger: Trigger, partners: Mapping[str, Event]) -> Reason:
    """A trigger fired: it points to nothing, or the event that it went into is aligned with another gold event."""
    event = reading.owners.get(at)
    words = quote(reading.doc[trigger.start : trigger.end].text)
    if event is None:
        types = ", ".join(trigger.stands_for)
        what = "only brings its arguments to" if trigger.silent else "points back to"
        return Reason("anaphor", f"{words} ({trigger.rule.id}) {what} an event of {types}, and none before it fits.")
    partner = partners.get(event.id)
    elsewhere = f", which is aligned with gold {partner.id} {partner.label}" if partner is not None else ""
    if len(event.mentions) == 1:
        return Reason("shared", f"{words} was read once, as {event.type} by {trigger.rule.id}{elsewhere}.")
    others = ", ".join(dict.fromkeys(quote(one.text) for one in event.mentions))
    form = FORMS[reading.candidates[at].form]
    told = f"{words}, {form}, was found as {trigger.rule.type} by {trigger.rule.id} and joined to {event.label}"
    return Reason("merging", f"{told} ({others}){elsewhere}.")


def _explain_refused(reading: Reading, refusal: Refusal, type_: str) -> Reason:
    words = quote(reading.doc[refusal.start : refusal.end].text)
    if refusal.by is not None:
        holder = f"{quote(reading.doc[refusal.by.start : refusal.by.end].text)} ({refusal.by.rule.id})"
        return Reason("taken", f"{words}: the trigger {holder} has the word already.")
    if refusal.reason == "frame":
        return _explain_frame(reading, refusal, type_)
    token = reading.doc[refusal.start]
    below = f"{token.dep_} of {quote(token.head.text)}"
    named = f", {token.ent_type_}" if token.ent_type_ else ""
    return Reason("skip", f"{words} ({token.pos_}, {below}{named}): {SKIPPED[refusal.reason]}.")


def _explain_frame(reading: Reading, refusal: Refusal, type_: str) -> Reason:
    """Rules were tried: those of the gold event's type with what they lacked, the others by name."""
    words = quote(reading.doc[refusal.start : refusal.end].text)
    given = f"The parse gave {reading.tell_arguments(refusal.arguments)}."
    own = [misfit for misfit in refusal.misfits if misfit.rule.type == type_]
    others = ", ".join(f"{one.rule.id} ({one.rule.type})" for one in refusal.misfits if one not in own)
    if not own:
        return Reason("type", f"{words}: no rule of {type_} hangs on it; tried {others}. {given}")
    also = f" Tried too: {others}." if others else ""
    return Reason("frame", f"{words}: {'; '.join(map(tell_misfit, own))}. {given}{also}")


def tell_misfit(misfit: Misfit) -> str:
    """A rule that was tried, and what it lacked or what blocked it."""
    if misfit.blocked is not None:
        return f"{misfit.rule.id} is blocked by {tell_condition(misfit.blocked)}"
    lacked = list(dict.fromkeys(tell_condition({at: need[at]}) for at, need in misfit.lacking))
    more = [f"{len(lacked) - MOST_NEEDS} more"] if len(lacked) > MOST_NEEDS else []
    return f"{misfit.rule.id} needs {' or '.join((*lacked[:MOST_NEEDS], *more))}"


def tell_condition(condition: Condition) -> str:
    """A condition as the packs write it, on one line, long lists cut."""
    return " and ".join(f"{relation} = {_tell_tests(tests)}" for relation, tests in condition.items())


def _tell_tests(tests: tuple[str, ...]) -> str:
    more = (f"{len(tests) - MOST_TESTS} more",) if len(tests) > MOST_TESTS + 1 else ()
    return "|".join((*tests[: MOST_TESTS if more else None], *more))
