"""What the rule packs know of words: nouns of events, of armed forces and of anything else, and words for nations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from fasti.components.gazetteer import COMBINING, Gazetteer
from fasti.resolve.across.places import PlaceNames, load_places
from fasti.resolve.across.words import fold
from fasti.rules import Rules, load_rules

# Kinds of nouns that stand for a nation when its adjective precedes: *Japanese troops* are Japan, as a side.
SIDES = ("force", "people", "polity", "org")


@dataclass(frozen=True)
class Vocabulary:
    """Folded words: `heads` name kinds of events, `sides` forces and peoples, `common` all nouns; `nations` by word."""

    heads: frozenset[str]
    sides: frozenset[str]
    common: frozenset[str]
    nations: dict[str, str]
    combining: dict[str, str]
    states: frozenset[str]
    places: PlaceNames

    def is_head(self, word: str) -> bool:
        """Whether a word, singular or plural, names a kind of event: *battle*, *treaty*."""
        return word in self.heads or word.removesuffix("s") in self.heads

    def is_side(self, word: str) -> bool:
        """Whether a word, singular or plural, is a force, a people or a body: *troops*, *army*."""
        return word in self.sides or word.removesuffix("s") in self.sides or word.removesuffix("es") in self.sides

    def is_common(self, word: str) -> bool:
        """Whether a word, singular or plural, is a common noun of the packs."""
        return word in self.common or word.removesuffix("s") in self.common or word.removesuffix("es") in self.common

    def nation(self, words: str) -> str | None:
        """The folded name of the nation behind its name, adjective or people; *Sino* is China."""
        return self.nations.get(words) or self.combining.get(words)


def build_vocabulary(rules: Rules, places: PlaceNames) -> Vocabulary:
    """Index the packs under folded words."""
    gazetteer = Gazetteer.of(rules)
    heads = _folded(word for rule in rules.triggers for word in (*rule.nouns, *rule.names))
    heads |= _folded(word for rule in rules.anaphors for word in rule.nouns)
    sides = _folded(noun for noun, kind in gazetteer.kinds.items() if kind in SIDES)
    return Vocabulary(
        heads=heads,
        sides=sides,
        common=_folded(gazetteer.kinds) | heads,
        nations={fold(word): fold(name) for word, name in gazetteer.nations.items()},
        combining={word: fold(name) for word, name in COMBINING.items()},
        states=_folded(rules.nations) - _folded(rules.city_states),
        places=places,
    )


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """The vocabulary of the shipped packs, with GeoNames where it is installed."""
    return build_vocabulary(load_rules(), load_places())


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
