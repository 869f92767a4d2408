"""A slow, accurate teacher for the small model: BiLSTM encoders under a biaffine parser and a CRF recognizer.

    python teacher.py parser WORK        train on WORK/corpus, write WORK/teacher/parser.pt
    python teacher.py entities WORK      the same for names, with the other sources as partial annotation

The parser follows Dozat and Manning, "Deep Biaffine Attention for Neural Dependency Parsing" (2017); the recognizer is
the BiLSTM-CRF of Lample et al. (2016), its loss marginal over what a source leaves open, after Tsuboi et al., "Training
Conditional Random Fields Using Incomplete Annotations" (2008). Both read words through learned embeddings, the floret
vectors of the books and characters. `label.py` lets them annotate the books for the small model to learn from.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import spacy.training
import torch
import typer
from spacy.tokens import DocBin
from torch import Tensor, nn

SEED = 1648
UNKNOWN, PAD = 1, 0
MAX_CHARACTERS = 20
WORDS_IN_BATCH = 1200

LABELS = ("DATE", "EVENT", "FAC", "GPE", "LAW", "LOC", "NORP", "ORG", "PERSON", "PRODUCT", "WORK")
EVERY = frozenset(["O", *(f"{part}-{label}" for label in LABELS for part in "BILU")])
# No source marks all of these as history needs them; a word outside its spans may still be one.
UNTOLD = ("DATE", "EVENT", "LAW", "NORP", "PRODUCT", "WORK")
OUTSIDE = frozenset(["O", *(f"{part}-{label}" for label in UNTOLD for part in "BILU")])
PLACES = ("GPE", "LOC", "FAC")
MAPPED = {
    "PERSON": ("PERSON",),
    "ORG": ("ORG",),
    "PLACE": PLACES,
    "GPE": PLACES,
    "LOC": PLACES,
    "FAC": PLACES,
    "EVENT": ("EVENT",),
    "WORK_OF_ART": ("WORK",),
    "PRODUCT": ("PRODUCT",),
}
# The sources differ on whether a title belongs to the name, so that is left open.
TITLES = frozenset(
    "mr mrs miss ms messrs dr sir lady lord madame monsieur count countess captain colonel general major lieutenant "
    "sergeant admiral president professor king queen prince princess duke duchess rev reverend father mother uncle "
    "aunt cousin bishop pope saint st don emperor senator governor judge baron baroness".split()
)
OTHER_SOURCES = (
    "redocred.dev",
    "redocred.test",
    "gum_named_non_nc.train",
    "litbank_prop.train",
    "crossner_politics.train",
    "crossner_politics.dev",
    "crossner_literature.train",
    "crossner_literature.dev",
    "uner_ewt.dev",
    "hipe_ajmc.train",
)

app = typer.Typer(add_completion=False)


@dataclass(frozen=True)
class Sentence:
    """Words with whatever gold is known: `heads` count from 1, 0 is the root; `tags` are what a word allows."""

    words: tuple[str, ...]
    heads: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    upos: tuple[str, ...] = ()
    xpos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    tags: tuple[frozenset[str], ...] = ()


class Index:
    """Strings to numbers and back; 0 pads, 1 stands for what was never seen."""

    def __init__(self, items: Sequence[str]) -> None:
        self.items = list(items)
        self.number = {item: at + 2 for at, item in enumerate(self.items)}

    @classmethod
    def of(cls, counts: Counter[str], *, least: int = 1) -> Index:
        """The items counted at least `least` times, sorted."""
        return cls(sorted(item for item, count in counts.items() if count >= least))

    def __len__(self) -> int:
        return len(self.items) + 2

    def __getitem__(self, item: str) -> int:
        return self.number.get(item, UNKNOWN)

    def name(self, number: int) -> str:
        """The string of a number."""
        return self.items[number - 2]


class Vectors:
    """The floret vectors by word, kept once computed."""

    def __init__(self, folder: Path) -> None:
        self.vocab = spacy.load(folder).vocab
        self.known: dict[str, np.ndarray[Any, Any]] = {}

    def __deepcopy__(self, memo: dict[int, Any]) -> Vectors:
        return self  # a copied vocab loses its strings, and nothing here is trained

    def __call__(self, word: str) -> np.ndarray[Any, Any]:
        """The vector of a word, (width,)."""
        if word not in self.known:
            self.known[word] = np.asarray(self.vocab.get_vector(word), dtype="float32")
        return self.known[word]


@dataclass
class Batch:
    """Unique words and where each stands: `grid` (B, T) points into the unique words, `lengths` (B,)."""

    sentences: list[Sentence]
    word_ids: Tensor
    vectors: Tensor
    characters: Tensor
    grid: Tensor
    lengths: Tensor
    mask: Tensor


class Encoder(nn.Module):
    """Words to contextual vectors: (B, T, 2 * hidden)."""

    def __init__(self, words: Index, characters: Index, vectors: Vectors, *, hidden: int, layers: int) -> None:
        super().__init__()
        self.words, self.characters, self.vectors = words, characters, vectors
        width = vectors("the").shape[0]
        self.word = nn.Embedding(len(words), 100, padding_idx=PAD)
        nn.init.normal_(self.word.weight, std=0.1)
        self.character = nn.Embedding(len(characters), 32, padding_idx=PAD)
        self.convolution = nn.Conv1d(32, 100, 3, padding=1)
        self.static = nn.Linear(width, 100)
        self.layers = nn.ModuleList(
            nn.LSTM(300 if at == 0 else 2 * hidden, hidden, bidirectional=True, batch_first=True)
            for at in range(layers)
        )
        self.dropout = 0.33

    def batch(self, sentences: list[Sentence]) -> Batch:
        """Number the words of the sentences, which must be sorted by falling length."""
        unique: dict[str, int] = {"": 0}
        longest = len(sentences[0].words)
        grid = torch.zeros(len(sentences), longest, dtype=torch.long)
        for row, sentence in enumerate(sentences):
            for column, word in enumerate(sentence.words):
                grid[row, column] = unique.setdefault(word, len(unique))
        forms = list(unique)
        characters = torch.zeros(len(forms), MAX_CHARACTERS, dtype=torch.long)
        for row, form in enumerate(forms):
            short = form if len(form) <= MAX_CHARACTERS else form[: MAX_CHARACTERS // 2] + form[-MAX_CHARACTERS // 2 :]
            for column, character in enumerate(short):
                characters[row, column] = self.characters[character]
        return Batch(
            sentences,
            torch.tensor([PAD] + [self.words[form.lower()] for form in forms[1:]]),
            torch.tensor(np.stack([self.vectors(form or " ") for form in forms])),
            characters,
            grid,
            torch.tensor([len(sentence.words) for sentence in sentences]),
            grid > 0,
        )

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The last layer's states and the first layer's, which carry the tags."""
        ids = batch.word_ids
        if self.training:  # unseen words look like this; the vectors and characters must carry them
            ids = torch.where(torch.rand(ids.shape) < 0.15, torch.full_like(ids, UNKNOWN), ids)
        letters = torch.relu(self.convolution(self.character(batch.characters).transpose(1, 2))).amax(2)
        static = torch.relu(self.static(batch.vectors))
        table = torch.cat([self.word(ids), static, letters], dim=1)
        state = nn.functional.dropout(table[batch.grid], self.dropout, self.training)
        first = state
        for at, layer in enumerate(self.layers):
            out, _ = layer(state * batch.mask[..., None])  # unpacked: far faster here, and padding is zeros
            state = shared_dropout(out, self.dropout, training=self.training)
            if at == 0:
                first = state
        return state, first


