"""What fasti raises. Every message is a sentence that names the file, the line or field, and what to try.

    FastiError
    ├── InputError (ValueError)        a document or file of the user's cannot be read as it stands
    ├── RecordError (ValueError)       a value breaks the event record (a span that does not match its text, a bad EDTF)
    ├── RuleError (ValueError)         a rule pack does not hold: all its faults, one a line
    ├── ModelError (OSError)           the spaCy pipeline is missing or lacks a component
    └── SinkError (OSError)            a place to write to cannot be reached or used, or its library is not installed
"""

from __future__ import annotations


class FastiError(Exception):
    """Root of every error that fasti raises on purpose."""


class InputError(FastiError, ValueError):
    """A document or file cannot be read as it stands."""


class RecordError(FastiError, ValueError):
    """A value breaks the event record."""


class RuleError(FastiError, ValueError):
    """A rule pack does not hold; the message lists every fault found in it."""


class ModelError(FastiError, OSError):
    """The spaCy pipeline cannot be loaded or lacks a component that the rules need."""


class SinkError(FastiError, OSError):
    """A file or database to write to cannot be reached or used; no document is at fault."""
