"""What keeps a word of the lexicon from telling an event, whatever its frame."""

from __future__ import annotations

from spacy.tokens import Token

from fasti.components.layers import Refused
from fasti.components.relations import is_passive, misread_subject
from fasti.components.syntax import LEADING

# Nouns before another noun describe it (war crimes, siege engines), unless the whole is a name.
DESCRIBING = {"compound", "amod", "nmod:desc", "nn"}
AUXILIARY = {"aux", "aux:pass", "auxpass", "cop"}
POINTING = {"the", "this", "that", "these", "those", "such"}
# A capitalised word that the model takes for part of one of these names no event, whatever it means elsewhere.
OTHER_NAMES = {"PERSON", "PER", "ORG", "NORP", "WORK", "WORK_OF_ART", "PRODUCT"}
HABITUAL = frozenset(
    "often usually routinely regularly generally frequently customarily habitually normally sometimes always whenever "
    "occasionally typically seldom rarely annually constantly".split()
)


def obstacle(token: Token) -> Refused | None:
    """What keeps a word of the lexicon from being tried."""
    if token.ent_type_ in OTHER_NAMES and (token.ent_iob_ == "I" or _goes_on(token)):
        return "other name"
    if token.pos_ in {"NOUN", "PROPN"}:
        return "describes" if describes(token) else None
    if token.pos_ == "ADJ":
        return None
    if token.dep_ in AUXILIARY:
        return "auxiliary"
    if _is_habit(token):
        return "habit"
    if token.dep_ == "amod" and misread_subject(token) is None:
        return "participle"
    # "Troops led by X" tells who leads, not that they moved.
    return "leading" if token.lemma_.lower() in LEADING and is_passive(token) else None


def describes(token: Token) -> bool:
    """Whether the noun stands before another that it describes."""
    return token.dep_ in DESCRIBING and token.head.pos_ in {"NOUN", "PROPN"} and token.i < token.head.i


def _goes_on(token: Token) -> bool:
    """Whether the name that the token opens has more words."""
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].ent_iob_ == "I"


def points(noun: Token) -> bool:
    """Whether the noun is definite and not one of several (*one of the most notorious episodes*)."""
    one_of = noun.head.lower_ in {"one", "some", "many", "series", "several"} and noun.dep_ in {"nmod", "pobj"}
    return not one_of and any(child.lower_ in POINTING or child.dep_ in {"nmod:poss", "poss"} for child in noun.lefts)


def _is_habit(verb: Token) -> bool:
    """Whether the clause tells a habit (*they often raided the coast*), which is no event."""
    return any(child.dep_ == "advmod" and child.lower_ in HABITUAL for child in verb.children)
