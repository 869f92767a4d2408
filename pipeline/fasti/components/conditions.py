"""Whether a trigger's arguments fit a rule: filler tests and conditions, as the packs write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from spacy.tokens import Doc

from fasti.components.layers import Argument, EntityMention, Misfit
from fasti.rules.schema import GROUPS, Condition, TriggerRule

# A capitalised word that nothing else is known of may be any of these.
UNKNOWN_NAME = "name"
MAY_BE_NAMED = frozenset({"person", "people", "polity", "place", "actor", "where", "any"})


def fits(doc: Doc, mentions: Mapping[int, EntityMention], token: int, tests: tuple[str, ...]) -> bool:
    """Whether the filler headed by `token` passes one of `tests` (a kind, a group, or `=lemma`)."""
    kinds, lemmas = _read_tests(tests)
    if kinds and kind_of(doc, mentions, token) in kinds:
        return True
    if not lemmas:
        return False
    word = doc[token]
    return word.lemma_.lower() in lemmas or word.lower_ in lemmas


@cache
def _read_tests(tests: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The kinds and the lemmas that pass; as many tests are read as the rules write."""
    kinds = [test for test in tests if not test.startswith("=")]
    named = [UNKNOWN_NAME] if MAY_BE_NAMED.intersection(kinds) else []
    whole = (*kinds, *(kind for test in kinds for kind in GROUPS.get(test, ())), *named)
    return frozenset(whole), frozenset(test[1:] for test in tests if test.startswith("="))


def kind_of(doc: Doc, mentions: Mapping[int, EntityMention], token: int) -> str | None:
    """The kind of a filler; a pronoun has that of what it stands for, and `it` none while that is unknown."""
    mention = mentions.get(token)
    if mention is None:
        return "number" if doc[token].pos_ == "NUM" else "thing"
    if mention.form != "pronoun":
        return mention.kind
    at = doc._.fasti_entity_of.get(token)
    entity = doc._.fasti_entities[at] if at is not None else None
    if entity is not None and any(member.form != "pronoun" for member in entity.mentions):
        return str(entity.kind)
    return mention.kind if mention.kind in {"person", "people"} else None


def holds(doc: Doc, mentions: Mapping[int, EntityMention], arguments: Sequence[Argument], condition: Condition) -> bool:
    """Whether every relation that `condition` names has a filler that passes."""
    return unmet(doc, mentions, arguments, condition) is None


def unmet(
    doc: Doc, mentions: Mapping[int, EntityMention], arguments: Sequence[Argument], condition: Condition
) -> str | None:
    """The first relation of `condition` that has no filler which passes; None where all have one."""
    for relation, tests in condition.items():
        sides = _sides(relation)
        for argument in arguments:
            if argument.relation in sides and fits(doc, mentions, argument.token, tests):
                break
        else:
            return relation
    return None


def judge(
    doc: Doc, mentions: Mapping[int, EntityMention], arguments: Sequence[Argument], rule: TriggerRule
) -> Condition | Misfit:
    """The first of the rule's `needs` that holds, where nothing blocks it; else what kept the rule from firing."""
    lacking: list[tuple[str, Condition]] = []
    for need in rule.needs or ({},):
        relation = unmet(doc, mentions, arguments, need)
        if relation is None:
            blocking = next((block for block in rule.blocks if holds(doc, mentions, arguments, block)), None)
            return need if blocking is None else Misfit(rule, (), blocking)
        lacking.append((relation, need))
    return Misfit(rule, tuple(lacking))


def _sides(relation: str) -> tuple[str, ...]:
    """A condition on who does it holds of the by-phrase of a passive too."""
    return ("subject", "agent") if relation == "subject" else (relation,)


def lemma_fillers(doc: Doc, arguments: Iterable[Argument], condition: Condition) -> Iterator[int]:
    """The fillers that `condition` asks for by their lemma."""
    for argument in arguments:
        tests = condition.get(argument.relation, ())
        token = doc[argument.token]
        if f"={token.lemma_.lower()}" in tests or f"={token.lower_}" in tests:
            yield argument.token
