"""How a run gets on: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import pytest

from fasti.readers import Survey
from fasti.report.progress import Pace, follow
from fasti.run import Failed, Kept
from fasti.run.outcomes import Done, Heading

HEADING = Heading("a.txt", "a", "0" * 64, "{}", 10)
DONE = Done(HEADING, b"", (), b"", events=3, words=40)


def test_progress_shows_documents_and_events_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with follow(Survey(()), manner="bar") as on_done:
        assert on_done is not None
        for outcome in (DONE, Kept(HEADING), Failed("b.txt", "it is empty.")):
            on_done(outcome)
    assert capsys.readouterr().out == ""


def test_progress_is_quiet_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    with follow(Survey(()), manner=None) as on_done:
        assert on_done is None
    assert capsys.readouterr() == ("", "")


def test_pace_counts_each_kind_of_outcome() -> None:
    pace = Pace()
    for outcome in (DONE, DONE, Kept(HEADING), Failed("b.txt", "it is empty.")):
        pace.count(outcome)
    assert (pace.documents, pace.kept, pace.quarantined, pace.events, pace.words) == (4, 1, 1, 6, 80)
