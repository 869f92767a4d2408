"""How sure a reading is: the weights of `confidence.toml`, by which features of an event and its values count."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from fasti.errors import RuleError
from fasti.record.base import Value
from fasti.rules.reading import read_pack

CALIBRATION = Path(__file__).parent / "confidence.toml"


class Curve(Value):
    """A logistic regression: the log-odds are the intercept and each feature by its weight."""

    intercept: float
    weights: dict[str, float] = {}


class Calibration(Value):
    """One curve for events and one for each of their slots."""

    event: Curve
    date: Curve
    actor: Curve
    place: Curve
    outcome: Curve


@lru_cache(maxsize=1)
def load_calibration(path: Path = CALIBRATION) -> Calibration:
    """The shipped weights; raises RuleError with every fault of the file."""
    faults: list[str] = []
    calibration = read_pack(path, Calibration, faults)
    if not isinstance(calibration, Calibration):
        raise RuleError("\n".join(faults))
    return calibration
