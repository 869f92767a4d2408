"""Fit logistic regressions, and write them as the TOML files that `fasti.rules` reads; other benchmarks use it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from fasti.rules.calibration import Curve
from fasti.rules.regression import Regression

Numbers = NDArray[np.float64]
# How strongly weights are drawn to 0 on features of unit variance: some hundred readings bear no more.
RIDGE = 5.0
DIGITS = 3
Judged = tuple[Mapping[str, float], bool]  # the features of one that was judged, and whether it is right


def fit_seen(
    judged: Sequence[Judged], *, threshold: float, ridge: float, seldom: int, scaled: bool = True
) -> Regression:
    """A regression over the features that at least `seldom` of `judged` have."""
    seen = Counter(name for features, _ in judged for name, value in features.items() if value)
    names = sorted(name for name, times in seen.items() if times >= seldom)
    features, right = [features for features, _ in judged], [right for _, right in judged]
    curve = fit_features(features, names, right, ridge, scaled=scaled)
    return Regression(threshold=threshold, intercept=curve.intercept, weights=curve.weights)


def fit_features(
    features: Sequence[Mapping[str, float]],
    names: Sequence[str],
    judged: Sequence[bool],
    ridge: float = RIDGE,
    *,
    scaled: bool = True,
) -> Curve:
    """A ridge logistic regression by Newton's method, in the units of the features; one that lacks is 0.

    With `scaled` the ridge holds features down in units of their spread, else in their own, seldom ones the more.
    """
    raw = np.array([[one.get(name, 0.0) for name in names] for one in features])
    right = np.array(judged, dtype=np.float64)
    mean, scale = raw.mean(axis=0), raw.std(axis=0) + 1e-9 if scaled else np.ones(len(names))
    columns = np.column_stack([np.ones(len(raw)), (raw - mean) / scale])
    penalty = np.diag([1e-6, *[ridge] * len(names)])
    weights: Numbers = np.zeros(columns.shape[1])
    for _ in range(50):
        told = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (told - right) + penalty @ weights
        weights -= np.linalg.solve((columns.T * (told * (1 - told))) @ columns + penalty, slope)
    own = weights[1:] / scale
    return Curve(
        intercept=round(float(weights[0] - own @ mean), DIGITS),
        weights={name: round(float(weight), DIGITS) for name, weight in zip(names, own, strict=True)},
    )


def lines_of(curve: Regression, table: str = "") -> Iterator[str]:
    """The lines of a regression in TOML, in the table of that name."""
    if table:
        yield f"[{table}]"
    yield from (f"threshold = {curve.threshold}", f"intercept = {curve.intercept}", "")
    yield f"[{table}.weights]" if table else "[weights]"
    yield from (f'"{name}" = {weight}' for name, weight in curve.weights.items())
