"""The places that a filler names: itself, what it stands in, the state behind a town."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from fasti.components.layers import EntityMention
from fasti.components.relations import preposition

PLACE_KINDS = frozenset({"place", "polity", "facility"})
# Behind these a place holds what is named before them: *the palace at Versailles*, *a village near Paris*.
HOLDING = frozenset({"in", "at", "of", "near", "on", "outside", "within", "inside"})
# A place with a name of its own is placed more widely by fewer: *the Sorbonne in Paris*, but *Frankfurt on the Oder*.
WIDER = frozenset({"in", "at"})
# Words that give another name for the place rather than a wider place: *Sarai (in present-day Russia)*.
RENAMING = frozenset({"present", "present-day", "modern", "modern-day", "today", "now"})

Placed = tuple[int, EntityMention]


def named_places(doc: Doc, token: int) -> Iterator[Placed]:
    """Entity and mention of each place that the filler headed by `token` names, the narrowest first.

    A filler without a name, *the breach in the walls of Delhi*, gives way to the named place that holds it.
    """
    named = _has_name(doc, token)
    wider = [place for child in doc[token].children for place in _wider(child, named=named)]
    entity, mention = doc._.fasti_entity_of.get(token), doc._.fasti_mentions.get(token)
    if entity is not None and mention is not None and (named or not any(_has_name(doc, m.head) for _, m in wider)):
        yield entity, mention
    yield from wider


def _wider(child: Token, *, named: bool) -> Iterator[Placed]:
    """The places that a phrase behind a place says it is in; `named` where the place before has a name of its own."""
    inner = _inner(child)
    if inner is None or not _has_name(child.doc, inner.i):
        return
    held = _holds(inner, named=named) and not _renames(inner)
    if held or (named and _is_state_behind(inner, child.head)):
        yield from named_places(child.doc, inner.i)


def _has_name(doc: Doc, token: int) -> bool:
    """Whether a filler is called by a name, its own or that of what it stands for."""
    entity = doc._.fasti_entity_of.get(token)
    return entity is not None and any(word[:1].isupper() for word in doc._.fasti_entities[entity].name.split())


def _inner(child: Token) -> Token | None:
    """The noun of a phrase behind a noun, its own or that of its preposition."""
    if child.dep_ == "prep":
        return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return child if child.dep_ in {"nmod", "obl", "appos"} else None


def _holds(inner: Token, *, named: bool) -> bool:
    mention = inner.doc._.fasti_mentions.get(inner.i)
    if mention is None or mention.kind not in PLACE_KINDS:
        return False
    return preposition(inner) in (WIDER if named else HOLDING)


def _renames(inner: Token) -> bool:
    return any(child.lower_ in RENAMING for child in inner.lefts)


def _is_state_behind(inner: Token, town: Token) -> bool:
    """*Charleston, South Carolina*: a second place right behind a comma, by its name only."""
    mention, before = inner.doc._.fasti_mentions.get(inner.i), inner.doc._.fasti_mentions.get(town.i)
    if mention is None or before is None or mention.form != "name" or mention.kind not in PLACE_KINDS:
        return False
    return inner.dep_ == "appos" and mention.start == before.end + 1 and inner.doc[before.end].text == ","
