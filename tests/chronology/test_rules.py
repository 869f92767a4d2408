"""The date packs, both ways: each rule reads its examples, and each example is explained by its rule."""

from __future__ import annotations

import dataclasses

import edtf
import pytest

from fasti.chronology import DateMention, find_dates
from fasti.chronology.grammar import compile_dates, load_grammar
from fasti.chronology.readers import READERS
from fasti.errors import RuleError
from fasti.rules.date_schema import Block, ContextRule, DateExample, DatePack, DateRule, JoinRule
from fasti.rules.loader import load_date_packs

PACKS = load_date_packs()
RULES: list[DateRule] = [rule for pack in PACKS for rule in pack.rule]
CONTEXTS: list[ContextRule] = [rule for pack in PACKS for rule in pack.context]
JOINS: list[JoinRule] = [rule for pack in PACKS for rule in pack.join]
EXAMPLES = [(rule.id, example) for rule in (*RULES, *CONTEXTS, *JOINS) for example in rule.examples]


def read(example: DateExample) -> DateMention | None:
    """The mention that covers an example's phrase."""
    found = find_dates(example.text, document_time=example.document_time)
    return next((one for one in reversed(found) if one.text == (example.phrase or example.text)), None)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example_has_its_value(rule: str, example: DateExample) -> None:
    mention = read(example)
    assert mention is not None, f"{example.phrase or example.text!r} is not found"
    assert (mention.date.edtf if mention.date else None) == example.edtf
    assert example.value in (None, mention.value)


@pytest.mark.parametrize(("rule", "example"), [(r.id, e) for r in (*RULES, *JOINS) for e in r.examples])
def test_example_is_explained_by_its_rule(rule: str, example: DateExample) -> None:
    mention = read(example)
    assert mention is not None
    assert mention.rule == rule


@pytest.mark.parametrize("rule", CONTEXTS, ids=lambda rule: rule.id)
def test_context_example_needs_its_rule(rule: ContextRule) -> None:
    whole = load_grammar()
    without = dataclasses.replace(whole, contexts=tuple(one for one in whole.contexts if one.rule.id != rule.id))
    for example in rule.examples:
        with_it = find_dates(example.text, document_time=example.document_time, grammar=whole)
        assert with_it != find_dates(example.text, document_time=example.document_time, grammar=without)


@pytest.mark.parametrize(("rule", "text"), [(r.id, text) for r in (*RULES, *JOINS) for text in r.counters])
def test_counter_example_is_not_read_by_its_rule(rule: str, text: str) -> None:
    assert rule not in {mention.rule for mention in find_dates(text)}


@pytest.mark.parametrize("example", [example for _, example in EXAMPLES if example.edtf])
def test_example_edtf_is_read_by_the_edtf_library(example: DateExample) -> None:
    assert str(edtf.parse_edtf(example.edtf)) == example.edtf


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in (*RULES, *CONTEXTS, *JOINS)]
    assert len(ids) == len(set(ids))


def test_block_ids_are_unique() -> None:
    ids = [block.id for pack in PACKS for block in pack.block]
    assert len(ids) == len(set(ids))


def test_every_reader_is_named_by_a_rule() -> None:
    assert {rule.read for rule in RULES} == set(READERS)


def test_examples_with_a_value_are_at_least_three_hundred() -> None:
    assert len({(example.text, example.phrase) for _, example in EXAMPLES if example.edtf}) >= 300


def _pack(pattern: str, reader: str = "point", *blocks: Block) -> DatePack:
    example = DateExample(text="1914")
    rule = DateRule(id="my.rule", gloss="", pattern=pattern, read=reader, examples=(example,))
    return DatePack(seeds=("x",), block=blocks, rule=(rule,))


def test_rule_that_names_no_block_is_told() -> None:
    with pytest.raises(RuleError, match=r"rule my\.rule: there is no block 'yaer'; the blocks are year\."):
        compile_dates([_pack("{yaer}", "point", Block(id="year", pattern="[0-9]"))])


def test_rule_that_names_no_reader_is_told() -> None:
    with pytest.raises(RuleError, match=r"rule my\.rule: there is no reader 'pont'; the readers are church-season"):
        compile_dates([_pack("x", "pont")])


def test_blocks_in_a_circle_are_told() -> None:
    with pytest.raises(RuleError, match="name each other in a circle"):
        compile_dates([_pack("{a}", "point", Block(id="a", pattern="{b}"), Block(id="b", pattern="{a}"))])
