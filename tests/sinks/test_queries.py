"""The example queries of outputs/README.md run as they stand, and say the same in every database."""

from __future__ import annotations

import re

import pytest

from fasti.record import Document
from fasti.sinks import DatabaseSink, survey_events
from readme import ROOT
from sinks.conftest import KINDS
from sinks.databases import engine_of

QUERIES = re.findall(r"^```sql\n(.*?)^```", (ROOT / "outputs" / "README.md").read_text("utf-8"), re.M | re.S)


def load(url: str) -> None:
    """The events of outputs/, with the texts of corpus/."""
    with DatabaseSink(url) as sink:
        for known, events in survey_events(ROOT / "outputs").read():
            text = (ROOT / "corpus" / "texts" / f"{known.id}.txt").read_bytes().decode()
            sink.write(Document(id=known.id, text=text, source=known.source), events)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> dict[str, list[list[tuple]]]:
    folder, found = tmp_path_factory.mktemp("queries"), {}
    for kind in KINDS:
        url = request.getfixturevalue("postgres_schema") if kind == "postgresql" else f"{kind}:///{folder}/q.{kind}"
        load(url)
        engine = engine_of(url)
        with engine.connect() as connection:
            found[kind] = [[tuple(row) for row in connection.exec_driver_sql(query)] for query in QUERIES]
        engine.dispose()
    return found


def test_queries_are_ten() -> None:
    assert len(QUERIES) == 10


@pytest.mark.parametrize("number", range(len(QUERIES)))
def test_query_finds_the_same_in_every_database(number: int, answers: dict[str, list[list[tuple]]]) -> None:
    found = answers["sqlite"][number]
    assert found
    for kind in KINDS:
        assert sorted(map(repr, answers[kind][number])) == sorted(map(repr, found)), kind
