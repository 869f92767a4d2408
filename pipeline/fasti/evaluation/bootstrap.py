"""How far a score would move with other documents of the same kind: the percentile bootstrap of Efron (1979)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from fasti.evaluation.counts import Counts

Interval = tuple[float, float]

DRAWS = 1000
LEAST_DOCUMENTS = 3  # of two documents there are only three different draws, which is no interval
SEED = 753  # any fixed number; the same documents give the same interval
PERCENTILES = (2.5, 97.5)


def estimate_interval(documents: Sequence[Counts]) -> Interval | None:
    """The 95 % interval of F1 when whole documents are drawn anew; None under 3 documents or where none has items.

    The order of the documents must be fixed by the caller: it decides which of them a draw picks.
    """
    if len(documents) < LEAST_DOCUMENTS:
        return None
    chances = np.full(len(documents), 1 / len(documents))
    draws = np.random.default_rng(SEED).multinomial(len(documents), chances, size=DRAWS)
    totals = draws @ np.array([(one.gold + one.predicted, one.matched) for one in documents])
    scored = totals[totals[:, 0] > 0]
    if not len(scored):
        return None
    low, high = np.percentile(2 * scored[:, 1] / scored[:, 0], PERCENTILES)
    return float(low), float(high)
