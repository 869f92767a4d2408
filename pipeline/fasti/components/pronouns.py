"""What a pronoun stands for: the mention that agrees and stands out, nearest sentence first, subject first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Token

from fasti.components.carried import Carried
from fasti.components.layers import EntityMention, Key
from fasti.components.relations import PASSIVE_SUBJECT, SUBJECT

# How many sentences back a pronoun and a description may look.
PRONOUN_REACH = 2
ACTING_PLURAL = {"people", "force"}


@dataclass(frozen=True)
class TextOrder:
    """The heads of all mentions and the first tokens of all sentences, in text order, to look back by."""

    heads: list[int]
    starts: list[int]

    @classmethod
    def of(cls, doc: Doc, mentions: Iterable[int]) -> TextOrder:
        """That of a Doc and the heads of its mentions."""
        return cls(sorted(mentions), np.flatnonzero(doc.to_array("SENT_START") == 1).tolist())

    def sentence_of(self, token: int) -> int:
        """The number of the sentence that a token stands in."""
        return bisect_right(self.starts, token)

    def sentences_before(self, token: Token) -> int:
        """How many sentences stand before the one of a token."""
        return self.sentence_of(token.i) - 1

    def heads_before(self, token: Token, *, sentences: int) -> list[int]:
        """The heads of the mentions before a token, from so many sentences before its own on."""
        at = self.sentence_of(token.i) - 1 - sentences
        first = self.starts[at] if at >= 0 else 0
        return self.heads[bisect_left(self.heads, first) : bisect_left(self.heads, token.i)]


def pronoun_antecedent(
    token: Token,
    pronoun: EntityMention,
    mentions: dict[int, EntityMention],
    keys: dict[int, Key],
    order: TextOrder,
    carried: Carried,
) -> Key | None:
    """The key of the mention that the pronoun stands for; None where nothing before it agrees."""
    near = order.heads_before(token, sentences=PRONOUN_REACH)
    candidates = [
        mention
        for head, mention in ((head, mentions[head]) for head in near)
        if keys[head][0] != "pronoun" and _agrees(pronoun, mention) and not _are_coarguments(token, token.doc[head])
    ]
    if not candidates:
        return _spoken_before(token, pronoun, order, carried)
    best = max(candidates, key=lambda mention: _salience(token, mention, order))
    return keys[best.head]


def _spoken_before(token: Token, pronoun: EntityMention, order: TextOrder, carried: Carried) -> Key | None:
    """The same choice among the mentions that end the piece before; what was said last is the first of them."""
    near = carried.before(PRONOUN_REACH - order.sentences_before(token))
    agreeing = (spoken for spoken in near if spoken.key[0] != "pronoun" and _agrees(pronoun, spoken.mention))
    best = max(agreeing, key=lambda spoken: (-spoken.back, spoken.subject), default=None)
    return None if best is None else best.key


def _are_coarguments(pronoun: Token, other: Token) -> bool:
    """Whether both hang on one verb, where only a reflexive may mean the other: *Polish troops defeated them*."""
    if pronoun.lower_.endswith(("self", "selves")) or pronoun.dep_ in {"nmod:poss", "poss"}:
        return False
    verb = other.head
    return other.i != verb.i and (
        pronoun.head.i == verb.i or (pronoun.head.dep_ == "prep" and pronoun.head.head.i == verb.i)
    )


def _agrees(pronoun: EntityMention, mention: EntityMention) -> bool:
    word = pronoun.text.lower()
    if pronoun.kind == "person":
        if word in {"i", "me"}:
            return False
        return mention.kind == "person" and not mention.plural
    if pronoun.plural:
        if word in {"we", "us", "those", "these"}:
            return False
        return (
            mention.kind in ACTING_PLURAL and (mention.plural or mention.kind == "force") and mention.form != "pronoun"
        )
    return (
        word in {"it", "itself", "its"}
        and mention.kind in {"polity", "org", "vessel", "facility", "place"}
        and not mention.plural
    )


def _salience(token: Token, mention: EntityMention, order: TextOrder) -> tuple[int, int, int]:
    """Nearer sentences first, then subjects, then nearness within the sentence."""
    head = token.doc[mention.head]
    distance = order.sentence_of(token.i) - order.sentence_of(mention.head)
    subject = head.dep_ in SUBJECT | PASSIVE_SUBJECT
    return (-distance, int(subject), mention.head)
