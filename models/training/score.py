"""Score the shipped model on the released test sets and write the table into its card.

    python score.py WORK

Parser figures are on gold tokens and gold sentence bounds, universal relations (subtypes cut), punctuation left out;
sentence ends are looked for in the running text, a line break only where the treebank opens a paragraph. WORK is the
folder of the build: the unpacked archives, and `corpus/` as convert.py wrote it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import typer
from convert import read_conllu
from spacing import spaced
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from speed import speed_lines

import en_core_history_sm

CARD = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"(<!-- scores:begin -->\n).*?(<!-- scores:end -->)", re.S)
CONLLU = {
    "ewt": "ud/ewt/en_ewt-ud-test.conllu",
    "gum": "ud/gum_non_nc/en_gum_nonnc-ud-test.conllu",
    "pud": "ud/pud/en_pud-ud-test.conllu",
}
OTHERS = {
    "Wikigold": "wikigold.all.jsonl",
    "UNER EWT test": "uner_ewt.test.jsonl",
    "LitBank test": "litbank_prop.test.jsonl",
    "LitBank test, ours not stretched": "litbank_prop.test.jsonl",
    "CrossNER politics test": "crossner_politics.test.jsonl",
    "CrossNER literature test": "crossner_literature.test.jsonl",
}
# Most of those sources do not tell places apart, so here nobody does.
THREE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "PLACE": "LOC"}
# LitBank's names are whole noun phrases, title and article within: "Sir John", "the Committee of Public Safety". Ours,
# as in OntoNotes, begin behind them. There our spans are stretched over them; the other sources leave them out too.
STRETCHED = "LitBank test"
TITLES = frozenset(
    "mr mrs miss ms messrs dr sir lady lord madame monsieur count countess captain colonel general major lieutenant "
    "sergeant admiral president professor king queen prince princess duke duchess rev reverend father mother uncle "
    "aunt cousin bishop pope saint st don emperor senator governor judge baron baroness".split()
)
UNNEEDED = ["ner", "history_events", "lemmatizer", "history_lemmas"]  # for sentence bounds
EVEN = 0.5
Labelled = tuple[int, int, int, str]  # Doc, start, end, label
EVENT_LABELS: dict[str, Callable[[str], bool]] = {
    "an event": lambda label: label == "event",
    "its class": lambda label: "." not in label and label not in {"event", "outcome"},
    "its type": lambda label: "." in label and not label.startswith("outcome"),
    "an outcome": lambda label: label == "outcome",
    "its kind": lambda label: label.startswith("outcome."),
}
TREEBANKS = {"UD EWT test": "ewt", "UD GUM (free texts) test": "gum", "UD PUD": "pud"}


def main(work: Path) -> None:
    """Print the tables, and put them between the card's markers."""
    nlp = en_core_history_sm.load()
    corpus = work / "corpus"
    lines = ["| treebank | UAS | LAS | UPOS | lemma | sentences |", "|---|---|---|---|---|---|"]
    for name, part in TREEBANKS.items():
        cells = parse_scores(nlp, read(nlp, corpus / f"test-{part}.spacy"))
        cells.append(f"{100 * sentence_score(nlp, work / CONLLU[part]):.1f}")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    lines += ["", "| entities | P | R | F1 |", "|---|---|---|---|"]
    lines += entity_lines(nlp, list(read(nlp, corpus / "test-ner.spacy")))
    lines += ["", "| PER, ORG and LOC elsewhere | P | R | F1 |", "|---|---|---|---|"]
    lines += [f"| {name} | {other_source(nlp, work / 'ner' / OTHERS[name], name)} |" for name in OTHERS]
    lines += ["", "| events, words at a chance of 0.5 | P | R | F1 |", "|---|---|---|---|"]
    lines += event_lines(nlp, list(read(nlp, corpus / "events-dev.spacy")))
    lines += ["", *speed_lines(work / "history-books")]
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
            if name not in {"history_layout", "history_names", "ner", "history_events"}:
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


