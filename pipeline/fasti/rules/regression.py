"""A logistic regression whose weights are data: the chance of something from a few named features."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp
from pathlib import Path
from typing import TypeVar

from fasti.errors import RuleError
from fasti.record.base import Value
from fasti.rules.reading import read_pack

Weights = TypeVar("Weights", bound=Value)


class Regression(Value):
    """Weights of named features, and the chance from which on what is asked is taken to be so."""

    threshold: float
    intercept: float
    weights: dict[str, float]

    def chance(self, features: Mapping[str, float]) -> float:
        """From 0 to 1; a feature without weight counts nothing."""
        total = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + exp(-total))


def read_weights(path: Path, schema: type[Weights]) -> Weights:
    """The weights in a TOML file; raises RuleError with every fault of the file."""
    faults: list[str] = []
    weights = read_pack(path, schema, faults)
    if not isinstance(weights, schema):
        raise RuleError("\n".join(faults))
    return weights
