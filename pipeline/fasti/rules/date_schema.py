"""The schema of the date packs: blocks (named sub-patterns) and rules assembled from them, with their proof.

Patterns are regular expressions over a folded text: lower case, every dash `-`, every quote `'` or `"`, every space or
line end one ` `. In a pattern a space stands for one or more spaces, `{month}` for the block `month`, read under that
name, `{month2=month}` for the same block read under another, and `(?P<phrase>...)` bounds the mention where the
pattern also matches words around it.
"""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import Field, model_validator

from fasti.record.base import Value
from fasti.rules.schema import RuleId

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class DateExample(Value):
    """A text, the phrase in it that a rule must read (the whole text by default) and the values that it must give."""

    text: str
    phrase: str | None = None
    edtf: str | None = None
    value: str | None = None  # TIMEX3; not checked where absent
    document_time: str | None = None


class Block(Value):
    """A named piece of a pattern: a regular expression, or words with the numbers that they stand for."""

    id: str = Field(pattern=r"^[a-z][a-z0-9]*$")
    gloss: str = ""
    pattern: str | None = None
    words: dict[str, int] = {}
    read: Literal["text", "number"] = "text"

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.pattern is None) == (not self.words):
            raise ValueError(f"block {self.id} needs either pattern or words")
        return self


class _Patterned(Value):
    id: RuleId
    gloss: str
    pattern: str
    examples: tuple[DateExample, ...] = Field(min_length=1)
    counters: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _compiles(self) -> Self:
        try:
            re.compile(re.sub(r"\{[a-z]\w*(?:=\w+)?\}", "x", self.pattern))
        except re.error as error:
            raise ValueError(f"rule {self.id}: the pattern does not compile: {error}") from error
        return self


class DateRule(_Patterned):
    """A phrase of time: its pattern, and the name of the function that reads its blocks into a date."""

    read: str
    type: TimexType = "DATE"
    options: dict[str, str | int | bool] = {}


class ContextRule(_Patterned):
    """Words right before or right after a date that change it.

    `side` says where; `keep` whether the mention grows by them; `sets` what they change: `mod`, `qualifier`,
    `relation`, `clock`, `calendar`, `era`, or `year` (0 this year, 1 the next, -1 the one before).
    """

    side: Literal["before", "after"]
    keep: bool = False
    sets: dict[str, str | int] = {}


class JoinRule(_Patterned):
    """Words between two dates that make a range of them; `opened` is a pattern that must end right before the first."""

    opened: str | None = None


class DatePack(Value):
    """One file of `dates/`.

    `seeds` are words of which one stands in every phrase of the file's rules (`{block}` for the words of a block, `0`
    for any figures): the rules are tried only near them. `reach` is how many characters a phrase may take up before
    and after its seed.
    """

    seeds: tuple[str, ...] = ()
    reach: tuple[int, int] = (60, 60)
    block: tuple[Block, ...] = ()
    rule: tuple[DateRule, ...] = ()
    context: tuple[ContextRule, ...] = ()
    join: tuple[JoinRule, ...] = ()

    @model_validator(mode="after")
    def _has_seeds(self) -> Self:
        if self.rule and not self.seeds:
            raise ValueError("a file with rules needs seeds")
        return self
