"""What people look at: an event in words, the summary of a run, and why each value is there."""

from fasti.report.explanation import explanation
from fasti.report.summary import summary
from fasti.report.words import tell

__all__ = ["explanation", "summary", "tell"]
