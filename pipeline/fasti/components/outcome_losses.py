"""The lost: noun phrases that count them, and clauses that tell of counted people killed."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from fasti.components.blame import trigger_above
from fasti.components.layers import OutcomeSpan
from fasti.components.outcome_spans import phrase
from fasti.components.relations import own_arguments
from fasti.components.scene import Scene
from fasti.rules.schema import OutcomeRule

LOSS_WORDS = frozenset(
    "life man civilian soldier ship troop person people side crew killed wounded dead hand sailor officer".split()
)
QUANTITY = frozenset("many thousand hundred dozen most several few score million half all more some".split())
FALLEN = frozenset({"dead", "wounded", "killed", "slain", "dying"})


def read_losses(scene: Scene, rules: dict[str, OutcomeRule]) -> Iterator[OutcomeSpan]:
    """Noun phrases of loss of life: *heavy casualties*, *a loss of 20,000 lives*, *300 dead*."""
    for token in scene.doc:
        rule = rules.get(token.lemma_.lower()) if token.pos_ in {"NOUN", "PROPN", "ADJ"} else None
        if rule is None or not is_loss(token):
            continue
        start, end = phrase(token)
        blamed, own = trigger_above(token, scene), scene.at_token.get(token.i)
        if blamed is None or blamed == own:
            blamed = scene.nearest(token, rule.of, reach=rule.reach)
        if blamed is not None and blamed != own:
            yield OutcomeSpan(start, end, rule.kind, blamed, rule.id, rule.confidence)


def is_counted(word: Token) -> bool:
    """Whether a number or a word of quantity counts the noun."""
    parts = (word, *word.children, *(inner for child in word.children for inner in child.children))
    return any(part.pos_ == "NUM" or part.lemma_.lower() in QUANTITY for part in parts)


def is_loss(token: Token) -> bool:
    """Whether the noun counts people: a loss or toll must say of what, a death must be counted or many."""
    lemma = token.lemma_.lower()
    if lemma in {"casualty", "fatality", "bloodshed"}:
        return True
    if lemma in FALLEN:
        return token.dep_ not in {"amod", "compound", "xcomp"} and any(
            child.pos_ in {"NUM", "ADP"} or child.dep_ in {"det", "conj", "case"} for child in token.children
        )
    near = {inner.lemma_.lower() for inner in token.subtree}
    if lemma in {"loss", "toll", "cost"}:
        heavy = any(child.lemma_.lower() in {"heavy", "severe", "great", "death"} for child in token.children)
        return bool(near & LOSS_WORDS) or _of_people(token) or (heavy and lemma != "cost")
    return is_counted(token) or (lemma == "death" and token.tag_ == "NNS")


def _of_people(noun: Token) -> bool:
    """Whether the noun says that it is one of people: *the loss of a knight*, *of his regiment*."""
    lost = (argument.token for argument in own_arguments(noun, nominal=True) if argument.relation == "prep:of")
    kinds = {noun.doc._.fasti_mentions[at].kind for at in lost if at in noun.doc._.fasti_mentions}
    return bool(kinds & {"person", "people", "force"})
