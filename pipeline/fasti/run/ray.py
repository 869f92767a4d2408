"""The same road on Ray, for shelves that outgrow one machine: actors read, the journal and the files stay here.

Each actor loads the engine once. The folders must be the same on every machine of the cluster, as on a shared disk. A
source, not a document, is what an actor is given: one that undoes its actor is quarantined as a whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from fasti.errors import InputError
from fasti.run.bounds import LOADING, Bounds, bound_memory, use_one_thread
from fasti.run.engine import Engine
from fasti.run.outcomes import Failed, Heading, Kept, Outcome, Wanted
from fasti.run.reading import Task, read_task

WAITED = 1.0  # seconds between looks at the clock


class Reader:
    """What an actor is: it tells the headings of a source, then reads the documents that are wanted."""

    def __init__(self, load: Callable[[], Engine], memory: int) -> None:
        use_one_thread()
        self._load, self._memory = load, memory
        self._engine: Engine | None = None

    def survey(self, task: Task) -> list[Heading]:
        """The headings of the documents of a source."""
        headings: list[Heading] = []

        def pass_by(heading: Heading) -> Outcome:
            headings.append(heading)
            return Kept(heading)

        for _ in read_task(task, self._load, pass_by):
            continue
        return headings

    def read(self, task: Task, known: dict[str, Outcome]) -> list[Outcome]:
        """What comes of each document of a source; `known` are those that need not be read, by their ids."""
        return list(read_task(task, self._get, lambda heading: known.get(heading.id)))

    def _get(self) -> Engine:
        if self._engine is None:
            self._engine = self._load()
            bound_memory(self._memory)
        return self._engine


def read_with_ray(
    tasks: Iterable[Task], load: Callable[[], Engine], wanted: Wanted, *, jobs: int, bounds: Bounds
) -> Iterator[Outcome]:
    """Read all tasks with `jobs` actors of the cluster that Ray finds, or of one on this machine.

    Raises InputError where Ray is not installed.
    """
    ray = _import_ray()
    begun = not ray.is_initialized()
    if begun:
        ray.init(ignore_reinit_error=True, include_dashboard=False, log_to_driver=False)
    try:
        yield from _Cast(ray, load, wanted, bounds).read(iter(tasks), jobs)
    finally:
        if begun:
            ray.shutdown()


class _Cast:
    """The actors, each with one task at a time."""

    def __init__(self, ray: Any, load: Callable[[], Engine], wanted: Wanted, bounds: Bounds) -> None:
        self.ray, self.load, self.wanted, self.bounds = ray, load, wanted, bounds
        self.actor_type = ray.remote(num_cpus=1, max_restarts=0)(Reader)
        self.waiting: dict[Any, tuple[Any, Task, float]] = {}  # what is to come -> actor, task, deadline
        self.surveys: set[Any] = set()
        self.loaded: set[Any] = set()  # the actors that have read something: what they do next needs no loading

    def read(self, tasks: Iterator[Task], jobs: int) -> Iterator[Outcome]:
        """What comes of every task, as it comes."""
        for _, task in zip(range(jobs), tasks, strict=False):
            self._survey(self._hire(), task)
        while self.waiting:
            ready, _ = self.ray.wait(list(self.waiting), num_returns=1, timeout=WAITED)
            for promise in ready:
                yield from self._take(promise, tasks)
            for promise in [one for one, (_, _, deadline) in self.waiting.items() if time.monotonic() > deadline]:
                yield from self._give_up(promise, tasks, "it took too long; allow it more with --timeout SECONDS")

    def _hire(self) -> Any:
        return self.actor_type.remote(self.load, self.bounds.memory)

    def _survey(self, actor: Any, task: Task) -> None:
        promise = actor.survey.remote(task)
        self.surveys.add(promise)
        self._wait_for(promise, actor, task, self.bounds.reading(task.size))

    def _wait_for(self, promise: Any, actor: Any, task: Task, seconds: float) -> None:
        loading = 0.0 if actor in self.loaded else LOADING
        self.waiting[promise] = actor, task, time.monotonic() + seconds + loading

    def _take(self, promise: Any, tasks: Iterator[Task]) -> Iterator[Outcome]:
        actor, task, _ = self.waiting[promise]
        try:
            told = self.ray.get(promise)
        except self.ray.exceptions.RayTaskError as error:
            if isinstance(error.cause, MemoryError):
                yield from self._give_up(promise, tasks, f"it needs more than {self.bounds.memory} MB of memory")
                return
            raise error.cause from error
        except self.ray.exceptions.RayError:
            yield from self._give_up(promise, tasks, "the process that read it died")
            return
        del self.waiting[promise]
        if promise in self.surveys:
            self.surveys.remove(promise)
            self._read(actor, task, told)
            return
        self.loaded.add(actor)
        yield from told
        self._go_on(actor, tasks)

    def _read(self, actor: Any, task: Task, headings: list[Heading]) -> None:
        known = {heading.id: outcome for heading in headings if (outcome := self.wanted(heading)) is not None}
        seconds = sum(self.bounds.extracting(heading.characters) for heading in headings if heading.id not in known)
        promise = actor.read.remote(task, known)
        self._wait_for(promise, actor, task, self.bounds.reading(task.size) + seconds)

    def _give_up(self, promise: Any, tasks: Iterator[Task], why: str) -> Iterator[Outcome]:
        actor, task, _ = self.waiting.pop(promise)
        self.surveys.discard(promise)
        self.ray.kill(actor)
        yield Failed(task.source.name, f"{why}; --retry-failed tries it again.", settled=True)
        self._go_on(None, tasks)

    def _go_on(self, actor: Any, tasks: Iterator[Task]) -> None:
        task = next(tasks, None)
        if task is not None:
            self._survey(actor or self._hire(), task)


def _import_ray() -> Any:
    try:
        import ray
    except ImportError as error:
        raise InputError("--engine ray needs Ray, which is not installed; try: pip install 'fasti[ray]'") from error
    return ray
