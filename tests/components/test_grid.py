"""The grid: each construction as an active verb, a passive verb and a noun, from the parse to the roles.

The shipped rules read every sentence, in both schemes; names, coreference, triggers and roles all take part.
"""

from __future__ import annotations

import pytest

from parses import Scheme, load_cases
from readings import read, roles
from schemes import SCHEMES, written_in

GRID = load_cases("grid")
CELLS = [(construction, form) for construction, forms in GRID.items() for form in forms]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("construction", "form"), CELLS, ids=[f"{one}: {other}" for one, other in CELLS])
def test_grid_gives_every_construction_its_roles(construction: str, form: str, scheme: Scheme) -> None:
    cell = GRID[construction][form]
    assert roles(read(written_in(scheme, cell["parse"]), scheme=scheme), cell["trigger"]) == set(cell["roles"])


@pytest.mark.parametrize("construction", GRID)
def test_grid_has_each_construction_as_verb_and_as_noun(construction: str) -> None:
    verbal = {"active", "passive"} & GRID[construction].keys()
    nominal = "nominal" in GRID[construction] or construction == "light verb"  # whose triggers are nouns
    assert nominal
    assert verbal or construction in {"possessive", "name before the noun", "inside a name", "what there was"}
