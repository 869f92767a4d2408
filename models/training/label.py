"""Let the teacher annotate the history books, for the small model to learn from.

    python label.py sample BOOKS MODEL WORK     paragraphs drawn from the books, cut into words and sentences by MODEL
    python label.py parses WORK                 WORK/corpus/parse-silver.spacy
    python label.py entities WORK               WORK/corpus/ner-silver.spacy, and the other sources told apart

Books from which the entity test set is drawn are left out. What the teacher is unsure of is left out too.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
import teacher
import torch
import typer
from spacing import spaced
from spacy.tokens import Doc, DocBin, Span
from spacy.training import biluo_tags_to_spans
from spacy.vocab import Vocab

import en_core_history_sm  # noqa: F401  (registers the components of the package)

PARAGRAPH_WORDS = range(25, 500)
FOOTNOTE = re.compile(r"\[\w+\]")
LETTERS = 0.9  # below this share of letters and spaces a paragraph is a table or a list of references
LONGEST = 90  # words; the teacher learnt little from longer sentences
SURE_PARSE = 0.82  # geometric mean of the heads' probabilities
SURE_TAGS = 0.55  # probability of a sentence's whole tagging
SURE_CHOICE = 0.3  # the same among the taggings that a source leaves open
CHUNK = 4000  # sentences labelled at a time

app = typer.Typer(add_completion=False)


@app.command()
def sample(books: Path, model: Path, work: Path, words: int = 1_100_000) -> None:
    """Draw paragraphs evenly from the books, and write them cut into words and sentences."""
    nlp = spacy.load(model, exclude=["ner"])
    tested = {
        json.loads(line)["source"].removeprefix("books:")
        for line in (work / "ner-history/test.jsonl").read_text(encoding="utf-8").splitlines()
    }
    paths = [path for path in sorted(books.glob("*.txt")) if path.name.split("_")[0] not in tested]
    bin_ = DocBin(attrs=["ORTH", "SPACY", "SENT_START", "LEMMA", "POS"])
    total = 0
    for path in paths:
        chosen = list(draw(paragraphs(path.read_text(encoding="utf-8")), words // len(paths)))
        for doc in nlp.pipe(chosen, batch_size=64):
            total += len(doc)
            bin_.add(doc)
        print(f"{path.name}: {total} words so far", flush=True)
    bin_.to_disk(work / "corpus/books.spacy")


def paragraphs(text: str) -> Iterator[str]:
    """The prose paragraphs of a book, which has each on a line."""
    for line in text.splitlines():
        paragraph = " ".join(FOOTNOTE.sub("", line).split())
        letters = sum(character.isalpha() or character == " " for character in paragraph)
        if len(paragraph.split()) in PARAGRAPH_WORDS and letters >= LETTERS * len(paragraph):
            yield paragraph


def draw(items: Iterable[str], words: int) -> Iterator[str]:
    """Paragraphs in the order of their hashes until there are enough words."""
    for item in sorted(set(items), key=lambda text: zlib.crc32(text.encode())):
        if words <= 0:
            return
        words -= len(item.split())
        yield item


@app.command()
def parses(work: Path, threads: int = 1) -> None:
    """Label heads, relations and tags; neighbouring sentences become one Doc, to teach sentence ends."""
    torch.set_num_threads(threads)
    model, _ = teacher.new_parser(work)
    model.load_state_dict(torch.load(work / "teacher/parser.pt"))
    model.eval()
    vocab = spacy.blank("en").vocab
    out = DocBin(attrs=["ORTH", "SPACY", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP"])
    kept = total = fragments = 0
    for group in chunks(sentences(vocab, work / "corpus/books.spacy")):
        wanted = [teacher.Sentence(tuple(token.text for token in span)) for span in group]
        found = {id(s): pair for s, pair in label_parses(model, wanted)}
        run: list[tuple[Span, teacher.Sentence]] = []
        for span, want in zip(group, wanted, strict=True):
            parse, sure = found.get(id(want), (want, 0.0))
            total += 1
            if run and (sure < SURE_PARSE or run[-1][0].doc is not span.doc or run[-1][0].end != span.start):
                out.add(silver_doc(vocab, run))
                run = []
            if sure >= SURE_PARSE:
                kept += 1
                run.append((span, parse))
                if (entry := fragment_doc(vocab, span, parse)) is not None:
                    fragments += 1
                    out.add(entry)
        if run:
            out.add(silver_doc(vocab, run))
        print(f"{kept} of {total} sentences kept, {fragments} fragments made", flush=True)
    out.to_disk(work / "corpus/parse-silver.spacy")


def label_parses(
    model: teacher.Parser, wanted: list[teacher.Sentence]
) -> Iterator[tuple[teacher.Sentence, tuple[teacher.Sentence, float]]]:
    """Each sentence with its parse and how sure the teacher is of it."""
    for batch in teacher.batches(model.encoder, [s for s in wanted if len(s.words) <= LONGEST]):
        yield from zip(batch.sentences, model.parse(batch), strict=True)


def silver_doc(vocab: Vocab, run: list[tuple[Span, teacher.Sentence]]) -> Doc:
    """One Doc of neighbouring sentences; tags and lemma are kept where the first model's part of speech agrees."""
    words: list[str] = []
    columns: dict[str, list[str]] = {name: [] for name in ("lemmas", "pos", "tags", "morphs", "deps")}
    spaces: list[bool] = []
    heads: list[int] = []
    starts: list[bool] = []
    for span, parse in run:
        offset = len(words)
        words += parse.words
        spaces += [bool(token.whitespace_) for token in span]
        heads += [offset + (head - 1 if head else at) for at, head in enumerate(parse.heads)]
        starts += [True] + [False] * (len(parse.words) - 1)
        columns["deps"] += parse.labels
        agreed = [token.pos_ == pos for token, pos in zip(span, parse.upos, strict=True)]
        tagged = ([token.lemma_ for token in span], parse.upos, parse.xpos, parse.feats)
        for name, values in zip(("lemmas", "pos", "tags", "morphs"), tagged, strict=True):
            columns[name] += [value if kept else "" for value, kept in zip(values, agreed, strict=True)]
    return Doc(vocab, words=words, spaces=spaces, heads=heads, sent_starts=starts, **columns)


