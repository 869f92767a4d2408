"""Why gold was missed: on hand-built Docs, each stage that can drop an event or a value, and what it says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from conftest import quote
from fasti.diagnosis import STAGES, Diagnosis, Finding, diagnose
from fasti.record import Document, Event
from readings import NO_DATES, engine, read

ATTACK = "The/DET/det/2 Goths/PROPN/nsubj/3:NORP attacked/VERB/ROOT/3 Rome/PROPN/obj/3:GPE ./PUNCT/punct/3"
SLEPT = "The/DET/det/2 Huns/PROPN/nsubj/3:NORP slept/VERB/ROOT/3//sleep ./PUNCT/punct/3"


def gold(type_: str, *mentions: str, **slots: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A gold event by the words of its mentions; an id, a label and spans are filled in by `missed`."""
    return {"type": type_, "mentions": mentions, **slots}


def actor(words: str, *, name: str | None = None, role: str = "agent") -> dict[str, Any]:
    return {"name": name or words, "role": role, "spans": [words]}


def diagnosed(annotated: str, *events: dict[str, Any], dates: Mapping[str, str] = NO_DATES) -> Diagnosis:
    doc = read(annotated, dates=dates)

    def spans(value: Any) -> Any:
        return {**value, "spans": [quote(doc.text, words) for words in value["spans"]]}

    annotations = [
        Event.model_validate(
            {
                "id": f"g{number}",
                "label": "gold",
                "type": event["type"],
                "mentions": [quote(doc.text, words) for words in event["mentions"]],
                **{slot: [spans(value) for value in event.get(slot, ())] for slot in ("dates", "actors", "outcomes")},
            }
        )
        for number, event in enumerate(events, 1)
    ]
    return diagnose(engine(), doc, Document(id="chronicle", text=doc.text), annotations)


def missed(annotated: str, *events: dict[str, Any], dates: Mapping[str, str] = NO_DATES) -> Finding:
    """The one finding of the sentence."""
    (finding,) = diagnosed(annotated, *events, dates=dates).findings
    return finding


@pytest.mark.parametrize(
    ("annotated", "event", "stage", "told"),
    [
        (
            "The/DET/det/2 king/NOUN/nsubj/3 ate/VERB/ROOT/3//eat bread/NOUN/obj/3 ./PUNCT/punct/3",
            gold("life.death", "ate"),
            "lexicon",
            "“ate” (lemma eat, VERB): not in the lexicon under any part of speech",
        ),
        (
            "The/DET/det/2 besiege/NOUN/nsubj/3 slept/VERB/ROOT/3//sleep ./PUNCT/punct/3",
            gold("conflict.siege", "besiege"),
            "tagger",
            "“besiege” (lemma besiege, NOUN): the lexicon has the verb 'besiege'",
        ),
        (
            "Rome/PROPN/nsubj/2:GPE besieged/VERB/ROOT/2/VBD/Besieged Veii/PROPN/obj/2:GPE",
            gold("conflict.siege", "besieged"),
            "tagger",
            "(lemma Besieged, VERB): the lexicon has the verb 'besiege'",
        ),
        (
            "Snow/NOUN/nsubj/2 fell/VERB/ROOT/2 on/ADP/case/5 the/DET/det/5 hills/NOUN/obl/2 ./PUNCT/punct/2",
            gold("life.birth", "fell"),
            "type",
            "“fell”: no rule of life.birth hangs on it",
        ),
        (
            "Snow/NOUN/nsubj/2 fell/VERB/ROOT/2 on/ADP/case/5 the/DET/det/5 hills/NOUN/obl/2 ./PUNCT/punct/2",
            gold("conflict.capture", "fell"),
            "frame",
            "capture.fall needs subject = facility|polity",
        ),
        (
            "The/DET/det/2 law/NOUN/nsubj/3 died/VERB/ROOT/3//die ./PUNCT/punct/3",
            gold("life.death", "died"),
            "frame",
            "death.die is blocked by subject = ",
        ),
        (
            "The/DET/det/3 siege/NOUN/compound/3 engines/NOUN/nsubj/4//engine slept/VERB/ROOT/4//sleep",
            gold("conflict.siege", "siege"),
            "skip",
            "“siege” (NOUN, compound of “engines”): it stands before another noun, which it describes.",
        ),
        (
            "They/PRON/nsubj/3 often/ADV/advmod/3 raided/VERB/ROOT/3//raid the/DET/det/5 coast/NOUN/obj/3",
            gold("conflict.attack", "raided"),
            "skip",
            "its clause tells a habit",
        ),
        (
            "They/PRON/nsubj/2 met/VERB/ROOT/2//meet William/PROPN/obj/2:PERSON Siege/PROPN/flat/3:PERSON",
            gold("conflict.siege", "Siege"),
            "skip",
            "“Siege” (PROPN, flat of “William”, PERSON): the model takes it for part of another name.",
        ),
        (
            "An/DET/det/2 operation/NOUN/nsubj/3 slept/VERB/ROOT/3//sleep ./PUNCT/punct/3",
            gold("conflict.attack", "operation"),
            "skip",
            "it points back only with an article",
        ),
        (
            "This/DET/det/2 operation/NOUN/nsubj/3 slept/VERB/ROOT/3//sleep ./PUNCT/punct/3",
            gold("conflict.attack", "operation"),
            "anaphor",
            "points back to an event of conflict.",
        ),
        (
            "Germany/PROPN/nsubj/2:GPE declared/VERB/ROOT/2 war/NOUN/obj/2 "
            "on/ADP/case/5 Russia/PROPN/obl/2:GPE ./PUNCT/punct/2",
            gold("conflict.war", "war"),
            "taken",
            "“war”: the trigger “declared” (declaration.declare) has the word already.",
        ),
    ],
)
def test_diagnosis_names_the_stage_that_dropped_an_event(
    annotated: str, event: dict[str, Any], stage: str, told: str
) -> None:
    finding = missed(annotated, event)
    assert (finding.slot, finding.stage) == ("event", stage)
    assert told in finding.reasons[0].told


