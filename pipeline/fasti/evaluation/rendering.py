"""An evaluation for machines and for pull requests: JSON, Markdown, and the JUnit XML that CI servers show."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from typing import Any
from xml.etree import ElementTree as Xml

from fasti.evaluation.bars import Bar
from fasti.evaluation.counts import Counts
from fasti.evaluation.mistakes import Mistake, group_mistakes
from fasti.evaluation.scores import Evaluation
from fasti.evaluation.tables import NONE, Table, build_tables, write_interval, write_ratio

_MARKDOWN = re.compile(r"([\\`*_\[\]|<>#])")


def render_json(evaluation: Evaluation, *, bars: Sequence[Bar] = ()) -> str:
    """Everything: counts and ratios over all, by document and by type, the bars, and every mistake."""
    content = {
        "measures": {
            name: {**_ratios(counts), "interval": evaluation.intervals[name]}
            for name, counts in evaluation.counts.items()
        },
        "types": {name: _ratios(counts) for name, counts in evaluation.types.items()},
        "documents": {
            scores.document: {name: _ratios(counts) for name, counts in scores.counts.items()}
            for scores in evaluation.documents
        },
        "left_out": evaluation.left_out,
        "bars": [{**asdict(bar), "passed": bar.passed} for bar in bars],
        "mistakes": [asdict(mistake) for mistake in evaluation.mistakes],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def render_markdown(
    evaluation: Evaluation, *, bars: Sequence[Bar] = (), by: Collection[str] = (), mistakes: int | None = 0
) -> str:
    """The tables, the bars as a task list, and so many mistakes of each cause (None: all)."""
    parts = ["\n".join(_draw_table(table)) for table in build_tables(evaluation, by=by)]
    if bars:
        parts.append("\n".join(f"- [{'x' if bar.passed else ' '}] {_escape(str(bar))}" for bar in bars))
    for cause, total, shown in group_mistakes(evaluation.mistakes, most=mistakes):
        parts.append("\n".join((f"### {cause.capitalize()} ({total})", "", *map(_draw_mistake, shown))))
    return "\n\n".join(parts) + "\n"


def render_junit(evaluation: Evaluation, *, bars: Sequence[Bar] = ()) -> str:
    """A test suite in which every bar is a test case; without bars every measure is one, and none fails."""
    suite = Xml.Element("testsuite", name="fasti evaluate")
    for bar in bars:
        case = _add_case(suite, f"{bar.measure} at least {bar.least:g}")
        if not bar.passed:
            Xml.SubElement(case, "failure", message=str(bar), type="bar")
        _add_output(case, evaluation, bar.measure)
    for name, counts in evaluation.counts.items() if not bars else ():
        case = _add_case(suite, name)
        if counts.f1 is None:
            Xml.SubElement(case, "skipped", message=f"{name}: there is nothing to score.")
        _add_output(case, evaluation, name)
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(list(suite.iter(tag)))))
    root = Xml.Element("testsuites")
    root.append(suite)
    Xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(root, encoding="unicode")}\n'


def _ratios(counts: Counts) -> dict[str, Any]:
    return {**asdict(counts), "precision": counts.precision, "recall": counts.recall, "f1": counts.f1}


def _add_case(suite: Xml.Element, name: str) -> Xml.Element:
    return Xml.SubElement(suite, "testcase", classname="fasti.evaluate", name=name, time="0")


def _add_output(case: Xml.Element, evaluation: Evaluation, measure: str) -> None:
    """The numbers behind a case; in the last place, where the schema of JUnit files has them."""
    counts = evaluation.counts[measure]
    Xml.SubElement(case, "system-out").text = (
        f"{measure}: gold {counts.gold}, predicted {counts.predicted}, matched {counts.matched}, "
        f"precision {write_ratio(counts.precision)}, recall {write_ratio(counts.recall)}, F1 {write_ratio(counts.f1)}, "
        f"95 % of F1 {write_interval(evaluation.intervals[measure])}"
    )


def _draw_table(table: Table) -> Iterator[str]:
    yield f"**{_escape(table.title)}**\n"
    yield f"| {' | '.join(table.head)} |"
    yield f"|{'---|' + '---:|' * (len(table.head) - 1)}"
    for row in table.rows:
        yield f"| {' | '.join(map(_escape, row))} |"


def _draw_mistake(mistake: Mistake) -> str:
    values = f"gold {_escape(mistake.gold or NONE)}; predicted {_escape(mistake.predicted or NONE)}"
    sentence = f"<br>{_escape(mistake.sentence)}" if mistake.sentence else ""
    return f"- `{mistake.document}` {_escape(mistake.event)}: {values}{sentence}"


def _escape(words: str) -> str:
    return _MARKDOWN.sub(r"\\\1", words)
