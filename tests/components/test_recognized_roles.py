"""What a role recognizer lets presume of triggers that lack an actor or a place, and which pairs it is asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from spacy.tokens import Doc

from candidates import candidate
from fasti.components.layers import Role
from fasti.components.recognized_roles import RULE, Pair, pairs, recognize_roles, slots_lacking
from fasti.components.roles import PLACE_ROLES
from fasti.resolve import merge
from readings import entity_of, read, trigger_at

LABELS = ("none", "agent", "target", "location")
# "The Turks feared Kazan, and the siege began."
FEARED = (
    "The/DET/det/2 Turks/PROPN/nsubj/3:NORP feared/VERB/ROOT/3//fear Kazan/PROPN/obj/3:GPE ,/PUNCT/punct/8 "
    "and/CCONJ/cc/8 the/DET/det/8 siege/NOUN/nsubj/9 began/VERB/conj/3//begin ./PUNCT/punct/3"
)
# "He died near Kazan."
DIED = "He/PRON/nsubj/2 died/VERB/ROOT/2//die near/ADP/case/4 Kazan/PROPN/obl/2:GPE ./PUNCT/punct/2"
SLEPT = "The/DET/det/2 Turks/PROPN/nsubj/3:NORP slept/VERB/ROOT/3//sleep ./PUNCT/punct/3"


class Told:
    """A recognizer that says of each noun what it is told, whatever the event."""

    labels = LABELS

    def __init__(self, chances: Mapping[str, tuple[str, float]]) -> None:
        self.chances_of = chances
        self.asked: list[Pair] = []

    def chances(self, doc: Doc, pairs: Sequence[Pair]) -> list[list[float]]:
        """The told chance for the label, the rest for none."""
        self.asked += pairs
        told = [self.chances_of.get(doc[pair.noun].text, ("agent", 0.0)) for pair in pairs]
        return [[1 - chance, *(chance * (label == likeliest) for label in LABELS[1:])] for likeliest, chance in told]


def framed(doc: Doc) -> list[Role]:
    """The roles of a Doc that frames give."""
    return [role for role in doc._.fasti_roles if not role.rule.startswith("presumed.")]


def presumed(doc: Doc, recognizer: Told) -> set[str]:
    """What the recognizer lets presume, as `role=name`."""
    found = recognize_roles(doc, doc._.fasti_triggers, framed(doc), recognizer, PLACE_ROLES)
    return {f"{role.role}={entity_of(doc, role.entity).name}" for role in found}


def test_recognizer_gives_a_likely_role_with_its_chance() -> None:
    doc = read(FEARED)
    (role,) = recognize_roles(doc, doc._.fasti_triggers, (), Told({"Kazan": ("location", 0.8)}), PLACE_ROLES)
    assert (role.role, entity_of(doc, role.entity).name, role.rule) == ("location", "Kazan", RULE)
    assert role.confidence == pytest.approx(0.8)


def test_recognizer_gives_no_unlikely_role() -> None:
    assert presumed(read(FEARED), Told({"Kazan": ("location", 0.3)})) == set()


def test_recognizer_gives_actors_where_only_a_place_is_told() -> None:
    doc = read(DIED.replace("He/PRON/nsubj/2", "Ivan/PROPN/parataxis/2:PERSON"))
    assert {role.role for role in framed(doc)} == {"location"}
    chances = {"Kazan": ("location", 0.9), "Ivan": ("target", 0.9)}
    assert presumed(doc, Told(chances)) == {"target=Ivan"}


def test_recognizer_is_not_asked_of_a_trigger_that_lacks_nothing() -> None:
    doc = read(DIED.replace("He/PRON/nsubj/2", "Ivan/PROPN/nsubj/2:PERSON"))
    assert {role.role for role in framed(doc)} == {"target", "location"}
    recognizer = Told({})
    assert presumed(doc, recognizer) == set()
    assert recognizer.asked == []


def test_recognizer_is_not_asked_of_a_pronoun_that_stands_for_nobody_named() -> None:
    recognizer = Told({"He": ("target", 0.9)})
    doc = read(DIED)
    assert presumed(doc, recognizer) == set()
    assert {doc[pair.noun].text for pair in recognizer.asked} == {"Kazan"}


def test_recognizer_is_asked_nothing_where_nothing_happens() -> None:
    recognizer = Told({})
    assert presumed(read(SLEPT), recognizer) == set()
    assert recognizer.asked == []


def test_lacking_slots_are_those_that_no_role_of_the_trigger_fills() -> None:
    doc = read(DIED)
    assert slots_lacking(doc._.fasti_triggers, (), PLACE_ROLES) == {0: {True, False}}
    assert slots_lacking(doc._.fasti_triggers, framed(doc), PLACE_ROLES) == {0: {False}}


def test_pairs_are_those_of_the_triggers_own_sentence() -> None:
    doc = read(f"{FEARED} | {DIED}")
    siege, died = trigger_at(doc, "siege"), trigger_at(doc, "died")
    asked = [(at, doc[mention.head].text) for at, mention, _ in pairs(doc, doc._.fasti_triggers, (), {siege, died})]
    assert {noun for at, noun in asked if at == siege} == {"Turks", "Kazan"}
    assert {noun for at, noun in asked if at == died} == {"He", "Kazan"}


def test_pairs_tell_how_the_noun_hangs_on_the_event_and_what_the_frame_says() -> None:
    doc = read(DIED)

    def features(given: Sequence[Role]) -> tuple[str, ...]:
        asked = pairs(doc, doc._.fasti_triggers, given, {0})
        return next(pair.features for _, mention, pair in asked if mention.text == "Kazan")

    told = {"type life.death", "case near", "up  1", "down 0 obl", "frame location", "far +2", "relation prep:near"}
    assert told <= set(features(framed(doc)))
    assert "frame -" in features(())


def test_presumed_place_yields_to_one_that_another_mention_tells() -> None:
    guessed = candidate(1, places=["location=Kazan"]).event.places
    guessing = candidate(1, actors=["agent=Turks"], dates=["1552"], presumed_places=guessed)
    telling = candidate(0, actors=["agent=Turks"], dates=["1552"], places=["location=Astrakhan"])
    (told,) = merge([telling, guessing])
    assert [place.name for place in told.places] == ["Astrakhan"]
    (alone,) = merge([guessing])
    assert [place.name for place in alone.places] == ["Kazan"]
