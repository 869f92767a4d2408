"""The date rules made ready to match: the packs that ship with fasti, or a user's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fasti.chronology.patterns import (
    CompiledContext,
    CompiledJoin,
    CompiledPack,
    compile_context,
    compile_join,
    compile_pack,
)
from fasti.chronology.readers import READERS
from fasti.errors import RuleError
from fasti.rules.date_schema import DatePack
from fasti.rules.loader import load_date_packs


@dataclass(frozen=True)
class Grammar:
    """The date packs, compiled."""

    packs: tuple[CompiledPack, ...]
    contexts: tuple[CompiledContext, ...]
    joins: tuple[CompiledJoin, ...]


@lru_cache(maxsize=1)
def load_grammar() -> Grammar:
    """The grammar of the rules that ship with fasti."""
    return compile_dates(load_date_packs())


def compile_dates(packs: Sequence[DatePack]) -> Grammar:
    """The grammar of date packs; raises RuleError where a rule names no reader or no block."""
    blocks = {block.id: block for pack in packs for block in pack.block}
    for rule in (rule for pack in packs for rule in pack.rule):
        if rule.read not in READERS:
            raise RuleError(f"rule {rule.id}: there is no reader {rule.read!r}; the readers are {', '.join(READERS)}.")
    return Grammar(
        packs=tuple(compile_pack(pack, blocks) for pack in packs if pack.rule),
        contexts=tuple(compile_context(rule, blocks) for pack in packs for rule in pack.context),
        joins=tuple(compile_join(rule, blocks) for pack in packs for rule in pack.join),
    )
