"""Logical arguments from a dependency parse, in Universal Dependencies and in spaCy's ClearNLP scheme alike.

A passive subject is an `object`, a by-phrase an `agent`; relative pronouns give way to their antecedents, and what a
clause leaves unsaid comes from the clause above it (conjunction, control, participles). Relations are the strings of
`fasti.rules.schema.Relation`.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from fasti.components.inheritance import described_arguments, inherited_arguments
from fasti.components.layers import Argument
from fasti.components.relations import OWN_ARGUMENTS, PASSIVES, conjuncts, is_passive, meant, own_arguments, relation_of

# "Hundreds of civilians": the word behind `of` is what is meant.
MOVABLE_PREPOSITIONS = frozenset("as to from into in at near on against towards toward off outside under".split())
ARGUMENTS = "fasti_arguments"  # in the user data of a Doc: arguments by the index of their token
LEADING = frozenset({"lead", "command", "head", "direct", "guide"})
# What is called by its leader's name: *the fleet of Brueys*, *Scott's troops*.
LED = frozenset("army troop force fleet squadron division corps brigade column regiment cavalry infantry host".split())
COMMAND = frozenset({"command", "leadership", "orders", "order", "lead", "generalship"})


def arguments(token: Token) -> tuple[Argument, ...]:
    """All logical arguments of a verb or of an event noun, conjoined fillers one by one, own before inherited.

    Several components ask for those of one token; they are kept with the Doc until `forget_arguments`.
    """
    kept: dict[int, tuple[Argument, ...]] = token.doc.user_data.setdefault(ARGUMENTS, {})
    found = kept.get(token.i)
    if found is None:
        found = kept[token.i] = _read_arguments(token)
    return found


def forget_arguments(doc: Doc) -> None:
    """Drop what is kept of a Doc, should its parse have changed."""
    for kept in (ARGUMENTS, OWN_ARGUMENTS, PASSIVES):
        doc.user_data.pop(kept, None)


def _read_arguments(token: Token) -> tuple[Argument, ...]:
    nominal = token.pos_ in {"NOUN", "PROPN"}
    own = list(own_arguments(token, nominal=nominal))
    inherited = list(inherited_arguments(token, own)) if not nominal else list(described_arguments(token))
    found: dict[tuple[str, int], Argument] = {}
    for argument in (*own, *inherited, *_from_fillers(token.doc, own)):
        for filler in conjuncts(token.doc[argument.token]):
            filler = meant(filler)
            if filler.i != token.i:
                found.setdefault(
                    (argument.relation, filler.i), Argument(argument.relation, filler.i, argument.inherited)
                )
    return tuple(found.values())


def _from_fillers(doc: Doc, own: list[Argument]) -> Iterator[Argument]:
    """Places and opponents that the parse hangs on a filler: *the retreat of the Swedes to Pomerania*."""
    for argument in own:
        if argument.relation == "prep:at" and doc[argument.token].lemma_ == "head":  # at the head of his guards
            yield from (
                Argument("agent", a.token)
                for a in own_arguments(doc[argument.token], nominal=True)
                if a.relation == "prep:of"
            )
        if argument.relation == "prep:under" and doc[argument.token].lemma_.lower() in COMMAND:
            filler = own_arguments(doc[argument.token], nominal=True)
            yield from (Argument("prep:under", a.token) for a in filler if a.relation in {"prep:of", "possessive"})
        if argument.relation in {"object", "prep:of", "agent"}:
            for child in doc[argument.token].children:
                if child.dep_ in {"nmod", "prep"}:
                    for inner in relation_of(child, passive=False, nominal=False):
                        if inner.relation.removeprefix("prep:") in MOVABLE_PREPOSITIONS:
                            yield Argument(inner.relation, inner.token, inherited=True)


def commanders(noun: Token) -> Iterator[Argument]:
    """Those who lead what `noun` names: *commanded by X*, *under X*, *under the command of X*, *the army of X*."""
    for child in noun.children:
        if (
            child.dep_ in {"acl", "acl:relcl", "relcl", "advcl"}
            and child.lemma_.lower() in LEADING
            and is_passive(child)
        ):
            yield from (Argument("agent", a.token) for a in arguments(child) if a.relation == "agent")
        for argument in relation_of(child, passive=False, nominal=True):
            if argument.relation == "prep:under":
                filler = noun.doc[argument.token]
                if filler.lemma_.lower() in COMMAND:
                    yield from (
                        Argument("prep:under", a.token)
                        for a in arguments(filler)
                        if a.relation in {"prep:of", "possessive"}
                    )
                else:
                    yield argument
            elif argument.relation in {"possessive", "prep:of"} and noun.lemma_.lower() in LED:
                yield argument
