"""Documents and spans: half-open code-point offsets into the untouched text."""

from __future__ import annotations

import hashlib
from typing import Self

from pydantic import Field, ValidationInfo, model_validator

from fasti.record.base import Value


class Span(Value):
    """Half-open range [start, end) of code points, with the text that it covers repeated.

    Validate with `context={"text": text}` to check the quote against the document's text.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str

    @model_validator(mode="after")
    def _covers_its_text(self, info: ValidationInfo) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"the span {self.start}:{self.end} is not as long as its text {self.text!r}")
        text = (info.context or {}).get("text")
        if text is not None and text[self.start : self.end] != self.text:
            found = text[self.start : self.end]
            raise ValueError(f"the span {self.start}:{self.end} quotes {self.text!r}, but the text there is {found!r}")
        return self

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a code point."""
        return self.start < other.end and other.start < self.end


class Document(Value):
    """A text to read: its id (the file's stem), the untouched text, and where it came from."""

    id: str = Field(min_length=1)
    text: str
    source: str | None = None
    notes: tuple[str, ...] = ()  # what the reader had to decide, such as an encoding that it guessed

    @property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The span [start, end) of this text; raises IndexError where it leaves the text."""
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"span {start}:{end} leaves document {self.id!r} of {len(self.text)} characters")
        return Span(start=start, end=end, text=self.text[start:end])
