"""Dates from prose, without a parse model: `find_dates("the Ides of March 44 BC")`."""

from fasti.chronology.bounds import bounds
from fasti.chronology.find import find_dates
from fasti.chronology.mention import DateMention
from fasti.chronology.narrative import Narrative

__all__ = ["DateMention", "Narrative", "bounds", "find_dates"]
