"""Days as integers that sort and compare across the turn of the era, which ISO text does not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fasti.record import Event

_ISO = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)")


def day_number(iso: str | None) -> int | None:
    """`1937-12-13` as 19371213 and `-0043-03-15` (15 March 44 BC) as -429685: year x 10000 + month x 100 + day."""
    match = _ISO.fullmatch(iso or "")
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    return year * 10_000 + month * 100 + day


def bounds(event: Event) -> tuple[str | None, str | None]:
    """The first and last day that any date of the event allows, as ISO text; None where one is open or unknown."""
    return (
        _outermost((date.earliest for date in event.dates), last=False),
        _outermost((date.latest for date in event.dates), last=True),
    )


def _outermost(days: Iterable[str | None], *, last: bool) -> str | None:
    numbered = {day_number(day): day for day in days}
    known = [number for number in numbered if number is not None]
    if not known or None in numbered:
        return None
    return numbered[max(known) if last else min(known)]
