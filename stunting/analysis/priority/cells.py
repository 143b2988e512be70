"""The cells a priority score is made of: areas in rows, service indicators in columns, as arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage.rows import latest_of_areas, settled_rows
from stunting.analysis.priority import wording
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.relations import stunting_id
from stunting.model.areas import AreaLevel
from stunting.model.indicators import Direction, IndicatorKind, Unit
from stunting.model.observations import Series
from stunting.model.periods import period_order

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

REPORTED_BY = 0.5
"""A service that fewer of the areas report than this is not missing elsewhere: it may not be theirs."""
AREA_COLUMNS = ["area_level", "area_key", "area_code", "area", "kecamatan"]


@dataclass(frozen=True, slots=True)
class Cells:
    """Values of n areas and k service indicators. Shares are 0-1; NaN is missing, never zero."""

    areas: pd.DataFrame
    """n rows with `AREA_COLUMNS`."""
    services: tuple[str, ...]
    share: Numbers
    """Shape (n, k)."""
    people: Numbers
    """Denominators, shape (n, k)."""
    target: Numbers
    """Target, or everyone (1, or 0 where lower is better) without one; shape (n, k)."""
    lower: Flags
    """Whether lower is better, shape (k,)."""
    expected: Flags
    """Services that count for an area also while it does not report them, shape (n, k)."""
    untargeted: tuple[str, ...]
    """Services without a target in some area."""
    prevalence: Numbers
    """Shape (n,)."""
    cases: Numbers
    children: Numbers

    @property
    def known(self) -> Flags:
        """Which services have a value, shape (n, k)."""
        return ~np.isnan(self.share)

    @property
    def silent(self) -> Flags:
        """Which services an area should report and does not, shape (n, k)."""
        return self.expected & ~self.known

    @property
    def counted(self) -> Flags:
        """Which services the score of an area rests on, shape (n, k)."""
        return self.known | self.silent

    @property
    def gap(self) -> Numbers:
        """Gap to the target as share 0-1, 0 where met and where it does not count; shape (n, k).

        A silent service counts as if nobody were served: otherwise hiding a bad figure would lower the rank
        of its area. How likely that is, is drawn from the other areas (`draws`).
        """
        worst = np.where(self.silent, self.lower.astype(float), self.share)
        return np.where(self.counted, gaps(worst, self.target, self.lower), 0.0)


def gaps(share: Numbers, target: Numbers, lower: Flags) -> Numbers:
    """Gap to the target as share, 0 where it is met, NaN without a share."""
    return np.maximum(0.0, np.where(lower, share - target, target - share))


def latest_register(
    coverage_frame: pd.DataFrame, catalogue: Catalogue, level: AreaLevel
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Rows of the register of one level, every indicator in the latest period of its area, and notes."""
    frame, notes = settled_rows(coverage_frame, catalogue)
    own = frame[(frame["area_level"] == level.value) & (frame["series"] == Series.REGISTER.value)]
    return latest_of_areas(own), notes


def older_prevalence(coverage_frame: pd.DataFrame, catalogue: Catalogue, level: AreaLevel) -> dict[str, str]:
    """Areas of one level whose prevalence is of an earlier period than that of others: its period by key.

    The latest month of all has no figure of them; the score takes their last one.
    """
    stunting = coverage_frame[coverage_frame["indicator"] == stunting_id()]
    rows, _ = latest_register(stunting, catalogue, level)
    known = rows[rows["share"].notna()]
    newest = max(known["period"], key=period_order, default="")
    return {
        str(key): str(period)
        for key, period in zip(known["area_key"], known["period"], strict=True)
        if period != newest
    }


def service_ids(catalogue: Catalogue) -> list[str]:
    """Indicators that count as services, in catalogue order."""
    return [
        id
        for id, one in catalogue.indicators.items()
        if one.kind in (IndicatorKind.SPESIFIK, IndicatorKind.SENSITIF)
        and one.unit is Unit.PERCENT
        and one.direction is not Direction.NONE
    ]


