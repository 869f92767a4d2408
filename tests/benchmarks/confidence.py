"""How honest the confidences are, and what a threshold costs: `python tests/benchmarks/confidence.py DIR [--fit]`.

DIR is as `events_dev.py` takes it: `texts/<number>-<name>.txt` and `gold/<number>-<name>.gold.json`. What a
`--min-confidence` keeps and what it costs is told for the tuned and the untouched passages apart. `--fit` fits the
weights anew on the tuned ones and writes `pipeline/fasti/rules/confidence.toml`; how good such weights are on passages
that they were not fitted on is told by leaving out one passage at a time.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import typer
from events_dev import PARTS, is_untouched
from regressions import Numbers, fit_features

from fasti import Document, load
from fasti.evaluation import Gold, evaluate, read_gold
from fasti.evaluation.alignment import EventPair, align_events
from fasti.harvest import harvest
from fasti.record import Actor, Event, EventDate, GoldFile, Outcome, Place
from fasti.resolve import merge
from fasti.resolve.confidence import assess, event_features, keep_surest, odds, value_features
from fasti.rules.calibration import CALIBRATION, Calibration, Curve

SLOTS = {"dates": "date", "actors": "actor", "places": "place", "outcomes": "outcome"}
THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)


@dataclass(frozen=True)
class Judged:
    """A predicted event or value: its slot, its passage, its event, and whether gold has it."""

    slot: str
    passage: str
    event: Event
    value: EventDate | Actor | Place | Outcome | None
    right: bool

    def features(self, of_events: Curve) -> dict[str, float]:
        """What its confidence hangs on; `of_events` is the curve of events."""
        own = event_features(self.event)
        return own if self.value is None else value_features(self.value, odds(of_events, own))

    @property
    def confidence(self) -> float:
        """What the shipped weights say."""
        return (self.value or self.event).confidence or 0.0


def main(folder: Path, fit: bool = False) -> None:
    """Print the tables; with --fit write the weights."""
    if not (folder / "texts").is_dir() or not (folder / "gold").is_dir():
        sys.exit(f"{folder}: there is no texts/ and gold/ here; give the folder of the passages.")
    gold = read_gold(folder / "gold", texts=folder / "texts")
    found = extract_all(gold)
    if fit:
        judged = list(judge([file for file in gold.files if not is_untouched(file)], found))
        passages = len({one.passage for one in judged})
        CALIBRATION.write_text(render(fit_all(judged), passages), encoding="utf-8")
        print(f"Wrote {CALIBRATION.name}.\n")
        show_held_out(judged)
    for part, untouched in PARTS.items():
        files = [file for file in gold.files if is_untouched(file) == untouched]
        assessed = {file.document: assess(found[file.document]) for file in files}
        print(f"## {part}, {len(files)} passages\n")
        show_reliability(list(judge(files, assessed)))
        show_thresholds(files, assessed)


def extract_all(gold: Gold) -> dict[str, tuple[Event, ...]]:
    """The events of every passage, not yet assessed."""
    nlp = load()
    documents = [Document(id=file.document, text=gold.texts[file.document]) for file in gold.files]
    return {document.id: merge(harvest(nlp(document.text), document)) for document in documents}


def judge(files: Iterable[GoldFile], found: Mapping[str, tuple[Event, ...]]) -> Iterator[Judged]:
    """Each predicted event and value of some passages, with whether gold has it."""
    for file in files:
        alignment = align_events(file.document, file.events, found[file.document])
        pairs = {pair.predicted.id: pair for pair in alignment.pairs}
        for event in alignment.predicted:
            pair = pairs.get(event.id)
            yield Judged("event", file.document, event, None, pair is not None and pair.gold.type == event.type)
            good = {id(value) for value in right_values(pair)} if pair else set()
            for slot, name in SLOTS.items():
                for value in getattr(event, slot):
                    yield Judged(name, file.document, event, value, id(value) in good)


def right_values(pair: EventPair) -> Iterator[EventDate | Actor | Place | Outcome]:
    """The predicted values of an aligned pair that gold has, with role or kind."""
    yield from (theirs for _, theirs in pair.dates)
    yield from (theirs for mine, theirs in pair.actors if mine.role == theirs.role)
    yield from (theirs for mine, theirs in pair.places if mine.role == theirs.role)
    yield from (theirs for mine, theirs in pair.outcomes if mine.kind == theirs.kind)


def fit_all(judged: Sequence[Judged]) -> Calibration:
    """The curve of events, then those of the values, which hang on it."""
    flat = Curve(intercept=0.0)
    event = fit_curve([one for one in judged if one.slot == "event"], flat)
    values = {name: fit_curve([one for one in judged if one.slot == name], event) for name in SLOTS.values()}
    return Calibration(event=event, **values)


def fit_curve(judged: Sequence[Judged], of_events: Curve) -> Curve:
    """The curve of one slot."""
    features = [one.features(of_events) for one in judged]
    return fit_features(features, list(features[0]), [one.right for one in judged])


def render(calibration: Calibration, passages: int) -> str:
    """The TOML file of the weights."""
    lines = [
        "# How sure events and values are: weights of logistic regressions on the features of resolve/confidence.py.",
        f"# Fitted on {passages} passages of history prose with gold, which are no part of the project, by",
        "#     python tests/benchmarks/confidence.py DIR --fit",
        "# An event is right where gold has it with its type, a value where gold has it there with its role or kind.",
    ]
    for slot in ("event", *SLOTS.values()):
        curve: Curve = getattr(calibration, slot)
        lines += ["", f"[{slot}]", f"intercept = {curve.intercept}"]
        if curve.weights:
            lines.append("weights = { " + ", ".join(f"{name} = {w}" for name, w in curve.weights.items()) + " }")
    return "\n".join(lines) + "\n"


def show_held_out(judged: Sequence[Judged]) -> None:
    """For each slot how well weights do on a passage that they were not fitted on, beside its bare share of right."""
    held: dict[str, list[tuple[float, float, bool]]] = defaultdict(list)
    for passage in sorted({one.passage for one in judged}):
        rest = [one for one in judged if one.passage != passage]
        calibration = fit_all(rest)
        shares = {slot: np.mean([one.right for one in rest if one.slot == slot]) for slot in Calibration.model_fields}
        for one in judged:
            if one.passage == passage:
                told = odds(getattr(calibration, one.slot), one.features(calibration.event))
                held[one.slot].append((told, float(shares[one.slot]), one.right))
    print("## Fitted without the passage that is scored\n")
    print("| | readings | right | Brier | Brier of the bare share | area under ROC |\n|---|---:|---:|---:|---:|---:|")
    for slot, rows in held.items():
        told, share, right = (np.array(column, dtype=np.float64) for column in zip(*rows, strict=True))
        brier, bare = np.mean((told - right) ** 2), np.mean((share - right) ** 2)
        print(f"| {slot} | {len(rows)} | {right.mean():.3f} | {brier:.3f} | {bare:.3f} | {area(told, right):.3f} |")
    print()


def area(told: Numbers, right: Numbers) -> float:
    """How often a right reading is told to be surer than a wrong one."""
    good, bad = told[right == 1][:, None], told[right == 0][None, :]
    return float(np.mean((good > bad) + 0.5 * (good == bad)))


def show_reliability(judged: Sequence[Judged]) -> None:
    """For each range of confidence how many events and values have it, their mean confidence, and the share right."""
    print("| confidence | events | told | right | values | told | right |\n|---|---:|---:|---:|---:|---:|---:|")
    for low, high in pairwise(BINS):
        inside = [one for one in judged if low <= one.confidence < high or one.confidence == high == BINS[-1]]
        cells: list[str] = []
        for group in ([one for one in inside if one.value is None], [one for one in inside if one.value is not None]):
            told, right = [one.confidence for one in group], [one.right for one in group]
            cells += [str(len(group)), *(f"{np.mean(column):.2f}" if group else "" for column in (told, right))]
        print(f"| {low:.1f}–{high:.1f} | {' | '.join(cells)} |")
    print()


def show_thresholds(files: Sequence[GoldFile], assessed: Mapping[str, tuple[Event, ...]]) -> None:
    """Precision and recall of events and of all that the record measures, by the least confidence that is kept."""
    measures = ("event", "type", "record", "date", "actor_role", "place_role", "outcome_kind")
    print(f"| at least | {' | '.join(f'{name} P | R' for name in measures)} |")
    print(f"|---:|{'---:|' * (2 * len(measures))}")
    for least in THRESHOLDS:
        events = [event for found in assessed.values() for event in keep_surest(found, least)]
        counts = evaluate(files, events).counts
        cells = [f"{ratio:.2f}" if ratio is not None else "–" for name in measures
                 for ratio in (counts[name].precision, counts[name].recall)]  # fmt: skip
        print(f"| {least:.1f} | {' | '.join(cells)} |")
    print()


if __name__ == "__main__":
    typer.run(main)
