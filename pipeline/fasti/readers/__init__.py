"""Readers: a path in, documents out; what cannot be read is quarantined with its reason."""

from fasti.readers.documents import READERS, Reader, find_sources, read_documents
from fasti.readers.survey import STDIN, Source, Survey

__all__ = ["READERS", "STDIN", "Reader", "Source", "Survey", "find_sources", "read_documents"]
