"""Learn who fills which role of an event, from the roles in `triggers.jsonl` and `paragraphs.jsonl`.

    python roles.py WORK PACKAGE [--jobs 1]

PACKAGE is what `assemble.py` wrote; the pairs are those that fasti asks of, with the parse and events of the
installed one, and with what the frames say of each. Writes `history_roles` into the pipeline.

A pair is right where the annotation has the noun, or in a paragraph one that fasti takes for the same, as a filler of
the event. In a single sentence the other mentions of a filler are left out: the annotation names the fullest alone.
Triggers of fasti's that are no event teach nothing. One text in twenty is held out, by its letters, and only scored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
import spacy
import typer
from events import Sources, read_records, read_words
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from spacy.language import Language
from spacy.tokens import Doc

from en_core_history_sm.roles import NONE, Floats, HistoryRoles, Weights
from fasti.components.layers import EntityMention, Trigger
from fasti.components.presumed import PREFIX
from fasti.components.recognized_roles import COMPONENT, pairs
from fasti.components.roles import RolesComponent
from fasti.nlp import load

LABELS = (NONE, "agent", "target", "leader", "participant", "location", "origin", "destination")
HELD_OUT = 20
SELDOM = 3  # features that fewer pairs have are left out
HIDDEN, EPOCHS, BATCH, RATE, DROPPED, DECAY = 48, 9, 256, 2e-3, 0.3, 1e-5
WARM = 200  # steps till the rate is reached
Indices = NDArray[np.intp]


class Event(NamedTuple):
    """Where an event is told, as spans of characters, and its fillers: the role and spans that name one filler."""

    mentions: list[tuple[int, int]]
    fillers: list[tuple[str, list[tuple[int, int]]]]


class Asked(NamedTuple):
    """A pair of a text, with the column of what it is."""

    event: int
    noun: int
    above: int
    features: tuple[str, ...]
    label: int


class Read(NamedTuple):
    """The vectors of a text's words and its pairs."""

    held_out: bool
    vectors: Floats
    asked: list[Asked]


def main(work: Path, package: Path, jobs: int = 1) -> None:
    """Ask fasti for the pairs of all annotated texts, learn, and write the component into the package."""
    records = [record for record in read_records() if "roles" in record or "sentences" in record or "lines" in record]
    shares = [(work, records[at::jobs]) for at in range(jobs)]
    with get_context("spawn").Pool(jobs) as pool:
        texts = [text for share in pool.imap(read_share, shares) for text in share]
    component = learn(texts)
    data = next(package.glob("en_core_history_sm-*"))
    nlp = spacy.load(data)
    if COMPONENT in nlp.pipe_names:
        nlp.remove_pipe(COMPONENT)
    nlp.add_pipe(COMPONENT)
    cast(HistoryRoles, nlp.get_pipe(COMPONENT)).take(component.labels, [*component.features], component.weights)
    nlp.to_disk(data)


def read_share(share: tuple[Path, Sequence[dict[str, Any]]]) -> list[Read]:
    """The texts of some records, read by fasti."""
    work, records = share
    nlp, sources = load(), Sources(work)
    cast(RolesComponent, nlp.get_pipe("fasti_roles")).recognizer = None
    return [read_text(nlp, sources, record) for record in records]


def read_text(nlp: Language, sources: Sources, record: dict[str, Any]) -> Read:
    """One text with its pairs, each judged."""
    doc, offsets = read_words(nlp, *sources.text(record))
    for _, component in nlp.pipeline:
        doc = component(doc)
    whole = "roles" not in record  # a paragraph, annotated as a whole
    events = list(of_paragraph(record) if whole else of_sentence(record))
    words = sum(map(ord, doc.text))
    return Read(
        words % HELD_OUT == 0, np.asarray(doc.tensor, dtype=np.float32), list(judge(doc, offsets, events, whole=whole))
    )


def of_sentence(record: dict[str, Any]) -> Iterator[Event]:
    """The events of a sentence."""
    for at, (start, end, _) in enumerate(record["events"]):
        fillers = [(role, [(first, last)]) for of, role, first, last in record["roles"] if of == at]
        yield Event([(start, end)], fillers)


