"""Read rule packs from TOML: the packs that ship with fasti, and a user's own beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from fasti.errors import RuleError
from fasti.rules.consistency import find_inconsistencies, inherit
from fasti.rules.date_schema import DatePack
from fasti.rules.reading import locate_rules, read_pack
from fasti.rules.schema import (
    AnaphorRule,
    EventPack,
    FactualityPack,
    FactualityRule,
    Frame,
    LightVerbRule,
    NamePack,
    NounRule,
    OutcomePack,
    OutcomeRule,
    TitleRule,
    TriggerRule,
)

SHIPPED = Path(__file__).parent
PACKS: dict[str, type[BaseModel]] = {
    "dates": DatePack,
    "events": EventPack,
    "factuality": FactualityPack,
    "names": NamePack,
    "outcomes": OutcomePack,
}


@dataclass(frozen=True)
class Rules:
    """All rules of the loaded packs, in file and line order, and the hash of the files that they came from.

    The hash has the weights beside the packs in it too (`confidence.toml`, ...), for events hang on them.
    """

    frames: dict[str, Frame]
    triggers: tuple[TriggerRule, ...]
    lights: tuple[LightVerbRule, ...]
    anaphors: tuple[AnaphorRule, ...]
    factuality: tuple[FactualityRule, ...]
    nouns: tuple[NounRule, ...]
    titles: tuple[TitleRule, ...]
    nations: dict[str, tuple[str, ...]]
    city_states: tuple[str, ...]
    outcomes: tuple[OutcomeRule, ...]
    dates: tuple[DatePack, ...]
    sha256: str


@lru_cache(maxsize=8)
def load_rules(extra: Path | None = None) -> Rules:
    """Load the shipped packs, and the pack in the directory `extra` after them.

    Raises RuleError with every fault of every file, each a line that names file, line and field.
    """
    faults: list[str] = []
    packs: dict[str, list[Any]] = {topic: [] for topic in PACKS}
    places: dict[str, list[str]] = {}
    digest = hashlib.sha256()
    for weights in sorted(SHIPPED.glob("*.toml")):
        digest.update(weights.name.encode() + weights.read_bytes())
    for topic, path in _files(extra):
        digest.update(path.name.encode() + path.read_bytes())
        pack = read_pack(path, PACKS[topic], faults)
        if pack is not None:
            packs[topic].append(pack)
            for id_, place in locate_rules(path) if topic != "dates" else ():  # date ids have a space of their own
                places.setdefault(id_, []).append(place)
    rules = _assemble(packs, digest.hexdigest())
    faults.extend(find_inconsistencies(rules, places))
    if faults:
        raise RuleError("\n".join(faults))
    return rules


def _assemble(packs: dict[str, list[Any]], sha256: str) -> Rules:
    events: list[EventPack] = packs["events"]
    return Rules(
        frames=inherit({frame.id: frame for pack in events for frame in pack.frame}),
        triggers=tuple(rule for pack in events for rule in pack.trigger),
        lights=tuple(rule for pack in events for rule in pack.light),
        anaphors=tuple(rule for pack in events for rule in pack.anaphor),
        factuality=tuple(rule for pack in packs["factuality"] for rule in pack.rule),
        nouns=tuple(rule for pack in packs["names"] for rule in pack.noun),
        titles=tuple(rule for pack in packs["names"] for rule in pack.title),
        nations={name: words for pack in packs["names"] for name, words in pack.nation.items()},
        city_states=tuple(name for pack in packs["names"] for name in pack.city_states),
        outcomes=tuple(rule for pack in packs["outcomes"] for rule in pack.rule),
        dates=tuple(packs["dates"]),
        sha256=sha256,
    )


@lru_cache(maxsize=8)
def load_date_packs(extra: Path | None = None) -> tuple[DatePack, ...]:
    """Load the date packs alone, as reading dates needs no other; raises RuleError with every fault of every file."""
    faults: list[str] = []
    paths = [path for topic, path in _files(extra) if topic == "dates"]
    packs = [pack for path in paths if isinstance(pack := read_pack(path, DatePack, faults), DatePack)]
    if faults:
        raise RuleError("\n".join(faults))
    return tuple(packs)


def _files(extra: Path | None) -> Iterator[tuple[str, Path]]:
    """Topic and path of every pack file; raises RuleError where the user's directory is none or holds no pack."""
    for root in (SHIPPED, *([extra] if extra else [])):
        if not root.is_dir():
            raise RuleError(f"{root}: there is no such rule directory; --rules takes a folder with events/*.toml.")
        found = [(topic, path) for topic in PACKS for path in sorted((root / topic).glob("*.toml"))]
        if not found:
            folders = ", ".join(f"{topic}/" for topic in PACKS)
            raise RuleError(f"{root}: this directory holds no rules; they are .toml files in {folders}.")
        yield from found
