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

from stunting.model.indicators import Direction

Numbers = npt.NDArray[np.float64]

PERCENTILES = (("p80_p20", 80, 20, 30), ("p90_p10", 90, 10, 60), ("p95_p5", 95, 5, 100))
"""Name, upper and lower percentile, and the number of areas that must be exceeded."""


@dataclass(slots=True)
class Measures:
    """All measures of one set of areas, in the unit of the values given; NaN with a reason.

    `idisu`, `idisw`, `cov` and `paf` are percents of the mean, `ti` and `mld` are times 1000, `bgv`
    and `noise` are in the unit squared. `best` and `worst` are positions in the arrays, -1 if none.
    """

    areas: int
    areas_weighted: int
    best: int = -1
    worst: int = -1
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
    reasons: list[str] = field(default_factory=list)


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
    result = Measures(areas=int(known.sum()), areas_weighted=int(weighted.sum()))
    if result.areas == 0:
        result.reasons.append("tidak ada wilayah yang memiliki nilai")
        return result
    with np.errstate(all="ignore"):
        _extremes(result, y, people, known, direction)
        if result.areas > 1:
            _simple(result, y[known], direction)
            _against_reference(result, y, known, direction, reference)
        _weighted(result, y[known], y[weighted], people[weighted], direction)
        if reference is not None and known[reference] and result.areas_weighted > 1:
            part = people[weighted] / people[weighted].max()
            result.mdrw = float(part @ np.abs(y[weighted] - y[reference]) / part.sum())
    if result.areas == 1:
        result.reasons.append("hanya satu wilayah yang memiliki nilai, tidak ada yang dibandingkan")
    _no_infinity(result)
    return result


def _extremes(
    result: Measures, y: Numbers, people: Numbers, known: npt.NDArray[np.bool_], direction: Direction
) -> None:
    if direction is Direction.NONE:
        if result.areas > 1:
            result.reasons.append("MDBU, MDBW, PAR, PAF: indikator ini tidak punya arah baik atau buruk")
        return
    good = np.where(known, y if direction is Direction.HIGHER else -y, np.nan)
    # Of areas that tie, the one with most people stands for them.
    size = np.nan_to_num(people, nan=0.0, posinf=0.0, neginf=0.0)
    at = np.flatnonzero(known)
    order = at[np.lexsort((-size[at], -good[at]))]
    result.best = int(order[0])
    result.worst = int(at[np.lexsort((-size[at], good[at]))][0])


def _simple(result: Measures, y: Numbers, direction: Direction) -> None:
    """Measures that need no denominators."""
    low, high = float(y.min()), float(y.max())
    result.d = high - low
    if low > 0:
        result.r = high / low
    else:
        result.reasons.append("R: ada wilayah bernilai 0")
    if direction is not Direction.NONE:
        best = high if direction is Direction.HIGHER else low
        result.mdbu = float(np.mean(np.abs(y - best)))
    for name, upper, lower, more_than in PERCENTILES:
        if len(y) > more_than:
            setattr(result, name, float(np.subtract(*np.percentile(y, [upper, lower]))))
    short = [f"p{upper}\u2212p{lower}" for _, upper, lower, more_than in PERCENTILES if len(y) <= more_than]
    if short:
        result.reasons.append(f"{', '.join(short)}: jumlah wilayah tidak cukup banyak")


def _against_reference(
    result: Measures,
    y: Numbers,
    known: npt.NDArray[np.bool_],
    direction: Direction,
    reference: int | None,
) -> None:
    names = "D dan R terhadap acuan, MDRU, MDRW"
    if reference is None:
        result.reasons.append(f"{names}: tidak ada wilayah acuan")
        return
    if not known[reference]:
        result.reasons.append(f"{names}: wilayah acuan tidak memiliki nilai")
        return
    chosen = float(y[reference])
    result.mdru = float(np.mean(np.abs(y[known] - chosen)))
    others = np.delete(y, reference)[np.delete(known, reference)]
    if direction is Direction.LOWER:
        over, under = float(others.max()), chosen
    else:
        over, under = chosen, float(others.min())
    result.d_reference = over - under
    if under > 0:
        result.r_reference = over / under
    else:
        result.reasons.append("R terhadap acuan: pembandingnya bernilai 0")


def _weighted(
    result: Measures, all_known: Numbers, y: Numbers, people: Numbers, direction: Direction
) -> None:
    """Measures around the mean weighted by denominators."""
    if len(y) == 0:
        result.reasons.append("sasaran tidak diketahui, rata-rata tertimbang tidak dapat dihitung")
        return
    if len(y) < len(all_known):
        left_out = len(all_known) - len(y)
        result.reasons.append(f"{left_out} wilayah tanpa sasaran tidak masuk ukuran tertimbang")
    result.denominator = float(people.sum())
    part = people / people.max()
    part = part / part.sum()
    # Equal values have exactly that mean; a rounded one would leave traces of inequality.
    result.mean = mean = float(y[0]) if np.ptp(y) == 0 else float(part @ y)
    if len(y) < 2:
        return
    away = np.abs(y - mean)
    result.mdmu, result.mdmw = float(away.mean()), float(part @ away)
    result.bgv = float(part @ away**2)
    result.bgsd = float(np.sqrt(result.bgv))
    inside = np.clip(y, 0.0, 1.0)
    result.noise = float(np.sum(part * (1 - part) * inside * (1 - inside) / people))
    if direction is not Direction.NONE:
        best = float(y.max() if direction is Direction.HIGHER else y.min())
        result.mdbw = float(part @ np.abs(y - best))
        result.par = best - mean
    _relative(result, y, part)


def _relative(result: Measures, y: Numbers, part: Numbers) -> None:
    """Measures relative to the mean, and those of logarithms."""
    mean = result.mean
    if mean == 0:
        result.reasons.append("IDISU, IDISW, COV, PAF, TI, MLD: rata-rata 0")
        return
    result.idisu, result.idisw = 100 * result.mdmu / mean, 100 * result.mdmw / mean
    result.cov = 100 * result.bgsd / mean
    result.paf = 100 * result.par / mean
    if y.min() > 0:
        ratio = y / mean
        result.ti = float(1000 * (part @ (ratio * np.log(ratio))))
        result.mld = float(1000 * (part @ -np.log(ratio)))
    else:
        result.reasons.append("TI, MLD: ada wilayah bernilai 0")


def _no_infinity(result: Measures) -> None:
    """Numbers beyond all reason overflow; they become missing, with a reason."""
    overflowed = [
        entry.name
        for entry in fields(result)
        if entry.type == "float" and np.isinf(getattr(result, entry.name))
    ]
    for name in overflowed:
        setattr(result, name, np.nan)
    if overflowed:
        result.reasons.append(f"{', '.join(overflowed).upper()}: angka terlalu besar untuk dihitung")
