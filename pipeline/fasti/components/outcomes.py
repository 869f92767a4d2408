"""What came of an event: verbs of consequence with the event for subject, clauses that hang on it, the lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from fasti.components.conditions import holds
from fasti.components.layers import Argument, OutcomeSpan, Trigger, register_extensions
from fasti.components.syntax import OBJECT, arguments, is_passive, misread_subject
from fasti.rules.loader import Rules, load_rules
from fasti.rules.schema import OutcomeRule

# A count of the lost belongs to the last happening of these classes, at most this many sentences back.
DEADLY = ("conflict.", "disaster.", "politics.protest", "movement.expedition", "economy.")
DEADLY_REACH = 1
LOSS_WORDS = {
    "life",
    "man",
    "civilian",
    "soldier",
    "ship",
    "troop",
    "person",
    "people",
    "side",
    "crew",
    "killed",
    "wounded",
    "dead",
}
KILLING_VERBS = {
    "kill",
    "wound",
    "die",
    "perish",
    "drown",
    "slay",
    "injure",
    "fall",
    "massacre",
    "butcher",
    "slaughter",
}
COUNTED = {"NUM"}
QUANTITY = {
    "many",
    "thousand",
    "hundred",
    "dozen",
    "most",
    "several",
    "few",
    "score",
    "million",
    "half",
    "all",
    "more",
    "some",
}
INTENTION = frozenset(
    "aim seek plan intend hope want wish try attempt mean design decide threaten promise agree propose".split()
)
AUXILIARY = {"aux", "aux:pass", "auxpass", "cop"}
# Types and rules whose verbs tell how a fight ended, and the fights that they end.
DECIDING = {"conflict.surrender", "conflict.retreat"}
DEFEATS = {"battle.defeat", "battle.beat"}
FIGHTING = ("conflict.attack", "conflict.battle", "conflict.siege", "conflict.uprising", "conflict.war")
ATTACHED = {"advcl", "acl", "acl:relcl", "relcl"}


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
        for outcome in (
            *self.losses(doc, triggers, at_token),
            *self.clauses(doc, triggers, at_token),
            *self.results(doc, triggers),
            *self.predicates(doc, at_token),
        ):
            if not any(_repeats(outcome, known) for known in found):
                found.append(outcome)
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
                    start, end = _extent(token, rule.span)
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
            return _blamed_by(rule, verb, fillers, at_token)
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
                start, end = _extent(head, "clause")
                if end - start > 1:
                    yield OutcomeSpan(start, end, "result", blamed, "outcome.decided", 0.5)

    def losses(self, doc: Doc, triggers: tuple[Trigger, ...], at_token: dict[int, int]) -> Iterator[OutcomeSpan]:
        """Noun phrases of loss of life: *heavy casualties*, *a loss of 20,000 lives*, *300 dead*."""
        for token in doc:
            rule = self.nouns.get(token.lemma_.lower()) if token.pos_ in {"NOUN", "PROPN", "ADJ"} else None
            if rule is None or token.i in at_token or not _is_loss(token):
                continue
            start, end = _phrase(token)
            blamed = _above(token, at_token)
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
            lost = [
                doc[a.token]
                for a in arguments(token)
                if a.relation
                == (
                    "object"
                    if token.lemma_ not in {"die", "perish", "fall", "drown"} or is_passive(token)
                    else "subject"
                )
            ]
            if not any(_is_counted(word) for word in lost):
                continue
            blamed = _nearest(doc, triggers, token, DEADLY)
            if blamed is not None:
                start, end = _extent(token, "clause")
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
    return any(part.pos_ in COUNTED or part.lemma_.lower() in QUANTITY for part in parts)


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


def _blamed_by(rule: OutcomeRule, verb: Token, fillers: tuple[Argument, ...], at_token: dict[int, int]) -> list[int]:
    """The triggers that a rule's verb is said of; several where its subject joins several events."""
    if rule.bearers:
        return _borne(verb, fillers, rule.bearers, at_token)
    if "*" in rule.verbs:
        return [] if is_passive(verb) else _subject_triggers(verb, fillers, at_token)
    found = _subject_triggers(verb, fillers, at_token)
    if found:
        return found
    if verb.dep_ in ATTACHED and verb.head.i in at_token and _hangs(verb):
        return [at_token[verb.head.i]]
    return _within_subject(verb, fillers, at_token)


