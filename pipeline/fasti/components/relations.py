"""The relations that a parse draws itself, in Universal Dependencies and in spaCy's ClearNLP scheme, made logical.

A passive subject is an `object`, a by-phrase an `agent`, and a relative pronoun gives way to its antecedent.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Token

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
POSSESSIVE_MARKS = {"'s", "’s", "'", "’"}
# Prepositions of several words, by the one that they mean.
COMPOUND_PREPOSITIONS = {"out of": "from", "off of": "from", "up to": "to", "on to": "onto", "in to": "into"}
PERSON_LABELS = {"PERSON", "PER"}
MAKING = frozenset({"make", "appoint", "elect", "name", "crown", "proclaim", "declare", "create"})
# What takes no object: a noun behind it, where there is none before, is its subject (*Then came the Danes*).
UNACCUSATIVE = frozenset(
    "come arrive die perish arise rise appear go march sail follow ensue occur begin end fall flee happen advance "
    "return depart break".split()
)
COPULAR = frozenset({"become", "remain", "turn", "be"})
# How participles end that a tagger may take for adjectives: *were outflanked*, *was broken*, *were slain*.
PARTICIPLE_ENDINGS = ("ed", "en", "wn", "ain", "ung", "uck")
# In the user data of a Doc: what several components ask of a token, by its index.
PASSIVES, OWN_ARGUMENTS = "fasti_passives", "fasti_own_arguments"
QUANTITIES = frozenset(
    "number hundred thousand million dozen score lot majority most many some several few all both half part third "
    "quarter remainder rest remnant group band body party crowd host one two multitude handful couple mass none "
    "plenty".split()
)


def preposition(token: Token) -> str | None:
    """The preposition before a noun, lower case: its case in UD, what it hangs on in ClearNLP; None without one."""
    if token.dep_ == "pobj":
        return COMPOUND_PREPOSITIONS.get(f"{token.head.head.lower_} {token.head.lower_}", token.head.lower_)
    cases = [child for child in token.children if child.dep_ == "case" and child.lower_ not in POSSESSIVE_MARKS]
    if not cases:  # "of General Zhang", the word hung on the title
        inside = (child for child in token.lefts if child.dep_ in {"nmod:desc", "compound"})
        cases = [inner for child in inside for inner in child.lefts if inner.dep_ == "case"]
    if not cases:
        return None
    last = cases[-1] if cases[-1].i < token.i else cases[0]
    words = " ".join([last.lower_, *(child.lower_ for child in last.children if child.dep_ == "fixed")])
    return COMPOUND_PREPOSITIONS.get(words, words.split()[0])


def conjuncts(token: Token) -> Iterator[Token]:
    """`token` and the nominals joined to it, in text order; a verb joined to a noun is another clause."""
    yield token
    for child in token.children:
        if (child.dep_ == "conj" and child.pos_ not in {"VERB", "AUX"}) or _is_listed(child):
            yield from conjuncts(child)


def _is_listed(name: Token) -> bool:
    """Whether a person's name that the parse takes for a description of another's is the next of a list."""
    return (
        name.dep_ == "appos"
        and name.ent_type_ in PERSON_LABELS
        and name.head.ent_type_ in PERSON_LABELS
        and any(child.dep_ == "conj" for child in (*name.children, *name.head.children))
        and "," in {name.left_edge.text, name.doc[name.left_edge.i - 1].text}  # the comma hangs on either
    )


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
        joined = before.head.i in {head.i, verb.i} and before.dep_ in {
            "compound",
            "nsubj",
            "nmod",
            "nmod:unmarked",
            "amod",
        }
        return before if joined and before.i < verb.i < head.i and before.pos_ in {"NOUN", "PROPN"} else None
    top = head.head if head.dep_ in {"flat", "flat:name"} else head
    if verb.dep_ != "acl" or top.dep_ != "ROOT" or top.pos_ not in {"NOUN", "PROPN"} or verb.tag_ not in {"VBD", "VBN"}:
        return None
    said = any(child.dep_ in {"cop", "nsubj", "obl:agent", "aux:pass"} for child in (*top.children, *verb.children))
    stopped = verb.sent.text.rstrip().endswith((".", "!", ";"))
    return top if stopped and not said and verb.nbor(-1).text not in {",", "—", "–"} else None


def is_passive(verb: Token) -> bool:
    """Whether the verb's surface subject is its logical object; kept with the Doc, for many ask."""
    kept: dict[int, bool] = verb.doc.user_data.setdefault(PASSIVES, {})
    found = kept.get(verb.i)
    if found is None:
        found = kept[verb.i] = _is_passive(verb)
    return found


