"""Declared frames that analysis returns, one module per subject, and the type that carries them."""

from stunting.model.summaries.coverage import COVERAGE, GAPS, JUDGED, Basis, Status
from stunting.model.summaries.summary import Summary

__all__ = ["COVERAGE", "GAPS", "JUDGED", "Basis", "Status", "Summary"]
