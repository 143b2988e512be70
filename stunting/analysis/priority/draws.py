"""How often each area is on the list when weights and data are drawn anew, all draws at once.

Weights: Dirichlet around the chosen ones, a weight of average size moving by about a third of itself.
Data: a share of N people by the normal form of its binomial noise, with half a case added on both sides
so that 0 of 5 is not certain; a doubtful cell evenly within its plausible range; a service that an area does
not report as that of one of the other areas, taken at random.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage.binomial import binomial_deviation
from stunting.analysis.priority.cells import Cells, Numbers, Weights
from stunting.analysis.priority.score import Floats, Score, combined
from stunting.catalogue.relations import stunting_id

Single = npt.NDArray[np.float32]

WEIGHT_FIRMNESS = 10.0
"""Dirichlet parameter of a weight of average size: it moves by 1 / sqrt(10), 32 % of itself."""
CELLS_AT_ONCE = 1_500_000
"""Drawn cells held in memory at one time; blocks of areas are sized by it."""


@dataclass(frozen=True, slots=True)
class TopShares:
    """Share of draws in which each area is on the list, shape (n,): all drawn, only weights, only data."""

    both: Numbers
    weights: Numbers
    data: Numbers


@dataclass(frozen=True, slots=True)
class Draws:
    """How often the score is drawn anew, from which seed, and how long the list is.

    The same seed gives the same draws.
    """

    count: int
    seed: int
    top: int


def top_shares(
    cells: Cells,
    weights: Weights,
    score: Score,
    plausible: pd.DataFrame,
    scored: npt.NDArray[np.bool_],
    drawn: Draws,
) -> TopShares:
    """Shares of the draws in which each area is among the `top` highest scores of the `scored` areas.

    `plausible` follows `PLAUSIBLE`.
    """
    draws = drawn.count
    at = np.flatnonzero(scored)
    seeds = np.random.SeedSequence(drawn.seed)
    random = np.random.default_rng(seeds.spawn(1)[0])
    part_weights = _dirichlet(random, weights.parts, draws)
    service_weights = _dirichlet(random, weights.services, draws)
    fixed_parts, fixed_services = _single(weights.parts), _single(weights.services)
    noise = _Noise.of(cells, plausible)
    known = ~np.isnan(score.parts)
    with np.errstate(all="ignore"):
        of_services = 1 / (service_weights @ cells.counted.T.astype(np.float32))
        of_fixed = (1 / (cells.counted @ weights.services)).astype(np.float32)
    np.nan_to_num(of_services, copy=False, posinf=0.0)
    np.nan_to_num(of_fixed, copy=False, posinf=0.0)
    both, data = (np.empty((draws, len(at)), dtype=np.float32) for _ in range(2))
    for block in _blocks(len(at), draws * max(1, len(cells.services))):
        areas = at[block]
        stunting, gap = noise.drawn(np.random.default_rng(seeds.spawn(1)[0]), areas, draws)
        moving = np.matmul(gap, service_weights[:, :, None])[:, :, 0] * of_services[:, areas]
        fixed = gap @ fixed_services * of_fixed[areas]
        both[:, block] = combined(part_weights, score.scale, [*stunting, moving], known[:, areas])
        data[:, block] = combined(fixed_parts, score.scale, [*stunting, fixed], known[:, areas])
    observed = [noise.prevalence[at], noise.cases[at]]
    moving = service_weights @ _single(cells.gap[at]).T * of_services[:, at]
    only_weights = combined(part_weights, score.scale, [*observed, moving], known[:, at])
    return TopShares(*(_spread(scores, drawn.top, scored) for scores in (both, only_weights, data)))


def drawn_gaps(cells: Cells, plausible: pd.DataFrame, draws: int, seed: int) -> Single:
    """Gaps of all cells as shares, drawn anew, shape (draws, n, k): 0 where the target is met.

    `plausible` follows `PLAUSIBLE`.
    """
    noise = _Noise.of(cells, plausible)
    return noise.drawn(np.random.default_rng(seed), np.arange(len(cells.areas)), draws)[1]


def _spread(scores: Floats, top: int, scored: npt.NDArray[np.bool_]) -> Numbers:
    """Shares of the scored areas at their places among all areas, NaN elsewhere."""
    shares = np.full(len(scored), np.nan)
    shares[scored] = _share_in_top(scores, top)
    return shares


def _dirichlet(random: np.random.Generator, weights: Numbers, draws: int) -> Single:
    """Draws around weights that add up to 1, shape (draws, k); a weight of 0 stays 0."""
    used = weights > 0
    drawn = np.zeros((draws, len(weights)))
    if used.any():
        firmness = WEIGHT_FIRMNESS * weights[used] / weights[used].mean()
        drawn[:, used] = random.standard_gamma(firmness, (draws, int(used.sum())))
        drawn /= drawn.sum(axis=1, keepdims=True)
    return drawn.astype(np.float32)


def _blocks(areas: int, cells_per_area: int) -> Iterator[slice]:
    size = max(1, CELLS_AT_ONCE // cells_per_area)
    for start in range(0, areas, size):
        yield slice(start, min(start + size, areas))


def _single(values: Numbers) -> Single:
    return values.astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Doubts:
    """Doubtful cells by position, sorted by area, with the ranges of their shares."""

    area: npt.NDArray[np.intp]
    column: npt.NDArray[np.intp]
    low: Single
    high: Single

    @classmethod
    def of(cls, cells: Cells, plausible: pd.DataFrame) -> _Doubts:
        """Those of `plausible` that are cells with a value; the column of prevalence is the last."""
        indicators = pd.Index((*cells.services, stunting_id()), dtype="str")
        area = pd.Index(cells.areas["area_key"]).get_indexer(pd.Index(plausible["area_key"]))
        column = indicators.get_indexer(pd.Index(plausible["indicator"]))
        missing = np.isnan(np.column_stack([cells.share, cells.prevalence]))
        order = np.argsort(area, kind="stable")
        order = order[(area[order] >= 0) & (column[order] >= 0)]
        order = order[~missing[area[order], column[order]]]
        low, high = (plausible[name].to_numpy(dtype=np.float32)[order] for name in ("low", "high"))
        return cls(area[order], column[order], low, high)

    def drawn(
        self, random: np.random.Generator, areas: npt.NDArray[np.intp], draws: int
    ) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Single]:
        """Position in a block of areas, column and drawn shares (draws, cells) of its doubtful cells."""
        mine = np.flatnonzero(np.isin(self.area, areas))
        low, high = self.low[mine], self.high[mine]
        shares = low + (high - low) * random.random((draws, len(mine)), dtype=np.float32)
        return np.searchsorted(areas, self.area[mine]), self.column[mine], shares


@dataclass(frozen=True, slots=True)
class _Silence:
    """Services that areas do not report, by position, and what the other areas have there."""

    silent: npt.NDArray[np.bool_]
    """Shape (n, k)."""
    shares: tuple[Single, ...]
    """The known shares of each service."""

    @classmethod
    def of(cls, cells: Cells) -> _Silence:
        known = cells.known
        shares = tuple(_single(cells.share[known[:, at], at]) for at in range(len(cells.services)))
        return cls(cells.silent, shares)

    def drawn(
        self, random: np.random.Generator, areas: npt.NDArray[np.intp], draws: int
    ) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], Single]:
        """As `_Doubts.drawn`: positions in a block of areas, columns, and drawn shares (draws, cells)."""
        row, column = np.nonzero(self.silent[areas])
        known = np.array([len(self.shares[at]) for at in column], dtype=np.float32)
        taken = (random.random((draws, len(row)), dtype=np.float32) * known).astype(np.intp)
        shares = np.empty((draws, len(row)), dtype=np.float32)
        for at, service in enumerate(column):
            shares[:, at] = self.shares[service].take(taken[:, at], mode="clip")
        return row, column, shares


@dataclass(frozen=True, slots=True)
class _Noise:
    """Middle and deviation of every cell, ready to be drawn: gaps (n, k), prevalence and cases (n,).

    A gap is sign * (target - share), so that 0 is the target; a share of 0 is its `most`.
    """

    sign: Single
    target: Single
    gap: Single
    gap_deviation: Single
    most: Single
    prevalence: Single
    prevalence_deviation: Single
    children: Single
    cases: Single
    doubts: _Doubts
    silence: _Silence

    @classmethod
    def of(cls, cells: Cells, plausible: pd.DataFrame) -> _Noise:
        """Noise of all cells; a cell that is missing has the gap 0 without deviation."""
        sign = np.where(cells.lower, -1.0, 1.0)
        known = cells.known
        return cls(
            sign=_single(sign),
            target=_single(cells.target),
            gap=_single(np.where(known, sign * (cells.target - cells.share), 0.0)),
            gap_deviation=_single(np.where(known, binomial_deviation(cells.share, cells.people), 0.0)),
            most=_single(np.where(cells.lower, np.inf, cells.target)),
            prevalence=_single(np.nan_to_num(cells.prevalence)),
            prevalence_deviation=_single(binomial_deviation(cells.prevalence, cells.children)),
            children=_single(np.where(np.isnan(cells.cases), 0.0, cells.children)),
            cases=_single(np.nan_to_num(cells.cases)),
            doubts=_Doubts.of(cells, plausible),
            silence=_Silence.of(cells),
        )

    def drawn(
        self, random: np.random.Generator, areas: npt.NDArray[np.intp], draws: int
    ) -> tuple[list[Single], Single]:
        """Prevalence and cases, each (draws, areas), and gaps (draws, areas, services), of some areas."""
        services = self.gap.shape[1]
        gap = random.standard_normal((draws, len(areas), services), dtype=np.float32)
        gap *= self.gap_deviation[areas]
        gap += self.gap[areas]
        prevalence = random.standard_normal((draws, len(areas)), dtype=np.float32)
        prevalence *= self.prevalence_deviation[areas]
        prevalence += self.prevalence[areas]
        row, column, shares = self.doubts.drawn(random, areas, draws)
        stunting = column == services
        prevalence[:, row[stunting]] = shares[:, stunting]
        doubtful = row[~stunting], column[~stunting], shares[:, ~stunting]
        for row, column, shares in (doubtful, self.silence.drawn(random, areas, draws)):
            gap[:, row, column] = self.sign[column] * (self.target[areas[row], column] - shares)
        np.clip(gap, 0, self.most[areas], out=gap)
        np.maximum(prevalence, 0, out=prevalence)
        children = self.children[areas]
        cases = np.where(np.isnan(children), self.cases[areas], prevalence * np.nan_to_num(children))
        return [prevalence, cases], gap


def _share_in_top(scores: Floats, top: int) -> Numbers:
    """Share of draws among the `top` highest; areas that tie for the last places share them."""
    draws, areas = scores.shape
    if areas <= top:
        return np.ones(areas)
    last = np.partition(scores, areas - top, axis=1)[:, areas - top, None]
    above, tied = scores > last, scores == last
    left = (top - above.sum(axis=1)) / tied.sum(axis=1)
    return np.asarray((above.sum(axis=0) + left @ tied) / draws)
