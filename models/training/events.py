"""The triggers and outcomes of `triggers.jsonl` and `paragraphs.jsonl` in spaCy's format, for the event recognizer.

    python events.py WORK [--guess MODEL]

A trigger is labelled at one word: the head of a name (*Battle* of X, X *War*), with its type, its class and `event`; an
outcome at the head of its words by the parse, with its kind and `outcome`. Where a sentence was not annotated for
outcomes, those that MODEL, an earlier recognizer, guesses stand in. Writes WORK/corpus/events-train.spacy and
-dev.spacy, a tenth of what was annotated for
both, by its letters.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
import typer
from spacing import spaced
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

import en_core_history_sm

SENTENCES = Path(__file__).with_name("triggers.jsonl")
PARAGRAPHS = Path(__file__).with_name("paragraphs.jsonl")
KEY = "events"
HELD_OUT = 10  # one sentence in so many
SURE = 0.4  # guesses with less chance are none
Labels = set[tuple[int, str]]


def main(work: Path, guess: Path | None = None) -> None:
    """Write both files."""
    nlp = en_core_history_sm.load(exclude=["history_names", "ner"])
    guesser = spacy.load(guess) if guess else None
    if guesser is not None:
        guesser.get_pipe("history_events").cfg["threshold"] = SURE
    sources = Sources(work)
    parts = {"train": DocBin(), "dev": DocBin()}
    for record in read_annotation():
        doc, offsets = read_words(nlp, *sources.text(record))
        labels = set(label_events(doc, offsets, record["events"]))
        if "outcomes" in record:
            labels |= set(label_outcomes(nlp, doc, offsets, record["outcomes"]))
        elif guesser is not None:
            labels |= guess_outcomes(guesser, doc)
        bare = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
        bare.spans[KEY] = [Span(bare, at, at + 1, label=label) for at, label in sorted(labels)]
        held = "outcomes" in record and sum(map(ord, bare.text)) % HELD_OUT == 0
        parts["dev" if held else "train"].add(bare)
    for part, docs in parts.items():
        docs.to_disk(work / f"corpus/events-{part}.spacy")
        print(f"{part}: {len(docs)} sentences")


def read_records() -> Iterator[dict[str, Any]]:
    """All sentences, then all paragraphs, as they were annotated."""
    for path in (SENTENCES, PARAGRAPHS):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def read_annotation() -> Iterator[dict[str, Any]]:
    """All records, with the spans of events and outcomes; a paragraph's events are one for each mention."""
    for record in read_records():
        if "sentences" in record or "lines" in record:
            told = record["events"]
            mentions = [[*span, type_] for type_, _, spans, _, _ in told for span in spans]
            outcomes = [[start, end, kind] for *_, found in told for kind, start, end in found]
            record = {**record, "events": mentions, "outcomes": outcomes}
        yield record


class Sources:
    """The annotated texts, in the unpacked archives: the text, and its words where the source gives them."""

    def __init__(self, work: Path) -> None:
        self.work = work
        history = (work / "ner-history/train.jsonl").read_text(encoding="utf-8").splitlines()
        self.history = {record["id"]: record["text"] for record in map(json.loads, history)}
        self.maven = json.loads((work / "maven/train.json").read_text(encoding="utf-8"))
        self.named: dict[str, list[str]] = {}
        self.books: dict[str, str] = {}

    def text(self, record: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
        """One sentence or paragraph; a paragraph's sentences are put together, white space as single spaces."""
        if "lines" in record:
            return " ".join(self._named(record["source"])[at] for at in record["lines"]), ()
        if "sentences" in record:
            book = self._book(record["book"])
            return " ".join(" ".join(book[start:end].split()) for start, end in record["sentences"]), ()
        match record["source"]:
            case "ner-history":
                return self.history[record["id"]], ()
            case "maven":
                words = self.maven[record["line"]]["tokens"]
                return " ".join(words), tuple(words)
        return self._book(record["book"])[record["start"] : record["end"]], ()

    def _book(self, path: str) -> str:
        if path not in self.books:
            self.books[path] = (self.work / path).read_bytes().decode("utf-8")
        return self.books[path]

    def _named(self, part: str) -> list[str]:
        """The sentences of a part of the other sources of names, each as it was before it was cut into words."""
        if part not in self.named:
            lines = (self.work / f"ner/{part}.jsonl").read_text(encoding="utf-8").splitlines()
            words = ([str(word) for word in json.loads(line)["tokens"]] for line in lines)
            self.named[part] = [written(tuple(sentence)) for sentence in words]
        return self.named[part]


def written(words: tuple[str, ...]) -> str:
    """The words of a sentence with the spaces between them."""
    return "".join(f"{word}{' ' * space}" for word, space in zip(words, spaced(words), strict=True)).strip()


def read_words(nlp: Language, text: str, words: tuple[str, ...]) -> tuple[Doc, list[tuple[int, int]]]:
    """A Doc of the sentence, and where each of its words lies in the text that was annotated."""
    if not words:
        doc = nlp.make_doc(text)
        return doc, [(token.idx, token.idx + len(token)) for token in doc]
    offsets, at = [], 0
    for word in words:
        offsets.append((at, at + len(word)))
        at += len(word) + 1
    return Doc(nlp.vocab, words=list(words), spaces=spaced(words)), offsets


def inside(offsets: Iterable[tuple[int, int]], start: int, end: int) -> list[int]:
    """The words that share a character with [start, end)."""
    return [at for at, (first, last) in enumerate(offsets) if first < end and start < last]


def label_events(doc: Doc, offsets: list[tuple[int, int]], events: Iterable[Any]) -> Iterator[tuple[int, str]]:
    """The labels of triggers, each at the word before an *of*, else at the last."""
    for start, end, type_ in events:
        words = inside(offsets, start, end)
        at = next((one for one in words[:-1] if doc[one + 1].lower_ == "of"), words[-1])
        yield from ((at, label) for label in (type_, type_.partition(".")[0], "event"))


def label_outcomes(
    nlp: Language, doc: Doc, offsets: list[tuple[int, int]], outcomes: Iterable[Any]
) -> Iterator[tuple[int, str]]:
    """The labels of outcomes, each at the head of its words."""
    outcomes = list(outcomes)
    for _, component in nlp.pipeline if outcomes else ():
        doc = component(doc)
    for start, end, kind in outcomes:
        words = inside(offsets, start, end)
        head = doc[words[0] : words[-1] + 1].root.i
        yield from ((head, label) for label in (f"outcome.{kind}", "outcome"))


def guess_outcomes(guesser: Language, doc: Doc) -> Labels:
    """The outcomes that an earlier recognizer sees."""
    words = Doc(guesser.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
    return {(span.start, span.label_) for span in guesser(words).spans[KEY] if span.label_.startswith("outcome")}


if __name__ == "__main__":
    typer.run(main)
