"""The offer to count lists of people in an upload to desa, after which only the counts are kept."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from stunting.model.file_names import free_name
from stunting.model.formatting import format_number
from stunting.model.problems import ProblemKind
from stunting.pipeline import NotCountableError, PeopleCounts, Upload, count_people
from stunting.ui.data.upload import tell
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.kept_workspace import keep_workspace
from stunting.ui.visit.session import Workspace, read_workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_counting_offer(workspace: Workspace) -> None:
    """A button for each file with a list that can be counted; nothing where there is none."""
    kinds = {(one.file, one.kind) for one in workspace.dataset.problems}
    for number, upload in enumerate(workspace.uploads):
        if (upload.name, ProblemKind.COUNTABLE_PEOPLE) in kinds and not is_read_only():
            with st.container(border=True):
                st.markdown(wording.COUNT_PEOPLE_OFFER.format(file=literal(upload.name)))
                if st.button(wording.COUNT_PEOPLE, key=f"hitung_{number}", icon=":material/functions:"):
                    _count(workspace, upload)


def _count(workspace: Workspace, upload: Upload) -> None:
    """Let the counts take the place of a list; a file with numbers on other sheets stays for this visit."""
    try:
        with st.spinner(wording.COUNTING_PEOPLE):
            counted, counts = count_people(upload, workspace.catalogue)
    except NotCountableError as error:
        st.warning(wording.COUNT_PEOPLE_REFUSED.format(reason=str(error)))
        return
    has_more = workspace.dataset.observations["file"].eq(upload.name).any()
    others = [one for one in workspace.uploads if one.name != upload.name or has_more]
    if any(one.data == counted.data for one in others):
        st.info(wording.UPLOADED_BEFORE.format(names=literal(counted.name)))
        return
    counted = replace(counted, name=free_name(counted.name, {one.name for one in others}))
    if keep_workspace(read_workspace([*others, counted], workspace.office)):
        tell(_sentence(counted.name, counts))
        st.rerun()


def _sentence(name: str, counts: PeopleCounts) -> str:
    told = wording.COUNTED_PEOPLE.format(
        children=format_number(counts.counted), desa=format_number(len(counts.desa)), file=literal(name)
    )
    beside = (
        (counts.unplaced, wording.COUNTED_UNPLACED),
        (counts.unclassed, wording.COUNTED_UNCLASSED),
        (counts.repeated, wording.COUNTED_REPEATED),
    )
    return " ".join([told, *(words.format(count=format_number(count)) for count, words in beside if count)])
