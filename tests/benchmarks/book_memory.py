"""Memory against the length of a book: `python tests/benchmarks/book_memory.py BOOK [--copies 1 3]`.

The book is read as one document of so many copies of itself.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from throughput import measure


def main() -> int:
    """Print a Markdown table; exit 2 where there is no book."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("book", type=Path)
    parser.add_argument("--copies", nargs="+", type=int, default=[1, 3])
    given = parser.parse_args()
    if not given.book.is_file():
        print(f"{given.book}: no such file; give a plain text.", file=sys.stderr)
        return 2
    text = given.book.read_text(encoding="utf-8", errors="replace")
    print("| copies | words | events | words/s | peak MB of a process |")
    print("|---:|---:|---:|---:|---:|")
    for copies in given.copies:
        with tempfile.TemporaryDirectory() as folder:
            shelf = Path(folder) / "shelf"
            shelf.mkdir()
            (shelf / "book.txt").write_text("\n\n".join([text] * copies), encoding="utf-8")
            out = Path(folder) / "out"
            out.mkdir()
            told, peak = measure(shelf, out, 1)
        rate = told["words"] / told["seconds"]
        print(f"| {copies} | {told['words']:,} | {told['events']:,} | {rate:,.0f} | {peak:,.0f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
