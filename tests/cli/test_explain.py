"""`fasti explain`: every value with its words, its rule, and how sure it is."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import readings
from fasti.cli import app
from fasti.record import Document, Event
from fasti.report.explanation import rows
from fasti.report.words import one_line, tell
from fasti.run import Engine

Fasti = Callable[..., Result]


@pytest.fixture
def fasti(engine: Engine, events: tuple[Event, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Fasti:
    def read(document: Document) -> tuple[Event, ...]:
        return events if "fell" in document.text else ()

    monkeypatch.setattr("fasti.run.load_engine", lambda **_: dataclasses.replace(engine, read=read))
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, stdin=None: CliRunner().invoke(app, ["explain", *arguments], input=stdin)


def test_explain_shows_each_value_with_words_and_rule(fasti: Fasti) -> None:
    result = fasti("It fell.")
    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert "killing of Caesar [life.killing, actual] ides-1" in lines
    assert "mention killed “killed” killing.kill 0.80" in lines
    assert "date -0043-03-15 “15 March 44 BC” dates.day 0.80" in lines
    assert "agent Brutus “Brutus” roles.subject 0.80" in lines
    assert "also the city, Roma" in lines
    assert "part of civil war" in lines


def test_explain_reads_a_file_or_a_text(fasti: Fasti) -> None:
    Path("troy.txt").write_text("Troy fell.", encoding="utf-8")
    Path("calm.txt").write_text("Nothing happened.", encoding="utf-8")
    assert "killing of Caesar" in fasti("troy.txt").stdout
    assert "No event was found in calm.txt." in fasti("calm.txt").stdout
    assert "No event was found in the text." in fasti("Nothing happened.").stdout
    assert "killing of Caesar" in fasti("-", stdin="It fell.").stdout


@pytest.mark.parametrize("path", ["nope.txt", "shelf/nope", "./nope.md"])
def test_explain_of_a_missing_path_is_wrong_use(fasti: Fasti, path: str) -> None:
    result = fasti(path)
    assert result.exit_code == 2
    assert "no such file or folder" in result.stderr


def test_explain_of_an_empty_file_is_wrong_use(fasti: Fasti) -> None:
    Path("empty.txt").touch()
    result = fasti("empty.txt")
    assert (result.exit_code, result.stderr) == (2, "fasti: empty.txt: the file is empty.\n")


def test_explain_takes_a_long_text_and_brackets_as_they_are(fasti: Fasti, events: tuple[Event, ...]) -> None:
    assert fasti("It fell [bold] far. " * 500).exit_code == 0


def test_explanation_rows_hold_each_mention_value_and_evidence(events: tuple[Event, ...]) -> None:
    slots = [row[0] for row in rows(events[0], labels={}) if row[0]]
    assert slots == ["mention", "mention", "part of", "date", "agent", "agent", "target", "location", "change"]
    assert list(rows(events[1], labels={})) == [("mention", "civil war", "", "“civil war”", "")]


def test_explanation_tells_words_once_with_all_their_rules(events: tuple[Event, ...]) -> None:
    (mention,) = events[1].mentions
    spans = [mention.model_dump(exclude={"evidence"})]
    evidence = [
        {"rule": rule, "spans": spans, "confidence": 0.5} for rule in ("war.noun", "war.noun", "factuality.may")
    ]
    war = Event.model_validate({**events[1].model_dump(), "mentions": [{**spans[0], "evidence": evidence}]})
    (row,) = rows(war, labels={})
    assert row == ("mention", "civil war", "", "“civil war”", "war.noun 0.50, factuality.may 0.50")


def test_event_in_words_names_every_slot(events: tuple[Event, ...]) -> None:
    assert [line.split(maxsplit=1) for line in tell(events[0])] == [
        ["killing", "of Caesar  [life.killing, actual]"],
        ["date", "-0043-03-15"],
        ["agent", "Brutus; conspirators"],
        ["target", "Caesar"],
        ["location", "Rome"],
        ["change", "“a civil war, a “new” one”"],
        ["sentence", "“On 15 March 44 BC Brutus and the conspirators killed Caesar in Rome.”"],
    ]


def test_words_of_a_document_command_no_terminal() -> None:
    assert one_line("a\x1b[31m\r\n\tb\u202ec") == "a[31m bc"


ATTACK = "The/DET/det/2 Goths/PROPN/nsubj/3:NORP ate/VERB/ROOT/3//eat Rome/PROPN/obj/3:GPE ./PUNCT/punct/3"


@pytest.fixture
def annotated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Fasti:
    """`fasti explain` beside gold/ and texts/ with one text each, `goths`, and a hand-built parse of it."""
    doc = readings.read(ATTACK)
    mention = {"start": doc[2].idx, "end": doc[3].idx - 1, "text": "ate"}
    event = {"id": "g1", "type": "conflict.attack", "label": "attack on Rome", "mentions": [mention]}
    gold = {"document": "goths", "text_sha256": Document(id="goths", text=doc.text).sha256, "events": [event]}
    for folder, name, content in (("texts", "goths.txt", doc.text), ("gold", "goths.gold.json", json.dumps(gold))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(content, encoding="utf-8")

    class Parsed:
        get_pipe = staticmethod(readings.engine().get_pipe)
        __call__ = staticmethod(lambda _: doc)

    monkeypatch.setattr("fasti.nlp.load", lambda *_, **__: Parsed())
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(app, ["explain", *arguments])


@pytest.mark.parametrize(
    "arguments",
    [("--gold", "gold"), ("--gold", "gold/goths.gold.json"), ("--gold", "gold", "texts/goths.txt")],
)
def test_explain_tells_what_dropped_a_gold_event(annotated: Fasti, arguments: tuple[str, ...]) -> None:
    result = annotated(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    told = " ".join(result.stdout.split())
    assert "goths 1 of 1 gold events missed, 0 values of the others" in told
    assert "g1 attack on Rome [conflict.attack] “ate” at 10" in told
    assert "lexicon “ate” (lemma eat, VERB): not in the lexicon under any part of speech" in told
    assert "The Goths ate Rome." in told
    assert "all 1 0 0 0 0" in told


def test_explain_of_a_text_without_gold_is_wrong_use(annotated: Fasti) -> None:
    result = annotated("--gold", "gold", "texts/huns.txt")
    assert result.exit_code == 2
    assert "gold: there is no huns.gold.json; name a text that has gold, or none for all." in result.stderr


def test_explain_of_gold_without_its_text_is_wrong_use(annotated: Fasti) -> None:
    Path("texts/goths.txt").unlink()
    result = annotated("--gold", "gold")
    assert result.exit_code == 2
    assert "the text of goths is not there; give its folder with --texts." in result.stderr


def test_explain_of_nothing_is_wrong_use(fasti: Fasti) -> None:
    result = fasti()
    assert result.exit_code == 2
    assert "give a text or a file" in result.stderr


def test_explanation_tells_how_sure_an_event_and_its_values_are(events: tuple[Event, ...]) -> None:
    sure = events[0].model_copy(update={"dates": (events[0].dates[0].model_copy(update={"confidence": 0.456}),)})
    assert ("date", "-0043-03-15", "0.46", "“15 March 44 BC”", "dates.day 0.80") in list(rows(sure, labels={}))


@pytest.mark.parametrize("arguments", [("It fell.",), ("It fell.", "--min-confidence", "0.6")])
def test_explain_hands_the_least_confidence_to_the_engine(
    fasti: Fasti, monkeypatch: pytest.MonkeyPatch, engine: Engine, arguments: tuple[str, ...]
) -> None:
    asked: list[float] = []

    def load(*, min_confidence: float, **_: object) -> Engine:
        asked.append(min_confidence)
        return engine

    monkeypatch.setattr("fasti.run.load_engine", load)
    assert fasti(*arguments).exit_code == 0
    assert asked == [0.6 if len(arguments) > 1 else 0.0]
