"""All children under five of every area, where a sheet names them without a service of their own."""

from __future__ import annotations

import pandas as pd

from stunting.analysis.coverage.all_figures import AllFigures
from stunting.analysis.coverage.cell_numbers import is_doubtful
from stunting.analysis.coverage.uses import sasaran_wordings
from stunting.catalogue.relations import IndicatorRole, indicators_as
from stunting.model.areas import AreaLevel

CHILDREN = ["series", "period", "area_level", "area_key"]
"""Grain of `all_children`; `denominator` and `areas_reporting` (the areas added up) stand beside it."""


def all_children(gathered: AllFigures) -> pd.DataFrame:
    """Numbers of a column "sasaran balita" by area and period: sums of desa, else the own row of an area."""
    wordings = sasaran_wordings(gathered.catalogue)
    wanted = {wordings[id] for id in indicators_as(IndicatorRole.ALL_CHILDREN) if id in wordings}
    rows = gathered.sasaran
    known = rows["known_den"].gt(0) & ~rows["total"] & ~is_doubtful(rows["doubt"])
    rows = rows[rows["indicator"].isin(wanted) & known]
    rows = rows.rename(columns={"level": "area_level", "key": "area_key", "known_den": "denominator"})
    desa = rows[rows["area_level"].eq(AreaLevel.DESA.value)]
    parts = [_sums(desa, level) for level in (AreaLevel.KECAMATAN, AreaLevel.KABUPATEN)]
    own = rows.assign(areas_reporting=1)[[*CHILDREN, "denominator", "areas_reporting"]]
    return pd.concat([*parts, own], ignore_index=True).drop_duplicates(CHILDREN, ignore_index=True)


def _sums(desa: pd.DataFrame, level: AreaLevel) -> pd.DataFrame:
    sums = desa.groupby(["series", "period", level.value], as_index=False).agg(
        denominator=("denominator", "sum"), areas_reporting=("denominator", "size")
    )
    return sums.rename(columns={level.value: "area_key"}).assign(area_level=level.value)
