"""Where a text stands in time: the state that reading one date leaves for the next.

A history moves forward: *in December* after *June 1941* is December 1941. As in the narrative mode of HeidelTime
(Strötgen and Gertz, 2013) the last date told is the anchor; the document's own date serves only where there is none,
and for words that speak from the writer's desk (*today, yesterday*). A report of its own days, such as a news story,
is read from its document's date.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fasti.chronology.points import FINENESS, Point
from fasti.chronology.readings import Base

LEAP_BACK = 5  # within a sentence, a date so many years before the story's is an aside: *the treaty of 1907*


@dataclass
class Narrative:
    """What a reader knows of the time at this point of the text; carried from piece to piece of a long text.

    `told` is the last date told, asides too, in the year of which *that year* is; `current` the last that moved the
    story; `frame` is the date at which the story stands,
    which gives a month or day its year. An aside leaves the frame where it is.
    """

    document: Point | None = None
    told: Point | None = None
    current: Point | None = None
    frame: Point | None = None
    report: bool = False  # the text tells of its own days: its document's date is the frame

    def anchor(self, base: Base | str = "narrative") -> Point | None:
        """The date against which words of a base are read; None where there is none."""
        if base == "report":
            return self.document if self.report else None
        if base == "document" or (self.report and base in ("either", "frame")):
            return self.document
        if base == "told":
            return self.told or self.current or self.document
        if base == "frame":
            return self.frame or self.current or self.document
        return self.current or self.document

    def day_anchor(self) -> Point | None:
        """The last date told that has a day; the document's only where the text tells no date, or its own days."""
        told = next((point for point in (self.current, self.frame) if point and point.day), None)
        return told or (self.document if self.report or not self.current else self.current)

    def move(self, point: Point, until: Point | None = None, *, opening: bool = True, aside: bool = False) -> None:
        """Take a date or range that the text tells; `opening` where it opens a sentence."""
        told = until if until is not None and until.has_year else point
        if not told.has_year:
            return
        self.told = _strip(told)
        if self.current is None or opening or not _looks_back(self.current, told):
            self.current = _keep_finer(self.current, _strip(told))
        if point.has_year and _is_coarse(point):  # what follows *1948–1949* begins in 1948
            told = point
        if self.frame is None or not (aside or (not opening and (_is_coarse(told) or _looks_back(self.frame, told)))):
            self.frame = _keep_finer(self.frame, _strip(told))


def _strip(point: Point) -> Point:
    return replace(point, qualifier=None, quarter="")


def _is_coarse(point: Point) -> bool:
    return FINENESS[point.unit] <= FINENESS["year"]


def _looks_back(here: Point, there: Point) -> bool:
    return there.ordinal <= here.ordinal - LEAP_BACK


def _keep_finer(known: Point | None, told: Point) -> Point:
    """The date told, unless it is only the year or the month of the one known."""
    if known is None or known.ordinal != told.ordinal or FINENESS[told.unit] >= FINENESS[known.unit]:
        return told
    return known if told.unit == "year" or (told.unit == "month" and told.month == known.month) else told
