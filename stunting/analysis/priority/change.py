"""The smallest change of one value that takes an area off the list, or onto it.

Scores are linear in every value while the scale stays fixed, so the change is exact: the distance in
score to the first area beyond the edge of the list, over the slope of the score.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stunting.analysis.priority.cells import Cells, Flags, Numbers, Weights
from stunting.analysis.priority.score import Score

# A tie does not change the list: shares go this little beyond it, people by one.
_BEYOND = 1e-9
# Products such as 0.07 * 300 miss the whole number by some 1e-14; a millionth of a person is no person.
_NOISE = 1e-6


@dataclass(frozen=True, slots=True)
class Changes:
    """The smallest change of each area, shape (n,); `column` is -1 where no single value suffices.

    `column` counts the services, then prevalence. `share` is signed, `people` whole or NaN.
    """

    column: npt.NDArray[np.intp]
    share: Numbers
    people: Numbers
    after: Numbers
    off: Flags
    """True: the change takes the area off the list; False: onto it."""


def smallest_changes(cells: Cells, weights: Weights, score: Score, ranks: Numbers, top: int) -> Changes:
    """Smallest change in points for every scored area. `ranks` are 1.. by score, 0 without a score.

    Where numbers of people are known the change is the first whole number that is more than a tie.
    """
    scored = ranks > 0
    off = scored & (ranks <= top)
    value = np.column_stack([cells.share, cells.prevalence])
    people = np.column_stack([cells.people, cells.children])
    if scored.sum() <= top:
        nothing = np.full(len(ranks), np.nan)
        return Changes(np.full(len(ranks), -1), nothing, nothing, nothing, off)
    last, first = (float(score.total[ranks == place][0]) for place in (top, top + 1))
    needed = np.where(off, score.total - first, last - score.total)
    with np.errstate(all="ignore"):
        distance = needed[:, None] / _slopes(cells, weights, score)
        distance, possible = _in_shares(cells, value, distance, off)
        whole = np.floor(distance * people + _NOISE) + 1
        distance = np.where(np.isnan(people), distance + _BEYOND, whole / people)
        distance = np.where(possible & scored[:, None], distance, np.inf)
    column = np.argmin(distance, axis=1)
    at = np.arange(len(ranks))
    found = np.isfinite(distance[at, column])
    better_is_up = np.append(~cells.lower, False)[column]
    signed = np.where(better_is_up == off, distance[at, column], -distance[at, column])
    signed = np.where(found, signed, np.nan)
    return Changes(
        column=np.where(found, column, -1),
        share=signed,
        people=np.where(found, whole[at, column], np.nan),
        after=value[at, column] + signed,
        off=off,
    )


def _slopes(cells: Cells, weights: Weights, score: Score) -> Numbers:
    """Score per unit of gap (services) and of prevalence (last column), shape (n, k + 1)."""
    scale = np.where(score.scale > 0, score.scale, np.inf)
    known = cells.known
    total = weights.parts @ ~np.isnan(score.parts)
    service = weights.parts[2] / scale[2] * known * weights.services / (known @ weights.services)[:, None]
    stunting = weights.parts[0] / scale[0] + weights.parts[1] / scale[1] * np.nan_to_num(cells.children)
    stunting = np.where(np.isnan(cells.prevalence), 0.0, stunting)
    return np.asarray(np.column_stack([service, stunting]) / total[:, None])


def _in_shares(cells: Cells, value: Numbers, gap_change: Numbers, off: Flags) -> tuple[Numbers, Flags]:
    """Change of the share that changes the gap by so much, and whether the value has that room."""
    n = len(value)
    target = np.column_stack([cells.target, np.zeros(n)])
    lower = np.append(cells.lower, True)
    gap = np.column_stack([cells.gap, np.nan_to_num(cells.prevalence)])
    # A value beyond its target first has to come back to it before a gap opens.
    spare = np.maximum(0.0, np.where(lower, target - value, value - target))
    room = np.where(lower, 1.0 - value, value)
    onto = spare + gap_change
    change = np.where(off[:, None], gap_change, onto)
    possible = np.where(off[:, None], gap_change < gap - _BEYOND, onto < room - _BEYOND)
    return change, possible & np.isfinite(change) & ~np.isnan(value)