def test_diagnosis_of_a_frame_tells_the_arguments_that_the_parse_gave() -> None:
    snow = "Snow/NOUN/nsubj/2 fell/VERB/ROOT/2 on/ADP/case/5 the/DET/det/5 hills/NOUN/obl/2 ./PUNCT/punct/2"
    told = missed(snow, gold("conflict.capture", "fell")).reasons[0].told
    assert "The parse gave subject “Snow” (thing), prep:on “hills” (" in told
    assert "Tried too: " in told


def test_diagnosis_tells_which_event_merging_joined_it_to() -> None:
    again = "The/DET/det/2 attack/NOUN/nsubj/3 shocked/VERB/ROOT/3//shock Italy/PROPN/obj/3:GPE ./PUNCT/punct/3"
    finding = missed(
        f"{ATTACK} | {again}", gold("conflict.attack", "attacked"), gold("conflict.attack", "attack shocked")
    )
    assert (finding.stage, finding.event.partition(" ")[0]) == ("merging", "g2")
    assert "“attack”, a definite noun, was found as conflict.attack" in finding.reasons[0].told
    assert "which is aligned with gold g1" in finding.reasons[0].told


def test_diagnosis_tells_that_one_word_was_read_once() -> None:
    finding = missed(ATTACK, gold("conflict.attack", "attacked"), gold("conflict.attack", "attacked"))
    assert finding.stage == "shared"
    assert "“attacked” was read once, as conflict.attack by attack." in finding.reasons[0].told


def test_diagnosis_puts_the_mention_that_came_furthest_first() -> None:
    sentence = "This/DET/det/2 operation/NOUN/nsubj/3 slept/VERB/ROOT/3//sleep ./PUNCT/punct/3"
    finding = missed(sentence, gold("conflict.attack", "operation", "slept"))
    assert [reason.stage for reason in finding.reasons] == ["anaphor", "lexicon"]
    assert finding.value == "“operation”, “slept”"
    assert finding.start == 5


WITH_FIRE = (
    (
        "The/DET/det/2 Goths/PROPN/nsubj/3:NORP suddenly/ADV/advmod/3 attacked/VERB/ROOT/4 "
        "Rome/PROPN/obj/4:GPE with/ADP/case/7 fire/NOUN/obl/4 ./PUNCT/punct/4"
    )
    .replace("nsubj/3", "nsubj/4")
    .replace("advmod/3", "advmod/4")
)
TWO_FIGHTS = (
    "The/DET/det/2 Goths/PROPN/nsubj/3:NORP attacked/VERB/ROOT/3 Rome/PROPN/obj/3:GPE and/CCONJ/cc/8 "
    "the/DET/det/7 Huns/PROPN/nsubj/8:NORP besieged/VERB/conj/3 Milan/PROPN/obj/8:GPE ./PUNCT/punct/3"
)


