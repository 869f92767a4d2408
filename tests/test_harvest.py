"""Harvest: from annotated Docs to events whose every value has its words and its rule."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc

from fasti.harvest import harvest
from fasti.record import Candidate, Document, Event, Span
from readings import candidates, events, read

SIEGE = (
    "The/DET/det/2 Turks/PROPN/nsubj/3:NORP besieged/VERB/ROOT/3 "
    "Vienna/PROPN/obj/3:GPE in/ADP/case/6 1683/NUM/obl/3:DATE "
    ",/PUNCT/punct/8 causing/VERB/advcl/3 panic/NOUN/obj/8 ./PUNCT/punct/3 | "
)
RELIEF = (
    "Then/ADV/advmod/5 Polish/ADJ/amod/3:NORP troops/NOUN/nsubj/5 "
    "decisively/ADV/advmod/5 defeated/VERB/ROOT/5 them/PRON/obj/5 "
    "near/ADP/case/8 Vienna/PROPN/obl/5:GPE ./PUNCT/punct/5"
)
DATES = {"1683": "1683"}


@pytest.fixture(scope="module")
def doc() -> Doc:
    return read(SIEGE + RELIEF, dates=DATES)


@pytest.fixture(scope="module")
def harvested(doc: Doc) -> tuple[Candidate, ...]:
    return candidates(doc)


def all_spans(event: Event) -> list[Span]:
    values: tuple[Any, ...] = (*event.dates, *event.actors, *event.places, *event.outcomes)
    spans = [span for value in values for span in value.spans]
    proved: tuple[Any, ...] = (*event.mentions, *values)
    evidence = [span for value in proved for one in value.evidence for span in one.spans]
    return [*event.mentions, *spans, *evidence, *([event.sentence] if event.sentence else [])]


def test_harvest_gives_one_candidate_a_trigger_in_text_order(doc: Doc, harvested: tuple[Candidate, ...]) -> None:
    assert len(harvested) == len(doc._.fasti_triggers) == 2
    assert [one.event.mentions[0].text for one in harvested] == ["besieged", "defeated"]
    assert [one.event.type for one in harvested] == ["conflict.siege", "conflict.battle"]


def test_harvest_fills_every_slot(harvested: tuple[Candidate, ...]) -> None:
    event = harvested[0].event
    assert [(actor.name, actor.role) for actor in event.actors] == [("Turks", "agent")]
    assert [(place.name, place.role) for place in event.places] == [("Vienna", "location")]
    assert [date.edtf for date in event.dates] == ["1683"]
    assert ("change", "causing panic") in [(outcome.kind, outcome.spans[0].text) for outcome in event.outcomes]
    assert event.factuality == "actual"
    assert event.document == "chronicle"


def test_harvest_resolves_pronouns_to_names(harvested: tuple[Candidate, ...]) -> None:
    actors = {(actor.name, actor.role, actor.spans[0].text) for actor in harvested[1].event.actors}
    assert actors == {("Polish troops", "participant", "Polish troops"), ("Turks", "participant", "them")}


def test_harvest_gives_every_value_its_evidence(harvested: tuple[Candidate, ...]) -> None:
    for candidate in harvested:
        event = candidate.event
        values: tuple[Any, ...] = (*event.mentions, *event.dates, *event.actors, *event.places, *event.outcomes)
        for value in values:
            assert value.evidence, value
            for evidence in value.evidence:
                assert evidence.rule
                assert evidence.spans
                assert 0 < evidence.confidence <= 1


def test_harvest_names_the_rules_that_read_a_value(harvested: tuple[Candidate, ...]) -> None:
    event = harvested[0].event
    assert [evidence.rule for evidence in event.mentions[0].evidence] == ["siege.besiege", "factuality.default"]
    assert event.actors[0].evidence[0].rule == "siege.besiege/siege.subject"
    assert [evidence.rule for evidence in event.dates[0].evidence][-1] == "dates.test"


def test_harvest_quotes_the_text_in_every_span(doc: Doc, harvested: tuple[Candidate, ...]) -> None:
    for candidate in harvested:
        Event.model_validate(candidate.event.model_dump(), context={"text": doc.text})
        assert all(doc.text[span.start : span.end] == span.text for span in all_spans(candidate.event))


def test_harvest_counts_code_points(harvested: tuple[Candidate, ...]) -> None:
    """Marks that combine and characters outside the first plane count as the text has them."""
    odd = "Cre\u0300te/PROPN/nsubj/2:GPE fell/VERB/ROOT/2 🗡️/SYM/punct/2 ./PUNCT/punct/2 | "
    read_odd = read(odd + SIEGE + RELIEF, dates=DATES)
    found = candidates(read_odd)
    for candidate in found:
        Event.model_validate(candidate.event.model_dump(), context={"text": read_odd.text})
    (shift,) = {
        one.event.mentions[0].start - other.event.mentions[0].start
        for one, other in zip(found[1:], harvested, strict=True)
    }
    assert shift == len("Cre\u0300te fell 🗡️. ")


def test_harvest_gives_the_same_ids_again(doc: Doc, harvested: tuple[Candidate, ...]) -> None:
    again = candidates(read(SIEGE + RELIEF, dates=DATES))
    assert again == harvested
    assert len({one.event.id for one in harvested}) == len(harvested)


def test_harvest_gives_other_texts_other_ids(harvested: tuple[Candidate, ...]) -> None:
    other = candidates(read(SIEGE + RELIEF + " | Snow/NOUN/nsubj/2 fell/VERB/ROOT/2 ./PUNCT/punct/2", dates=DATES))
    assert {one.event.id for one in other}.isdisjoint(one.event.id for one in harvested)


def test_harvest_gives_a_copy_of_the_text_ids_of_its_own(doc: Doc, harvested: tuple[Candidate, ...]) -> None:
    copy = candidates(doc, name="copy")
    assert {one.event.document for one in copy} == {"copy"}
    assert {one.event.id for one in copy}.isdisjoint(one.event.id for one in harvested)


def test_harvest_keeps_the_sentence(harvested: tuple[Candidate, ...]) -> None:
    sentence = harvested[1].event.sentence
    assert sentence is not None
    assert sentence.text == "Then Polish troops decisively defeated them near Vienna."


FORMS = {
    "verb": ("Goths/PROPN/nsubj/2:NORP attacked/VERB/ROOT/2 Rome/PROPN/obj/2:GPE ./PUNCT/punct/2", "attack"),
    "definite": ("The/DET/det/2 attack/NOUN/nsubj/3 failed/VERB/ROOT/3 ./PUNCT/punct/3", "attack"),
    "indefinite": (
        "An/DET/det/2 attack/NOUN/nsubj/5 on/ADP/case/4 Rome/PROPN/nmod/2:GPE failed/VERB/ROOT/5 ./PUNCT/punct/5",
        "attack",
    ),
    "name": (
        "The/DET/det/2:EVENT Battle/PROPN/nsubj/5:EVENT of/ADP/case/4:EVENT "
        "Hastings/PROPN/nmod/2:EVENT began/VERB/ROOT/5 ./PUNCT/punct/5",
        "battle of hastings",
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_harvest_tells_how_the_text_names_an_event(form: str) -> None:
    annotated, lemma = FORMS[form]
    (candidate,) = candidates(read(annotated))
    assert (candidate.form, candidate.lemma) == (form, lemma)


def test_harvest_marks_what_points_back() -> None:
    annotated = FORMS["verb"][0] + " | This/DET/det/2 operation/NOUN/nsubj/3 failed/VERB/ROOT/3 ./PUNCT/punct/3"
    anaphor = candidates(read(annotated))[1]
    assert anaphor.form == "anaphor"
    assert "conflict.attack" in anaphor.stands_for


def test_harvest_tells_headings() -> None:
    heading, text = candidates(
        read(
            "The/DET/det/2 siege/NOUN/ROOT/2 of/ADP/case/4 Vienna/PROPN/nmod/2:GPE | "
            "The/DET/det/2 siege/NOUN/nsubj/3 ended/VERB/ROOT/3 ./PUNCT/punct/3"
        )
    )
    assert (heading.heading, text.heading) == (True, False)


def test_harvest_links_an_event_to_the_whole_that_it_is_in() -> None:
    found = events(
        "The/DET/det/2 Goths/PROPN/nsubj/3:NORP attacked/VERB/ROOT/3 Rome/PROPN/obj/3:GPE "
        "during/ADP/case/7 the/DET/det/7 war/NOUN/obl/3 ./PUNCT/punct/3"
    )
    attack, war = found
    assert (attack.type, attack.part_of) == ("conflict.attack", war.id)
    assert war.part_of is None


def test_harvest_makes_one_event_of_a_verb_and_its_noun() -> None:
    (treaty,) = events(
        "Spain/PROPN/nsubj/2:GPE signed/VERB/ROOT/2 a/DET/det/4 treaty/NOUN/obj/2 "
        "with/ADP/case/6 Portugal/PROPN/obl/2:GPE ./PUNCT/punct/2"
    )
    assert treaty.type == "diplomacy.treaty"
    assert [mention.text for mention in treaty.mentions] == ["signed", "treaty"]


def test_harvest_of_nothing_is_nothing() -> None:
    assert candidates(read("The/DET/det/2 king/NOUN/nsubj/3 ate/VERB/ROOT/3//eat ./PUNCT/punct/3")) == ()


def test_harvest_refuses_another_text(doc: Doc) -> None:
    with pytest.raises(IndexError, match="leaves document"):
        harvest(doc, Document(id="short", text="The Turks"))


def test_harvest_joins_the_battle_named_and_the_defeat_that_its_when_clause_tells() -> None:
    (event,) = events("""
      The/DET/det/2 Battle/PROPN/nsubj/5:EVENT of/ADP/case/4:EVENT Opis/PROPN/nmod/2:EVENT took/VERB/ROOT/5
      place/NOUN/obj/5 in/ADP/case/8 May/PROPN/obl/5:DATE ,/PUNCT/punct/12 when/SCONJ/advmod/12
      Cyrus/PROPN/nsubj/12:PERSON defeated/VERB/advcl/5 the/DET/det/14 Babylonians/PROPN/obj/12:NORP ./PUNCT/punct/5""")
    assert [mention.text for mention in event.mentions] == ["Battle of Opis", "defeated"]


def test_harvest_keeps_a_victory_apart_from_the_war_that_it_decided() -> None:
    found = events("""
      Fairfax/PROPN/nsubj/2:PERSON won/VERB/ROOT/2 the/DET/det/4 victory/NOUN/obj/2 of/ADP/case/8 the/DET/det/8
      Civil/PROPN/amod/8:EVENT War/PROPN/nmod/4:EVENT at/ADP/case/10 Naseby/PROPN/obl/2:GPE ./PUNCT/punct/2""")
    assert [event.type for event in found] == ["conflict.battle", "conflict.war"]
