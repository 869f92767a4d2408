"""The id of each file's document: its stem, and as much of its path before it as tells files of one name apart."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

STDIN = "-"
PACKED = ".gz"


def identify(files: Mapping[str, Path | None]) -> dict[str, tuple[Path | None, str | None]]:
    """The id of each file, with the file and a note where the id is not its stem.

    `letters/x.txt` is `x`; beside `diary/x.txt` it is `letters-x`, and beside `letters/x.md` too, `letters-x.txt`. No
    id depends on the order of the files, and one more file of a name that several have changes none of theirs.
    """
    levels = dict.fromkeys(sorted(files), 0)
    while True:
        names = {key: _name(files[key], level) for key, level in levels.items()}
        counts = Counter(names.values())
        rising = [key for key in levels if counts[names[key]] > 1 and levels[key] < _highest(files[key])]
        if not rising:
            return _settle(files, names)
        for key in rising:
            levels[key] += 1


def stem_of(path: Path) -> str:
    """The name without its suffixes: `x` for `x.txt.gz`."""
    return readable(unpacked(path).stem)


def unpacked(path: Path) -> Path:
    """The path without the suffix of gzip."""
    return path.with_suffix("") if path.suffix.lower() == PACKED else path


def readable(name: str) -> str:
    """A file name as valid Unicode: undecodable bytes in it become question marks."""
    return os.fsencode(name).decode("utf-8", "replace")


def _name(path: Path | None, level: int) -> str:
    if path is None:
        return "stdin"
    base = stem_of(path) if level < 2 else readable(path.name)
    depth = min(level, 1) if level < 3 else level - 1
    folders = _folders(path)
    return "-".join([*folders[len(folders) - depth :], base])


def _highest(path: Path | None) -> int:
    return 0 if path is None else len(_folders(path)) + 1


def _folders(path: Path) -> list[str]:
    return [readable(part) for part in path.absolute().parent.parts if part.strip("/\\")]


def _settle(files: Mapping[str, Path | None], names: Mapping[str, str]) -> dict[str, tuple[Path | None, str | None]]:
    """Number what not even the whole path tells apart (`a-b/x` and `a/b-x`), and note what became of a stem."""
    settled: dict[str, tuple[Path | None, str | None]] = {}
    for key, name in names.items():
        id_, number = name, 1
        while id_ in settled:
            number += 1
            id_ = f"{name}-{number}"
        path = files[key]
        stem = id_ if path is None else stem_of(path)
        note = None if id_ == stem else f"another file is named {stem!r} too; this document is {id_!r}."
        settled[id_] = path, note
    return settled
