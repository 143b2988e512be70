"""A proposal of desa lokus: what there is to spend, the optimum, and the plain ranking beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from stunting.analysis.priority.lokus import LokusOptions, LokusProposal, lokus_proposal
from stunting.analysis.quality.answers import settled_figures
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_percent
from stunting.model.lokus import lokus_words
from stunting.model.summaries.lokus import LokusLimits
from stunting.ui.priority.ranking import ranked
from stunting.ui.priority.tables import lokus_services_table, lokus_table
from stunting.ui.shown.notes import show_notes
from stunting.ui.shown.tables import show_table
from stunting.ui.shown.unfiltered import INDICATOR, KECAMATAN, SECTOR, show_unfiltered
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_COSTS = ("Jam per orang", "Rupiah per orang")
_LIMITS = "batas_lokus"


def show_lokus(view: View) -> None:
    """The limits as a form; then which desa are proposed, which services first, and how firm that is."""
    ranking = ranked(view, AreaLevel.DESA)
    coverage = view.rows(AreaLevel.DESA)
    if ranking is None or ranking.frame.empty:
        st.info(wording.NO_WEIGHTS if ranking is None else wording.LOKUS_NONE)
        return
    st.caption(wording.LOKUS_HELP)
    show_unfiltered(view, KECAMATAN, SECTOR, INDICATOR)
    limits = _ask_limits(view)
    with st.spinner(wording.LOKUS_SPINNER):
        proposal = computed(
            ("lokus", view.choices.period, repr(limits)),
            lambda: lokus_proposal(
                coverage,
                view.catalogue,
                ranking.frame,
                view.lokus,
                LokusOptions(limits, settled=settled_figures(view.observations)),
            ),
        )
    if not proposal.services:
        st.info(wording.LOKUS_NONE)
        return
    _show_proposal(view, proposal)


def _ask_limits(view: View) -> LokusLimits:
    """Number of desa, hours and rupiah, and what one person costs; nothing is assumed."""
    usual = len(view.lokus) or LokusLimits().desa
    services = [id for id in view.options.indicators if id in view.catalogue.indicators]
    with st.form(_LIMITS, border=True):
        desa, hours, way, rupiah = st.columns(4)
        count = desa.number_input(wording.LOKUS_DESA, 1, 200, usual, key="lokus_desa")
        most_hours = hours.number_input(wording.LOKUS_HOURS, 0, None, 0, 8, key="lokus_jam")
        way_hours = way.number_input(wording.LOKUS_DESA_HOURS, 0, None, 0, 1, key="lokus_jam_desa")
        most_rupiah = rupiah.number_input(wording.LOKUS_RUPIAH, 0, None, 0, 1_000_000, key="lokus_rupiah")
        with st.expander(wording.LOKUS_COSTS):
            st.caption(wording.LOKUS_COSTS_HELP)
            table = pd.DataFrame(
                {
                    "id": services,
                    "Layanan": [view.options.indicators[id] for id in services],
                    **{name: [math.nan] * len(services) for name in _COSTS},
                }
            )
            costs = st.data_editor(
                table,
                hide_index=True,
                disabled=["Layanan"],
                column_config={
                    "id": None,
                    **{name: st.column_config.NumberColumn(name, min_value=0.0) for name in _COSTS},
                },
                key="lokus_biaya",
            )
        st.form_submit_button(wording.LOKUS_PROPOSE, type="primary")
    hours_of, rupiah_of = (_filled(costs["id"].tolist(), costs[name]) for name in _COSTS)
    return LokusLimits(
        int(count),
        float(most_hours) or math.inf,
        float(most_rupiah) or math.inf,
        float(way_hours),
        hours_of,
        rupiah_of,
    )


def _filled(ids: Sequence[str], values: pd.Series) -> dict[str, float]:
    numbers = pd.to_numeric(values, errors="coerce").tolist()
    return {id: float(value) for id, value in zip(ids, numbers, strict=True) if value > 0}


def _show_proposal(view: View, proposal: LokusProposal) -> None:
    names = view.options.indicators
    desa = proposal.desa.frame
    st.subheader(literal(lokus_sentence(proposal)), anchor=False)
    st.markdown(literal(_beside_ranking(proposal)))
    if not proposal.proven:
        st.warning(wording.LOKUS_UNPROVEN)
    own = desa[desa["proposed"] | (desa["verdict"] == "depends") | (desa["listed"] != "")]
    show_table(lokus_table(own, names), key="lokus", name="usulan_lokus")
    if view.lokus:
        year = next(iter(view.lokus.values()))
        kept = int((desa["proposed"] & (desa["listed"] != "")).sum())
        st.caption(
            wording.LOKUS_LISTED.format(
                list=lokus_words(year), count=format_number(len(view.lokus)), kept=format_number(kept)
            )
        )
    else:
        st.caption(wording.LOKUS_NO_LIST)
    services = st.expander(wording.LOKUS_SERVICES, key="lokus_layanan", on_change="rerun")
    if services.open:
        with services:
            table = lokus_services_table(proposal.given.frame, names)
            show_table(table, key="lokus_layanan_tabel", name="layanan_di_lokus")
    show_notes(proposal.desa.notes)


def lokus_sentence(proposal: LokusProposal) -> str:
    """How many desa are proposed, how sure that is, and what they close."""
    own = proposal.desa.frame[proposal.desa.frame["proposed"]]
    return wording.LOKUS_ANSWER.format(
        count=format_number(len(own)),
        closed=format_percent(proposal.closed),
        certain=format_number(int((own["verdict"] == "certain").sum())),
        depends=format_number(int((own["verdict"] == "depends").sum())),
    )


def _beside_ranking(proposal: LokusProposal) -> str:
    frame = proposal.desa.frame
    count = int(frame["proposed"].sum())
    same = int((frame["proposed"] & frame["rank"].between(1, count)).sum())
    return wording.LOKUS_BESIDE.format(
        closed=format_percent(proposal.closed_by_ranking),
        same=format_number(same),
        count=format_number(count),
    )
