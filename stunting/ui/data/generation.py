"""Which generation of the national list of services the documents of an office follow."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from stunting.catalogue.generations import Generation, generations
from stunting.catalogue.indicators import Catalogue
from stunting.model.decisions import Decision, DecisionKind
from stunting.ui.data.decisions import decide
from stunting.ui.shown.tables import show_table
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.session import current_workspace
from stunting.ui.words import wording


def show_generation(catalogue: Catalogue) -> None:
    """The choice of a generation, kept where there are data, and its list with source and mark."""
    known = generations()
    chosen = st.selectbox(
        wording.GENERATION,
        list(known),
        index=list(known).index(catalogue.list_of),
        format_func=lambda id: known[id].label,
        help=wording.GENERATION_HELP,
        disabled=is_read_only(),
    )
    workspace = current_workspace()
    if workspace is not None and chosen != catalogue.list_of:
        decide(workspace, [Decision(DecisionKind.GENERATION, "", chosen)])
    _show_list(known[chosen], catalogue)


def _show_list(generation: Generation, catalogue: Catalogue) -> None:
    parts = (generation.document, wording.SOURCE_MARKS[generation.evidence], generation.note)
    said = "; ".join(part.rstrip(".") for part in parts if part)
    st.caption(f"{said[:1].upper()}{said[1:]}.")
    if not generation.listed:
        st.info(wording.GENERATION_EMPTY)
        return
    rows = [
        {
            "No": one.number,
            "Nama dalam daftar ini": one.name,
            "Indikator": catalogue.indicators[one.indicator].short_name,
            "Sumber": one.source,
            "Bukti": wording.SOURCE_MARKS[one.evidence],
        }
        for one in generation.listed
    ]
    show_table(pd.DataFrame(rows), key="daftar_layanan", name=f"daftar_layanan_{generation.id}")
