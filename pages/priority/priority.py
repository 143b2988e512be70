import streamlit as st

from stunting.model.areas import AreaLevel
from stunting.ui.entry.frame import open_page
from stunting.ui.priority.listed import show_list, show_priority_answer
from stunting.ui.priority.lokus import show_lokus
from stunting.ui.priority.priority import show_capacity, show_convergence, show_unequal, show_workload
from stunting.ui.priority.what_if import show_what_if
from stunting.ui.shown.notes import show_targets_of_other_years
from stunting.ui.words import wording

view = open_page(wording.PAGE_PRIORITY, answers=True)
answer = st.container()
if view.workspace.kecamatan:
    st.caption(wording.RANKED_WITHIN)
PARTS = {
    wording.TAB_PRIORITY: show_list,
    wording.TAB_LOKUS: show_lokus,
    wording.TAB_WORKLOAD: show_workload,
    wording.TAB_WHAT_IF: show_what_if,
    wording.TAB_CONVERGENCE: show_convergence,
    wording.TAB_CAPACITY: show_capacity,
    wording.TAB_UNEQUAL: show_unequal,
}
tabs = st.tabs(list(PARTS), key="bagian_prioritas", on_change="rerun")
for tab, show in zip(tabs, PARTS.values(), strict=True):
    if tab.open:
        with tab:
            show(view)
show_targets_of_other_years(view.latest(AreaLevel.DESA))
# Below all settings in the script, as they are known only then; above them on the page.
with answer:
    show_priority_answer(view)
