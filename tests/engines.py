"""Engines that need no model, for tests in their own processes: `python -m engines SHELF OUT JOBS local` runs one."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from functools import partial
from pathlib import Path

from fasti.errors import ModelError
from fasti.record import Document, Event
from fasti.run import Bounds, Engine, Failed, Options, Outcome, Plan, run
from fasti.run.fingerprint import Fingerprint


def read_captures(document: Document) -> tuple[Event, ...]:
    """An event for every word `captured` or `fell`; the word `crash` makes the engine fail."""
    if "crash" in document.text:
        raise RuntimeError("the engine broke")
    return tuple(
        Event(
            id=f"{document.id}-{match.start()}",
            document=document.id,
            type="conflict.capture",
            label="capture",
            mentions=({"start": match.start(), "end": match.end(), "text": match[0]},),
        )
        for match in re.finditer("captured|fell", document.text)
    )


def misbehave(document: Document, *, slowly: float = 0.0) -> tuple[Event, ...]:
    """The captures of a document, unless it says what else is to happen."""
    time.sleep(slowly)
    if "die" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "hang" in document.text:
        time.sleep(3600)
    if "grow" in document.text:
        return (bytearray(10**12),)  # type: ignore[return-value]
    return read_captures(document)


def load(*, slowly: float = 0.0) -> Engine:
    return Engine(read=partial(misbehave, slowly=slowly), model="fake 1.0", rules_sha256="0" * 64)


def load_nothing() -> Engine:
    raise ModelError("there is no spaCy pipeline 'nope'.")


def die_loading() -> Engine:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def plan(*, slowly: float = 0.0, digest: str = "fake") -> Plan:
    """What processes of their own load; another `digest` is another engine."""
    return Plan(partial(load, slowly=slowly), Fingerprint("fake 1.0", "0" * 64, digest))


def tell(outcome: Outcome) -> None:
    id_ = outcome.heading.id if outcome.heading else outcome.source  # type: ignore[union-attr]
    print(type(outcome).__name__, id_, isinstance(outcome, Failed), flush=True)


if __name__ == "__main__":
    import engines  # as a module that other processes can import
    from fasti.readers import find_sources

    shelf, out, jobs, kind = sys.argv[1:]
    run(
        find_sources([Path(shelf)]),
        engines.plan(slowly=0.05),
        out=Path(out),
        options=Options(jobs=int(jobs), bounds=Bounds(memory=0), engine=kind),
        on_done=tell,
    )
