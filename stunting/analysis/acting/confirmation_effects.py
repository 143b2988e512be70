"""What answers of offices would do to the figures of the kabupaten, before anybody accepts them."""

from __future__ import annotations

import pandas as pd

from stunting.analysis.coverage.coverage import coverage
from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel
from stunting.model.summaries.confirmation import FIGURE_CHANGES

_KEYS = ["series", "period", "area_key", "indicator"]


def figure_changes(
    before: pd.DataFrame,
    observations: pd.DataFrame,
    catalogue: Catalogue,
    gazetteer: Gazetteer,
    kabupaten: str = "",
) -> pd.DataFrame:
    """Kabupaten figures that differ between `before` (COVERAGE of the kabupaten) and other observations.

    Grain: `FIGURE_CHANGES`. A figure moves where its share, numerator or status differs.
    """
    after = coverage(observations, catalogue, gazetteer, kabupaten=kabupaten, level=AreaLevel.KABUPATEN).frame
    values = ["area", "share", "numerator", "status"]
    both = before[[*_KEYS, *values]].merge(
        after[[*_KEYS, *values]], on=_KEYS, how="outer", suffixes=("_before", "_after")
    )
    moved = [_differs(both, name) for name in ("share", "numerator", "status")]
    rows = both[moved[0] | moved[1] | moved[2]].reset_index(drop=True)
    rows = rows.rename(columns={"share_before": "before", "share_after": "after"})
    names = {name: rows[name].fillna("") for name in ("status_before", "status_after")}
    area = rows["area_before"].fillna(rows["area_after"])
    return FIGURE_CHANGES.check(rows.assign(area=area, **names))


def _differs(both: pd.DataFrame, name: str) -> pd.Series:
    old, new = both[f"{name}_before"], both[f"{name}_after"]
    return old.ne(new) & ~(old.isna() & new.isna())
