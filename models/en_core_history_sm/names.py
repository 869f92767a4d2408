"""What lists of names say of a word, for the entity recognizer to read: its `rank` tells forenames from towns."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntFlag
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc


class Known(IntFlag):
    """What a word is known as, in lower case; a word of no list has none."""

    FORENAME = 1
    SURNAME = 2
    TOWN = 4
    TOWN_PART = 8  # New, York
    STATE = 16  # countries, provinces and their parts
    COMMON = 32  # the histories write it small
    PROPER = 64  # the histories write it with a capital


@Language.factory("history_names", assigns=["token.rank"])
def make_names(nlp: Language, name: str) -> HistoryNames:
    """Create the component; put it before the entity recognizer."""
    return HistoryNames({})


class HistoryNames:
    """Sets the rank of every word, which only the recognizer's embedding reads, from a table of flags."""

    def __init__(self, table: Mapping[str, int]) -> None:
        self.table = dict(table)

    def __call__(self, doc: Doc) -> Doc:
        """Set `rank` on the words' lexemes."""
        known = self.table.get
        for token in doc:
            token.lex.rank = known(token.lower_, 0)
        return doc

    def to_bytes(self, **_: Any) -> bytes:
        """The table, as it is written."""
        content: bytes = srsly.msgpack_dumps(dict(sorted(self.table.items())))
        return content

    def from_bytes(self, content: bytes, **_: Any) -> HistoryNames:
        """Take over a table."""
        self.table = srsly.msgpack_loads(content)
        return self

    def to_disk(self, path: Path, **_: Any) -> None:
        """Write the table into a folder."""
        path.mkdir(exist_ok=True)
        (path / "table").write_bytes(self.to_bytes())

    def from_disk(self, path: Path, **_: Any) -> HistoryNames:
        """Read what `to_disk` wrote."""
        return self.from_bytes((path / "table").read_bytes())
