"""Turn the treebanks and entity files into spaCy's binary training format.

    python convert.py DATA_DIR OUT_DIR

DATA_DIR holds the unpacked archives (`ud/`, `ner-history/`, `history-books/`); OUT_DIR receives
parse-{train,dev}.spacy, ner-{train,dev}.spacy and the test sets. `names.jsonl` beside this script is annotation of our
own, kept as offsets into the books.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
import typer
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab
from tokenization import history_rules

ANNOTATIONS = Path(__file__).with_name("names.jsonl")
SENTENCES_PER_DOC = 8  # long enough to teach sentence ends, short enough to batch
DEV_SHARE = 12  # one NER sentence in twelve is held out of training


@dataclass
class Sentence:
    """One CoNLL-U sentence: parallel columns, heads as indices within it."""

    opens_paragraph: bool
    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file; multiword tokens are split as annotated, empty nodes skipped."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        sentence = Sentence(any(line.startswith(("# newpar", "# newdoc")) for line in lines))
        multiword_end, multiword_space = 0, True
        for line in lines:
            if line.startswith("#"):
                continue
            number, form, lemma, upos, xpos, feats, head, dep, _, misc = line.split("\t")
            space = "SpaceAfter=No" not in misc
            if "-" in number:
                multiword_end, multiword_space = int(number.split("-")[1]), space
                continue
            if "." in number:
                continue
            index = int(number)
            if index < multiword_end:
                space = False
            elif index == multiword_end:
                space = multiword_space
            sentence.words.append(form)
            sentence.spaces.append(space)
            sentence.lemmas.append(form if lemma == "_" else lemma)
            sentence.upos.append(upos)
            sentence.xpos.append(xpos)
            sentence.feats.append("" if feats == "_" else feats)
            sentence.heads.append(int(head) - 1 if head != "0" else index - 1)
            sentence.deps.append("ROOT" if dep == "root" else dep)
        yield sentence


def add_line_break(into: Sentence) -> None:
    """Append a newline token, attached to the token before it, as spaCy attaches white space."""
    into.spaces[-1] = False
    for column, value in (
        (into.words, "\n"),
        (into.spaces, False),
        (into.lemmas, "\n"),
        (into.upos, "SPACE"),
        (into.xpos, "_SP"),
        (into.feats, ""),
        (into.deps, "dep"),
    ):
        column.append(value)
    into.heads.append(len(into.words) - 2)


def doc_of(vocab: Vocab, group: list[Sentence]) -> Doc:
    """One Doc of several sentences, a newline token between paragraphs."""
    whole = Sentence(False)
    starts: list[bool] = []
    for sentence in group:
        if sentence.opens_paragraph and whole.words:
            add_line_break(whole)
            starts.append(False)
        offset = len(whole.words)
        whole.heads.extend(head + offset for head in sentence.heads)
        for column in ("words", "spaces", "lemmas", "upos", "xpos", "feats", "deps"):
            getattr(whole, column).extend(getattr(sentence, column))
        starts.extend([True] + [False] * (len(sentence.words) - 1))
    return Doc(
        vocab,
        words=whole.words,
        spaces=whole.spaces,
        lemmas=whole.lemmas,
        pos=whole.upos,
        tags=whole.xpos,
        morphs=whole.feats,
        heads=whole.heads,
        deps=whole.deps,
        sent_starts=starts,
    )


def treebank(vocab: Vocab, paths: Iterable[Path]) -> DocBin:
    """The files' sentences in Docs of SENTENCES_PER_DOC."""
    bin_ = DocBin(store_user_data=False)
    for path in paths:
        sentences = list(read_conllu(path))
        for at in range(0, len(sentences), SENTENCES_PER_DOC):
            bin_.add(doc_of(vocab, sentences[at : at + SENTENCES_PER_DOC]))
    return bin_


def entities(nlp: spacy.Language, path: Path, *, part: str) -> DocBin:
    """Sentences with entities; `part` is train, dev (a fixed twelfth by hash of the id) or all."""
    bin_ = DocBin()
    dropped = total = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        held_out = zlib.crc32(record["id"].encode()) % DEV_SHARE == 0
        if part != "all" and held_out != (part == "dev"):
            continue
        doc = nlp.make_doc(record["text"])
        spans = [doc.char_span(start, end, label=label) for start, end, label in record["ents"]]
        total += len(spans)
        dropped += sum(span is None for span in spans)
        doc.set_ents([span for span in spans if span is not None])
        bin_.add(doc)
    print(f"{path.name} {part}: {len(bin_)} sentences, {total} entities, {dropped} off token bounds")
    return bin_


def annotated(nlp: spacy.Language, annotations: Path, books: Path) -> Iterator[Doc]:
    """The sentences of the books that `annotations` marks, a JSON object a line: book, start, end, ents (offsets)."""
    texts: dict[str, str] = {}
    for line in annotations.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["book"] not in texts:
            (path,) = books.glob(f"{record['book']}_*.txt")
            texts[record["book"]] = path.read_text(encoding="utf-8")
        doc = nlp.make_doc(texts[record["book"]][record["start"] : record["end"]])
        spans = [doc.char_span(start, end, label=label) for start, end, label in record["ents"]]
        doc.set_ents([span for span in spans if span is not None])
        yield doc


def main(data: Path, out: Path) -> None:
    """Write every .spacy file that training and scoring read."""
    out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    history_rules(nlp)
    banks = {"ewt": data / "ud/ewt/en_ewt-ud-{}.conllu", "gum": data / "ud/gum_non_nc/en_gum_nonnc-ud-{}.conllu"}
    for part in ("train", "dev"):
        paths = [Path(str(pattern).format(part)) for pattern in banks.values()]
        treebank(nlp.vocab, paths).to_disk(out / f"parse-{part}.spacy")
        names = entities(nlp, data / "ner-history/train.jsonl", part=part)
        if part == "train":
            for doc in annotated(nlp, ANNOTATIONS, data / "history-books"):
                names.add(doc)
        names.to_disk(out / f"ner-{part}.spacy")
    for name, pattern in (*banks.items(), ("pud", data / "ud/pud/en_pud-ud-{}.conllu")):
        treebank(nlp.vocab, [Path(str(pattern).format("test"))]).to_disk(out / f"test-{name}.spacy")
    entities(nlp, data / "ner-history/test.jsonl", part="all").to_disk(out / "test-ner.spacy")


if __name__ == "__main__":
    typer.run(main)