def of_paragraph(record: dict[str, Any]) -> Iterator[Event]:
    """The events of a paragraph; a filler's second span is where it is named most fully."""
    for _, _, spans, roles, _ in record["events"]:
        fillers = [(role, [(at[i], at[i + 1]) for i in range(0, len(at), 2)]) for role, *at in roles]
        yield Event([(start, end) for start, end in spans], fillers)


def judge(doc: Doc, offsets: Sequence[tuple[int, int]], events: Sequence[Event], *, whole: bool) -> Iterator[Asked]:
    """The pairs of the triggers that are annotated, each with what it is."""
    triggers: tuple[Trigger, ...] = doc._.fasti_triggers
    mentions: dict[int, EntityMention] = doc._.fasti_mentions
    entity_of: dict[int, int] = doc._.fasti_entity_of
    known: dict[int, tuple[dict[int, int], dict[int, int]]] = {}
    for at, trigger in enumerate(triggers):
        start, end = offsets[trigger.start][0], offsets[trigger.end - 1][1]
        event = next((one for one in events if any(first < end and start < last for first, last in one.mentions)), None)
        if event is not None:
            known[at] = fillers_of(doc, offsets, event, mentions, entity_of)
    framed = [role for role in doc._.fasti_roles if not role.rule.startswith(PREFIX)]
    for at, mention, pair in pairs(doc, triggers, framed, known):
        heads, entities = known[at]
        label = heads.get(mention.head)
        if label is None and (same := entities.get(entity_of[mention.head])) is not None:
            if not whole:
                continue
            label = same
        yield Asked(*pair[:2], doc[pair.noun].head.i, pair.features, label or 0)


def fillers_of(
    doc: Doc,
    offsets: Sequence[tuple[int, int]],
    event: Event,
    mentions: dict[int, EntityMention],
    entity_of: dict[int, int],
) -> tuple[dict[int, int], dict[int, int]]:
    """The labels of an event's fillers, by the head of the mention and by the entity."""
    heads: dict[int, int] = {}
    entities: dict[int, int] = {}
    for role, spans in event.fillers:
        if role in LABELS:
            for start, end in spans:
                inside = [head for head in mentions if head in entity_of and start <= offsets[head][0] < end]
                if inside:  # the highest in the parse
                    head = min(inside, key=lambda one: (sum(1 for _ in doc[one].ancestors), one))
                    heads.setdefault(head, LABELS.index(role))
                    entities.setdefault(entity_of[head], LABELS.index(role))
    return heads, entities


class Table(NamedTuple):
    """Pairs as arrays: their features, the rows of the vectors of their three words, their labels."""

    features: csr_matrix
    rows: Indices  # (pairs, 3)
    labels: Indices


def learn(texts: Sequence[Read]) -> HistoryRoles:
    """Weights from all texts but those held out, whose scores are printed."""
    vectors = np.vstack([text.vectors for text in texts])
    mean, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-3
    vectors = (vectors - mean) / spread
    seen = Counter(name for text in texts if not text.held_out for one in text.asked for name in one.features)
    names = [name for name, times in seen.items() if times >= SELDOM]
    train, held = (tabulate(texts, names, held_out=part) for part in (False, True))
    print(
        f"{len(train.labels)} pairs, {int((train.labels > 0).sum())} of them right; {len(names)} features", flush=True
    )
    weights = descend(train, held, vectors, mean, spread)
    return HistoryRoles(LABELS, names, weights)


def tabulate(texts: Sequence[Read], names: Sequence[str], *, held_out: bool) -> Table:
    """The pairs of one part."""
    at_name = {name: at for at, name in enumerate(names)}
    base, rows, labels, starts, columns = 0, [], [], [0], []
    for text in texts:
        if text.held_out == held_out:
            for one in text.asked:
                rows.append([base + one.event, base + one.noun, base + one.above])
                labels.append(one.label)
                columns += [at_name[name] for name in one.features if name in at_name]
                starts.append(len(columns))
        base += len(text.vectors)
    features = csr_matrix((np.ones(len(columns), np.float32), columns, starts), shape=(len(rows), len(names)))
    return Table(features, np.array(rows, dtype=np.intp), np.array(labels, dtype=np.intp))


