"""Names of events in any frame: *the Battle of Nanking*, *Nanjing battle*; *World War II*, *Second World War*."""

from __future__ import annotations

from typing import NamedTuple

from fasti.resolve.across.vocabulary import Vocabulary
from fasti.resolve.across.words import fold, read_ordinal

_LINKS = frozenset("the a an of at in on and de la le du des for against between to by with near".split())
# Words that many events are named by, so that a name of one of them (*the Great Fire*) does not tell which it is; two
# of them do (*the Great Northern War*), and one with a number (*the Second World War*).
VAGUE = frozenset(
    "great grand civil general national royal big last final holy world new old revolutionary peace black red white "
    "january february march april may june july august september october november december easter "
    "north south east west northern southern eastern western central day".split()
)
# Endings of adjectives that say of what sort an event is (*Naval Battle*, *Parliamentary Election*), not which.
ADJECTIVAL = ("al", "ary", "ic", "ive", "ous")


class EventName(NamedTuple):
    """What a name says beyond the kind of its event.

    `words` are its other words, sorted, places and nations by their key; `number` its ordinal; `strong` whether it
    tells one event from another without a date; `place` the place that it is named after, if one is known.
    """

    words: tuple[str, ...]
    number: int | None
    strong: bool
    place: str | None

    def is_that_of(self, other: EventName) -> bool:
        """Whether they are one name; a number that only one of them tells does not keep them apart."""
        return self.words == other.words and (self.number == other.number or None in (self.number, other.number))

    def excludes(self, other: EventName) -> bool:
        """Whether they name two events: other words, neither part of the other, or another number."""
        if self.words == other.words:
            return not self.is_that_of(other)
        return not (set(self.words) <= set(other.words) or set(other.words) <= set(self.words))


def read_name(mention: str, vocabulary: Vocabulary) -> EventName | None:
    """The name that the words of a mention are, or None.

    A name has more words than its kind of event, and a capital that does not just begin a sentence, or a place first.
    """
    written = mention.split()
    words = [word for word in fold(mention).split() if word not in _LINKS]
    if len(written) < 2 or not words:
        return None
    if not any(word[:1].isupper() for word in written[1:]) and not _is_proper(written[0], vocabulary):
        return None
    number = next((value for word in words if (value := read_ordinal(word)) is not None), None)
    heads = [word for word in words if vocabulary.is_head(word)]
    kept = [word for word in words if read_ordinal(word) is None and not vocabulary.is_head(word)]
    if not heads or not (kept or number):
        return None
    keyed, place = _key(kept, vocabulary)
    strong = any(_tells(word, vocabulary) for word in kept) or len(kept) + (number is not None) > 1
    return EventName(tuple(sorted(set(keyed or heads))), number, strong, place)


def _is_proper(word: str, vocabulary: Vocabulary) -> bool:
    folded = fold(word)
    return word[:1].isupper() and (vocabulary.places.knows(folded) or vocabulary.nation(folded) is not None)


def _tells(word: str, vocabulary: Vocabulary) -> bool:
    """Whether hardly two events of a kind and a time are named by the word: a place, a nation, any proper noun."""
    if vocabulary.nation(word) is not None:
        return True
    return word not in VAGUE and not word.endswith(ADJECTIVAL) and not vocabulary.is_common(word)


def _key(words: list[str], vocabulary: Vocabulary) -> tuple[list[str], str | None]:
    """The words with nations by their name and a town by its name of today, and the key of that town."""
    whole = " ".join(words)
    if vocabulary.places.knows(whole):
        place = vocabulary.places.key(whole)
        return place.split(), place
    return [vocabulary.nation(word) or word for word in words], None
