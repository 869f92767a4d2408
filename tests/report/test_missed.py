"""What was missed, as people read it."""

from __future__ import annotations

import io

from rich.console import Console, RenderableType

from fasti.diagnosis import Diagnosis, Finding
from fasti.diagnosis.findings import Reason, rank_reasons
from fasti.report.missed import missed, stages

EVENT = Finding(
    "troy",
    "g1 fall of Troy [conflict.capture]",
    "event",
    12,
    "“fell [1]”",
    (Reason("frame", "“fell”: capture.fall needs subject = polity."), Reason("lexicon", "“lost”: not there.")),
    "Troy fell [1].",
)
DATE = Finding("troy", "g2 siege [conflict.siege]", "date", 30, "-1183", (Reason("dates", "“then” was not read."),))
TROY = Diagnosis("troy", 3, (EVENT, DATE))


def drawn(what: RenderableType) -> list[str]:
    page = io.StringIO()
    Console(file=page, width=120).print(what)
    return [" ".join(line.split()) for line in page.getvalue().splitlines() if line.strip()]


def test_missed_lists_events_with_every_reason_and_values_with_the_deciding_one() -> None:
    assert drawn(missed(TROY)) == [
        "troy 1 of 3 gold events missed, 1 values of the others",
        "g1 fall of Troy [conflict.capture] “fell [1]” at 12",
        "frame “fell”: capture.fall needs subject = polity.",
        "lexicon “lost”: not there.",
        "Troy fell [1].",
        "Missed values",
        "event slot value stage why",
        "g2 siege [conflict.siege] date -1183 dates “then” was not read.",
    ]


def test_stages_count_events_and_values_over_documents() -> None:
    lines = drawn(stages([TROY, TROY]))
    assert lines[1] == "stage event date actor place outcome"
    assert lines[2].startswith("frame 2 rules of the type hang on the word")
    assert lines[3].startswith("dates 2 its phrase was not read")
    assert lines[-1] == "all 2 2 0 0 0"


def test_reasons_stand_once_and_the_furthest_stage_first() -> None:
    early, late = Reason("lexicon", "a"), Reason("merging", "b")
    assert rank_reasons([early, late, early]) == (late, early)
