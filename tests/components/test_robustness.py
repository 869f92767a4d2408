"""Whatever a parser makes of a text, the engine reads it: no parse is too odd, and what it finds always holds."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from fasti.record import Event
from fasti.resolve import merge
from parses import LABELS, Scheme
from readings import candidates, read

WORDS = (
    "attacked siege Rome who by of in which was to not that his troops thousands and war treaty Goths Caesar led under "
    "command declared began 1914 fell city the took Battle killed planned where Japanese elected king It 's , ."
).split()
POS = "NOUN VERB PROPN ADJ ADP AUX PRON DET NUM PART SCONJ CCONJ ADV PUNCT".split()
ENTITIES = ["", "", "", ":GPE", ":PERSON", ":EVENT", ":NORP", ":DATE", ":B-ORG"]


@st.composite
def written(draw: st.DrawFn, scheme: Scheme) -> str:
    """One or two sentences of random words in a random tree; every verb is given a lemma."""
    return " | ".join(draw(st.lists(sentence(scheme), min_size=1, max_size=2)))


@st.composite
def sentence(draw: st.DrawFn, scheme: Scheme) -> str:
    size = draw(st.integers(1, 9))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: order[0]}
    for rank in range(1, size):
        heads[order[rank]] = order[draw(st.integers(0, rank - 1))]
    labels = sorted(LABELS[scheme] - {"ROOT"})
    tokens = []
    for at in range(size):
        dep = "ROOT" if at == order[0] else draw(st.sampled_from(labels))
        word, pos = draw(st.sampled_from(WORDS)), draw(st.sampled_from(POS))
        lemma = draw(st.sampled_from(["attack", "take", "lead", "fall", "declare", "say", "war", "siege", word]))
        tokens.append(f"{word}/{pos}/{dep}/{heads[at] + 1}{draw(st.sampled_from(ENTITIES))}//{lemma}")
    return " ".join(tokens)


def check(doc: Doc) -> None:
    """What the layers of any Doc must hold."""
    triggers, entities = doc._.fasti_triggers, doc._.fasti_entities
    taken = [at for trigger in triggers for at in range(trigger.start, trigger.end)]
    assert len(taken) == len(set(taken))
    assert sorted(doc._.fasti_factuality) == list(range(len(triggers)))
    assert all(0 <= role.trigger < len(triggers) and 0 <= role.entity < len(entities) for role in doc._.fasti_roles)
    heads = [mention.head for entity in entities for mention in entity.mentions]
    assert sorted(heads) == sorted(doc._.fasti_mentions)
    found = candidates(doc)
    assert len(found) == len(triggers)
    for event in merge(found):
        Event.model_validate(event.model_dump(), context={"text": doc.text})


@settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(written("ud"))
def test_engine_reads_any_universal_parse(annotated: str) -> None:
    check(read(annotated))


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(written("clearnlp"))
def test_engine_reads_any_clearnlp_parse(annotated: str) -> None:
    check(read(annotated, scheme="clearnlp"))


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(written("ud"))
def test_engine_reads_a_parse_the_same_again(annotated: str) -> None:
    assert candidates(read(annotated)) == candidates(read(annotated))
