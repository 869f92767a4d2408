"""The conductor: documents in, files out; the same bytes for any number of processes, and what is done stays done."""

from fasti.run.bounds import Bounds
from fasti.run.conduct import Options, Result, run
from fasti.run.engine import Engine, Plan, extract, extract_document, load_engine, plan_engine
from fasti.run.outcomes import Done, Failed, Kept, Outcome
from fasti.run.writing import MANIFEST, roundness

__all__ = [
    "MANIFEST",
    "Bounds",
    "Done",
    "Engine",
    "Failed",
    "Kept",
    "Options",
    "Outcome",
    "Plan",
    "Result",
    "extract",
    "extract_document",
    "load_engine",
    "plan_engine",
    "roundness",
    "run",
]
