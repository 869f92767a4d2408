"""Score predicted events against gold: align, count, and say what went wrong. Pure values; nothing is printed here."""

from fasti.evaluation.bars import Bar, check_bars, read_bars
from fasti.evaluation.counts import MEASURES, Counts
from fasti.evaluation.coverage import check_coverage
from fasti.evaluation.mistakes import CAUSES, Mistake
from fasti.evaluation.reading import Gold, Predicted, read_gold, read_predicted
from fasti.evaluation.rendering import render_json, render_junit, render_markdown
from fasti.evaluation.scores import DocumentScores, Evaluation, evaluate

__all__ = [
    "CAUSES",
    "MEASURES",
    "Bar",
    "Counts",
    "DocumentScores",
    "Evaluation",
    "Gold",
    "Mistake",
    "Predicted",
    "check_bars",
    "check_coverage",
    "evaluate",
    "read_bars",
    "read_gold",
    "read_predicted",
    "render_json",
    "render_junit",
    "render_markdown",
]
