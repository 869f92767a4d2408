"""Score what is read of short accounts of battles against their keys: when, where, who commanded, who won.

    python tests/benchmarks/battles.py [DIR] [--show]

DIR (`accounts/` beside this file: 60 accounts written for the project) holds `texts/<id>.txt`, each the account of one
battle or siege, and `key.jsonl`, a line for each: `id`; `dates`, `places` and `victor`, each a list of what is right;
`commanders`, with `name` and `side`; and `aside`, true where the account is never looked at while rules are written.
`--show` lists what was missed in the others.

*main* asks one event for the answer: of the account's fights, sieges, attacks, captures and surrenders the one with
most mentions, the first of equals. *any* asks all events of conflict, whichever has it.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from fasti import Document, Event, extract, load

FOUGHT = {f"conflict.{kind}" for kind in ("battle", "siege", "attack", "capture", "surrender", "massacre")}
ACCOUNTS = Path(__file__).with_name("accounts")
PARTS = {"looked at": False, "aside": True}
Key = dict[str, Any]


def main(folder: Annotated[Path, typer.Argument()] = ACCOUNTS, show: bool = False) -> None:
    """Print right, asked and told of every value for each part, of the main event and of any."""
    if not (folder / "key.jsonl").is_file():
        sys.exit(f"{folder}: there is no key.jsonl here; give the folder of the accounts.")
    keys = [json.loads(line) for line in (folder / "key.jsonl").read_text(encoding="utf-8").splitlines()]
    nlp = load()
    for part, aside in PARTS.items():
        scores: dict[str, Counter[str]] = {"main": Counter(), "any": Counter()}
        chosen = [key for key in keys if key["aside"] == aside]
        for key in chosen:
            text = (folder / "texts" / f"{key['id']}.txt").read_text(encoding="utf-8")
            events = extract(Document(id=key["id"], text=text), nlp=nlp)
            fought = [event for event in events if event.type.startswith("conflict.")]
            for name, asked in (("main", main_event(events)), ("any", fought)):
                scores[name].update(count(key, asked))
            if show and not aside:
                print(f"{key['id']}: {'; '.join(missed(key, main_event(events))) or 'all'}")
        print(f"{part}, {len(chosen)} accounts\n{'':14}{'main   R':>12}{'P':>8}{'any   R':>12}{'P':>8}")
        for value in ("date", "date overlap", "place", "commander", "leader", "victor"):
            line = "".join(f"{rate(c, value, 'asked'):>12}{rate(c, value, 'told'):>8}" for c in scores.values())
            print(f"{value:14}{line}")
        print()


def main_event(events: Iterable[Event]) -> list[Event]:
    """The event with most mentions, the first of equals; none where nothing was fought."""
    fought = sorted((e for e in events if e.type in FOUGHT), key=lambda e: (-len(e.mentions), e.mentions[0].start))
    return fought[:1]


def count(key: Key, events: Sequence[Event]) -> Counter[str]:
    """What of the key is told by the events, and how much of what they tell is in the key."""
    dates = {date.edtf for event in events for date in event.dates}
    ranges = [bounds(date.edtf) for event in events for date in event.dates]
    places = {(place.name, *place.aliases) for event in events for place in event.places if place.role == "location"}
    actors = [actor for event in events for actor in event.actors]
    leaders = {(actor.name, *actor.aliases) for actor in actors if actor.role == "leader"}
    named = [(actor.name, *actor.aliases) for actor in actors]
    results = results_of(events)
    asked = [bounds(date) for date in key["dates"]]
    commanders = [c["name"] for c in key["commanders"]]
    found: Counter[str] = Counter()
    found["date"] = bool(dates & set(key["dates"]))
    found["date overlap"] = any(meets(one, other) for one in ranges for other in asked)
    found["place"] = any(same(place, name) for place in key["places"] for name in places)
    found["commander"] = sum(any(same(one, name) for name in named) for one in commanders)
    found["leader"] = sum(any(same(one, name) for name in leaders) for one in commanders)
    found["victor"] = any(names(victor, result) for victor in key["victor"] for result in results)
    found.update({f"{value} asked": 1 for value in ("date", "date overlap", "place", "victor")})
    found.update({f"{value} asked": len(commanders) for value in ("commander", "leader")})
    told = {"date": [date in key["dates"] for date in dates]}
    told["date overlap"] = [any(meets(one, other) for other in asked) for one in ranges]
    told["place"] = [any(same(place, name) for place in key["places"]) for name in places]
    told["leader"] = [any(same(one, name) for one in commanders) for name in leaders]
    told["victor"] = [any(names(victor, result) for victor in key["victor"]) for result in results]
    for value, right in told.items():
        found[f"{value} told"], found[f"{value} told right"] = len(right), sum(right)
    return found


def missed(key: Key, events: Sequence[Event]) -> Iterable[str]:
    """What of the key the events do not tell, in words."""
    found = count(key, events)
    dates = [date.edtf for event in events for date in event.dates]
    places = [place.name for event in events for place in event.places]
    actors = [f"{actor.name} ({actor.role})" for event in events for actor in event.actors]
    for value, said in (("date", dates), ("place", places), ("leader", actors), ("victor", results_of(events))):
        if found[value] < found[f"{value} asked"]:
            yield f"\n    {value}: {said}"


def results_of(events: Iterable[Event]) -> list[str]:
    """What the events say of who won."""
    said = (span.text for e in events for o in e.outcomes if o.kind == "result" for span in o.spans)
    return list(dict.fromkeys(said))


def rate(found: Counter[str], value: str, of: str) -> str:
    """A share with what it is of; recall for *asked*, precision for *told*."""
    whole = found[f"{value} {of}"]
    right = found[value] if of == "asked" else found[f"{value} told right"]
    return f"{right / whole:.2f}" if whole else "–"


def same(name: str, told: Iterable[str]) -> bool:
    """Whether one of the names told is the name, or the part of it that tells him: *Nelson*, *the Duke of Parma*."""
    wanted = words(name)
    return any(wanted <= words(one) or (words(one) <= wanted and bool(words(one))) for one in told)


def names(victor: str, result: str) -> bool:
    """Whether the text of a result names the victor."""
    return words(victor) <= words(result)


def words(text: str) -> frozenset[str]:
    """The words of a name, without accents, case, small words and endings of plurals."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    small = {"the", "of", "de", "von", "and"}
    split = "".join(c if c.isalnum() else " " for c in plain).split()
    return frozenset(word.removesuffix("s") for word in split if word not in small and len(word) > 1)


def bounds(edtf: str) -> tuple[str, str]:
    """First and last day of a date or interval, as strings that compare within one era."""
    first, _, last = edtf.rstrip("?~%").partition("/")
    return first.replace("X", "0").replace("..", ""), (last or first).replace("X", "9").replace("..", "9") + "~"


def meets(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two spans of time share a day."""
    return one[0] <= other[1] and other[0] <= one[1]


if __name__ == "__main__":
    typer.run(main)
