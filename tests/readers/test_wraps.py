"""Lines wrapped by hand are read as paragraphs, offsets kept; verse, lists and unwrapped texts stay as they are."""

from __future__ import annotations

import textwrap

import pytest
from making import read_one

from fasti.readers.plain import read_plain
from fasti.readers.wraps import NOTE, unwrap

PROSE = (
    "In the spring of 1453 the Ottoman army under Mehmed II laid siege to Constantinople, and after fifty-three days "
    "the walls were breached by the great guns. The emperor Constantine fell in the fighting, and the city was given "
    "over to three days of plunder, after which the sultan rode in and prayed in the church of the Holy Wisdom."
)
VERSE = "\n".join(
    (
        "Of arms I sing, and of the man who came",
        "From Troy to Latium, driven by his fate,",
        "And much he suffered both on land and sea",
        "Through Juno's anger, who forgave him not,",
        "And much in war, until he built his town",
    )
)
LIST = "- the siege of Rhodes\n- the siege of Malta\n- the siege of Vienna\n- the siege of Candia\n- the siege of Buda"
SENTENCES = "\n".join(f"In {year} the king made war on his neighbour and took a town." for year in range(1400, 1420))


@pytest.mark.parametrize("width", [40, 60, 72, 100])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_wrapped_lines_are_read_as_one_and_paragraphs_stay_apart(width: int, line_end: str) -> None:
    gap = line_end * 2
    wrapped = gap.join(["I. THE FALL", *(line_end.join(textwrap.wrap(PROSE, width)) for _ in range(3))]) + line_end
    document = read_one(read_plain, wrapped.encode())
    assert (document.text, document.notes) == (wrapped, (NOTE,))
    assert unwrap(wrapped).replace("  ", " ") == gap.join(["I. THE FALL", PROSE, PROSE, PROSE]) + line_end
    assert len(unwrap(wrapped)) == len(wrapped)


@pytest.mark.parametrize("text", [PROSE, f"{PROSE}\n{PROSE}\n{PROSE}\n", VERSE, LIST, SENTENCES, "", "a\nb\nc\nd\ne\n"])
def test_lines_that_are_not_wrapped_stay(text: str) -> None:
    document = read_one(read_plain, text.encode())
    assert (document.text, document.notes) == (text, ())
    assert unwrap(text) == text


def test_wrapped_text_keeps_its_lists_and_short_lines() -> None:
    prose = "\n".join(textwrap.wrap(PROSE, 60))
    joined = unwrap(f"{prose}\n\n{LIST}\n\n{prose}\n\nYour servant,\nthe envoy\n\n{prose}\n")
    assert joined == f"{PROSE}\n\n{LIST}\n\n{PROSE}\n\nYour servant,\nthe envoy\n\n{PROSE}\n"