def _subject_triggers(verb: Token, fillers: tuple[Argument, ...], at_token: dict[int, int]) -> list[int]:
    """The triggers that do what the verb says; of a passive, those that it is done by."""
    reduced = verb.dep_ == "acl" and (verb.tag_ == "VBG" or not any(child.dep_ in OBJECT for child in verb.children))
    if reduced and not _is_comma(verb.doc, verb.left_edge.i - 1):
        return []  # "the siege targeting the traders" says which siege, not what came of it
    wanted = "agent" if is_passive(verb) else "subject"
    found = [at_token[a.token] for a in fillers if a.relation == wanted and a.token in at_token]
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


def _above(token: Token, at_token: dict[int, int]) -> int | None:
    """The trigger over a phrase, or the trigger that is subject of the verb over it."""
    for ancestor in token.ancestors:
        if ancestor.i in at_token:
            return at_token[ancestor.i]
        if ancestor.pos_ in {"VERB", "AUX"}:
            found = _subject_triggers(ancestor, arguments(ancestor), at_token)
            return found[0] if found else None
    return None


def _nearest(doc: Doc, triggers: tuple[Trigger, ...], token: Token, classes: tuple[str, ...]) -> int | None:
    """The last trigger before `token` of one of the classes, in its sentence or the one before."""
    first = token.sent.start
    for _ in range(DEADLY_REACH):
        if first > 0:
            first = doc[first - 1].sent.start
    before = [
        at
        for at, t in enumerate(triggers)
        if first <= t.head < token.i and t.rule.type.startswith(classes) and not t.silent
    ]
    return before[-1] if before else None


def _phrase(token: Token) -> tuple[int, int]:
    """The noun phrase of `token` without a relative clause behind it."""
    end = token.i + 1
    for child in token.rights:
        if child.dep_ in {"acl:relcl", "relcl", "parataxis", "punct"} and child.i > token.i + 1:
            break
        end = child.right_edge.i + 1
    start = next(
        (child.right_edge.i + 1 for child in token.lefts if child.dep_ in {"case", "mark", "cc"}), token.left_edge.i
    )
    return _trimmed(token.doc, start, end)


def _extent(verb: Token, span: str) -> tuple[int, int]:
    """Token bounds of a predicate (from the verb on) or a clause (from its subject on), joined clauses left out."""
    start = _clause_start(verb) if span == "clause" else _predicate_start(verb)
    end = verb.i + 1
    for child in verb.rights:
        joined = child.dep_ in {"conj", "parataxis"} and child.pos_ in {"VERB", "AUX"}
        if child.dep_ == "punct" and child.text in {";", "—", "--"}:
            break
        if joined or (child.dep_ == "advcl" and child.i - verb.i > 3 and _is_comma(child.doc, child.left_edge.i - 1)):
            break
        if child.dep_ != "punct":
            end = child.right_edge.i + 1
    return _trimmed(verb.doc, start, _before_aside(verb.doc, verb.i + 1, end))


def _predicate_start(verb: Token) -> int:
    return min((c.i for c in verb.children if c.dep_ in {"aux", "aux:pass"} and c.i < verb.i), default=verb.i)


def _clause_start(verb: Token) -> int:
    """The first token of the clause proper: what is fronted before it, such as another clause, is left out."""
    misread = misread_subject(verb)
    if misread is not None:
        return misread.left_edge.i
    start = verb.left_edge.i
    fronted = [c for c in verb.lefts if c.dep_ in {"advcl", "cc", "mark", "punct", "discourse"}]
    return max([start, *(c.right_edge.i + 1 for c in fronted if c.right_edge.i < verb.i and c.left_edge.i == start)])


def _before_aside(doc: Doc, start: int, end: int) -> int:
    """The end without a clause that only adds (*..., where crimes were reported*)."""
    for at in range(start, end - 1):
        if doc[at].text == "," and doc[at + 1].lower_ in {"where", "which", "who", "whose", "when"}:
            return at
    return end


def _is_comma(doc: Doc, at: int) -> bool:
    return at >= 0 and doc[at].text in {",", ";", "—", "–"}


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while end - start > 1 and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].dep_ == "cc"):
        end -= 1
    while end - start > 1 and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return start, end
