"""The conductor of linking: events of several files are read twice, profiled, grouped, united and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from fasti.errors import InputError
from fasti.readers.events import Line, find_event_files, read_event_again, read_events
from fasti.record.links import LinkedEvent
from fasti.resolve.across import Grouping, Profile, Vocabulary, group, load_vocabulary, make_profile
from fasti.resolve.across.link import SEVERAL, unite_groups
from fasti.sinks.links import LinkFiles

# Told of a stage (`reading`, `comparing`, `writing`), how far it is, and where it ends.
Progress = Callable[[str, int, int], None]
MOST_SAMPLES = 10  # happenings kept to be shown


@dataclass
class LinkResult:
    """What linking found: counts, the happenings with most to say, and what was left undone."""

    out: Path
    files: int
    documents: int
    events: int
    repeated: int
    places: str
    grouping: Grouping
    happenings: int = 0
    attestations: int = 0
    disputed: int = 0
    samples: list[LinkedEvent] = field(default_factory=list)


def link_files(
    paths: Sequence[Path], *, out: Path, every: bool = False, vocabulary: Vocabulary | None = None,
    on_progress: Progress | None = None,
) -> LinkResult:  # fmt: skip
    """Link the events of files (or of the `events.jsonl` of folders) into three files in the folder `out`.

    `every` writes happenings of one document too. The order of files and lines makes no difference.
    Raises InputError where a line is no event, two events of a document share an id, or `out` is no folder.
    """
    files = find_event_files(paths)
    words = vocabulary or load_vocabulary()
    lines, profiles, repeated = _profile(files, words, on_progress)
    on_compared = (lambda at: on_progress("comparing", at + 1, len(profiles))) if on_progress else None
    grouping = group(profiles, on_compared=on_compared)
    result = LinkResult(
        out=out,
        files=len(files),
        documents=len({profile.document for profile in profiles}),
        events=len(profiles),
        repeated=repeated,
        places=words.places.source,
        grouping=grouping,
    )
    _prepare(out)
    found = unite_groups(
        grouping, profiles, lambda at: read_event_again(lines[at]), vocabulary=words, least=1 if every else SEVERAL
    )
    _write(result, found, on_progress)
    return result


def _write(result: LinkResult, found: Iterable[LinkedEvent], on_progress: Progress | None) -> None:
    """Write the happenings, and count them in `result`."""
    total = len(result.grouping.groups)
    with LinkFiles(result.out) as sink:
        for number, happening in enumerate(found, 1):
            sink.write(happening)
            _count(result, happening)
            if on_progress:
                on_progress("writing", number, total)


def _profile(
    files: Sequence[Path], words: Vocabulary, on_progress: Progress | None
) -> tuple[list[Line], list[Profile], int]:
    """Lines and profiles in order of document and event, and how many lines stand more than once."""
    total, done = sum(path.stat().st_size for path in files), 0

    def advance(size: int) -> None:
        nonlocal done
        done += size
        if on_progress:
            on_progress("reading", done, total)

    found = [(make_profile(event, words), line) for line, event in read_events(files, on_bytes=advance)]
    found.sort(key=lambda one: (one[0].key, str(one[1])))
    kept = [one for at, one in enumerate(found) if at == 0 or found[at - 1][0].key != one[0].key]
    if len(kept) < len(found):
        _refuse_two_under_one_id(found)
    return [line for _, line in kept], [profile for profile, _ in kept], len(found) - len(kept)


def _refuse_two_under_one_id(found: Sequence[tuple[Profile, Line]]) -> None:
    """Raise InputError where two lines with one document and id differ; the same line twice is one event."""
    for (one, line), (other, following) in pairwise(found):
        if one.key == other.key and read_event_again(line) != read_event_again(following):
            raise InputError(
                f"{following}: id: the document {one.document!r} has another event {one.event!r} in {line}; "
                "link the events of one run of each document, or give the documents other ids."
            )


def _prepare(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = f"{out}: the output folder cannot be made ({error.strerror}); name another with --out."
        raise InputError(told) from error


def _count(result: LinkResult, happening: LinkedEvent) -> None:
    if len(happening.attestations) < SEVERAL:
        return
    result.happenings += 1
    result.attestations += len(happening.attestations)
    result.disputed += bool(happening.conflicts)
    result.samples.append(happening)
    result.samples.sort(key=lambda one: (-len(one.conflicts), -len(one.attestations), one.id))
    del result.samples[MOST_SAMPLES:]
