"""Which indicators count, which gap is the largest, which area is furthest behind: one answer for all.

Pages, charts, documents and commands ask here, so that one question has one answer everywhere.
"""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import numpy.typing as npt
import pandas as pd

from stunting.analysis.coverage import wording
from stunting.analysis.coverage.small_numbers import indistinct
from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_names, format_percent
from stunting.model.indicators import IndicatorKind
from stunting.model.summaries import JUDGED

_MOST_ALIKE = 2
"""Desa that are named as no different from the one furthest behind; the rest is counted."""
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
    order = {id: place for place, id in enumerate(catalogue.indicators)}
    keyed = behind.assign(
        _supply=is_supply(behind, catalogue), _order=behind["indicator"].map(order).fillna(len(order))
    )
    keys = ["_supply", "gap_points", "_order", "indicator", "area_key"]
    ordered = keyed.sort_values(keys, ascending=[True, False, True, True, True], kind="stable")
    return ordered.drop(columns=["_supply", "_order"])


def behind_whole(own: pd.DataFrame, whole: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """The rows of one area short of their target, those that lag most behind the `whole` first.

    Added is `whole_share`, that of the whole in the same period and series (NaN where it has none), and
    `whole_points`, how much worse the area is in points (negative where it is better). Rows without
    such a figure stand after the others; what offices prepare stands last, as in `largest_gaps`.
    """
    behind = largest_gaps(own, catalogue)
    keys = ["indicator", "series", "period"]
    others = whole.drop_duplicates(keys).set_index(keys)["share"].rename("whole_share")
    beside = behind.join(others, on=keys)
    adverse = [id for id in catalogue.indicators if catalogue.lower_is_better(id)]
    turn = np.where(beside["indicator"].isin(adverse), -1.0, 1.0)
    points = 100 * (beside["whole_share"] - beside["share"]) * turn
    ordered = beside.assign(whole_points=points, _supply=is_supply(beside, catalogue)).sort_values(
        ["_supply", "whole_points"], ascending=[True, False], kind="stable", na_position="last"
    )
    return ordered.drop(columns="_supply")


def is_supply(rows: pd.DataFrame, catalogue: Catalogue) -> pd.Series:
    """Which rows are of what offices prepare."""
    return rows["indicator"].isin(supply_ids(catalogue))


def supply_ids(catalogue: Catalogue) -> frozenset[str]:
    """Indicators of what offices prepare, counted in desa, institutions and activities."""
    return frozenset(id for id, one in catalogue.indicators.items() if one.kind is IndicatorKind.SUPPLY)


def leads_services_only(ordered: pd.DataFrame, points: str, catalogue: Catalogue) -> bool:
    """Whether the first of `ordered` rows has fewer `points` than what offices prepare, below it."""
    supply = is_supply(ordered, catalogue)
    if ordered.empty or supply.iloc[0]:
        return False
    return bool(ordered.loc[supply, points].gt(ordered[points].iloc[0]).any())


def furthest_behind(rows: pd.DataFrame) -> pd.DataFrame:
    """Of coverage rows of one indicator those of the areas furthest behind: several where they tie.

    Desa tie where both their shrunken and their own shares look the same.
    """
    judged = judged_rows(rows)
    found: pd.DataFrame = judged[judged["gap_points"] > 0]
    drawn = (found["share"] - found["drawn_share"]) * 100 * np.sign(found["target"] - found["share"])
    return _foremost(found, found["gap_points"] + drawn)


def _foremost(rows: pd.DataFrame, points: pd.Series) -> pd.DataFrame:
    """The rows with most points, by name: several where they, and of desa the own shares, look the same."""
    if rows.empty:
        return rows
    shown = points.round(_SHOWN).to_numpy()
    tied: npt.NDArray[np.bool_] = shown == shown.max()
    if (rows["share"] != rows["drawn_share"]).any():
        shares = rows["share"].round(_SHOWN + 2).to_numpy()
        tied &= shares == shares[points.to_numpy().argmax()]
    return rows.loc[tied].sort_values("area", kind="stable")


def ranked(rows: pd.DataFrame, *, lower: bool) -> pd.DataFrame:
    """Coverage rows of one indicator, worst first and those without data last; `lower` is better or not.

    Desa stand in the order of `drawn_share`, drawn toward that of all desa of the kabupaten.
    """
    keys, directions = ["drawn_share", "share", "area"], [not lower, not lower, True]
    return rows.sort_values(keys, ascending=directions, kind="stable", na_position="last")


def furthest_words(rows: pd.DataFrame) -> str:
    """The areas furthest behind with their share: "Sepaku 68,6 %", "Babulu dan Waru, masing-masing 0,0 %".

    A desa of which others may be just as far says so. Empty where none is behind.
    """
    furthest = furthest_behind(rows)
    if furthest.empty:
        return ""
    lower = bool(furthest["share"].iloc[0] > furthest["target"].iloc[0])
    return _named(furthest, judged_rows(rows), highest=lower)


def extreme_words(rows: pd.DataFrame, *, highest: bool) -> str:
    """As `furthest_words`, of the highest or the lowest shares, whatever their target; `rows` have shares."""
    return _named(_foremost(rows, rows["drawn_share"] * (100 if highest else -100)), rows, highest=highest)


def _named(extreme: pd.DataFrame, rows: pd.DataFrame, *, highest: bool) -> str:
    """Tied areas with the share of each, or one with the desa among `rows` that may be no different."""
    share = format_percent(float(extreme["share"].iloc[0]))
    if len(extreme) > 1:
        return wording.TIED.format(names=format_names(extreme["area"].tolist()), value=share)
    return f"{extreme['area'].iloc[0]} {share}{alike_words(rows, extreme.index[0], highest=highest)}"


def alike_words(rows: pd.DataFrame, extreme: Hashable, *, highest: bool) -> str:
    """Which other desa may be as high, or as low, as one, by the intervals of their shares; empty where none.

    `rows` are coverage rows of one indicator, all with a share, `extreme` the label of the one.
    """
    if not rows["area_level"].eq(AreaLevel.DESA.value).all():
        return ""
    one = int(np.flatnonzero(rows.index == extreme)[0])
    alike = indistinct(rows["share"].to_numpy(), rows["denominator"].to_numpy(), one)
    alike[one] = False
    if not alike.any():
        return ""
    ordered = rows["drawn_share"][alike].sort_values(ascending=not highest, kind="stable")
    names = format_names(rows["area"].reindex(ordered.index).tolist(), _MOST_ALIKE)
    return wording.INDISTINCT.format(names=names)


def with_most(counts: pd.Series) -> list[str]:
    """Names with the largest of some counts, in their order; none where all have the same.

    Where every sector lacks one indicator, none of them lacks most, and one alone is not compared.
    """
    tied = counts == counts.max()
    return [] if tied.all() else [str(name) for name in counts.index[tied]]
