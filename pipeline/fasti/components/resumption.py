"""Which event the words take up that stand for what was told before: *this*, *it*, *which*, *a move that*."""

from __future__ import annotations

from fasti.components.clauses import Clause
from fasti.components.outcome_spans import is_set_off
from fasti.components.relations import RELATIVE_CLAUSE

POINTING = frozenset({"this", "that", "these", "which"})
PLURAL = frozenset({"are", "were", "have"})  # "the standards, which are called", not all that was told
# Nouns that take up what was told before, where they are no events themselves.
RESUMING = frozenset(
    "move step act action policy decision measure event development defeat success failure result outcome response "
    "disaster setback blow victory loss change news incident concession gesture deed crime episode".split()
)


def resumed(clause: Clause) -> list[int]:
    """The event that the subject takes up, none where the subject names something else."""
    scene, verb = clause.scene, clause.verb
    for argument in clause.agents:
        subject = verb.doc[argument.token]
        if subject.i in scene.at_token or subject.i > verb.i:
            continue
        if subject.lower_ == "it":
            return _known(scene.topic_before(subject))
        if subject.lower_ in POINTING or subject.lemma_.lower() in RESUMING:
            return _known(scene.told_before(subject))
    return _taken_up_whole(clause)


def _taken_up_whole(clause: Clause) -> list[int]:
    """The event above a clause whose *which* stands for all of it: *he dissolved the council, which led to riots*."""
    verb, at_token = clause.verb, clause.scene.at_token
    which = verb.dep_ in RELATIVE_CLAUSE and any(child.lower_ == "which" for child in verb.children)
    of_noun = verb.head.tag_ in {"NNS", "NNPS"} and any(child.lower_ in PLURAL for child in verb.lefts)
    if of_noun or not (which and is_set_off(verb)):
        return []
    return [at_token[t.i] for t in verb.ancestors if t.pos_ == "VERB" and t.i in at_token][:1]


def _known(at: int | None) -> list[int]:
    return [at] if at is not None else []