def cells_of(rows: pd.DataFrame, catalogue: Catalogue) -> Cells:
    """Cells of COVERAGE rows of one level with one row per area and indicator."""
    areas = rows[AREA_COLUMNS].drop_duplicates("area_key").reset_index(drop=True)
    have = set(rows.loc[rows["share"].notna(), "indicator"])
    services = tuple(id for id in service_ids(catalogue) if id in have)
    table = {
        name: _matrix(rows, name, areas["area_key"], services) for name in ("share", "denominator", "target")
    }
    lower = np.array([catalogue.indicators[id].direction is Direction.LOWER for id in services], dtype=bool)
    lacking = np.any(~np.isnan(table["share"]) & np.isnan(table["target"]), axis=0).tolist()
    stunting = {
        name: _matrix(rows, name, areas["area_key"], (stunting_id(),))[:, 0]
        for name in ("share", "numerator", "denominator")
    }
    return Cells(
        areas=areas,
        services=services,
        share=table["share"],
        people=table["denominator"],
        target=_targets(table["share"], table["target"], lower),
        lower=lower,
        expected=_expected(table["share"], table["denominator"]),
        untargeted=tuple(id for id, none in zip(services, lacking, strict=True) if none),
        prevalence=stunting["share"],
        cases=np.where(np.isnan(stunting["share"]), np.nan, stunting["numerator"]),
        children=np.where(np.isnan(stunting["share"]), np.nan, stunting["denominator"]),
    )


def matrix_of(rows: pd.DataFrame, name: str, cells: Cells) -> Numbers:
    """A further column of the rows that cells were made of, shape (n, k)."""
    return _matrix(rows, name, cells.areas["area_key"], cells.services)


def _targets(share: Numbers, target: Numbers, lower: Flags) -> Numbers:
    """The target of every cell: of a silent one that of the other areas, without any everyone (or nobody)."""
    everyone = np.where(lower, 0.0, 1.0)
    sign = np.where(lower, -1.0, 1.0)
    others = sign * np.max(sign * target, axis=0, initial=-np.inf, where=~np.isnan(target))
    others = np.where(np.isinf(others), everyone, others)
    return np.where(np.isnan(target), np.where(np.isnan(share), others, everyone), target)


def _expected(share: Numbers, people: Numbers) -> Flags:
    """Services that most areas report, where there is anybody to serve and the area reports any at all."""
    known = ~np.isnan(share)
    usual = known.sum(axis=0) >= REPORTED_BY * len(share)
    return np.asarray(usual & (people != 0) & known.any(axis=1, keepdims=True))


def _matrix(rows: pd.DataFrame, name: str, areas: pd.Series, indicators: tuple[str, ...]) -> Numbers:
    row = pd.Index(areas).get_indexer(pd.Index(rows["area_key"]))
    column = pd.Index(indicators, dtype="str").get_indexer(pd.Index(rows["indicator"]))
    matrix = np.full((len(areas), len(indicators)), np.nan)
    mine = column >= 0
    matrix[row[mine], column[mine]] = rows[name].to_numpy(dtype=float)[mine]
    return matrix


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights in use: `parts` of prevalence, cases and services, shape (3,); `services` of shape (k,)."""

    parts: Numbers
    services: Numbers


def weights_of(
    parts: tuple[float, float, float], indicators: Mapping[str, float], cells: Cells
) -> tuple[Weights, tuple[str, ...]]:
    """Weights that add up to 1 over what the data hold, and notes on what was left out.

    Negative or infinite weights and parts without data count as 0.
    """
    services = np.array([float(indicators.get(id, 1.0)) for id in cells.services])
    chosen = np.array(parts, dtype=float)
    bad = ~(np.isfinite(chosen) & (chosen >= 0))
    bad_services = ~(np.isfinite(services) & (services >= 0))
    notes = (wording.BAD_WEIGHTS,) if bad.any() or bad_services.any() else ()
    services = np.where(bad_services, 0.0, services)
    present = np.array(
        [
            (~np.isnan(cells.prevalence)).any(),
            (~np.isnan(cells.cases)).any(),
            bool(cells.known.any() and services.sum() > 0),
        ]
    )
    chosen = np.where(bad | ~present, 0.0, chosen)
    return Weights(_unit(chosen), _unit(services)), notes


def _unit(weights: Numbers) -> Numbers:
    total = weights.sum()
    return weights / total if total > 0 else weights
