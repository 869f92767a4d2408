"""Who won and who lost, as the outcome of an event says: *a Roman defeat*, *Hannibal won*."""

from __future__ import annotations

import re
from typing import NamedTuple

from fasti.record import Event
from fasti.resolve.across.profile import Party, read_party
from fasti.resolve.across.vocabulary import Vocabulary

_WHO = r"(?P<who>(?:[A-Z][\w'’-]*)(?:\s+(?:[A-Z][\w'’-]*|army|forces|troops|fleet))*)"
_WINS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WHO}\s+(?:victory|triumph|success)\b",
        rf"\b(?:victory|triumph|success)\s+(?:for|of|by)\s+(?:the\s+)?{_WHO}",
        rf"{_WHO}\s+(?:won|prevailed|triumphed|was victorious|were victorious)\b",
        rf"\bwon\s+by\s+(?:the\s+)?{_WHO}",
    )
)
_LOSES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WHO}\s+defeat\b",
        rf"\bdefeat\s+(?:for|of)\s+(?:the\s+)?{_WHO}",
        rf"{_WHO}\s+(?:lost|(?:was|were)\s+(?:\w+\s+)?(?:defeated|beaten|routed|crushed))\b",
    )
)


class Verdict(NamedTuple):
    """A side, whether it won, and its name as written."""

    side: Party
    won: bool
    text: str


def read_verdicts(event: Event, vocabulary: Vocabulary) -> tuple[Verdict, ...]:
    """Every side of which an outcome or the sentence's result says that it won or lost."""
    found: dict[tuple[Party, bool], Verdict] = {}
    for outcome in event.outcomes:
        if outcome.kind != "result":
            continue
        for span in outcome.spans:
            for won, patterns in ((True, _WINS), (False, _LOSES)):
                for match in (match for pattern in patterns for match in pattern.finditer(span.text)):
                    name = " ".join(match["who"].split()).removeprefix("The ")
                    side = read_party((name,), "participant", vocabulary)
                    if side is not None:
                        found.setdefault((side, won), Verdict(side, won, name))
    return tuple(found.values())
