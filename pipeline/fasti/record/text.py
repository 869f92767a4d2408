"""Documents and spans: half-open code-point offsets into the untouched text."""

from __future__ import annotations

import hashlib
from typing import Literal, Self

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


AnchorKind = Literal["page", "paragraph", "xml_id", "heading"]


class Anchor(Value):
    """A place of the source in the text that was read from it: page `xii`, the element `#p3`, the chapter *Cannae*.

    `[start, end)` is what lies there, in code points of the document's text. Anchors of one document may nest.
    """

    kind: AnchorKind
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    value: str

    @model_validator(mode="after")
    def _does_not_end_before_it_starts(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"the anchor {self.kind} {self.value!r} ends at {self.end}, before its start {self.start}")
        return self


class Document(Value):
    """A text to read: its id (the file's stem), the untouched text, and where it came from."""

    id: str = Field(min_length=1)
    text: str
    source: str | None = None
    notes: tuple[str, ...] = ()  # what the reader had to decide, such as an encoding that it guessed
    anchors: tuple[Anchor, ...] = ()  # in order of their start, the wider first; none where the source has no places

    @model_validator(mode="after")
    def _holds_its_anchors(self) -> Self:
        for anchor in self.anchors:
            if anchor.end > len(self.text):
                raise ValueError(f"the anchor {anchor.kind} {anchor.value!r} leaves the text of document {self.id!r}")
        return self

    @property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """The span [start, end) of this text; raises IndexError where it leaves the text."""
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"span {start}:{end} leaves document {self.id!r} of {len(self.text)} characters")
        return Span(start=start, end=end, text=self.text[start:end])


def anchors_at(document: Document, start: int, end: int) -> tuple[Anchor, ...]:
    """The anchors that share a code point with [start, end), or hold the point where the range is empty, in order."""
    return tuple(anchor for anchor in document.anchors if anchor.start < max(end, start + 1) and start < anchor.end)
