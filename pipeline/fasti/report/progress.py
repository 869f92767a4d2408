"""How a run gets on, on standard error: a bar for people, or a JSON line a document for programs."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from fasti.readers import Survey
from fasti.run import Done, Failed, Kept, Outcome

Follow = Callable[[Outcome], None]


@dataclass
class Pace:
    """What has been done so far; words and seconds are those of the documents that were read anew."""

    documents: int = 0
    kept: int = 0
    quarantined: int = 0
    events: int = 0
    words: int = 0
    begun: float = field(default_factory=time.monotonic)

    def count(self, outcome: Outcome) -> None:
        """Take in one more document."""
        self.documents += 1
        match outcome:
            case Done():
                self.events += outcome.events
                self.words += outcome.words
            case Kept():
                self.kept += 1
            case Failed():
                self.quarantined += 1

    @property
    def rate(self) -> float:
        """Words a second since the run began."""
        return self.words / max(time.monotonic() - self.begun, 1e-6)


@contextmanager
def follow(found: Survey, *, manner: Literal["bar", "json"] | None) -> Iterator[Follow | None]:
    """What is to be told of each document as it comes; None where nothing is shown."""
    if manner == "json":
        pace = Pace()
        yield lambda outcome: _log(outcome, pace)
        _write(_summary(pace))
    elif manner == "bar":
        with _bar(len(found.sources) + len(found.refused)) as advance:
            yield advance
    else:
        yield None


def _log(outcome: Outcome, pace: Pace) -> None:
    pace.count(outcome)
    _write(_line(outcome))


def _line(outcome: Outcome) -> dict[str, Any]:
    match outcome:
        case Done(heading=heading):
            told: dict[str, Any] = {"events": outcome.events, "words": outcome.words}
            told |= {"seconds": round(outcome.seconds, 3)}
            return {"document": heading.id, "source": heading.source, "status": "done", **told}
        case Kept(heading=heading):
            return {"document": heading.id, "source": heading.source, "status": "kept"}
        case Failed():
            id_ = outcome.heading.id if outcome.heading else None
            told = {"reason": outcome.reason, "seconds": round(outcome.seconds, 3)}
            return {"document": id_, "source": outcome.source, "status": "quarantined", **told}


def _summary(pace: Pace) -> dict[str, Any]:
    seconds = time.monotonic() - pace.begun
    done = pace.documents - pace.kept - pace.quarantined
    return {
        "summary": True,
        "documents": {"done": done, "kept": pace.kept, "quarantined": pace.quarantined},
        "events": pace.events,
        "words": pace.words,
        "seconds": round(seconds, 3),
        "words_per_second": round(pace.rate, 1),
    }


def _write(line: dict[str, Any]) -> None:
    print(json.dumps(line, ensure_ascii=False), file=sys.stderr, flush=True)


@contextmanager
def _bar(total: int) -> Iterator[Follow]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("documents, {task.fields[told]}"),
        TimeRemainingColumn(), TextColumn("left"),
    )  # fmt: skip
    pace = Pace()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total, told="0 events")

        def advance(outcome: Outcome) -> None:
            pace.count(outcome)
            # A file may hold many documents, so that the total is known to be too small only as they come.
            told = f"{pace.events:,} events, {pace.rate:,.0f} words/s"
            told += f", {pace.quarantined:,} quarantined" if pace.quarantined else ""
            bar.update(task, completed=pace.documents, total=max(total, pace.documents), told=told)

        yield advance
