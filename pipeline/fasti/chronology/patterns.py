"""Date packs compiled: blocks put into patterns, one alternation a pack, searched only near the pack's seeds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fasti.chronology.numbers import read_number
from fasti.errors import RuleError
from fasti.rules.date_schema import Block, ContextRule, DatePack, DateRule, JoinRule

LOOK_BACK, LOOK_AHEAD = 45, 40  # characters beside a mention in which the words that change it stand
WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_REFERENCE = re.compile(r"\{([a-z]\w*)(?:=([a-z]\w*))?\}")
_DEEPEST = 6  # blocks within blocks

Halves = tuple[tuple[int, int], ...]
Fields = dict[str, int | str]
ReadBlock = Callable[[str], int | str]
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
    """A pack ready to search, near its seeds only."""

    seeds: frozenset[str]
    reach: tuple[int, int]
    pattern: re.Pattern[str]
    rules: tuple[tuple[DateRule, dict[str, ReadBlock]], ...]  # each with how its blocks are read, by name

    def search(
        self, folded: str, places: Sequence[int], read: Callable[[Match], T | None]
    ) -> Iterator[tuple[Match, T]]:
        """All matches that `read` can read near the places of seeds; at each place the first rule that fits decides."""
        for low, high in self._windows(folded, places):
            position = low
            while found := self.pattern.search(folded, position, high):
                match = self._match(found)
                reading = read(match)
                position = max(match.end if reading is not None else 0, found.start() + 1)
                if reading is not None:
                    yield match, reading

    def _windows(self, folded: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Ranges round the seeds, cut at spaces, none overlapping another."""
        before, after = self.reach
        low = high = 0
        for place in places:
            if place - before > high:
                if high:
                    yield low, high
                low = folded.find(" ", place - before, place) + 1 or place - before
            high = place + after
        if high:
            yield low, high

    def _match(self, found: re.Match[str]) -> Match:
        group = found.lastgroup or ""
        rule, blocks = self.rules[int(group[1:-1])]
        fields = _read_fields(found, blocks, group)
        start, end = found.span(group + "phrase") if "(?P<phrase>" in rule.pattern else found.span()
        return Match(rule, start, end, fields, _halve(found, blocks, group, start, end))


def _halve(found: re.Match[str], names: Iterable[str], group: str, start: int, end: int) -> Halves:
    """Where the two ends of a range stand: the second begins with the first block whose name ends in 2."""
    read = [name for name in names if found[group + name]]
    seconds = [found.start(group + name) for name in read if name.partition("_")[0].endswith("2")]
    if not seconds:
        return ()
    ends = (found.end(group + name) for name in read)
    return (start, max((at for at in ends if at <= min(seconds)), default=start)), (min(seconds), end)


def _read_fields(found: re.Match[str], blocks: dict[str, ReadBlock], group: str = "") -> Fields:
    return {name.partition("_")[0]: read(text) for name, read in blocks.items() if (text := found[group + name])}


def _make_reader(block: Block) -> ReadBlock:
    if block.words:
        words = {_normalise(word): value for word, value in block.words.items()}
        return lambda text: words[_normalise(text)]
    if block.read == "number":
        return _read_number_or_text
    return str


def _normalise(word: str) -> str:
    return re.sub(r"[ .-]+", " ", word).strip()


def _read_number_or_text(text: str) -> int | str:
    number = read_number(text)
    return text if number is None else number


def compile_pack(pack: DatePack, blocks: dict[str, Block]) -> CompiledPack:
    """Put the blocks into a pack's seeds and rules; raises RuleError where a pattern names no block."""
    branches = [
        f"(?P<r{number}_>{_name_groups(build(rule.pattern, blocks, owner=rule.id), number)})"
        for number, rule in enumerate(pack.rule)
    ]
    return CompiledPack(
        seeds=frozenset(word for seed in pack.seeds for word in _seed_words(seed, blocks)),
        reach=pack.reach,
        pattern=re.compile(rf"(?<![\w'])(?:{'|'.join(branches)})(?!\w)"),
        rules=tuple((rule, _blocks_read(rule.pattern, blocks)) for rule in pack.rule),
    )


def _seed_words(seed: str, blocks: dict[str, Block]) -> list[str]:
    """The word by which a seed is found; of several words the longest, the last of equals: `d` for `a. d.`"""
    reference = _REFERENCE.fullmatch(seed)
    if reference is None:
        return [seed]
    if reference[1] not in blocks:
        raise RuleError(f"seeds: there is no block {reference[1]!r}.")
    return [max(reversed(WORD.findall(word)), key=len) for word in blocks[reference[1]].words]


def find_seeds(folded: str, packs: Sequence[CompiledPack]) -> list[list[int]]:
    """The places of each pack's seeds in a folded text."""
    places: list[list[int]] = [[] for _ in packs]
    index: dict[str, list[list[int]]] = {}
    for pack, list_ in zip(packs, places, strict=True):
        for word in pack.seeds:
            index.setdefault(word, []).append(list_)
    figures = index.pop("0", [])
    for token in WORD.finditer(folded):
        for list_ in index.get(token[0], figures if token[0] < ":" else ()):
            list_.append(token.start())
    return places


def _blocks_read(pattern: str, blocks: dict[str, Block]) -> dict[str, ReadBlock]:
    read: dict[str, ReadBlock] = {}
    used: set[str] = set()
    for found in _REFERENCE.finditer(pattern):
        name = _rename(found[1], used)
        read[name] = _make_reader(blocks[found[2] or found[1]])
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
    blocks: dict[str, ReadBlock]

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
    anchored = rf"(?<![\w'.])(?:{pattern})\Z" if rule.side == "before" else pattern
    return CompiledContext(rule, re.compile(anchored), _blocks_read(rule.pattern, blocks))


@dataclass(frozen=True)
class CompiledJoin:
    """A join rule ready to test what stands between two dates."""

    rule: JoinRule
    pattern: re.Pattern[str]
    opened: re.Pattern[str] | None

    def match(self, folded: str, first: tuple[int, int], second: int) -> bool:
        """Whether the rule joins a date [start, end) and the date that begins at `second`."""
        start, end = first
        if second - end > LOOK_AHEAD or not self.pattern.fullmatch(folded, end, second):
            return False
        return self.opened is None or self.opened.search(folded, max(0, start - LOOK_BACK), start) is not None


def compile_join(rule: JoinRule, blocks: dict[str, Block]) -> CompiledJoin:
    """A join rule with its blocks in place; raises RuleError where it names none that exists."""
    opened = rule.opened and re.compile(rf"(?<![\w'.])(?:{build(rule.opened, blocks, owner=rule.id)})\Z")
    return CompiledJoin(rule, re.compile(build(rule.pattern, blocks, owner=rule.id)), opened or None)


def _name_groups(pattern: str, number: int) -> str:
    return pattern.replace("(?P<", f"(?P<r{number}_").replace("(?P=", f"(?P=r{number}_")


def build(pattern: str, blocks: dict[str, Block], *, owner: str, named: bool = True, depth: int = 0) -> str:
    """The regular expression of a pattern: blocks in place, spaces widened; a name's later places are `name_1` on."""
    if depth > _DEEPEST:
        raise RuleError(f"rule {owner}: its blocks name each other in a circle; take one of them apart.")
    used: set[str] = set()

    def insert(found: re.Match[str]) -> str:
        block_id = found[2] or found[1]
        if block_id not in blocks:
            known = ", ".join(sorted(blocks))
            raise RuleError(f"rule {owner}: there is no block {block_id!r}; the blocks are {known}.")
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
