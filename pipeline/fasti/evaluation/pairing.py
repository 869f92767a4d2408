"""The best one-to-one pairing of two lists, whatever order they stand in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

G = TypeVar("G")
P = TypeVar("P")


def pair(gold: Sequence[G], predicted: Sequence[P], weigh: Callable[[G, P], float]) -> tuple[tuple[G, P], ...]:
    """The one-to-one pairing with the greatest sum of weights, in gold order.

    Two items whose weight is 0 never pair; weights are not negative.
    """
    if not gold or not predicted:
        return ()
    weights = np.array([[weigh(one, other) for other in predicted] for one in gold], dtype=np.float64)
    return tuple((gold[row], predicted[column]) for row, column in solve(weights))


def solve(weights: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Row and column of each pair in the assignment of the greatest sum; cells of 0 are no pairs.

    Optimal by the shortest augmenting paths of Crouse (2016), as scipy has them: an early choice never costs a later
    match, as it does where the first match found is taken.
    """
    if not weights.any():
        return []
    from scipy.optimize import linear_sum_assignment  # takes a second to load, and most commands never score

    rows, columns = linear_sum_assignment(weights, maximize=True)
    chosen = zip(rows.tolist(), columns.tolist(), strict=True)
    return [(row, column) for row, column in chosen if weights[row, column] > 0]
