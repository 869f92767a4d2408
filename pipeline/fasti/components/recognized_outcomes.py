"""Outcomes that no rule reads: words that the model's recognizer takes for the head of one, where it has a recognizer.

Which event it came of is a logistic regression over the events told in its sentence and the three before, whose
weights are data (`rules/blame.toml`, fitted by `tests/benchmarks/blame.py`). The outcome stands where the chance of
both is good enough, with that chance as its confidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from spacy.tokens import Doc, Token

from fasti.components.layers import OutcomeSpan, Trigger
from fasti.components.outcome_spans import extent, phrase
from fasti.components.recognized import OUTCOME, recognized
from fasti.components.scene import FURTHEST, Scene
from fasti.rules.regression import Regression

RULE = "recognized.outcome"
LEAST = 0.1  # a head with less chance is not looked at
KINDS = f"{OUTCOME}."
MOST_BETWEEN, MOST_ABOVE = 4, 3  # what is further away tells no more
FIGHTS = frozenset({"conflict.war", "conflict.battle", "conflict.siege", "conflict.attack"})


def read_recognized(scene: Scene, known: Iterable[OutcomeSpan], weights: Regression) -> Iterator[OutcomeSpan]:
    """The recognized outcomes that share no word with one of `known`."""
    chances = recognized(scene.doc)
    if chances is None:
        return
    taken = {token for outcome in known for token in range(outcome.start, outcome.end)}
    for at in sorted(chances):
        told = chances[at].get(OUTCOME, 0.0)
        kind = kind_of(chances[at])
        if told < LEAST or kind is None or at in taken:
            continue
        start, end = reach(scene.doc[at])
        if end - start > 1 and taken.isdisjoint(range(start, end)):
            near = near_events(scene, scene.doc[at], start, end, kind)
            blamed, chance = max(
                ((one, weights.chance(features)) for one, features in near),
                key=lambda pair: pair[1],
                default=(None, 0.0),
            )
            if blamed is not None and told * chance >= weights.threshold:
                taken.update(range(start, end))
                yield OutcomeSpan(start, end, kind, blamed, RULE, round(told * chance, 3))


def kind_of(chances: Mapping[str, float]) -> str | None:
    """The likeliest kind of outcome."""
    kinds = {name.removeprefix(KINDS): chance for name, chance in chances.items() if name.startswith(KINDS)}
    return max(kinds, key=kinds.__getitem__, default=None)


def reach(head: Token) -> tuple[int, int]:
    """Token bounds of the outcome whose head is given: the clause of a verb, the phrase of a noun."""
    return extent(head, "clause") if head.pos_ in {"VERB", "AUX"} else phrase(head)


def near_events(scene: Scene, head: Token, start: int, end: int, kind: str) -> Iterator[tuple[int, dict[str, float]]]:
    """The triggers that an outcome may have come of, by index, each with the features of the pair."""
    here = scene.sentence_of[head.i]
    told = scene.told_between(scene.start_of_reach(head, FURTHEST), head.sent.end)
    near = [at for at in told if not scene.triggers[at].silent]
    near.sort(key=lambda at: abs(scene.triggers[at].head - head.i))
    for order, at in enumerate(near):
        trigger = scene.triggers[at]
        back = here - scene.sentence_of[trigger.head]
        yield at, dict(_features(scene.doc, trigger, head, (start, end), kind, back, order))


def _features(
    doc: Doc, trigger: Trigger, head: Token, span: tuple[int, int], kind: str, back: int, order: int
) -> Iterator[tuple[str, float]]:
    event = doc[trigger.head]
    class_ = trigger.rule.type.partition(".")[0]
    nominal = event.pos_ in {"NOUN", "PROPN"}
    yield f"back.{back}", 1.0
    yield f"kind.{kind}.{class_}", 1.0
    yield f"type.{trigger.rule.type}", 1.0
    yield f"order.{min(back, 1)}.{min(order, MOST_BETWEEN)}", 1.0
    yield f"noun.{min(back, 1)}", float(nominal)
    yield "named", float(trigger.named)
    yield "pointing", float(bool(trigger.stands_for))
    yield "main", float(event.dep_ == "ROOT")
    yield "fight", float(trigger.rule.type in FIGHTS)
    if back == 0:
        yield from _in_sentence(trigger, event, head, span)


def _in_sentence(trigger: Trigger, event: Token, head: Token, span: tuple[int, int]) -> Iterator[tuple[str, float]]:
    """How an event of the outcome's own sentence stands to it."""
    own = trigger.start <= head.i < trigger.end
    yield "own", float(own)
    yield "inside", float(span[0] <= trigger.head < span[1])
    yield "after", float(event.i > head.i)
    above = [token.i for token in head.ancestors]
    way = [event, *event.ancestors]
    below = next((lower for lower, upper in pairwise(way) if upper.i == head.i), None)
    if event.i in above:
        yield f"above.{min(above.index(event.i), MOST_ABOVE)}", 1.0
        yield f"above.{_plain(head.dep_)}", 1.0
    elif below is not None:
        yield f"below.{_plain(below.dep_)}", 1.0
    elif not own:
        yield f"beside.{_plain(head.dep_)}", 1.0


def _plain(label: str) -> str:
    return label.partition(":")[0]
