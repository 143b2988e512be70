"""Why a number was read as it was: what spoke for it, what against, and how surely it is settled."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Certainty(StrEnum):
    """How far the reading of a cell is settled; a doubtful number is shown and never counted as reached."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


DOUBT = (Certainty.SURE, Certainty.LIKELY, Certainty.DOUBTFUL)
"""From settled to doubtful: the place of each is its doubt, and the worst of several is the largest."""


class Aspect(StrEnum):
    """What a piece of evidence speaks of."""

    MEASURE = "measure"
    INDICATOR = "indicator"
    PERIOD = "period"
    UNIT = "unit"
    AREA = "area"
    TOTAL = "total"
    VALUE = "value"


class Evidence(NamedTuple):
    """One reason for (or against) one reading of a column, row or table.

    A tuple, as `Settled` is: a wide table has thousands, which cost a third of what dataclasses would.
    """

    aspect: Aspect
    value: str
    """The reading that it speaks for: a Measure, an indicator id, a period …"""
    strength: float
    """Log-odds: above 0 for the reading, below 0 against it."""
    rule: str
    """Name of the rule that found it."""
    because: str
    """One sentence in Indonesian, for people."""
    cells: str = ""
    """The cells that it stands on ("D7:D60"), or empty."""


class Settled(NamedTuple):
    """What was settled for one aspect of a column, row or table, with the reading that came second."""

    aspect: Aspect
    value: str
    certainty: Certainty
    margin: float
    """Log-odds between the reading and the runner-up."""
    runner_up: str
    """The second best reading; empty where nothing spoke for another one."""
    evidence: tuple[Evidence, ...] = ()
    """All that was weighed, strongest first."""

    def in_doubt(self, reason: Evidence) -> Settled:
        """The same reading in doubt, for a reason that goes before all others."""
        return self._replace(certainty=Certainty.DOUBTFUL, margin=0.0, evidence=(reason, *self.evidence))

    @property
    def because(self) -> str:
        """The strongest reason for the reading, or empty."""
        return next((e.because for e in self.evidence if e.value == self.value and e.strength >= 0), "")
