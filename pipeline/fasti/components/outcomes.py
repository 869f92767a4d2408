"""What came of an event: verbs of consequence with the event for subject, clauses that hang on it, the lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from fasti.components.blame import blamed_by, has_subject
from fasti.components.conditions import holds
from fasti.components.layers import Argument, OutcomeSpan, register_extensions
from fasti.components.outcome_losses import read_losses
from fasti.components.outcome_ranks import read_ranks
from fasti.components.outcome_spans import content, extent, is_set_off, without_cause
from fasti.components.scene import Scene
from fasti.components.syntax import arguments
from fasti.rules.loader import Rules, load_rules
from fasti.rules.schema import OutcomeRule

INTENTION = frozenset(
    "aim seek plan intend hope want wish try attempt mean design decide threaten promise agree propose order".split()
)
AUXILIARY = {"aux", "aux:pass", "auxpass", "cop"}
# Marks and modals of what is not told as done; a loose outcome must be.
OPEN = frozenset({"if", "unless", "lest", "until", "before", "whether"})
MODAL = frozenset({"may", "might", "should", "must", "can", "could", "will", "shall", "would"})
# A loose outcome is read only where nothing in its clause names what it came of.
LOOSE = {"nearest"}
DONE = {"nearest", "object", "self"}


@Language.factory(
    "fasti_outcomes",
    assigns=["doc._.fasti_outcomes"],
    requires=["doc._.fasti_triggers"],
    default_config={"rules": None},
)
def make_outcomes(nlp: Language, name: str, rules: str | None) -> OutcomesComponent:
    """Create the component; `rules` is the directory of a user's pack."""
    return OutcomesComponent(load_rules(Path(rules) if rules else None))


class OutcomesComponent:
    """Writes `doc._.fasti_outcomes`."""

    def __init__(self, rules: Rules) -> None:
        register_extensions()
        self.verbs: dict[str, list[OutcomeRule]] = defaultdict(list)
        self.losses: dict[str, OutcomeRule] = {}
        self.ranks: dict[str, OutcomeRule] = {}
        self.told = [rule for rule in rules.outcomes if rule.told_by]
        for rule in rules.outcomes:
            for verb in rule.verbs:
                self.verbs[verb].append(rule)
            for noun in rule.nouns:
                (self.losses if rule.kind == "casualties" else self.ranks).setdefault(noun, rule)

    def __call__(self, doc: Doc) -> Doc:
        """Find the outcomes of `doc`."""
        scene = Scene(doc, doc._.fasti_triggers)
        clauses = [outcome for token in doc if _is_predicate(token) for outcome in self.read_clause(scene, token)]
        doc._.fasti_outcomes = tuple(
            _once((*read_losses(scene, self.losses), *clauses, *read_ranks(scene, self.ranks)))
        )
        return doc

    def read_clause(self, scene: Scene, verb: Token) -> Iterator[OutcomeSpan]:
        """The outcomes that one verb tells, by the first rule for each way to blame."""
        fillers = arguments(verb)
        read: set[str] = set()
        for rule in self._rules_for(scene, verb):
            if rule.blames in read or (rule.blames in LOOSE and "subject" in read):
                continue
            if rule.blames in DONE and not _is_done(verb):
                continue
            blamed = [at for at in blamed_by(rule, verb, fillers, scene) if scene.is_of(at, rule.of)]
            if not blamed or not _holds(scene.doc, rule, fillers):
                continue
            read.add(rule.blames)
            start, end = content(verb) if rule.span == "content" else extent(verb, rule.span)
            if rule.blames == "cause":
                start, end = without_cause(verb, start, end, {scene.triggers[at].head for at in blamed})
            if end - start > 1:
                for at in blamed:
                    yield OutcomeSpan(start, end, self._kind(scene, rule, verb, at), at, rule.id, rule.confidence)

    def _rules_for(self, scene: Scene, verb: Token) -> Iterator[OutcomeRule]:
        """Loose rules last, those that list the verb before those for any."""
        lemma = verb.lemma_.lower()
        at = scene.told_at.get(verb.i)
        any_verb = self.verbs.get("*", ())
        found = (
            *(rule for rule in any_verb if rule.bearers),
            *self.verbs.get(lemma, ()),
            *(rule for rule in self.told if at is not None and scene.is_of(at, rule.told_by) and scene.happened(at)),
            *(rule for rule in any_verb if not rule.bearers and lemma not in rule.excluding),
        )
        yield from sorted(found, key=lambda rule: rule.blames in LOOSE)

    def _kind(self, scene: Scene, rule: OutcomeRule, verb: Token, at: int) -> str:
        listing = (other.kind for other in self.verbs.get(verb.lemma_.lower(), ()) if not other.listed)
        if rule.listed and (told := next(listing, None)) is not None:
            return told
        return next((kind for of, kind in rule.kinds.items() if scene.is_of(at, (of,))), rule.kind)


def _holds(doc: Doc, rule: OutcomeRule, fillers: tuple[Argument, ...]) -> bool:
    mentions = doc._.fasti_mentions
    if rule.needs and not any(holds(doc, mentions, fillers, condition) for condition in rule.needs):
        return False
    return not any(holds(doc, mentions, fillers, condition) for condition in rule.blocks)


def _is_predicate(token: Token) -> bool:
    """Whether a clause hangs on the token and says what happened, not what was meant."""
    if token.dep_ in AUXILIARY or _is_purpose(token):
        return False
    return token.pos_ in {"VERB", "AUX"} or (token.pos_ in {"ADJ", "NOUN"} and has_subject(token))


def _once(outcomes: Iterable[OutcomeSpan]) -> Iterator[OutcomeSpan]:
    """Without those that hold, or are held by, the words of an earlier one of the same event."""
    known: dict[int | None, list[OutcomeSpan]] = defaultdict(list)
    for one in outcomes:
        if not any(one.start < other.end and other.start < one.end for other in known[one.trigger]):
            known[one.trigger].append(one)
            yield one


def _is_purpose(verb: Token) -> bool:
    """Whether the clause says what was meant, not what came of it: *aimed to end*, *sailed to relieve*."""
    infinitive = any(child.dep_ in {"mark", "aux"} and child.lower_ == "to" for child in verb.children)
    top = verb
    while top.dep_ == "conj" and top.head.i != top.i:
        top = top.head
    meant = top.head.lemma_.lower() in INTENTION
    return (infinitive and (top.dep_ in {"advcl", "acl"} or meant)) or (top.dep_ == "xcomp" and meant)


def _is_done(verb: Token) -> bool:
    """Whether the clause tells what was done: no infinitive, condition or possibility, no *by doing*."""
    for token in (verb, *verb.ancestors):
        words = {child.lower_ for child in token.children if child.dep_ in {"mark", "aux", "advmod"}}
        if words & (OPEN | MODAL | {"to", "not", "n't", "never"}):
            return False
        if token.dep_ != "conj":
            break
    free = token.dep_ in {"advcl", "acl", "parataxis"} and is_set_off(token)
    return verb.tag_ != "VBG" or free or any(child.dep_ == "aux" for child in verb.children)
