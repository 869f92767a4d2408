"""What a clause leaves unsaid and takes over from another: subjects, objects, agents, fronted places."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from fasti.components.entries import entries
from fasti.components.layers import Argument
from fasti.components.relations import (
    INDIRECT,
    OBJECT,
    PASSIVE_SUBJECT,
    RELATIVE_CLAUSE,
    RELATIVE_WORDS,
    SUBJECT,
    antecedent,
    is_inverted_subject,
    is_passive,
    misread_subject,
    opens_entry,
    own_arguments,
)

# "Attacked and burned the city": the first verb shares the object of a second that follows within this many tokens.
SHARED_OBJECT_REACH = 3
SENDING = frozenset(
    "send dispatch despatch order commission appoint ask command instruct urge detach invite call".split()
)
# Whose object does what the infinitive behind it says, however the parse hangs that: *drove Spain to begin talks*.
CAUSING = SENDING | frozenset(
    "drive lead force compel oblige induce persuade encourage allow permit enable cause prompt help require tempt "
    "incite provoke press entreat beg advise forbid condemn sentence summon tell get".split()
)
# Texts that do what those say who made them: *signed an order that seized the mines*.
MADE = frozenset("order law decree act bill edict proclamation statute ordinance resolution charter treaty".split())
# *A siege targeting the traders*, *a war involving Spain*: what the participle's object is to the event.
AIMED = {"target": "prep:against", "involve": "prep:between", "oppose": "prep:against", "pit": "prep:between"}
FRONTED = frozenset({"prep:in", "prep:at", "prep:near", "prep:on", "prep:from"})


def surface_subject(verb: Token) -> Token | None:
    """The subject that stands in the clause of `verb`, or that it takes over from the clause above it."""
    for child in verb.children:
        if child.dep_ in SUBJECT or child.dep_ in PASSIVE_SUBJECT or is_inverted_subject(child):
            return antecedent(child)
    return _borrowed_subject(verb)


def _borrowed_subject(verb: Token) -> Token | None:
    head = verb.head
    if verb.i == head.i:
        return None
    if (misread := misread_subject(verb)) is not None:
        return misread
    if verb.dep_ in RELATIVE_CLAUSE:
        return None
    if verb.dep_ == "acl":
        if any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children) or verb.tag_ == "VB":
            if head.pos_ == "PROPN":  # sent Bering to explore the coast
                return head
            governor = head.head
            return surface_subject(governor) if governor.pos_ in {"VERB", "AUX"} and governor.i != head.i else None
        return head
    if verb.dep_ == "xcomp":
        controlled = [child for child in head.children if child.dep_ in OBJECT or child.dep_ in INDIRECT]
        return controlled[0] if controlled else surface_subject(head)
    if verb.dep_ == "parataxis" and head.dep_ == "ROOT" and head.pos_ in {"NOUN", "PROPN"}:
        return head  # "Caesar, who had won, crossed the river" read as a name with a remark
    if verb.dep_ == "conj" and head.pos_ in {"NOUN", "PROPN"} and head.head.pos_ == "VERB" and verb.tag_ == "VBD":
        return surface_subject(head.head)  # "led to anger and shaped opinion", the verb hung on the noun
    if verb.dep_ in {"conj", "advcl", "parataxis", "dep"} and head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
        if verb.dep_ == "advcl" and _is_finite(verb):
            return None
        if verb.dep_ == "advcl" and verb.tag_ == "VB" and head.lemma_.lower() in CAUSING and not is_passive(head):
            sent = [child for child in head.children if child.dep_ in OBJECT]
            return sent[0] if sent else surface_subject(head)
        return surface_subject(head)
    if verb.dep_ == "pcomp":  # ClearNLP: by capturing, after crossing
        return surface_subject(head.head)
    return None


def entry_title(verb: Token) -> Token | None:
    """The head of the title of the entry that the verb opens: *JENA (Campaign of 1806). Fought October 14, ...*"""
    if verb.dep_ != "ROOT" or not opens_entry(verb):
        return None
    return next((verb.doc[entry.head] for entry in entries(verb.doc) if entry.body == verb.i), None)


def _sender(verb: Token) -> Token | None:
    """Who has it done: the *tsar* who *sent Bering to explore the coast*."""
    head = verb.head.head if verb.dep_ == "acl" else verb.head
    infinitive = verb.tag_ == "VB" and verb.dep_ in {"acl", "advcl", "xcomp", "ccomp"}
    if not infinitive or head.pos_ != "VERB" or head.lemma_.lower() not in SENDING:
        return None
    if is_passive(head):
        return next((verb.doc[a.token] for a in own_arguments(head, nominal=False) if a.relation == "agent"), None)
    return surface_subject(head)


def _maker(verb: Token) -> Token | None:
    """Who made the text that the verb tells of: the *king* who *signed an order that freed the serfs*."""
    text = verb.head
    if verb.dep_ not in RELATIVE_CLAUSE | {"acl"} or text.dep_ not in OBJECT or text.lemma_.lower() not in MADE:
        return None
    has_other = any(child.dep_ in SUBJECT and antecedent(child).i != text.i for child in verb.children)
    return None if has_other or text.head.pos_ != "VERB" else surface_subject(text.head)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBP", "VBZ", "MD"} and verb.morph.get("VerbForm", []) != ["Part"]


def inherited_arguments(verb: Token, own: list[Argument]) -> Iterator[Argument]:
    """What the verb takes over from other clauses, where its `own` arguments leave it open."""
    relations = {argument.relation for argument in own}
    passive = is_passive(verb)
    place = "object" if passive else "subject"
    has_subject = any(child.dep_ in SUBJECT or child.dep_ in PASSIVE_SUBJECT for child in verb.children)
    if not has_subject and (borrowed := _borrowed_subject(verb)) is not None:
        yield Argument(place, borrowed.i, inherited=True)
    if (entry := entry_title(verb)) is not None:
        yield Argument("prep:at" if verb.lemma_.lower() == "fight" else "object", entry.i, inherited=True)
    if not passive and (maker := _maker(verb)) is not None:
        yield Argument("subject", maker.i, inherited=True)
    if not passive and (sender := _sender(verb)) is not None:
        yield Argument("subject", sender.i, inherited=True)
    if (
        verb.dep_ in RELATIVE_CLAUSE
        and has_subject
        and "object" not in relations
        and not passive
        and _lacks_object(verb)
    ):
        yield Argument("object", verb.head.i, inherited=True)
    if verb.dep_ == "amod" and not passive and misread_subject(verb) is not None:
        yield Argument("object", verb.head.i, inherited=True)
        for argument in own_arguments(verb.head, nominal=True):
            if argument.relation.startswith("prep:") and argument.relation != "prep:of":
                yield Argument(argument.relation, argument.token, inherited=True)
    if "object" not in relations and not passive:
        yield from _shared_object(verb)
    if verb.dep_ == "conj" and not has_subject:  # In Rome he landed and gathered an army
        for argument in own_arguments(verb.head, nominal=False):
            if argument.relation in FRONTED and argument.token < verb.head.i:
                yield Argument(argument.relation, argument.token, inherited=True)
    if verb.dep_ == "conj" and passive and "agent" not in relations and is_passive(verb.head):
        yield from _agents(verb.head)
    for child in verb.children:  # "were besieged and taken by the Turks"
        if child.dep_ == "conj" and passive and "agent" not in relations and is_passive(child):
            yield from _agents(child)


def _agents(verb: Token) -> Iterator[Argument]:
    for argument in own_arguments(verb, nominal=False):
        if argument.relation == "agent":
            yield Argument("agent", argument.token, inherited=True)


def _lacks_object(verb: Token) -> bool:
    """A relative clause without a relative word (*the city they took*) has its head noun as object."""
    return not any(
        child.lower_ in RELATIVE_WORDS or child.lower_ in {"where", "when"}
        for part in verb.children
        for child in (part, *part.children)
    )


def _shared_object(verb: Token) -> Iterator[Argument]:
    for child in verb.children:
        own_subject = any(grandchild.dep_ in SUBJECT | PASSIVE_SUBJECT for grandchild in child.children)
        if (
            child.dep_ == "conj"
            and child.pos_ == "VERB"
            and child.i - verb.i <= SHARED_OBJECT_REACH
            and not own_subject
        ):
            for grandchild in child.children:
                if grandchild.dep_ in OBJECT:
                    yield Argument("object", grandchild.i, inherited=True)


def described_arguments(noun: Token) -> Iterator[Argument]:
    """Arguments of a participle that describes an event noun, and what joined nouns share.

    *The siege, led by X*; *a treaty signed at Y*; *the siege and capture of Rome*.
    """
    if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        for argument in own_arguments(noun.head, nominal=True):
            behind = argument.relation.startswith("prep:") and argument.token > noun.i
            if behind or argument.relation in {"possessive", "modifier"}:
                yield Argument(argument.relation, argument.token, inherited=True)
    for child in noun.children:
        if child.dep_ in RELATIVE_CLAUSE and _is_set_in(child, noun):
            sides = {"object": "prep:against"} if is_passive(child) else {"subject": "agent", "object": "prep:against"}
            for argument in own_arguments(child, nominal=False):
                relation = sides.get(argument.relation, argument.relation)
                if relation in {"agent", "prep:against"} and argument.token != noun.i:
                    yield Argument(relation, argument.token, inherited=True)
        if child.dep_ == "acl" and child.pos_ == "VERB":
            aimed = AIMED.get(child.lemma_.lower()) if not is_passive(child) else None
            for argument in own_arguments(child, nominal=False):
                if argument.relation == "object" and aimed is not None:
                    yield Argument(aimed, argument.token, inherited=True)
                if argument.relation == "agent" and child.lemma_ in {"lead", "command", "head"}:
                    yield Argument("prep:under", argument.token, inherited=True)
                elif argument.relation == "agent" or argument.relation.startswith("prep:"):
                    yield Argument(argument.relation, argument.token, inherited=True)


def _is_set_in(clause: Token, noun: Token) -> bool:
    """Whether the clause tells what happened in the event: *a battle in which the Turks beat the Serbs*."""
    opening = noun.doc[clause.left_edge.i : clause.i]
    return any(
        token.lower_ in {"where", "whereby", "wherein"}
        or (token.lower_ == "which" and token.i > 0 and token.nbor(-1).lower_ in {"in", "during", "by", "through"})
        for token in opening
    )
