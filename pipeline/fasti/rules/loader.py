"""Read rule packs from TOML: the packs that ship with fasti, and a user's own beside them."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from fasti.errors import RuleError
from fasti.rules.date_schema import DatePack
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
    """All rules of the loaded packs, in file and line order, and the hash of the files that they came from."""

    frames: dict[str, Frame]
    triggers: tuple[TriggerRule, ...]
    lights: tuple[LightVerbRule, ...]
    anaphors: tuple[AnaphorRule, ...]
    factuality: tuple[FactualityRule, ...]
    nouns: tuple[NounRule, ...]
    titles: tuple[TitleRule, ...]
    nations: dict[str, tuple[str, ...]]
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
    digest = hashlib.sha256()
    for root in (SHIPPED, *([extra] if extra else [])):
        if not root.is_dir():
            raise RuleError(f"{root}: there is no such rule directory; --rules takes a folder with events/*.toml.")
        for topic, path in _files(root):
            digest.update(path.name.encode() + path.read_bytes())
            pack = _read(path, PACKS[topic], faults)
            if pack is not None:
                packs[topic].append(pack)
    events: list[EventPack] = packs["events"]
    rules = Rules(
        frames=_inherit({frame.id: frame for pack in events for frame in pack.frame}, faults),
        triggers=tuple(rule for pack in events for rule in pack.trigger),
        lights=tuple(rule for pack in events for rule in pack.light),
        anaphors=tuple(rule for pack in events for rule in pack.anaphor),
        factuality=tuple(rule for pack in packs["factuality"] for rule in pack.rule),
        nouns=tuple(rule for pack in packs["names"] for rule in pack.noun),
        titles=tuple(rule for pack in packs["names"] for rule in pack.title),
        nations={name: words for pack in packs["names"] for name, words in pack.nation.items()},
        outcomes=tuple(rule for pack in packs["outcomes"] for rule in pack.rule),
        dates=tuple(packs["dates"]),
        sha256=digest.hexdigest(),
    )
    faults.extend(_cross_faults(rules))
    if faults:
        raise RuleError("\n".join(faults))
    return rules


@lru_cache(maxsize=8)
def load_date_packs(extra: Path | None = None) -> tuple[DatePack, ...]:
    """Load the date packs alone, as reading dates needs no other; raises RuleError with every fault of every file."""
    faults: list[str] = []
    paths = [path for root in (SHIPPED, *([extra] if extra else [])) for path in sorted((root / "dates").glob("*.toml"))]
    packs = [pack for path in paths if isinstance(pack := _read(path, DatePack, faults), DatePack)]
    if faults:
        raise RuleError("\n".join(faults))
    return tuple(packs)


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    for topic in PACKS:
        for path in sorted((root / topic).glob("*.toml")):
            yield topic, path


def _read(path: Path, pack: type[BaseModel], faults: list[str]) -> BaseModel | None:
    source = path.read_text(encoding="utf-8")
    try:
        return pack.model_validate(tomllib.loads(source))
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{path}: this is not TOML: {error}.")
    except ValidationError as error:
        faults.extend(f"{path}:{_fault(source, fault)}" for fault in error.errors())
    return None


def _fault(source: str, fault: Any) -> str:
    """`line: field: what is wrong` for one pydantic fault, the line being where the faulty table begins."""
    place = fault["loc"]
    table, number = (place[0], place[1]) if len(place) > 1 and isinstance(place[1], int) else (None, 0)
    starts = [at for at, line in enumerate(source.splitlines(), 1) if line.strip() == f"[[{table}]]"]
    line = starts[number] if number < len(starts) else 1
    field = ".".join(str(part) for part in place[2:] if part != "[key]") or str(place[0] if place else "file")
    return f"{line}: {field}: {fault['msg']}"


def _inherit(frames: dict[str, Frame], faults: list[str]) -> dict[str, Frame]:
    """Each frame with the lines of those that it extends below its own."""

    def roles(frame: Frame, seen: tuple[str, ...]) -> dict[str, Any]:
        if frame.extends is None:
            return dict(frame.roles)
        base = frames.get(frame.extends)
        if base is None or base.id in seen:
            faults.append(f"frame {frame.id}: extends names {frame.extends!r}, which is no frame or comes back to itself.")
            return dict(frame.roles)
        return {**roles(base, (*seen, frame.id)), **frame.roles}

    return {id_: frame.model_copy(update={"roles": roles(frame, ())}) for id_, frame in frames.items()}


def _cross_faults(rules: Rules) -> Iterator[str]:
    named: Sequence[Any] = (
        *rules.triggers, *rules.lights, *rules.anaphors, *rules.factuality, *rules.nouns, *rules.titles, *rules.outcomes,
    )
    for id_, count in Counter(rule.id for rule in named).items():
        if count > 1:
            yield f"rule {id_}: the id stands {count} times; every rule needs its own."
    for rule in rules.triggers:
        if rule.frame not in rules.frames:
            known = ", ".join(sorted(rules.frames))
            yield f"rule {rule.id}: frame {rule.frame!r} is not defined; the frames are {known}."
