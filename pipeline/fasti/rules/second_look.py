"""The chance that a word which no frame let through tells an event: the weights of `second_look.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import exp
from pathlib import Path

from fasti.errors import RuleError
from fasti.record.base import Value
from fasti.rules.reading import read_pack

SECOND_LOOK = Path(__file__).parent / "second_look.toml"


class SecondLook(Value):
    """A logistic regression over named features, and the chance from which on a word is read as a trigger."""

    threshold: float
    intercept: float
    weights: dict[str, float]

    def chance(self, features: Mapping[str, float]) -> float:
        """From 0 to 1; a feature without weight counts nothing."""
        total = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + exp(-total))


@lru_cache(maxsize=1)
def load_second_look(path: Path = SECOND_LOOK) -> SecondLook:
    """The shipped weights; raises RuleError with every fault of the file."""
    faults: list[str] = []
    weights = read_pack(path, SecondLook, faults)
    if not isinstance(weights, SecondLook):
        raise RuleError("\n".join(faults))
    return weights
