"""Lines of printed pages to paragraphs: words made whole, heads out, and pages that run into one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from fasti.readers.heads import find_heads, without_heads
from fasti.readers.layout import Line, Page, say_pages
from fasti.readers.prose import Prose
from fasti.readers.survey import Source
from fasti.record import Document

WIDTH = 60


def page(label: str, *texts: str, gaps: dict[int, float] | None = None, size: float = 10) -> Page:
    """A page of lines 12 points apart; a line that begins with a tab is set in, `gaps` widen what is before a line."""
    lines, y = [], 600.0
    for number, text in enumerate(texts):
        y -= (gaps or {}).get(number, 12)
        lines.append(Line(text.strip(), 70 if text.startswith("\t") else 50, y, size))
    return Page(label, lines)


def fill(text: str) -> str:
    """The text made as wide as a full line."""
    return text.ljust(WIDTH, "x")


def say(*pages: Page) -> Document:
    prose = Prose()
    say_pages(pages, prose)
    return prose.document(Source(Path("book.pdf"), "book"))


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the walls of Constan-", "tinople fell", "the walls of Constantinople fell"),
        ("the walls of Constan\u00ad", "tinople fell", "the walls of Constantinople fell"),
        ("the Anglo-", "Saxon kings", "the Anglo-Saxon kings"),
        ("the war of 1914-", "1918 ended", "the war of 1914-1918 ended"),
        ("it was self-", "evident then", "it was self-evident then"),
        ("he came—", "and went", "he came—and went"),
        ("he came –", "and went", "he came – and went"),
        ("the king", "went", "the king went"),
    ],
)
def test_lines_join_with_their_words_whole(first: str, second: str, joined: str) -> None:
    document = say(page("1", fill("all that was self-evident, and "), fill(""), first, second))
    assert document.text.endswith(f" {joined}")


def test_lines_part_where_a_paragraph_is_set_in_or_ends_short_or_stands_apart() -> None:
    lines = (
        fill("One."),
        "ends short.",
        fill("Two."),
        fill("a long one") + ".",
        "\t" + fill("Three."),
        fill("goes on"),
    )
    document = say(page("1", *lines, fill("Four"), gaps={6: 30}))
    starts = [paragraph[:3] for paragraph in document.text.split("\n\n")]
    assert starts == ["One", "Two", "Thr", "Fou"]


def test_lines_that_hang_do_not_part_a_sentence() -> None:
    assert "\n" not in say(page("1", fill("• The king"), "\t" + fill("went to war"), "\t" + fill("and lost"))).text


def test_lines_of_another_size_are_their_own_paragraph() -> None:
    heading, body = page("1", "The Fall", size=16), page("1", fill("In 1453"), fill("it fell"))
    assert say(Page("1", [*heading.lines, *body.lines])).text.startswith("The Fall\n\nIn 1453")


def test_paragraph_runs_over_the_page_and_each_page_has_its_anchor() -> None:
    document = say(page("xii", fill("The army came"), fill("before Constan-")[: WIDTH - 15] + "before Constan-"),
                   page("1", "tinople and took it."))  # fmt: skip
    assert document.text.endswith("before Constantinople and took it.")
    assert "\n" not in document.text
    (twelve, one) = document.anchors
    assert (twelve.kind, twelve.value, twelve.start) == ("page", "xii", 0)
    assert (one.kind, one.value) == ("page", "1")
    assert document.text[one.start : one.end] == "tinople and took it."
    assert document.text[twelve.end - 7 : twelve.end] == "Constan"


def test_page_that_ends_a_sentence_ends_its_paragraph() -> None:
    assert say(page("1", fill("It fell") + "."), page("2", fill("Then"))).text.count("\n\n") == 1


def test_heads_are_short_lines_at_the_edge_of_many_pages() -> None:
    pages = [
        page(str(number), f"THE FALL OF ROME {number}", *[fill(word)] * 3, "It fell.", fill(word), f"- {number} -")
        for number, word in enumerate(("one", "two", "three", "four", "five"), 1)
    ]
    heads = find_heads(pages)
    assert heads == {"THE FALL OF ROME #": 5, "- # -": 5}
    left = [line.text for line in without_heads(pages[0], heads).lines]
    assert left == [*[fill("one")] * 3, "It fell.", fill("one")]


def test_heads_are_no_sentences() -> None:
    pages = [page(str(number), *[fill("a")] * 5, "which ended the war.") for number in range(5)]
    assert find_heads(pages) == {}


def test_heads_of_few_pages_stay() -> None:
    assert find_heads([page(str(number), "THE FALL OF ROME", fill(word)) for number, word in enumerate("abc")]) == {}
