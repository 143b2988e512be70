"""The smallest change of one value that takes an area off the list, or onto it.

A changed value moves the scale too, and with it the scores of all areas. So every step is followed by the
whole arithmetic of the score. The more a value changes, the farther its area falls (or climbs) against every
other, so the smallest step is found by halving.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stunting.analysis.priority.cells import Cells, Flags, Numbers, Weights
from stunting.analysis.priority.score import HEAVIEST, Score

Places = npt.NDArray[np.intp]
Steps = npt.NDArray[np.int64]

# A tie does not change the list: scores differ by more than the noise of their arithmetic.
_TIE = 1e-12
# Products such as 0.07 * 300 miss the whole number by some 1e-14; a millionth of a person is no person.
_NOISE = 1e-6
_STEP = 1e-7
"""Step of a share of unknown people."""
_CELLS_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True)
class Changes:
    """The smallest change of each area, shape (n,); `column` is -1 where no single value suffices.

    `column` counts the services, then prevalence. `share` is signed, `people` whole or NaN.
    """

    column: Places
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
    if scored.sum() <= top:
        nothing = np.full(len(ranks), np.nan)
        return Changes(np.full(len(ranks), -1), nothing, nothing, nothing, off)
    value = np.column_stack([cells.share, cells.prevalence])
    people = np.column_stack([cells.people, cells.children])
    with np.errstate(all="ignore"):
        unit = np.where(people > 0, 1 / people, _STEP)
        most = _most_steps(cells, value, unit, off)
        most[~scored] = 0
        steps = _fewest_steps(_Search(cells, weights, score, scored, off, top), unit, most)
        distance = np.where(steps > 0, steps * unit, np.inf)
    column = np.argmin(distance, axis=1)
    at = np.arange(len(ranks))
    found = np.isfinite(distance[at, column])
    better_is_up = np.append(~cells.lower, False)[column]
    signed = np.where(better_is_up == off, distance[at, column], -distance[at, column])
    signed = np.where(found, signed, np.nan)
    known = found & (people[at, column] > 0)
    return Changes(
        column=np.where(found, column, -1),
        share=signed,
        people=np.where(known, steps[at, column], np.nan),
        after=value[at, column] + signed,
        off=off,
    )


def _most_steps(cells: Cells, value: Numbers, unit: Numbers, off: Flags) -> Steps:
    """How many steps a value has room for: to its target where it improves, else to its end; 0 if missing."""
    lower = np.append(cells.lower, True)
    gap = np.column_stack([np.where(cells.known, cells.gap, 0.0), np.nan_to_num(cells.prevalence)])
    better = np.ceil(gap / unit - _NOISE)
    better[:, -1] = np.floor(gap[:, -1] / unit[:, -1] + _NOISE)
    worse = np.floor(np.where(lower, 1.0 - value, value) / unit + _NOISE)
    room = np.where(off[:, None], better, worse)
    return np.nan_to_num(np.maximum(room, 0.0)).astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Search:
    """What a step is tried against."""

    cells: Cells
    weights: Weights
    score: Score
    scored: Flags
    off: Flags
    top: int

    @property
    def values(self) -> Numbers:
        """Prevalence, cases and service gap, shape (3, n)."""
        return np.stack([self.cells.prevalence, self.cells.cases, self.score.service_gap])


def _fewest_steps(search: _Search, unit: Numbers, most: Steps) -> Steps:
    """For each value the fewest steps that move its area across the edge of the list; 0 where none do."""
    area, column = np.nonzero(most > 0)
    found = np.zeros(most.shape, dtype=np.int64)
    block = max(1, _CELLS_AT_ONCE // len(most))
    for start in range(0, len(area), block):
        rows, columns = area[start : start + block], column[start : start + block]
        high = most[rows, columns]
        able = _crosses(search, rows, columns, high, unit)
        rows, columns, high = rows[able], columns[able], high[able]
        low = np.zeros(len(rows), dtype=np.int64)
        while (high - low > 1).any():
            middle = (low + high) // 2
            across = _crosses(search, rows, columns, middle, unit)
            low, high = np.where(across, low, middle), np.where(across, middle, high)
        found[rows, columns] = high
    return found


def _crosses(search: _Search, area: Places, column: Places, steps: Steps, unit: Numbers) -> Flags:
    """Whether each area is across the edge of the list once its value has moved by so many steps."""
    values, weights = search.values, search.weights.parts
    changed = _changed(search, area, column, steps, unit)
    known = ~np.isnan(values)
    total = np.zeros((len(area), values.shape[1]))
    own = np.zeros(len(area))
    for part in range(3):
        scale = _scales(values[part], area, changed[part])
        per = np.where(scale > 0, weights[part] / scale, 0.0)
        total += per[:, None] * np.nan_to_num(values[part])
        own += per * np.nan_to_num(changed[part])
    weight = weights @ known
    total, own = total / weight, own / weight[area]
    others = np.tile(search.scored, (len(area), 1))
    others[np.arange(len(area)), area] = False
    above = (others & (total > own[:, None] + _TIE)).sum(axis=1)
    not_below = (others & (total >= own[:, None] - _TIE)).sum(axis=1)
    return np.asarray(np.where(search.off[area], above >= search.top, not_below < search.top))


def _changed(search: _Search, area: Places, column: Places, steps: Steps, unit: Numbers) -> list[Numbers]:
    """Prevalence, cases and service gap of each area after its steps."""
    cells, services = search.cells, search.weights.services
    prevalence, cases, gap = (row[area].copy() for row in search.values)
    toward = np.where(search.off[area], 1.0, -1.0)
    of_stunting = column == len(cells.services)
    prevalence[of_stunting] -= (toward * steps * unit[area, column])[of_stunting]
    cases[of_stunting] -= (toward * steps * (cells.children[area] > 0))[of_stunting]
    at, service = area[~of_stunting], column[~of_stunting]
    if len(at):
        move = (toward * steps * unit[area, column])[~of_stunting]
        share = cells.share[at, service] + np.where(cells.lower[service], -move, move)
        target = cells.target[at, service]
        new = np.maximum(0.0, np.where(cells.lower[service], share - target, target - share))
        weight = services[service] / (cells.counted[at] @ services)
        gap[~of_stunting] += (new - cells.gap[at, service]) * weight
    return [prevalence, cases, gap]


def _scales(values: Numbers, area: Places, changed: Numbers) -> Numbers:
    """The value that counts as 1 (as `scale_of` has it) with one area's value changed, for each change."""
    count = int((~np.isnan(values)).sum())
    if count == 0:
        return np.zeros(len(area))
    ordered = np.sort(values[~np.isnan(values)])
    place, rest = divmod((count - 1) * HEAVIEST / 100, 1)
    below, upper = (
        _order_statistic(ordered, values[area], changed, int(at)) for at in (place, min(place + 1, count - 1))
    )
    tenth = below + rest * (upper - below)
    return np.where(tenth > 0, tenth, _order_statistic(ordered, values[area], changed, count - 1))


def _order_statistic(ordered: Numbers, old: Numbers, new: Numbers, at: int) -> Numbers:
    """The value at a place of the ordered values, once an old one is replaced by a new one."""
    gone = np.searchsorted(ordered, old)
    without = np.append(ordered, np.inf)

    def left(place: int) -> Numbers:
        return np.asarray(np.where(place < gone, without[place], without[min(place + 1, len(ordered))]))

    least = left(at - 1) if at > 0 else np.full(len(old), -np.inf)
    most = left(at) if at < len(ordered) - 1 else np.full(len(old), np.inf)
    moved = np.clip(new, least, most)
    return np.asarray(np.where(np.isnan(old), ordered[at], moved))
