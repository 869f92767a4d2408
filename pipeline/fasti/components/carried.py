"""What one piece of a long text leaves for the next: who was named so far, and who was spoken of last.

A piece knows what the pieces before it told, and nothing of those behind it: a surname stands for a full name only once
the text has given that name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from fasti.components.layers import EntityMention, Key

# So many sentences before a piece may hold what a pronoun or a description in it stands for.
SENTENCES = 12
Votes = dict[str, Counter[str]]

if not Doc.has_extension("fasti_carried"):
    Doc.set_extension("fasti_carried", default=None)


@dataclass(frozen=True)
class Spoken:
    """A mention near the end of the piece before: how many sentences back, and what choosing an antecedent asks."""

    mention: EntityMention
    key: Key
    back: int  # 1 is the last sentence
    subject: bool
    titles: frozenset[str]  # words that say what a person is: the *king* of *King Harold*


@dataclass
class Carried:
    """Passed from piece to piece of one text in `doc._.fasti_carried`; coreference reads and extends it."""

    kinds: Votes = field(default_factory=lambda: defaultdict(Counter))  # name -> kind -> votes
    surnames: Votes = field(default_factory=lambda: defaultdict(Counter))  # last word of a name -> kind -> uses
    persons: set[str] = field(default_factory=set)  # full names
    told: dict[Key, Counter[EntityMention]] = field(default_factory=lambda: defaultdict(Counter))  # names by entity
    spoken: tuple[Spoken, ...] = ()
    times: Counter[Key] = field(default_factory=Counter)  # how often each named entity was spoken of
    women: dict[Key, bool] = field(default_factory=dict)  # whether a person is one, as far as a pronoun told

    def count(self, key: Key) -> None:
        """Take in that an entity was spoken of; those without a name are too many to keep."""
        if key[0] not in {"noun", "pronoun"}:
            self.times[key] += 1

    def before(self, sentences: int) -> Iterator[Spoken]:
        """What was spoken of at most so many sentences before this piece, the last first."""
        return (spoken for spoken in reversed(self.spoken) if spoken.back <= sentences)

    def names(self, key: Key) -> Counter[EntityMention]:
        """The mentions that told of an entity in the pieces before, each kind of mention once with its number."""
        known = self.told.get(key)
        if known:
            return known
        return Counter(spoken.mention for spoken in self.spoken if spoken.key == key and spoken.mention.form == "noun")

    def nations(self) -> list[Key]:
        """The entities that are states or peoples."""
        return [key for key in self.told if key[0] == "nation"]

    def learn(self, mentions: dict[int, EntityMention], keys: dict[int, Key]) -> None:
        """Take in the names of a piece."""
        for head, mention in mentions.items():
            if mention.form == "name":
                # Where it stood is of no use to another piece, and would make each mention another one.
                self.told[keys[head]][replace(mention, head=-1, start=-1, end=-1)] += 1
        self.persons |= {key[1] for key in keys.values() if key[0] == "person" and " " in key[1]}

    def remember(self, spoken: Iterable[Spoken]) -> None:
        """Take in what the end of a piece spoke of, in text order."""
        self.spoken = tuple(spoken)


def sentences_from_end(doc: Doc) -> Iterator[tuple[int, int, int]]:
    """Start and end of the last SENTENCES sentences, with how far back each is, in text order."""
    last = list(doc.sents)[-SENTENCES:]
    for at, sentence in enumerate(last):
        yield sentence.start, sentence.end, len(last) - at
