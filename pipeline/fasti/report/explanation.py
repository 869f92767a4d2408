"""Why each value of an event is there: the words it was read from, the rules that read them, how sure they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text

from fasti.record import Actor, Event, Evidence, Place, Span
from fasti.report.words import named_values, one_line, quote, value_in_words

_COLUMNS = ("slot", "value", "sure", "words", "rules, and how sure they are")
Row = tuple[str, str, str, str, str]


def explanation(event: Event, *, labels: Mapping[str, str]) -> Group:
    """A heading, and a table with a row for each value and further words of it; `labels` names events by their ids."""
    sure = f", {event.confidence:.2f}" if event.confidence is not None else ""
    heading = Text.assemble((one_line(event.label), "bold"), f"  [{event.type}, {event.factuality}{sure}]  {event.id}")
    table = Table(box=None, padding=(0, 2, 0, 2))
    for column in _COLUMNS:
        table.add_column(column, style="dim" if column == "slot" else "", overflow="fold")
    for row in rows(event, labels=labels):
        # Text, not str: a square bracket in a document is no markup.
        table.add_row(*(Text(cell) for cell in row))
    return Group(heading, table)


def rows(event: Event, *, labels: Mapping[str, str]) -> Iterator[Row]:
    """The rows of the table as plain text."""
    for mention in event.mentions:
        yield from _rows("mention", one_line(mention.text), "", [mention], mention.evidence)
    if event.part_of:
        yield "part of", one_line(labels.get(event.part_of, event.part_of)), "", "", ""
    for slot, value in named_values(event):
        sure = f"{value.confidence:.2f}" if value.confidence is not None else ""
        yield from _rows(slot, value_in_words(value), sure, value.spans, value.evidence)
        if isinstance(value, Actor | Place) and value.aliases:
            yield "", f"also {', '.join(map(one_line, value.aliases))}", "", "", ""


def _rows(slot: str, value: str, sure: str, spans: Sequence[Span], evidence: Sequence[Evidence]) -> Iterator[Row]:
    """A row for each piece of text that the value was read from, the slot and the value on the first."""
    rules: dict[str, dict[str, None]] = {} if evidence else {quote(spans): {}}
    for one in evidence:
        rules.setdefault(quote(one.spans or spans), {})[f"{one.rule} {one.confidence:.2f}"] = None
    for number, (words, read) in enumerate(rules.items()):
        yield *(("", "", "") if number else (slot, value, sure)), words, ", ".join(read)
