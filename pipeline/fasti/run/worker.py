"""What a process of the crew does: it reads one source after another, and asks before each document."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection

from fasti.errors import ModelError, RuleError
from fasti.run.bounds import bound_memory, use_one_thread
from fasti.run.engine import Engine
from fasti.run.outcomes import Heading, Outcome
from fasti.run.reading import Task, read_task


@dataclass(frozen=True)
class Ready:
    """The process has started, or has loaded its engine."""

    loaded: bool


@dataclass(frozen=True)
class Finished:
    """The task is done."""


@dataclass(frozen=True)
class OutOfMemory:
    """The process has met its bound, and ends."""


Message = Ready | Finished | OutOfMemory | ModelError | RuleError | Heading | Outcome


def serve(pipe: Connection, load: Callable[[], Engine], memory: int) -> None:
    """Read each Task that comes until None comes; a Heading that goes out asks whether the document is wanted."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the conductor's to heed
    use_one_thread()
    engines: list[Engine] = []

    def engine() -> Engine:
        if not engines:
            engines.append(load())
            bound_memory(memory)
            pipe.send(Ready(loaded=True))
        return engines[0]

    def wanted(heading: Heading) -> Outcome | None:
        pipe.send(heading)
        known: Outcome | None = pipe.recv()
        return known

    try:
        pipe.send(Ready(loaded=False))
        while (task := pipe.recv()) is not None:
            assert isinstance(task, Task)
            for outcome in read_task(task, engine, wanted):
                pipe.send(outcome)
            pipe.send(Finished())
    except MemoryError:
        pipe.send(OutOfMemory())
    except (ModelError, RuleError) as error:
        pipe.send(error)
    except (EOFError, BrokenPipeError, ConnectionResetError):  # the conductor is gone
        return
