"""What the share of few people can tell: its interval, its value with the others in mind, who is like it.

Wilson 1927 for one share; Newcombe 1998 (method 10) for the difference of two; a beta-binomial prior by
moments for the order of many.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_percent

Numbers = npt.NDArray[np.float64]
FEW_PEOPLE = 20
"""Below this many people one of them moves a share by more than 5 points."""
_NORMAL = 1.96


def wilson_interval(share: Numbers, people: Numbers) -> tuple[Numbers, Numbers]:
    """Ends of the 95 % interval of shares 0-1 of so many people; NaN where either is missing or no share.

    >>> low, high = wilson_interval(np.array([81 / 263]), np.array([263.0]))
    >>> round(float(low[0]), 4), round(float(high[0]), 4)
    (0.2553, 0.3662)
    """
    with np.errstate(all="ignore"):
        known = (share >= 0) & (share <= 1) & (people > 0)
        share, people = np.where(known, share, np.nan), np.where(known, people, np.nan)
        middle = (share + _NORMAL**2 / (2 * people)) / (1 + _NORMAL**2 / people)
        half = np.sqrt(share * (1 - share) / people + _NORMAL**2 / (4 * people**2))
        half *= _NORMAL / (1 + _NORMAL**2 / people)
    return np.maximum(0.0, middle - half), np.minimum(1.0, middle + half)


def interval_words(rows: pd.DataFrame) -> list[str]:
    """Wilson's interval of the share of each desa, "49,0-94,3 %"; of other areas and without people empty.

    `rows` are coverage rows.
    """
    people = rows["denominator"].where(rows["area_level"].eq(AreaLevel.DESA.value))
    ends = wilson_interval(rows["share"].to_numpy(dtype=float), people.to_numpy(dtype=float))
    return [
        f"{format_number(100 * low, 1)}\u2013{format_percent(high)}" if low == low else ""
        for low, high in zip(*ends, strict=True)
    ]


def shrunken_shares(numerator: Numbers, denominator: Numbers, group: npt.NDArray[np.int64]) -> Numbers:
    """Shares drawn toward that of their group together, the more the fewer people: (x + M mu) / (N + M).

    M comes from the spread beyond chance, rho = (S / (mu (1 - mu)) - (k - 1)) / (N - sum N_j^2 / N - (k - 1))
    with S = sum N_j (y_j - mu)^2 and M = (1 - rho) / rho (moments of the beta-binomial). Where chance alone
    explains the spread M is very large: what is left is who is short of most people. Grain: one per area,
    all with numbers; `group` numbers the groups. Where nobody or everybody of one is served its shares stay.

    >>> shrunken_shares(np.array([2.0, 4.0, 6.0, 8.0]), np.full(4, 10.0), np.zeros(4, int)).round(4).tolist()
    [0.2917, 0.4306, 0.5694, 0.7083]
    """

    def summed(values: Numbers) -> Numbers:
        return np.bincount(group, weights=values).astype(np.float64)

    with np.errstate(all="ignore"):
        share = numerator / denominator
        every = summed(denominator)
        middle = summed(numerator) / every
        spread = summed(denominator * (share - middle[group]) ** 2) / (middle * (1 - middle))
        others = np.bincount(group) - 1
        room = every - summed(denominator**2) / every - others
        alike = np.where(room > 0, (spread - others) / room, 0.0).clip(1e-6, 1.0)
        weight = (1 - alike) / alike
        drawn = (numerator + weight[group] * middle[group]) / (denominator + weight[group])
    return np.where(((middle > 0) & (middle < 1))[group], drawn, share)


def indistinct(share: Numbers, people: Numbers, one: int) -> npt.NDArray[np.bool_]:
    """Which shares may be the same as that at the place `one`: the 95 % interval of the difference holds 0.

    A share whose people are unknown is taken as it stands. The place itself is among them.
    """
    low, high = wilson_interval(share, people)
    low, high = np.where(np.isnan(low), share, low), np.where(np.isnan(high), share, high)
    away = np.abs(share - share[one])
    upward = share >= share[one]
    own = np.where(upward, high[one] - share[one], share[one] - low[one])
    theirs = np.where(upward, share - low, high - share)
    return np.asarray(away <= np.hypot(own, theirs))
