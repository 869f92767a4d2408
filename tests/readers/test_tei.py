"""TEI: what an editor would have us read, with pages and ids; and XML that means harm."""

from __future__ import annotations

import pytest
from making import make_tei, places, read_bytes, read_one

from fasti.errors import InputError
from fasti.readers.tei import read_tei
from fasti.record import Document


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Rome <hi>fell</hi>\n   in 410.</p>", "Rome fell in 410."),
        ("<p>Rome fell.<note n='1'>So they say.</note> It did.</p>", "Rome fell. It did."),
        (
            "<p>Rome fell.<ref target='#n1'>1</ref> See <ref target='#c2'>the next</ref>.</p>",
            "Rome fell. See the next.",
        ),
        ("<p>Con<lb break='no'/>stantinople<lb/>fell.</p>", "Constantinople fell."),
        ("<p>the <choice><sic>cite</sic><corr>city</corr></choice> fell</p>", "the city fell"),
        ("<p><choice><orig>vpon</orig><reg>upon</reg></choice> it</p>", "upon it"),
        ("<p><choice><abbr>Abp</abbr><expan>Archbishop</expan></choice> Laud</p>", "Archbishop Laud"),
        ("<p>in <app><lem>Rome</lem><rdg>Roma</rdg></app> then</p>", "in Rome then"),
        ("<p>the <del>old</del><add>new</add> king</p>", "the new king"),
        ("<fw>ROME 12</fw><p>It fell.</p>", "It fell."),
        ("<lg><l>Arms and the man</l><l>I sing.</l></lg><p>So.</p>", "Arms and the man I sing.\n\nSo."),
        ("<p>He said <quote>it fell</quote> then.</p>", "He said it fell then."),
        ("<quote><p>It fell.</p></quote><p>So.</p>", "It fell.\n\nSo."),
        ("<table><row><cell>410</cell><cell>Rome</cell></row></table>", "410 | Rome"),
        ("<p>Rome<!-- no --> fell<?x y?> then.</p>", "Rome fell then."),
        ("<p>Rome&#8212;fell &amp; burnt</p>", "Rome—fell & burnt"),
    ],
)
def test_tei_text_is_the_editors(body: str, text: str) -> None:
    assert read_one(read_tei, make_tei(body)).text == text


def test_tei_says_what_it_left_out() -> None:
    document = read_one(read_tei, make_tei("<p>Rome<note>a</note> fell<note>b</note>.</p><fw>X</fw>"))
    assert document.notes == (
        "2 notes of the edition (<note>) were left out.",
        "1 running heads of the edition (<fw>) were left out.",
    )


def test_tei_pages_ids_and_headings_are_found_again() -> None:
    body = (
        "<div xml:id='d1'><head>Rome</head><pb n='iv'/><p xml:id='p1'>It rose.</p><div><head>Goths</head>"
        "<p xml:id='p2'>They <pb n='v'/>came.</p></div></div><div xml:id='d2'><p>So.</p><pb n='vi'/></div>"
    )
    document = read_one(read_tei, make_tei(body))
    assert document.text == "Rome\n\nIt rose.\n\nGoths\n\nThey came.\n\nSo."
    assert places(document, "xml_id") == {
        "d1": "Rome\n\nIt rose.\n\nGoths\n\nThey came.",
        "p1": "It rose.",
        "p2": "They came.",
        "d2": "So.",
    }
    assert places(document, "page") == {"iv": "It rose.\n\nGoths\n\nThey", "v": "came.\n\nSo."}
    assert places(document, "heading") == {
        "Rome": "Rome\n\nIt rose.\n\nGoths\n\nThey came.",
        "Goths": "Goths\n\nThey came.",
    }


def test_tei_entities_of_characters_are_read_and_unknown_ones_are_noted() -> None:
    before = '<!DOCTYPE TEI SYSTEM "tei.dtd" [<!ENTITY yogh "\u021d">]>'
    document = read_one(read_tei, make_tei("<p>kni&yogh;t&mdash;fell &nonsense;then</p>", before=before))
    assert document.text == "kni\u021dt—fell then"
    assert document.notes == ("nothing says what &nonsense; stand for; they were left out.",)


def test_tei_corpus_holds_several_documents() -> None:
    one, two = (make_tei(f"<p>{text}</p>").decode().partition("?>")[2] for text in ("It rose.", "It fell."))
    named = one.replace("<TEI", "<TEI xml:id='a'")
    corpus = f"<teiCorpus xmlns='http://www.tei-c.org/ns/1.0'>{named}{two}</teiCorpus>"
    found = [(item.id, item.text) for item in read_bytes(read_tei, corpus.encode()) if isinstance(item, Document)]
    assert found == [("book/a", "It rose."), ("book/2", "It fell.")]


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        ('<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>', "'b', which stands for other entities"),
        ('<!DOCTYPE TEI [<!ENTITY b SYSTEM "file:///etc/passwd">]>', "another file"),
        (f'<!DOCTYPE TEI [<!ENTITY b "{"x" * 1000}">]>', "can do harm"),
        (
            '<!DOCTYPE TEI [<!ENTITY % e SYSTEM "http://localhost/x.dtd"> %e; <!ENTITY b "c">]>',
            "can do harm|not well-formed",
        ),
    ],
)
def test_tei_with_harmful_entities_is_refused(before: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_one(read_tei, make_tei("<p>&b;</p>", before=before))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<catalogue/>", "no TEI: its outermost element is <catalogue>"),
        (make_tei("<p>It fell.</p>")[:-20], r"not well-formed \(line 1"),
        (b"<TEI>" + b"<div>" * 5000, "not well-formed"),
    ],
)
def test_tei_that_cannot_be_read_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_bytes(read_tei, content)
