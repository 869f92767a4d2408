"""A phrase of time in a text, with its value in EDTF and TIMEX3."""

from __future__ import annotations

from fasti.chronology.bounds import bounds
from fasti.chronology.calendars import convert_day
from fasti.chronology.points import Point, write_edtf, write_open, write_timex
from fasti.chronology.readings import Reading, Relation
from fasti.record import HistoricalDate, Span
from fasti.record.dates import Precision
from fasti.rules.date_schema import TimexType

_UNDATED = HistoricalDate(edtf="")


class DateMention(Span):
    """What a phrase of time says: its TIMEX3 type and value, and the date where it is resolved.

    `date` has the relation in it (`1945/..` for *since 1945*), `plain` is the same without, and `other` the same day by
    the Gregorian calendar where the text tells it by the Julian, or the other way round. `anchor` is the EDTF of the
    date against which it was resolved; `parts` are the two ends of a range as mentions of their own, as TIMEX3 counts.
    """

    type: TimexType
    value: str | None = None
    mod: str | None = None
    date: HistoricalDate | None = None
    plain: HistoricalDate | None = None
    other: HistoricalDate | None = None
    anchor: str | None = None
    relation: Relation | None = None
    rule: str
    parts: tuple[DateMention, ...] = ()

    def to_records(self) -> list[dict[str, str | int | None]]:
        """Flat JSON objects: the mention, and after a range its two ends, which TIMEX3 counts one by one.

        A day that is told to be Julian has a key `gregorian` more, and the other way round.
        """
        date = self.date or _UNDATED
        record: dict[str, str | int | None] = {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "type": self.type,
            "value": self.value,
            "edtf": date.edtf or None,
            "earliest": date.earliest,
            "latest": date.latest,
            "precision": date.precision,
            "calendar": date.calendar,
            "qualifier": date.qualifier,
            "anchor": self.anchor,
            "rule": self.rule,
        }
        if self.other is not None and self.other.calendar is not None:
            record[self.other.calendar] = self.other.edtf
        return [record, *(record for part in self.parts for record in part.to_records())]


def make_date(point: Point, until: Point | None, relation: Relation | None = None) -> HistoricalDate | None:
    """The record of a resolved point or range, with its relation put into the EDTF; None where it is not complete."""
    edtf = write_edtf(point, until)
    if edtf is None:
        return None
    if relation is not None:
        edtf = write_open(edtf, before=relation in ("before", "until", "by"))
        if edtf is None:
            return None
    earliest, latest = bounds(edtf)
    return HistoricalDate(
        edtf=edtf,
        value=write_value(point, until),
        earliest=earliest,
        latest=latest,
        precision=_precision(point, edtf),
        calendar=point.calendar,
        qualifier=point.qualifier or (until.qualifier if until else None),
    )


def write_value(point: Point, until: Point | None) -> str | None:
    """The TIMEX3 value, two with a slash between for a range."""
    first = write_timex(point)
    last = write_timex(until) if until else None
    return f"{first}/{last}" if last else first


def _precision(point: Point, edtf: str) -> Precision:
    if "/" in edtf and point.unit != "decade":
        return "range"
    return "year" if point.unit == "week" else point.unit


def make_mention(
    text: str, start: int, end: int, *, rule: str, reading: Reading, point: Point | None, until: Point | None,
    anchor: str | None, parts: tuple[DateMention, ...] = (),
) -> DateMention:  # fmt: skip
    """Put a resolved reading and its place in the text together."""
    value = write_value(point, until) if point is not None else None
    plain = make_date(point, until) if point is not None else None
    other = convert_day(point) if point is not None and until is None else None
    return DateMention(
        start=start,
        end=end,
        text=text[start:end],
        type="TIME" if point is not None and point.clock.startswith("T") else reading.type,
        value=reading.value or value or reading.fallback,
        mod=reading.mod,
        date=make_date(point, until, reading.relation) if point is not None and reading.relation else plain,
        plain=plain,
        other=None if other is None else make_date(other, None),
        anchor=anchor if plain else None,
        relation=reading.relation,
        rule=rule,
        parts=parts,
    )
