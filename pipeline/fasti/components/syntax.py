"""Logical arguments from a dependency parse, in Universal Dependencies and in spaCy's ClearNLP scheme alike.

A passive subject is an `object`, a by-phrase an `agent`; relative pronouns give way to their antecedents, and what a
clause leaves unsaid comes from the clause above it (conjunction, control, participles). Relations are the strings of
`fasti.rules.schema.Relation`.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from fasti.components.layers import Argument

SUBJECT = {"nsubj", "nsubj:outer", "csubj", "csubj:outer", "expl:subj"}
PASSIVE_SUBJECT = {"nsubj:pass", "nsubjpass", "csubj:pass", "csubjpass"}
OBJECT = {"obj", "dobj"}
INDIRECT = {"iobj", "dative"}
POSSESSIVE = {"nmod:poss", "poss"}
MODIFIER = {"amod", "compound", "nmod:desc", "nmod", "flat", "nn"}
COMPLEMENT = {"xcomp", "attr", "acomp", "oprd"}
CLAUSE = {"ccomp", "advcl", "pcomp"}
PASSIVE_AUX = {"aux:pass", "auxpass"}
RELATIVE_CLAUSE = {"acl:relcl", "relcl"}
PARTICIPLE_CLAUSE = {"acl"}
RELATIVE_WORDS = {"who", "whom", "which", "that", "whose"}
# Prepositions of several words, by the one that they mean.
COMPOUND_PREPOSITIONS = {"out of": "from", "off of": "from", "up to": "to", "on to": "onto", "in to": "into"}
# "Attacked and burned the city": the first verb shares the object of a second that follows within this many tokens.
SHARED_OBJECT_REACH = 3
# "Hundreds of civilians": the word behind `of` is what is meant.
MOVABLE_PREPOSITIONS = frozenset("to from into in at near on against towards toward off outside under".split())
COPULAR = frozenset({"become", "remain", "turn", "be"})
SENDING = frozenset(
    "send dispatch despatch order commission appoint ask command instruct urge detach invite call".split()
)
LEADING = frozenset({"lead", "command", "head", "direct", "guide"})
COMMAND = frozenset({"command", "leadership", "orders", "order", "lead", "generalship"})
FRONTED = frozenset({"prep:in", "prep:at", "prep:near", "prep:on", "prep:from"})
QUANTITIES = frozenset(
    "number hundred thousand million dozen score lot majority most many some several few all both half part third "
    "quarter remainder rest remnant group band body party crowd host one two multitude handful couple mass none "
    "plenty".split()
)


def preposition(token: Token) -> str | None:
    """The preposition before a noun, lower case: its case in UD, what it hangs on in ClearNLP; None without one."""
    if token.dep_ == "pobj":
        return COMPOUND_PREPOSITIONS.get(f"{token.head.head.lower_} {token.head.lower_}", token.head.lower_)
    cases = [child for child in token.children if child.dep_ == "case" and child.lower_ not in {"'s", "’s", "'", "’"}]
    if not cases:
        return None
    last = cases[-1] if cases[-1].i < token.i else cases[0]
    words = " ".join([last.lower_, *(child.lower_ for child in last.children if child.dep_ == "fixed")])
    return COMPOUND_PREPOSITIONS.get(words, words.split()[0])


def conjuncts(token: Token) -> Iterator[Token]:
    """`token` and the nominals joined to it, in text order; a verb joined to a noun is another clause."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ not in {"VERB", "AUX"}:
            yield from conjuncts(child)


def meant(token: Token) -> Token:
    """The noun that a quantity counts (*hundreds of civilians* -> civilians), else the token itself."""
    if token.lemma_.lower() in QUANTITIES or token.pos_ == "NUM":
        for child in token.children:
            if child.dep_ in {"nmod", "obl"} and preposition(child) == "of":
                return meant(child)
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((meant(inner) for inner in child.children if inner.dep_ == "pobj"), token)
    return token


