"""Score `find_dates` on WikiWars (Mazur and Dale 2010): `python tests/benchmarks/dates_wikiwars.py DIR [--errors]`.

DIR holds `keyinline/*.xml`, articles with TIMEX2 tags in line. What counts as correct is told in dates_scoring.py.
"""

from __future__ import annotations

import argparse
import html
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from dates_scoring import Counts, Expression, find_expressions, normalise, pair, score, write_table

from fasti.chronology import find_dates

_TAG = re.compile(r"<(/?)TIMEX2([^>]*)>")


def read_article(source: str) -> tuple[str, list[Expression], str | None]:
    """Plain text, gold expressions and document time of an article with tags in line."""
    time = re.search(r'<DATETIME>.*?val="([0-9-]+)', source)
    body = re.search(r"<TEXT>(.*)</TEXT>", source, re.DOTALL)
    assert body is not None, "the article has no <TEXT>"
    text, gold, opened, position = "", [], [], 0
    for tag in _TAG.finditer(body[1]):
        text += html.unescape(body[1][position : tag.start()])
        position = tag.end()
        if not tag[1]:
            opened.append((len(text), tag[2]))
            continue
        start, attributes = opened.pop()
        value = re.search(r'\bval="([^"]*)"', attributes)
        is_set = 'set="YES"' in attributes
        gold.append(Expression(start, len(text), text[start:], normalise(value and value[1], is_set=is_set)))
    text += html.unescape(body[1][position:])
    return text, sorted(gold, key=lambda one: (one.start, one.end)), time and time[1]


def show_errors(name: str, text: str, gold: list[Expression], found: list[Expression]) -> None:
    """Print what was missed, found for nothing, of another extent or of another value."""
    pairs = pair(gold, found, strict=False)
    lines = [(gold[i].start, "MISSED", gold[i], None) for i in range(len(gold)) if i not in {i for i, _ in pairs}]
    lines += [(found[j].start, "EXTRA", None, found[j]) for j in range(len(found)) if j not in {j for _, j in pairs}]
    for i, j in pairs:
        value = "VALUE " if gold[i].value != found[j].value else ""
        extent = "EXTENT" if (gold[i].start, gold[i].end) != (found[j].start, found[j].end) else ""
        if value or extent:
            lines.append((gold[i].start, value + extent, gold[i], found[j]))
    for start, kind, one, other in sorted(lines, key=lambda line: line[0]):
        around = " ".join(text[max(0, start - 60) : start + 60].split())
        sides = f"gold {one and (one.text, one.value)} ours {other and (other.text, other.value)}"
        print(f"{name} {kind:13} {sides} | {around}")


def main() -> int:
    """Score every article of the directory; exit 2 where it holds none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--errors", action="store_true", help="list what is not right")
    options = parser.parse_args()
    paths = sorted((options.directory / "keyinline").glob("*.xml"))
    if not paths:
        print(f"{options.directory}: no keyinline/*.xml here; give the folder of WikiWars.", file=sys.stderr)
        return 2
    total: dict[str, Counts] = {}
    for path in paths:
        text, gold, time = read_article(path.read_text(encoding="utf-8"))
        found = find_expressions(find_dates(text, document_time=time))
        if options.errors:
            show_errors(path.name[:2], text, gold, found)
        total = {name: total.get(name, Counts()) + count for name, count in score(gold, found).items()}
    print(f"{len(paths)} articles")
    print(write_table(total))
    return 0


if __name__ == "__main__":
    sys.exit(main())
