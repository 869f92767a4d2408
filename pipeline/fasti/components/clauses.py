"""A clause by its verb: what it says of whom, whether it is told as done, and which clause it hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from fasti.components.layers import Argument
from fasti.components.outcome_spans import AUXILIARY, is_set_off
from fasti.components.relations import PASSIVE_SUBJECT, SUBJECT, is_passive, own_arguments
from fasti.components.scene import Scene
from fasti.components.syntax import arguments

ATTACHED = frozenset({"advcl", "acl", "acl:relcl", "relcl", "conj"})
INTENTION = frozenset(
    "aim seek plan intend hope want wish try attempt mean design decide threaten promise agree propose order".split()
)
# Marks and modals of what is not told as done.
OPEN = frozenset({"if", "unless", "lest", "until", "before", "whether"})
MODAL = frozenset({"may", "might", "should", "must", "can", "could", "will", "shall", "would"})
PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
ORDAINED = MODAL - {"may", "might", "can"}
# Who says one of these with an infinitive takes a duty upon himself.
UNDERTAKING = frozenset("agree promise undertake pledge consent engage vow swear bind oblige require".split())
DENIED = frozenset({"to", "not", "n't", "never"})


@dataclass(frozen=True)
class Clause:
    """A verb, or what a copula says, in its document's scene."""

    scene: Scene
    verb: Token

    @cached_property
    def fillers(self) -> tuple[Argument, ...]:
        """The logical arguments of the verb."""
        return arguments(self.verb)

    @cached_property
    def agents(self) -> tuple[Argument, ...]:
        """Those who do what the verb says; of a passive, those by whom it is done."""
        wanted = "agent" if is_passive(self.verb) else "subject"
        return tuple(argument for argument in self.fillers if argument.relation == wanted)

    @cached_property
    def is_done(self) -> bool:
        """Whether it is told as done: no infinitive, condition or possibility, nor joined to such."""
        token = self.verb
        while not self._opens(token) and token.dep_ == "conj" and token.head.i != token.i:
            token = token.head
        return not self._opens(token) and self.is_free

    @cached_property
    def looks_back(self) -> bool:
        """Whether it is told as long done (*had lost*), and so did not come of what the story told last."""
        words = {child.lower_ for child in self.verb.lefts if child.dep_ in AUXILIARY}
        return self.verb.tag_ == "VBN" and bool(words & {"had", "having"})

    @cached_property
    def is_due(self) -> bool:
        """Whether a main clause tells what shall be: *was to pay*, *should leave*, *agreed to withdraw*."""
        verb = self.verb
        if first_of_joined(verb).dep_ not in {"ROOT", "parataxis"}:
            return False
        words = {child.lower_ for child in verb.lefts if child.dep_ in AUXILIARY | {"mark"}}
        if words & OPEN:
            return False
        told_to = "to" in words and bool(words & {"was", "were", "is", "are"})
        undertakes = verb.lemma_.lower() in UNDERTAKING and any(child.dep_ == "xcomp" for child in verb.rights)
        return bool(words & ORDAINED) or told_to or undertakes

    @cached_property
    def is_free(self) -> bool:
        """Whether the verb is finite or a participle set off from what it adds to, no gerund: *by taking the town*."""
        verb, top = self.verb, first_of_joined(self.verb)
        set_off = top.dep_ in {"advcl", "acl", "parataxis"} and is_set_off(top)
        return verb.tag_ != "VBG" or set_off or any(child.dep_ == "aux" for child in verb.children)

    @cached_property
    def causes(self) -> tuple[tuple[str, int], ...]:
        """The events in phrases and clauses of cause, each with what links it: `because`, `as result`, `when`."""
        return tuple(dict.fromkeys((*self._phrases(), *self._openings())))

    def triggers(self, *relations: str) -> list[int]:
        """The events among the fillers of these relations."""
        at_token = self.scene.at_token
        return [at_token[a.token] for a in self.fillers if a.relation in relations and a.token in at_token]

    def _phrases(self) -> Iterator[tuple[str, int]]:
        """*Because of the war*, *under the treaty*, *as a result of the war*."""
        at_token = self.scene.at_token
        for argument in own_arguments(self.verb, nominal=False):
            filler = self.verb.doc[argument.token]
            fronted = argument.relation == "agent" and argument.token < self.verb.i  # "by the treaty it was given up"
            word = "by" if fronted else _first_preposition(filler) or argument.relation.removeprefix("prep:")
            if argument.token in at_token:
                yield word, at_token[argument.token]
            for inner in own_arguments(filler, nominal=True):
                if inner.relation in {"prep:of", "prep:to"} and inner.token in at_token:
                    yield f"{word} {filler.lemma_.lower()}", at_token[inner.token]

    def _openings(self) -> Iterator[tuple[str, int]]:
        """*When the city fell, the king fled*."""
        for child in self.verb.lefts:
            if child.dep_ == "advcl" and child.i in self.scene.at_token:
                yield from ((word, self.scene.at_token[child.i]) for word in marks_of(child))

    @staticmethod
    def _opens(token: Token) -> bool:
        words = {child.lower_ for child in token.children if child.dep_ in AUXILIARY | {"mark", "advmod", "neg"}}
        return bool(words & (OPEN | MODAL | DENIED))


def _first_preposition(noun: Token) -> str | None:
    """The first of two prepositions that ClearNLP hangs on one another: *because of the war*."""
    above = noun.head.head
    return above.lower_ if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and above.dep_ == "prep" else None


def is_predicate(token: Token) -> bool:
    """Whether a clause hangs on the token and says what happened, not what was meant."""
    if token.dep_ in AUXILIARY or token.pos_ not in PREDICATES:
        return False
    verbal = token.pos_ in {"VERB", "AUX"}
    said = verbal or any(child.dep_ in SUBJECT or child.dep_ in PASSIVE_SUBJECT for child in token.lefts)
    return said and not _is_purpose(token)


def first_of_joined(verb: Token) -> Token:
    """The first of the verbs that `verb` is joined to, itself where it is joined to none."""
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return verb


def participle_top(verb: Token) -> Token | None:
    """The first of the participles joined to `verb` behind the clause that they hang on; None where there is none."""
    if verb.tag_ != "VBG" or any(child.dep_ in AUXILIARY for child in verb.children):
        return None
    top = verb
    while top.dep_ == "conj" and top.head.i != top.i and top.head.tag_ == "VBG":
        top = top.head
    return top if top.dep_ in ATTACHED and top.i > top.head.i else None


def marks_of(verb: Token) -> set[str]:
    """The words that open a clause: *if*, *when*, *by*, *thereby*."""
    return {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}


def _is_purpose(verb: Token) -> bool:
    """Whether the clause says what was meant, not what came of it: *aimed to end*, *sailed to relieve*."""
    infinitive = any(child.dep_ in {"mark", "aux"} and child.lower_ == "to" for child in verb.children)
    top = first_of_joined(verb)
    meant = top.head.lemma_.lower() in INTENTION
    return (infinitive and (top.dep_ in {"advcl", "acl"} or meant)) or (top.dep_ == "xcomp" and meant)
