"""Plain text and Markdown: the text is the file's, character for character."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fasti.readers.archives import read_whole
from fasti.readers.encoding import decode
from fasti.readers.survey import Source
from fasti.readers.wraps import NOTE, is_wrapped
from fasti.record import Document


def read_plain(file: BinaryIO, source: Source) -> Iterator[Document]:
    """Yield the one document of a text file; raises InputError where the bytes are no text."""
    text, notes = decode(read_whole(file))
    if is_wrapped(text):
        notes = (*notes, NOTE)
    yield Document(id=source.id, text=text, source=source.name, notes=(*source.notes, *notes))
