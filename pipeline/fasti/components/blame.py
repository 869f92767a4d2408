"""Which event a consequence is said of: the subject of its verb, its object, a cause, or the event that it hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from fasti.components.layers import Argument
from fasti.components.outcome_spans import is_set_off
from fasti.components.relations import OBJECT, PASSIVE_SUBJECT, SUBJECT, is_passive, own_arguments
from fasti.components.scene import Scene
from fasti.components.syntax import arguments
from fasti.rules.schema import OutcomeRule

NO_RESULT = {"to", "if", "by", "while", "after", "before", "when", "in", "on", "without", "as", "with", "since", "like"}
ATTACHED = {"advcl", "acl", "acl:relcl", "relcl"}
RELATIVE = {"acl:relcl", "relcl"}
AUXILIARY = {"aux", "aux:pass", "auxpass", "cop"}
POINTING = frozenset({"this", "that", "these", "which"})
# Nouns that take up what was told before, where they are no events themselves: *a move that sparked riots*.
RESUMING = frozenset(
    "move step act action policy decision measure event development defeat success failure result outcome response "
    "disaster setback blow victory loss change news incident concession gesture deed crime episode".split()
)
PRESENT_AT = ("prep:in", "prep:at", "prep:during", "prep:after")


def blamed_by(rule: OutcomeRule, verb: Token, fillers: tuple[Argument, ...], scene: Scene) -> list[int]:
    """The triggers that a rule's verb is said of, in the way that the rule blames."""
    if rule.blames == "self":
        return [scene.at_token[verb.i]] if verb.i in scene.at_token else []
    if rule.blames == "object":
        return [scene.at_token[a.token] for a in fillers if a.relation == "object" and a.token in scene.at_token]
    if rule.blames == "cause":
        return list(dict.fromkeys(_causes(rule.links, verb, scene)))
    if rule.blames == "participle":
        return _above(_participle_head(verb), scene)
    if rule.blames == "joined":
        words = {child.lower_ for child in verb.children if child.dep_ == "cc"}
        joined = verb.dep_ == "conj" and verb.i > verb.head.i and words & set(rule.links)
        return _above(verb.head if joined else None, scene, ("object",))
    if rule.blames == "nearest":
        return _around(rule, verb, fillers, scene)
    if rule.bearers:
        return _borne(verb, fillers, rule.bearers, scene)
    found = subject_triggers(verb, fillers, scene, terms=rule.terms)
    if found:
        return found
    if "*" in rule.verbs:
        return _within_subject(verb, fillers, scene)
    if (hung_on := _hangs(verb, scene)) is not None:
        return [hung_on]
    return _within_subject(verb, fillers, scene) or (_resumed(verb, fillers, scene) if rule.resumes else [])


def subject_triggers(verb: Token, fillers: tuple[Argument, ...], scene: Scene, *, terms: bool = False) -> list[int]:
    """The triggers that do what the verb says; of a passive, those that it is done by.

    A participle behind a noun says which event is meant, unless it gives the `terms` of a treaty or a law.
    """
    if terms and verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.i in scene.at_token:
        return [scene.at_token[verb.head.i]]
    reduced = verb.dep_ == "acl" and (verb.tag_ == "VBG" or not any(child.dep_ in OBJECT for child in verb.children))
    if reduced and not is_set_off(verb):
        return []  # "the siege targeting the traders" says which siege, not what came of it
    wanted = "agent" if is_passive(verb) else "subject"
    found: list[int] = []
    for argument in fillers:
        if argument.relation == wanted and argument.token in scene.at_token:
            found.append(scene.at_token[argument.token])
            # "The assault on the town and the occupation had ...": what is joined, wherever the parse hangs it.
            joined = (
                t for t in verb.doc[argument.token].subtree if t.dep_ == "conj" and t.pos_ == "NOUN" and t.i < verb.i
            )
            found.extend(scene.at_token[token.i] for token in joined if token.i in scene.at_token)
    return list(dict.fromkeys(found))


def _within_subject(verb: Token, fillers: tuple[Argument, ...], scene: Scene) -> list[int]:
    """The one trigger inside a subject that is none itself: *the brutality of the war shaped opinion*."""
    for argument in fillers:
        subject = verb.doc[argument.token]
        abstract = subject.pos_ == "NOUN" and subject.i < verb.i and not is_passive(verb)
        if argument.relation == "subject" and abstract and not argument.inherited:
            inside = list(
                dict.fromkeys(scene.at_token[t.i] for t in subject.subtree if t.i in scene.at_token and t.i < verb.i)
            )
            if len(inside) == 1:
                return inside
    return []


def _borne(verb: Token, fillers: tuple[Argument, ...], bearers: tuple[str, ...], scene: Scene) -> list[int]:
    """The trigger in an of-phrase of the subject: *the memory of the siege*."""
    for argument in fillers:
        subject = verb.doc[argument.token]
        if argument.relation in {"subject", "object"} and subject.lemma_.lower() in bearers and subject.i < verb.i:
            for inner in arguments(subject):
                if inner.relation in {"prep:of", "possessive"} and inner.token in scene.at_token:
                    return [scene.at_token[inner.token]]
    return []


