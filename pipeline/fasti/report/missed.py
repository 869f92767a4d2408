"""Why gold was missed, for people: each missed event with what became of its words, and the stages counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from fasti.diagnosis import STAGES, Diagnosis, Finding
from fasti.diagnosis.findings import SLOTS, Slot
from fasti.report.words import one_line

_VALUES: tuple[Slot, ...] = tuple(slot for slot in SLOTS if slot != "event")


def missed(diagnosis: Diagnosis) -> Group:
    """The findings of one document: events with all their reasons, then values with the deciding one."""
    events = [finding for finding in diagnosis.findings if finding.slot == "event"]
    values = [finding for finding in diagnosis.findings if finding.slot != "event"]
    heading = f"  {len(events)} of {diagnosis.events} gold events missed, {len(values)} values of the others"
    parts: list[RenderableType] = [Text.assemble((one_line(diagnosis.document), "bold"), heading)]
    parts += [Padding(_draw_event(finding), (1, 0, 0, 2)) for finding in events]
    if values:
        parts.append(Padding(_draw_values(values), (1, 0, 0, 2)))
    return Group(*parts)


def stages(diagnoses: Sequence[Diagnosis]) -> Table:
    """How many events and values each stage dropped, over all documents."""
    counts = {slot: sum((one.count(slot) for one in diagnoses), Counter[str]()) for slot in SLOTS}
    table = Table(box=None, padding=(0, 2, 0, 0), title="What dropped them", title_justify="left")
    for column in ("stage", *SLOTS):
        table.add_column(column, justify="left" if column == "stage" else "right")
    table.add_column("")
    for stage, meaning in STAGES.items():
        if any(counts[slot][stage] for slot in SLOTS):
            row = [str(counts[slot][stage] or "") for slot in SLOTS]
            table.add_row(stage, *row, Text(meaning, style="dim"))
    table.add_row("all", *(str(counts[slot].total()) for slot in SLOTS), "")
    return table


def lines(finding: Finding) -> Iterator[tuple[str, str]]:
    """Each reason as a pair of its stage and its sentence, the deciding one first."""
    yield from ((reason.stage, one_line(reason.told)) for reason in finding.reasons)


def _draw_event(finding: Finding) -> RenderableType:
    heading = Text.assemble((one_line(finding.event), "bold"), f"  {one_line(finding.value)}  at {finding.start}")
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    for stage, told in lines(finding):
        table.add_row(stage, Text(told))
    if finding.sentence:
        table.add_row("", Text(finding.sentence, style="dim"))
    return Group(heading, table)


def _draw_values(findings: Sequence[Finding]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), title="Missed values", title_justify="left", title_style="bold")
    for column in ("event", "slot", "value", "stage", "why"):
        table.add_column(column, style="cyan" if column == "stage" else "", overflow="fold")
    before = ""
    for finding in findings:
        ((stage, told), *_) = lines(finding)
        event = finding.event if finding.event != before else ""
        before = finding.event
        table.add_row(*(Text(one_line(cell)) for cell in (event, finding.slot, finding.value)), stage, Text(told))
    return table
