import pandas as pd
import streamlit as st

from stunting.analysis.coverage.status import status_rule
from stunting.ui.data.generation import show_generation
from stunting.ui.data.own_target import show_target_choice
from stunting.ui.data.target_conflicts import printed_targets_of
from stunting.ui.entry.frame import catalogue_in_use, open_plain_page
from stunting.ui.shown.definitions import definition_table, printed_target_table, target_table
from stunting.ui.shown.sentence import show_heading
from stunting.ui.shown.tables import show_table
from stunting.ui.visit.session import current_workspace
from stunting.ui.words import wording
from stunting.ui.words.method_text import CHANGES, GLOSSARY, METHODS

open_plain_page(wording.PAGE_METHOD, wording.METHOD_INTRO)
catalogue = catalogue_in_use()

how, indicators, targets, terms, changes = st.tabs(
    [wording.TAB_HOW, wording.TAB_INDICATORS, wording.TAB_TARGETS, wording.TAB_TERMS, wording.TAB_CHANGES],
    key="metode",
    on_change="rerun",
)
if how.open:
    with how, st.container(key="cara_menghitung"):
        for heading, text in (*METHODS, (wording.STATUS_HEADING, status_rule(catalogue.cutoffs))):
            with st.container(gap="xxsmall"):
                show_heading(heading)
                st.markdown(text)
if indicators.open:
    with indicators:
        st.caption(wording.CATALOGUE_VERSION.format(version=catalogue.version))
        show_generation(catalogue)
        show_table(definition_table(catalogue), key="definisi", name="definisi_indikator")
if targets.open:
    with targets:
        st.caption(wording.TARGETS_INTRO)
        workspace = current_workspace()
        if workspace is not None:
            show_target_choice(workspace)
        show_table(target_table(catalogue), key="target", name="target_indikator")
        printed = printed_targets_of(workspace) if workspace is not None else ()
        if printed:
            show_heading(wording.TARGETS_PRINTED)
            st.caption(wording.TARGETS_PRINTED_INTRO)
            show_table(
                printed_target_table(printed, catalogue), key="target_tercetak", name="target_tercetak"
            )
if terms.open:
    with terms:
        glossary = pd.DataFrame(GLOSSARY, columns=["Istilah", "Arti"])
        show_table(glossary, key="istilah", name="istilah")
if changes.open:
    with changes:
        show_table(pd.DataFrame(CHANGES, columns=["Versi", "Perubahan"]), key="perubahan", name="perubahan")