def misread_subject(verb: Token) -> Token | None:
    """The subject of a main verb that the parse takes for a participle, or None where it may be one.

    *Egypt severed relations* read as a noun phrase (no noun stands before a participle there), *The earls rebelled.*
    read as a noun with a clause behind it (then the sentence would have no verb at all).
    """
    head = verb.head
    if verb.dep_ == "amod" and verb.tag_ in {"VBD", "VBN"} and verb.i > 0:
        before = verb.nbor(-1)
        joined = before.head.i == head.i and before.dep_ in {"compound", "nsubj", "nmod", "nmod:unmarked", "amod"}
        return before if joined and before.i < verb.i < head.i and before.pos_ in {"NOUN", "PROPN"} else None
    top = head.head if head.dep_ in {"flat", "flat:name"} else head
    if verb.dep_ != "acl" or top.dep_ != "ROOT" or top.pos_ not in {"NOUN", "PROPN"} or verb.tag_ not in {"VBD", "VBN"}:
        return None
    said = any(child.dep_ in {"cop", "nsubj", "obl:agent", "aux:pass"} for child in (*top.children, *verb.children))
    stopped = verb.sent.text.rstrip().endswith((".", "!", ";"))
    return top if stopped and not said and verb.nbor(-1).text not in {",", "—", "–"} else None


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is its logical object."""
    children = list(verb.children)
    if misread_subject(verb) is not None:
        return False
    if any(child.dep_ in PASSIVE_AUX or child.dep_ in PASSIVE_SUBJECT for child in children):
        return True
    if any(child.dep_ in {"aux", "cop"} for child in children):
        return False
    bare = verb.dep_ in PARTICIPLE_CLAUSE | {"advcl", "amod", "conj", "xcomp", "dep", "parataxis", "ROOT"}
    past = verb.tag_ == "VBN" or (
        verb.morph.get("VerbForm", []) == ["Part"] and verb.morph.get("Tense", []) == ["Past"]
    )
    if verb.dep_ == "conj" and past and bare:
        return is_passive(verb.head) and not any(child.dep_ in SUBJECT for child in children)
    if verb.dep_ in {"ROOT", "parataxis"}:
        return False
    return bare and past and not any(child.dep_ in OBJECT for child in children)


def arguments(token: Token) -> tuple[Argument, ...]:
    """All logical arguments of a verb or of an event noun, conjoined fillers one by one, own before inherited."""
    nominal = token.pos_ in {"NOUN", "PROPN"}
    own = list(_own(token, nominal=nominal))
    inherited = list(_inherited(token, own)) if not nominal else list(_from_apposition(token))
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
                Argument("agent", a.token) for a in _own(doc[argument.token], nominal=True) if a.relation == "prep:of"
            )
        if argument.relation == "prep:under" and doc[argument.token].lemma_.lower() in COMMAND:
            filler = _own(doc[argument.token], nominal=True)
            yield from (Argument("prep:under", a.token) for a in filler if a.relation in {"prep:of", "possessive"})
        if argument.relation in {"object", "prep:of", "agent"}:
            for child in doc[argument.token].children:
                if child.dep_ in {"nmod", "prep"}:
                    for inner in _relation(child, passive=False, nominal=False):
                        if inner.relation.removeprefix("prep:") in MOVABLE_PREPOSITIONS:
                            yield Argument(inner.relation, inner.token, inherited=True)


def _own(token: Token, *, nominal: bool) -> Iterator[Argument]:
    passive = not nominal and is_passive(token)
    for child in token.children:
        yield from _relation(child, passive=passive, nominal=nominal)


def _relation(child: Token, *, passive: bool, nominal: bool) -> Iterator[Argument]:
    dep = child.dep_
    filler = _antecedent(child)
    if dep in SUBJECT:
        yield Argument("object" if passive else "subject", filler.i)
    elif dep in PASSIVE_SUBJECT:
        yield Argument("object", filler.i)
    elif dep in OBJECT:
        yield Argument("object", filler.i)
        if child.head.lemma_.lower() in COPULAR:  # small parsers take what one becomes for an object
            yield Argument("complement", filler.i)
    elif dep in INDIRECT and child.pos_ != "ADP":
        yield Argument("iobject", filler.i)
    elif dep in POSSESSIVE:
        yield Argument("possessive", filler.i)
    elif dep == "obl:agent":
        yield Argument("agent", filler.i)
    elif dep == "agent":
        yield from (Argument("agent", _antecedent(inner).i) for inner in child.children if inner.dep_ == "pobj")
    elif dep in {"prep", "dative"}:
        yield from _clearnlp_prepositional(child, by_is_agent=passive or nominal)
    elif dep in {"obl", "nmod", "obl:unmarked", "nmod:unmarked", "obl:arg"} and (word := preposition(child)):
        yield Argument("agent" if word == "by" and (passive or nominal) else f"prep:{word}", filler.i)
    elif dep in COMPLEMENT:
        yield Argument("complement", filler.i)
        if child.head.lemma_ == "have" and child.tag_ == "VBG":  # "had lasting effects" read as a clause of its own
            yield from (Argument("object", inner.i) for inner in child.children if inner.dep_ in OBJECT)
    elif dep in CLAUSE:
        yield Argument("clause", child.i)
    elif nominal and dep in MODIFIER:
        yield Argument("modifier", child.i)
    elif dep == "advmod" and child.lower_ in {"where", "there", "here"}:
        antecedent = _antecedent(child)
        yield Argument("prep:in", antecedent.i)


def _clearnlp_prepositional(child: Token, *, by_is_agent: bool) -> Iterator[Argument]:
    word = COMPOUND_PREPOSITIONS.get(f"{child.head.lower_} {child.lower_}", child.lower_)
    for inner in child.children:
        if inner.dep_ == "pobj":
            yield Argument("agent" if word == "by" and by_is_agent else f"prep:{word}", _antecedent(inner).i)
        elif inner.dep_ == "prep":
            yield from _clearnlp_prepositional(inner, by_is_agent=by_is_agent)


def _antecedent(token: Token) -> Token:
    """The noun that a relative word stands for, by climbing to its relative clause; else the token itself."""
    relative = token.lower_ in RELATIVE_WORDS or (token.lower_ == "where" and token.dep_ == "advmod")
    if not relative or token.pos_ == "DET":
        return token
    for ancestor in token.ancestors:
        if ancestor.dep_ in RELATIVE_CLAUSE:
            return ancestor.head
        if ancestor.dep_ in {"ccomp", "ROOT"}:
            break
    return token


def surface_subject(verb: Token) -> Token | None:
    """The subject that stands in the clause of `verb`, or that it takes over from the clause above it."""
    for child in verb.children:
        if child.dep_ in SUBJECT or child.dep_ in PASSIVE_SUBJECT:
            return _antecedent(child)
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
        if verb.dep_ == "advcl" and verb.tag_ == "VB" and head.lemma_.lower() in SENDING and not is_passive(head):
            sent = [child for child in head.children if child.dep_ in OBJECT]
            return sent[0] if sent else surface_subject(head)
        return surface_subject(head)
    if verb.dep_ == "pcomp":  # ClearNLP: by capturing, after crossing
        return surface_subject(head.head)
    return None


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBP", "VBZ", "MD"} and verb.morph.get("VerbForm", []) != ["Part"]


def _inherited(verb: Token, own: list[Argument]) -> Iterator[Argument]:
    relations = {argument.relation for argument in own}
    passive = is_passive(verb)
    place = "object" if passive else "subject"
    has_subject = any(child.dep_ in SUBJECT or child.dep_ in PASSIVE_SUBJECT for child in verb.children)
    if not has_subject and (borrowed := _borrowed_subject(verb)) is not None:
        yield Argument(place, borrowed.i, inherited=True)
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
        for argument in _own(verb.head, nominal=True):
            if argument.relation.startswith("prep:") and argument.relation != "prep:of":
                yield Argument(argument.relation, argument.token, inherited=True)
    if "object" not in relations and not passive:
        yield from _shared_object(verb)
    if verb.dep_ == "conj" and not has_subject:  # In Rome he landed and gathered an army
        for argument in _own(verb.head, nominal=False):
            if argument.relation in FRONTED and argument.token < verb.head.i:
                yield Argument(argument.relation, argument.token, inherited=True)
    if verb.dep_ == "conj" and passive and "agent" not in relations and is_passive(verb.head):
        yield from _agents(verb.head)
    for child in verb.children:  # "were besieged and taken by the Turks"
        if child.dep_ == "conj" and passive and "agent" not in relations and is_passive(child):
            yield from _agents(child)


def _agents(verb: Token) -> Iterator[Argument]:
    for argument in _own(verb, nominal=False):
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


def _from_apposition(noun: Token) -> Iterator[Argument]:
    """Arguments of a participle that describes an event noun, and what joined nouns share.

    *The siege, led by X*; *a treaty signed at Y*; *the siege and capture of Rome*.
    """
    if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        for argument in _own(noun.head, nominal=True):
            behind = argument.relation.startswith("prep:") and argument.token > noun.i
            if behind or argument.relation in {"possessive", "modifier"}:
                yield Argument(argument.relation, argument.token, inherited=True)
    for child in noun.children:
        if child.dep_ == "acl" and child.pos_ == "VERB":
            for argument in _own(child, nominal=False):
                if argument.relation == "agent" and child.lemma_ in {"lead", "command", "head"}:
                    yield Argument("prep:under", argument.token, inherited=True)
                elif argument.relation == "agent" or argument.relation.startswith("prep:"):
                    yield Argument(argument.relation, argument.token, inherited=True)


def commanders(noun: Token) -> Iterator[Argument]:
    """Those who lead what `noun` names: *commanded by X*, *under X*, *under the command of X*."""
    for child in noun.children:
        if (
            child.dep_ in {"acl", "acl:relcl", "relcl", "advcl"}
            and child.lemma_.lower() in LEADING
            and is_passive(child)
        ):
            yield from (Argument("agent", a.token) for a in arguments(child) if a.relation == "agent")
        for argument in _relation(child, passive=False, nominal=True):
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
