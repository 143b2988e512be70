"""What if: more points, or the gap closed, in chosen desa; what it does to kecamatan and kabupaten."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from stunting.analysis.comparing.what_if import what_if
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_people, format_percent
from stunting.model.labels import LEVEL_LABELS, STATUS_LABELS, STATUS_SIGNS
from stunting.model.summaries import Status
from stunting.model.summaries.workload import Change
from stunting.ui.shown.notes import show_notes
from stunting.ui.shown.tables import show_table
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording

_MOST_POINTS = 50


def show_what_if(view: View) -> None:
    """Choose an indicator, desa and points; before and after stand side by side."""
    st.caption(wording.WHAT_IF_HELP)
    names = view.indicators_of_sector
    if not names:
        st.info(wording.NO_ROWS)
        return
    start = view.choices.indicator or view.worst_indicator(view.rows(AreaLevel.KABUPATEN))
    ids = list(names)
    indicator = st.selectbox(
        wording.INDICATOR,
        ids,
        index=ids.index(start) if start in ids else 0,
        format_func=lambda id: names[id],
        key="andai_indikator",
    )
    rows = view.rows(AreaLevel.DESA)
    rows = rows[rows["indicator"] == indicator]
    inside = view.with_desa_chosen(rows).drop_duplicates("area_key")
    areas = dict(zip(inside["area_key"], inside["area"] + " (" + inside["kecamatan"] + ")", strict=True))
    chosen = st.multiselect(
        wording.WHAT_IF_AREAS,
        list(areas),
        format_func=lambda key: areas.get(key, key),
        placeholder=wording.WHAT_IF_ALL,
        key="andai_desa",
    )
    close = st.toggle(wording.WHAT_IF_CLOSE, value=True, key="andai_tutup")
    points = None if close else st.slider(wording.WHAT_IF_POINTS, 1, _MOST_POINTS, 10, key="andai_poin")
    keys = tuple(chosen) or (tuple(areas) if view.choices.kecamatan else ())
    summary = what_if(rows, [Change(indicator or "", keys, points)], view.catalogue)
    show_table(what_if_table(summary.frame, view.kabupaten), key="andai", name="bagaimana_jika")
    show_notes(summary.notes)


def what_if_table(rows: pd.DataFrame, kabupaten: Mapping[str, str]) -> pd.DataFrame:
    """WHAT_IF rows, the widest area first: before, after, and the people in between.

    `kabupaten` names those of the data by code.
    """
    order = {level.value: rank for rank, level in enumerate(AreaLevel)}
    ordered = rows.assign(order=rows["area_level"].map(order)).sort_values(
        ["order", "area_key"], kind="stable"
    )
    return pd.DataFrame(
        [
            {
                "Wilayah": kabupaten.get(row["area_key"], row["area"]),
                "Tingkat": LEVEL_LABELS[AreaLevel(row["area_level"])],
                "Sekarang": _share(row["share_before"]),
                "Menjadi": _share(row["share_after"]),
                "Tambahan": _people(row["people"], row["target_group"]),
                "Status sekarang": _status(row["status_before"]),
                "Status menjadi": _status(row["status_after"]),
                "Catatan": row["reason"] or "\u2013",
            }
            for row in records(ordered)
        ]
    )


def _share(share: float) -> str:
    return format_percent(share) if math.isfinite(share) else "\u2013"


def _people(people: float, group: str) -> str:
    return format_people(people, group) if math.isfinite(people) else "\u2013"


def _status(status: str) -> str:
    return f"{STATUS_SIGNS[Status(status)]} {STATUS_LABELS[Status(status)]}"
