"""Processes that read side by side. One that dies, hangs or grows costs the document in its hands, no more."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from fasti.errors import ModelError, RuleError
from fasti.run.bounds import LOADING, Bounds
from fasti.run.engine import Engine
from fasti.run.outcomes import Failed, Heading, Outcome, Wanted
from fasti.run.reading import Task, read_task
from fasti.run.worker import Finished, Message, OutOfMemory, Ready, serve

_SPAWN = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang


def count_cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_here(tasks: Iterable[Task], engine: Engine, wanted: Wanted) -> Iterator[Outcome]:
    """Read all tasks in this process, without bounds on time and memory."""
    for task in tasks:
        yield from read_task(task, lambda: engine, wanted)


def read_with_crew(
    tasks: Iterable[Task], load: Callable[[], Engine], wanted: Wanted, *, jobs: int, bounds: Bounds
) -> Iterator[Outcome]:
    """Read all tasks with up to `jobs` processes, in whatever order they finish; `wanted` is asked in this process.

    Raises ModelError or RuleError where the engine cannot be loaded.
    """
    crew = _Crew(load, wanted, bounds)
    try:
        yield from crew.read(iter(tasks), jobs)
    finally:
        crew.dismiss()


@dataclass
class _Worker:
    process: SpawnProcess
    pipe: Connection
    task: Task
    deadline: float
    started: bool = False
    loaded: bool = False
    heading: Heading | None = None  # the document in its hands
    since: float = field(default_factory=time.monotonic)


class _Crew:
    def __init__(self, load: Callable[[], Engine], wanted: Wanted, bounds: Bounds) -> None:
        self.load, self.wanted, self.bounds = load, wanted, bounds
        self.workers: list[_Worker] = []

    def read(self, tasks: Iterator[Task], jobs: int) -> Iterator[Outcome]:
        for task in tasks:
            self._hire(task)
            if len(self.workers) >= jobs:
                break
        while self.workers:
            waits = [wait_on for worker in self.workers for wait_on in (worker.pipe, worker.process.sentinel)]
            soonest = min(worker.deadline for worker in self.workers) - time.monotonic()
            ready = set(wait(waits, max(0.0, soonest)))
            for worker in list(self.workers):
                if worker.pipe in ready or worker.process.sentinel in ready:
                    yield from self._listen(worker, tasks)
                elif time.monotonic() > worker.deadline:
                    yield from self._replace(worker, tasks, self._too_slow(worker))

    def dismiss(self) -> None:
        """End every process, whatever it is at."""
        for worker in self.workers:
            _end(worker)
        self.workers.clear()

    def _hire(self, task: Task) -> None:
        ours, theirs = _SPAWN.Pipe()
        process = _SPAWN.Process(target=serve, args=(theirs, self.load, self.bounds.memory), daemon=True)
        process.start()
        theirs.close()
        self.workers.append(_Worker(process, ours, task, time.monotonic() + LOADING))

    def _listen(self, worker: _Worker, tasks: Iterator[Task]) -> Iterator[Outcome]:
        try:
            message: Message = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._replace(worker, tasks, _how_it_died(worker))
            return
        match message:
            case Ready(loaded=loaded):
                self._start(worker, loaded=loaded)
            case Heading():
                self._answer(worker, message)
            case Finished():
                self._assign(worker, next(tasks, None))
            case OutOfMemory():
                yield from self._replace(worker, tasks, _too_large(self.bounds.memory))
            case ModelError() | RuleError():
                raise message
            case _:
                worker.heading = None
                worker.deadline = time.monotonic() + self.bounds.reading(worker.task.size)
                yield message

    def _start(self, worker: _Worker, *, loaded: bool) -> None:
        worker.started = True
        if loaded and worker.heading:
            worker.loaded = True
            worker.deadline = time.monotonic() + self.bounds.extracting(worker.heading.characters)
        elif not loaded:
            self._assign(worker, worker.task)

    def _answer(self, worker: _Worker, heading: Heading) -> None:
        known = self.wanted(heading)
        if known is None:
            seconds = self.bounds.extracting(heading.characters) if worker.loaded else LOADING
            worker.heading, worker.since, worker.deadline = heading, time.monotonic(), time.monotonic() + seconds
        _send(worker, known)

    def _assign(self, worker: _Worker, task: Task | None) -> None:
        if task is None:
            self.workers.remove(worker)
            _end(worker)  # it holds nothing that is not here
            return
        worker.task, worker.heading, worker.since = task, None, time.monotonic()
        worker.deadline = time.monotonic() + self.bounds.reading(task.size)
        _send(worker, task)

    def _replace(self, worker: _Worker, tasks: Iterator[Task], why: str) -> Iterator[Outcome]:
        """Let a worker go; another goes on with the rest of its source, or where that cannot be read with the next."""
        self.workers.remove(worker)
        _end(worker)
        heading, seconds = worker.heading, time.monotonic() - worker.since
        if not worker.started or (heading and not worker.loaded):
            raise ModelError(f"a process that was to read could not start or load the model: {why}")
        source = heading.source if heading else worker.task.source.name
        yield Failed(source, why, heading, settled=True, seconds=seconds)
        following = worker.task if heading else next(tasks, None)
        if following is not None:
            self._hire(following)

    def _too_slow(self, worker: _Worker) -> str:
        heading, size = worker.heading, worker.task.size
        seconds = self.bounds.extracting(heading.characters) if heading else self.bounds.reading(size)
        return f"it took longer than {seconds:.0f} s; allow it more with --timeout SECONDS --retry-failed."


def _send(worker: _Worker, message: Task | Outcome | None) -> None:
    try:
        worker.pipe.send(message)
    except (BrokenPipeError, ConnectionResetError):  # it has died, which its sentinel tells
        return


def _end(worker: _Worker) -> None:
    if worker.process.is_alive():
        worker.process.kill()
    worker.process.join()
    worker.pipe.close()
    worker.process.close()


def _how_it_died(worker: _Worker) -> str:
    worker.process.join(timeout=5)
    code = worker.process.exitcode
    if code is not None and code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        hint = ", perhaps for want of memory" if name == "SIGKILL" else ""
        return f"the process that read it died ({name}{hint}); --retry-failed tries it again."
    return f"the process that read it ended without a word (exit code {code}); --retry-failed tries it again."


def _too_large(memory: int) -> str:
    return f"it needs more than {memory} MB of memory; allow it more with --memory MB --retry-failed."
