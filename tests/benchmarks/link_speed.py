"""How fast events are linked, and how well: `python tests/benchmarks/link_speed.py [EVENTS ...]`, on one core.

The events are made up: happenings of which one to many documents tell, each with some slots lost, dates coarser or a
few days off, and other spellings. A few places and one war are in thousands of documents, as on a real shelf. Precision
and recall are those of pairs, against the happenings that the events were made from.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from fasti.record import Event
from fasti.resolve.across import group, load_vocabulary, make_profile

SIZES = (10_000, 30_000, 100_000)
TYPES = (
    "conflict.battle", "conflict.attack", "conflict.siege", "conflict.capture", "conflict.movement", "life.death",
    "life.killing", "diplomacy.treaty", "politics.accession", "disaster.disaster",
)  # fmt: skip
NAMED = {"conflict.battle": "Battle", "conflict.siege": "Siege", "diplomacy.treaty": "Treaty"}
EVENTS_A_DOCUMENT = 40
SYLLABLES = "ba ko rin vel tar mos den lu sha gre pol wick ton ard ova esk mir tan hol bur".split()


def main() -> int:
    """Print a row for each size."""
    sizes = [int(argument) for argument in sys.argv[1:]] or list(SIZES)
    vocabulary = load_vocabulary()
    print(f"{'events':>9}{'profiles/s':>12}{'link s':>9}{'events/s':>10}{'compared':>12}{'precision':>11}{'recall':>8}")
    for size in sizes:
        made = list(make_events(size))
        begin = time.process_time()
        profiles = [make_profile(event, vocabulary) for _, event in made]
        profiled = time.process_time()
        grouping = group(profiles)
        done = time.process_time()
        truth = [happening for happening, _ in made]
        precision, recall = score(grouping.groups, truth)
        print(
            f"{size:>9,}{size / (profiled - begin):>12,.0f}{done - profiled:>9.1f}{size / (done - begin):>10,.0f}"
            f"{grouping.compared:>12,}{precision:>11.4f}{recall:>8.3f}"
        )
        crowded = sum(crowd.events for crowd in grouping.crowds)
        print(f"{'':>9} too common: {len(grouping.crowds)} keys, {crowded:,} events; undecided {grouping.undecided:,}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    return 0


def make_events(size: int) -> Iterator[tuple[int, Event]]:
    """Events in order of document and id, each with the number of its happening."""
    dice = random.Random(size)
    documents = max(2, size // EVENTS_A_DOCUMENT)
    towns = [_name(dice) for _ in range(max(200, size // 20))]
    people = [f"{_name(dice)} {_name(dice)}" for _ in range(max(200, size // 10))]
    made: list[tuple[str, str, int, Event]] = []
    happening = 0
    while len(made) < size:
        truth = _happening(dice, towns, people)
        tellers = min(documents, 1 + int(dice.paretovariate(1.1)) if dice.random() < 0.6 else 1)
        for document in dice.sample(range(documents), min(tellers, 40)):
            event = _tell(dice, truth, f"d{document:06}", f"e{len(made):07}")
            made.append((event.document or "", event.id, happening, event))
        happening += 1
        if dice.random() < 0.01:
            made.append(_war(dice, documents, len(made)))
    for _, _, number, event in sorted(made[:size], key=lambda one: one[:2]):
        yield number, event


def score(groups: tuple[tuple[int, ...], ...], truth: list[int]) -> tuple[float, float]:
    """Pairwise precision and recall."""
    together = sum(len(group) * (len(group) - 1) // 2 for group in groups)
    told = sum(many * (many - 1) // 2 for many in Counter(truth).values())
    right = 0
    for members in groups:
        right += sum(many * (many - 1) // 2 for many in Counter(truth[at] for at in members).values())
    return (right / together if together else 1.0), (right / told if told else 1.0)


def _name(dice: random.Random) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(2, 4))).capitalize()


def _happening(dice: random.Random, towns: list[str], people: list[str]) -> dict[str, object]:
    kind = dice.choice(TYPES)
    town = towns[min(int(dice.paretovariate(0.7)) - 1, len(towns) - 1)]
    return {
        "type": kind,
        "day": date(dice.randint(1500, 1950), 1, 1) + timedelta(dice.randrange(365)),
        "town": town,
        "who": dice.sample(people, 2),
        "named": kind in NAMED and dice.random() < 0.3,
    }


def _tell(dice: random.Random, truth: dict[str, object], document: str, event: str) -> Event:
    kind, town, who, day = str(truth["type"]), str(truth["town"]), truth["who"], truth["day"]
    assert isinstance(who, list) and isinstance(day, date)
    words = f"{NAMED[kind]} of {town}" if truth["named"] and dice.random() < 0.8 else kind.partition(".")[2]
    named = words[0].isupper()
    if named and dice.random() < 0.1:
        day += timedelta(dice.randint(1, 10))
    iso = day.isoformat()
    edtf = dice.choices([iso, iso[:7], iso[:4], ""], [5, 2, 2, 1])[0]
    actors = [{"name": who[0], "role": "target"}] * (dice.random() < 0.8)
    actors += [{"name": who[1].split()[-1], "role": "agent"}] * (dice.random() < 0.6)
    places = [{"name": town, "role": "location"}] * (dice.random() < 0.7)
    places += [{"name": "France", "role": "location"}] * (dice.random() < 0.3)
    return _event(document, event, kind, words, edtf, actors, places)


def _war(dice: random.Random, documents: int, number: int) -> tuple[str, str, int, Event]:
    document, event = f"d{dice.randrange(documents):06}", f"e{number:07}"
    words = dice.choice(["Second World War", "World War II"])
    made = _event(document, event, "conflict.war", words, dice.choice(["", "1939/1945", "1943", "1940"]), [], [])
    return document, event, -1, made


def _event(document: str, event: str, kind: str, words: str, edtf: str, actors: list, places: list) -> Event:
    return Event.model_validate(
        {
            "id": event, "document": document, "type": kind, "label": words,
            "mentions": [{"start": 0, "end": len(words), "text": words}],
            "dates": [{"edtf": edtf}] if edtf else [], "actors": actors, "places": places,
        }
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
