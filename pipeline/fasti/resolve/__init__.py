"""Candidates into events: `merge` joins the mentions of one happening, `assess` says how sure each is."""

from fasti.resolve.confidence import assess, assess_stream, keep_surest
from fasti.resolve.merge import merge, merge_stream

__all__ = ["assess", "assess_stream", "keep_surest", "merge", "merge_stream"]
