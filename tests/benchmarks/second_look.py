"""Fit the second look at words that no frame let through: `python tests/benchmarks/second_look.py DIR... [--fit]`.

Each DIR is as `events_dev.py` takes it. A word is right where gold has a mention at it, of a type of the rules that
refused it. There are weights for models that recognize events, and for those that do not. Told are, for each chance
from which on words would be read, how many there are and how many of them are right: on the passages fitted on, by
leaving out one passage at a time, and on the untouched ones. `--fit` writes `pipeline/fasti/rules/second_look.toml`.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer
from events_dev import is_untouched
from regressions import fit_seen, lines_of

from fasti import load
from fasti.components.layers import Refusal, Trigger
from fasti.components.recognized import recognized
from fasti.components.second_look import features_of, likeliest
from fasti.components.syntax import forget_arguments
from fasti.components.triggers import TriggersComponent
from fasti.evaluation import read_gold
from fasti.readers.wraps import unwrap
from fasti.record import GoldFile
from fasti.rules.regression import Regression
from fasti.rules.second_look import SECOND_LOOK, SecondLooks

THRESHOLD = 0.4  # above half the F1 of events, so that what is read raises it
THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
RIDGE = 40.0  # many features, few words
SELDOM = 8  # a feature of fewer words has no weight


@dataclass(frozen=True)
class Tried:
    """A refused word of a passage: its features, and whether gold has it."""

    passage: str
    untouched: bool
    features: dict[str, float]
    right: bool
    told: bool  # whether the text tells of such events elsewhere


def main(folders: list[Path], fit: bool = False) -> None:
    """Print the tables; with --fit write the weights."""
    for folder in folders:
        if not (folder / "texts").is_dir() or not (folder / "gold").is_dir():
            sys.exit(f"{folder}: there is no texts/ and gold/ here; give the folder of the passages.")
    tried = list(try_all(folders))
    mine, others = ([one for one in tried if one.untouched == untouched] for untouched in (False, True))
    curves = {}
    for name in SecondLooks.model_fields:
        own = [alone(one) for one in mine if one.told] if name == "alone" else mine
        theirs = [alone(one) for one in others if one.told] if name == "alone" else others
        curves[name] = fit_weights(own)
        show(f"{name}, left out in turn", list(leave_out(own)))
        show(f"{name}, untouched", [(curves[name].chance(one.features), one.right) for one in theirs])
    if fit:
        told = render(SecondLooks(**curves), len({one.passage for one in mine}))
        SECOND_LOOK.write_text(told, encoding="utf-8")
        print(f"Wrote {SECOND_LOOK.name}.")


def try_all(folders: Iterable[Path]) -> Iterator[Tried]:
    """Every word that a frame refused in the passages, if the text tells of events of its type elsewhere."""
    nlp = load()
    component = nlp.get_pipe("fasti_triggers")
    assert isinstance(component, TriggersComponent)
    for folder in folders:
        gold = read_gold(folder / "gold", texts=folder / "texts")
        for file in gold.files:
            doc = nlp(unwrap(gold.texts[file.document]))
            forget_arguments(doc)
            attempts = component.first_look(doc)
            told = Counter(attempt.rule.type for attempt in attempts if isinstance(attempt, Trigger))
            known = recognized(doc)
            types = types_at(file)
            for attempt in attempts:
                if isinstance(attempt, Refusal) and attempt.reason == "frame" and likeliest(doc, attempt, told, known):
                    mine = {misfit.rule.type for misfit in attempt.misfits}
                    right = not mine.isdisjoint(types[doc[attempt.start].idx])
                    features = features_of(doc, attempt, told, known)
                    elsewhere = likeliest(doc, attempt, told) is not None
                    yield Tried(file.document, is_untouched(file), features, right, elsewhere)


def alone(one: Tried) -> Tried:
    """The same without what the recognizer says."""
    own = {name: value for name, value in one.features.items() if not name.startswith("event")}
    return replace(one, features=own)


def types_at(file: GoldFile) -> dict[int, set[str]]:
    """The types of the gold events that have a mention at an offset."""
    types: dict[int, set[str]] = defaultdict(set)
    for event in file.events:
        for mention in event.mentions:
            for offset in range(mention.start, mention.end):
                types[offset].add(event.type)
    return types


def fit_weights(tried: Sequence[Tried]) -> Regression:
    """The weights of all features that are not too seldom."""
    return fit_seen([(one.features, one.right) for one in tried], threshold=THRESHOLD, ridge=RIDGE, seldom=SELDOM)


def leave_out(tried: Sequence[Tried]) -> Iterator[tuple[float, bool]]:
    """The chance of each word by weights that were fitted without its passage, and whether it is right."""
    for passage in sorted({one.passage for one in tried}):
        weights = fit_weights([one for one in tried if one.passage != passage])
        yield from ((weights.chance(one.features), one.right) for one in tried if one.passage == passage)


def show(name: str, told: Sequence[tuple[float, bool]]) -> None:
    """A table of how many words would be read from each chance on, and how many of them are right."""
    print(f"{name}: {len(told)} words, {sum(right for _, right in told)} right\n")
    print("| from | read | right |\n|---:|---:|---:|")
    for least in THRESHOLDS:
        read = [right for chance, right in told if chance >= least]
        print(f"| {least} | {len(read)} | {sum(read) / len(read):.2f} |" if read else f"| {least} | 0 | |")
    print()


def render(looks: SecondLooks, passages: int) -> str:
    """The TOML file of the weights."""
    lines = [
        "# The chance that a word which no frame let through tells an event (components/second_look.py).",
        f"# Fitted on {passages} passages of history prose with gold, which are no part of the project, by",
        "#     python tests/benchmarks/second_look.py DIR... --fit",
    ]
    for name in SecondLooks.model_fields:
        lines += ["", *lines_of(getattr(looks, name), name)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    typer.run(main)
