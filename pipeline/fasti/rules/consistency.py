"""What no single file can tell: ids that repeat, frames that are not there, fillers that can never match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from fasti.record.events import EVENT_TYPES
from fasti.rules.schema import FILLER_KINDS, GROUPS, AnaphorRule, Condition, Frame, OutcomeRule, TriggerRule

if TYPE_CHECKING:
    from fasti.rules.loader import Rules

Places = Mapping[str, Sequence[str]]


def find_inconsistencies(rules: Rules, places: Places) -> Iterator[str]:
    """Every fault as a sentence that names file, line and field; `places` maps ids to where they are given."""
    for id_, given in places.items():
        if len(given) > 1:
            yield f"{given[-1]}: id: {id_} is given before, at {given[0]}; every rule and frame needs an id of its own."
    framed: tuple[TriggerRule | AnaphorRule, ...] = (*rules.triggers, *rules.anaphors)
    for rule in framed:
        if rule.frame not in rules.frames:
            known = ", ".join(sorted(rules.frames))
            yield f"{_place(places, rule.id)}: frame: {rule.frame!r} is not defined; the frames are {known}."
    for frame in rules.frames.values():
        if frame.extends is not None:
            yield from _extends_faults(frame, rules.frames, places)
        fillers = (test for role in frame.roles.values() for tests in role.values() for test in tests)
        yield from _filler_faults(fillers, f"{_place(places, frame.id)}: roles")
    conditional: tuple[TriggerRule | OutcomeRule, ...] = (*rules.triggers, *rules.outcomes)
    for conditioned in conditional:
        for field in ("needs", "blocks"):
            conditions: tuple[Condition, ...] = getattr(conditioned, field)
            tests = (test for condition in conditions for fillers in condition.values() for test in fillers)
            yield from _filler_faults(tests, f"{_place(places, conditioned.id)}: {field}")
    yield from _blame_faults(rules, places)


def inherit(frames: Mapping[str, Frame]) -> dict[str, Frame]:
    """Each frame with the lines of those that it extends below its own; a broken chain ends where it breaks."""

    def roles(frame: Frame, seen: tuple[str, ...]) -> dict[str, Any]:
        base = frames.get(frame.extends or "")
        if base is None or base.id in seen:
            return dict(frame.roles)
        return {**roles(base, (*seen, frame.id)), **frame.roles}

    return {id_: frame.model_copy(update={"roles": roles(frame, (id_,))}) for id_, frame in frames.items()}


def _extends_faults(frame: Frame, frames: Mapping[str, Frame], places: Places) -> Iterator[str]:
    seen, at = {frame.id}, frame.extends
    while at is not None:
        if at not in frames:
            yield f"{_place(places, frame.id)}: extends: {at!r} is no frame."
            return
        if at in seen:
            yield f"{_place(places, frame.id)}: extends: {at!r} comes back to itself."
            return
        seen.add(at)
        at = frames[at].extends


def _blame_faults(rules: Rules, places: Places) -> Iterator[str]:
    """Events that an outcome rule names and that are no type, no class and no trigger rule."""
    known = {*EVENT_TYPES, *(type_.partition(".")[0] for type_ in EVENT_TYPES), *(rule.id for rule in rules.triggers)}
    for rule in rules.outcomes:
        for field in ("told_by", "of", "kinds"):
            for name in getattr(rule, field):
                if name not in known:
                    yield (
                        f"{_place(places, rule.id)}: {field}: {name!r} is no event; use a type (conflict.siege), "
                        "a class (conflict) or the id of a trigger rule."
                    )


def _filler_faults(tests: Iterable[str], where: str) -> Iterator[str]:
    for test in dict.fromkeys(tests):
        lemma = test.startswith("=") and len(test) > 1
        if not (lemma or test in FILLER_KINDS or test in GROUPS):
            known = ", ".join((*FILLER_KINDS, *GROUPS))
            yield f"{where}: {test!r} is no filler; use =lemma or one of {known}."


def _place(places: Places, id_: str) -> str:
    return places[id_][-1] if id_ in places else f"rule {id_}"