def fragment(parse: teacher.Sentence) -> teacher.Sentence | None:
    """*The battle was fought at Jena* as dictionaries write it, *Fought at Jena*; None for any other sentence.

    Treebanks hold hardly a sentence that opens with its participle, and entries of reference works all do.
    """
    root = parse.heads.index(0)
    if parse.xpos[root] != "VBN" or root < 2 or len(parse.words) - root < 5:
        return None
    above = set(range(root))  # all before the participle must be its subject and its auxiliary
    for at in above:
        climbed = at
        while parse.heads[climbed] - 1 in above:
            climbed = parse.heads[climbed] - 1
        if parse.heads[climbed] - 1 != root or parse.labels[climbed] not in {"nsubj:pass", "aux:pass"}:
            return None
    if any(root < at and head and head - 1 < root for at, head in enumerate(parse.heads)):
        return None
    heads = tuple(head - root if head else 0 for head in parse.heads[root:])
    first = parse.words[root]
    return teacher.Sentence(
        (first[:1].upper() + first[1:], *parse.words[root + 1 :]),
        heads,
        parse.labels[root:],
        parse.upos[root:],
        parse.xpos[root:],
        parse.feats[root:],
    )


def fragment_doc(vocab: Vocab, span: Span, parse: teacher.Sentence) -> Doc | None:
    """The Doc of a sentence's fragment, or None where it has none."""
    short = fragment(parse)
    if short is None:
        return None
    return silver_doc(vocab, [(span[len(span) - len(short.words) :], short)])


@app.command()
def entities(work: Path, threads: int = 1) -> None:
    """Label the books' names, and tell the other sources' labels apart within what they say."""
    torch.set_num_threads(threads)
    model, _, _ = teacher.new_recognizer(work)
    model.load_state_dict(torch.load(work / "teacher/entities.pt"))
    model.eval()
    vocab = spacy.blank("en").vocab
    out = DocBin(attrs=["ORTH", "SPACY", "SENT_START", "ENT_IOB", "ENT_TYPE"])
    kept = total = 0
    for group in chunks(sentences(vocab, work / "corpus/books.spacy")):
        wanted = [teacher.Sentence(tuple(token.text for token in span)) for span in group]
        found = {id(s): pair for s, pair in label_names(model, wanted, within=False)}
        for span, want in zip(group, wanted, strict=True):
            tags, sure = found.get(id(want), ((), 0.0))
            total += 1
            if sure >= SURE_TAGS:
                kept += 1
                out.add(tagged_doc(vocab, want.words, [bool(token.whitespace_) for token in span], tags))
        print(f"{kept} of {total} sentences kept", flush=True)
    out.to_disk(work / "corpus/ner-silver.spacy")
    tell_apart(model, vocab, work)


def tell_apart(model: teacher.Recognizer, vocab: Vocab, work: Path) -> None:
    """The other sources, with the teacher's choice among the labels that each leaves open."""
    others = teacher.other_sources(work / "ner")
    out = DocBin(attrs=["ORTH", "SPACY", "SENT_START", "ENT_IOB", "ENT_TYPE"])
    for sentence, (tags, sure) in label_names(model, others, within=True):
        if sure >= SURE_CHOICE:
            out.add(tagged_doc(vocab, sentence.words, spaced(sentence.words), tags))
    print(f"{len(out)} of {len(others)} sentences of the other sources kept", flush=True)
    out.to_disk(work / "corpus/ner-others.spacy")


def label_names(
    model: teacher.Recognizer, wanted: list[teacher.Sentence], *, within: bool
) -> Iterator[tuple[teacher.Sentence, tuple[tuple[str, ...], float]]]:
    """Each sentence with its tags and their probability."""
    for batch in teacher.batches(model.encoder, [s for s in wanted if len(s.words) <= LONGEST + 10]):
        yield from zip(batch.sentences, model.tag(batch, allowed=within), strict=True)


def tagged_doc(vocab: Vocab, words: tuple[str, ...], spaces: list[bool], tags: tuple[str, ...]) -> Doc:
    """A Doc of one sentence with its entities."""
    doc = Doc(vocab, words=list(words), spaces=spaces, sent_starts=[True] + [False] * (len(words) - 1))
    doc.set_ents(biluo_tags_to_spans(doc, list(tags)))
    return doc


def sentences(vocab: Vocab, path: Path) -> Iterator[Span]:
    """The sentences of a file's Docs."""
    for doc in DocBin().from_disk(path).get_docs(vocab):
        yield from doc.sents


def chunks(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Lists of CHUNK sentences, the last one shorter."""
    group: list[Span] = []
    for span in spans:
        group.append(span)
        if len(group) == CHUNK:
            yield group
            group = []
    if group:
        yield group


if __name__ == "__main__":
    app()
