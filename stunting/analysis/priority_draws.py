"""How often each area is on the list when weights and data are drawn anew, all draws at once.

Weights: Dirichlet around the chosen ones, a weight of average size moving by about a third of itself.
Data: a share of N people by the normal form of its binomial noise, with half a case added on both sides
so that 0 of 5 is not certain; a doubtful cell evenly within its plausible range.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.priority_cells import PREVALENCE, Cells, Numbers, Weights
from stunting.analysis.priority_score import Floats, Score, combined

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


def top_shares(
    cells: Cells,
    weights: Weights,
    score: Score,
    plausible: pd.DataFrame,
    *,
    scored: npt.NDArray[np.bool_],
    draws: int,
    seed: int,
    top: int,
) -> TopShares:
    """Shares of `draws` in which each area is among the `top` highest scores of the `scored` areas.

    The same seed gives the same draws. `plausible` follows `PLAUSIBLE`.
    """
    at = np.flatnonzero(scored)
    seeds = np.random.SeedSequence(seed)
    random = np.random.default_rng(seeds.spawn(1)[0])
    part_weights = _dirichlet(random, weights.parts, draws)
    service_weights = _dirichlet(random, weights.services, draws)
    both, data = (np.empty((draws, len(at)), dtype=np.float32) for _ in range(2))
    for block in _blocks(len(at), draws * max(1, len(cells.services))):
        areas = at[block]
        generator = np.random.default_rng(seeds.spawn(1)[0])
        stunting = _drawn_stunting(generator, cells, areas, plausible, draws)
        gap = _drawn_gaps(generator, cells, areas, plausible, draws)
        known = cells.known[areas].astype(np.float32)
        with np.errstate(all="ignore"):
            moving = np.matmul(gap, service_weights[:, :, None])[:, :, 0] / (service_weights @ known.T)
            fixed = gap @ weights.services.astype(np.float32) / (known @ weights.services)
        both[:, block] = combined(part_weights, _scaled([*stunting, moving], score.scale))
        data[:, block] = combined(weights.parts.astype(np.float32), _scaled([*stunting, fixed], score.scale))
    known = cells.known[at].astype(float)
    with np.errstate(all="ignore"):
        moving = (service_weights @ cells.gap[at].T) / (service_weights @ known.T)
    observed = [np.broadcast_to(row[at], moving.shape) for row in (cells.prevalence, cells.cases)]
    only_weights = combined(part_weights, _scaled([*observed, moving], score.scale))
    return TopShares(*(_spread(scores, top, scored) for scores in (both, only_weights, data)))


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


def binomial_deviation(share: Numbers, people: Numbers) -> Numbers:
    """Standard deviation of a share of so many people, half a case added on both sides; 0 without people."""
    with np.errstate(all="ignore"):
        middle = (share * people + 0.5) / (people + 1)
        spread = np.sqrt(np.maximum(0.0, middle * (1 - middle)) / (people + 1))
    return np.nan_to_num(spread, nan=0.0)


def _drawn_stunting(
    random: np.random.Generator,
    cells: Cells,
    areas: npt.NDArray[np.intp],
    plausible: pd.DataFrame,
    draws: int,
) -> list[Single]:
    """Drawn prevalence and cases, each of shape (draws, areas)."""
    prevalence = cells.prevalence[areas]
    drawn = random.standard_normal((draws, len(areas)), dtype=np.float32)
    drawn *= binomial_deviation(prevalence, cells.children[areas]).astype(np.float32)
    drawn += prevalence.astype(np.float32)
    (row, _), low, high = _doubts(cells, areas, plausible, (PREVALENCE,))
    drawn[:, row] = low + (high - low) * random.random((draws, len(low)), dtype=np.float32)
    np.maximum(drawn, 0, out=drawn)
    children, cases = (values[areas].astype(np.float32) for values in (cells.children, cells.cases))
    return [drawn, np.where(np.isnan(children), cases, drawn * children)]


def _drawn_gaps(
    random: np.random.Generator,
    cells: Cells,
    areas: npt.NDArray[np.intp],
    plausible: pd.DataFrame,
    draws: int,
) -> Single:
    """Drawn gaps to the target as share, 0 where a cell is missing; shape (draws, areas, services)."""
    share, known = cells.share[areas], cells.known[areas]
    target = cells.target[areas].astype(np.float32)
    drawn = random.standard_normal((draws, *share.shape), dtype=np.float32)
    drawn *= binomial_deviation(share, cells.people[areas]).astype(np.float32)
    drawn += np.where(known, share, 0.0).astype(np.float32)
    (row, column), low, high = _doubts(cells, areas, plausible, cells.services)
    drawn[:, row, column] = low + (high - low) * random.random((draws, len(low)), dtype=np.float32)
    np.maximum(drawn, 0, out=drawn)
    np.subtract(target, drawn, out=drawn)
    drawn *= np.where(cells.lower, -1, 1).astype(np.float32)
    np.maximum(drawn, 0, out=drawn)
    drawn *= known
    return drawn


def _doubts(
    cells: Cells, areas: npt.NDArray[np.intp], plausible: pd.DataFrame, indicators: tuple[str, ...]
) -> tuple[tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]], Single, Single]:
    """Positions (area in the block, indicator) of doubtful cells, and their ranges."""
    row = pd.Index(cells.areas["area_key"].iloc[areas]).get_indexer(pd.Index(plausible["area_key"]))
    column = pd.Index(indicators, dtype="str").get_indexer(pd.Index(plausible["indicator"]))
    mine = (row >= 0) & (column >= 0)
    low, high = (plausible[name].to_numpy(dtype=np.float32)[mine] for name in ("low", "high"))
    return (row[mine], column[mine]), low, high


def _scaled(values: Sequence[Floats], scale: Numbers) -> Single:
    """Values over their scale, shape (3, draws, n); a scale of 0 gives 0 where there is a value."""
    inverse = [1 / float(one) if one > 0 else 0.0 for one in scale]
    return np.stack([value * one for value, one in zip(values, inverse, strict=True)], dtype=np.float32)


def _share_in_top(scores: Floats, top: int) -> Numbers:
    """Share of draws among the `top` highest; areas that tie for the last places share them."""
    draws, areas = scores.shape
    if areas <= top:
        return np.ones(areas)
    last = np.partition(scores, areas - top, axis=1)[:, areas - top, None]
    above, tied = scores > last, scores == last
    left = (top - above.sum(axis=1)) / tied.sum(axis=1)
    return np.asarray((above.sum(axis=0) + left @ tied) / draws)
