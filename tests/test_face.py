"""The public names: few, sorted, lazy, and all there."""

from __future__ import annotations

import importlib

import pytest

import fasti


def test_face_names_are_sorted_and_at_most_a_dozen() -> None:
    assert fasti.__all__ == sorted(fasti.__all__)
    assert len(fasti.__all__) <= 12
    assert set(fasti.__all__) <= set(dir(fasti))


@pytest.mark.parametrize("name", fasti.__all__)
def test_face_name_is_that_of_its_home(name: str) -> None:
    value = getattr(fasti, name)
    if name != "__version__":
        home = importlib.import_module(fasti._HOMES[name])
        assert value is getattr(home, name)
        assert value.__doc__


def test_face_refuses_other_names_with_a_list() -> None:
    with pytest.raises(AttributeError, match="no attribute 'extrct'; it has Document, Event"):
        _ = fasti.extrct
