"""Score the shipped model on the released test sets and write the table into its card.

    python score.py CORPUS_DIR

Parser figures are on gold tokens and gold sentence bounds, universal relations (subtypes cut), punctuation left out;
CORPUS_DIR is what convert.py wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import typer
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import en_core_history_sm

CARD = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"(<!-- scores:begin -->\n).*?(<!-- scores:end -->)", re.S)
TREEBANKS = {"UD EWT test": "ewt", "UD GUM (free texts) test": "gum", "UD PUD": "pud"}


def main(corpus: Path) -> None:
    """Print the tables, and put them between the card's markers."""
    nlp = en_core_history_sm.load()
    lines = ["| treebank | UAS | LAS | UPOS | lemma |", "|---|---|---|---|---|"]
    for name, part in TREEBANKS.items():
        lines.append(f"| {name} | " + " | ".join(parse_scores(nlp, read(nlp, corpus / f"test-{part}.spacy"))) + " |")
    lines += ["", "| entities | P | R | F1 |", "|---|---|---|---|"]
    lines += entity_lines(nlp, list(read(nlp, corpus / "test-ner.spacy")))
    table = "\n".join(lines) + "\n"
    print(table)
    if CARD.exists():
        card = CARD.read_text(encoding="utf-8")
        CARD.write_text(BLOCK.sub(lambda match: match[1] + table + match[2], card), encoding="utf-8")


def read(nlp: Language, path: Path) -> Iterator[Doc]:
    """The gold Docs of a file."""
    return DocBin().from_disk(path).get_docs(nlp.vocab)


def parse_scores(nlp: Language, gold: Iterable[Doc]) -> list[str]:
    """UAS, LAS, UPOS and lemma accuracy in percent; every sentence is read by itself."""
    total = points = heads = labels = tags = lemmas = 0
    for sentence in (span.as_doc() for doc in gold for span in doc.sents):
        words = Doc(nlp.vocab, words=[t.text for t in sentence], spaces=[bool(t.whitespace_) for t in sentence])
        for token in words[1:]:
            token.is_sent_start = False
        for name, pipe in nlp.pipeline:
            if name not in {"history_layout", "ner"}:
                words = pipe(words)
        for predicted, true in zip(words, sentence, strict=True):
            if true.is_space:
                continue
            points += 1
            tags += predicted.pos_ == true.pos_
            lemmas += predicted.lemma_ == true.lemma_
            if true.pos_ != "PUNCT":
                total += 1
                right = predicted.head.i == true.head.i
                heads += right
                labels += right and predicted.dep_.split(":")[0].lower() == true.dep_.split(":")[0].lower()
    return [f"{100 * n / d:.1f}" for n, d in ((heads, total), (labels, total), (tags, points), (lemmas, points))]


def entity_lines(nlp: Language, gold: list[Doc]) -> list[str]:
    """Precision, recall and F1 in percent, over all labels and for each."""
    true = [(at, e.start_char, e.end_char, e.label_) for at, doc in enumerate(gold) for e in doc.ents]
    docs = nlp.pipe([doc.text for doc in gold])
    found = [(at, e.start_char, e.end_char, e.label_) for at, doc in enumerate(docs) for e in doc.ents]
    labels = sorted({label for *_, label in true})
    rows = [("history test, all labels", set(true), set(found))]
    rows += [(label, {t for t in true if t[3] == label}, {f for f in found if f[3] == label}) for label in labels]
    return [f"| {name} | {ratios(wanted, got)} |" for name, wanted, got in rows]


def ratios(wanted: set[tuple[int, int, int, str]], got: set[tuple[int, int, int, str]]) -> str:
    """Precision, recall and F1 as table cells."""
    hits = len(wanted & got)
    precision = hits / len(got) if got else 0.0
    recall = hits / len(wanted) if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return f"{100 * precision:.1f} | {100 * recall:.1f} | {100 * f1:.1f}"


if __name__ == "__main__":
    typer.run(main)