def descend(train: Table, held: Table, vectors: Floats, mean: Floats, spread: Floats) -> Weights:
    """Adam over the cross entropy, with dropout of features, numbers and hidden units."""
    rng = np.random.default_rng(1066)
    count, width = train.features.shape[1], 3 * vectors.shape[1]

    def normal(rows: int, columns: int, size: float) -> Floats:
        drawn: Floats = (rng.standard_normal((rows, columns)) * size).astype(np.float32)
        return drawn

    weights = Weights(
        table=normal(count, HIDDEN, 0.05),
        direct=np.zeros((count, len(LABELS)), np.float32),
        mean=mean,
        spread=spread,
        words=normal(width, HIDDEN, 0.5 * width**-0.5),
        hidden=np.zeros(HIDDEN, np.float32),
        out=normal(HIDDEN, len(LABELS), HIDDEN**-0.5),
        bias=np.zeros(len(LABELS), np.float32),
    )
    moments = {name: (np.zeros_like(array), np.zeros_like(array)) for name, array in weights._asdict().items()}
    size = len(train.labels)
    last = EPOCHS * (size // BATCH)
    step = 0

    def kept(*shape: int) -> Floats:
        mask: Floats = (rng.random(shape, dtype=np.float32) > DROPPED).astype(np.float32) / (1 - DROPPED)
        return mask

    def move(name: str, slope: Floats, rate: float, rows: Indices | slice = slice(None), decay: float = DECAY) -> None:
        array, (first, second) = getattr(weights, name), moments[name]
        slope = slope + decay * array[rows]
        first[rows] = 0.9 * first[rows] + 0.1 * slope
        second[rows] = 0.99 * second[rows] + 0.01 * slope * slope
        array[rows] -= rate * first[rows] / (np.sqrt(second[rows]) + 1e-6)

    for epoch in range(EPOCHS):
        order = rng.permutation(size)
        for begin in range(0, size - BATCH + 1, BATCH):
            batch = order[begin : begin + BATCH]
            features = train.features[batch]
            features.data = kept(len(features.data))
            words = vectors[train.rows[batch]].reshape(BATCH, width)
            words *= kept(*words.shape)
            before = features @ weights.table + words @ weights.words + weights.hidden
            mask = kept(*before.shape) * (before > 0)
            hidden = before * mask
            slope = softmax(hidden @ weights.out + weights.bias + features @ weights.direct)
            slope[np.arange(BATCH), train.labels[batch]] -= 1
            slope /= BATCH
            inner = (slope @ weights.out.T) * mask
            used = np.unique(features.indices)
            turned = features.T.tocsr()[used]
            step += 1
            rate = RATE * min(1.0, step / WARM) * (1 - step / (last + 1))
            move("out", hidden.T @ slope, rate)
            move("bias", slope.sum(axis=0), rate)
            move("words", words.T @ inner, rate)
            move("hidden", inner.sum(axis=0), rate)
            move("table", turned @ inner, rate, used, 20 * DECAY)
            move("direct", turned @ slope, rate, used, 20 * DECAY)
        print(f"epoch {epoch + 1}: {score(weights, held, vectors)}", flush=True)
    return weights


def softmax(scores: Floats) -> Floats:
    """Chances that add up to 1 in each row."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = powers / powers.sum(axis=1, keepdims=True)
    return chances


def score(weights: Weights, held: Table, vectors: Floats) -> str:
    """Cross entropy, and precision, recall and F1 of pairs at a chance of a half, with the role and without."""
    words = vectors[held.rows].reshape(len(held.labels), -1)
    hidden = np.maximum(held.features @ weights.table + words @ weights.words + weights.hidden, 0)
    chances = softmax(hidden @ weights.out + weights.bias + held.features @ weights.direct)
    entropy = -np.log(chances[np.arange(len(held.labels)), held.labels] + 1e-9).mean()
    said, told = chances[:, 0] < 0.5, held.labels > 0
    both = (said & told).sum()
    exact = (said & (1 + chances[:, 1:].argmax(axis=1) == held.labels)).sum()
    total = said.sum() + told.sum()
    return (
        f"cross entropy {entropy:.4f}, P {both / said.sum():.3f} R {both / told.sum():.3f} F1 {2 * both / total:.3f}, "
        f"with the role {2 * exact / total:.3f}"
    )


if __name__ == "__main__":
    typer.run(main)
