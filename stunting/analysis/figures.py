"""One figure per area, indicator, period and series from all cells that speak of it.

A cell may be repeated on several sheets. The same number counts once; two different ones are a conflict
and neither is chosen. A denominator of the table that holds the numerator comes before one from elsewhere.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.places import Codes, Placed, factor
from stunting.model.observations import Measure

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

PERCENT_TOLERANCE = 0.1
"""Points by which two printed percentages may differ and still be the same number, rounded."""


class State(IntEnum):
    """What a figure amounts to. From `PAIR` on it can be used by itself or in sums."""

    NOTHING = 0
    NO_NUMERATOR = 1
    CONFLICT = 2
    NEGATIVE = 3
    NO_PEOPLE = 4
    COUNT_ONLY = 5
    PERCENT_ONLY = 6
    EMPTY_PAIR = 7
    PAIR = 8


_SLOTS = ("num", "den_own", "den_far", "pct", "yes")
_SLOT_OF = {
    Measure.NUMERATOR: 0,
    Measure.COUNT: 0,
    Measure.DENOMINATOR: 2,
    Measure.PERCENT: 3,
    Measure.YES_NO: 4,
}
USED_MEASURES = tuple(measure.value for measure in _SLOT_OF)


def figures(
    observations: pd.DataFrame,
    placed: Placed,
    tables: Codes,
    sasaran: dict[str, str],
) -> pd.DataFrame:
    """One row per series, period, place and indicator.

    Columns: `series`, `period`, `indicator`, `place` (index in `placed.places`); `num`, `den`, `pct`
    (0-100) and the positions `num_at`, `den_at`, `pct_at` of the observations they come from (-1: none);
    `borrowed` (the denominator is the same sasaran printed with another indicator); `state`, a `State`;
    `clash`, the measure in conflict. `sasaran` gives for each indicator the wording of its denominator:
    indicators of one wording count the same people.
    """
    known = (observations["indicator"] != "").to_numpy()
    used = np.flatnonzero(known & observations["measure"].isin(USED_MEASURES).to_numpy()).astype(np.int64)
    rows = observations[["series", "period", "indicator", "measure", "value"]].iloc[used]
    keys = rows[["series", "period", "indicator"]].assign(place=placed.place[used])
    cell, first = factor(keys, ["series", "period", "place", "indicator"])
    found = keys.iloc[first].reset_index(drop=True)
    slot: Codes = rows["measure"].map(_SLOT_OF).to_numpy().astype(np.int64)
    value = rows["value"].to_numpy(dtype=float)
    slot = _own_denominators(slot, value, cell, tables[used])
    low, high, at = _extremes(cell * len(_SLOTS) + slot, value, used, len(found) * len(_SLOTS))
    shape = (len(found), len(_SLOTS))
    return _chosen(found, low.reshape(shape), high.reshape(shape), at.reshape(shape), sasaran)


def _own_denominators(slot: Codes, value: Numbers, cell: Codes, tables: Codes) -> Codes:
    """Denominators whose table also holds the numerator of the same cell are marked as its own."""
    pair = factor(pd.DataFrame({"cell": cell, "table": tables}), ["cell", "table"])[0]
    with_numerator = np.zeros(pair.max(initial=-1) + 1, dtype=bool)
    with_numerator[pair[(slot == 0) & np.isfinite(value)]] = True
    return np.where((slot == 2) & with_numerator[pair], 1, slot)


def _extremes(key: Codes, value: Numbers, position: Codes, size: int) -> tuple[Numbers, Numbers, Codes]:
    """Smallest and largest number of each key 0..size-1 and the first position of one (-1: none)."""
    given = np.flatnonzero(~np.isnan(value))
    low, high = np.full(size, np.nan), np.full(size, np.nan)
    at = np.full(size, -1, dtype=np.int64)
    if len(given):
        order = given[np.argsort(key[given], kind="stable")]
        starts = np.flatnonzero(np.r_[True, np.diff(key[order]) > 0])
        groups = key[order][starts]
        low[groups] = np.minimum.reduceat(value[order], starts)
        high[groups] = np.maximum.reduceat(value[order], starts)
        at[groups] = position[order][starts]
    return low, high, at


def _chosen(
    found: pd.DataFrame, low: Numbers, high: Numbers, at: Codes, sasaran: dict[str, str]
) -> pd.DataFrame:
    own = ~np.isnan(low[:, 1])
    slots = {"num": 0, "pct": 3, "yes": 4}
    value = {name: low[:, slot] for name, slot in slots.items()}
    value["den"] = np.where(own, low[:, 1], low[:, 2])
    top = {name: high[:, slot] for name, slot in slots.items()}
    top["den"] = np.where(own, high[:, 1], high[:, 2])
    place = {name: at[:, slot] for name, slot in slots.items()}
    place["den"] = np.where(own, at[:, 1], at[:, 2])
    answered = np.isnan(value["num"]) & ~np.isnan(value["yes"])
    clash = {name: _differs(value[name], top[name], name) for name in ("num", "den", "pct", "yes")}
    frame = found.assign(
        num=np.where(answered, value["yes"], value["num"]),
        den=np.where(answered, 1.0, value["den"]),
        pct=value["pct"],
        num_at=np.where(answered, place["yes"], place["num"]),
        den_at=np.where(answered, -1, place["den"]),
        pct_at=place["pct"],
    )
    num_clash = np.where(answered, clash["yes"], clash["num"])
    den_clash = ~answered & clash["den"]
    borrowed = _borrow(frame, num_clash | den_clash, sasaran)
    frame["borrowed"] = borrowed
    state, in_clash = _states(frame, num_clash, den_clash, clash["pct"])
    frame["state"] = state
    frame["clash"] = in_clash
    frame["known_den"] = np.where(
        np.isfinite(frame["den"]) & (frame["den"] >= 0) & ~den_clash, frame["den"], np.nan
    )
    return frame


def _differs(low: Numbers, high: Numbers, name: str) -> Flags:
    with np.errstate(invalid="ignore", over="ignore"):
        if name == "pct":
            return np.asarray(high - low > PERCENT_TOLERANCE + 1e-9)
        return np.asarray(high - low > 1e-9 * np.maximum(1.0, np.maximum(np.abs(low), np.abs(high))))


def _borrow(frame: pd.DataFrame, clash: Flags, sasaran: dict[str, str]) -> Flags:
    """Fills missing denominators from the same sasaran of the same area and period, if that is one number."""
    wording = frame["indicator"].map(sasaran).fillna("")
    num, den = frame["num"].to_numpy(), frame["den"].to_numpy(copy=True)
    den_at = frame["den_at"].to_numpy(copy=True)
    eligible = (wording != "").to_numpy() & ~clash
    known = eligible & np.isfinite(den) & (den_at >= 0)
    lacking = eligible & np.isnan(den) & np.isfinite(num)
    if not (known.any() and lacking.any()):
        return np.zeros(len(frame), dtype=bool)
    group = factor(frame.assign(wording=wording), ["series", "period", "place", "wording"])[0]
    low, high, at = _extremes(group[known], den[known], den_at[known], int(group.max()) + 1)
    one = lacking & ~np.isnan(low[group]) & ~_differs(low[group], high[group], "den")
    den[one], den_at[one] = low[group[one]], at[group[one]]
    frame["den"], frame["den_at"] = den, den_at
    return np.asarray(one)


def _states(
    frame: pd.DataFrame,
    num_clash: Flags,
    den_clash: Flags,
    pct_clash: Flags,
) -> tuple[Codes, npt.NDArray[np.object_]]:
    num, den, pct = (frame[name].to_numpy() for name in ("num", "den", "pct"))
    has_num, has_den, has_pct = ~np.isnan(num), ~np.isnan(den), ~np.isnan(pct)
    pct_alone = has_pct & ~(has_num & has_den)
    in_clash = np.where(
        num_clash,
        "numerator",
        np.where(den_clash, "denominator", np.where(pct_clash & pct_alone, "percent", "")),
    )
    negative = (has_num & (num < 0)) | (has_den & (den < 0)) | (pct_alone & (pct < 0))
    ranked = (
        (in_clash != "", State.CONFLICT),
        (negative, State.NEGATIVE),
        (has_num & has_den & (den == 0) & (num == 0), State.EMPTY_PAIR),
        (has_num & has_den & (den == 0), State.NO_PEOPLE),
        (has_num & has_den, State.PAIR),
        (has_pct, State.PERCENT_ONLY),
        (has_num, State.COUNT_ONLY),
        (has_den, State.NO_NUMERATOR),
    )
    state = np.select([where for where, _ in ranked], [int(one) for _, one in ranked], int(State.NOTHING))
    return state.astype(np.int64), in_clash.astype(object)
