"""Whether a text is English: the share of its commonest words, counted over the whole of it."""

from __future__ import annotations

import re

# Words that English prose cannot do without and that other languages do not have or hardly use: no *in*, *was*, *on*,
# *me*, which are German, Dutch or French words too.
_ENGLISH = frozenset(
    "the of and to with from by for that this these his her their its were had have has been which who whom what when "
    "where would could should at not they them he she it we you or but into after before".split()
)
# *In this year Ælfwald, king of the Northumbrians, was slain by Sicga on the ninth of the kalends of October* has a
# third; annals that name little but persons a fifth; German, French, Latin and Italian under a fiftieth.
LEAST_ENGLISH = 0.08
# A caption, a heading or a telegram may have none of them.
FEWEST_WORDS = 50
# Below this share of Latin letters the text is Chinese, Russian, Greek or Arabic; such writing may have no word gaps.
LEAST_LATIN = 0.5
FEWEST_LETTERS = 100

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
_LETTER = re.compile(r"[^\W\d_]")


def fault_of_language(text: str) -> str | None:
    """What is wrong with a text that is not English, in a sentence; None for English and for what is too short."""
    letters = sum(1 for _ in _LETTER.finditer(text))
    latin = sum(1 for _ in _LATIN.finditer(text))
    if letters >= FEWEST_LETTERS and latin < LEAST_LATIN * letters:
        return "the text is not in the Latin script; fasti reads English only, so translate it or leave it out."
    words = english = 0
    for match in _WORD.finditer(text):
        words += 1
        english += match[0].lower() in _ENGLISH
    if words >= FEWEST_WORDS and english < LEAST_ENGLISH * words:
        return (
            f"the text does not seem to be English: {english / words:.0%} of its words are words like 'the', 'of' and "
            "'with', which make up a third of English prose; translate it or leave it out."
        )
    return None
