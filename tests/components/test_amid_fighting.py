"""Travel among battles is the movement of forces; elsewhere it stays travel."""

from __future__ import annotations

from readings import read, triggers

FIGHT = "The/DET/det/2 Turks/PROPN/nsubj/3:NORP attacked/VERB/ROOT/3//attack Vienna/PROPN/obj/3:GPE ./PUNCT/punct/3 | "
BIRTH = (
    "Mozart/PROPN/nsubj:pass/3:PERSON was/AUX/aux:pass/3//be born/VERB/ROOT/3/VBN/bear "
    "in/ADP/case/5 Salzburg/PROPN/obl/3:GPE | "
)
TRIP = "Orlov/PROPN/nsubj/2:PERSON returned/VERB/ROOT/2//return to/ADP/case/4 Kazan/PROPN/obl/2:GPE ./PUNCT/punct/2"


def test_travel_amid_fighting_is_a_movement() -> None:
    assert triggers(read(FIGHT * 4 + TRIP))["returned"] == "conflict.movement"


def test_travel_elsewhere_is_travel() -> None:
    assert triggers(read(TRIP))["returned"] == "movement.expedition"
    assert triggers(read(FIGHT * 3 + TRIP))["returned"] == "movement.expedition"
    assert triggers(read(FIGHT * 4 + BIRTH * 3 + TRIP))["returned"] == "movement.expedition"
