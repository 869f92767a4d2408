"""What came of an event: verbs of consequence with the event for subject, clauses that hang on it, the lost."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from fasti.components.blame import blamed_by, trigger_above
from fasti.components.conditions import holds
from fasti.components.layers import Argument, OutcomeSpan, Trigger, register_extensions
from fasti.components.outcome_spans import extent, phrase
from fasti.components.relations import is_passive
from fasti.components.syntax import arguments
from fasti.rules.loader import Rules, load_rules
from fasti.rules.schema import OutcomeRule

# A count of the lost belongs to the last happening of these classes, at most this many sentences back.
DEADLY = ("conflict.", "disaster.", "politics.protest", "movement.expedition", "economy.")
DEADLY_REACH = 1
LOSS_WORDS = frozenset("life man civilian soldier ship troop person people side crew killed wounded dead".split())
KILLING_VERBS = frozenset("kill wound die perish drown slay injure fall massacre butcher slaughter".split())
DYING = {"die", "perish", "fall", "drown"}
QUANTITY = frozenset("many thousand hundred dozen most several few score million half all more some".split())
INTENTION = frozenset(
    "aim seek plan intend hope want wish try attempt mean design decide threaten promise agree propose".split()
)
AUXILIARY = {"aux", "aux:pass", "auxpass", "cop"}
# Types and rules whose verbs tell how a fight ended, and the fights that they end.
DECIDING = {"conflict.surrender", "conflict.retreat"}
DEFEATS = {"battle.defeat", "battle.beat"}
FIGHTING = ("conflict.attack", "conflict.battle", "conflict.siege", "conflict.uprising", "conflict.war")


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
        self.nouns: dict[str, OutcomeRule] = {}
        for rule in rules.outcomes:
            for verb in rule.verbs:
                self.verbs[verb].append(rule)
            for noun in rule.nouns:
                self.nouns.setdefault(noun, rule)

    def __call__(self, doc: Doc) -> Doc:
        """Find the outcomes of `doc`."""
        triggers: tuple[Trigger, ...] = doc._.fasti_triggers
        at_token = {
            token: at
            for at, trigger in enumerate(triggers)
            for token in (trigger.head, *range(trigger.start, trigger.end))
        }
        found: list[OutcomeSpan] = []
        at_word: dict[int, list[OutcomeSpan]] = defaultdict(list)
        for outcome in (
            *self.losses(doc, triggers, at_token),
            *self.clauses(doc, triggers, at_token),
            *self.results(doc, triggers),
            *self.predicates(doc, at_token),
        ):
            words = range(outcome.start, outcome.end)
            if not any(_repeats(outcome, known) for word in words for known in at_word[word]):
                found.append(outcome)
                for word in words:
                    at_word[word].append(outcome)
        doc._.fasti_outcomes = tuple(found)
        return doc

    def predicates(self, doc: Doc, at_token: dict[int, int]) -> Iterator[OutcomeSpan]:
        """Verbs of consequence with an event for their subject, or hanging on an event's clause."""
        for token in doc:
            if token.pos_ not in {"VERB", "AUX"} or token.dep_ in AUXILIARY or _is_purpose(token):
                continue
            fillers = arguments(token)
            for rule in self._rules_for(token):
                blamed = self._blamed(rule, token, fillers, at_token)
                if blamed and self._holds(doc, rule, fillers):
                    start, end = extent(token, rule.span)
                    if end - start > 1:
                        for trigger in blamed:
                            yield OutcomeSpan(start, end, rule.kind, trigger, rule.id, rule.confidence)
                    break

    def _rules_for(self, verb: Token) -> Iterator[OutcomeRule]:
        lemma = verb.lemma_.lower()
        yield from (rule for rule in self.verbs.get("*", ()) if rule.bearers)
        yield from self.verbs.get(lemma, ())
        yield from (rule for rule in self.verbs.get("*", ()) if not rule.bearers and lemma not in rule.excluding)

    def _blamed(
        self, rule: OutcomeRule, verb: Token, fillers: tuple[Argument, ...], at_token: dict[int, int]
    ) -> list[int]:
        if rule.blames == "subject":
            return blamed_by(rule, verb, fillers, at_token)
        nearest = _nearest(verb.doc, verb.doc._.fasti_triggers, verb, FIGHTING)
        return [nearest] if nearest is not None and verb.i not in at_token else []

    def _holds(self, doc: Doc, rule: OutcomeRule, fillers: tuple[Argument, ...]) -> bool:
        mentions = doc._.fasti_mentions
        if rule.needs and not any(holds(doc, mentions, fillers, condition) for condition in rule.needs):
            return False
        return not any(holds(doc, mentions, fillers, condition) for condition in rule.blocks)

    def results(self, doc: Doc, triggers: tuple[Trigger, ...]) -> Iterator[OutcomeSpan]:
        """A surrender, retreat or defeat told by a verb is also the result of the fight spoken of just before."""
        for trigger in triggers:
            head = doc[trigger.head]
            tells = trigger.rule.type in DECIDING or trigger.rule.id in DEFEATS
            if head.pos_ != "VERB" or not tells:
                continue
            blamed = _nearest(doc, triggers, head, FIGHTING)
            if blamed is not None and triggers[blamed].rule.type != trigger.rule.type:
                start, end = extent(head, "clause")
                if end - start > 1:
                    yield OutcomeSpan(start, end, "result", blamed, "outcome.decided", 0.5)

    def losses(self, doc: Doc, triggers: tuple[Trigger, ...], at_token: dict[int, int]) -> Iterator[OutcomeSpan]:
        """Noun phrases of loss of life: *heavy casualties*, *a loss of 20,000 lives*, *300 dead*."""
        for token in doc:
            rule = self.nouns.get(token.lemma_.lower()) if token.pos_ in {"NOUN", "PROPN", "ADJ"} else None
            if rule is None or token.i in at_token or not _is_loss(token):
                continue
            start, end = phrase(token)
            blamed = trigger_above(token, at_token)
            if blamed is None:
                blamed = _nearest(doc, triggers, token, DEADLY)
            if blamed is not None:
                yield OutcomeSpan(start, end, rule.kind, blamed, rule.id, rule.confidence)

    def clauses(self, doc: Doc, triggers: tuple[Trigger, ...], at_token: dict[int, int]) -> Iterator[OutcomeSpan]:
        """Counted people that died: *more than 300 were killed*."""
        rule = next(iter(self.verbs.get("kill", ())), None)
        for token in doc:
            if rule is None or token.pos_ != "VERB" or token.lemma_.lower() not in KILLING_VERBS:
                continue
            side = "subject" if token.lemma_ in DYING and not is_passive(token) else "object"
            if not any(_is_counted(doc[a.token]) for a in arguments(token) if a.relation == side):
                continue
            blamed = _nearest(doc, triggers, token, DEADLY)
            if blamed is not None:
                start, end = extent(token, "clause")
                yield OutcomeSpan(start, end, "casualties", blamed, "outcome.deaths", rule.confidence)


