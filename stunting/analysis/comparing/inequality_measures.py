"""Measures of inequality between unordered areas, on plain arrays.

Definitions: WHO HEAT Plus technical notes 6.0 (2024) and Schlotheuber and Hosseinpoor 2022,
doi 10.3390/ijerph19063697. Noise of small denominators: the binomial variance of each share.
Unlike published implementations it needs no standard errors, and a missing area or a true zero
leaves the other measures standing.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

import numpy as np
import numpy.typing as npt

from stunting.analysis.comparing import wording
from stunting.model.indicators import Direction

Numbers = npt.NDArray[np.float64]

PERCENTILES = (("p80_p20", 80, 20, 30), ("p90_p10", 90, 10, 60), ("p95_p5", 95, 5, 100))
"""Name, upper and lower percentile, and the number of areas that must be exceeded."""


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of one set of areas, in the unit of the values given; NaN with a reason.

    `idisu`, `idisw`, `cov` and `paf` are percents of the mean, `ti` and `mld` are times 1000, `bgv`
    and `noise` are in the unit squared.
    """

    areas: int
    areas_weighted: int
    denominator: float = np.nan
    mean: float = np.nan
    d: float = np.nan
    r: float = np.nan
    d_reference: float = np.nan
    r_reference: float = np.nan
    mdmu: float = np.nan
    mdmw: float = np.nan
    mdbu: float = np.nan
    mdbw: float = np.nan
    mdru: float = np.nan
    mdrw: float = np.nan
    idisu: float = np.nan
    idisw: float = np.nan
    bgv: float = np.nan
    bgsd: float = np.nan
    cov: float = np.nan
    ti: float = np.nan
    mld: float = np.nan
    par: float = np.nan
    paf: float = np.nan
    p80_p20: float = np.nan
    p90_p10: float = np.nan
    p95_p5: float = np.nan
    noise: float = np.nan
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """Measures by name while they are found one after the other, and why others are missing."""

    numbers: dict[str, float] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)


def extremes(order: Numbers, people: Numbers, direction: Direction) -> tuple[int, int]:
    """Positions of the best and the worst of areas by the values `order`; -1 where neither way is better.

    A value that is NaN, negative or infinite is none. Of areas that tie, the one with most people stands
    for them.

    >>> extremes(np.array([0.5, 1.0, 1.0]), np.array([9.0, 2.0, 3.0]), Direction.HIGHER)
    (2, 0)
    """
    known = np.flatnonzero(np.isfinite(order) & (order >= 0))
    if direction is Direction.NONE or not len(known):
        return -1, -1
    good = order[known] if direction is Direction.HIGHER else -order[known]
    size = np.where(np.isfinite(people[known]), people[known], 0)
    return int(known[np.lexsort((-size, -good))[0]]), int(known[np.lexsort((-size, good))[0]])


def measures(
    shares: Numbers, denominators: Numbers, direction: Direction, reference: int | None = None
) -> Measures:
    """The measures of areas with `shares` (0-1) and `denominators` (people), both of shape (areas,).

    A share that is NaN, negative or infinite is no value; a denominator that is NaN, infinite or not
    above 0 leaves its area out of the weighted measures. `reference` is the position of a chosen area.

    >>> of_two = measures(np.array([0.5, 1.0]), np.array([100.0, 300.0]), Direction.HIGHER)
    >>> of_two.mean, of_two.d, of_two.mdmw, of_two.par
    (0.875, 0.5, 0.1875, 0.125)
    """
    y, people = np.asarray(shares, dtype=float), np.asarray(denominators, dtype=float)
    known = np.isfinite(y) & (y >= 0)
    weighted = known & np.isfinite(people) & (people > 0)
    result, areas, areas_weighted = _Found(), int(known.sum()), int(weighted.sum())
    if areas == 0:
        return Measures(areas, areas_weighted, reasons=(wording.NO_AREA_WITH_VALUE,))
    if areas > 1 and direction is Direction.NONE:
        result.reasons.append(wording.MEASURES_WITHOUT_DIRECTION)
    with np.errstate(all="ignore"):
        if areas > 1:
            _simple(result, y[known], direction)
            _against_reference(result, y, known, direction, reference)
        _weighted(result, y[known], y[weighted], people[weighted], direction)
        if reference is not None and known[reference] and areas_weighted > 1:
            part = people[weighted] / people[weighted].max()
            result.numbers["mdrw"] = float(part @ np.abs(y[weighted] - y[reference]) / part.sum())
    if areas == 1:
        result.reasons.append(wording.ONE_AREA_ONLY)
    _no_infinity(result)
    return Measures(areas, areas_weighted, **result.numbers, reasons=tuple(result.reasons))


