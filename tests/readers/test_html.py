"""Web pages: the main text in paragraphs, without menus and marks, in the encoding that the page declares."""

from __future__ import annotations

import pytest
from making import make_html, places, read_one

from fasti.errors import InputError
from fasti.readers.html import read_html

PARAGRAPHS = ("Hannibal crossed the Alps in 218 BC.", "The Romans lost 50,000 men & their consul at Cannae.")


def test_html_main_text_is_read_without_menu_and_footer() -> None:
    document = read_one(read_html, make_html("The Punic War", PARAGRAPHS))
    assert document.text == "The Punic War\n\n" + "\n\n".join(PARAGRAPHS)


def test_html_headings_and_paragraphs_are_found_again() -> None:
    body = "<h1>Rome</h1><p>It rose.</p><h2>The Gauls</h2><p>They came\n in 390 BC.</p><h2>Pyrrhus</h2><p>He won.</p>"
    document = read_one(read_html, f"<html><body><article>{body}</article></body></html>".encode())
    assert document.text == "Rome\n\nIt rose.\n\nThe Gauls\n\nThey came in 390 BC.\n\nPyrrhus\n\nHe won."
    assert places(document, "heading") == {
        "Rome": document.text,
        "The Gauls": "The Gauls\n\nThey came in 390 BC.",
        "Pyrrhus": "Pyrrhus\n\nHe won.",
    }
    assert places(document, "paragraph")["4"] == "They came in 390 BC."


@pytest.mark.parametrize(
    "mark",
    [
        '<sup><a href="#n1">1</a></sup>',
        "<sup>12</sup>",
        '<sup class="reference"><a href="#cite">[note 3]</a></sup>',
        '<a href="#n1" role="doc-noteref">1</a>',
        "<sup>*</sup>",
    ],
)
def test_html_footnote_marks_are_kept_out(mark: str) -> None:
    page = f"<html><body><article><p>Rome fell in 410.{mark} The Goths{mark} had come.</p></article></body></html>"
    assert read_one(read_html, page.encode()).text == "Rome fell in 410. The Goths had come."


def test_html_raised_letters_are_no_marks() -> None:
    page = "<html><body><p>On the 19<sup>th</sup> of May Rome fell.</p></body></html>"
    assert read_one(read_html, page.encode()).text == "On the 19th of May Rome fell."


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1252", "utf-8", "macroman"])
def test_html_declared_encoding_is_used(encoding: str) -> None:
    page = f"<html><head><meta charset='{encoding}'></head><body><p>Málaga fell in 1487.</p></body></html>"
    document = read_one(read_html, page.encode(encoding))
    assert (document.text, document.notes) == ("Málaga fell in 1487.", ())


def test_html_false_encoding_is_not_believed() -> None:
    page = "<html><head><meta charset='utf-8'></head><body><p>Málaga fell in 1487, says the page.</p></body></html>"
    document = read_one(read_html, page.encode("cp1252"))
    assert document.text.startswith("Málaga fell")
    assert "a guess" in document.notes[0]


def test_html_xhtml_with_its_declaration_is_read() -> None:
    page = (
        '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
        "<body><p>Málaga&nbsp;fell&mdash;in 1487.</p></body></html>"
    )
    assert read_one(read_html, page.encode("latin-1")).text == "Málaga fell—in 1487."


def test_html_page_that_is_mostly_menu_says_so() -> None:
    menu = "".join(f"<li><a href='/{number}'>Link to page number {number}</a></li>" for number in range(100))
    text = f"<p>{PARAGRAPHS[0]}</p>" * 9
    page = f"<html><body><nav><ul>{menu}</ul></nav><article>{text}</article></body></html>"
    document = read_one(read_html, page.encode())
    assert "Hannibal" in document.text
    assert any("of the page's" in note and "save the page as text" in note for note in document.notes)


def test_html_words_keep_together_over_invisible_signs() -> None:
    page = "<html><body><p>Con\u00adstan\u200btinople fell.<br>The <i>Ottomans</i> won.</p></body></html>"
    assert read_one(read_html, page.encode()).text == "Constantinople fell. The Ottomans won."


def test_html_of_endless_nesting_is_refused() -> None:
    with pytest.raises(InputError, match="nested too deeply"):
        read_one(read_html, b"<div>" * 50_000 + b"Troy fell.")
