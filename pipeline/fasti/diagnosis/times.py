"""Why an aligned event lacks a date: its phrase was not read, read otherwise, or given to another word."""

from __future__ import annotations

from collections.abc import Iterator

from fasti.chronology import DateMention
from fasti.diagnosis.findings import Reason, rank_reasons
from fasti.diagnosis.reading import Reading, quote
from fasti.record import Event, EventDate


def explain_date(reading: Reading, value: EventDate, event: Event) -> tuple[Reason, ...]:
    """Why `event`, the aligned one, lacks the gold date `value`."""
    if not value.spans:
        return (Reason("dates", f"gold gives no words for {value.edtf}."),)
    reasons: list[Reason] = []
    for span in value.spans:
        found = [(at, date) for at, date in enumerate(reading.doc._.fasti_dates) if date.overlaps(span)]
        reasons.extend(reason for at, date in found for reason in _explain_read(reading, at, date, value, event))
        if not found:
            reasons.append(Reason("dates", f"{quote(span.text)} was not read as a date."))
    return rank_reasons(reasons)


def _explain_read(reading: Reading, at: int, date: DateMention, value: EventDate, event: Event) -> Iterator[Reason]:
    words = quote(date.text)
    if date.date is None:
        yield Reason("dates", f"{words} was read as {date.type} {date.value or ''} by {date.rule}, with no date.")
        return
    read = f"{words} was read as {date.date.edtf} by {date.rule}"
    if value.edtf not in _values(date):
        yield Reason("dates", f"{read}; gold has {value.edtf}.")
        return
    own = reading.triggers_of(event)
    times = [time for time in reading.doc._.fasti_times if time.date == at]
    given = ", ".join(f"{reading.tell_trigger(time.trigger)} by {time.rule}" for time in times)
    if any(time.trigger in own for time in times):
        yield Reason("times", f"{read} and given to {given}; merging kept another date or bound.")
    elif given:
        yield Reason("times", f"{read} and given to {given}.")
    else:
        yield Reason("times", f"{read}, and the tree gives it to no trigger.")


def _values(date: DateMention) -> set[str]:
    """What a phrase may give an event: its date, the same without its preposition, and either as an open end."""
    told = [one.edtf for one in (date.date, date.plain) if one is not None]
    return {form for edtf in told for form in (edtf, f"{edtf}/..", f"../{edtf}")}
