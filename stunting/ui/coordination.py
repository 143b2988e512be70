"""What a camat can coordinate: never technical programmes, only the five tasks a kecamatan has."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stunting.catalogue.indicators import Catalogue
from stunting.charts.coverage_rows import gap_words, indicator_name, lower_is_better
from stunting.ui import wording
from stunting.ui.literal import literal
from stunting.ui.results import View
from stunting.ui.session import computed

_MOST_INDICATORS = 3
_MOST_AREAS = 4


def show_coordination(view: View, lagging: pd.DataFrame, desa: pd.DataFrame) -> None:
    """Tasks for the indicators that lag most; `lagging` and `desa` are coverage rows, one per indicator."""
    st.caption(wording.COORDINATION_INTRO)
    st.markdown(computed(("tasks", view.choices), lambda: _tasks(lagging, desa, view.catalogue)))


def _tasks(lagging: pd.DataFrame, desa: pd.DataFrame, catalogue: Catalogue) -> str:
    lines = []
    for row in lagging.head(_MOST_INDICATORS).to_dict("records"):
        name = indicator_name(catalogue, row["indicator"])
        own = desa[(desa["indicator"] == row["indicator"]) & (desa["series"] == row["series"])]
        behind = own[own["gap_people"] > 0].sort_values("gap_people", ascending=False)
        silent = own[own["share"].isna()]
        gap = gap_words(row["gap_people"], row["target_group"], lower_is_better(catalogue, row["indicator"]))
        tasks = [
            wording.COORDINATION_PASS_ON.format(
                areas=_areas(behind) or wording.ALL_DESA, gap=literal(gap or wording.BELOW_TARGET)
            ),
            wording.COORDINATION_COORDINATE.format(opd=literal(row["opd"]) or wording.RESPONSIBLE_OFFICE),
            wording.COORDINATION_APPEAL.format(target_group=literal(row["target_group"])),
        ]
        if len(silent):
            tasks.append(wording.COORDINATION_VERIFY.format(count=len(silent), areas=_areas(silent)))
        lines += ["", f"**{literal(name)}**", "", *(f"- {task}" for task in tasks)]
    return "\n".join([*lines, "", wording.COORDINATION_REMBUK])


def _areas(rows: pd.DataFrame) -> str:
    """Names of the first areas, and how many more there are: "A, B, dan 3 lainnya"."""
    names = [literal(name) for name in rows["area"].head(_MOST_AREAS)]
    more = len(rows) - len(names)
    listed = [*names, f"{more} lainnya"] if more else names
    return ", dan ".join(filter(None, (", ".join(listed[:-1]), listed[-1]))) if listed else ""
