"""A second look at words of the lexicon that no frame let through, in a text that tells such events elsewhere.

A frame asks what its arguments are (*a force crosses a river*), and the kind of a filler is often not to be told
(*those who were left crossed over*). What the text is about helps: among marches, the crossing is one more. The chance
that such a word tells an event is a logistic regression over a few features, whose weights are data
(`rules/second_look.toml`, fitted by `tests/benchmarks/second_look.py`); a trigger found so has that chance as its
rule's confidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from fasti.components.layers import Attempt, EntityMention, Refusal, Trigger
from fasti.rules.schema import TriggerRule
from fasti.rules.second_look import SecondLook

CORE = frozenset({"subject", "object", "agent", "clause", "complement", "modifier", "possessive"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
INDEFINITE = frozenset({"a", "an", "any", "no", "some", "every"})
MOST_OF_TYPE, MOST_ARGUMENTS = 6, 5  # more of them tell no more


def look_again(doc: Doc, attempts: Sequence[Attempt], weights: SecondLook) -> Iterator[Attempt]:
    """The same attempts, those that were refused for their frame and have a good chance turned into triggers."""
    triggers = [attempt for attempt in attempts if isinstance(attempt, Trigger)]
    told: Counter[str] = Counter(trigger.rule.type for trigger in triggers)
    held = {at for trigger in triggers for at in range(trigger.start, trigger.end)}
    for attempt in attempts:
        again = _again(doc, attempt, told, weights) if isinstance(attempt, Refusal) else None
        if again is None or not held.isdisjoint(range(again.start, again.end)):
            yield attempt
        else:
            held.update(range(again.start, again.end))
            yield again


def _again(doc: Doc, attempt: Refusal, told: Mapping[str, int], weights: SecondLook) -> Trigger | None:
    if attempt.reason != "frame" or not (rule := likeliest(attempt, told)):
        return None
    chance = weights.chance(features_of(doc, attempt, told))
    if chance < weights.threshold:
        return None
    unsure = rule.model_copy(update={"confidence": round(chance, 2)})
    return Trigger(attempt.start, attempt.start, attempt.end, unsure, attempt.arguments)


def likeliest(attempt: Refusal, told: Mapping[str, int]) -> TriggerRule | None:
    """The refused rule of the type that the text tells most of; None where it tells none of any."""
    rules = [misfit.rule for misfit in attempt.misfits]
    best = max(rules, key=lambda rule: told.get(rule.type, 0), default=None)
    return best if best is not None and told.get(best.type, 0) else None


def features_of(doc: Doc, attempt: Refusal, told: Mapping[str, int]) -> dict[str, float]:
    """The features of a refused word by name: how the text is, how the word stands, and the kinds of its arguments."""
    token = doc[attempt.start]
    types = {misfit.rule.type for misfit in attempt.misfits}
    of_type = sum(told.get(one, 0) for one in types)
    articles = {child.lower_ for child in token.children}
    mentions: Mapping[int, EntityMention] = doc._.fasti_mentions
    kinds = (
        (argument.relation if argument.relation in CORE else "prep", mentions.get(argument.token))
        for argument in attempt.arguments
    )
    return {
        "of_type": min(of_type, MOST_OF_TYPE) / MOST_OF_TYPE,
        "share": of_type / max(1, sum(told.values())),
        "types": float(len(types)),
        "arguments": min(len(attempt.arguments), MOST_ARGUMENTS) / MOST_ARGUMENTS,
        "noun": float(token.pos_ != "VERB"),
        "definite": float(not articles.isdisjoint(DEFINITE)),
        "indefinite": float(not articles.isdisjoint(INDEFINITE)),
        "blocked": float(any(misfit.blocked is not None for misfit in attempt.misfits)),
        **{f"{relation}.{mention.kind if mention else 'none'}": 1.0 for relation, mention in kinds},
    }

