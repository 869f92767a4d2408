"""Fit which event an outcome came of: `python tests/benchmarks/blame.py DIR... [--fit]`.

Each DIR is as `events_dev.py` takes it. Tried are gold's own outcomes with the events that the rules find in their
sentence and the three before; one is right where gold has the outcome with it. Told are how often the likeliest is
right: on the passages fitted on, by leaving out a fifth of them at a time, and on the untouched ones. `--fit` writes
`pipeline/fasti/rules/blame.toml`.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer
from events_dev import is_untouched
from regressions import fit_seen, lines_of
from spacy.tokens import Doc

from fasti import load
from fasti.components.recognized_outcomes import near_events
from fasti.components.scene import Scene
from fasti.evaluation import read_gold
from fasti.readers.wraps import unwrap
from fasti.record import Event, GoldFile
from fasti.rules.blame import BLAME
from fasti.rules.regression import Regression

THRESHOLD = 0.25  # for the chance of an outcome times that of its event; near half the F1 of outcomes
RIDGE = 5.0
SELDOM = 10  # a feature of fewer pairs has no weight
FOLDS = 5


@dataclass(frozen=True)
class Tried:
    """An outcome of a passage: the features of each event near it, and whether gold has the outcome with it."""

    passage: str
    untouched: bool
    events: tuple[tuple[dict[str, float], bool], ...]


def main(folders: list[Path], fit: bool = False) -> None:
    """Print the shares; with --fit write the weights."""
    for folder in folders:
        if not (folder / "texts").is_dir() or not (folder / "gold").is_dir():
            sys.exit(f"{folder}: there is no texts/ and gold/ here; give the folder of the passages.")
    tried = [one for one in try_all(folders) if one.events]
    mine, others = ([one for one in tried if one.untouched == untouched] for untouched in (False, True))
    passages = sorted({one.passage for one in mine})
    parts = [set(passages[fold::FOLDS]) for fold in range(FOLDS)]
    held = [one for part in parts for one in judge(mine, part)]
    weights = fit_weights(mine)
    show("left out in turn", held)
    show("untouched", [likeliest(weights, one) for one in others])
    if fit:
        BLAME.write_text(render(weights, len(passages)), encoding="utf-8")
        print(f"Wrote {BLAME.name}.")


def judge(tried: Sequence[Tried], part: set[str]) -> list[bool]:
    """Whether the likeliest event is right in the passages of `part`, by weights that were fitted on the others."""
    weights = fit_weights([one for one in tried if one.passage not in part])
    return [likeliest(weights, one) for one in tried if one.passage in part]


def likeliest(weights: Regression, one: Tried) -> bool:
    """Whether the event with the best chance is right."""
    return max(one.events, key=lambda event: weights.chance(event[0]))[1]


def try_all(folders: Iterable[Path]) -> Iterator[Tried]:
    """All outcomes of all passages."""
    nlp = load()
    for folder in folders:
        gold = read_gold(folder / "gold", texts=folder / "texts")
        for file in gold.files:
            yield from outcomes_of(file, nlp(unwrap(gold.texts[file.document])))


def outcomes_of(file: GoldFile, doc: Doc) -> Iterator[Tried]:
    """Those of one passage."""
    owners: dict[tuple[int, int, str], list[Event]] = defaultdict(list)
    for event in file.events:
        for outcome in event.outcomes:
            for span in outcome.spans:
                owners[span.start, span.end, outcome.kind].append(event)
    scene = Scene(doc, doc._.fasti_triggers)
    for (start, end, kind), events in owners.items():
        span = doc.char_span(start, end, alignment_mode="expand")
        near = near_events(scene, span.root, span.start, span.end, kind)
        pairs = tuple((features, _tells(scene, at, events)) for at, features in near)
        yield Tried(file.document, is_untouched(file), pairs)


def _tells(scene: Scene, at: int, events: Iterable[Event]) -> bool:
    """Whether a trigger is a mention of one of the events."""
    trigger = scene.triggers[at]
    span = scene.doc[trigger.start : trigger.end]
    return any(m.start < span.end_char and span.start_char < m.end for event in events for m in event.mentions)


def fit_weights(tried: Sequence[Tried]) -> Regression:
    """The weights of all features that are not too seldom."""
    pairs = [pair for one in tried for pair in one.events]
    return fit_seen(pairs, threshold=THRESHOLD, ridge=RIDGE, seldom=SELDOM, scaled=False)


def show(name: str, right: Sequence[bool]) -> None:
    """One line."""
    print(f"{name}: {len(right)} outcomes, the likeliest event right for {sum(right) / len(right):.2f}")


def render(weights: Regression, passages: int) -> str:
    """The TOML file of the weights."""
    lines = [
        "# The chance that an outcome came of an event near it (components/recognized_outcomes.py).",
        f"# Fitted on {passages} passages of history prose with gold, which are no part of the project, by",
        "#     python tests/benchmarks/blame.py DIR... --fit",
        "",
        *lines_of(weights),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    typer.run(main)