@pytest.mark.parametrize(
    ("annotated", "value", "stage", "told"),
    [
        (WITH_FIRE, actor("suddenly"), "names", "“suddenly” (ADV, no entity) is no mention."),
        (WITH_FIRE, actor("fire"), "roles", "“fire” (event) is prep:with of “attacked”"),
        (TWO_FIGHTS, actor("Huns"), "arguments", "“Huns” (people) is agent of “besieged” ("),
        (f"{ATTACK} | {SLEPT}", actor("Huns"), "arguments", "stands in a sentence without a word of the event."),
        (
            ATTACK.replace("./PUNCT/punct/3", "as/SCONJ/mark/7 Attila/PROPN/nsubj/7:PERSON slept/VERB/advcl/3//sleep"),
            actor("Attila"),
            "arguments",
            "“Attila” (person) is nsubj of “slept”, and no argument of “attacked”.",
        ),
    ],
)
def test_diagnosis_names_the_stage_that_dropped_an_actor(
    annotated: str, value: dict[str, Any], stage: str, told: str
) -> None:
    finding = missed(annotated, gold("conflict.attack", "attacked", actors=[value]))
    assert (finding.slot, finding.stage) == ("actor", stage)
    assert told in finding.reasons[0].told


def test_diagnosis_tells_the_name_under_which_an_actor_stands() -> None:
    finding = missed(
        ATTACK, gold("conflict.attack", "attacked", actors=[actor("Goths"), actor("Goths", name="Visigoths")])
    )
    assert (finding.stage, finding.value) == ("coreference", "Visigoths (agent)")
    assert "is agent of “attacked” (Goths · attacked · Rome, attack." in finding.reasons[0].told
    assert "under the name “Goths”" in finding.reasons[0].told


DATED = ATTACK.replace("./PUNCT/punct/3", "in/ADP/case/6 410/NUM/obl/3:DATE ./PUNCT/punct/3")
LATER = (
    "The/DET/det/2 Huns/PROPN/nsubj/3:NORP besieged/VERB/ROOT/3 Milan/PROPN/obj/3:GPE "
    "in/ADP/case/6 452/NUM/obl/3:DATE ./PUNCT/punct/3"
)


@pytest.mark.parametrize(
    ("phrase", "edtf", "stage", "told"),
    [
        ("Goths", "0409", "dates", "“Goths” was not read as a date."),
        ("410", "0411", "dates", "“410” was read as 0410 by dates.test; gold has 0411."),
        ("452", "0452", "times", "was read as 0452 by dates.test and given to “besieged” ("),
    ],
)
def test_diagnosis_names_the_stage_that_dropped_a_date(phrase: str, edtf: str, stage: str, told: str) -> None:
    dated = gold("conflict.attack", "attacked", dates=[{"edtf": edtf, "spans": [phrase]}])
    finding = missed(f"{DATED} | {LATER}", dated, dates={"410": "0410", "452": "0452"})
    assert (finding.slot, finding.stage) == ("date", stage)
    assert told in finding.reasons[0].told


def test_diagnosis_tells_of_a_date_that_the_tree_gives_to_nothing() -> None:
    dated = gold("conflict.attack", "attacked", dates=[{"edtf": "0452", "spans": ["452"]}])
    slept = SLEPT.replace("./PUNCT/punct/3", "in/ADP/case/5 452/NUM/obl/3:DATE")
    finding = missed(f"{ATTACK} | {slept}", dated, dates={"452": "0452"})
    assert finding.reasons[0].told == "“452” was read as 0452 by dates.test, and the tree gives it to no trigger."


PANIC = (
    "The/DET/det/2 Huns/PROPN/nsubj/3:NORP besieged/VERB/ROOT/3 Milan/PROPN/obj/3:GPE "
    ",/PUNCT/punct/6 causing/VERB/advcl/3 panic/NOUN/obj/6 ./PUNCT/punct/3"
)


@pytest.mark.parametrize(
    ("words", "stage", "told"),
    [
        ("slept", "outcomes", "no outcome rule hangs on any of its words."),
        ("causing panic", "blame", "“causing panic” was read as change by outcome."),
    ],
)
def test_diagnosis_names_the_stage_that_dropped_an_outcome(words: str, stage: str, told: str) -> None:
    attacked = gold("conflict.attack", "attacked", outcomes=[{"kind": "change", "spans": [words]}])
    sleep = SLEPT.replace("Huns", "Alans")
    finding = missed(f"{ATTACK} | {PANIC} | {sleep}", attacked)
    assert (finding.slot, finding.stage) == ("outcome", stage)
    assert told in finding.reasons[0].told


def test_diagnosis_of_what_was_found_is_empty() -> None:
    found = diagnosed(ATTACK, gold("conflict.attack", "attacked", actors=[actor("Goths")]))
    assert (found.events, found.findings) == (1, ())


def test_diagnosis_counts_the_stages_of_a_slot() -> None:
    found = diagnosed(f"{ATTACK} | {SLEPT}", gold("life.death", "slept"), gold("life.death", "Huns"))
    assert found.count("event") == {"lexicon": 2}
    assert not found.count("date")
    assert set(found.count("event")) <= set(STAGES)
