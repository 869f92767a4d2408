"""Look-ups of the name packs: kinds of common nouns, titles, and the words for states and peoples."""

from __future__ import annotations

from dataclasses import dataclass

from fasti.rules.loader import Rules

# The first halves of compounds of nations.
COMBINING = {
    "sino": "China",
    "anglo": "Britain",
    "franco": "France",
    "russo": "Russia",
    "austro": "Austria",
    "prusso": "Prussia",
    "italo": "Italy",
    "greco": "Greece",
    "graeco": "Greece",
    "turco": "Turkey",
    "turko": "Turkey",
    "indo": "India",
    "hispano": "Spain",
    "luso": "Portugal",
    "serbo": "Serbia",
    "polono": "Poland",
    "dano": "Denmark",
    "finno": "Finland",
    "soviet": "Soviet Union",
    "mexican": "Mexico",
    "spanish": "Spain",
    "dutch": "Holland",
    "americano": "United States",
}


@dataclass(frozen=True)
class Gazetteer:
    """Look-ups built from the name packs: kind of a common noun, titles, and the state behind a word for it."""

    kinds: dict[str, str]
    titles: frozenset[str]
    nations: dict[str, str]
    city_states: frozenset[str]

    @classmethod
    def of(cls, rules: Rules) -> Gazetteer:
        """Index the packs; the first rule that lists a noun decides its kind."""
        kinds: dict[str, str] = {}
        for rule in rules.nouns:
            for noun in rule.nouns:
                kinds.setdefault(noun, rule.kind)
        nations = {word.lower(): name for name, words in rules.nations.items() for word in (name, *words)}
        titles = frozenset(title for rule in rules.titles for title in rule.titles)
        return cls(kinds, titles, nations, frozenset(rules.city_states))

    def pair(self, text: str) -> str | None:
        """Both nations of a compound as `China|Japan` (*Sino-Japanese*), or None."""
        first, hyphen, second = text.partition("-")
        nations = (COMBINING.get(first.lower()) or self.nation(first), self.nation(second))
        return "|".join(n for n in nations if n) if hyphen and all(nations) else None

    def nation(self, text: str) -> str | None:
        """The state or people that `text` names, or None."""
        bare = text.lower().removeprefix("the ")
        return self.nations.get(bare)
