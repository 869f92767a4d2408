"""A small shipped pack, so that tests which load rules many times need not read all of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from fasti.rules import load_rules, loader

FEW = ("events/frames.toml", "events/attack.toml", "events/war.toml", "events/anaphors.toml", "factuality/scope.toml")
NAMES = ("names/kinds.toml", "names/nations.toml", "names/titles.toml")


@contextmanager
def few_rules(folder: Path) -> Iterator[None]:
    """Let `load_rules` take copies of these files, put into `folder`, for all that is shipped."""
    for name in (*FEW, *NAMES):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(loader.SHIPPED / name, folder / name)
    load_rules.cache_clear()
    with patch.object(loader, "SHIPPED", folder):
        yield
    load_rules.cache_clear()
