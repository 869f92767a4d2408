"""One happening, one event: merging of the mentions in a document."""

from fasti.resolve.merge import merge

__all__ = ["merge"]