def _repeats(one: OutcomeSpan, known: OutcomeSpan) -> bool:
    """Whether one holds the other's words; the same words may be said of two events."""
    if (one.start, one.end) == (known.start, known.end):
        return one.trigger == known.trigger
    return (known.start <= one.start and one.end <= known.end) or (one.start <= known.start and known.end <= one.end)


def _is_purpose(verb: Token) -> bool:
    """Whether the clause says what was meant, not what came of it: *aimed to end*, *sailed to relieve*."""
    infinitive = any(child.dep_ in {"mark", "aux"} and child.lower_ == "to" for child in verb.children)
    top = verb
    while top.dep_ == "conj" and top.head.i != top.i:
        top = top.head
    meant = top.head.lemma_.lower() in INTENTION
    return (infinitive and (top.dep_ in {"advcl", "acl"} or meant)) or (top.dep_ == "xcomp" and meant)


def _is_counted(word: Token) -> bool:
    parts = (word, *word.children, *(inner for child in word.children for inner in child.children))
    return any(part.pos_ == "NUM" or part.lemma_.lower() in QUANTITY for part in parts)


def _is_loss(token: Token) -> bool:
    """Whether the noun counts people: a loss or toll must say of what, a death must be counted or many."""
    lemma = token.lemma_.lower()
    if lemma in {"casualty", "fatality", "bloodshed"}:
        return True
    if lemma in {"dead", "wounded", "killed", "slain"}:
        return any(child.pos_ == "NUM" or child.dep_ == "det" for child in token.children)
    near = {inner.lemma_.lower() for inner in token.subtree}
    if lemma in {"loss", "toll"}:
        return bool(near & LOSS_WORDS) or any(
            child.lemma_.lower() in {"heavy", "severe", "great", "death"} for child in token.children
        )
    return _is_counted(token)


def _nearest(doc: Doc, triggers: tuple[Trigger, ...], token: Token, classes: tuple[str, ...]) -> int | None:
    """The last trigger before `token` of one of the classes, in its sentence or the one before."""
    first = token.sent.start
    for _ in range(DEADLY_REACH):
        if first > 0:
            first = doc[first - 1].sent.start
    for at in range(bisect_left(triggers, token.i, key=lambda trigger: trigger.head) - 1, -1, -1):
        trigger = triggers[at]
        if trigger.head < first:
            return None
        if trigger.rule.type.startswith(classes) and not trigger.silent:
            return at
    return None
