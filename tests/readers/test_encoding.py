"""Bytes to text: nothing mangled, every guess stated."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fasti.errors import InputError
from fasti.readers.encoding import decode

SENTENCE = "In 1804 Napoléon was crowned Emperor of the French in Notre-Dame; Málaga’s £5,000 were paid in 1805."


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_decode_keeps_every_character_of_utf8(text: str) -> None:
    assert decode(text.encode()) == (text, ())


def test_decode_keeps_line_ends_as_they_are() -> None:
    assert decode(b"one\r\ntwo\rthree\nfour\r\n")[0] == "one\r\ntwo\rthree\nfour\r\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_decode_drops_a_byte_order_mark_and_says_so(mark: bytes, encoding: str) -> None:
    text, (note,) = decode(mark + SENTENCE.encode(encoding))
    assert text == SENTENCE
    assert encoding.upper() in note
    assert "offsets count from after it" in note


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_decode_guesses_another_encoding_and_says_so(encoding: str) -> None:
    text, (note,) = decode((SENTENCE * 3).encode(encoding))
    assert "a guess" in note
    assert len(text) == len(SENTENCE) * 3
    if encoding == "cp1252":
        assert text == SENTENCE * 3


def test_decode_reads_latin1_as_its_superset() -> None:
    assert decode("The café of Königgrätz fell on 3 July.".encode("latin-1"))[0].startswith("The café of Königgrätz")


@pytest.mark.parametrize("content", [b"\0\1\2", b"text\0more", b"\xff\xfe\0", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"])
def test_decode_refuses_binary(content: bytes) -> None:
    with pytest.raises(InputError, match="binary file"):
        decode(content)


def test_decode_refuses_bytes_of_no_encoding() -> None:
    with pytest.raises(InputError, match="no text in any encoding"):
        decode(bytes(range(1, 32)) * 20 + bytes(range(128, 256)) * 20)
