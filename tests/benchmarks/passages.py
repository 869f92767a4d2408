"""Set up the passages of `passages.jsonl`, which holds gold for real history prose and none of its text.

    python tests/benchmarks/passages.py DIR BOOKS WIKIWARS
    python tests/benchmarks/events_dev.py DIR

BOOKS is the folder of the 54 public-domain histories (`models/training/README.md`), WIKIWARS that of the WikiWars
articles as they came (`in/`); DIR gets `texts/` and `gold/`. A line has a passage's name, its book or article, where it
lies there (code points), its hash, and its events, whose spans are offsets into the passage. A language model annotated
them by corpus/guidelines.md, before anything was extracted from them; nobody else has checked them. Those whose number
is divisible by four are scored and never looked at.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import typer

PASSAGES = Path(__file__).with_name("passages.jsonl")


def main(folder: Path, sources: list[Path]) -> None:
    """Write texts and gold of every passage whose book is there; say which are not."""
    for name in ("texts", "gold"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    missing = list(set_up(folder, sources))
    for fault in missing:
        print(fault, file=sys.stderr)
    sys.exit(1 if missing else 0)


def set_up(folder: Path, sources: list[Path]) -> Iterator[str]:
    """Write what can be, and yield a sentence for each passage that cannot."""
    for line in PASSAGES.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        name = passage["book"]
        book = next((source / name for source in sources if (source / name).is_file()), None)
        if book is None:
            yield f"{name}: it is in none of the folders given; give those of the history books and of WikiWars."
            continue
        text = book.read_bytes().decode("utf-8")[passage["start"] : passage["end"]]
        if sha256(text.encode()).hexdigest() != passage["sha256"]:
            yield f"{book}: this is another edition; the passage {passage['name']} is not where it was."
            continue
        (folder / "texts" / f"{passage['name']}.txt").write_bytes(text.encode())
        gold = {
            "document": passage["name"],
            "text_sha256": passage["sha256"],
            "events": with_words(passage["events"], text),
        }
        content = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
        (folder / "gold" / f"{passage['name']}.gold.json").write_text(content, encoding="utf-8")


def with_words(value: Any, text: str) -> Any:
    """The same with every span `[start, end]` as an object with the words that it covers."""
    if isinstance(value, dict):
        return {
            key: [{"start": start, "end": end, "text": text[start:end]} for start, end in held]
            if key in {"spans", "mentions"}
            else with_words(held, text)
            for key, held in value.items()
        }
    return [with_words(one, text) for one in value] if isinstance(value, list) else value


if __name__ == "__main__":
    typer.run(main)