def _is_passive(verb: Token) -> bool:
    children = list(verb.children)
    if misread_subject(verb) is not None:
        return False
    if any(child.dep_ in PASSIVE_AUX or child.dep_ in PASSIVE_SUBJECT for child in children):
        return True
    if any(child.dep_ in {"aux", "cop"} for child in children):
        return verb.pos_ == "ADJ" and verb.lower_.endswith(PARTICIPLE_ENDINGS)  # "were overwhelmed"
    bare = verb.dep_ in PARTICIPLE_CLAUSE | {"advcl", "amod", "conj", "xcomp", "dep", "parataxis", "ROOT"}
    past = verb.tag_ == "VBN" or (
        verb.morph.get("VerbForm", []) == ["Part"] and verb.morph.get("Tense", []) == ["Past"]
    )
    if verb.dep_ == "conj" and past and bare:
        return is_passive(verb.head) and not any(child.dep_ in SUBJECT for child in children)
    if verb.dep_ == "ROOT" and opens_entry(verb):
        return True
    if verb.dep_ in {"ROOT", "parataxis"}:
        return False
    return bare and past and not any(child.dep_ in OBJECT for child in children)


def opens_entry(verb: Token) -> bool:
    """Whether the verb is the participle that opens an entry: *Fought in 1806 between the French and the Prussians.*"""
    if verb.i != verb.sent.start or verb.tag_ not in {"VBN", "VBD"} or not verb.text[:1].isupper():
        return False
    full = SUBJECT | PASSIVE_SUBJECT | OBJECT | PASSIVE_AUX
    return not any(child.dep_ in full and child.ent_type_ != "DATE" for child in verb.children)


def own_arguments(token: Token, *, nominal: bool) -> tuple[Argument, ...]:
    """The arguments among the token's own children; `nominal` for an event noun. Kept with the Doc."""
    kept: dict[tuple[int, bool], tuple[Argument, ...]] = token.doc.user_data.setdefault(OWN_ARGUMENTS, {})
    found = kept.get((token.i, nominal))
    if found is None:
        passive = not nominal and is_passive(token)
        children = (relation_of(child, passive=passive, nominal=nominal) for child in token.children)
        found = kept[token.i, nominal] = tuple(chain.from_iterable(children))
    return found


def relation_of(child: Token, *, passive: bool, nominal: bool) -> Iterator[Argument]:
    """The logical relation of a child to its head, none or one, several for a prepositional phrase in ClearNLP."""
    dep = child.dep_
    filler = antecedent(child)
    if dep in SUBJECT:
        yield Argument("object" if passive else "subject", filler.i)
    elif dep in PASSIVE_SUBJECT:
        yield Argument("object", filler.i)
    elif is_inverted_subject(child):
        yield Argument("subject", filler.i)
    elif dep in OBJECT and _is_title(child):
        yield Argument("complement", filler.i)
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
        yield from (Argument("agent", antecedent(inner).i) for inner in child.children if inner.dep_ == "pobj")
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
        yield Argument("prep:in", filler.i)


def is_inverted_subject(child: Token) -> bool:
    """Whether an object is the subject behind its verb: *In that year died King Edward*."""
    verb = child.head
    if child.dep_ not in OBJECT or verb.i > child.i or verb.lemma_.lower() not in UNACCUSATIVE:
        return False
    said = SUBJECT | PASSIVE_SUBJECT | PASSIVE_AUX | {"expl", "aux"}
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.dep_ != "conj"
    return finite and not any(other.dep_ in said for other in verb.children)


def _is_title(child: Token) -> bool:
    """Whether a second object is what the first is made: *made him archbishop*."""
    if child.head.lemma_.lower() not in MAKING:
        return False
    return any(other.dep_ in OBJECT | INDIRECT and other.i < child.i for other in child.head.children)


def _clearnlp_prepositional(child: Token, *, by_is_agent: bool) -> Iterator[Argument]:
    word = COMPOUND_PREPOSITIONS.get(f"{child.head.lower_} {child.lower_}", child.lower_)
    for inner in child.children:
        if inner.dep_ == "pobj":
            yield Argument("agent" if word == "by" and by_is_agent else f"prep:{word}", antecedent(inner).i)
        elif inner.dep_ == "prep":
            yield from _clearnlp_prepositional(inner, by_is_agent=by_is_agent)


def antecedent(token: Token) -> Token:
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
