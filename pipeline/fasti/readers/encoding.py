"""Bytes to text without mangling: every character is kept, newlines included, and every guess is stated."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from fasti.errors import InputError

# UTF-32 before UTF-16: the mark of UTF-16-LE opens that of UTF-32-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What nearly every English text that is not UTF-8 is written in. Its Latin-1 and the code pages of Central Europe agree
# on é and ü, so that a short text leaves them tied; the tie goes here.
_LIKELY = "cp1252"
# Every second byte of English in UTF-16 is NUL, but for a dash or a curly quote here and there; of a binary file, no
# half of the bytes is so and the other free of it.
_NUL_SHARE = 0.7
_OTHER_SHARE = 0.02
_SAMPLE = 2**16


def decode(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of `content`, and what had to be decided to read it.

    A byte order mark is dropped, so that offset 0 is the first character of the text. Raises InputError where the bytes
    are no text in any encoding.
    """
    mark, encoding = next(((mark, name) for mark, name in _MARKS if content.startswith(mark)), (b"", "utf-8"))
    if not mark and (unmarked := _unmarked_utf16(content)):
        return content.decode(unmarked), (
            f"the file has no byte order mark; it was read as {unmarked.upper()}, a guess.",
        )
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        return _guess(content)
    _refuse_binary(text)
    if not mark:
        return text, ()
    return text, (f"the file opens with a {encoding.upper()} byte order mark; offsets count from after it.",)


def _unmarked_utf16(content: bytes) -> str | None:
    """The byte order of UTF-16 that has no mark, where the NUL bytes of Latin letters show it; else None."""
    sample = content[:_SAMPLE]
    if len(content) % 2 or len(content) < 8 or b"\0" not in sample:
        return None
    even, odd = sample[::2].count(0) / len(sample[::2]), sample[1::2].count(0) / len(sample[1::2])
    for name, nul, other in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if nul >= _NUL_SHARE and other <= _OTHER_SHARE:
            try:
                text = content.decode(name)
            except UnicodeDecodeError:
                return None
            return name if "\0" not in text else None
    return None


def _guess(content: bytes) -> tuple[str, tuple[str, ...]]:
    _refuse_binary(content.decode("latin-1"))
    likely = from_bytes(content, cp_isolation=[_LIKELY]).best()
    best = from_bytes(content).best()
    if likely is not None and (best is None or likely.chaos <= best.chaos):
        best = likely
    if best is None:
        raise InputError("the bytes are no text in any encoding that we know; save the file as UTF-8 text.")
    note = f"the file is no UTF-8; it was read as {best.encoding}, a guess. If letters look wrong, save it as UTF-8."
    return content.decode(best.encoding), (note,)


def _refuse_binary(text: str) -> None:
    if "\0" in text:
        raise InputError("this is a binary file, not text: it holds NUL bytes. Convert it to UTF-8 text.")
