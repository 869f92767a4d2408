"""How long a document may take and how much memory, and how a process is held to it."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1_000_000
# A document may take two minutes, and a second more for each 500 characters: a tenth of the speed of a slow machine.
GRACE = 120.0
CHARACTERS_A_SECOND = 500
# A file of some megabytes is read in seconds; a second for each 100 kB.
BYTES_A_SECOND = 100_000
LOADING = 600.0  # seconds for a process to start and load its engine
MEMORY = 2_500  # megabytes beside the model; a piece of a text takes some 700
# One thread a process: the processes are the parallel ones, and more threads than cores slow them all down.
LIBRARIES = ("OMP", "OPENBLAS", "MKL", "BLIS", "NUMEXPR")


@dataclass(frozen=True)
class Bounds:
    """What one document may take: `timeout` in seconds, scaled by length where None; `memory` in MB, 0 for no bound."""

    timeout: float | None = None
    memory: int = MEMORY

    def reading(self, size: int) -> float:
        """Seconds until the first document of a source of so many bytes is there."""
        return self.timeout or GRACE + size / BYTES_A_SECOND

    def extracting(self, characters: int) -> float:
        """Seconds for the events of a document."""
        return self.timeout or GRACE + characters / CHARACTERS_A_SECOND


def use_one_thread() -> None:
    """Let numerical libraries that are loaded from now on use one thread."""
    os.environ.update({f"{library}_NUM_THREADS": "1" for library in LIBRARIES} | {"VECLIB_MAXIMUM_THREADS": "1"})
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


def bound_memory(megabytes: int) -> None:
    """Let this process take so much memory beyond what it has; does nothing where the system has no such bound."""
    if sys.platform == "win32":
        return
    size = _address_space()
    if megabytes <= 0 or not size:
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = size + megabytes * MEGABYTE
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except (OSError, ValueError):  # a system that knows the bound and does not keep it
        return


def _address_space() -> int:
    """The size of this process in bytes; 0 where the system does not tell."""
    statm = Path("/proc/self/statm")
    if sys.platform == "win32" or not statm.exists():
        return 0
    return int(statm.read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
