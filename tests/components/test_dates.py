from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

import fasti.components.dates  # noqa: F401  registers the factory and the extensions
from fasti.chronology import Narrative
from fasti.errors import RuleError

TEXT = "On 28 June 1914 he died. The next day they met; the war of 1914–18 followed."


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("fasti_dates")
    return pipeline


def test_component_sets_the_mentions(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [(one.text, one.date.edtf) for one in doc._.fasti_dates] == [
        ("28 June 1914", "1914-06-28"),
        ("The next day", "1914-06-29"),
        ("1914–18", "1914/1918"),
    ]


def test_component_sets_spans_where_mentions_fall_on_tokens(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["fasti_dates"]][:2] == [
        ("28 June 1914", "DATE"),
        ("The next day", "DATE"),
    ]


def test_component_reads_each_document_on_its_own(nlp: Language) -> None:
    first, second = nlp.pipe([TEXT, "The next day he left."])
    assert first._.fasti_dates[1].date is not None
    assert second._.fasti_dates[0].date is None


def test_component_heeds_the_document_time(nlp: Language) -> None:
    doc = nlp.make_doc("They met last year.")
    doc._.fasti_document_time = "1998-02-13"
    (mention,) = nlp.get_pipe("fasti_dates")(doc)._.fasti_dates
    assert mention.date.edtf == "1997"


def test_component_carries_a_narrative_through_the_pieces_of_a_text(nlp: Language) -> None:
    narrative = Narrative()
    for piece in ("He died on 28 June 1914.", "The next day they met."):
        doc = nlp.make_doc(piece)
        doc._.fasti_narrative = narrative
        (mention,) = nlp.get_pipe("fasti_dates")(doc)._.fasti_dates
    assert mention.date.edtf == "1914-06-29"


def test_component_reads_a_users_own_pack(tmp_path) -> None:
    (tmp_path / "dates").mkdir()
    (tmp_path / "dates" / "mine.toml").write_text(
        """
        seeds = ["day"]
        [[rule]]
        id = "my.d-day"
        gloss = "The landing in Normandy."
        pattern = "{feast=dday}"
        read = "fixed-feast"
        examples = [{ text = "In 1944 they landed on D-Day.", phrase = "D-Day", edtf = "1944-06-06" }]
        [[block]]
        id = "dday"
        words = { d-day = 606 }
        """.replace("d-day = 606", '"d-day" = 606'),
        encoding="utf-8",
    )
    pipeline = spacy.blank("en")
    pipeline.add_pipe("fasti_dates", config={"rules": str(tmp_path)})
    found = pipeline("In 1944 they landed on D-Day.")._.fasti_dates
    assert [(one.text, one.date.edtf, one.rule) for one in found][1:] == [("D-Day", "1944-06-06", "my.d-day")]


def test_faulty_pack_is_told_with_its_file(tmp_path) -> None:
    (tmp_path / "dates").mkdir()
    (tmp_path / "dates" / "mine.toml").write_text('[[rule]]\nid = "my.rule"\n', encoding="utf-8")
    with pytest.raises(RuleError, match=r"mine\.toml:1: gloss: Field required"):
        spacy.blank("en").add_pipe("fasti_dates", config={"rules": str(tmp_path)})
