"""Parts: who acts in the fighting told after a battle acts in the battle."""

from __future__ import annotations

import pytest

from readings import read, roles

NAMED = (
    "The/DET/det/2 Battle/PROPN/nsubj:pass/6:EVENT of/ADP/case/4:EVENT Opis/PROPN/nmod/2:EVENT was/AUX/aux:pass/6 "
    "fought/VERB/ROOT/6 in/ADP/case/8 539/NUM/obl/6:DATE ./PUNCT/punct/6"
)
CHARGE = "Cyrus/PROPN/nsubj/2:PERSON attacked/VERB/ROOT/2 the/DET/det/4 Babylonians/PROPN/obj/2:NORP ./PUNCT/punct/2"
PAUSE = "Rain/NOUN/nsubj/2 fell/VERB/ROOT/2 ./PUNCT/punct/2"


def test_parts_tell_the_leaders_and_sides_of_the_named_battle() -> None:
    doc = read(f"{NAMED} | {CHARGE}")
    assert roles(doc, "Battle of Opis") == {"location=Opis", "leader=Cyrus", "participant=Babylonians"}
    assert roles(doc, "attacked") == {"agent=Cyrus", "target=Babylonians"}


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (" | ".join([NAMED, *[PAUSE] * 5, CHARGE]), {}),
        (f"{NAMED} | {CHARGE.replace(' ./', ' in/ADP/case/6 530/NUM/obl/2:DATE ./')}", {"530": "0530"}),
    ],
    ids=["told much later", "on another date"],
)
def test_parts_are_told_near_the_battle_and_have_no_date_of_their_own(text: str, dates: dict[str, str]) -> None:
    assert roles(read(text, dates=dates), "Battle of Opis") == {"location=Opis"}