def sentence_score(nlp: Language, path: Path) -> float:
    """F1 of sentence spans in the running text of a CoNLL-U file."""
    pieces: list[str] = []
    gold, at = set[tuple[int, int]](), 0
    for sentence in read_conllu(path):
        if sentence.opens_paragraph and pieces:
            pieces[-1] = pieces[-1].rstrip(" ") + "\n"
        text = "".join(w + " " * s for w, s in zip(sentence.words, sentence.spaces, strict=True))
        at = sum(map(len, pieces[-1:])) + at
        gold.add((at, at + len(text.rstrip())))
        pieces.append(text)
    found = set[tuple[int, int]]()
    start = 0
    for group in in_pieces(pieces):
        for sentence_found in nlp("".join(group), disable=UNNEEDED).sents:
            stripped = sentence_found.text.strip()
            if stripped:
                begin = start + sentence_found.start_char + sentence_found.text.index(stripped)
                found.add((begin, begin + len(stripped)))
        start += sum(map(len, group))
    hits = len(gold & found)
    return 2 * hits / (len(gold) + len(found))


def in_pieces(pieces: list[str]) -> Iterator[list[str]]:
    """Whole paragraphs of at most some tens of thousands of characters, so that no text is too long to parse."""
    group: list[str] = []
    for piece in pieces:
        group.append(piece)
        if piece.endswith("\n") and sum(map(len, group)) > 20_000:
            yield group
            group = []
    yield group


def event_lines(nlp: Language, gold: list[Doc]) -> list[str]:
    """Precision, recall and F1 of the event recognizer's labels, by what they tell; training stopped on these Docs."""
    true: set[Labelled] = set()
    found: set[Labelled] = set()
    for at, doc in enumerate(gold):
        words = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
        for name in ("tok2vec", "history_events"):
            words = nlp.get_pipe(name)(words)
        group = words.spans["events"]
        sure = (span for span, chance in zip(group, group.attrs["scores"], strict=True) if chance >= EVEN)
        true.update((at, span.start, span.end, span.label_) for span in doc.spans["events"])
        found.update((at, span.start, span.end, span.label_) for span in sure)
    lines = []
    for name, is_one in EVENT_LABELS.items():
        wanted, got = ({one for one in labels if is_one(one[-1])} for labels in (true, found))
        lines.append(f"| {name} | {ratios(wanted, got)} |")
    return lines


def other_source(nlp: Language, path: Path, name: str) -> str:
    """Precision, recall and F1 of PER, ORG and LOC on the source's own tokens."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    wanted, got = set[tuple[int, int, int, str]](), set[tuple[int, int, int, str]]()
    for at, record in enumerate(records):
        words = tuple(record["tokens"])
        doc = Doc(nlp.vocab, words=list(words), spaces=spaced(words))
        for part in ("history_names", "ner"):
            doc = nlp.get_pipe(part)(doc)
        wanted |= {(at, start, end, THREE[label]) for start, end, _, label in record["ents"] if label in THREE}
        stretch = name == STRETCHED
        got |= {
            (at, stretched(e) if stretch else e.start, e.end, THREE[e.label_]) for e in doc.ents if e.label_ in THREE
        }
    return ratios(wanted, got)


def stretched(entity: Span) -> int:
    """Where a name starts with the titles and the article before it."""
    doc, start = entity.doc, entity.start
    while entity.label_ == "PERSON" and start and doc[start - 1].lower_.rstrip(".") in TITLES:
        start -= 1
    return start - 1 if start and doc[start - 1].lower_ == "the" else start


def entity_lines(nlp: Language, gold: list[Doc]) -> list[str]:
    """Precision, recall and F1 in percent, over all labels and for each."""
    true = [(at, e.start_char, e.end_char, e.label_) for at, doc in enumerate(gold) for e in doc.ents]
    docs = nlp.pipe([doc.text for doc in gold])
    found = [(at, e.start_char, e.end_char, e.label_) for at, doc in enumerate(docs) for e in doc.ents]
    labels = sorted({label for *_, label in true})
    rows = [("history test, all labels", set(true), set(found))]
    rows += [(label, {t for t in true if t[3] == label}, {f for f in found if f[3] == label}) for label in labels]
    return [f"| {name} | {ratios(wanted, got)} |" for name, wanted, got in rows]


def ratios(wanted: set[Labelled], got: set[Labelled]) -> str:
    """Precision, recall and F1 as table cells."""
    hits = len(wanted & got)
    precision = hits / len(got) if got else 0.0
    recall = hits / len(wanted) if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return f"{100 * precision:.1f} | {100 * recall:.1f} | {100 * f1:.1f}"


if __name__ == "__main__":
    typer.run(main)
