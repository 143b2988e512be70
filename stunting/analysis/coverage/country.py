"""The country by its larger areas: Σ numerator / Σ denominator of all desa, judged as everywhere.

The figures of desa are those of coverage: what contradicts itself or is in doubt was left out before.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from stunting.analysis.coverage.all_figures import gather
from stunting.analysis.coverage.coverage import coverage_of
from stunting.analysis.coverage.group_sums import group_sums
from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel
from stunting.model.country import CODE_LENGTH, COUNTRY, COUNTRY_KEYS
from stunting.model.evidence import Certainty
from stunting.model.frames import ColumnType
from stunting.model.observations import OBSERVATIONS, Measure, Series

_FILLED: dict[ColumnType, Any] = {
    ColumnType.TEXT: "",
    ColumnType.NUMBER: np.nan,
    ColumnType.WHOLE: 1,
    ColumnType.FLAG: False,
}


def sums_at(rows: pd.DataFrame, level: AreaLevel) -> pd.DataFrame:
    """The sums of `COUNTRY` rows by the areas of a level, at or above that of the rows: `COUNTRY`.

    >>> desa = pd.DataFrame({"area_code": ["64.09.01.1001", "64.09.01.1002"], "indicator": "exclusive",
    ...     "period": "2024", "numerator": [4.0, 5.0], "denominator": [10.0, 20.0], "areas": 1})
    >>> sums_at(desa, AreaLevel.KABUPATEN).values.tolist()
    [['64.09', 'exclusive', '2024', 9.0, 30.0, 2]]
    """
    columns = {name: pd.Categorical(rows[name]) for name in COUNTRY_KEYS}
    length = CODE_LENGTH[level]
    cut, larger = pd.factorize(columns["area_code"].categories.str[:length], sort=True)
    keys = [
        (cut[columns["area_code"].codes], len(larger)),
        *((columns[name].codes, len(columns[name].categories)) for name in COUNTRY_KEYS[1:]),
    ]
    found, _, sums = group_sums(keys, [rows[name] for name in ("numerator", "denominator", "areas")])
    labels = (larger, *(columns[name].categories for name in COUNTRY_KEYS[1:]))
    texts = {
        name: pd.Categorical.from_codes(codes, categories=of)
        for name, codes, of in zip(COUNTRY_KEYS, found, labels, strict=True)
    }
    numerator, denominator, areas = sums
    numbers = {"numerator": numerator, "denominator": denominator, "areas": areas.astype(np.int64)}
    return COUNTRY.check(pd.DataFrame({**texts, **numbers}))


def country_coverage(
    sums: pd.DataFrame, level: AreaLevel, catalogue: Catalogue, gazetteer: Gazetteer
) -> pd.DataFrame:
    """`COVERAGE` rows of the areas of one level from their sums (`COUNTRY`).

    `areas_reporting` counts the desa behind each figure, `areas_expected` the official ones. The gap by desa
    is not known of sums and is missing.
    """
    gathered = gather(_observations(sums, level), catalogue, gazetteer, "")
    rows = coverage_of(gathered, level).frame
    expected = {code: len(gazetteer.desa(code)) for code in rows["area_code"].unique()}
    behind = sums.astype(dict.fromkeys(COUNTRY_KEYS, "str")).set_index(COUNTRY_KEYS)["areas"]
    reporting = behind.reindex(pd.MultiIndex.from_frame(rows[COUNTRY_KEYS])).to_numpy()
    official = rows["area_code"].map(expected).to_numpy()
    apart = level is not AreaLevel.DESA
    return rows.assign(
        areas_reporting=reporting.astype(np.int64),
        areas_expected=np.maximum(official, reporting).astype(np.int64),
        gap_people_areas=np.nan if apart else rows["gap_people_areas"],
    )


def _observations(sums: pd.DataFrame, level: AreaLevel) -> pd.DataFrame:
    """The sums as if each area had a row of its own on one sheet: `OBSERVATIONS`, two of each figure."""
    pairs = [
        sums[COUNTRY_KEYS].astype("str").assign(measure=measure.value, value=sums[name])
        for measure, name in ((Measure.NUMERATOR, "numerator"), (Measure.DENOMINATOR, "denominator"))
    ]
    rows = pd.concat(pairs, ignore_index=True).assign(
        area_level=level.value, series=Series.REGISTER.value, certainty=Certainty.SURE.value
    )
    rest = {column.name: _FILLED[column.type] for column in OBSERVATIONS.columns if column.name not in rows}
    return OBSERVATIONS.check(rows.assign(**rest))