def shared_dropout(state: Tensor, rate: float, *, training: bool) -> Tensor:
    """Dropout whose mask is the same at every step of a sentence (Gal and Ghahramani 2016)."""
    if not training:
        return state
    keep = torch.rand(state.shape[0], 1, state.shape[2]) >= rate
    return state * keep / (1 - rate)


class Parser(nn.Module):
    """Biaffine heads and labels over the encoder; UPOS, XPOS and features over its first layer."""

    def __init__(self, encoder: Encoder, labels: Index, upos: Index, xpos: Index, feats: Index, *, hidden: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.labels, self.upos, self.xpos, self.feats = labels, upos, xpos, feats
        arc, label = 300, 100
        self.root = nn.Parameter(torch.randn(2 * hidden) * 0.1)
        self.arc_head, self.arc_child = nn.Linear(2 * hidden, arc), nn.Linear(2 * hidden, arc)
        self.label_head, self.label_child = nn.Linear(2 * hidden, label), nn.Linear(2 * hidden, label)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.label = nn.Parameter(torch.zeros(len(labels), label + 1, label + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.xavier_uniform_(self.label)
        self.tag_heads = nn.ModuleList(nn.Linear(2 * hidden, len(index)) for index in (upos, xpos, feats))

    def forward(self, batch: Batch) -> tuple[Tensor, Callable[[Tensor], Tensor], list[Tensor]]:
        """Arc scores (B, T, T + 1), a function from heads (B, T) to label scores, and the tag scores."""
        state, first = self.encoder(batch)
        rooted = torch.cat([self.root.expand(state.shape[0], 1, -1), state], dim=1)
        drop = self.encoder.dropout
        head = shared_dropout(nn.functional.leaky_relu(self.arc_head(rooted), 0.1), drop, training=self.training)
        child = shared_dropout(nn.functional.leaky_relu(self.arc_child(state), 0.1), drop, training=self.training)
        arcs = with_one(child) @ self.arc @ head.transpose(1, 2)
        possible = torch.cat([torch.ones(batch.mask.shape[0], 1, dtype=torch.bool), batch.mask], dim=1)
        arcs = arcs.masked_fill(~possible[:, None, :], -1e4)
        label_head = shared_dropout(
            nn.functional.leaky_relu(self.label_head(rooted), 0.1), drop, training=self.training
        )
        label_child = shared_dropout(
            nn.functional.leaky_relu(self.label_child(state), 0.1), drop, training=self.training
        )

        def labels(heads: Tensor) -> Tensor:
            chosen = label_head.gather(1, heads[..., None].expand(-1, -1, label_head.shape[2]))
            left, right = with_one(label_child)[batch.mask], with_one(chosen)[batch.mask]
            return torch.einsum("ni,lij,nj->nl", left, self.label, right)

        return arcs, labels, [head(first)[batch.mask] for head in self.tag_heads]

    def loss(self, batch: Batch) -> Tensor:
        """Mean cross-entropy of heads, labels and tags."""
        arcs, labels, tags = self(batch)
        heads = padded([list(sentence.heads) for sentence in batch.sentences], arcs.shape[1])
        gold = torch.tensor([self.labels[label] for sentence in batch.sentences for label in sentence.labels])
        loss = nn.functional.cross_entropy(arcs[batch.mask], heads[batch.mask])
        loss = loss + nn.functional.cross_entropy(labels(heads), gold)
        for scores, index, column in zip(
            tags, (self.upos, self.xpos, self.feats), ("upos", "xpos", "feats"), strict=True
        ):
            truth = torch.tensor([index[item] for sentence in batch.sentences for item in getattr(sentence, column)])
            loss = loss + 0.2 * nn.functional.cross_entropy(scores, truth)
        return loss

    @torch.no_grad()
    def parse(self, batch: Batch) -> list[tuple[Sentence, float]]:
        """Each sentence annotated, with the geometric mean of its heads' probabilities; one that is no tree gets 0."""
        arcs, labels, tags = self(batch)
        chance, heads = arcs.softmax(2).max(2)
        label_ids = labels(heads)[:, 2:].argmax(1) + 2
        tag_ids = [scores[:, 2:].argmax(1) + 2 for scores in tags]
        out, at = [], 0
        for row, sentence in enumerate(batch.sentences):
            size = len(sentence.words)
            here = slice(at, at + size)
            head = tuple(heads[row, :size].tolist())
            names = tuple(self.labels.name(number) for number in label_ids[here].tolist())
            names = tuple(
                "ROOT" if of == 0 else "dep" if name == "ROOT" else name for of, name in zip(head, names, strict=True)
            )
            columns = [
                tuple(index.name(number) for number in ids[here].tolist())
                for index, ids in zip((self.upos, self.xpos, self.feats), tag_ids, strict=True)
            ]
            sure = float(chance[row, :size].log().mean().exp()) if is_tree(head) else 0.0
            out.append((Sentence(sentence.words, head, names, *columns), sure))
            at += size
        return out

    def score(self, sentences: list[Sentence]) -> tuple[float, str]:
        """LAS over all words but punctuation, and a line to print."""
        right = attached = tagged = total = 0
        for batch in batches(self.encoder, sentences):
            for gold, (found, _) in zip(batch.sentences, self.parse(batch), strict=True):
                for at, label in enumerate(gold.labels):
                    if gold.upos[at] in {"PUNCT", "SPACE"}:
                        continue
                    total += 1
                    tagged += gold.upos[at] == found.upos[at]
                    if gold.heads[at] == found.heads[at]:
                        attached += 1
                        right += label.split(":")[0] == found.labels[at].split(":")[0]
        return right / total, f"UAS {attached / total:.4f} LAS {right / total:.4f} UPOS {tagged / total:.4f}"


def with_one(values: Tensor) -> Tensor:
    """The last dimension with a constant 1 appended: the bias of a biaffine product."""
    return torch.cat([values, torch.ones(*values.shape[:-1], 1)], dim=-1)


def padded(rows: list[list[int]], width: int) -> Tensor:
    """Rows of unequal length as one matrix, 0 behind."""
    return torch.tensor([row + [0] * (width - len(row)) for row in rows])


def is_tree(heads: Sequence[int]) -> bool:
    """Whether heads (from 1, 0 the root) form one tree with one root."""
    if sum(head == 0 for head in heads) != 1:
        return False
    for start in range(1, len(heads) + 1):
        at, steps = start, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


class Recognizer(nn.Module):
    """A linear-chain CRF over BILOU tags; a word may allow several tags in training."""

    def __init__(self, encoder: Encoder, tags: Index, *, hidden: int) -> None:
        super().__init__()
        self.encoder, self.tags = encoder, tags
        self.emit = nn.Linear(2 * hidden, len(tags) - 2)
        self.moves = nn.Parameter(torch.zeros(len(tags) - 2, len(tags) - 2))
        names = tags.items
        self.allowed = torch.tensor([[follows(one, two) for two in names] for one in names])
        self.first = torch.tensor([name[0] in "BUO" for name in names])
        self.last = torch.tensor([name[0] in "LUO" for name in names])

    def scores(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Emissions (B, T, tags) and transitions with the impossible ones at minus infinity."""
        state, _ = self.encoder(batch)
        return self.emit(state), self.moves.masked_fill(~self.allowed, -1e4)

    def partition(self, emissions: Tensor, moves: Tensor, batch: Batch) -> Tensor:
        """The log of the summed weight of all paths, (B,)."""
        score = emissions[:, 0].masked_fill(~self.first, -1e4)
        for at in range(1, emissions.shape[1]):
            step = torch.logsumexp(score[:, :, None] + moves, dim=1) + emissions[:, at]
            score = torch.where(batch.mask[:, at, None], step, score)
        return torch.logsumexp(score.masked_fill(~self.last, -1e4), dim=1)

    def loss(self, batch: Batch) -> Tensor:
        """Minus the log probability of the allowed paths, per word."""
        emissions, moves = self.scores(batch)
        shut = torch.ones(emissions.shape, dtype=torch.bool)
        for row, sentence in enumerate(batch.sentences):
            for column, allowed in enumerate(sentence.tags):
                for tag in allowed:
                    shut[row, column, self.tags[tag] - 2] = False
            shut[row, len(sentence.tags) :] = False
        constrained = self.partition(emissions.masked_fill(shut, -1e4), moves, batch)
        return (self.partition(emissions, moves, batch) - constrained).sum() / batch.mask.sum()

    @torch.no_grad()
    def tag(self, batch: Batch, allowed: bool = False) -> list[tuple[tuple[str, ...], float]]:
        """The best tags of each sentence and their probability; with `allowed`, both within what its words allow."""
        emissions, moves = self.scores(batch)
        if allowed:
            for row, sentence in enumerate(batch.sentences):
                for column, tags in enumerate(sentence.tags):
                    shut = torch.tensor([name not in tags for name in self.tags.items])
                    emissions[row, column] = emissions[row, column].masked_fill(shut, -1e4)
        whole = self.partition(emissions, moves, batch)
        score = emissions[:, 0].masked_fill(~self.first, -1e4)
        back = []
        for at in range(1, emissions.shape[1]):
            best, where = (score[:, :, None] + moves).max(dim=1)
            score = torch.where(batch.mask[:, at, None], best + emissions[:, at], score)
            back.append(where)
        final, end = score.masked_fill(~self.last, -1e4).max(dim=1)
        out = []
        for row, sentence in enumerate(batch.sentences):
            path = [int(end[row])]
            for at in range(len(sentence.words) - 1, 0, -1):
                path.append(int(back[at - 1][row, path[-1]]))
            names = tuple(self.tags.items[number] for number in reversed(path))
            out.append((names, float((final[row] - whole[row]).exp())))
        return out

    def score(self, sentences: list[Sentence]) -> tuple[float, str]:
        """Entity F1, and a line to print."""
        gold_count, found_count, both = Counter[str](), Counter[str](), Counter[str]()
        for batch in batches(self.encoder, sentences):
            for gold, (tags, _) in zip(batch.sentences, self.tag(batch), strict=True):
                want, got = set(spans([next(iter(tag)) for tag in gold.tags])), set(spans(tags))
                gold_count.update(label for *_, label in want)
                found_count.update(label for *_, label in got)
                both.update(label for *_, label in want & got)
        each = {label: 2 * both[label] / (gold_count[label] + found_count[label]) for label in sorted(gold_count)}
        f1 = 2 * both.total() / max(1, gold_count.total() + found_count.total())
        return f1, f"F1 {f1:.4f} " + " ".join(f"{label} {value:.3f}" for label, value in each.items())


def follows(one: str, two: str) -> bool:
    """Whether the BILOU tag `two` may stand after `one`."""
    if one[0] in "BI":
        return two[0] in "IL" and one[2:] == two[2:]
    return two[0] in "BUO"


def spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The entities (start, end, label) of BILOU tags."""
    start = 0
    for at, tag in enumerate(tags):
        if tag[0] in "BU":
            start = at
        if tag[0] in "LU":
            yield start, at + 1, tag[2:]


def batches(encoder: Encoder, sentences: list[Sentence], *, shuffled: bool = False) -> Iterator[Batch]:
    """Batches of about WORDS_IN_BATCH words and like length; in random order where `shuffled`."""
    ordered = sorted(sentences, key=lambda sentence: -(len(sentence.words) + (random.random() * 4 if shuffled else 0)))
    groups: list[list[Sentence]] = [[]]
    for sentence in ordered:
        if sum(len(other.words) for other in groups[-1]) > WORDS_IN_BATCH:
            groups.append([])
        groups[-1].append(sentence)
    if shuffled:
        random.shuffle(groups)
    for group in groups:
        yield encoder.batch(sorted(group, key=lambda sentence: -len(sentence.words)))


def train(
    model: Parser | Recognizer, data: Callable[[], list[Sentence]], dev: list[Sentence], out: Path, epochs: int
) -> None:
    """Adam with a warm-up and a linear fall to nothing; the running mean of the weights is scored and kept."""
    rate = 2e-3
    optimizer = torch.optim.Adam(model.parameters(), lr=rate, betas=(0.9, 0.95))
    steps = epochs * sum(1 for _ in batches(model.encoder, data()))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / 100) * max(0.02, 1 - step / steps)
    )
    mean = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998))
    began, best, words = time.time(), 0.0, 0
    for epoch in range(1, epochs + 1):
        model.train()
        total = 0.0
        for batch in batches(model.encoder, data(), shuffled=True):
            optimizer.zero_grad(set_to_none=True)
            loss = model.loss(batch)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            mean.update_parameters(model)
            total += float(loss.detach())
            words += int(batch.mask.sum())
        mean.eval()
        score, line = mean.module.score(dev)
        speed = words / (time.time() - began)
        print(f"epoch {epoch} loss {total:.0f} {line} {speed:.0f} words/s", flush=True)
        if score > best:
            best = score
            torch.save(mean.module.state_dict(), out)


