"""Which event a consequence is said of: the subject of its verb, its object, a cause, or the event that it hangs on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from spacy.tokens import Token

from fasti.components.clauses import Clause, marks_of, participle_top
from fasti.components.outcome_spans import is_set_off
from fasti.components.relations import OBJECT, RELATIVE_CLAUSE, is_passive
from fasti.components.resumption import resumed
from fasti.components.scene import Scene
from fasti.components.syntax import arguments
from fasti.rules.schema import OutcomeRule

# A participle with one of these says when, how or why, not what came of it.
CIRCUMSTANCE = frozenset({"to", "if", "by", "while", "after", "before", "when"})
MANNER = CIRCUMSTANCE | {"in", "on", "without", "as", "with", "since", "like"}
PROVISIONS = frozenset({"clause", "article", "provision", "section", "amendment"})
PRESENT_AT = frozenset({"prep:in", "prep:at", "prep:during", "prep:after"})


def blamed_by(rule: OutcomeRule, clause: Clause) -> list[int]:
    """The triggers that a rule's verb is said of, in the way that the rule blames."""
    found = WAYS[rule.blames](rule, clause)
    return [at for at in dict.fromkeys(found) if clause.scene.is_of(at, rule.of)]


def subject_triggers(clause: Clause) -> list[int]:
    """The triggers that do what the verb says; of a passive, those that it is done by."""
    verb, at_token = clause.verb, clause.scene.at_token
    reduced = verb.dep_ == "acl" and (verb.tag_ == "VBG" or not any(child.dep_ in OBJECT for child in verb.children))
    if reduced and not is_set_off(verb):
        return []  # "the siege targeting the traders" says which siege, not what came of it
    found: list[int] = []
    for argument in clause.agents:
        if argument.token in at_token:
            found.append(at_token[argument.token])
            # "The assault on the town and the occupation had ...": what is joined, wherever the parse hangs it.
            inside = verb.doc[argument.token].subtree
            joined = (token.i for token in inside if token.dep_ == "conj" and token.pos_ == "NOUN" and token.i < verb.i)
            found.extend(at_token[i] for i in joined if i in at_token)
    return list(dict.fromkeys(found))


def trigger_above(token: Token, scene: Scene) -> int | None:
    """The trigger over a phrase, or the trigger that is subject of the verb over it."""
    for ancestor in token.ancestors:
        if ancestor.i in scene.at_token:
            return scene.at_token[ancestor.i]
        if ancestor.pos_ in {"VERB", "AUX"}:
            return next(iter(subject_triggers(Clause(scene, ancestor))), None)
    return None


def _by_subject(rule: OutcomeRule, clause: Clause) -> list[int]:
    """The subject, what it holds or stands for; of a participle, the event that it hangs on."""
    if rule.bearers:
        return _borne(rule, clause)
    if rule.terms and (laid_down := _laid_down(rule, clause)):
        return laid_down
    found = subject_triggers(clause)
    if "*" in rule.verbs and _says_which(clause.verb):
        return []
    if found or "*" in rule.verbs:
        return found or _within_subject(clause)
    return _hung_on(clause) or _within_subject(clause) or (resumed(clause) if rule.resumes else [])


def _by_object(rule: OutcomeRule, clause: Clause) -> list[int]:
    return clause.triggers("object")


def _by_cause(rule: OutcomeRule, clause: Clause) -> list[int]:
    return [at for link, at in clause.causes if link in rule.links]


def _by_itself(rule: OutcomeRule, clause: Clause) -> list[int]:
    at = clause.scene.at_token.get(clause.verb.i)
    return [at] if at is not None else []


def _by_participle(rule: OutcomeRule, clause: Clause) -> list[int]:
    """The event of the clause that a participle, set off by a comma or *thereby*, adds to."""
    top = participle_top(clause.verb)
    marks = marks_of(top) if top is not None else set()
    if top is None or top.dep_ not in {"advcl", "acl"} or marks & MANNER:
        return []
    if not (is_set_off(top) or marks & {"thereby", "thus"}):
        return []
    head = next((token for token in top.ancestors if token.pos_ in {"VERB", "AUX"}), None)
    if head is None:
        return []
    at_token = clause.scene.at_token
    return [at_token[head.i]] if head.i in at_token else Clause(clause.scene, head).triggers("object", "subject")[:1]


