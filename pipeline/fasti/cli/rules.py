"""`fasti rules`: prove and list the rule packs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import typer
from pydantic import BaseModel

from fasti.cli.options import ModelOption, RulesOption

if TYPE_CHECKING:
    from fasti.rules import Rules

FAULTS = 1

rules = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown", help="Check and list the rules.")


@rules.command("check")
def check(rules: RulesOption = None, model: ModelOption = None) -> None:
    """Prove that every rule reads its examples and leaves its counter-examples alone.

    Lists each rule that is dead, shadowed by another or never fires; the exit code is 1 if there is any.

    ```
    fasti rules check
    fasti rules check --rules my-rules/
    ```
    """
    from fasti.nlp import load
    from fasti.proof import prove
    from fasti.rules import load_rules

    loaded = load_rules(rules)
    faults = prove(load(model, rules=rules), loaded)
    for fault in faults:
        typer.echo(fault, err=True)
    proven = [rule for _, rule in _all_rules(loaded) if hasattr(rule, "examples")]
    examples = sum(len(rule.examples) + len(getattr(rule, "counters", ())) for rule in proven)
    typer.echo(f"{len(proven):,} rules, {examples:,} examples and counter-examples; faults: {len(faults):,}.")
    if faults:
        raise typer.Exit(FAULTS)


@rules.command("list")
def list_(rules: RulesOption = None) -> None:
    """List every rule: its kind, its id, and what it is for, separated by tabs.

    ```
    fasti rules list
    fasti rules list | grep siege
    ```
    """
    from fasti.rules import load_rules

    for kind, rule in _all_rules(load_rules(rules)):
        typer.echo(f"{kind}\t{rule.id}\t{rule.gloss}")


def _all_rules(loaded: Rules) -> Iterator[tuple[str, Any]]:
    """Every rule, that is every value with an id and a gloss, and the name of the field of `Rules` that holds it."""
    for field in fields(loaded):
        yield from ((field.name, rule) for rule in _search(getattr(loaded, field.name)))


def _search(held: Any) -> Iterator[Any]:
    if getattr(held, "id", None) and getattr(held, "gloss", None):
        yield held
    elif isinstance(held, BaseModel):
        for name in type(held).model_fields:
            yield from _search(getattr(held, name))
    elif isinstance(held, tuple | dict):
        for value in held.values() if isinstance(held, dict) else held:
            yield from _search(value)
