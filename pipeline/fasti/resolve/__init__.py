"""One happening, one event: merging of the mentions in a document."""

from fasti.resolve.merge import merge, merge_stream

__all__ = ["merge", "merge_stream"]
