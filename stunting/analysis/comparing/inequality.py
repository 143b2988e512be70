"""Inequality between kecamatan or desa, for every series, period and indicator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.comparing import wording
from stunting.analysis.comparing.inequality_change import inequality_change
from stunting.analysis.comparing.inequality_measures import Measures, Numbers, extremes, measures
from stunting.analysis.coverage.rows import period_ranks, settled_rows
from stunting.analysis.coverage.small_numbers import indistinct
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import IndicatorRole, indicators_as
from stunting.model.areas import AreaLevel
from stunting.model.indicators import Direction
from stunting.model.labels import LEVEL_LABELS
from stunting.model.periods import period_kind, weighing_month
from stunting.model.summaries import Summary
from stunting.model.summaries.inequality import INEQUALITY, InequalityChange

Positions = npt.NDArray[np.intp]

_CELL = ["series", "period", "indicator"]
_SAME = (*_CELL, "sector", "target_group", "area_level")
_POINTS = (
    "d",
    "d_reference",
    "mdmu",
    "mdmw",
    "mdbu",
    "mdbw",
    "mdru",
    "mdrw",
    "bgsd",
    "par",
    "p80_p20",
    "p90_p10",
    "p95_p5",
)


def inequality(
    coverage_frame: pd.DataFrame, catalogue: Catalogue, *, level: AreaLevel, reference: str = ""
) -> Summary:
    """How unequal the areas of a level are: `INEQUALITY`.

    Grain: one row per series, period, indicator and area within which is compared: all areas of the
    level together, and for desa also those of each kecamatan. `reference` is the `area_key` or name
    of a chosen area for MDRU, MDRW and D and R against it. Best and worst are named by the shares by which
    areas are put in order: 0 of 2 in a desa is no worst. Formulas: see `inequality_measures`;
    shares are 0-1, differences percentage points. A measure that is missing has its reason.

    Example: shares 50 % of 100 and 100 % of 300 people: mean 87,5 %, D 50 points, MDMW 18,75
    points, PAR 12,5 points, which are 50 people.
    """
    frame, notes = settled_rows(coverage_frame, catalogue)
    frame = frame[frame["area_level"] == level.value]
    if frame.empty:
        return Summary(
            INEQUALITY,
            INEQUALITY.empty(),
            (*notes, wording.NO_DATA_AT_LEVEL.format(level=LEVEL_LABELS[level])),
        )
    areas = _Areas.of(frame)
    comparisons = list(_comparisons(frame, level))
    rows = [_row(areas, positions, kecamatan, catalogue, reference) for kecamatan, positions in comparisons]
    compared = [positions for _, positions in comparisons]
    return Summary(INEQUALITY, _with_change(pd.DataFrame(rows), areas, compared), notes)


def _comparisons(frame: pd.DataFrame, level: AreaLevel) -> Iterator[tuple[str, Positions]]:
    """Kecamatan (empty: all areas of the level) and the row positions of every comparison."""
    for positions in _groups(frame, _CELL):
        yield "", positions
    if level is AreaLevel.DESA:
        kecamatan = frame["kecamatan"].to_numpy(dtype=object)
        named = np.flatnonzero(kecamatan != "")
        for positions in _groups(frame.iloc[named], [*_CELL, "kecamatan"]):
            yield kecamatan[named[positions[0]]], named[positions]


def _groups(frame: pd.DataFrame, columns: list[str]) -> Iterator[Positions]:
    for positions in frame.groupby(columns, sort=False).indices.values():
        yield np.asarray(positions, dtype=np.intp)


@dataclass(frozen=True, slots=True)
class _Areas:
    """Columns of a coverage frame as arrays: thousands of comparisons index them, not the frame."""

    texts: Mapping[str, npt.NDArray[np.object_]]
    share: Numbers
    drawn: Numbers
    denominator: Numbers

    @classmethod
    def of(cls, frame: pd.DataFrame) -> _Areas:
        return cls(
            {name: frame[name].to_numpy(dtype=object) for name in (*_SAME, "area", "area_key")},
            frame["share"].to_numpy(dtype=float),
            frame["drawn_share"].to_numpy(dtype=float),
            frame["denominator"].to_numpy(dtype=float),
        )


def _row(
    areas: _Areas, positions: Positions, kecamatan: str, catalogue: Catalogue, reference: str
) -> dict[str, Any]:
    first = positions[0]
    definition = catalogue.indicator(areas.texts["indicator"][first])
    direction = definition.direction if definition else Direction.NONE
    result = measures(
        areas.share[positions],
        areas.denominator[positions],
        direction,
        _position(areas, positions, reference),
    )
    best, worst = extremes(areas.drawn[positions], areas.denominator[positions], direction)
    return {
        **{name: areas.texts[name][first] for name in _SAME},
        "kecamatan": kecamatan,
        "direction": direction.value,
        "areas": result.areas,
        "areas_weighted": result.areas_weighted,
        "areas_without_value": len(positions) - result.areas,
        "denominator": result.denominator,
        "mean": result.mean,
        **_named(areas, positions, "best", best),
        **_named(areas, positions, "worst", worst),
        "worst_alike": _alike(areas, positions, worst),
        **{f"{name}_points": 100 * getattr(result, name) for name in _POINTS},
        **_others(result),
        "reason": "; ".join(result.reasons),
    }


def _others(result: Measures) -> dict[str, float]:
    return {
        "r": result.r,
        "r_reference": result.r_reference,
        "idisu_percent": result.idisu,
        "idisw_percent": result.idisw,
        "cov_percent": result.cov,
        "paf_percent": result.paf,
        "bgv": 1e4 * result.bgv,
        "ti": result.ti,
        "mld": result.mld,
        "par_people": abs(result.par) * result.denominator,
        "bgv_noise": 1e4 * result.noise,
        "bgv_beyond_noise": 1e4 * max(0.0, result.bgv - result.noise) if result.bgv >= 0 else np.nan,
    }


def _position(areas: _Areas, positions: Positions, reference: str) -> int | None:
    if not reference:
        return None
    chosen = (areas.texts["area_key"][positions] == reference) | (areas.texts["area"][positions] == reference)
    at = np.flatnonzero(chosen)
    return int(at[0]) if len(at) == 1 else None


def _named(areas: _Areas, positions: Positions, role: str, position: int) -> dict[str, Any]:
    if position < 0:
        return {f"{role}_area": "", f"{role}_key": "", f"{role}_share": np.nan}
    row = positions[position]
    return {
        f"{role}_area": areas.texts["area"][row],
        f"{role}_key": areas.texts["area_key"][row],
        f"{role}_share": areas.share[row],
    }


def _alike(areas: _Areas, positions: Positions, worst: int) -> int:
    """How many other areas may be as far off as the worst."""
    if worst < 0:
        return 0
    return int(indistinct(areas.share[positions], areas.denominator[positions], worst).sum()) - 1


def _with_change(table: pd.DataFrame, areas: _Areas, compared: list[Positions]) -> pd.DataFrame:
    """Compares each row with the period before of the same length, on the areas that both have."""
    keyed = table.assign(
        length=_lengths(table),
        rank=period_ranks(table["period"]),
        order=np.arange(len(table)),
    ).sort_values("rank")
    measured = keyed[keyed["bgv"].notna()]
    earlier = measured.groupby(["series", "indicator", "kecamatan", "length"])[["period", "order"]]
    keyed = keyed.join(earlier.shift().add_prefix("earlier_"))
    keyed["earlier_period"] = keyed["earlier_period"].fillna("").astype("str")
    keyed["change"] = [
        InequalityChange.NONE.value
        if np.isnan(before) or np.isnan(bgv)
        else _change(areas, compared[int(before)], compared[now]).value
        for before, now, bgv in zip(keyed["earlier_order"], keyed["order"], keyed["bgv"], strict=True)
    ]
    return keyed.sort_values("order")


def _lengths(table: pd.DataFrame) -> list[str]:
    """What a period is compared with: those of its length, a month of weighing with the same month."""
    weighed = table["indicator"].isin(indicators_as(IndicatorRole.WEIGHED))
    return [
        period_kind(period).value + (weighing_month(period) if of_children else "")
        for period, of_children in zip(table["period"], weighed, strict=True)
    ]


def _change(areas: _Areas, earlier: Positions, now: Positions) -> InequalityChange:
    keys = areas.texts["area_key"]
    _, before, after = np.intersect1d(keys[earlier], keys[now], return_indices=True)
    before, after = earlier[before], now[after]
    return inequality_change(
        areas.share[before], areas.denominator[before], areas.share[after], areas.denominator[after]
    )
