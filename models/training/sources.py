"""The other sources' names in our labels, for the recognizer's last run.

    python sources.py MODEL WORK

What a source says of persons, organisations and places stands; MODEL, a recognizer, only chooses among GPE, LOC and FAC
and adds the labels that no source has (NORP, DATE, ...) where the source has nothing. What is neither told nor guessed
(*the Secretary*, MISC) is left open. Writes WORK/corpus/ner-SOURCE.spacy for each of SOURCES.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import spacy
import typer
from spacing import spaced
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

SOURCES = {
    "uner": ("uner_ewt.dev",),
    "litbank": ("litbank_prop.train",),
    "gum": ("gum_named_non_nc.train",),
    "redocred": ("redocred.dev", "redocred.test"),
    "politics": ("crossner_politics.train", "crossner_politics.dev"),
    "literature": ("crossner_literature.train", "crossner_literature.dev"),
}
STORED = ("ORTH", "SPACY", "ENT_IOB", "ENT_TYPE")
LONGEST = 120  # words
PLACES = frozenset(["GPE", "LOC", "FAC"])
ADDED = frozenset(["NORP", "EVENT", "DATE", "LAW", "PRODUCT", "WORK"])
ARTICLES = frozenset("the a an our this these".split())
# Ours begin behind titles: "President [Bush]".
TITLES = frozenset(
    "mr mrs miss ms messrs dr sir lady lord madame madam monsieur mme mlle m. count countess captain colonel general "
    "major lieutenant sergeant corporal private admiral commodore president professor prof king queen prince princess "
    "duke duchess emperor empress rev reverend father mother uncle aunt cousin bishop archbishop pope senator "
    "congressman governor judge justice baron baroness marquis marquise earl viscount chancellor minister secretary "
    "chairman speaker vice-president vice chief deputy ambassador inspector constable detective nurse sister brother "
    "brigadier sultan shah tsar czar imam sheikh sheik rabbi capt col gen lt sgt maj adm gov sen rep hon pres doctor "
    "mister master mistress doña herr frau signor signora squire dame mayor sheriff officer coach former prime the a "
    "an . -".split()
)
NATURE = frozenset(
    "river lake mountains mountain mount hills hill island islands isle isles sea ocean bay gulf strait valley desert "
    "peninsula coast cape peak forest canyon creek north south east west ridge plateau range".split()
)
BUILT = frozenset(
    "street st bridge castle airport hall church palace station road park avenue ave cathedral abbey house tower "
    "building stadium fort hospital museum theatre theater hotel inn restaurant cafe highway lane square temple "
    "monastery prison center centre mall market plaza mansion cemetery dam canal tunnel harbor harbour gate manor pub "
    "arena library".split()
)
OFFICES = frozenset("Court House Government Council Department".split())  # nothing by themselves


class Name(NamedTuple):
    """A span of words with its label; none where it is left open."""

    start: int
    end: int
    label: str | None


def main(model: Path, work: Path) -> None:
    """Write a file for each source."""
    nlp = spacy.load(model)
    for source, parts in SOURCES.items():
        out = DocBin(attrs=STORED)
        for part in parts:
            for line in (work / f"ner/{part}.jsonl").read_text(encoding="utf-8").splitlines():
                record = json.loads(line)
                if len(record["tokens"]) <= LONGEST:
                    out.add(told(nlp, record, source))
        out.to_disk(work / f"corpus/ner-{source}.spacy")
        print(f"{source}: {len(out)} sentences", flush=True)


def told(nlp: Language, record: dict[str, list[list[str | int]]], source: str) -> Doc:
    """A sentence with the source's names and what the recognizer adds."""
    words = [str(word) for word in record["tokens"]]
    doc = Doc(nlp.vocab, words=words, spaces=spaced(tuple(words)))
    guesses = guess(nlp, doc)
    names: list[Name] = []
    taken = set[int]()
    for start, end, _, label in sorted(record["ents"], key=lambda entity: (entity[0], -int(entity[1]))):
        if taken.isdisjoint(range(start, end)) and label != "CARDINAL":
            found = list(ours(words, Name(start, end, label), guesses, source))
            if found:
                taken |= set(range(start, end))
            names += found
    names += [g for g in guesses if g.label in ADDED and taken.isdisjoint(range(g.start, g.end))]
    return with_names(doc, names)


def guess(nlp: Language, doc: Doc) -> list[Name]:
    """What the recognizer reads in a copy of the Doc."""
    read = doc.copy()
    for _, pipe in nlp.pipeline:
        read = pipe(read)
    return [Name(e.start, e.end, e.label_) for e in read.ents]


def ours(words: list[str], name: Name, guesses: list[Name], source: str) -> Iterator[Name]:
    """The source's name with our bounds and label, left open where we cannot tell, or nothing."""
    start, end, label = name
    over = [g for g in guesses if g.start < end and start < g.end]
    people = any(g.label == "NORP" and (g.start, g.end) == (start, end) for g in over)
    bare = start + 1 if words[start].lower() in ARTICLES and end - start > 1 else start
    if label == "PERSON":
        while start < end and words[start].lower().rstrip(".") in TITLES | {""}:
            start += 1
        titled = start > name.start and source in {"gum", "litbank"} and "of" in words[start:end]
        unnamed = start == end or (source != "uner" and not any(w[0].isupper() for w in words[start:end]))
        told_label = None if unnamed or titled else "NORP" if people else "PERSON"
        yield Name(name.start if told_label is None else start, end, told_label)
    elif label == "ORG":
        office = source == "gum" and words[bare:end][0] in OFFICES and end - bare == 1
        yield Name(bare, end, None if office else "NORP" if people and source in {"gum", "litbank"} else "ORG")
    elif label in PLACES | {"PLACE"}:
        adjective = people or (source in {"redocred", "gum"} and any(g.label == "NORP" for g in over))
        exact = str(label) if source == "litbank" or label == "GPE" else place(words[bare:end], over)
        yield Name(bare, end, "NORP" if adjective else exact)
    elif label == "DATE" or (label == "EVENT" and source == "gum"):
        if label == "EVENT" and not over:
            yield Name(start, end, None)
    elif label in {"EVENT", "PRODUCT"}:
        yield Name(bare, end, label)
    elif label == "WORK_OF_ART":
        yield Name(start, end, "WORK")
    elif not any(g.label in ADDED for g in over):
        yield Name(start, end, None)


def place(words: list[str], over: list[Name]) -> str:
    """GPE, LOC or FAC: as the recognizer has it, else by the kind of place that the name tells."""
    if kinds := [g.label for g in over if g.label in PLACES]:
        return str(kinds[0])
    if words[-1].lower() in BUILT:
        return "FAC"
    if {words[0].lower(), words[-1].lower()} & NATURE:
        return "LOC"
    return "FAC" if over and over[0].label in {"ORG", "WORK"} else "GPE"


def with_names(doc: Doc, names: list[Name]) -> Doc:
    """The Doc with its names set and the open words missing."""
    known = [Span(doc, n.start, n.end, label=n.label) for n in names if n.label is not None]
    inside = {at for span in known for at in range(span.start, span.end)}
    unknown = {at for n in names if n.label is None for at in range(n.start, n.end)} - inside
    doc.set_ents(known, missing=[Span(doc, at, at + 1) for at in sorted(unknown)], default="outside")
    return doc


if __name__ == "__main__":
    typer.run(main)
