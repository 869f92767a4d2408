"""The grid: each construction as an active verb, a passive verb and a noun, from the parse to the roles.

The shipped rules read every sentence, in both schemes; names, coreference, triggers and roles all take part.
"""

from __future__ import annotations

import pytest

from parses import Scheme, load_cases
from readings import events, read, roles
from schemes import in_both, written_in

GRID = load_cases("grid")
CELLS = {f"{construction}: {form}": cell for construction, forms in GRID.items() for form, cell in forms.items()}


@pytest.mark.parametrize(("case", "scheme"), in_both(CELLS))
def test_grid_gives_every_construction_its_roles(case: str, scheme: Scheme) -> None:
    doc = read(written_in(scheme, CELLS[case]["parse"]), scheme=scheme)
    assert roles(doc, CELLS[case]["trigger"]) == set(CELLS[case]["roles"])


@pytest.mark.parametrize("case", CELLS)
def test_grid_gives_no_event_an_actor_or_place_twice(case: str) -> None:
    for event in events(CELLS[case]["parse"]):
        for values in (event.actors, event.places):
            named = [(value.name, value.role) for value in values]
            assert len(named) == len(set(named))


@pytest.mark.parametrize("construction", GRID)
def test_grid_has_each_construction_as_verb_and_as_noun(construction: str) -> None:
    verbal = {"active", "passive"} & GRID[construction].keys()
    nominal = "nominal" in GRID[construction] or construction == "light verb"  # whose triggers are nouns
    assert nominal
    assert verbal or construction in {"possessive", "name before the noun", "inside a name", "what there was"}
