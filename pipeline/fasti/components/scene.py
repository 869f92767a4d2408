"""The happenings of a document as outcomes see them: by token, by type, and by what was told last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Token

from fasti.components.layers import Trigger

# A loose outcome belongs to a happening at most this many sentences back, unless its rule looks further.
REACH, FURTHEST = 1, 3
HAPPENED = {"actual", "negated"}


@dataclass(frozen=True)
class Scene:
    """A document and its triggers."""

    doc: Doc
    triggers: tuple[Trigger, ...]
    told_of: dict[int, list[int]] = field(default_factory=dict)  # verbs that tell what came of events, as they are read

    @cached_property
    def at_token(self) -> dict[int, int]:
        """The index of the trigger that a token belongs to."""
        return {
            token: at
            for at, trigger in enumerate(self.triggers)
            for token in (trigger.head, *range(trigger.start, trigger.end))
        }

    @cached_property
    def told_at(self) -> dict[int, int]:
        """The index of the trigger that a verb tells, by itself or by the noun that it hands over to."""
        light = {trigger.light: at for at, trigger in enumerate(self.triggers) if trigger.light is not None}
        return {**light, **self.at_token}

    @cached_property
    def sentence_of(self) -> list[int]:
        """The number of each token's sentence."""
        return [number for number, sentence in enumerate(self.doc.sents) for _ in sentence]

    def is_of(self, at: int, wanted: Iterable[str]) -> bool:
        """Whether a trigger is of one of the types, classes or rules; any is where none is named."""
        rule = self.triggers[at].rule
        names = {rule.type, rule.type.partition(".")[0], rule.id}
        wanted = tuple(wanted)
        return not wanted or not names.isdisjoint(wanted)

    def happened(self, at: int) -> bool:
        """Whether the happening is told as one that took place, or that was tried and failed."""
        factuality, _ = self.doc._.fasti_factuality.get(at, ("actual", ""))
        return factuality in HAPPENED

    def nearest(
        self, token: Token, wanted: Iterable[str], *, but: Iterable[str] = (), reach: int = REACH
    ) -> int | None:
        """The last such happening before `token`, in its sentence or the `reach` before; none of those in `but`."""
        wanted, but = tuple(wanted), tuple(but)
        first = self.start_of_reach(token, reach)
        for at in reversed(self.told_between(first, token.i)):
            if (
                not self.triggers[at].silent
                and self.is_of(at, wanted)
                and not (but and self.is_of(at, but))
                and self.happened(at)
            ):
                return at
        return None

    def tokens_in_reach(self) -> Iterator[Token]:
        """The tokens of the sentences that hold a trigger, or follow one that does so closely that it may be blamed."""
        last = -FURTHEST - 1  # the last sentence with a trigger
        heads = {trigger.head for trigger in self.triggers}
        for number, sentence in enumerate(self.doc.sents):
            if not heads.isdisjoint(range(sentence.start, sentence.end)):
                last = number
            if number - last <= FURTHEST:
                yield from sentence

    def told_between(self, start: int, end: int) -> range:
        """The triggers with a head in [start, end); they stand in text order, and so do their heads."""
        first, behind = (bisect_left(self.triggers, at, key=lambda trigger: trigger.head) for at in (start, end))
        return range(first, behind)

    def start_of_reach(self, token: Token, reach: int = REACH) -> int:
        """The first token of the sentences that lie within reach of `token`."""
        first: int = token.sent.start
        for _ in range(reach):
            if first > 0:
                first = self.doc[first - 1].sent.start
        return first

    def told_before(self, token: Token) -> int | None:
        """The happening that *this* or *a move that* takes up: the last one before it, a main clause's first."""
        here = self.told_between(token.sent.start, token.left_edge.i)
        if here:
            return here[-1]
        if token.sent.start == 0:
            return None
        before = self.doc[token.sent.start - 1].sent
        if before.root.i in self.at_token:
            return self.at_token[before.root.i]
        there = self.told_between(before.start, before.end)
        return there[-1] if there else None

    def topic_before(self, token: Token) -> int | None:
        """What *it* is likely to take up: the last event noun of its sentence, else the one of that before."""
        here = self._nouns_between(token.sent.start, token.i)
        if here:
            return here[-1]
        if token.sent.start == 0:
            return None
        before = self.doc[token.sent.start - 1].sent
        nouns = self._nouns_between(before.start, before.end)
        return nouns[0] if len(nouns) == 1 else None

    def _nouns_between(self, start: int, end: int) -> list[int]:
        told = self.told_between(start, end)
        return [at for at in told if self.doc[self.triggers[at].head].pos_ in {"NOUN", "PROPN"}]
