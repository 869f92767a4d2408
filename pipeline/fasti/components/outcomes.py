"""What came of an event: clauses of consequence, the lost, and the event's rank among its like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from fasti.components.blame import blamed_by
from fasti.components.clauses import Clause, is_predicate
from fasti.components.conditions import holds
from fasti.components.layers import OutcomeSpan, register_extensions
from fasti.components.outcome_losses import is_loss, read_losses
from fasti.components.outcome_ranks import read_ranks
from fasti.components.outcome_spans import content, extent, undergone, without_cause
from fasti.components.outcome_verdicts import read_judged, read_verdicts
from fasti.components.recognized_outcomes import read_recognized
from fasti.components.relations import is_passive
from fasti.components.scene import Scene
from fasti.rules.blame import load_blame
from fasti.rules.loader import Rules, load_rules
from fasti.rules.schema import OutcomeRule

# A loose outcome is read only where neither subject nor cause of its clause is an event.
LOOSE = frozenset({"nearest", "outcome"})
BOUND = frozenset({"subject", "cause"})
# These must be told as done.
DONE = frozenset({"nearest", "object", "outcome", "self"})
GENERAL = frozenset({"change", "result"})


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
        self.blame = load_blame()
        self.verbs: dict[str, list[OutcomeRule]] = defaultdict(list)
        self.nouns: dict[str, dict[str, OutcomeRule]] = defaultdict(dict)  # by the way in which they are read
        self.told = [rule for rule in rules.outcomes if rule.told_by]
        for rule in rules.outcomes:
            for verb in rule.verbs:
                self.verbs[verb].append(rule)
            for noun in rule.nouns:
                self.nouns[_way_of(rule)].setdefault(noun, rule)

    def __call__(self, doc: Doc) -> Doc:
        """Find the outcomes of `doc`."""
        scene = Scene(doc, doc._.fasti_triggers)
        found = tuple(_once(self._read(scene))) if scene.triggers else ()
        doc._.fasti_outcomes = (*found, *read_recognized(scene, found, self.blame))
        return doc

    def _read(self, scene: Scene) -> Iterator[OutcomeSpan]:
        yield from read_losses(scene, self.nouns["losses"])
        for token in scene.tokens_in_reach():
            if is_predicate(token):
                yield from self.read_clause(Clause(scene, token))
        yield from read_judged(scene, self.nouns["judged"])
        yield from read_ranks(scene, self.nouns["ranks"])
        yield from read_verdicts(scene, self.nouns["verdicts"])

    def read_clause(self, clause: Clause) -> Iterator[OutcomeSpan]:
        """The outcomes that one verb tells, by the first rule for each way to blame."""
        read: set[str] = set()
        for rule in self._rules_for(clause):
            if rule.blames in read or (rule.blames in LOOSE and read & BOUND) or not _may_tell(rule, clause):
                continue
            blamed = blamed_by(rule, clause)
            if blamed and _holds(rule, clause):
                read.add(rule.blames)
                start, end = _reach(rule, clause, blamed)
                if end - start > 1:
                    if rule.blames in BOUND:
                        clause.scene.told_of.setdefault(clause.verb.i, []).extend(blamed)
                    for at in blamed:
                        kind = self._kind(rule, clause, at)
                        if kind in GENERAL and self._counts_the_lost(clause, start, end):
                            kind = "casualties"
                        yield OutcomeSpan(start, end, kind, at, rule.id, rule.confidence)

    def _rules_for(self, clause: Clause) -> Iterator[OutcomeRule]:
        """Rules that list the verb before those for any verb, loose ones last."""
        lemma, scene = clause.verb.lemma_.lower(), clause.scene
        at = scene.told_at.get(clause.verb.i)
        any_verb = self.verbs.get("*", ())
        found = (
            *(rule for rule in any_verb if rule.bearers),
            *self.verbs.get(lemma, ()),
            *(rule for rule in self.told if at is not None and scene.is_of(at, rule.told_by) and scene.happened(at)),
            *(rule for rule in any_verb if not rule.bearers and lemma not in rule.excluding),
        )
        yield from sorted(found, key=lambda rule: rule.blames in LOOSE)

    def _counts_the_lost(self, clause: Clause, start: int, end: int) -> bool:
        """Whether the words name the lost, whatever their verb says: *resulted in the deaths of six men*."""
        lost = self.nouns["losses"]
        return any(token.lemma_.lower() in lost and is_loss(token) for token in clause.scene.doc[start:end])

    def _kind(self, rule: OutcomeRule, clause: Clause, at: int) -> str:
        """The kind of the first rule that lists the verb, where the rule asks for that; else by the event's type."""
        listing = self.verbs.get(clause.verb.lemma_.lower(), ()) if rule.listed else ()
        of_type = (kind for of, kind in rule.kinds.items() if clause.scene.is_of(at, (of,)))
        return next((other.kind for other in listing if not other.listed), None) or next(of_type, rule.kind)


def _way_of(rule: OutcomeRule) -> str:
    """How the nouns of a rule are read: who was lost, how a named fight went, who won, what ranks the event."""
    if rule.kind == "casualties":
        return "losses"
    if rule.blames == "cause":
        return "judged"
    return "verdicts" if rule.kind == "result" else "ranks"


def _may_tell(rule: OutcomeRule, clause: Clause) -> bool:
    if rule.blames == "nearest" and clause.looks_back:
        return False
    any_verb = rule.blames == "subject" and "*" in rule.verbs and not rule.bearers
    told = clause.is_due if rule.due else clause.is_done or not (rule.blames in DONE or any_verb)
    return told and (clause.is_free or "*" not in rule.verbs)


def _holds(rule: OutcomeRule, clause: Clause) -> bool:
    doc, fillers = clause.scene.doc, clause.fillers
    mentions = doc._.fasti_mentions
    if rule.needs and not any(holds(doc, mentions, fillers, condition) for condition in rule.needs):
        return False
    return not any(holds(doc, mentions, fillers, condition) for condition in rule.blocks)


def _reach(rule: OutcomeRule, clause: Clause, blamed: list[int]) -> tuple[int, int]:
    """Token bounds of the outcome."""
    if rule.span == "content":
        return content(clause.verb)
    verb = clause.verb
    if rule.blames == "subject" and is_passive(verb) and any(a.relation == "agent" for a in clause.fillers):
        start, end = undergone(verb)
        return without_cause(verb, start, end, {clause.scene.triggers[at].head for at in blamed})
    start, end = extent(clause.verb, rule.span)
    if rule.blames == "cause":
        return without_cause(clause.verb, start, end, {clause.scene.triggers[at].head for at in blamed})
    return start, end


def _once(outcomes: Iterable[OutcomeSpan]) -> Iterator[OutcomeSpan]:
    """Without those that share words with an earlier one of the same event."""
    known: dict[int | None, list[OutcomeSpan]] = defaultdict(list)
    for one in outcomes:
        if not any(one.start < other.end and other.start < one.end for other in known[one.trigger]):
            known[one.trigger].append(one)
            yield one
