"""What a pronoun stands for: the mention that agrees and stands out, nearest sentence first, subject first."""

from __future__ import annotations

from spacy.tokens import Token

from fasti.components.carried import Carried
from fasti.components.layers import EntityMention, Key
from fasti.components.relations import PASSIVE_SUBJECT, SUBJECT

# How many sentences back a pronoun and a description may look.
PRONOUN_REACH = 2
ACTING_PLURAL = {"people", "force"}


def pronoun_antecedent(
    token: Token,
    pronoun: EntityMention,
    mentions: dict[int, EntityMention],
    keys: dict[int, Key],
    carried: Carried,
) -> Key | None:
    """The key of the mention that the pronoun stands for; None where nothing before it agrees."""
    first = sentence_reach(token, PRONOUN_REACH)
    candidates = [
        mention
        for head, mention in mentions.items()
        if first <= head < token.i
        and keys[head][0] != "pronoun"
        and _agrees(pronoun, mention)
        and not _are_coarguments(token, token.doc[head])
    ]
    if not candidates:
        return _spoken_before(token, pronoun, carried)
    best = max(candidates, key=lambda mention: _salience(token, mention))
    return keys[best.head]


def _spoken_before(token: Token, pronoun: EntityMention, carried: Carried) -> Key | None:
    """The same choice among the mentions that end the piece before; what was said last is the first of them."""
    near = carried.before(PRONOUN_REACH - sentences_before(token, PRONOUN_REACH))
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


def _salience(token: Token, mention: EntityMention) -> tuple[int, int, int]:
    """Nearer sentences first, then subjects, then nearness within the sentence."""
    doc = token.doc
    head = doc[mention.head]
    distance = sum(1 for other in doc[mention.head + 1 : token.i + 1] if other.is_sent_start)
    subject = head.dep_ in SUBJECT | PASSIVE_SUBJECT
    return (-distance, int(subject), mention.head)


def sentence_reach(token: Token, sentences: int) -> int:
    """Index of the first token `sentences` sentences before the one of `token`."""
    at = token.i
    for _ in range(sentences + 1):
        while at > 0 and not token.doc[at].is_sent_start:
            at -= 1
        if at == 0:
            return 0
        at -= 1
    return at + 1


def sentences_before(token: Token, most: int) -> int:
    """How many sentences stand before the one of `token`, counted up to `most`."""
    at, count = token.sent.start, 0
    while at > 0 and count < most:
        at = token.doc[at - 1].sent.start
        count += 1
    return count
