"""Numbers as prose writes them: digits, words, ordinals, Roman numerals."""

from __future__ import annotations

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12, "twentieth": 20,
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80,
    "ninetieth": 90, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_WORDS: dict[str, int] = (
    {word: number for number, word in enumerate(_ONES)}
    | {word: 10 * tens for tens, word in enumerate(_TENS, 2)}
    | {"a": 1, "an": 1}
    | _ORDINALS
    | {f"{word}th": number for number, word in enumerate(_ONES) if number in (4, 6, 7, 10, 11, *range(13, 20))}
)
_TIMES = {"hundred": 100, "thousand": 1000, "dozen": 12, "couple": 2, "score": 20}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_DIGITS = re.compile(r"([0-9]{1,9}(?:,[0-9]{3}){0,3}|[0-9]+\.[0-9]+)(?:st|nd|rd|th|d)?")


def read_number(text: str) -> int | None:
    """The integer that `text` (lower case) writes, cardinal or ordinal; None where it writes none.

    Years read in pairs count too: *eighteen twelve*, *nineteen hundred and five*.
    """
    digits = _DIGITS.fullmatch(text)
    if digits:
        return int(float(digits[1].replace(",", "")))
    words = [word for word in re.split(r"[ ,-]+", text) if word not in ("and", "of", "")]
    if words and all(word in _WORDS or word in _TIMES or word == "oh" for word in words):
        return _add_up(words)
    return read_roman(text)


def _add_up(words: list[str]) -> int:
    """Sum number words; two tens-or-teens side by side are a year read in pairs."""
    total = current = 0
    pair = False  # whether the last word was a number below a hundred, with nothing larger before it
    for word in words:
        value = _WORDS.get(word, 0)
        if word == "thousand":
            total, current, pair = total + max(current, 1) * 1000, 0, False
        elif word in _TIMES:
            current, pair = max(current, 1) * _TIMES[word], False
        elif word == "oh" or (pair and current >= 10 and value >= 10):
            current, pair = current * 100 + value, False
        else:
            pair = not current
            current += value
    return total + current


def read_roman(text: str) -> int | None:
    """The value of a Roman numeral in lower case, or None."""
    if not text or any(letter not in _ROMAN for letter in text):
        return None
    values = [_ROMAN[letter] for letter in text]
    return sum(-here if here < after else here for here, after in zip(values, [*values[1:], 0], strict=True))
