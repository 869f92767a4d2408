"""The chance that a word which no frame let through tells an event: the weights of `second_look.toml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from fasti.record.base import Value
from fasti.rules.regression import Regression, read_weights

SECOND_LOOK = Path(__file__).parent / "second_look.toml"


class SecondLooks(Value):
    """The weights for models that recognize events, and for those that do not."""

    recognized: Regression
    alone: Regression


@lru_cache(maxsize=1)
def load_second_look(path: Path = SECOND_LOOK) -> SecondLooks:
    """The shipped weights; raises RuleError with every fault of the file."""
    return read_weights(path, SecondLooks)