def treebank(path: Path) -> list[Sentence]:
    """The sentences of a .spacy treebank, line breaks left out, heads numbered within the sentence from 1."""
    nlp = spacy.blank("en")
    out = []
    for doc in DocBin().from_disk(path).get_docs(nlp.vocab):
        for sentence in doc.sents:
            tokens = [token for token in sentence if not token.is_space]
            place = {token.i: at for at, token in enumerate(tokens, start=1)}
            out.append(
                Sentence(
                    tuple(token.text for token in tokens),
                    tuple(0 if token.head.i == token.i else place.get(token.head.i, 0) for token in tokens),
                    tuple(token.dep_ for token in tokens),
                    tuple(token.pos_ for token in tokens),
                    tuple(token.tag_ for token in tokens),
                    tuple(str(token.morph) for token in tokens),
                )
            )
    return out


def named(path: Path) -> list[Sentence]:
    """Fully annotated sentences of a .spacy file: one allowed tag a word."""
    nlp = spacy.blank("en")
    out = []
    for doc in DocBin().from_disk(path).get_docs(nlp.vocab):
        tags = spacy.training.offsets_to_biluo_tags(doc, [(e.start_char, e.end_char, e.label_) for e in doc.ents])
        kept = [(token.text, tag) for token, tag in zip(doc, tags, strict=True) if not token.is_space]
        out.append(Sentence(tuple(word for word, _ in kept), tags=tuple(frozenset([tag]) for _, tag in kept)))
    return [sentence for sentence in out if sentence.words]


