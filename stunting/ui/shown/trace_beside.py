"""The figures beside a traced one: the next area and the next indicator, each way, by button or arrow key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from stunting.analysis.coverage.standings import largest_gaps
from stunting.charts.chart import ChartPoint
from stunting.model.areas import AreaLevel
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_beside(view: View, row: dict[str, Any], move: Callable[[ChartPoint], None]) -> None:
    """Up to four buttons that lead to other figures; `move` is called with the one that was asked for.

    `row` is the COVERAGE row of the figure that is shown.
    """
    areas = around(areas_beside(view, row), "area_key", row)
    indicators = around(indicators_beside(view, row), "indicator", row)
    with st.container(horizontal=True, horizontal_alignment="right", gap="xxsmall", key="jejak_sebelah"):
        for side, key in zip(areas, ("Left", "Right"), strict=False):
            _show_button(side, str(side["area"]), key, wording.BESIDE_AREA, move)
        for side, key in zip(indicators, ("Up", "Down"), strict=False):
            known = view.catalogue.indicator(side["indicator"])
            name = known.short_name if known else str(side["indicator"])
            _show_button(side, name, key, wording.BESIDE_INDICATOR, move)


def _show_button(
    side: dict[str, Any], name: str, key: str, what: str, move: Callable[[ChartPoint], None]
) -> None:
    st.button(
        literal(name),
        key=f"jejak_{key.lower()}",
        help=what,
        on_click=move,
        args=(ChartPoint.of(side),),
        shortcut=key,
        type="tertiary",
    )


def around(
    rows: list[dict[str, Any]], by: str, row: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]] | tuple[()]:
    """The rows before and after the one that shares `by` with `row`; behind the last comes the first.

    Nothing where there is no other. A row that is none of them stands before the first.
    """
    if not [one for one in rows if one[by] != row[by]]:
        return ()
    at = next((place for place, one in enumerate(rows) if one[by] == row[by]), None)
    if at is None:
        return rows[-1], rows[0]
    return rows[at - 1], rows[(at + 1) % len(rows)]


def areas_beside(view: View, row: dict[str, Any]) -> list[dict[str, Any]]:
    """The same figure of the areas of one family, the larger one first: a kabupaten and its kecamatan,
    a kecamatan and its desa. Several kabupaten are a family of their own.
    """

    def same(level: AreaLevel) -> pd.DataFrame:
        frame = view.coverage(level).frame
        equal = frame["share"].notna()
        for name in ("indicator", "period", "series"):
            equal &= frame[name] == row[name]
        return frame[equal].sort_values("area_key")

    level = AreaLevel(row["area_level"])
    if level is AreaLevel.DESA:
        kecamatan, desa = same(AreaLevel.KECAMATAN), same(AreaLevel.DESA)
        above = kecamatan[kecamatan["area"] == row["kecamatan"]]
        return [*records(above), *records(desa[desa["kecamatan"] == row["kecamatan"]])]
    if level is AreaLevel.KABUPATEN and len(view.kabupaten) > 1:
        return records(same(level))
    home = ".".join(str(row["area_key"]).split(".")[:2])
    above, below = same(AreaLevel.KABUPATEN), same(AreaLevel.KECAMATAN)
    inside = below[below["area_key"].str.startswith(f"{home}.")]
    return [*records(above[above["area_key"] == home]), *records(inside)]


def indicators_beside(view: View, row: dict[str, Any]) -> list[dict[str, Any]]:
    """The latest figures of the same area and kind of source, the largest gap first, one per indicator."""
    rows = view.latest(AreaLevel(row["area_level"]))
    own = rows[
        (rows["area_key"] == row["area_key"]) & (rows["series"] == row["series"]) & rows["share"].notna()
    ]
    behind = largest_gaps(own, view.catalogue)
    return records(pd.concat([behind, own.drop(behind.index)]).drop_duplicates("indicator"))
