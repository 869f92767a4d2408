"""Who or where fills which role of an event: chances for pairs of a word that tells an event and a noun beside it.

Plain spaCy has no use for them; fasti names the pairs and their features. A pair's features are looked up in a table
and summed with what the tok2vec says of both words and of what the noun hangs on; then a hidden layer and a softmax.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

Floats = NDArray[np.float32]
NONE = "none"  # the label of what fills no role


class Pair(NamedTuple):
    """The indices of the event's word and of the noun, and features by name."""

    event: int
    noun: int
    features: tuple[str, ...]


class Weights(NamedTuple):
    """What is learnt, float32; F features, V numbers of the tok2vec, H hidden, R roles."""

    table: Floats  # (F, H)
    direct: Floats  # (F, R), from the features straight to the roles
    mean: Floats  # (V,)
    spread: Floats  # (V,)
    words: Floats  # (3 V, H)
    hidden: Floats  # (H,)
    out: Floats  # (H, R)
    bias: Floats  # (R,)


@Language.factory("history_roles")
def make_roles(nlp: Language, name: str) -> HistoryRoles:
    """Create the component, without weights."""
    return HistoryRoles()


class HistoryRoles:
    """Leaves a Doc as it is; `chances` is for whoever knows which pairs to ask of."""

    def __init__(
        self, labels: Sequence[str] = (), features: Sequence[str] = (), weights: Weights | None = None
    ) -> None:
        self.take(labels, features, weights)

    def take(self, labels: Sequence[str], features: Sequence[str], weights: Weights | None) -> None:
        """Take over what was learnt; the first label is that of no role, features are in the order of the table."""
        self.labels = tuple(labels)
        self.features = {name: at for at, name in enumerate(features)}
        self.weights = weights
        if weights is not None:  # both tables side by side, and a row of zeros
            both = np.hstack([weights.table, weights.direct])
            self.summed: Floats = np.vstack([both, np.zeros_like(both[:1])])

    def __call__(self, doc: Doc) -> Doc:
        """The Doc itself."""
        return doc

    def chances(self, doc: Doc, pairs: Sequence[Pair]) -> Floats:
        """A row for each pair, a column for each of `labels`; a row adds up to 1.

        The tok2vec must have read the Doc. Raises ValueError before there are weights.
        """
        if self.weights is None:
            raise ValueError("history_roles has no weights; load it with a trained pipeline.")
        weights = self.weights
        vectors = (np.asarray(doc.tensor, dtype=np.float32) - weights.mean) / weights.spread
        words = np.array([(pair.event, pair.noun, doc[pair.noun].head.i) for pair in pairs], dtype=np.intp)
        hidden = weights.hidden + vectors[words].reshape(len(pairs), -1) @ weights.words
        starts: list[int] = []
        rows: list[int] = []
        for pair in pairs:
            starts.append(len(rows))
            rows += [self.features.get(name, -1) for name in pair.features]
            rows.append(-1)  # the last row of `summed`: what was never seen adds nothing
        told = np.add.reduceat(self.summed[rows], starts)
        hidden += told[:, : len(weights.hidden)]
        direct = told[:, len(weights.hidden) :]
        scores = np.maximum(hidden, 0) @ weights.out + weights.bias + direct
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances: Floats = powers / powers.sum(axis=1, keepdims=True)
        return chances

    def to_disk(self, path: Path, **_: Any) -> None:
        """Write labels, features and weights into a folder."""
        path.mkdir(exist_ok=True)
        srsly.write_msgpack(path / "names", {"labels": self.labels, "features": list(self.features)})
        if self.weights is not None:
            halved = {name: array.astype(np.float16) for name, array in self.weights._asdict().items()}
            np.savez_compressed(path / "weights.npz", **halved)

    def from_disk(self, path: Path, **_: Any) -> HistoryRoles:
        """Read what `to_disk` wrote."""
        names = srsly.read_msgpack(path / "names")
        with np.load(path / "weights.npz", allow_pickle=False) as arrays:
            weights = Weights(**{name: arrays[name].astype(np.float32) for name in Weights._fields})
        self.take(names["labels"], names["features"], weights)
        return self
