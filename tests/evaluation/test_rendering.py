import json
from xml.etree import ElementTree as Xml

from evaluation_cases import TEXT, event, gold_file

from fasti.evaluation import (
    MEASURES,
    Evaluation,
    check_bars,
    evaluate,
    render_json,
    render_junit,
    render_markdown,
)
from fasti.evaluation.tables import build_tables, tell_size, write_interval, write_ratio

BARS = {"event": 0.5, "type": 0.9, "date": 0.1}


def _evaluation() -> Evaluation:
    gold = [
        gold_file(event("alpha", actors=["A*|<b>/agent"]), event("siege"), document="one"),
        gold_file(event("bravo"), document="two"),
        gold_file(document="three"),
    ]
    predicted = [
        event("alpha", document="one"),
        event("bravo", type="life.death", document="two"),
        event("alpha", document="x"),
    ]
    return evaluate(gold, predicted, texts={"one": TEXT})


def test_json_holds_counts_ratios_splits_bars_and_every_mistake() -> None:
    evaluation = _evaluation()
    content = json.loads(render_json(evaluation, bars=check_bars(BARS, evaluation.counts)))
    assert list(content["measures"]) == list(MEASURES)
    low, high = evaluation.intervals["event"] or (None, None)
    assert content["measures"]["event"] == {
        "gold": 3,
        "predicted": 2,
        "matched": 2,
        "precision": 1.0,
        "recall": 2 / 3,
        "f1": 0.8,
        "interval": [low, high],
    }
    assert content["measures"]["date"]["f1"] is None
    assert content["documents"]["three"]["event"]["recall"] is None
    assert content["types"]["life.death"]["predicted"] == 1
    assert content["left_out"] == ["x"]
    assert [(bar["measure"], bar["passed"]) for bar in content["bars"]] == [
        ("event", True),
        ("type", False),
        ("date", False),
    ]
    assert len(content["mistakes"]) == len(evaluation.mistakes) == 3
    assert content["mistakes"][0]["document"] == "one"


def test_markdown_has_a_row_for_each_measure_and_escapes_what_texts_say() -> None:
    evaluation = _evaluation()
    page = render_markdown(evaluation, bars=check_bars(BARS, evaluation.counts), mistakes=None)
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + len(MEASURES)
    assert "| event | 3 | 2 | 2 | 1.000 | 0.667 | 0.800 |" in page
    assert "| date | 0 | 0 | 0 | – | – | – | – |" in page
    assert "- [x] event: the F1 of 0.8000 reaches the bar of 0.5." in page
    assert "- [ ] date: there is nothing to score" in page
    assert r"A\*\|\<b\> (agent)" in page
    assert "### Missed trigger (1)" in page
    assert "after a long siege." in page


def test_markdown_lists_mistakes_and_splits_only_where_asked() -> None:
    page = render_markdown(_evaluation())
    assert "###" not in page
    split = render_markdown(_evaluation(), by=("document", "type"))
    assert split.startswith(page.strip())
    assert "| three | 0 | 0 | 0 | – | – | – | – |" in split
    assert "| life.death | 0 | 1 | 0 | 0.000 | – | 0.000 |" in split


def test_junit_makes_every_bar_a_case() -> None:
    evaluation = _evaluation()
    page = render_junit(evaluation, bars=check_bars(BARS, evaluation.counts))
    (suite,) = Xml.fromstring(page)
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "3",
        "failures": "2",
        "errors": "0",
        "skipped": "0",
    }
    assert [case.get("name") for case in suite] == ["event at least 0.5", "type at least 0.9", "date at least 0.1"]
    assert [len(case.findall("failure")) for case in suite] == [0, 1, 1]
    assert [case[-1].tag for case in suite] == ["system-out"] * 3
    assert "F1 0.800" in (suite[0].findtext("system-out") or "")


def test_junit_without_bars_makes_every_measure_a_case_that_passes() -> None:
    (suite,) = Xml.fromstring(render_junit(_evaluation()))
    assert [case.get("name") for case in suite] == list(MEASURES)
    assert suite.get("failures") == "0"
    assert {case.get("name") for case in suite if case.find("skipped") is not None} == {
        "date",
        "date_overlap",
        "place",
        "place_role",
        "outcome",
        "outcome_kind",
    }


def test_formats_give_the_same_bytes_again() -> None:
    for render in (render_json, render_markdown, render_junit):
        assert render(_evaluation()) == render(_evaluation())


def test_tables_hold_one_cell_for_each_head() -> None:
    tables = build_tables(_evaluation(), by=("type", "document"))
    assert [table.head[0] for table in tables] == ["measure", "document", "type"]
    assert all(len(row) == len(table.head) for table in tables for row in table.rows)


def test_numbers_are_written_with_three_decimals_or_a_dash() -> None:
    assert [write_ratio(2 / 3), write_ratio(None), write_ratio(0.0)] == ["0.667", "–", "0.000"]
    assert [write_interval((0.25, 1.0)), write_interval(None)] == ["0.250–1.000", "–"]


def test_size_is_told_in_words() -> None:
    assert tell_size(_evaluation()) == "3 documents, 3 gold events, 2 predicted"
    assert tell_size(evaluate([gold_file(event("alpha"))], [])) == "1 document, 1 gold event, 0 predicted"
