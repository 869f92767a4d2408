"""Score `find_dates` on TimeML files: `python tests/benchmarks/dates_tempeval.py DIR`, as TempEval-3's task A.

DIR holds `*.tml` with TIMEX3 tags in line; the document's creation time is passed on and not scored. What counts as
correct is told in dates_scoring.py; TempEval-3's *strict* is the same extent, *relaxed* any overlap, *value* an equal
`value` among the pairs that overlap.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from dates_scoring import Counts, Expression, find_expressions, normalise, score, write_table

from fasti.chronology import find_dates

_TIMEX = re.compile(r"<(/?)(TIMEX3?)\b([^>]*)>|<[^>]+>")


def read_timeml(source: str) -> tuple[str, list[Expression], str | None]:
    """Plain text, gold expressions and document time of a TimeML file."""
    creation = re.search(r"<TIMEX3[^>]*CREATION_TIME[^>]*>", source)
    time = creation and re.search(r'value="([0-9-]+)', creation[0])
    body = re.search(r"<TEXT>(.*)</TEXT>", source, re.DOTALL)
    assert body is not None, "the file has no <TEXT>"
    text, gold, opened, position = "", [], [], 0
    for tag in _TIMEX.finditer(body[1]):
        text += html.unescape(body[1][position : tag.start()])
        position = tag.end()
        if tag[2] and not tag[1]:
            opened.append((len(text), tag[3]))
        elif tag[2] and opened:
            start, attributes = opened.pop()
            value = re.search(r'\bvalue="([^"]*)"', attributes)
            kind = normalise(value and value[1], is_set='type="SET"' in attributes)
            gold.append(Expression(start, len(text), text[start:], kind))
    text += html.unescape(body[1][position:])
    return text, sorted(gold, key=lambda one: (one.start, one.end)), time and time[1]


def main() -> int:
    """Score every file of the directory; exit 2 where it holds none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    options = parser.parse_args()
    paths = sorted(options.directory.glob("*.tml"))
    if not paths:
        print(f"{options.directory}: no *.tml here; give a directory of TimeML files.", file=sys.stderr)
        return 2
    total: dict[str, Counts] = {}
    for path in paths:
        text, gold, time = read_timeml(path.read_text(encoding="utf-8"))
        day = time if time and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", time) else None
        found = find_expressions(find_dates(text, document_time=day))
        total = {name: total.get(name, Counts()) + count for name, count in score(gold, found).items()}
    print(f"{len(paths)} files")
    print(write_table(total))
    return 0


if __name__ == "__main__":
    sys.exit(main())
