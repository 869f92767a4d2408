"""Who is presumed to act where the text tells of no one, and that it yields to what is told."""

from __future__ import annotations

from candidates import candidate
from fasti.resolve import merge
from readings import events, read, roles

TREATY = (
    "The/DET/det/2 treaty/NOUN/nsubj/3 pleased/VERB/ROOT/3//please the/DET/det/5 Turks/PROPN/obj/3:NORP "
    "and/CCONJ/cc/7 Poles/PROPN/conj/5:NORP ./PUNCT/punct/3"
)
TIRED = (
    "The/DET/det/2 Poles/PROPN/nsubj/3:NORP mourned/VERB/ROOT/3//mourn after/ADP/case/6 the/DET/det/6 "
    "surrender/NOUN/obl/3 ./PUNCT/punct/3"
)


def test_presumed_parties_of_an_agreement_are_named_beside_it() -> None:
    assert roles(read(TREATY), "treaty") == {"participant=Turks", "participant=Poles"}


def test_presumed_actor_is_whom_the_clause_is_about() -> None:
    doc = read(TIRED)
    assert roles(doc, "surrender") == {"agent=Poles"}
    assert [role.rule for role in doc._.fasti_roles] == ["presumed.clause"]


def test_presumed_place_is_no_party() -> None:
    doc = read(
        "The/DET/det/2 war/NOUN/nsubj/3 dragged/VERB/ROOT/3//drag on/ADV/advmod/3 ,/PUNCT/punct/3 "
        "and/CCONJ/cc/8 trade/NOUN/nsubj/8 fell/VERB/conj/3 in/ADP/case/10 Venice/PROPN/obl/8:GPE ./PUNCT/punct/3"
    )
    assert roles(doc, "war") == set()


def test_presumed_is_nobody_where_the_clause_is_about_a_place() -> None:
    doc = read(
        "The/DET/det/2 fortress/NOUN/nsubj/3 burned/VERB/ROOT/3//glow after/ADP/case/6 the/DET/det/6 "
        "surrender/NOUN/obl/3 ./PUNCT/punct/3"
    )
    assert roles(doc, "surrender") == set()


def test_presumed_actor_stands_in_the_event_with_its_own_rule() -> None:
    (event,) = events(TIRED)
    (actor,) = event.actors
    assert (actor.name, actor.evidence[0].rule) == ("Poles", "presumed.clause")
    assert actor.evidence[0].confidence < 0.5


def test_presumed_actor_yields_to_one_that_another_mention_tells() -> None:
    presumed = candidate(1, actors=["agent=Poles"], places=["location=Kazan"]).event.actors
    guessing = candidate(1, places=["location=Kazan"], presumed=presumed)
    telling = candidate(0, actors=["agent=Turks"], places=["location=Kazan"])
    (told,) = merge([telling, guessing])
    assert [actor.name for actor in told.actors] == ["Turks"]
    (alone,) = merge([guessing])
    assert [actor.name for actor in alone.actors] == ["Poles"]
