"""Score date readers on the phrases of the rule packs: `python tests/benchmarks/dates_phrases.py`.

Every example that is a phrase, not a sentence, and has an expected EDTF value is read by fasti, by the natural-language
parser of python-edtf and by dateparser, side by side; each is given the example's whole text (*before 1066, the war of
1756–63*). A dateparser result is a day; it counts as right where the expected value is that day, or the month or year
of which it gives the first day. Readers that are not installed are left out, with a note.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime

from fasti.chronology import find_dates
from fasti.rules.loader import load_date_packs

Reader = Callable[[str], str | None]


def read_by_fasti(phrase: str) -> str | None:
    """The EDTF of the first date in the phrase."""
    return next((one.date.edtf for one in find_dates(phrase) if one.date is not None), None)


def load_readers() -> dict[str, Reader]:
    """The readers that are installed, by name."""
    readers: dict[str, Reader] = {"fasti": read_by_fasti}
    try:
        from edtf import text_to_edtf
    except ImportError:
        print("python-edtf is not installed: left out.")
    else:
        readers["python-edtf"] = text_to_edtf
    try:
        import dateparser
    except ImportError:
        print("dateparser is not installed: left out.")
    else:
        settings = {"RELATIVE_BASE": datetime(1900, 1, 1), "PREFER_DAY_OF_MONTH": "first"}

        def read_by_dateparser(phrase: str) -> str | None:
            found = dateparser.parse(phrase, languages=["en"], settings=settings)
            return found and found.strftime("%Y-%m-%d")

        readers["dateparser"] = read_by_dateparser
    return readers


def is_right(found: str | None, expected: str) -> bool:
    """Whether a reader's answer is the expected value, or the first day of it."""
    return found is not None and (found == expected or found in (f"{expected}-01", f"{expected}-01-01"))


def main() -> int:
    """Print one line a reader: how many phrases it reads rightly, wrongly, or not at all."""
    rules = [rule for pack in load_date_packs() for rule in (*pack.rule, *pack.context, *pack.join)]
    examples = [example for rule in rules for example in rule.examples if example.edtf and not example.document_time]
    phrases = sorted({(one.text, str(one.edtf)) for one in examples if not one.text.endswith((".", "!"))})
    print(f"{len(phrases)} phrases, of {len(examples)} examples with an expected value")
    print(f"{'':14}{'right':>7}{'wrong':>7}{'none':>7}")
    for name, read in load_readers().items():
        answers = []
        for phrase, edtf in phrases:
            try:
                answers.append((read(phrase), edtf))
            except Exception:  # a reader that fails on a phrase has not read it
                answers.append((None, edtf))
        right = sum(is_right(found, edtf) for found, edtf in answers)
        none = sum(found is None for found, _ in answers)
        print(f"{name:14}{right:7}{len(phrases) - right - none:7}{none:7}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
