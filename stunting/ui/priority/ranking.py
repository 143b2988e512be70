"""Areas by priority, with the weights and the length of the list that page Prioritas has now."""

from __future__ import annotations

from typing import cast

import streamlit as st

from stunting.analysis.priority.priority import PriorityOptions, priority
from stunting.analysis.quality.answers import settled_figures
from stunting.model.areas import AreaLevel
from stunting.model.summaries import Summary
from stunting.model.summaries.priority import PriorityWeights
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View

WEIGHT_PREVALENCE, WEIGHT_CASES, WEIGHT_SERVICES = "bobot_prevalensi", "bobot_kasus", "bobot_layanan"
TOP = "panjang_daftar"
USUAL_WEIGHT, USUAL_TOP = 1, 10


def ranked(view: View, level: AreaLevel, weights: PriorityWeights, top: int) -> Summary:
    """PRIORITY of all areas of one level, computed once."""
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
    """PRIORITY of the desa as page Prioritas shows it now; None where all weights there are zero."""
    keys = (WEIGHT_PREVALENCE, WEIGHT_CASES, WEIGHT_SERVICES)
    prevalence, cases, services = (float(_chosen(key, USUAL_WEIGHT)) for key in keys)
    if not (prevalence or cases or services):
        return None
    weights = PriorityWeights(prevalence, cases, services)
    return ranked(view, AreaLevel.DESA, weights, _chosen(TOP, USUAL_TOP))


def _chosen(key: str, usual: int) -> int:
    return int(cast(int, st.session_state.get(key, usual)))
