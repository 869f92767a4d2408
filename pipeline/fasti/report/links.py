"""The summary of linking: what several documents tell, where they disagree, and what was left undecided."""

from __future__ import annotations

from collections.abc import Iterator

from fasti.linking import LinkResult
from fasti.record.links import Conflict, LinkedEvent
from fasti.report.words import one_line
from fasti.sinks.links import LINK_FILES

_MOST_DOCUMENTS = 3  # named one by one behind a value
_MOST_CROWDS = 5


def link_summary(result: LinkResult) -> str:
    """A page of plain text: counts, the most disputed happenings, what was not compared, and where all of it lies."""
    return "\n".join(_lines(result))


def _lines(result: LinkResult) -> Iterator[str]:
    yield f"Read {_count(result.events, 'event')} of {_count(result.documents, 'document')}."
    if result.repeated:
        yield f"{_count(result.repeated, 'line')} stood more than once and counted once."
    yield _found(result)
    for happening in result.samples:
        yield ""
        yield from (f"  {line}" for line in tell_happening(happening))
    if result.happenings > len(result.samples):
        yield f"\n  ... and {result.happenings - len(result.samples):,} more."
    yield ""
    yield from _undone(result)
    yield f"Names of places: {result.places}." + (
        "" if result.places != "as written" else " `pip install 'fasti[places]'` reads Nanking and Nanjing as one."
    )
    yield f"\nWritten to {result.out}/:\n"
    yield from (f"  {name:<14} {what}" for name, what in LINK_FILES.items())


def _found(result: LinkResult) -> str:
    if not result.happenings:
        return "No happening is told by more than one document."
    verb = "happening is" if result.happenings == 1 else "happenings are"
    return (
        f"{result.happenings:,} {verb} told by several documents ({_count(result.attestations, 'event')}); "
        f"in {result.disputed:,} of them the documents disagree."
    )


def _undone(result: LinkResult) -> Iterator[str]:
    grouping = result.grouping
    if grouping.undecided:
        many = _count(grouping.undecided, "likeness", "likenesses")
        yield f"Left undecided: {many}, where an event fits several that are not one."
    if grouping.apart:
        many = _count(grouping.apart, "likeness", "likenesses")
        yield f"Kept apart: {many}, which would join events that contradict each other."
    if grouping.crowds:
        yield "Too common to compare each with each; compared where they share more, or with their neighbours in time:"
        for crowd in grouping.crowds[:_MOST_CROWDS]:
            yield f"  {one_line(crowd.key)}: {_count(crowd.events, 'event')}"
        if len(grouping.crowds) > _MOST_CROWDS:
            rest = grouping.crowds[_MOST_CROWDS:]
            yield f"  and {len(rest):,} more keys with {_count(sum(crowd.events for crowd in rest), 'event')}"


def tell_happening(happening: LinkedEvent) -> Iterator[str]:
    """A heading, who tells it, its first date and place, and every conflict."""
    yield f"{one_line(happening.label)}  [{happening.type}, {happening.factuality}]"
    yield f"  {'told by':<12} {_name(tuple(one.document for one in happening.attestations))}"
    if happening.dates:
        yield f"  {'date':<12} {happening.dates[0].edtf}"
    if happening.places:
        yield f"  {'place':<12} {one_line(happening.places[0].name)}"
    yield from (_dispute(conflict) for conflict in happening.conflicts)


def _dispute(conflict: Conflict) -> str:
    about = f"{conflict.field} of {one_line(conflict.subject)}" if conflict.subject else conflict.field
    claims = "; ".join(f"{one_line(claim.value)} ({_name(claim.documents)})" for claim in conflict.claims)
    return f"  {'disputed':<12} {about}: {claims}"


def _name(documents: tuple[str, ...]) -> str:
    more = len(documents) - _MOST_DOCUMENTS
    return one_line(", ".join(documents[:_MOST_DOCUMENTS])) + (f" and {more} more" if more > 0 else "")


def _count(number: int, noun: str, plural: str | None = None) -> str:
    """`1 event`, `1,234 events`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