def _hangs(verb: Token, scene: Scene) -> int | None:
    """The event of a participial clause behind it (*..., causing severe shortages*), no purpose and no condition."""
    top = participle_top(verb)
    if top is None or _marks(top) & {"to", "if", "by", "while", "after", "before", "when"}:
        return None
    return scene.at_token.get(top.head.i)


def participle_top(verb: Token) -> Token | None:
    """The first of the participles joined to `verb` behind the clause that they hang on; None where there is none."""
    if verb.tag_ != "VBG" or any(child.dep_ in AUXILIARY for child in verb.children):
        return None
    top = verb
    while top.dep_ == "conj" and top.head.i != top.i and top.head.tag_ == "VBG":
        top = top.head
    return top if top.dep_ in ATTACHED | {"conj"} and top.i > top.head.i else None


def _marks(verb: Token) -> set[str]:
    return {child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"}}


def _participle_head(verb: Token) -> Token | None:
    """The verb that a participle set off by a comma or *thereby* adds to."""
    top = participle_top(verb)
    if top is None or _marks(top) & NO_RESULT or not (is_set_off(top) or _marks(top) & {"thereby", "thus"}):
        return None
    head = top.head
    while head.pos_ not in {"VERB", "AUX"} and head.head.i != head.i:
        head = head.head
    return head if head.pos_ in {"VERB", "AUX"} else None


def _above(head: Token | None, scene: Scene, relations: tuple[str, ...] = ("object", "subject")) -> list[int]:
    """The event that a clause tells by its verb, or by the noun that its verb governs."""
    if head is None:
        return []
    if head.i in scene.at_token:
        return [scene.at_token[head.i]]
    fillers = arguments(head)
    told = [scene.at_token[a.token] for a in fillers if a.relation in relations and a.token in scene.at_token]
    return told[:1]


def _resumed(verb: Token, fillers: tuple[Argument, ...], scene: Scene) -> list[int]:
    """The event that *this*, *which* or *a move that* takes up."""
    wanted = "agent" if is_passive(verb) else "subject"
    for argument in fillers:
        subject = verb.doc[argument.token]
        if argument.relation != wanted or subject.i in scene.at_token or subject.i > verb.i:
            continue
        if subject.lower_ == "it":
            found = scene.topic_before(subject)
            return [found] if found is not None else []
        if subject.lower_ in POINTING or subject.lemma_.lower() in RESUMING:
            found = scene.told_before(subject)
            return [found] if found is not None else []
    if verb.dep_ in RELATIVE and any(child.lower_ == "which" for child in verb.children):
        above = [t.i for t in verb.ancestors if t.pos_ == "VERB" and t.i in scene.at_token]
        if above and is_set_off(verb):
            return [scene.at_token[above[0]]]
    return []


def _causes(links: tuple[str, ...], verb: Token, scene: Scene) -> Iterator[int]:
    """The events in the verb's phrases of cause: *because of the war*, *as a result of the war*, *under the treaty*."""
    for argument in own_arguments(verb, nominal=False):
        filler = verb.doc[argument.token]
        agent = argument.relation == "agent" and argument.token < verb.i  # "by the treaty the town was given up"
        word = "by" if agent else argument.relation.removeprefix("prep:")
        if argument.token in scene.at_token and word in links:
            yield scene.at_token[argument.token]
        if f"{word} {filler.lemma_.lower()}" in links:
            inner = (a.token for a in own_arguments(filler, nominal=True) if a.relation in {"prep:of", "prep:to"})
            yield from (scene.at_token[token] for token in inner if token in scene.at_token)
    for child in verb.lefts:  # "When the city fell, the king fled"
        opened = {mark.lower_ for mark in child.children if mark.dep_ in {"mark", "advmod"}}
        if child.dep_ == "advcl" and child.i in scene.at_token and opened & set(links):
            yield scene.at_token[child.i]


def _around(rule: OutcomeRule, verb: Token, fillers: tuple[Argument, ...], scene: Scene) -> list[int]:
    """The fight in which someone fell, else the last happening told before."""
    for argument in fillers:
        if argument.relation in PRESENT_AT and argument.token in scene.at_token:
            at = scene.at_token[argument.token]
            if scene.is_of(at, rule.of):
                return [at]
    nearest = scene.nearest(verb, rule.of, but=rule.told_by)
    return [nearest] if nearest is not None else []


def trigger_above(token: Token, scene: Scene) -> int | None:
    """The trigger over a phrase, or the trigger that is subject of the verb over it."""
    for ancestor in token.ancestors:
        if ancestor.i in scene.at_token:
            return scene.at_token[ancestor.i]
        if ancestor.pos_ in {"VERB", "AUX"}:
            found = subject_triggers(ancestor, arguments(ancestor), scene)
            return found[0] if found else None
    return None


def has_subject(token: Token) -> bool:
    """Whether a subject hangs on the token itself."""
    return any(child.dep_ in SUBJECT or child.dep_ in PASSIVE_SUBJECT for child in token.children)
