"""What a pronoun stands for: of the mentions before it that agree, the one that stands out most."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

import numpy as np
from spacy.tokens import Doc, Token

from fasti.components.carried import Carried
from fasti.components.inheritance import surface_subject
from fasti.components.layers import EntityMention, Key
from fasti.components.relations import OBJECT, PASSIVE_SUBJECT, POSSESSIVE, SUBJECT

# How many sentences back a pronoun and a description may look.
PRONOUN_REACH = 2
ACTING_PLURAL = {"people", "force"}
PLURALS = {"they", "them", "their", "themselves"}
# What *they* may mean besides people, if nothing better is near: a body, or things, which act in nothing.
PLURAL_THINGS = {"thing", "vessel", "polity", "place", "facility"}
# What makes a mention stand out (compare Lappin and Leass 1994): weights of a ranking that was fitted on the
# coreference of GUM, rounded.
EACH_SENTENCE = (0.0, -1.2, -1.7)  # by how many sentences it lies back
EACH_BETWEEN = -0.12  # for each mention between the two
OFTEN = 0.5  # for the logarithm of how often it was spoken of
OF_SUBJECT, OF_MAIN_SUBJECT, OF_BOTH_SUBJECTS = 0.6, 0.4, 0.7  # *He* is rather a subject than an object
OF_OBJECT, OF_POSSESSIVE, OF_PRONOUN = -0.3, 0.7, 0.5
OF_JOINED = -1.1  # the second of two, or a description of another
OF_BODY, OF_THING = -1.2, -0.9  # for *they*
JOINED = {"conj", "appos", "compound", "amod", "flat"}
SHE = frozenset({"she", "her", "herself"})
FEMALE = frozenset(
    "queen empress princess duchess countess baroness lady dame mrs. ms. miss madame mademoiselle mother wife sister "
    "daughter widow girl woman nun abbess aunt niece grandmother granddaughter mistress dowager heroine".split()
)
MALE = frozenset(
    "king emperor prince duke earl count baron lord sir mr. father husband brother son boy man monk abbot uncle nephew "
    "grandfather grandson pope bishop archbishop general admiral colonel captain marshal".split()
)


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
    """The key of the mention that the pronoun stands for; None where nothing agrees."""
    key = _choose(token, pronoun, mentions, keys, order, carried)
    if key is not None and pronoun.kind == "person":
        carried.women.setdefault(key, pronoun.text.lower() in SHE)
    return key


def _choose(
    token: Token,
    pronoun: EntityMention,
    mentions: dict[int, EntityMention],
    keys: dict[int, Key],
    order: TextOrder,
    carried: Carried,
) -> Key | None:
    """The best of the mentions near."""
    ahead = _subject_ahead(token)
    if ahead is not None and _is_named(ahead, mentions) and _agrees(pronoun, mentions[ahead.i]):
        return keys[ahead.i]
    near = order.heads_before(token, sentences=PRONOUN_REACH)
    candidates = [
        (mention, len(near) - at)
        for at, mention in enumerate(mentions[head] for head in near)
        if keys[mention.head][0] != "pronoun"
        and _agrees(pronoun, mention)
        and not _is_of_other_sex(token.doc, pronoun, mention, carried.women.get(keys[mention.head]))
        and not _are_coarguments(token, token.doc[mention.head])
    ]
    if not candidates:
        return _spoken_before(token, pronoun, order, carried)
    scores = {mention.head: _salience(token, mention, between, keys, order, carried) for mention, between in candidates}
    return keys[max(scores, key=lambda head: (scores[head], head))]


def _is_of_other_sex(doc: Doc, pronoun: EntityMention, mention: EntityMention, told: bool | None) -> bool:
    """Whether *he* is said of a queen, or *she* of one who was a he before: `told` is whether she is a woman."""
    if pronoun.kind != "person":
        return False
    if told is None:
        words = {doc[at].lower_ for at in range(max(0, mention.start - 1), mention.end)}
        told = False if words & MALE else True if words & FEMALE else None
    return told is not None and told != (pronoun.text.lower() in SHE)


def _is_named(token: Token, mentions: Mapping[int, EntityMention]) -> bool:
    return token.i in mentions and mentions[token.i].form == "name"


def _spoken_before(token: Token, pronoun: EntityMention, order: TextOrder, carried: Carried) -> Key | None:
    """The mention that ends the piece before, a subject first; what was said last is the first of them."""
    near = carried.before(PRONOUN_REACH - order.sentences_before(token))
    agreeing = (spoken for spoken in near if spoken.key[0] != "pronoun" and _agrees(pronoun, spoken.mention))
    best = max(agreeing, key=lambda spoken: (-spoken.back, spoken.subject), default=None)
    return None if best is None else best.key


def _subject_ahead(pronoun: Token) -> Token | None:
    """The subject of the main clause behind the clause that the pronoun opens: *When he fell, Smith took command.*"""
    for clause in pronoun.ancestors:
        if clause.dep_ == "advcl" and clause.i < clause.head.i and clause.head.dep_ in {"ROOT", "conj", "ccomp"}:
            subjects = (child for child in clause.head.lefts if child.dep_ in SUBJECT | PASSIVE_SUBJECT)
            return next((child for child in subjects if child.i > clause.i and child.i > pronoun.i), None)
    return None


def _are_coarguments(pronoun: Token, other: Token) -> bool:
    """Whether both hang on one verb, where only a reflexive may mean the other: *Polish troops defeated them*.

    So it is with a subject that the verb takes over: *the crowd wanted to lynch them*.
    """
    if pronoun.lower_.endswith(("self", "selves")) or pronoun.dep_ in POSSESSIVE:
        return False
    verb = pronoun.head.head if pronoun.head.dep_ == "prep" else pronoun.head
    while other.dep_ in JOINED and other.i != other.head.i:
        other = other.head
    if other.i == other.head.i or other.head.i == verb.i:
        return other.i != other.head.i
    if pronoun.dep_ in SUBJECT | PASSIVE_SUBJECT and _is_in_phrase_of(verb, other):
        return True
    if pronoun.dep_ in SUBJECT | PASSIVE_SUBJECT or verb.pos_ not in {"VERB", "AUX"}:
        return False
    subject = surface_subject(verb)
    return subject is not None and subject.i == other.i


def _is_in_phrase_of(verb: Token, other: Token) -> bool:
    """Whether a name stands in a phrase of the verb that opens its clause: *With the help of Smith, he fled.*"""
    while other.dep_ in JOINED | {"nmod", "pobj", "prep"} and other.i != other.head.i:
        other = other.head
    return other.head.i == verb.i and other.i < verb.i and other.dep_.startswith(("obl", "prep"))


def _agrees(pronoun: EntityMention, mention: EntityMention) -> bool:
    word = pronoun.text.lower()
    if pronoun.kind == "person":
        return word not in {"i", "me"} and mention.kind == "person" and not mention.plural
    if pronoun.plural:
        return word in PLURALS and _may_be_they(mention)
    return (
        word in {"it", "itself", "its"}
        and mention.kind in {"polity", "org", "vessel", "facility", "place"}
        and not mention.plural
    )


def _may_be_they(mention: EntityMention) -> bool:
    if mention.form == "pronoun":
        return mention.text.lower() in PLURALS
    if mention.kind in ACTING_PLURAL:
        return mention.plural or mention.kind == "force" or mention.form == "name"
    return mention.kind == "org" or (mention.kind in PLURAL_THINGS and mention.plural)


def _salience(
    token: Token,
    mention: EntityMention,
    between: int,
    keys: Mapping[int, Key],
    order: TextOrder,
    carried: Carried,
) -> float:
    """How much a mention stands out for a pronoun; `between` is how many stand between the two."""
    head = token.doc[mention.head]
    is_subject = head.dep_ in SUBJECT | PASSIVE_SUBJECT
    score = EACH_SENTENCE[order.sentence_of(token.i) - order.sentence_of(mention.head)] + EACH_BETWEEN * between
    score += OFTEN * log(carried.times[keys[mention.head]] or 1)
    if is_subject:
        score += OF_SUBJECT + OF_MAIN_SUBJECT * (head.head.dep_ == "ROOT")
        score += OF_BOTH_SUBJECTS * (token.dep_ in SUBJECT | PASSIVE_SUBJECT)
    score += OF_OBJECT * (head.dep_ in OBJECT) + OF_POSSESSIVE * (head.dep_ in POSSESSIVE)
    score += OF_JOINED * (head.dep_ in JOINED) + OF_PRONOUN * (mention.form == "pronoun")
    return score + OF_BODY * (mention.kind == "org") + OF_THING * (mention.kind in PLURAL_THINGS)
