"""What there is to read: the files under the paths given, each with its document id, before any is opened."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from fasti.record.manifest import Quarantined

STDIN = "-"
# A suffix says what kind of file it is (`.txt`); the ends of `letter.1914` and `1. Introduction` do not.
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,7}")


@dataclass(frozen=True)
class Source:
    """A file to read, or standard input where `path` is None, and the id that its document gets."""

    path: Path | None
    id: str
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The path as it was given, with forward slashes."""
        return STDIN if self.path is None else readable(self.path.as_posix())


@dataclass(frozen=True)
class Survey:
    """The sources in order of their ids, the paths that cannot be read and why, and the files of other kinds."""

    sources: tuple[Source, ...]
    refused: tuple[Quarantined, ...] = ()
    left_alone: tuple[str, ...] = ()


@dataclass
class _Find:
    files: dict[str, Path | None] = field(default_factory=dict)  # absolute path -> path as given, each file once
    refused: list[Quarantined] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)


def survey(paths: Iterable[str | Path], *, kinds: Collection[str], skip: Path | None = None) -> Survey:
    """Find the files of the given kinds (`.txt`) under `paths`; folders are walked, hidden files and `skip` passed by.

    A file named on its own is taken if it is of such a kind or has no suffix. `-` is standard input.
    """
    find = _Find()
    for path in paths:
        _add(find, path, kinds=kinds, skip=skip)
    return Survey(_identify(find.files), tuple(find.refused), tuple(sorted(set(find.left_alone))))


def kind_of(path: Path) -> str:
    """The suffix in lower case where it is one, else the empty string."""
    suffix = path.suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def readable(name: str) -> str:
    """A file name as valid Unicode: undecodable bytes in it become question marks."""
    return os.fsencode(name).decode("utf-8", "replace")


def _add(find: _Find, given: str | Path, *, kinds: Collection[str], skip: Path | None) -> None:
    path = Path(given)
    known = ", ".join(sorted(kinds))
    if str(given) == STDIN:
        find.files[STDIN] = None
    elif path.is_dir():
        count = len(find.files)
        _walk(find, path, kinds=kinds, skip=skip)
        if len(find.files) == count:
            _refuse(find, path, f"the folder holds no file to read that was not named before; the kinds are {known}.")
    elif not path.exists():
        _refuse(find, path, "there is no such file or folder; check the path.")
    elif not path.is_file():
        _refuse(find, path, "this is neither a file nor a folder; pipe text in with - as the path.")
    elif kind_of(path) in {*kinds, ""}:
        find.files.setdefault(os.path.abspath(path), path)  # noqa: PTH100 - resolve() would follow links
    else:
        _refuse(find, path, f"files of the kind {kind_of(path)} are not read; the kinds are {known}.")


def _refuse(find: _Find, path: Path, reason: str) -> None:
    find.refused.append(Quarantined(source=readable(path.as_posix()), reason=reason))


def _walk(find: _Find, root: Path, *, kinds: Collection[str], skip: Path | None) -> None:
    def refuse(error: OSError) -> None:
        _refuse(find, Path(error.filename), f"the folder cannot be listed: {error.strerror}.")

    for folder, folders, names in os.walk(root, onerror=refuse):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not _passed_by(here / name, skip))
        for path in (here / name for name in sorted(names) if not name.startswith(".")):
            if kind_of(path) in kinds:
                find.files.setdefault(os.path.abspath(path), path)  # noqa: PTH100 - resolve() would follow links
            else:
                find.left_alone.append(readable(path.as_posix()))


def _passed_by(folder: Path, skip: Path | None) -> bool:
    return folder.name.startswith(".") or (skip is not None and skip.exists() and folder.samefile(skip))


def _identify(files: dict[str, Path | None]) -> tuple[Source, ...]:
    """Give every file an id: its stem, or for a stem that is taken the folder's name before it, or else a number."""
    paths = sorted((path for path in files.values() if path is not None), key=lambda path: path.as_posix())
    sources = {"stdin": Source(None, "stdin")} if STDIN in files else {}
    later = []
    for path in paths:
        stem = readable(path.stem)
        if stem in sources:
            later.append(path)
        else:
            sources[stem] = Source(path, stem)
    for path in later:
        stem = readable(path.stem)
        id_ = next(id_ for id_ in _other_ids(path, stem) if id_ not in sources)
        note = f"the id {stem!r} belongs to {sources[stem].name}; this document is {id_!r}."
        sources[id_] = Source(path, id_, (note,))
    return tuple(source for _, source in sorted(sources.items()))


def _other_ids(path: Path, stem: str) -> Iterator[str]:
    folder = readable(path.absolute().parent.name)
    if folder:
        yield f"{folder}-{stem}"
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1
