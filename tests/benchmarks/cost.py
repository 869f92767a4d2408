"""What everything beyond the parse costs beside it: `python tests/benchmarks/cost.py [FOLDER] [--copies 1,10,100]`.

FOLDER holds plain texts (the corpus's by default), joined as paragraphs and repeated. The parse and each of our stages
are timed in one process, on one thread, in several rounds of which medians count: on a busy machine only their ratio
means something. Prints a Markdown table; cost that grows faster than the text shows as fewer words per second.
"""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import typer

from fasti import Document, load
from fasti.harvest import harvest
from fasti.nlp import COMPONENTS
from fasti.resolve import assess, merge

CORPUS = Path(__file__).parents[2] / "corpus" / "texts"
# Seconds of processor time of one round: the parse, each component, what follows them.
Round = dict[str, float]


def main(folder: Path = CORPUS, copies: str = "1,10,100", rounds: int = 5) -> None:
    """Print the table; a text of many copies gets fewer rounds."""
    text = "\n\n".join(path.read_bytes().decode() for path in sorted(folder.glob("*.txt")))
    nlp = load()
    nlp.max_length = 10**9
    time_round(nlp, text)  # what is made once and kept does not count
    columns = {}
    for number in map(int, copies.split(",")):
        many = "\n\n".join([text] * number)
        timed = [time_round(nlp, many) for _ in range(max(1 if number > 10 else 3, rounds // number))]
        columns[f"{len(many.split()):,} words"] = {name: median_of(timed, name) for name in timed[0]}
    for line in table(columns):
        print(line)


def time_round(nlp: Any, text: str) -> Round:
    """Parse the text and run each stage on it, each under its own clock."""
    spent: Round = defaultdict(float)
    doc = clock(spent, "parse", nlp.make_doc, text)
    for name, pipe in nlp.pipeline:
        doc = clock(spent, name.removeprefix("fasti_") if name in COMPONENTS else "parse", pipe, doc)
    document = Document(id="text", text=text)
    candidates = clock(spent, "harvest", lambda: harvest(doc, document))
    events = clock(spent, "merge", merge, candidates)
    clock(spent, "confidence", assess, events)
    return dict(spent)


def clock(spent: Round, name: str, work: Callable[..., Any], *given: Any) -> Any:
    """Do the work and add the processor time that it took."""
    begun = time.process_time()
    done = work(*given)
    spent[name] += time.process_time() - begun
    return done


def median_of(rounds: list[Round], name: str) -> float:
    """The median over rounds of one stage's share of its round's parse, times the median parse.

    Shares hold still while the machine's other work comes and goes.
    """
    parse = statistics.median(one["parse"] for one in rounds)
    return parse * statistics.median(one[name] / one["parse"] for one in rounds)


def table(columns: dict[str, Round]) -> Iterator[str]:
    """Seconds and share of the parse of each stage, and words per second, in Markdown."""
    yield f"| | {' | '.join(chain(*((size, 'of the parse') for size in columns)))} |"
    yield f"|---|{'---:|' * (2 * len(columns))}"
    for name in next(iter(columns.values())):
        yield row(name, columns, lambda one, name=name: one[name])
    yield row("all beyond the parse", columns, lambda one: sum(one.values()) - one["parse"])
    rates = (f"{int(size.split()[0].replace(',', '')) / sum(one.values()):,.0f}" for size, one in columns.items())
    yield f"| words a second | {' | '.join(chain(*((rate, '') for rate in rates)))} |"


def row(name: str, columns: dict[str, Round], read: Callable[[Round], float]) -> str:
    """One line of the table."""
    cells = ((f"{read(one):.2f} s", f"{read(one) / one['parse']:.1%}") for one in columns.values())
    return f"| {name} | {' | '.join(chain(*cells))} |"


if __name__ == "__main__":
    typer.run(main)
