import streamlit as st

from stunting.ui.data.corrections import show_corrections
from stunting.ui.data.decisions import show_decisions
from stunting.ui.data.people_counts import show_counting_offer
from stunting.ui.data.quality import show_findings_of_upload
from stunting.ui.data.recognised import show_recognised
from stunting.ui.data.review import show_review
from stunting.ui.data.upload import show_files
from stunting.ui.data.welcome import show_welcome
from stunting.ui.entry.frame import page_path, show_title
from stunting.ui.shown.problem_list import show_problems
from stunting.ui.visit.session import current_workspace
from stunting.ui.words import wording

workspace = current_workspace()
if workspace is None:
    show_title(wording.APP_TITLE)
    show_welcome()
    st.stop()

show_title(wording.PAGE_UPLOAD)
show_counting_offer(workspace)
links = ((page_path("konfirmasi"), wording.CELLS_ASK), (page_path("mutu"), wording.CELLS_ALL))
chosen = show_review(workspace, page_path("ringkasan"), links)

problems, recognised, decisions, files = st.tabs(
    [wording.PROBLEMS_TITLE, wording.RECOGNISED_TITLE, wording.DECISIONS_TITLE, wording.FILES_TITLE],
    key="bagian_unggah",
    on_change="rerun",
)
if problems.open:
    with problems:
        show_problems(workspace.dataset.problems)
        show_findings_of_upload(workspace)
if recognised.open:
    with recognised:
        show_recognised(workspace, chosen)
if decisions.open:
    with decisions:
        show_decisions(workspace)
        st.markdown(f"**{wording.CORRECTIONS_TITLE}**")
        show_corrections(workspace)
if files.open:
    with files:
        show_files(workspace)
