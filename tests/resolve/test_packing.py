"""Clusters that the text has left behind are packed, and come back as they were."""

from __future__ import annotations

import importlib

import pytest

from candidates import candidate
from fasti.record import Candidate

merging = importlib.import_module("fasti.resolve.merge")
MANY = 80  # more than merging keeps in view


def long_text() -> list[Candidate]:
    """A battle, more other events than are kept in view, and the battle again."""
    named = {"type": "conflict.battle", "lemma": "battle of kazan", "form": "name"}
    others = [candidate(at, places=[f"location=Town{at}"]) for at in range(1, MANY)]
    first = candidate(0, places=["location=Kazan"], dates=["1552"], **named)
    return [first, *others, candidate(MANY, actors=["agent=Ivan"], **named)]


def test_packing_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    loose = merging.merge(long_text())
    monkeypatch.setattr(merging, "LOOSE", 0)
    assert merging.merge(long_text()) == loose
    battle = next(event for event in loose if event.type == "conflict.battle")
    assert [len(battle.mentions), battle.actors[0].name, battle.dates[0].edtf] == [2, "Ivan", "1552"]


@pytest.mark.parametrize(("loose", "packed"), [(0, MANY - merging.WINDOW), (MANY, 0)])
def test_so_many_are_packed_as_are_neither_in_view_nor_loose(
    loose: int, packed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "LOOSE", loose)
    clusters = merging._Clusters()
    for one in long_text()[:MANY]:
        clusters.put(one, None)
    assert sum(not cluster._fresh for cluster in clusters.all) == packed
