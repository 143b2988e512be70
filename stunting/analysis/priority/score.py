"""The priority score: three parts, each 0 where there is no problem and 1 at the heaviest tenth of areas.

A part is its value over the 90th percentile of the areas as they are: prevalence, number of cases,
weighted mean of the service gaps. The scale stays fixed while weights and data are drawn, so that a score can
be followed by hand; the smallest change of a value recomputes it (`change`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stunting.analysis.priority.cells import Cells, Numbers, Weights

HEAVIEST = 90
"""Percentile of the areas that counts as 1."""

Floats = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Score:
    """Score of each area and how it came about; every array has the shape (n,) unless said otherwise."""

    parts: Numbers
    """Prevalence, cases and service gap on the common scale, shape (3, n); NaN is missing."""
    scale: Numbers
    """Values that count as 1, shape (3,); 0 where no area has the problem."""
    service_gap: Numbers
    with_data: Numbers
    """Share 0-1 of all weight for which there are data."""
    counted: Numbers
    """The same with the services that are silent."""
    total: Floats


def scale_of(cells: Cells, weights: Weights) -> Numbers:
    """Prevalence, cases and service gap that count as 1, shape (3,); 0 where no area has the problem."""
    service_gap = mean_gap(cells.gap, cells.counted, weights.services)
    return np.array([_heaviest(values) for values in (cells.prevalence, cells.cases, service_gap)])


def score_of(cells: Cells, weights: Weights, scale: Numbers) -> Score:
    """Scores of areas. A part that an area lacks leaves its weight to the others: missing is not zero.

    Example: with a scale of 20 %, 40 cases and 0.5, weights of a third each, an area of 10 %, 20 cases
    and a mean gap of 0.5 has the parts 0.5, 0.5 and 1 and the score 0.667.
    """
    service_gap = mean_gap(cells.gap, cells.counted, weights.services)
    values = np.stack([cells.prevalence, cells.cases, service_gap])
    with np.errstate(all="ignore"):
        parts = np.where(scale[:, None] > 0, values / scale[:, None], np.where(np.isnan(values), np.nan, 0.0))
    have = ~np.isnan(parts)
    with_data, counted = (
        weights.parts[:2] @ have[:2] + weights.parts[2] * np.where(have[2], which @ weights.services, 0.0)
        for which in (cells.known, cells.counted)
    )
    total = combined(weights.parts, scale, np.nan_to_num(values), have)
    return Score(parts, scale, service_gap, with_data, counted, total)


def mean_gap(gap: Numbers, counted: npt.NDArray[np.bool_], services: Numbers) -> Numbers:
    """Weighted mean of the gaps that count, shape (n,); NaN where none does."""
    with np.errstate(all="ignore"):
        return np.asarray((gap @ services) / (counted @ services))


def combined(
    weights: Floats, scale: Numbers, values: Sequence[Floats] | Floats, known: npt.NDArray[np.bool_]
) -> Floats:
    """Weighted mean of the three values over their scale, of those that are known.

    `weights` has the shape (3,) or (draws, 3); each of `values`, 0 where it is not known, (n,) or
    (draws, n); `known` (3, n). The result has the shape of a value and the precision of the weights.
    """
    inverse = [1 / float(one) if one > 0 else 0.0 for one in scale]
    one, two, three = (weights[..., at, None] * inverse[at] for at in range(3))
    with np.errstate(all="ignore"):
        total = one * values[0] + two * values[1] + three * values[2]
        return np.asarray(total / (weights @ known.astype(weights.dtype)))


def shares_of_score(weights: Weights, score: Score) -> Numbers:
    """How much each part adds to the score, shape (3, n); NaN for a part without data."""
    have = ~np.isnan(score.parts)
    with np.errstate(all="ignore"):
        return np.asarray(weights.parts[:, None] * score.parts / (weights.parts @ have))


def _heaviest(values: Numbers) -> float:
    known = values[~np.isnan(values)]
    if len(known) == 0:
        return 0.0
    tenth = float(np.percentile(known, HEAVIEST))
    # With few cases in few areas the heaviest tenth has none: the highest value is 1 then.
    return tenth if tenth > 0 else float(known.max())
