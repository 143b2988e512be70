"""Which findings could change the priority list, by the score that `priority` ranks with."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage.rows import latest_of_areas, settled_rows
from stunting.analysis.priority.cells import Cells, cells_of, weights_of
from stunting.analysis.priority.priority import EVEN_WEIGHTS, has_score
from stunting.analysis.priority.score import scale_of, score_of
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import stunting_id
from stunting.model.observations import Series
from stunting.model.summaries.priority import PriorityWeights

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
_NOISE = 1e-9


def moves_priority(
    findings: pd.DataFrame,
    areas: pd.DataFrame,
    catalogue: Catalogue,
    *,
    top: int = 10,
    weights: PriorityWeights = EVEN_WEIGHTS,
) -> Flags:
    """Whether the area of each finding would join or leave the `top` of the priority list.

    `findings` follows `FINDINGS`, `areas` is the `COVERAGE` of the level that the list ranks. An area moves
    if its score, with the doubtful number at either end of its plausible range and all else as it is,
    passes that of the last area on the list (or of the first one off it). Example: a list of one, scores
    0.9 and 0.8; a blank that could lift the second to 0.95 moves it.
    """
    moved = np.zeros(len(findings), dtype=bool)
    frame, _ = settled_rows(areas, catalogue)
    rows = latest_of_areas(frame[frame["series"] == Series.REGISTER.value])
    if rows.empty:
        return moved
    cells = cells_of(rows, catalogue)
    used, _ = weights_of((weights.prevalence, weights.cases, weights.services), weights.indicators, cells)
    scale = scale_of(cells, used)
    score = score_of(cells, used, scale)
    scored = has_score(score)
    ranked = np.sort(score.total[scored])[::-1]
    if len(ranked) <= top:
        return moved
    row, column = _places(findings, rows, cells)
    usable = (row >= 0) & (column >= 0)
    usable[usable] &= scored[row[usable]]
    at = np.flatnonzero(usable)
    listed = score.total[row[at]] >= ranked[top - 1]
    for values in _ends(findings.iloc[at]):
        changed = _with_value(cells, row[at], column[at], values)
        total = score_of(changed, used, scale).total
        leaves = listed & (total < ranked[top] - _NOISE)
        joins = ~listed & (total > ranked[top - 1] + _NOISE)
        moved[at] |= ~np.isnan(values) & (leaves | joins)
    return moved


def _places(findings: pd.DataFrame, rows: pd.DataFrame, cells: Cells) -> tuple[npt.NDArray[np.intp], ...]:
    """Row and column in the cells of the figure each finding is about; -1 where the list does not use it."""
    used = pd.MultiIndex.from_frame(rows[["indicator", "area_key", "period"]])
    asked = pd.MultiIndex.from_frame(findings[["indicator", "area_key", "period"]])
    current = asked.isin(used) & findings["series"].eq(Series.REGISTER.value)
    row = pd.Index(cells.areas["area_key"]).get_indexer(pd.Index(findings["area_key"]))
    names = pd.Index([*cells.services, stunting_id()], dtype="str")
    column = names.get_indexer(pd.Index(findings["indicator"]))
    return np.where(current, row, -1), column


def _ends(findings: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Least and largest plausible share 0-1 of each finding; NaN where it gives none."""
    low, high, least, most = (
        findings[name].to_numpy(dtype=float)
        for name in ("numerator_low", "numerator_high", "denominator_low", "denominator_high")
    )
    with np.errstate(all="ignore"):
        lower = np.where(most > 0, low / most, np.nan)
        upper = np.where(least > 0, high / least, np.nan)
    return np.clip(lower, 0, 1), np.clip(upper, 0, 1)


def _with_value(
    cells: Cells, row: npt.NDArray[np.intp], column: npt.NDArray[np.intp], value: Numbers
) -> Cells:
    """One row of cells per finding: its area as it is, but for the doubtful share."""
    share, prevalence, cases = cells.share[row], cells.prevalence[row], cells.cases[row]
    known = ~np.isnan(value)
    service = np.flatnonzero(known & (column < len(cells.services)))
    stunting = known & (column == len(cells.services))
    share[service, column[service]] = value[service]
    cases = np.where(stunting, value * cells.children[row], cases)
    return replace(
        cells,
        areas=cells.areas.iloc[row],
        share=share,
        people=cells.people[row],
        target=cells.target[row],
        expected=cells.expected[row],
        prevalence=np.where(stunting, value, prevalence),
        cases=cases,
        children=cells.children[row],
    )