def other_sources(folder: Path) -> list[Sentence]:
    """The other entity sources as partial annotation: what a source does not tell is left open."""
    out = []
    for name in OTHER_SOURCES:
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            out.append(Sentence(tuple(record["tokens"]), tags=tuple(allowed_tags(record["tokens"], record["ents"]))))
    return [sentence for sentence in out if 2 < len(sentence.words) <= 100]


def allowed_tags(tokens: list[str], entities: list[list[Any]]) -> list[frozenset[str]]:
    """Per token the BILOU tags that a source's spans leave possible; an unknown label leaves its tokens open."""
    allowed = [OUTSIDE] * len(tokens)
    for start, end, _, mapped in entities:
        labels = MAPPED.get(mapped)
        while labels == ("PERSON",) and start < end - 1 and tokens[start].rstrip(".").lower() in TITLES:
            allowed[start] = frozenset({"O", "B-PERSON"})
            start += 1
        for at in range(start, end):
            if labels is None:
                allowed[at] = EVERY
                continue
            part = "U" if end - start == 1 else "B" if at == start else "L" if at == end - 1 else "I"
            allowed[at] = frozenset(f"{part}-{label}" for label in labels)
            if at and allowed[at - 1] == frozenset({"O", "B-PERSON"}):
                allowed[at] |= frozenset({"L-PERSON" if at == end - 1 else "I-PERSON"})
    return allowed


