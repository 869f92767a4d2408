"""Whether a trigger's arguments fit a rule: filler tests and conditions, as the packs write them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc

from fasti.components.layers import Argument, EntityMention
from fasti.rules.schema import GROUPS, Condition


def fits(doc: Doc, mentions: Mapping[int, EntityMention], token: int, tests: Iterable[str]) -> bool:
    """Whether the filler headed by `token` passes one of `tests` (a kind, a group, or `=lemma`)."""
    mention = mentions.get(token)
    kind = mention.kind if mention else "thing"
    form = mention.form if mention else "noun"
    for test in tests:
        if test.startswith("="):
            if doc[token].lemma_.lower() == test[1:] or doc[token].lower_ == test[1:]:
                return True
        elif test == kind or kind in GROUPS.get(test, ()):
            return True
        elif form == "pronoun" and kind == "thing" and test in {"actor", "polity", "org", "vessel"}:
            return True  # `it` may be a state, a body or a ship
    return False


def holds(doc: Doc, mentions: Mapping[int, EntityMention], arguments: Iterable[Argument], condition: Condition) -> bool:
    """Whether every relation that `condition` names has a filler that passes."""
    arguments = list(arguments)
    return all(
        any(a.relation == relation and fits(doc, mentions, a.token, tests) for a in arguments)
        for relation, tests in condition.items()
    )


def lemma_fillers(doc: Doc, arguments: Iterable[Argument], condition: Condition) -> Iterator[int]:
    """The fillers that `condition` asks for by their lemma."""
    for argument in arguments:
        tests = condition.get(argument.relation, ())
        token = doc[argument.token]
        if f"={token.lemma_.lower()}" in tests or f"={token.lower_}" in tests:
            yield argument.token
