"""Targets that matrices print: those that judge a figure, and the bounds of those that nobody has settled."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stunting.analysis.coverage import wording
from stunting.analysis.coverage.places import Placed
from stunting.model.areas import AreaLevel
from stunting.model.evidence import Certainty
from stunting.model.indicators import Unit
from stunting.model.observations import Measure, Series, cell_address
from stunting.model.periods import months_so_far, period_year

Bounds = tuple[float, float]
"""The lowest and the highest target, as shares, that a figure may have by cells which nobody has settled."""
TargetKey = tuple[str, int | None, str]
_WHOLE = 100
UNBOUND: Bounds = (math.nan, math.nan)
_ANY: Bounds = (-math.inf, math.inf)
"""A cell in doubt may hold any target."""


@dataclass(frozen=True, slots=True)
class RowTarget:
    """A target as share 0-1 (NaN: none), its source, whether it was found in a document, and its year.

    `note` is what has to stand beside it wherever it shows. `of_part`: it was set for a part of the year.
    `of_survey`: it is printed for the survey ("Prevalensi stunting (SSGI)").
    """

    share: float
    source: str
    verified: bool
    year: float = math.nan
    note: str = ""
    of_part: bool = False
    of_survey: bool = False


def printed_targets(
    observations: pd.DataFrame, placed: Placed
) -> tuple[dict[TargetKey, RowTarget], dict[TargetKey, Bounds]]:
    """Targets printed in matrices by indicator, year and area key, and the bounds of all that are printed.

    The key "" stands for all areas. Bounds count where no target is found.
    """
    rows = np.flatnonzero(
        (observations["measure"] == Measure.TARGET.value).to_numpy()
        & (observations["indicator"] != "").to_numpy()
        & observations["unit"].isin([Unit.PERCENT.value, ""]).to_numpy()
        & observations["value"].between(0, 1000).to_numpy()
    )
    bare = (observations["unit"] == "").to_numpy()[rows]
    of_survey = (observations["series"] == Series.SURVEY.value).to_numpy()[rows]
    doubtful = (observations["certainty"] == Certainty.DOUBTFUL.value).to_numpy()[rows]
    wide: dict[tuple[str, int | None], dict[float, RowTarget]] = defaultdict(dict)
    own: dict[TargetKey, dict[float, RowTarget]] = defaultdict(dict)
    unsettled: dict[TargetKey, Bounds] = {}
    unitless: dict[tuple[str, int | None], dict[str, set[float]]] = defaultdict(lambda: defaultdict(set))
    shared = observations[["indicator", "period", "value", "file", "sheet", "row", "column"]].iloc[rows]
    for at, waits, no_unit, surveyed, (indicator, period, value, file, sheet, row, column) in zip(
        rows,
        doubtful.tolist(),
        bare.tolist(),
        of_survey.tolist(),
        shared.itertuples(index=False, name=None),
        strict=True,
    ):
        place, year = placed.places[placed.place[at]], period_year(period)
        if waits:
            unsettled |= {(indicator, year, key): _ANY for key in (place.key, "")}
            continue
        of_all = place.total or place.level in (AreaLevel.KABUPATEN, AreaLevel.OTHER)
        if no_unit:  # people, or a percentage that may be the office's own target
            if value <= _WHOLE:
                unitless[indicator, year][place.key].add(value / _WHOLE)
                unitless[indicator, year][""] |= {value / _WHOLE} if of_all else set()
            continue
        source = wording.TARGET_PRINTED.format(file=file, sheet=sheet, cell=cell_address(row, column))
        of_part = months_so_far(period) < 12
        target = RowTarget(value / 100, source, True, of_part=of_part, of_survey=surveyed)
        if of_all:
            wide[indicator, year].setdefault(value, target)
        own[indicator, year, place.key].setdefault(value, target)
    found = _agreed(wide, own)
    several = {**own, **{(*key, ""): values for key, values in wide.items()}}
    bounds = {key: (min(values) / 100, max(values) / 100) for key, values in several.items()}
    return found, _bounds_of(unitless) | bounds | unsettled


def _bounds_of(unitless: dict[tuple[str, int | None], dict[str, set[float]]]) -> dict[TargetKey, Bounds]:
    """Bounds of targets without a unit, by area; those of all areas where one is printed for the whole."""
    found: dict[TargetKey, Bounds] = {}
    for (indicator, year), by_area in unitless.items():
        everything = set().union(*by_area.values())
        whole = by_area.get("") or (everything if len(everything) == 1 else set())
        for key, values in {**by_area, "": whole}.items():
            if values:
                found[indicator, year, key] = (min(values), max(values))
    return found


def _agreed(
    wide: dict[tuple[str, int | None], dict[float, RowTarget]], own: dict[TargetKey, dict[float, RowTarget]]
) -> dict[TargetKey, RowTarget]:
    found = {key: _only(values) for key, values in own.items() if len(values) == 1}
    everywhere: dict[tuple[str, int | None], dict[float, RowTarget]] = defaultdict(dict)
    for (indicator, year, _), values in own.items():
        for value, target in values.items():
            everywhere[indicator, year].setdefault(value, target)
    for key, values in everywhere.items():
        agreed = wide.get(key) or values
        if len(agreed) == 1:
            found[*key, ""] = _only(agreed)
    return found


def _only(values: dict[float, RowTarget]) -> RowTarget:
    [target] = values.values()
    return target