def _simple(result: _Found, y: Numbers, direction: Direction) -> None:
    """Measures that need no denominators."""
    low, high = float(y.min()), float(y.max())
    result.numbers["d"] = high - low
    if low > 0:
        result.numbers["r"] = high / low
    else:
        result.reasons.append(wording.RATIO_OF_ZERO)
    if direction is not Direction.NONE:
        best = high if direction is Direction.HIGHER else low
        result.numbers["mdbu"] = float(np.mean(np.abs(y - best)))
    for name, upper, lower, more_than in PERCENTILES:
        if len(y) > more_than:
            result.numbers[name] = float(np.subtract(*np.percentile(y, [upper, lower])))
    short = [f"p{upper}\u2212p{lower}" for _, upper, lower, more_than in PERCENTILES if len(y) <= more_than]
    if short:
        result.reasons.append(wording.TOO_FEW_AREAS.format(short=", ".join(short)))


def _against_reference(
    result: _Found,
    y: Numbers,
    known: npt.NDArray[np.bool_],
    direction: Direction,
    reference: int | None,
) -> None:
    names = wording.REFERENCE_MEASURES
    if reference is None:
        result.reasons.append(wording.NO_REFERENCE.format(names=names))
        return
    if not known[reference]:
        result.reasons.append(wording.REFERENCE_WITHOUT_VALUE.format(names=names))
        return
    chosen = float(y[reference])
    result.numbers["mdru"] = float(np.mean(np.abs(y[known] - chosen)))
    others = np.delete(y, reference)[np.delete(known, reference)]
    if direction is Direction.LOWER:
        over, under = float(others.max()), chosen
    else:
        over, under = chosen, float(others.min())
    result.numbers["d_reference"] = over - under
    if under > 0:
        result.numbers["r_reference"] = over / under
    else:
        result.reasons.append(wording.REFERENCE_ZERO)


def _weighted(result: _Found, all_known: Numbers, y: Numbers, people: Numbers, direction: Direction) -> None:
    """Measures around the mean weighted by denominators."""
    if len(y) == 0:
        result.reasons.append(wording.NO_WEIGHTED_MEAN)
        return
    if len(y) < len(all_known):
        left_out = len(all_known) - len(y)
        result.reasons.append(wording.AREAS_WITHOUT_SASARAN.format(left_out=left_out))
    result.numbers["denominator"] = float(people.sum())
    part = people / people.max()
    part = part / part.sum()
    # Equal values have exactly that mean; a rounded one would leave traces of inequality.
    result.numbers["mean"] = mean = float(y[0]) if np.ptp(y) == 0 else float(part @ y)
    if len(y) < 2:
        return
    away = np.abs(y - mean)
    result.numbers["mdmu"], result.numbers["mdmw"] = float(away.mean()), float(part @ away)
    result.numbers["bgv"] = float(part @ away**2)
    result.numbers["bgsd"] = float(np.sqrt(result.numbers["bgv"]))
    inside = np.clip(y, 0.0, 1.0)
    result.numbers["noise"] = float(np.sum(part * (1 - part) * inside * (1 - inside) / people))
    if direction is not Direction.NONE:
        best = float(y.max() if direction is Direction.HIGHER else y.min())
        result.numbers["mdbw"] = float(part @ np.abs(y - best))
        result.numbers["par"] = best - mean
    _relative(result, y, part)


def _relative(result: _Found, y: Numbers, part: Numbers) -> None:
    """Measures relative to the mean, and those of logarithms."""
    numbers = result.numbers
    mean = numbers["mean"]
    if mean == 0:
        result.reasons.append("IDISU, IDISW, COV, PAF, TI, MLD: rata-rata 0")
        return
    numbers["idisu"], numbers["idisw"] = 100 * numbers["mdmu"] / mean, 100 * numbers["mdmw"] / mean
    numbers["cov"] = 100 * numbers["bgsd"] / mean
    numbers["paf"] = 100 * numbers.get("par", np.nan) / mean
    ratio = y / mean
    # x ln x goes to 0 with x, so an area at a true zero has its limit there; -ln x has none.
    numbers["ti"] = float(1000 * (part @ (ratio * np.log(np.where(ratio > 0, ratio, 1.0)))))
    if y.min() > 0:
        numbers["mld"] = float(1000 * (part @ -np.log(ratio)))
    else:
        result.reasons.append(wording.LOGARITHM_OF_ZERO)


def _no_infinity(result: _Found) -> None:
    """Numbers beyond all reason overflow; they become missing, with a reason."""
    overflowed = [
        entry.name
        for entry in fields(Measures)
        if entry.type == "float" and np.isinf(result.numbers.get(entry.name, np.nan))
    ]
    for name in overflowed:
        result.numbers[name] = np.nan
    if overflowed:
        result.reasons.append(wording.TOO_LARGE_TO_COMPUTE.format(measures=", ".join(overflowed).upper()))
