"""Where documents disagree about one happening: when, where, who did it to whom, how many, who won, whether at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from fasti.record import EventDate
from fasti.record.links import Claim, Conflict
from fasti.resolve.across.days import OPEN, intervals
from fasti.resolve.across.evidence import LASTING
from fasti.resolve.across.figures import Figure
from fasti.resolve.across.telling import Said, Telling, gather
from fasti.resolve.across.victors import Verdict

Item = TypeVar("Item")
_SEASON = re.compile(r"-?[0-9X]{4}-2[1-4][?~%]?")  # a month from 21 to 24


def find_conflicts(tellings: Sequence[Telling]) -> tuple[Conflict, ...]:
    """Every disagreement, with who says what, in the order of the record's fields."""
    return (
        *_dates(tellings),
        *_places(tellings),
        *_roles(tellings),
        *_casualties(tellings),
        *_victors(tellings),
        *_factuality(tellings),
    )


def _dates(tellings: Sequence[Telling]) -> Iterator[Conflict]:
    lasting = any(telling.event.type in LASTING for telling in tellings)
    said = {telling.document: telling.event.dates for telling in tellings if telling.event.dates}
    apart = _disagreeing(
        said,
        lambda a, b: any(_same_time(x, y, lasting=lasting) for x in a for y in b),
        alike=lambda dates: frozenset((date.edtf, date.precision, date.earliest, date.latest) for date in dates),
    )
    claims = ((date.edtf, document) for document in apart for date in said[document])
    yield from _conflict("date", None, claims)


def _same_time(one: EventDate, other: EventDate, *, lasting: bool) -> bool:
    """Whether both dates may be right: one holds the other and is coarser, or they are the same days.

    A lasting event has many dates; only two ranges from its beginning to its end can disagree.
    """
    found = intervals([one]), intervals([other])
    if not all(found) or found[0] == found[1]:
        return True
    (a,), (b,) = found
    closed = OPEN not in (-a.first, a.last, -b.first, b.last)
    precision = _precision(one, a.grade)
    equal = closed and precision == _precision(other, b.grade)
    if lasting:
        return not (equal and precision == "range")
    return a.first <= b.last and b.first <= a.last and not equal


def _precision(date: EventDate, grade: int) -> str:
    """As the date says, or as its EDTF shows."""
    if date.precision is not None:
        return date.precision
    if "/" in date.edtf:
        return "range"
    return "season" if _SEASON.fullmatch(date.edtf) else str(grade)


def _places(tellings: Sequence[Telling]) -> Iterator[Conflict]:
    said = {
        telling.document: located
        for telling in tellings
        if (located := [one for one in telling.places if one.value.role == "location"])
    }
    apart = _disagreeing(
        said,
        lambda a, b: any(x.is_same(y) for x in a for y in b),
        alike=lambda places: frozenset(place.keys for place in places),
    )
    yield from _conflict("place", None, ((one.value.name, doc) for doc in apart for one in said[doc]))


def _roles(tellings: Sequence[Telling]) -> Iterator[Conflict]:
    for actor in gather(one for telling in tellings for one in telling.actors):
        roles = {one.value.role for one in actor}
        opposed = [one for one in actor if one.value.role in ("agent", "target")]
        if {"agent", "target"} <= roles and len({one.document for one in opposed}) > 1:
            claims = ((one.value.role, one.document) for one in opposed)
            yield from _conflict("role", _name(actor), claims)


def _name(actor: Sequence[Said]) -> str:
    return max((one.value.name for one in actor), key=lambda name: (len(name), name))


def _casualties(tellings: Sequence[Telling]) -> Iterator[Conflict]:
    subjects = {(figure.harm, figure.side or "") for telling in tellings for figure in telling.figures}
    for harm, side in sorted(subjects):
        said = {telling.document: found for telling in tellings if (found := _figures(telling, harm, side))}
        apart = _disagreeing(said, lambda a, b: any(x.agrees(y) for x in a for y in b), alike=frozenset)
        claims = ((figure.text, document) for document in apart for figure in said[document])
        yield from _conflict("casualties", f"{harm}, {side}" if side else harm, claims)


def _figures(telling: Telling, harm: str, side: str) -> list[Figure]:
    return [figure for figure in telling.figures if figure.harm == harm and (figure.side or "") == side]


def _victors(tellings: Sequence[Telling]) -> Iterator[Conflict]:
    said = {telling.document: telling.verdicts for telling in tellings if telling.verdicts}
    apart = _disagreeing(said, lambda a, b: not any(_opposed(x, y) for x in a for y in b), alike=frozenset)
    claims = (
        (f"{verdict.text} {'won' if verdict.won else 'lost'}", document)
        for document in apart
        for verdict in said[document]
    )
    yield from _conflict("victor", None, claims)


def _opposed(one: Verdict, other: Verdict) -> bool:
    """Whether one side won here and lost there, or two nations won."""
    nations = bool(one.side.nation and other.side.nation)
    same = one.side.nation == other.side.nation if nations else one.side.is_same(other.side)
    return one.won != other.won if same else nations and one.won and other.won


def _factuality(tellings: Sequence[Telling]) -> Iterator[Conflict]:
    if len({telling.event.factuality for telling in tellings}) > 1:
        yield from _conflict("factuality", None, ((one.event.factuality, one.document) for one in tellings))


def _disagreeing(
    said: Mapping[str, Item], agree: Callable[[Item, Item], bool], *, alike: Callable[[Item], Hashable]
) -> list[str]:
    """The documents that disagree with some other, in order; those that say things `alike` are compared as one."""
    groups: dict[Hashable, list[str]] = {}
    for document in sorted(said):
        groups.setdefault(alike(said[document]), []).append(document)
    sayings = list(groups.values())
    apart: set[str] = set()
    for at, ours in enumerate(sayings):
        for theirs in sayings[at + 1 :]:
            if not agree(said[ours[0]], said[theirs[0]]):
                apart.update(ours, theirs)
    return sorted(apart)


def _conflict(field: str, subject: str | None, said: Iterable[tuple[str, str]]) -> Iterator[Conflict]:
    """One conflict of the claims, if any: a value with all documents that say it, most documents first."""
    claims: dict[str, dict[str, None]] = {}
    for value, document in said:
        claims.setdefault(value, {})[document] = None
    if len(claims) > 1:
        ordered = sorted(claims.items(), key=lambda claim: (-len(claim[1]), claim[0]))
        found = tuple(Claim(value=value, documents=tuple(documents)) for value, documents in ordered)
        yield Conflict.model_validate({"field": field, "subject": subject, "claims": found})
