"""Which indicators count, which gap is the largest, which area is furthest behind: one answer for all.

Pages, charts, documents and commands ask here, so that one question has one answer everywhere.
"""

from __future__ import annotations

import pandas as pd

from stunting.analysis.coverage import wording
from stunting.catalogue.indicators import Catalogue
from stunting.model.formatting import format_names, format_percent
from stunting.model.indicators import IndicatorKind
from stunting.model.summaries import JUDGED

_SHOWN = 1
"""Decimals of points on screens: areas that look equally far are named together."""


def judged_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The coverage rows that count: settled figures of either series that have a target of their own."""
    return rows[rows["status"].isin(JUDGED)]


def largest_gaps(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The judged rows short of their target, largest gap in points first.

    Services and results for people come before what offices prepare (forums, rules): a forum that was not
    held is 100 points short and says nothing of anybody's health. Equal gaps stand in the order of the
    catalogue, then of the areas.
    """
    behind = judged_rows(rows)
    behind = behind[behind["gap_points"] > 0]
    known = catalogue.indicators
    supply = [id for id, one in known.items() if one.kind is IndicatorKind.SUPPLY]
    order = {id: place for place, id in enumerate(known)}
    keyed = behind.assign(
        _supply=behind["indicator"].isin(supply), _order=behind["indicator"].map(order).fillna(len(order))
    )
    keys = ["_supply", "gap_points", "_order", "indicator", "area_key"]
    ordered = keyed.sort_values(keys, ascending=[True, False, True, True, True], kind="stable")
    return ordered.drop(columns=["_supply", "_order"])


def furthest_behind(rows: pd.DataFrame) -> pd.DataFrame:
    """Of coverage rows of one indicator those of the areas furthest behind: several where they tie."""
    behind = judged_rows(rows)
    behind = behind[behind["gap_points"] > 0]
    shown = behind["gap_points"].round(_SHOWN)
    return behind.loc[shown.eq(shown.max())].sort_values("area", kind="stable")


def furthest_words(rows: pd.DataFrame) -> str:
    """The areas furthest behind with their share: "Sepaku 68,6 %", "Babulu dan Waru, masing-masing 0,0 %".

    Empty where none is behind.
    """
    furthest = furthest_behind(rows)
    if furthest.empty:
        return ""
    share = format_percent(float(furthest["share"].iloc[0]))
    if len(furthest) == 1:
        return f"{furthest['area'].iloc[0]} {share}"
    return wording.TIED.format(names=format_names(furthest["area"].tolist()), value=share)


def with_most(counts: pd.Series) -> list[str]:
    """Names with the largest of some counts, in their order; none where all of several have the same.

    Where every sector lacks one indicator, none of them lacks most.
    """
    tied = counts == counts.max()
    if counts.empty or counts.max() <= 0 or (len(counts) > 1 and tied.all()):
        return []
    return [str(name) for name in counts.index[tied]]
