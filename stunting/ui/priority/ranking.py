"""Areas by priority, with the weights and the length of the list that page Prioritas has now."""

from __future__ import annotations

from typing import cast

import pandas as pd
import streamlit as st

from stunting.analysis.priority.priority import PriorityOptions, priority
from stunting.analysis.quality.answers import settled_figures
from stunting.model.areas import AreaLevel
from stunting.model.labels import LEVEL_LABELS
from stunting.model.summaries import Summary
from stunting.model.summaries.priority import PriorityWeights
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording

WEIGHT_PREVALENCE, WEIGHT_CASES, WEIGHT_SERVICES = "bobot_prevalensi", "bobot_kasus", "bobot_layanan"
TOP, LEVEL = "panjang_daftar", "tingkat_wilayah"
USUAL_WEIGHT, USUAL_TOP = 1, 10
_LEVELS = (AreaLevel.DESA, AreaLevel.KECAMATAN)


def ranked(view: View, level: AreaLevel) -> Summary | None:
    """PRIORITY of all areas of one level by the present settings; None where all weights are zero."""
    top, prevalence, cases, services = chosen_settings()
    if not (prevalence or cases or services):
        return None
    weights = PriorityWeights(float(prevalence), float(cases), float(services))
    return computed(
        ("priority", level, view.choices.period, repr(weights), top),
        lambda: priority(
            view.rows(level),
            view.catalogue,
            level=level,
            top=top,
            options=PriorityOptions(weights=weights, settled=settled_figures(view.observations)),
        ),
    )


def ranked_desa(view: View) -> Summary | None:
    """PRIORITY of the desa as page Prioritas shows it now; None where all weights there are zero.

    Nor is there one for an account that sees one kecamatan only: among its desa alone it were another order.
    """
    if view.workspace.kecamatan:
        return None
    return ranked(view, AreaLevel.DESA)


def chosen_number(key: str) -> int:
    """A weight or the length of the list as it is set now, also on other pages."""
    usual = USUAL_TOP if key == TOP else USUAL_WEIGHT
    return int(cast("int | None", st.session_state.get(key)) or 0) if key in st.session_state else usual


def chosen_settings() -> tuple[int, ...]:
    """Length of the list, and the weights of prevalence, cases and services, as they are set now."""
    return tuple(chosen_number(key) for key in (TOP, WEIGHT_PREVALENCE, WEIGHT_CASES, WEIGHT_SERVICES))


def choose_level(view: View) -> AreaLevel:
    """Desa unless the data hold none."""
    level = st.segmented_control(
        wording.LEVEL,
        _LEVELS,
        format_func=lambda one: LEVEL_LABELS[one],
        default=usual_level(view),
        required=True,
        key=LEVEL,
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
        width="content",
    )
    return AreaLevel(level or AreaLevel.DESA)


def usual_level(view: View) -> AreaLevel:
    """The level that is shown where none was chosen."""
    has_desa = bool(view.coverage(AreaLevel.DESA).frame["share"].notna().any())
    return AreaLevel.DESA if has_desa else AreaLevel.KECAMATAN


def inside_kecamatan(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the chosen kecamatan, or all."""
    if not view.choices.kecamatan:
        return rows
    code = view.choices.kecamatan
    return rows[(rows["area_key"] == code) | rows["area_code"].str.startswith(f"{code}.")]
