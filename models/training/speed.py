"""How long the shipped model takes, beside spaCy's blank English: for the model card."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

import en_core_history_sm

WORDS = 30_000  # of a book, read paragraph by paragraph
ROUNDS = 3  # the best counts: whatever else the machine does only slows
LOADING = {
    "`spacy.blank('en')`": "import spacy; spacy.blank('en')",
    "`en_core_history_sm.load()`": "import en_core_history_sm; en_core_history_sm.load()",
    "`fasti.load()`, with the rules": "import fasti; fasti.load()",
}


def speed_lines(books: Path) -> list[str]:
    """A table of seconds to load, in a fresh process, and of words read in a second, on one core."""
    texts = paragraphs(sorted(books.glob("*.txt"))[-1])
    set_current_ops(NumpyOps(use_blis=False))  # as fasti loads it
    model = en_core_history_sm.load()
    rates = {
        "`spacy.blank('en')`": words_a_second(spacy.blank("en"), texts),
        "`en_core_history_sm.load()`": words_a_second(model, texts),
    }
    lines = ["| one core | seconds to import and load | words a second |", "|---|---|---|"]
    for name, code in LOADING.items():
        rate = f"{round(rates[name], -2):,.0f}" if name in rates else "–"
        lines.append(f"| {name} | {seconds(code):.1f} | {rate} |")
    return lines


def paragraphs(book: Path) -> list[str]:
    """The first WORDS words of a book's paragraphs."""
    chosen, total = list[str](), 0
    for line in book.read_text(encoding="utf-8").splitlines():
        if total < WORDS and len(line.split()) > 10:
            chosen.append(line)
            total += len(line.split())
    return chosen


def words_a_second(nlp: Language, texts: list[str]) -> float:
    """The best of ROUNDS, words as white space parts them."""
    best = 0.0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in nlp.pipe(texts):
            pass
        best = max(best, sum(len(text.split()) for text in texts) / (time.perf_counter() - start))
    return best


def seconds(code: str) -> float:
    """The best of ROUNDS fresh Python processes that run `code`."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)
        best = min(best, time.perf_counter() - start)
    return best
