"""Train floret word vectors on the plain text of the history books.

    python vectors.py BOOKS_DIR VECTORS.floret [--threads 2]

floret (https://github.com/explosion/floret) hashes words and character n-grams into a small table, so that rare names
and old spellings share the vectors of their parts and the table stays a few megabytes.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import floret
import typer

TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
ROWS, WIDTH = 30_000, 96


def sentences(book: Path) -> list[str]:
    """Paragraphs of one book as space-separated tokens, a paragraph a line."""
    text = book.read_text(encoding="utf-8")
    return [" ".join(TOKEN.findall(paragraph)) for paragraph in re.split(r"\n\s*\n", text)]


def main(books: Path, out: Path, threads: int = 2, epochs: int = 4) -> None:
    """Write floret vectors (ROWS x WIDTH) learnt from every .txt file in BOOKS."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as corpus:
        for book in sorted(books.glob("*.txt")):
            corpus.write("\n".join(sentences(book)) + "\n")
        corpus.flush()
        model = floret.train_unsupervised(
            corpus.name,
            model="cbow",
            mode="floret",
            hashCount=2,
            bucket=ROWS,
            minn=4,
            maxn=5,
            dim=WIDTH,
            minCount=5,
            epoch=epochs,
            lr=0.05,
            neg=10,
            thread=threads,
        )
        model.save_floret_vectors(str(out))


if __name__ == "__main__":
    typer.run(main)