def _by_joining(rule: OutcomeRule, clause: Clause) -> list[int]:
    """The event of the clause that *and* or *but* joins it to."""
    at = clause.scene.told_at.get(clause.verb.head.i)
    return [at] if at is not None and _is_joined(rule, clause.verb) else []


def _by_outcome(rule: OutcomeRule, clause: Clause) -> list[int]:
    """The events whose outcome the clause tells that it is joined to: *the war ruined him and he sold the crown*."""
    found = clause.scene.told_of.get(clause.verb.head.i, [])
    return found if found and _is_joined(rule, clause.verb) else []


def _by_nearness(rule: OutcomeRule, clause: Clause) -> list[int]:
    """The fight in which someone fell, else the last happening told before."""
    scene = clause.scene
    present = [at for at in clause.triggers(*PRESENT_AT) if scene.is_of(at, rule.of)]
    nearest = scene.nearest(clause.verb, rule.of, but=rule.told_by, reach=rule.reach)
    return present[:1] or ([nearest] if nearest is not None else [])


WAYS: Mapping[str, Callable[[OutcomeRule, Clause], list[int]]] = MappingProxyType(
    {
        "subject": _by_subject,
        "object": _by_object,
        "cause": _by_cause,
        "self": _by_itself,
        "participle": _by_participle,
        "joined": _by_joining,
        "outcome": _by_outcome,
        "nearest": _by_nearness,
    }
)


def _says_which(verb: Token) -> bool:
    """Whether a relative clause says which event is meant: *an order that opened the port*."""
    return verb.dep_ in RELATIVE_CLAUSE and not is_set_off(verb)


def _is_joined(rule: OutcomeRule, verb: Token) -> bool:
    """Whether one of the rule's links joins the verb to one before it."""
    if verb.dep_ != "conj" or verb.i < verb.head.i:
        return False
    before = (child for child in (*verb.lefts, *verb.head.rights) if child.i < verb.i)  # UD here, ClearNLP there
    return any(child.dep_ == "cc" and child.lower_ in rule.links for child in before)


def _within_subject(clause: Clause) -> list[int]:
    """The one trigger inside a subject that is none itself: *the brutality of the war shaped opinion*."""
    verb, at_token = clause.verb, clause.scene.at_token
    for argument in () if is_passive(verb) else clause.agents:
        subject = verb.doc[argument.token]
        if subject.pos_ == "NOUN" and subject.i < verb.i and not argument.inherited:
            inside = {at_token[token.i] for token in subject.subtree if token.i in at_token and token.i < verb.i}
            if len(inside) == 1:
                return list(inside)
    return []


def _borne(rule: OutcomeRule, clause: Clause) -> list[int]:
    """The trigger in an of-phrase of the subject: *the memory of the siege*."""
    at_token = clause.scene.at_token
    for argument in clause.fillers:
        bearer = clause.verb.doc[argument.token]
        spoken_of = argument.relation in {"subject", "object"} and bearer.i < clause.verb.i
        if spoken_of and bearer.lemma_.lower() in rule.bearers:
            for inner in arguments(bearer):
                if inner.relation in {"prep:of", "possessive"} and inner.token in at_token:
                    return [at_token[inner.token]]
    return []


def _laid_down(rule: OutcomeRule, clause: Clause) -> list[int]:
    """The treaty or law whose terms a participle gives: *a treaty recognising the republic*, *a clause forbidding*."""
    verb, scene = clause.verb, clause.scene
    if verb.dep_ != "acl" or verb.tag_ != "VBG":
        return []
    if verb.head.i in scene.at_token:
        return [scene.at_token[verb.head.i]]
    nearest = scene.nearest(verb, rule.of) if verb.head.lemma_.lower() in PROVISIONS else None
    return [nearest] if nearest is not None else []


def _hung_on(clause: Clause) -> list[int]:
    """The event of a participial clause behind it (*..., causing severe shortages*), no purpose and no condition."""
    top = participle_top(clause.verb)
    at = None if top is None or marks_of(top) & CIRCUMSTANCE else clause.scene.at_token.get(top.head.i)
    return [at] if at is not None else []
