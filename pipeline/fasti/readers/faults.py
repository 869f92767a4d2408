"""What keeps a text that was read from being a document: each check gives a sentence, or None where all is well."""

from __future__ import annotations

import re

from fasti.readers.language import fault_of_language
from fasti.record import Document

# A book of 1.5 million words set without a single line break has 9 million characters; nothing that people wrote has a
# line longer than that.
LONGEST_LINE = 10_000_000

_SURROGATE = re.compile("[\ud800-\udfff]")


def fault_of(document: Document) -> str | None:
    """What is wrong with the document's text, in a sentence; None where it can be read."""
    checks = (_fault_of_words, _fault_of_characters, _fault_of_lines, fault_of_language)
    return next((fault for check in checks if (fault := check(document.text))), None)


def _fault_of_words(text: str) -> str | None:
    if not text:
        return "it holds no words at all."
    return None if text.strip() else "it holds no words, only white space."


def _fault_of_characters(text: str) -> str | None:
    if "\0" in text:
        return "the text holds NUL characters, as binary data do; save it as text."
    if _SURROGATE.search(text):
        return "the text holds half a character (a lone surrogate), which no file can store; mend the text."
    return None


def _fault_of_lines(text: str) -> str | None:
    for number, line in enumerate(_lines(text), 1):
        if len(line) > LONGEST_LINE:
            return f"line {number} is {len(line):,} characters long; break the text into paragraphs."
    return None


def _lines(text: str) -> list[str]:
    # Far the most texts are shorter than the longest line: nothing to split there.
    return re.split("\r\n|\n|\r", text) if len(text) > LONGEST_LINE else []
