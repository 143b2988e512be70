"""One figure per area, indicator, period and series from all cells that speak of it.

A cell may be repeated on several sheets. The same number counts once; two different ones are a conflict
and neither is chosen. Parts of one number (by sex, by class) within a table are added up. A denominator of
the table that holds the numerator comes before one from elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import IntEnum, auto

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage.cell_numbers import (
    DEN_FAR,
    DEN_OWN,
    NUM,
    PCT,
    YES,
    Flags,
    Numbers,
    extremes,
    largest,
    own_denominators,
    settled_first,
    with_sums_of_parts,
    without_empty_formulas,
)
from stunting.analysis.coverage.places import Codes, Placed, factor
from stunting.model.evidence import DOUBT
from stunting.model.observations import LARGEST_NUMBER, Missing, Series

PERCENT_TOLERANCE = 0.1
"""Points by which two printed percentages may differ and still be the same number, rounded."""


class State(IntEnum):
    """What a figure amounts to. From `EMPTY_PAIR` on it can be used in sums."""

    NOTHING = auto()
    NO_NUMERATOR = auto()
    WITHHELD = auto()
    CONFLICT = auto()
    NEGATIVE = auto()
    NO_PEOPLE = auto()
    TOO_LARGE = auto()
    FRACTION = auto()
    COUNT_ONLY = auto()
    PERCENT_ONLY = auto()
    EMPTY_PAIR = auto()
    PAIR = auto()


class Origin(IntEnum):
    """What the figure of an area was taken from."""

    NONE = auto()
    DESA = auto()
    PUSKESMAS = auto()
    KECAMATAN = auto()
    OWN = auto()
    TOTAL = auto()
    OWN_PERCENT = auto()
    TOTAL_PERCENT = auto()


def figures(
    observations: pd.DataFrame,
    role_rows: pd.DataFrame,
    placed: Placed,
    tables: Codes,
    sasaran: dict[str, str],
    of_people: Collection[str] = (),
) -> tuple[pd.DataFrame, Codes]:
    """One row per series, period, place and indicator (or lone sasaran), and the row of each role.

    Columns: `series`, `period`, `indicator`, `place` (index in `placed.places`); `num`, `den`, `pct`
    (0-100) and the positions `num_at`, `den_at`, `pct_at` of the observations they come from, the first of
    several parts (-1: none); `borrowed` (the denominator is the same sasaran printed elsewhere); `state`, a
    `State`; `clash`, the measure in conflict; `known_den`; `doubt`, the worst of the cells used (place in
    `DOUBT`). A number that is settled goes before a doubtful one of the same figure. `role_rows` is what
    `roles` gives. `sasaran` gives for each indicator what its denominator counts: indicators of one wording
    count the same people. `of_people` are the indicators whose numbers count heads, which are whole.
    """
    position = role_rows["position"].to_numpy()
    rows = observations[["series", "period"]].iloc[position].reset_index(drop=True)
    doubt = doubts(observations["certainty"])
    keys = rows.assign(indicator=role_rows["indicator"].array, place=placed.place[position])
    cell, first = factor(keys, ["series", "period", "place", "indicator"])
    found = keys.iloc[first].reset_index(drop=True)
    found = found.astype(dict.fromkeys(["series", "period", "indicator"], "str"))
    numbers = pd.DataFrame(
        {
            "cell": cell,
            "slot": role_rows["slot"].to_numpy(),
            "table": tables[position],
            "part": role_rows["part"].array,
            "low": observations["value"].to_numpy(dtype=float)[position],
            "position": position,
        }
    ).assign(high=lambda frame: frame["low"])
    numbers["doubt"] = doubt[position]
    numbers = settled_first(without_empty_formulas(with_sums_of_parts(numbers)))
    size = len(found) * 5
    slot = own_denominators(numbers)
    key = numbers["cell"].to_numpy() * 5 + slot
    low, high, at = extremes(
        key, numbers["low"].to_numpy(), numbers["high"].to_numpy(), numbers["position"].to_numpy(), size
    )
    shape = (len(found), 5)
    chosen = _chosen(found, low.reshape(shape), high.reshape(shape), at.reshape(shape), sasaran)
    chosen["state"] = _whole_people(chosen, of_people)
    withheld = observations["missing"].eq(Missing.WITHHELD.value).to_numpy()[position]
    hidden = np.bincount(cell, weights=withheld, minlength=len(found)) > 0
    chosen["state"] = chosen["state"].mask(hidden & (chosen["state"] <= State.NO_NUMERATOR), State.WITHHELD)
    chosen["doubt"] = _doubt_of(chosen, _worst(key, numbers, size).reshape(shape), doubt)
    return chosen, cell


def doubts(certainty: pd.Series) -> Codes:
    """The doubt of each observation, as its place in `DOUBT`."""
    order = {one.value: at for at, one in enumerate(DOUBT)}
    codes, texts = pd.factorize(certainty)
    return np.array([order[str(text)] for text in texts], dtype=np.int64)[codes]


def _worst(key: Codes, numbers: pd.DataFrame, size: int) -> Codes:
    """The largest doubt of the numbers of each key; 0 where there is none."""
    given = ~np.isnan(numbers["low"].to_numpy())
    return largest(key[given], numbers["doubt"].to_numpy()[given], size)


def _doubt_of(chosen: pd.DataFrame, worst: Codes, doubt: Codes) -> Codes:
    """The doubt of each figure, by the cells that its state uses; `worst` has the shape (figures, slots)."""
    state = chosen["state"].to_numpy()
    served = np.maximum(worst[:, NUM], worst[:, YES])
    own = np.maximum(worst[:, DEN_OWN], worst[:, DEN_FAR])
    borrowed_from = chosen["den_at"].to_numpy()
    people = np.where(chosen["borrowed"], doubt[borrowed_from] * (borrowed_from >= 0), own)
    pair = state >= State.EMPTY_PAIR
    return np.select(
        [pair, state == State.PERCENT_ONLY, state == State.COUNT_ONLY, state == State.NO_NUMERATOR],
        [np.maximum(served, people), worst[:, PCT], served, people],
        0,
    )


def _chosen(
    found: pd.DataFrame, low: Numbers, high: Numbers, at: Codes, sasaran: dict[str, str]
) -> pd.DataFrame:
    """Figures from the extremes per slot: a number where both ends agree, a clash where they do not."""
    den_slot = np.where(np.isnan(low[:, DEN_OWN]), DEN_FAR, DEN_OWN)
    each = np.arange(len(found))
    answered = np.isnan(low[:, NUM]) & ~np.isnan(low[:, YES])
    num_slot = np.where(answered, YES, NUM)
    clash = _differs(low, high)
    num_clash = clash[each, num_slot]
    den_clash = ~answered & clash[each, den_slot]
    frame = found.assign(
        num=low[each, num_slot],
        den=np.where(answered, 1.0, low[each, den_slot]),
        pct=low[:, PCT],
        num_at=at[each, num_slot],
        den_at=np.where(answered, -1, at[each, den_slot]),
        pct_at=at[:, PCT],
    )
    frame["borrowed"] = _borrow(frame, num_clash | den_clash, sasaran)
    frame["state"], frame["clash"] = _states(frame, num_clash, den_clash, clash[:, PCT])
    den = frame["den"].to_numpy()
    frame["known_den"] = np.where((den >= 0) & (den <= LARGEST_NUMBER) & ~den_clash, den, np.nan)
    return frame


def _differs(low: Numbers, high: Numbers) -> Flags:
    """Whether two numbers of one slot are different; shape (figures, slots) or one slot of counts."""
    with np.errstate(invalid="ignore", over="ignore"):
        scale = np.maximum(1.0, np.maximum(np.abs(low), np.abs(high)))
        apart = (high > low) & ~(high - low <= 1e-9 * scale)
        if low.ndim == 2:
            apart[:, PCT] = high[:, PCT] - low[:, PCT] > PERCENT_TOLERANCE + 1e-9
    return np.asarray(apart)


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
    low, high, at = extremes(group[known], den[known], den[known], den_at[known], int(group.max()) + 1)
    one = lacking & ~np.isnan(low[group]) & ~_differs(low[group], high[group])
    den[one], den_at[one] = low[group[one]], at[group[one]]
    frame["den"], frame["den_at"] = den, den_at
    return np.asarray(one)


def _whole_people(frame: pd.DataFrame, of_people: Collection[str]) -> Codes:
    """The states, where a register that counts part of a person is not used: it means another thing."""
    heads = (frame["indicator"].isin(of_people) & frame["series"].ne(Series.SURVEY.value)).to_numpy()
    parted = is_fraction(frame["num"].to_numpy()) | is_fraction(frame["den"].to_numpy())
    state = frame["state"].to_numpy()
    return np.where(heads & parted & (state >= State.COUNT_ONLY), int(State.FRACTION), state)


def is_fraction(values: Numbers) -> Flags:
    """Which numbers are not whole, beyond the noise of sums."""
    with np.errstate(invalid="ignore"):
        return np.asarray(np.abs(values - np.round(values)) > 1e-6)


def _states(
    frame: pd.DataFrame, num_clash: Flags, den_clash: Flags, pct_clash: Flags
) -> tuple[Codes, npt.NDArray[np.object_]]:
    num, den, pct = (frame[name].to_numpy() for name in ("num", "den", "pct"))
    has_num, has_den, has_pct = ~np.isnan(num), ~np.isnan(den), ~np.isnan(pct)
    pct_alone = has_pct & ~(has_num & has_den)
    in_clash = np.select(
        [num_clash, den_clash, pct_clash & pct_alone], ["numerator", "denominator", "percent"], ""
    )
    negative = (has_num & (num < 0)) | (has_den & (den < 0)) | (pct_alone & (pct < 0))
    too_large = (num > LARGEST_NUMBER) | (den > LARGEST_NUMBER) | (pct_alone & (pct > LARGEST_NUMBER))
    ranked = (
        (in_clash != "", State.CONFLICT),
        (negative, State.NEGATIVE),
        (too_large, State.TOO_LARGE),
        (has_num & has_den & (den == 0) & (num == 0), State.EMPTY_PAIR),
        (has_num & has_den & (den == 0), State.NO_PEOPLE),
        (has_num & has_den, State.PAIR),
        (has_pct, State.PERCENT_ONLY),
        (has_num, State.COUNT_ONLY),
        (has_den, State.NO_NUMERATOR),
    )
    state = np.select([where for where, _ in ranked], [int(one) for _, one in ranked], int(State.NOTHING))
    return state.astype(np.int64), in_clash.astype(object)
