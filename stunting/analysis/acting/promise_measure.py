"""A promise beside its later figure: what moved, what was needed, and whether chance alone explains it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stunting.analysis.acting.promise_figures import Row, months_of
from stunting.analysis.coverage.binomial import binomial_deviation

BEYOND_CHANCE = 1.96
"""Deviations that two equal shares exceed in one of twenty cases."""
_NOISE = 1e-9


def at_least(value: float, least: float) -> bool:
    """Whether a share or a count is as large as another one, whatever binary noise says."""
    return bool(value >= least - _NOISE)


@dataclass(frozen=True, slots=True)
class Measured:
    """A promise beside its later figure. Shares are 0-1; `sign` is -1 where lower is better.

    `people` is the output target where it counts the sasaran itself, else NaN; `people_moved` how many more
    were reached (fewer cases where lower is better).
    """

    promise: Row
    figure: Row
    sign: float
    goal: float
    people: float
    deadline: str

    @property
    def change(self) -> float:
        """New minus old share."""
        return float(self.figure["share"] - self.promise["share"])

    @property
    def people_moved(self) -> float:
        """People reached beyond the old share of today's sasaran: a larger sasaran alone is no progress."""
        as_before = self.promise["share"] * self.figure["denominator"]
        return float(self.sign * (self.figure["numerator"] - as_before))

    @property
    def reached(self) -> bool:
        """Whether the figures stand where the promise wanted them, by chance or not."""
        by_share = at_least(self.sign * self.figure["share"], self.sign * self.goal)
        return by_share or at_least(self.people_moved, self.people)

    @property
    def due(self) -> bool:
        """Whether the later figure is as late as the deadline, or later."""
        return months_of(self.figure["period"]) >= months_of(self.deadline)

    @property
    def needed(self) -> float:
        """Change of the share that an even pace asks for by the later figure."""
        start = months_of(self.promise["period"])
        gone, allowed = months_of(self.figure["period"]) - start, months_of(self.deadline) - start
        return float((self.goal - self.promise["share"]) * min(1.0, gone / allowed))

    @property
    def already_there(self) -> bool:
        """Whether the promise asked for no progress at all."""
        return at_least(self.sign * self.promise["share"], self.sign * self.goal)

    @property
    def smallest_seen(self) -> float:
        """The smallest change of the share that two draws of so many people tell from chance."""
        shares = np.array([self.promise["share"], self.figure["share"]])
        people = np.array([self.promise["denominator"], self.figure["denominator"]])
        return float(BEYOND_CHANCE * np.hypot(*binomial_deviation(shares, people)))

    @property
    def beyond_chance(self) -> bool:
        """Whether the change exceeds what chance alone produces."""
        return abs(self.change) > self.smallest_seen
