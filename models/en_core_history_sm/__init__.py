"""English pipeline for history prose, trained for fasti; `en_core_history_sm.load()` needs spaCy alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_init_py

from en_core_history_sm import events, layout, lemmas, names, roles  # noqa: F401  (registers what the package is made of)

__version__ = "0.5.0"


def load(**overrides: Any) -> Language:
    """Load the pipeline; keyword arguments are those of `spacy.load` (`exclude`, `disable`, `config`)."""
    return load_model_from_init_py(Path(__file__), **overrides)
