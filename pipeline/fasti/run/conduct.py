"""The conductor: what was found is read by a crew, kept in the journal as it comes, and written in order at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from fasti.errors import InputError
from fasti.readers import Source, Survey, read_documents
from fasti.record import Event, Manifest
from fasti.record.manifest import Quarantined
from fasti.run.bounds import Bounds
from fasti.run.crew import count_cores, read_here, read_with_crew
from fasti.run.engine import Engine, Plan
from fasti.run.journal import Journal
from fasti.run.outcomes import Done, Failed, Heading, Kept, Outcome, Wanted, key_of
from fasti.run.reading import Task
from fasti.run.writing import Target, clear_parts, make_manifest, write_files, write_manifest
from fasti.sinks import is_database, open_sink, show_target

Crew = Callable[[Iterable[Task], Wanted], Iterator[Outcome]]
OnDone = Callable[[Outcome], None]


@dataclass(frozen=True)
class Options:
    """How to run: processes (0 for one a core), bounds, and what to do with what earlier runs have done."""

    jobs: int = 1
    bounds: Bounds = field(default_factory=Bounds)
    fresh: bool = False  # forget it all
    retry_failed: bool = False
    engine: str = "local"


@dataclass(frozen=True)
class Result:
    """What a run did: the manifest that it wrote, words over all documents, how many were kept, an event to show."""

    out: Path
    manifest: Manifest
    words: int
    sample: Event | None
    left_alone: tuple[str, ...]
    kept: int = 0
    targets: tuple[str, ...] = ()  # where else it went, as people may read it

    @property
    def events(self) -> int:
        """The number of events over all documents."""
        return sum(document.events for document in self.manifest.documents)


@dataclass
class _Met:
    """The documents that this run has met, by source and id, and how many of them it kept."""

    keys: set[tuple[str, str]] = field(default_factory=set)
    kept: int = 0


def run(
    found: Survey,
    engine: Engine | Plan,
    *,
    out: Path,
    options: Options | None = None,
    to: Sequence[str] = (),
    tables: bool = False,
    also: Sequence[AbstractContextManager[Target]] = (),
    on_done: OnDone | None = None,
) -> Result:
    """Extract the events of all that was found into the folder `out`, and tell `on_done` of each document as it comes.

    An Engine reads in this process, a Plan in processes of its own. What the run before has done is not done again. A
    document that cannot be read, or on which the engine fails, is quarantined and the run goes on. The files appear
    when the last document is done; each target of `to` (see `open_sink`) and of `also` then gets each document, and is
    told which have gone; with `tables` there is a CSV file for each table too. Raises InputError where `out` is no
    folder or another run writes to it, SinkError where a target cannot be written to.
    """
    options = options or Options()
    # Databases come first: what one of them cannot hold reaches no file.
    others = [*map(open_sink, sorted(dict.fromkeys(to), key=is_database, reverse=True)), *also]
    _prepare(out)
    with Journal(out, engine=engine.fingerprint, fresh=options.fresh, retry_failed=options.retry_failed) as journal:
        clear_parts(out)
        met = _read_all(found, _crew(engine, options), journal, on_done or _ignore)
        journal.keep_only(met.keys)
        tally = write_files(journal, out, also=others, tables=tables)
        quarantined = (*found.refused, *_in_order(tally.quarantined, found.sources))
        manifest = make_manifest(tally, quarantined, engine, out=out, tables=tables)
        write_manifest(manifest, out)
    return Result(out, manifest, tally.words, tally.sample, found.left_alone, met.kept, tuple(map(show_target, to)))


def _read_all(found: Survey, crew: Crew, journal: Journal, on_done: OnDone) -> _Met:
    met = _Met()
    tasks = sorted(map(_task, found.sources), key=lambda task: (-task.size, task.source.id))
    stamps = {task.source.name: task.stamp for task in tasks}
    for refused in found.refused:
        on_done(Failed(refused.source, refused.reason))

    def wanted(heading: Heading) -> Outcome | None:
        if (heading.source, heading.id) in met.keys:  # another process goes on with what is left of its source
            return Kept(heading)
        return journal.find(heading, met.keys)

    def settle(tasks: Iterable[Task]) -> Iterator[Task]:
        for task in tasks:
            known = journal.find_source(task.source.name, task.stamp)
            if known is None:
                yield task
            else:
                met.keys.add(key_of(known))
                on_done(known)

    for outcome in crew(settle(tasks), wanted):
        key = key_of(outcome)
        if key in met.keys:
            continue
        met.keys.add(key)
        if isinstance(outcome, Kept):
            met.kept += 1
        elif isinstance(outcome, Done) or not outcome.known:
            journal.commit(outcome, stamp=stamps.get(key[0], ""))
        on_done(outcome)
    return met


def _crew(engine: Engine | Plan, options: Options) -> Crew:
    if isinstance(engine, Engine):
        return lambda tasks, wanted: read_here(tasks, engine, wanted)
    jobs = options.jobs or count_cores()
    if options.engine == "ray":
        from fasti.run.ray import read_with_ray

        return lambda tasks, wanted: read_with_ray(tasks, engine.load, wanted, jobs=jobs, bounds=options.bounds)
    return lambda tasks, wanted: read_with_crew(tasks, engine.load, wanted, jobs=jobs, bounds=options.bounds)


def _task(source: Source) -> Task:
    if source.path is None:  # standard input is this process's alone
        return Task(source, items=tuple(read_documents(Survey((source,)))))
    try:
        stat = source.path.stat()
    except OSError:  # gone since it was found; reading it tells
        return Task(source)
    return Task(source, size=stat.st_size, stamp=f"{stat.st_size} {stat.st_mtime_ns}")


def _in_order(quarantined: Iterable[Quarantined], sources: Iterable[Source]) -> list[Quarantined]:
    """In order of the ids of their sources."""
    ids = {source.name: source.id for source in sources}
    return sorted(quarantined, key=lambda one: (ids.get(one.source, one.source), one.source))


def _prepare(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"{out}: the output folder cannot be made ({error.strerror}); name another with --out."
        ) from error


def _ignore(outcome: Outcome) -> None:
    """What is done with an outcome of which nobody wants to be told."""
