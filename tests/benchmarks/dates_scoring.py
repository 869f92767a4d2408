"""TERN-like scores of time expressions: detection lenient and strict, value, and both together.

A gold and a found expression may be paired where they overlap in at least one character (lenient) or have the same
extent (strict); pairs are one to one, chosen so that as many as possible match, equal values first. *Value* counts the
pairs whose values are equal in the one form below.

One form for TIMEX2 `val` and TIMEX3 `value` (`normalise`):
- a range found as one mention (*1914–1918*) is scored as its two ends, as both standards mark it;
- a time zone at the end of a clock time is dropped;
- trailing `-XX` after a known year is dropped: `1943-07-XX` is `1943-07`;
- a set of calendar units is written as its period: `XXXX-XX-XX` with set="YES" is `P1D`;
- no value on both sides is equal; modifiers and anchors are not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linear_sum_assignment

_SETS = {"XXXX-XX-XX": "P1D", "XXXX-WXX": "P1W", "XXXX-XX": "P1M", "XXXX": "P1Y", "XXXX-XX-XXTXX": "PT1H"}


@dataclass(frozen=True)
class Expression:
    """A time expression in a text: its extent and its value in the one form."""

    start: int
    end: int
    text: str
    value: str | None


@dataclass(frozen=True)
class Counts:
    """Addable counts of one way of scoring."""

    correct: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.correct + other.correct, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float | None:
        """Share of the found that is correct; None where nothing was found."""
        return self.correct / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found correctly; None where there is no gold."""
        return self.correct / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where there is neither gold nor anything found."""
        return 2 * self.correct / (self.found + self.gold) if self.found + self.gold else None


def normalise(value: str | None, *, is_set: bool = False) -> str | None:
    """A TIMEX2 or TIMEX3 value in the one form."""
    if not value:
        return None
    value = re.sub(r"(T[0-9:]+)[+-][0-9]{2}$|(T[0-9:]+)Z$", r"\1\2", value)
    if is_set:
        value = _SETS.get(value, value)
    if re.match(r"(?:BC)?[0-9]{2,4}", value):
        value = re.sub(r"(?:-XX)+$", "", value)
    return value


def find_expressions(mentions: Iterable[object]) -> list[Expression]:
    """Expressions of fasti's mentions, ranges as their two ends."""
    found: list[Expression] = []
    for mention in mentions:
        for part in getattr(mention, "parts", ()) or (mention,):
            value = normalise(part.value, is_set=part.type == "SET")
            found.append(Expression(part.start, part.end, part.text, value))
    return found


def pair(gold: Sequence[Expression], found: Sequence[Expression], *, strict: bool) -> list[tuple[int, int]]:
    """Indices of gold and found expressions that stand for each other, one to one."""
    if not gold or not found:
        return []
    worth = np.zeros((len(gold), len(found)))
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            same = (one.start, one.end) == (other.start, other.end)
            if same or (not strict and one.start < other.end and other.start < one.end):
                worth[i, j] = 1 + 0.01 * (one.value == other.value) + 0.001 * same
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if worth[i, j]]


def score(gold: Sequence[Expression], found: Sequence[Expression]) -> dict[str, Counts]:
    """Counts by name: `lenient`, `strict`, and each with `+value`."""
    counts: dict[str, Counts] = {}
    for name, strict in (("lenient", False), ("strict", True)):
        pairs = pair(gold, found, strict=strict)
        equal = sum(gold[i].value == found[j].value for i, j in pairs)
        counts[name] = Counts(len(pairs), len(found), len(gold))
        counts[f"{name}+value"] = Counts(equal, len(found), len(gold))
    return counts


def write_table(counts: dict[str, Counts]) -> str:
    """Precision, recall and F1 of each way of scoring, in per cent."""
    lines = [f"{'':16}{'P':>7}{'R':>7}{'F1':>7}   correct/found/gold"]
    for name, count in counts.items():
        ratios = "".join(f"{100 * ratio:7.1f}" if ratio is not None else f"{'–':>7}" for ratio in (
            count.precision, count.recall, count.f1))  # fmt: skip
        lines.append(f"{name:16}{ratios}   {count.correct}/{count.found}/{count.gold}")
    return "\n".join(lines)
