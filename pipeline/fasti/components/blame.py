"""Which event a consequence is said of: the subject of its verb, or the event that its clause hangs on.

`at_token` maps the tokens of triggers to the indices of the triggers.
"""

from __future__ import annotations

from spacy.tokens import Token

from fasti.components.layers import Argument
from fasti.components.outcome_spans import is_comma
from fasti.components.relations import OBJECT, is_passive
from fasti.components.syntax import arguments
from fasti.rules.schema import OutcomeRule

ATTACHED = {"advcl", "acl", "acl:relcl", "relcl"}


def blamed_by(rule: OutcomeRule, verb: Token, fillers: tuple[Argument, ...], at_token: dict[int, int]) -> list[int]:
    """The triggers that a rule's verb is said of; several where its subject joins several events."""
    if rule.bearers:
        return _borne(verb, fillers, rule.bearers, at_token)
    if "*" in rule.verbs:
        return [] if is_passive(verb) else subject_triggers(verb, fillers, at_token)
    found = subject_triggers(verb, fillers, at_token)
    if found:
        return found
    if verb.dep_ in ATTACHED and verb.head.i in at_token and _hangs(verb):
        return [at_token[verb.head.i]]
    return _within_subject(verb, fillers, at_token)


def subject_triggers(verb: Token, fillers: tuple[Argument, ...], at_token: dict[int, int]) -> list[int]:
    """The triggers that do what the verb says; of a passive, those that it is done by."""
    reduced = verb.dep_ == "acl" and (verb.tag_ == "VBG" or not any(child.dep_ in OBJECT for child in verb.children))
    if reduced and not is_comma(verb.doc, verb.left_edge.i - 1):
        return []  # "the siege targeting the traders" says which siege, not what came of it
    wanted = "agent" if is_passive(verb) else "subject"
    found: list[int] = []
    for argument in fillers:
        if argument.relation == wanted and argument.token in at_token:
            found.append(at_token[argument.token])
            # "The assault on the town and the occupation had ...": what is joined, wherever the parse hangs it.
            joined = (
                t for t in verb.doc[argument.token].subtree if t.dep_ == "conj" and t.pos_ == "NOUN" and t.i < verb.i
            )
            found.extend(at_token[token.i] for token in joined if token.i in at_token)
    return list(dict.fromkeys(found))


def _within_subject(verb: Token, fillers: tuple[Argument, ...], at_token: dict[int, int]) -> list[int]:
    """The one trigger inside a subject that is none itself: *the brutality of the war shaped opinion*."""
    for argument in fillers:
        subject = verb.doc[argument.token]
        abstract = subject.pos_ == "NOUN" and subject.i < verb.i and not is_passive(verb)
        if argument.relation == "subject" and abstract and not argument.inherited:
            inside = list(dict.fromkeys(at_token[inner.i] for inner in subject.subtree if inner.i in at_token))
            if len(inside) == 1:
                return inside
    return []


def _borne(verb: Token, fillers: tuple[Argument, ...], bearers: tuple[str, ...], at_token: dict[int, int]) -> list[int]:
    """The trigger in an of-phrase of the subject: *the memory of the siege*."""
    for argument in fillers:
        subject = verb.doc[argument.token]
        if argument.relation in {"subject", "object"} and subject.lemma_.lower() in bearers and subject.i < verb.i:
            for inner in arguments(subject):
                if inner.relation in {"prep:of", "possessive"} and inner.token in at_token:
                    return [at_token[inner.token]]
    return []


def _hangs(verb: Token) -> bool:
    """A participial clause behind its event (*..., causing severe shortages*), no purpose and no condition."""
    marks = {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}
    return (
        verb.tag_ == "VBG"
        and verb.i > verb.head.i
        and not marks & {"to", "if", "by", "while", "after", "before", "when"}
    )


def trigger_above(token: Token, at_token: dict[int, int]) -> int | None:
    """The trigger over a phrase, or the trigger that is subject of the verb over it."""
    for ancestor in token.ancestors:
        if ancestor.i in at_token:
            return at_token[ancestor.i]
        if ancestor.pos_ in {"VERB", "AUX"}:
            found = subject_triggers(ancestor, arguments(ancestor), at_token)
            return found[0] if found else None
    return None
