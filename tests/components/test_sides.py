"""Sides and leaders by the order of the words, however the parse hangs them."""

from __future__ import annotations

import pytest

from readings import read, roles

# The parse has lost its way, as parsers do in such rows: everything hangs on the word before it.
BETWEEN = """
  Fought/VERB/ROOT/1/VBN/fight at/ADP/case/3 Opis/PROPN/obl/1:GPE between/ADP/dep/3 the/DET/dep/4
  Medes/PROPN/dep/5:NORP ,/PUNCT/punct/6 9,000/NUM/dep/6 strong/ADJ/dep/8 ,/PUNCT/punct/9 under/ADP/dep/9
  {first} ,/PUNCT/punct/9 and/CCONJ/dep/9 a/DET/dep/9 Lydian/ADJ/amod/{lydian}:NORP army/NOUN/dep/9
  under/ADP/dep/9 King/PROPN/dep/9 Alyattes/PROPN/dep/9:PERSON ./PUNCT/punct/1"""


@pytest.mark.parametrize(
    ("first", "lydian", "leaders"),
    [
        ("Cyaxares/PROPN/dep/9:PERSON", 17, {"leader=Cyaxares"}),
        (
            "Cyaxares/PROPN/dep/9:PERSON and/CCONJ/dep/9 Prince/PROPN/dep/9 Orodes/PROPN/dep/9:B-PERSON",
            20,
            {"leader=Cyaxares", "leader=Orodes"},
        ),
        ("the/DET/dep/9 command/NOUN/dep/9 of/ADP/dep/9 Cyaxares/PROPN/dep/9:PERSON", 20, {"leader=Cyaxares"}),
        ("the/DET/dep/9 fire/NOUN/dep/9 of/ADP/dep/9 Cyaxares/PROPN/dep/9:PERSON", 20, set()),
    ],
)
def test_sides_of_a_row_have_their_leaders(first: str, lydian: int, leaders: set[str]) -> None:
    found = roles(read(BETWEEN.format(first=first, lydian=lydian)), "Fought")
    assert {role for role in found if role.startswith("participant")} == {
        "participant=Medes",
        "participant=Lydian army",
    }


def test_sides_end_at_the_verb_of_the_next_clause() -> None:
    found = roles(
        read("""
          A/DET/det/2 battle/NOUN/nsubj/3 raged/VERB/ROOT/3//rage between/ADP/dep/3 Medes/PROPN/dep/3:NORP
          and/CCONJ/dep/3 Lydians/PROPN/dep/3:NORP ,/PUNCT/punct/3
          while/SCONJ/mark/11 the/DET/det/11 Persians/PROPN/nsubj/12:NORP
          waited/VERB/advcl/3//wait and/CCONJ/cc/14 Greeks/PROPN/conj/11:NORP ./PUNCT/punct/3"""),
        "battle",
    )
    assert found == {"participant=Medes", "participant=Lydians"}


def test_sides_told_after_the_fight_have_the_leader_that_their_sentence_names() -> None:
    doc = read("""
      The/DET/det/2 Medes/PROPN/nsubj/3:NORP attacked/VERB/ROOT/3 Opis/PROPN/obj/3:GPE ./PUNCT/punct/3 |
      The/DET/det/2 garrison/NOUN/nsubj:pass/4 was/AUX/aux:pass/4 commanded/VERB/ROOT/4//command by/ADP/case/6
      Alyattes/PROPN/obl:agent/4:PERSON ./PUNCT/punct/4""")
    assert roles(doc, "attacked") == {"agent=Medes", "location=Opis", "leader=Alyattes"}