def encoder_for(sentences: list[Sentence], vectors: Path, *, hidden: int, layers: int) -> Encoder:
    """An encoder with the words seen twice and the characters of the sentences."""
    words = Counter(word.lower() for sentence in sentences for word in sentence.words)
    characters = Counter(character for sentence in sentences for word in sentence.words for character in word)
    return Encoder(
        Index.of(words, least=2), Index.of(characters, least=3), Vectors(vectors), hidden=hidden, layers=layers
    )


def new_parser(work: Path) -> tuple[Parser, list[Sentence]]:
    """An untrained parser, and the treebanks' training sentences."""
    torch.manual_seed(SEED)
    random.seed(SEED)
    data = treebank(work / "corpus/parse-train.spacy")
    hidden = 256
    encoder = encoder_for(data, work / "vectors", hidden=hidden, layers=3)
    columns = [
        Index.of(Counter(item for sentence in data for item in getattr(sentence, column)))
        for column in ("labels", "upos", "xpos", "feats")
    ]
    return Parser(encoder, *columns, hidden=hidden), data


def new_recognizer(work: Path) -> tuple[Recognizer, list[Sentence], list[Sentence]]:
    """An untrained recognizer, the history sentences and the other sources' to train on."""
    torch.manual_seed(SEED)
    random.seed(SEED)
    data = named(work / "corpus/ner-train.spacy")
    hidden = 256
    others = other_sources(work / "ner")
    encoder = encoder_for(data + others, work / "vectors", hidden=hidden, layers=2)
    return Recognizer(encoder, Index(sorted(EVERY)), hidden=hidden), data, others


@app.command()
def parser(work: Path, epochs: int = 10, threads: int = 1) -> None:
    """Train the parser and keep its best epoch on the treebanks' dev sets."""
    torch.set_num_threads(threads)
    model, data = new_parser(work)
    (work / "teacher").mkdir(exist_ok=True)
    train(model, lambda: data, treebank(work / "corpus/parse-dev.spacy"), work / "teacher/parser.pt", epochs)


@app.command()
def entities(work: Path, epochs: int = 12, threads: int = 1) -> None:
    """Train the recognizer and keep its best epoch on the held-out twelfth of the history sentences."""
    torch.set_num_threads(threads)
    model, data, others = new_recognizer(work)
    (work / "teacher").mkdir(exist_ok=True)
    train(
        model,
        lambda: data + random.sample(others, len(data)),
        named(work / "corpus/ner-dev.spacy"),
        work / "teacher/entities.pt",
        epochs,
    )


if __name__ == "__main__":
    app()
