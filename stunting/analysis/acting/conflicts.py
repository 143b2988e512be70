"""Two different numbers about the same thing: both cells, and the choice of one of them.

Until a person chooses neither is used (`State.CONFLICT` of coverage). The choice is a correction of the other
number, so that it acts on every reading, stands in the list of corrections and can be taken back there.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from stunting.analysis.acting import wording
from stunting.analysis.acting.corrections import asked_cell
from stunting.analysis.coverage.all_figures import AllFigures
from stunting.analysis.coverage.figures import State
from stunting.model.corrections import AskedCell, Correction
from stunting.model.summaries.quality import FindingKind


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two cells that cannot both be right. `people` as in `FINDINGS`: NaN where that is unknown."""

    low: AskedCell
    high: AskedCell
    people: float

    @property
    def files(self) -> tuple[str, str]:
        """The files of both cells, sorted."""
        first, second = sorted((self.low.file, self.high.file))
        return first, second


def has_conflict(gathered: AllFigures) -> bool:
    """Whether any two numbers contradict each other: without, no finding has to be looked for."""
    return bool(gathered.own["state"].eq(State.CONFLICT).any())


def conflicts(findings: pd.DataFrame, observations: pd.DataFrame) -> tuple[Conflict, ...]:
    """The conflicts among `FINDINGS` that were made from these observations, in their order.

    Left out are sums of parts: no single cell settles them.
    """
    found = []
    for row in findings[findings["kind"].eq(FindingKind.CONFLICT.value)].to_dict("records"):
        cells = [observations.iloc[int(at)] for at in str(row["positions"]).split()]
        if all(cell["part"] == "" for cell in cells):
            low, high = (asked_cell(cell) for cell in cells)
            found.append(Conflict(low, high, float(row["people"])))
    return tuple(found)


def chosen(conflict: Conflict, right: AskedCell, when: str) -> Correction:
    """The correction that gives the other cell the number of the right one; `when` as "2026-11-24"."""
    other = conflict.low if right == conflict.high else conflict.high
    assert right.value is not None
    reason = wording.CHOSEN_OF_TWO.format(place=right.place)
    return Correction(other, right.value, reason, wording.CHOSEN_ON_SCREEN, when)
