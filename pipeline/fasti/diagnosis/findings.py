"""What a diagnosis says: one finding for each gold event that was missed, and for each missed value of the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

Slot = Literal["event", "date", "actor", "place", "outcome"]
SLOTS: tuple[Slot, ...] = ("event", "date", "actor", "place", "outcome")
# Stage -> what it says. The order is that of the road, the first stage first: of several reasons the last one counts,
# for there the event came closest to being found.
STAGES: dict[str, str] = {
    "lexicon": "no rule hangs on its words",
    "tagger": "rules hang on the word, but under another part of speech or lemma than the parse gave it",
    "type": "rules hang on the word, and none of them is of the event's type",
    "skip": "rules hang on the word, but it is part of a name, describes another noun, or tells a habit",
    "frame": "rules of the type hang on the word, and the conditions of none held",
    "taken": "the word belongs to another trigger",
    "anaphor": "the word points back, and to no event that fits",
    "merging": "it was found, and merging joined it to another event",
    "shared": "its word tells several events, and one was made of it",
    "names": "its words are no mention of anyone or of any place",
    "coreference": "it stands in the event under another name",
    "arguments": "the parse makes it no argument of the event's words",
    "roles": "it is an argument, and the frame gives it no role",
    "dates": "its phrase was not read, or read as another date",
    "times": "its phrase was read, and given to no word of the event",
    "outcomes": "no outcome rule fired on its words",
    "blame": "it was read, and said of another event",
}
RANK = {stage: rank for rank, stage in enumerate(STAGES)}


@dataclass(frozen=True)
class Reason:
    """One stage that dropped something, in a sentence that names the words, the rules and the arguments."""

    stage: str
    told: str


@dataclass(frozen=True)
class Finding:
    """Why one gold event, or one value of it, was missed.

    `start` is the code-point offset of what it is about, `event` the gold event in words, `value` the missed value
    (the mentions where the whole event was missed); `reasons` has the deciding one first.
    """

    document: str
    event: str
    slot: Slot
    start: int
    value: str
    reasons: tuple[Reason, ...]
    sentence: str | None = None

    @property
    def stage(self) -> str:
        """The stage that dropped it."""
        return self.reasons[0].stage


@dataclass(frozen=True)
class Diagnosis:
    """How many gold events a document has, and its findings: missed events, then values, each in text order."""

    document: str
    events: int
    findings: tuple[Finding, ...]

    def count(self, slot: Slot) -> Counter[str]:
        """How many of a slot each stage dropped."""
        return Counter(finding.stage for finding in self.findings if finding.slot == slot)


def rank_reasons(reasons: list[Reason]) -> tuple[Reason, ...]:
    """Each reason once, the stage that lies furthest on the road first."""
    return tuple(sorted(dict.fromkeys(reasons), key=lambda reason: -RANK[reason.stage]))
