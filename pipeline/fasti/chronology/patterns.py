"""Date packs compiled: blocks put into patterns, one alternation a pack, searched only near the pack's seeds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from fasti.chronology.numbers import read_number
from fasti.errors import RuleError
from fasti.rules.date_schema import Block, ContextRule, DatePack, DateRule

REACH_BEFORE, REACH_AFTER = 60, 100  # characters round a seed that a phrase may take up
LOOK_BACK, LOOK_AHEAD = 45, 40  # characters beside a mention in which the words that change it stand
_REFERENCE = re.compile(r"\{([a-z]\w*)(?:=([a-z]\w*))?\}")
_DEEPEST = 6  # blocks within blocks

Fields = dict[str, int | str]
T = TypeVar("T")


@dataclass(frozen=True)
class Match:
    """A phrase that a rule matched: its range in the text and what its blocks read."""

    rule: DateRule
    start: int
    end: int
    fields: Fields
    halves: tuple[tuple[int, int], ...] = ()  # the two ends of a range


@dataclass(frozen=True)
class CompiledPack:
    """A pack ready to search."""

    seed: re.Pattern[str]
    pattern: re.Pattern[str]
    rules: tuple[tuple[DateRule, dict[str, Block]], ...]  # each with the blocks that its pattern reads, by name

    def search(self, folded: str, read: Callable[[Match], T | None]) -> Iterator[tuple[Match, T]]:
        """All matches that `read` can read, in order; at each place the pack's first rule that fits decides."""
        for low, high in self._windows(folded):
            position = low
            while found := self.pattern.search(folded, position, high):
                match = self._match(found)
                reading = read(match)
                position = max(match.end if reading is not None else 0, found.start() + 1)
                if reading is not None:
                    yield match, reading

    def _windows(self, folded: str) -> Iterator[tuple[int, int]]:
        """Ranges round the seeds, cut at spaces, none overlapping another."""
        low = high = 0
        for seed in self.seed.finditer(folded):
            if seed.start() - REACH_BEFORE > high:
                if high:
                    yield low, high
                low = max(0, seed.start() - REACH_BEFORE)
                if low:
                    low = folded.find(" ", low, seed.start()) + 1 or low
            high = seed.end() + REACH_AFTER
        if high:
            yield low, high

    def _match(self, found: re.Match[str]) -> Match:
        group = found.lastgroup or ""
        rule, blocks = self.rules[int(group[1:-1])]
        fields = _read_fields(found, blocks, group)
        start, end = found.span(group + "phrase") if "(?P<phrase>" in rule.pattern else found.span()
        return Match(rule, start, end, fields, _halve(found, blocks, group, start, end))


