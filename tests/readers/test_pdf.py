"""PDF: pages and their numbers, and the ways in which a file can be no text."""

from __future__ import annotations

import io

import pytest
from making import make_pdf, places, read_one
from pypdf import PdfReader, PdfWriter

from fasti.errors import InputError
from fasti.readers.pdf import read_pdf
from fasti.record import anchors_at

SIEGE = (
    "In the spring of 1453 the Ottoman army under Mehmed II laid siege to Constantinople, and after fifty-three days "
    "the walls were breached by the great guns. The emperor fell in the fighting."
)
KINGS = ("Priam", "Darius", "Harold", "Montezuma", "Atahualpa")


def rewritten(content: bytes, change: object) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    change(writer)  # type: ignore[operator]
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def test_pdf_lines_become_paragraphs() -> None:
    assert read_one(read_pdf, make_pdf([["The Fall.", SIEGE, SIEGE]])).text == f"The Fall.\n\n{SIEGE}\n\n{SIEGE}"


def test_pdf_page_of_an_event_is_found_again() -> None:
    document = read_one(read_pdf, make_pdf([[SIEGE], ["Rome fell in 410."], [SIEGE]]))
    start = document.text.index("410")
    (anchor,) = anchors_at(document, start, start + 3)
    assert (anchor.kind, anchor.value) == ("page", "2")
    assert places(document, "page")["2"] == "Rome fell in 410."
    assert len(document.anchors) == 3


def test_pdf_printed_page_numbers_are_those_of_the_file() -> None:
    content = rewritten(
        make_pdf([[SIEGE], ["Rome fell."]]), lambda writer: writer.set_page_label(0, 1, style="/r", start=7)
    )
    assert list(places(read_one(read_pdf, content), "page")) == ["vii", "viii"]


def test_pdf_running_heads_are_left_out_and_the_note_says_so() -> None:
    document = read_one(read_pdf, make_pdf([[f"{SIEGE} So {name} lost."] for name in KINGS], head="THE FALL"))
    assert "THE FALL" not in document.text
    assert document.notes == ("running heads were left out ('THE FALL #' on 5 pages).",)


def test_pdf_page_without_text_is_noted() -> None:
    document = read_one(read_pdf, make_pdf([[SIEGE], [], [SIEGE]]))
    assert document.notes == ("1 of 3 pages hold no text (2); they are empty or pictures.",)
    assert list(places(document, "page")) == ["1", "3"]


def test_pdf_that_only_the_owner_locked_is_read() -> None:
    content = rewritten(
        make_pdf([[SIEGE]]), lambda writer: writer.encrypt(user_password="", owner_password="x", algorithm="AES-256")
    )
    assert read_one(read_pdf, content).text == SIEGE


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (make_pdf([[], []]), "no text layer"),
        (make_pdf([[SIEGE]], password="secret"), "locked with a password"),
        (make_pdf([[SIEGE]])[:-200], "ends in the middle"),
        (b"%PDF-1.7\n%%EOF\n", "is damaged"),
        (
            make_pdf([[SIEGE]]).replace(b"/Type /Page\n", b"/Type /Pqge\n").replace(b"/Kids", b"/Kidz"),
            "speaks of 1 pages but holds 0",
        ),
    ],
)
def test_pdf_that_holds_no_text_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_one(read_pdf, content)
