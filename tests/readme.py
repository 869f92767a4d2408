"""Refresh the blocks of README.md that show output and scores: `make readme`.

A block lies between `<!-- name:begin -->` and `<!-- name:end -->`, and `BLOCKS` says what stands in it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BENCHMARKS = ROOT / "tests" / "benchmarks"
EVENTS = ROOT / "outputs" / "events.jsonl"
SHOWN = "nanking"  # the document whose event is shown
_FLAT = re.compile(r"\{[^{}\[\]]*\}")
_BLOCK = re.compile(r"(<!-- (\w+):begin -->\n).*?(<!-- \2:end -->)", re.DOTALL)


def refresh(readme: str, blocks: dict[str, Callable[[], str]]) -> str:
    """The text with every block written anew; raises KeyError for a block that has no maker."""
    return _BLOCK.sub(lambda block: f"{block[1]}{blocks[block[2]]()}\n{block[3]}", readme)


def show_run() -> str:
    """What `make run` prints."""
    return f"```text\n{_fasti('extract', 'corpus/texts', '--out', 'outputs', '--fresh')}\n```"


def show_event() -> str:
    """A whole event of the shown document, as it stands in `events.jsonl` but for line breaks and `evidence`."""
    from fasti.record import Event
    from fasti.run import roundness

    lines = EVENTS.read_text(encoding="utf-8").splitlines()
    events = [event for event in map(Event.model_validate_json, lines) if event.document == SHOWN]
    chosen = max(events, key=roundness).model_dump(mode="json", exclude_none=True)
    # An object without further objects fits on one line.
    indented = json.dumps(_without_evidence(chosen), ensure_ascii=False, indent=2)
    return f"```json\n{_FLAT.sub(lambda flat: ' '.join(flat[0].split()), indented)}\n```"


def show_scores() -> str:
    """The table of scores."""
    return _fasti("evaluate", "corpus/gold", "outputs", "--format", "markdown")


def show_benchmark(name: str) -> str:
    """What a benchmark printed when it last ran: `NAME.md` beside `NAME.py`."""
    return (BENCHMARKS / f"{name}.md").read_text(encoding="utf-8").strip()


BLOCKS: dict[str, Callable[[], str]] = {
    "run": show_run,
    "event": show_event,
    "scores": show_scores,
    "throughput": partial(show_benchmark, "throughput"),
    "memory": partial(show_benchmark, "book_memory"),
}


def _without_evidence(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_evidence(held) for key, held in value.items() if key != "evidence"}
    return [_without_evidence(held) for held in value] if isinstance(value, list) else value


def _fasti(*arguments: str) -> str:
    command = [sys.executable, "-m", "fasti", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, encoding="utf-8")
    return done.stdout.strip()


if __name__ == "__main__":
    README.write_text(refresh(README.read_text(encoding="utf-8"), BLOCKS), encoding="utf-8")
