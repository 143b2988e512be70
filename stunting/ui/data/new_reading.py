"""What the present version reads otherwise from kept files: a list that waits for a yes."""

from __future__ import annotations

import streamlit as st

from stunting.model.accounts import Right
from stunting.model.formatting import format_number
from stunting.ui.data.versions import changes_words, differences_table
from stunting.ui.shown.tables import show_table
from stunting.ui.visit.account import may
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.kept_workspace import confirm_reading
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_FIRST_PAGE = "new_reading_page"
_ALWAYS_ON = "arsip"


def show_new_reading(workspace: Workspace, page: str) -> None:
    """The list and the yes, on page Arsip and on the first page (its address) that this visitor opens."""
    changed = workspace.unconfirmed
    if changed.empty:
        return
    if page not in (_ALWAYS_ON, st.session_state.setdefault(_FIRST_PAGE, page)):
        return
    changes = literal(changes_words(changed, workspace.catalogue))
    with st.container(border=True):
        st.warning(wording.READ_OTHERWISE.format(changes=changes), icon=":material/difference:")
        title = wording.READ_OTHERWISE_LIST.format(count=format_number(len(changed)))
        with st.expander(title):
            table = differences_table(changed, workspace.catalogue)
            show_table(table, key="beda_bacaan", name="perbedaan_bacaan", alt=wording.READ_OTHERWISE_ALT)
        if is_read_only() or not may(Right.CURATE):
            st.caption(wording.READ_OTHERWISE_READ_ONLY)
            return
        st.button(wording.READ_OTHERWISE_YES, on_click=confirm_reading, type="primary")
