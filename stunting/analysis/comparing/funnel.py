"""Which areas lie beyond chance: limits around the common share, wider the fewer people.

Spiegelhalter 2005 (Statistics in Medicine 24:1185-1202 and Quality and Safety in Health Care 14:347-351):
areas differ by more than chance even where none of them is remarkable, so the limits hold the spread between
areas beyond chance (random effects by moments, z-scores winsorised at the outer tenths).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
NORMAL_95, NORMAL_998 = 1.96, 3.09
"""Deviations within which 95 and 99.8 % of areas lie by chance."""
FEWEST_AREAS = 5
_TENTH = 0.1


@dataclass(frozen=True, slots=True)
class Funnel:
    """The common share 0-1, and the deviation of areas beyond chance (0 where chance explains all)."""

    middle: float
    between: float

    def limits(self, people: Numbers, deviations: float) -> tuple[Numbers, Numbers]:
        """Lower and upper limit of the share of so many people, within 0-1.

        Half a case more on both sides, as people are whole: 0 of 3 is no wonder where 80 % are usual.
        """
        half = deviations * np.sqrt(self.middle * (1 - self.middle) / people + self.between**2)
        half = half + 0.5 / people
        return np.maximum(0.0, self.middle - half), np.minimum(1.0, self.middle + half)

    def outside(self, share: Numbers, people: Numbers) -> npt.NDArray[np.int64]:
        """-1 where a share is below the limits of 99.8 %, 1 where it is above them, else 0."""
        low, high = self.limits(people, NORMAL_998)
        return np.where(share < low, -1, np.where(share > high, 1, 0))


def funnel_of(numerator: Numbers, denominator: Numbers) -> Funnel | None:
    """The funnel of areas with numbers; None for fewer than 5, or where nobody or everybody is served.

    With z = (y - mu) / s, s^2 = mu (1 - mu) / N, weights w = 1 / s^2 and phi the mean of the winsorised z^2
    of k areas: between^2 = max(0, (k phi - (k - 1)) / (sum w - sum w^2 / sum w)).
    """
    middle = float(numerator.sum() / denominator.sum()) if len(numerator) else math.nan
    if len(numerator) < FEWEST_AREAS or not 0 < middle < 1:
        return None
    error = middle * (1 - middle) / denominator
    z = (numerator / denominator - middle) / np.sqrt(error)
    z = np.clip(z, *np.quantile(z, [_TENTH, 1 - _TENTH]))
    weight, count = 1 / error, len(z)
    spread = (z**2).sum() - (count - 1)
    between = spread / (weight.sum() - (weight**2).sum() / weight.sum())
    return Funnel(middle, math.sqrt(max(0.0, float(between))))
