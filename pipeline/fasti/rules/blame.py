"""The chance that an outcome came of an event near it: the weights of `blame.toml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from fasti.rules.regression import Regression, read_weights

BLAME = Path(__file__).parent / "blame.toml"


@lru_cache(maxsize=1)
def load_blame(path: Path = BLAME) -> Regression:
    """The shipped weights; its threshold is for the chance of an outcome times that of its event."""
    return read_weights(path, Regression)
