"""E-books: chapters in reading order, found again by their headings."""

from __future__ import annotations

import pytest
from making import CONTAINER, make_epub, make_zip, places, read_one

from fasti.errors import InputError
from fasti.readers.epub import read_epub

CHAPTERS = {"The Siege": ("It began in 1453.", "The walls fell."), "The Sack": ("It lasted three days.",)}

OLD = (
    '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
    '<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    '<item id="b" href="../two%20two.html" media-type="application/xhtml+xml"/>'
    '<item id="a" href="one.html" media-type="application/xhtml+xml"/>'
    '<item id="c" href="lost.html" media-type="application/xhtml+xml"/>'
    '<item id="p" href="map.png" media-type="image/png"/></manifest>'
    '<spine toc="n"><itemref idref="a"/><itemref idref="p"/><itemref idref="b"/><itemref idref="c"/></spine></package>'
)
NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Chapter  One</text></navLabel>'
    '<content src="one.html#top"/></navPoint></navMap></ncx>'
)


def old_book() -> bytes:
    """An e-book of the second version, its chapters without headings and one of them lost."""
    return make_zip(
        {
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": OLD,
            "OEBPS/toc.ncx": NCX,
            "OEBPS/one.html": "<html><body><p>Rome rose.</p></body></html>",
            "two two.html": "<html><body><p>Rome fell.</p></body></html>",
        }
    )


def test_epub_chapters_are_found_again() -> None:
    document = read_one(read_epub, make_epub(CHAPTERS))
    assert document.text == "The Siege\n\nIt began in 1453.\n\nThe walls fell.\n\nThe Sack\n\nIt lasted three days."
    assert places(document, "heading") == {
        "The Siege": "The Siege\n\nIt began in 1453.\n\nThe walls fell.",
        "The Sack": "The Sack\n\nIt lasted three days.",
    }


def test_epub_chapters_without_heading_are_called_as_the_contents_call_them() -> None:
    document = read_one(read_epub, old_book())
    assert places(document, "heading") == {"Chapter One": "Rome rose.", "two two.html": "Rome fell."}
    assert document.notes == ("the e-book names a chapter that it does not hold (OEBPS/lost.html).",)


def test_epub_marks_and_notes_at_their_mark_are_kept_out() -> None:
    chapter = (
        '<html xmlns:epub="http://www.idpf.org/2007/ops"><body><p>Rome fell.<a epub:type="noteref" href="#n">1</a>'
        ' It did.</p><aside epub:type="footnote" id="n"><p>So they say.</p></aside></body></html>'
    )
    content = make_epub({"A": ()}, more={"OEBPS/text/c1.xhtml": chapter})
    document = read_one(read_epub, content)
    assert document.text == "Rome fell. It did."
    assert document.notes == ("1 footnote was left out.",)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"../out.txt": "It fell."}, "names a file outside itself"),
        ({"..\\out.txt": "It fell."}, "names a file outside itself"),
        (
            {
                "META-INF/encryption.xml": '<encryption><CipherReference URI="OEBPS/text/c1.xhtml"/></encryption>',
            },
            "copy-protected",
        ),
    ],
)
def test_epub_that_cannot_be_read_says_why(more: dict[str, str], reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_one(read_epub, make_epub(CHAPTERS, more=more))


def test_epub_with_locked_fonts_is_read() -> None:
    fonts = {"META-INF/encryption.xml": '<encryption><CipherReference URI="OEBPS/font.otf"/></encryption>'}
    assert read_one(read_epub, make_epub(CHAPTERS, more=fonts)).text.startswith("The Siege")
