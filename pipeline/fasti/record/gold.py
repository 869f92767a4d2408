"""A gold file: the hand-made events of one text."""

from __future__ import annotations

from collections import Counter
from typing import Self

from pydantic import model_validator

from fasti.record.base import Value
from fasti.record.events import Event


class GoldFile(Value):
    """`<name>.gold.json`: the document's id, the hash of the text that it annotates, and its events.

    Validate with `context={"text": text}` to check every span against the text.
    """

    document: str
    text_sha256: str
    events: tuple[Event, ...]

    @model_validator(mode="after")
    def _ids_hold(self) -> Self:
        counts = Counter(event.id for event in self.events)
        repeated = sorted(id_ for id_, count in counts.items() if count > 1)
        if repeated:
            raise ValueError(f"the event ids {', '.join(repeated)} stand more than once")
        for event in self.events:
            if event.part_of is not None and event.part_of not in counts:
                raise ValueError(f"event {event.id}: part_of names {event.part_of!r}, which is no event of this file")
        return self
