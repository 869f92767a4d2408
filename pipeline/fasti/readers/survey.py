"""What there is to read: the files under the paths given, each with its document id, before any is opened."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from glob import glob, has_magic
from pathlib import Path

from fasti.readers.ids import STDIN, identify, readable, unpacked
from fasti.record.manifest import Quarantined

# A suffix says what kind of file it is (`.txt`); the ends of `letter.1914` and `1. Introduction` do not.
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,7}")


@dataclass(frozen=True)
class Fields:
    """Which fields of JSON lines and of CSV hold a row's text and its id."""

    text: str = "text"
    id: str = "id"


@dataclass(frozen=True)
class Source:
    """A file to read, or standard input where `path` is None, and the id that its document gets.

    The documents of a file that holds several are named after it: `letters/17`.
    """

    path: Path | None
    id: str
    notes: tuple[str, ...] = ()
    fields: Fields = Fields()

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


def survey(
    paths: Iterable[str | Path],
    *,
    kinds: Collection[str],
    skip: Path | None = None,
    fields: Fields = Fields(),
) -> Survey:
    """Find the files of the given kinds (`.txt`) under `paths`; folders are walked, hidden files and `skip` passed by.

    A file named on its own is taken if it is of such a kind or has no suffix. `shelf/*.txt` is a pattern where no file
    has that name, and `**` in it stands for folders of any depth. `-` is standard input.
    """
    find = _Find()
    for path in paths:
        try:
            _add(find, path, kinds=kinds, skip=skip)
        except OSError as error:
            _refuse(find, Path(path), f"the path cannot be looked up: {error.strerror or error}.")
    sources = tuple(_source(path, id_, note, fields) for id_, (path, note) in sorted(identify(find.files).items()))
    return Survey(sources, tuple(find.refused), tuple(sorted(set(find.left_alone))))


def kind_of(path: Path) -> str:
    """The suffix in lower case where it is one, else the empty string; that of `x.txt` for `x.txt.gz`."""
    suffix = unpacked(path).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


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
        _match(find, str(given), kinds=kinds, skip=skip)
    elif not path.is_file():
        _refuse(find, path, "this is neither a file nor a folder; pipe text in with - as the path.")
    elif kind_of(path) in {*kinds, ""}:
        _take(find, path)
    else:
        _refuse(find, path, f"files of the kind {kind_of(path)} are not read; the kinds are {known}.")


def _match(find: _Find, pattern: str, *, kinds: Collection[str], skip: Path | None) -> None:
    """Add what a pattern matches; what it matches of other kinds is left alone, as in a folder."""
    matches = sorted(glob(pattern, recursive=True)) if has_magic(pattern) else []  # noqa: PTH207 - Path.glob takes no absolute pattern
    for path in map(Path, matches):
        if path.is_file() and kind_of(path) not in kinds:
            find.left_alone.append(readable(path.as_posix()))
        else:
            _add(find, path, kinds=kinds, skip=skip)
    if not matches and has_magic(pattern):
        _refuse(find, Path(pattern), "no file matches the pattern; check it.")
    elif not matches:
        _refuse(find, Path(pattern), "there is no such file or folder; check the path.")


def _take(find: _Find, path: Path) -> None:
    find.files.setdefault(os.path.abspath(path), path)  # noqa: PTH100 - resolve() would follow links


def _refuse(find: _Find, path: Path, reason: str) -> None:
    find.refused.append(Quarantined(source=readable(path.as_posix()), reason=reason))


def _walk(find: _Find, root: Path, *, kinds: Collection[str], skip: Path | None) -> None:
    def refuse(error: OSError) -> None:
        _refuse(find, Path(error.filename), f"the folder cannot be listed: {error.strerror}.")

    for folder, folders, names in os.walk(root, onerror=refuse):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not _passed_by(here / name, skip))
        # Links to folders are not followed: they may lead in circles, or out of the shelf.
        find.left_alone.extend(readable((here / name).as_posix()) for name in folders if (here / name).is_symlink())
        for path in (here / name for name in sorted(names) if not name.startswith(".")):
            if kind_of(path) not in kinds:
                find.left_alone.append(readable(path.as_posix()))
            elif _is_special(path):
                _refuse(find, path, "this is a pipe, a socket or a device, not a file; it was not opened.")
            else:
                _take(find, path)


def _is_special(path: Path) -> bool:
    """Whether this is a pipe, a socket or a device, whose opening may wait for ever or never end."""
    try:
        mode = path.stat().st_mode
    except OSError:  # gone, or out of reach: told when it is read
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _passed_by(folder: Path, skip: Path | None) -> bool:
    return folder.name.startswith(".") or (skip is not None and skip.exists() and folder.samefile(skip))


def _source(path: Path | None, id_: str, note: str | None, fields: Fields) -> Source:
    return Source(path, id_, (note,) if note else (), fields)
