"""The layers of the event recognizer, a span categorizer of spaCy's over single words: `doc.spans["events"]`.

Its labels are `event`, the classes and types of the annotation guidelines (`conflict`, `conflict.siege`), `outcome` and
the kinds of outcomes (`outcome.casualties`); each word has a chance for each of them.
"""

from __future__ import annotations

from math import log

from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import (
    Linear,
    Logistic,
    Maxout,
    Model,
    Ops,
    chain,
    concatenate,
    glorot_uniform_init,
    reduce_first,
    with_array,
)
from thinc.types import Floats1d, Floats2d, Ragged

Words = Model[list[Doc], list[Floats2d]]
Encoder = Model[list[Floats2d], list[Floats2d]]


@registry.architectures("history.WordsInContext.v1")  # type: ignore[untyped-decorator]  # spaCy types it as Any
def words_in_context(listener: Words, embed: Words, encode: Encoder, width: int) -> Words:
    """Vectors, `width` wide, of what the shared tok2vec says of a word beside what the word is, in their context."""
    joined: Words = chain(
        concatenate(listener, embed),
        with_array(Maxout(nO=width, nP=3, normalize=True, dropout=0.0)),
        encode,
    )
    if joined.has_dim("nO") is None:
        joined.set_dim("nO", width)
    return joined


@registry.layers("history.first_reducer.v1")
def first_reducer(hidden_size: int) -> Model[Ragged, Floats2d]:
    """Reduce spans of one word to a hidden layer, `hidden_size` wide."""
    return chain(reduce_first(), Maxout(nO=hidden_size, normalize=True, dropout=0.0))


@registry.layers("history.seldom.v1")
def seldom(
    nO: int | None = None,  # noqa: N803  (spaCy fills them in by these names)
    nI: int | None = None,  # noqa: N803
    chance: float = 0.01,
) -> Model[Floats2d, Floats2d]:
    """Chances of labels that are seldom: training begins at `chance`, not at a half."""

    def begin(ops: Ops, shape: tuple[int]) -> Floats1d:
        biases: Floats1d = ops.alloc1f(*shape)
        biases += log(chance / (1 - chance))
        return biases

    return chain(Linear(nO=nO, nI=nI, init_W=glorot_uniform_init, init_b=begin), Logistic())
