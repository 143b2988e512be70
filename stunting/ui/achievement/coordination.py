"""What a camat can coordinate: never technical programmes, only the five tasks a kecamatan has."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stunting.analysis.acting.coordination import Task, coordination_tasks, meeting_task, verification_task
from stunting.catalogue.indicators import Catalogue
from stunting.charts.coverage_rows import indicator_name, shortfall_words
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_MOST_INDICATORS = 3


def show_coordination(view: View, lagging: pd.DataFrame, desa: pd.DataFrame) -> None:
    """Tasks for the indicators that lag most; `lagging` and `desa` are coverage rows, one per indicator."""
    st.caption(wording.COORDINATION_INTRO)
    st.markdown(computed(("tasks", view.choices), lambda: _tasks(lagging, desa, view.catalogue)))


def _tasks(lagging: pd.DataFrame, desa: pd.DataFrame, catalogue: Catalogue) -> str:
    lines = []
    for row in lagging.head(_MOST_INDICATORS).to_dict("records"):
        indicator = row["indicator"]
        gap = shortfall_words(row, catalogue.lower_is_better(indicator))
        tasks = coordination_tasks(row, desa, catalogue, gap or wording.BELOW_TARGET)
        lines += ["", f"**{literal(indicator_name(catalogue, indicator))}**", "", *map(_line, tasks)]
    rest = filter(None, [verification_task(desa), meeting_task()])
    return "\n".join([*lines, "", f"**{wording.COORDINATION_ALL}**", "", *map(_line, rest)])


def _line(task: Task) -> str:
    return f"- **{task.role.capitalize()}** {literal(task.rest)}"
