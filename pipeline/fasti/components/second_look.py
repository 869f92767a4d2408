"""A second look at words of the lexicon that the first refused.

A frame asks what its arguments are (*a force crosses a river*), and the kind of a filler is often not to be told
(*those who were left crossed over*). What the text is about helps: among marches, the crossing is one more. So does the
model's event recognizer, where it has one, which has read many sentences and knows no frames. The chance that such a
word tells an event is a logistic regression over a few features, whose weights are data (`rules/second_look.toml`,
fitted by `tests/benchmarks/second_look.py`); a trigger found so has that chance as its rule's confidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from fasti.components.conditions import holds
from fasti.components.layers import Attempt, EntityMention, Refusal, Trigger
from fasti.components.recognized import EVENT, Recognized, recognized
from fasti.rules.regression import Regression
from fasti.rules.schema import TriggerRule
from fasti.rules.second_look import SecondLooks

CORE = frozenset({"subject", "object", "agent", "clause", "complement", "modifier", "possessive"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
INDEFINITE = frozenset({"a", "an", "any", "no", "some", "every"})
MOST_OF_TYPE, MOST_ARGUMENTS = 6, 5  # more of them tell no more
LIKELY, SURE = 0.5, 0.9  # chances that the recognizer gives


def look_again(doc: Doc, attempts: Sequence[Attempt], weights: SecondLooks) -> Iterator[Attempt]:
    """The same attempts, those that were refused for their frame and have a good chance turned into triggers."""
    triggers = [attempt for attempt in attempts if isinstance(attempt, Trigger)]
    told: Counter[str] = Counter(trigger.rule.type for trigger in triggers)
    held = {at for trigger in triggers for at in range(trigger.start, trigger.end)}
    known = recognized(doc)
    for attempt in attempts:
        again = _again(doc, attempt, told, known, weights) if isinstance(attempt, Refusal) else None
        if again is None or not held.isdisjoint(range(again.start, again.end)):
            yield attempt
        else:
            held.update(range(again.start, again.end))
            yield again


def _again(
    doc: Doc, attempt: Refusal, told: Mapping[str, int], known: Recognized | None, weights: SecondLooks
) -> Trigger | None:
    if attempt.reason != "frame" or not (rule := likeliest(doc, attempt, told, known)):
        return None
    curve: Regression = weights.alone if known is None else weights.recognized
    chance = curve.chance(features_of(doc, attempt, told, known))
    if chance < curve.threshold:
        return None
    unsure = rule.model_copy(update={"confidence": round(chance, 2)})
    return Trigger(attempt.start, attempt.start, attempt.end, unsure, attempt.arguments)


def likeliest(
    doc: Doc, attempt: Refusal, told: Mapping[str, int], known: Recognized | None = None
) -> TriggerRule | None:
    """The refused rule of the type that the recognizer gives the best chance, then that the text tells most of.

    None for a bare noun (*Marriage was sacred*), and where the text tells no event of any of their types; the
    recognizer may see one all the same, but for rules that say what the word must not be (*a heart attack*).
    """
    if _is_general(doc[attempt.start], attempt):
        return None
    chances = {} if known is None else known.get(attempt.start, {})
    seen = chances.get(EVENT, 0.0) > 0
    tried = (misfit.rule for misfit in attempt.misfits)
    rules = [rule for rule in tried if told.get(rule.type, 0) or (seen and not _is_blocked(doc, attempt, rule))]
    return max(rules, key=lambda rule: (chances.get(rule.type, 0.0), told.get(rule.type, 0)), default=None)


def _is_general(token: Token, attempt: Refusal) -> bool:
    """Whether a noun in the singular stands alone, with nothing that says which."""
    return token.tag_ in {"NN", "NNP"} and not attempt.arguments and token.left_edge.i == token.i


def _is_blocked(doc: Doc, attempt: Refusal, rule: TriggerRule) -> bool:
    """Whether the rule says that the word must not stand so, whatever it needs."""
    return any(holds(doc, doc._.fasti_mentions, attempt.arguments, block) for block in rule.blocks)


def features_of(
    doc: Doc, attempt: Refusal, told: Mapping[str, int], known: Recognized | None = None
) -> dict[str, float]:
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
        **(_recognized(known.get(attempt.start, {}), types) if known is not None else {}),
        **{f"{relation}.{mention.kind if mention else 'none'}": 1.0 for relation, mention in kinds},
    }


def _recognized(chances: Mapping[str, float], types: Collection[str]) -> dict[str, float]:
    """What the recognizer says: of an event at all, of one of the types, of one of their classes."""
    event = chances.get(EVENT, 0.0)
    classes = {one.partition(".")[0] for one in types}
    return {
        "event": event,
        "event.likely": float(event >= LIKELY),
        "event.sure": float(event >= SURE),
        "event.type": max((chances.get(one, 0.0) for one in types), default=0.0),
        "event.class": max((chances.get(one, 0.0) for one in classes), default=0.0),
    }
