"""Part of the page on data quality: services by each source of their sasaran."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from stunting.analysis.comparing.denominators import denominators
from stunting.analysis.coverage.rows import latest_rows
from stunting.model.formatting import format_number, format_people, format_percent
from stunting.model.labels import STATUS_LABELS, STATUS_SIGNS
from stunting.model.periods import period_label
from stunting.model.summaries import Status
from stunting.ui.shown.notes import show_notes
from stunting.ui.shown.tables import show_table
from stunting.ui.shown.unfiltered import KECAMATAN, show_unfiltered
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View, records
from stunting.ui.words import wording


def show_denominators(view: View) -> None:
    """Both coverages of every service that two sources of a sasaran judge, those whose status flips first."""
    st.caption(wording.DENOMINATORS_HELP)
    show_unfiltered(view, KECAMATAN)
    summary = computed("denominators", lambda: denominators(view.figures))
    rows = latest_rows(view.choices.of_period(summary.frame))
    wanted = {view.choices.indicator} if view.choices.indicator else set(view.indicators_of_sector)
    rows = rows[rows["indicator"].isin(wanted)].sort_values("flips", ascending=False, kind="stable")
    if rows.empty:
        st.info(wording.DENOMINATORS_NONE)
    else:
        flipping, services = int(rows["flips"].sum()), len(rows)
        counts = {"flips": format_number(flipping), "all": format_number(services)}
        st.markdown(wording.DENOMINATORS_FLIP.format(**counts))
        table = denominators_table(rows, view.options.indicators)
        show_table(table, key="dua_sasaran", name="dua_sasaran", alt=wording.TAB_DENOMINATORS)
    show_notes(summary.notes)


def denominators_table(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """DENOMINATORS rows in words."""
    return pd.DataFrame(
        [
            {
                "Indikator": names.get(row["indicator"], row["indicator"]),
                "Periode": period_label(row["period"]),
                "Wilayah": format_number(row["areas"]),
                "Terlayani": format_number(row["numerator"]),
                "Sasaran dipakai": format_number(row["denominator"]),
                "Capaian": _judged(row["share"], row["status"]),
                "Kurang": _people(row["gap_people"], row["target_group"]),
                "Sasaran lain": format_number(row["other_denominator"]),
                "Capaian lain": _judged(row["other_share"], row["other_status"]),
                "Kurang lain": _people(row["other_gap_people"], row["target_group"]),
                "Sumber dipakai": row["source"],
                "Sumber lain": row["other"],
            }
            for row in records(rows)
        ]
    )


def _judged(share: float, status: str) -> str:
    return f"{format_percent(share)} {STATUS_SIGNS[Status(status)]} {STATUS_LABELS[Status(status)]}"


def _people(people: float, group: str) -> str:
    return format_people(people, group) if people == people else wording.NOT_SET
