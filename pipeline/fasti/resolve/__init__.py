"""Candidates into events: `merge` joins the mentions of one happening, `assess` says how sure each is."""

from fasti.resolve.confidence import assess, keep_surest
from fasti.resolve.merge import merge

__all__ = ["assess", "keep_surest", "merge"]
