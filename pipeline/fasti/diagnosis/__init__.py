"""Why a gold event or one of its values was missed: which stage of the road dropped it, and what to look at."""

from fasti.diagnosis.diagnose import diagnose
from fasti.diagnosis.findings import STAGES, Diagnosis, Finding

__all__ = ["STAGES", "Diagnosis", "Finding", "diagnose"]
