import streamlit as st

from stunting.ui.data.conflicts import show_conflicts
from stunting.ui.data.corrections import show_corrections
from stunting.ui.data.decisions import show_decisions
from stunting.ui.data.doubts import show_doubts
from stunting.ui.data.kabupaten import show_kabupaten
from stunting.ui.data.quality import show_findings_of_upload
from stunting.ui.data.recognised import show_recognised
from stunting.ui.data.upload import read_sentence, show_drop_zone, show_files
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
if workspace.is_sample:
    st.caption(wording.SAMPLE_NOTE)
st.markdown(read_sentence(workspace))
with st.expander(wording.UPLOAD_MORE, icon=":material/upload_file:"):
    show_drop_zone(wording.UPLOAD_LABEL)
show_kabupaten(workspace)
st.page_link(page_path("ringkasan"), label=wording.TO_OVERVIEW, icon=":material/arrow_forward:")

problems, recognised, decisions, files = st.tabs(
    [wording.PROBLEMS_TITLE, wording.RECOGNISED_TITLE, wording.DECISIONS_TITLE, wording.FILES_TITLE],
    key="bagian_unggah",
    on_change="rerun",
)
if problems.open:
    with problems:
        show_doubts(workspace)
        conflicts = st.container()
        show_problems(workspace.dataset.problems)
        # What has to be looked for in the numbers comes last: the rest of the page stands by then.
        with conflicts:
            show_conflicts(workspace)
        show_findings_of_upload(workspace)
if recognised.open:
    with recognised:
        show_recognised(workspace)
if decisions.open:
    with decisions:
        show_decisions(workspace)
        st.markdown(f"**{wording.CORRECTIONS_TITLE}**")
        show_corrections(workspace)
if files.open:
    with files:
        show_files(workspace)
