"""Score the events of a folder of passages with gold, the tuned and the untouched part apart.

    python tests/benchmarks/events_dev.py DIR

DIR holds `texts/<number>-<name>.txt` and `gold/<number>-<name>.gold.json`. Passages whose number is divisible by four
are never looked at while rules are written; their scores tell how far the rules carry, and the gap to the others how
far they were fitted.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from fasti import Document, extract, load
from fasti.evaluation import MEASURES, Counts, Evaluation, evaluate, read_gold
from fasti.record import GoldFile

PARTS = {"tuned": False, "untouched": True}


def main(folder: Path) -> None:
    """Print precision, recall and F1 of every measure for each part."""
    if not (folder / "texts").is_dir() or not (folder / "gold").is_dir():
        sys.exit(f"{folder}: there is no texts/ and gold/ here; give the folder of the passages.")
    gold = read_gold(folder / "gold", texts=folder / "texts")
    nlp = load()
    for part, untouched in PARTS.items():
        files = [file for file in gold.files if is_untouched(file) == untouched]
        texts = {file.document: gold.texts[file.document] for file in files}
        events = [event for id_, text in texts.items() for event in extract(Document(id=id_, text=text), nlp=nlp)]
        show(part, evaluate(files, events), len(files))


def is_untouched(file: GoldFile) -> bool:
    """Whether the number before the document's name is divisible by four."""
    return int(file.document.partition("-")[0]) % 4 == 0


def show(part: str, scores: Evaluation, passages: int) -> None:
    """One line a measure."""
    print(f"{part}, {passages} passages\n{'':14}    P      R     F1   gold  predicted")
    for measure in MEASURES:
        counts: Counts = scores.counts[measure]
        ratios = "  ".join(f"{value:5.3f}" if value is not None else "  –  " for value in ratios_of(counts))
        print(f"{measure:14} {ratios}  {counts.gold:4}  {counts.predicted:4}")
    print()


def ratios_of(counts: Counts) -> tuple[float | None, float | None, float | None]:
    """Precision, recall, F1."""
    return counts.precision, counts.recall, counts.f1


if __name__ == "__main__":
    typer.run(main)