def _halve(found: re.Match[str], names: Iterable[str], group: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the two ends of a range stand: the second begins with the first block whose name ends in 2."""
    seconds = [found.start(group + name) for name in names if name.partition("_")[0].endswith("2") and found[group + name]]
    if not seconds:
        return ()
    ends = (found.end(group + name) for name in names if found[group + name])
    return (start, max((at for at in ends if at <= min(seconds)), default=start)), (min(seconds), end)


def _read_fields(found: re.Match[str], blocks: dict[str, Block], group: str = "") -> Fields:
    return {
        name.partition("_")[0]: _read(text, block) for name, block in blocks.items() if (text := found[group + name])
    }


def _read(text: str, block: Block) -> int | str:
    if block.words:
        return block.words[re.sub(r"[ .-]+", " ", text).strip()]
    if block.read == "number":
        number = read_number(text)
        return text if number is None else number
    return text


def compile_pack(pack: DatePack, blocks: dict[str, Block]) -> CompiledPack:
    """Put the blocks into a pack's seed and rules; raises RuleError where a pattern names no block."""
    assert pack.seed is not None
    branches = [
        f"(?P<r{number}_>{_name_groups(build(rule.pattern, blocks, owner=rule.id), number)})"
        for number, rule in enumerate(pack.rule)
    ]
    return CompiledPack(
        seed=re.compile(build(pack.seed, blocks, owner="seed", named=False)),
        pattern=re.compile(rf"(?<![\w'])(?:{'|'.join(branches)})(?!\w)"),
        rules=tuple((rule, _blocks_read(rule.pattern, blocks)) for rule in pack.rule),
    )


def _blocks_read(pattern: str, blocks: dict[str, Block]) -> dict[str, Block]:
    read: dict[str, Block] = {}
    used: set[str] = set()
    for found in _REFERENCE.finditer(pattern):
        name = _rename(found[1], used)
        read[name] = blocks[found[2] or found[1]]
    return read


def _rename(name: str, used: set[str]) -> str:
    """A name of its own for each place at which a pattern names a block: `year`, `year_1`, `year_2`."""
    number = sum(other.partition("_")[0] == name for other in used)
    own = f"{name}_{number}" if number else name
    used.add(own)
    return own


@dataclass(frozen=True)
class CompiledContext:
    """A context rule ready to look for words that end right before a mention, or begin right after it."""

    rule: ContextRule
    pattern: re.Pattern[str]
    blocks: dict[str, Block]

    def match(self, folded: str, start: int, end: int) -> tuple[int, int, Fields] | None:
        """Where the words beside the mention [start, end) stand, and what the rule sets by them."""
        if self.rule.side == "before":
            found = self.pattern.search(folded, max(0, start - LOOK_BACK), start)
        else:
            found = self.pattern.match(folded, end, end + LOOK_AHEAD)
        if found is None:
            return None
        read = _read_fields(found, self.blocks)
        sets = {name: read.get(name, value) if value == "block" else value for name, value in self.rule.sets.items()}
        return found.start(), found.end(), sets


def compile_context(rule: ContextRule, blocks: dict[str, Block]) -> CompiledContext:
    """A context rule with its blocks in place; raises RuleError where it names none that exists."""
    pattern = build(rule.pattern, blocks, owner=rule.id)
    anchored = rf"(?<![\w'])(?:{pattern})\Z" if rule.side == "before" else pattern
    return CompiledContext(rule, re.compile(anchored), _blocks_read(rule.pattern, blocks))


def _name_groups(pattern: str, number: int) -> str:
    return pattern.replace("(?P<", f"(?P<r{number}_").replace("(?P=", f"(?P=r{number}_")


def build(pattern: str, blocks: dict[str, Block], *, owner: str, named: bool = True, depth: int = 0) -> str:
    """The regular expression of a pattern: blocks in place, spaces widened; a name's later places are `name_1`, `name_2`."""
    if depth > _DEEPEST:
        raise RuleError(f"rule {owner}: its blocks name each other in a circle; take one of them apart.")
    used: set[str] = set()

    def insert(found: re.Match[str]) -> str:
        block_id = found[2] or found[1]
        if block_id not in blocks:
            raise RuleError(f"rule {owner}: there is no block {block_id!r}; the blocks are {', '.join(sorted(blocks))}.")
        block = blocks[block_id]
        inner = _alternatives(block.words) if block.words else block.pattern or ""
        inner = build(inner, blocks, owner=owner, named=False, depth=depth + 1)
        name = _rename(found[1], used)
        return f"(?P<{name}>{inner})" if named else f"(?:{inner})"

    return _REFERENCE.sub(insert, _widen_spaces(pattern))


def _alternatives(words: Iterable[str]) -> str:
    """Longest first; `b c`, single letters, stands for them with points."""
    return "|".join(_spell(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _spell(word: str) -> str:
    letters = word.split(" ")
    if all(len(letter) == 1 for letter in letters):
        return r"\. ?".join(letters) + r"\."
    return r"\.?[ -]".join(re.escape(part) for part in letters)


def _widen_spaces(pattern: str) -> str:
    """Make every space outside brackets and look-behinds match up to nine, an optional one (` ?`) none to nine."""
    parts = re.split(r"(\(\?<[=!](?:\[[^\]]*\]|[^()])*\)|\[[^\]]*\])", pattern)
    return "".join(part if number % 2 else re.sub(r" (\??)", _widen_space, part) for number, part in enumerate(parts))


def _widen_space(space: re.Match[str]) -> str:
    return " {0,9}" if space[1] else " {1,9}"
