"""Readers: a path in, documents out; what cannot be read is quarantined with its reason."""

from fasti.readers.documents import READERS, Reader, find_sources, read_documents, read_source
from fasti.readers.ids import STDIN
from fasti.readers.survey import Fields, Source, Survey

__all__ = [
    "READERS",
    "STDIN",
    "Fields",
    "Reader",
    "Source",
    "Survey",
    "find_sources",
    "read_documents",
    "read_source",
]
