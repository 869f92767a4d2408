"""The tables that people read, as plain rows of words; the command line and Markdown each draw them in their way."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from fasti.evaluation.bootstrap import Interval
from fasti.evaluation.counts import Counts
from fasti.evaluation.scores import Evaluation

NONE = "–"
COUNT_HEAD = ("gold", "predicted", "matched", "precision", "recall", "F1")


@dataclass(frozen=True)
class Table:
    """A title, the heads of the columns, and rows of as many cells; the first column holds names."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def build_tables(evaluation: Evaluation, *, by: Collection[str] = ()) -> list[Table]:
    """The table of all measures, and after it those asked for: `document`, `type`."""
    tables = [_build_measures(evaluation)]
    if "document" in by:
        tables.append(_build_documents(evaluation))
    if "type" in by:
        rows = tuple((name, *_cells(counts)) for name, counts in evaluation.types.items())
        tables.append(Table("Events of the right type, by type", ("type", *COUNT_HEAD), rows))
    return tables


def tell_size(evaluation: Evaluation) -> str:
    """How much was scored, in words."""
    counts, documents = evaluation.counts["event"], len(evaluation.documents)
    return (
        f"{documents} document{'s' * (documents != 1)}, {counts.gold} gold event{'s' * (counts.gold != 1)}, "
        f"{counts.predicted} predicted"
    )


def write_ratio(ratio: float | None) -> str:
    """Three decimals, or a dash where there was nothing to divide by."""
    return NONE if ratio is None else f"{ratio:.3f}"


def write_interval(interval: Interval | None) -> str:
    """Both ends, or a dash."""
    return NONE if interval is None else f"{interval[0]:.3f}–{interval[1]:.3f}"


def _build_measures(evaluation: Evaluation) -> Table:
    rows = tuple(
        (name, *_cells(counts), write_interval(evaluation.intervals[name]))
        for name, counts in evaluation.counts.items()
    )
    return Table(tell_size(evaluation), ("measure", *COUNT_HEAD, "95 % of F1"), rows)


def _build_documents(evaluation: Evaluation) -> Table:
    rows = tuple(
        (scores.document, *_cells(scores.counts["event"]), write_ratio(scores.counts["record"].f1))
        for scores in evaluation.documents
    )
    return Table("Events by document", ("document", *COUNT_HEAD, "record F1"), rows)


def _cells(counts: Counts) -> tuple[str, ...]:
    numbers = (counts.gold, counts.predicted, counts.matched)
    return (*map(str, numbers), *map(write_ratio, (counts.precision, counts.recall, counts.f1)))
