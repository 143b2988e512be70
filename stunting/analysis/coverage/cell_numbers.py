"""The numbers of the cells that speak of one figure, before one of them is chosen.

Frames here have one row per number: `cell` (its figure), `slot`, `table`, `part`, `low` and `high` (the same
unless several were joined), `position` of its observation, and `doubt`.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage.places import Codes, factor
from stunting.analysis.coverage.uses import SLOTS
from stunting.model.evidence import DOUBT, Certainty
from stunting.model.observations import Measure

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

NUM, DEN_OWN, DEN_FAR, PCT, YES = range(5)
assert SLOTS[Measure.DENOMINATOR.value] == DEN_FAR


def with_sums_of_parts(numbers: pd.DataFrame) -> pd.DataFrame:
    """Parts of one number in one table become their sum; it is missing where one of them is."""
    is_part = numbers["part"].ne("").to_numpy()
    if not is_part.any():
        return numbers
    # Parts of people add up; their percentages, of different sasaran, do not.
    parts = numbers[is_part & numbers["slot"].ne(PCT).to_numpy()].sort_values("position", kind="stable")
    if parts.empty:
        alone: pd.DataFrame = numbers[~is_part]
        return alone.reset_index(drop=True)
    together = factor(parts, ["cell", "slot", "table"])[0]
    parts["doubt"] = largest(together, parts["doubt"].to_numpy(), len(parts))[together]
    one, first = factor(parts, ["cell", "slot", "table", "part"])
    value, position = parts["low"].to_numpy(), parts["position"].to_numpy()
    low, high, _ = extremes(one, value, value, position, len(first))
    each = parts.iloc[first].assign(low=low, high=high)
    whole, start = factor(each, ["cell", "slot", "table"])
    sums = each.iloc[start].copy()
    for name in ("low", "high"):
        sums[name] = np.bincount(whole, weights=each[name].to_numpy(), minlength=len(start))
    return pd.concat([numbers[~is_part], sums], ignore_index=True)


def without_empty_formulas(numbers: pd.DataFrame) -> pd.DataFrame:
    """Without the 0 % of tables whose capaian is not filled in: there a formula says 0, not a person."""
    slot, low = numbers["slot"].to_numpy(), numbers["low"].to_numpy()
    numerator = slot == NUM
    zero = (slot == PCT) & (low == 0)
    if not (zero.any() and np.isnan(low[numerator]).any()):
        return numbers
    pair = factor(numbers, ["cell", "table"])[0]
    asked = np.isin(pair, pair[numerator])
    filled = np.isin(pair, pair[numerator & ~np.isnan(low)])
    kept: pd.DataFrame = numbers[~(zero & asked & ~filled)]
    return kept.reset_index(drop=True)


def settled_first(numbers: pd.DataFrame) -> pd.DataFrame:
    """Without the doubtful numbers of a slot that has a settled one: a guess contradicts nothing."""
    doubtful = is_doubtful(numbers["doubt"])
    slot = factor(numbers, ["cell", "slot"])[0]
    settled = np.isin(slot, slot[~doubtful & ~np.isnan(numbers["low"].to_numpy())])
    settled_or_alone: pd.DataFrame = numbers[~(doubtful & settled)]
    return settled_or_alone


def is_doubtful(doubt: pd.Series) -> Flags:
    """Whether figures of this doubt wait for a person."""
    return np.asarray(doubt.to_numpy() == DOUBT.index(Certainty.DOUBTFUL))


def own_denominators(numbers: pd.DataFrame) -> Codes:
    """Slots, where denominators whose table also holds the numerator are marked as its own."""
    slot = numbers["slot"].to_numpy()
    pair = factor(numbers, ["cell", "table"])[0]
    with_numerator = np.isin(pair, pair[(slot == NUM) & ~np.isnan(numbers["low"].to_numpy())])
    return np.where((slot == DEN_FAR) & with_numerator, DEN_OWN, slot)


def extremes(
    key: Codes, low: Numbers, high: Numbers, position: Codes, size: int
) -> tuple[Numbers, Numbers, Codes]:
    """Smallest and largest number of each key 0..size-1 and the first position of one (-1: none)."""
    given = np.flatnonzero(~np.isnan(low))
    least, most = np.full(size, np.nan), np.full(size, np.nan)
    at = np.full(size, -1, dtype=np.int64)
    if len(given):
        order = given[np.argsort(key[given], kind="stable")]
        starts = np.flatnonzero(np.r_[True, np.diff(key[order]) > 0])
        groups = key[order][starts]
        least[groups] = np.minimum.reduceat(low[order], starts)
        most[groups] = np.maximum.reduceat(high[order], starts)
        at[groups] = position[order][starts]
    return least, most, at


def largest(key: Codes, values: Codes, size: int) -> Codes:
    """The largest value of each key 0..size-1, 0 where there is none."""
    largest = np.zeros(size, dtype=np.int64)
    np.maximum.at(largest, key, values)
    return largest
