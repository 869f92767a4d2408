"""Libraries that only some kinds of file need: what to install where one is missing."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from fasti.errors import InputError


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Turn a failed import into an InputError that names the install command of the extra."""
    try:
        yield
    except ImportError as error:
        raise InputError(
            f"reading this kind of file needs a library that is not installed ({error.name or error}); "
            f"install it with: pip install 'fasti[{name}]'"
        ) from error


@contextmanager
def hushed(logger: str) -> Iterator[None]:
    """Keep a library's log from standard error: what it says there is told in our notes or reasons."""
    log = logging.getLogger(logger)
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(before)
