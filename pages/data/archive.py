import streamlit as st

from stunting.ui.data.archive import show_links, show_log, show_transfer, show_where
from stunting.ui.data.archive_files import show_files
from stunting.ui.data.board import show_board
from stunting.ui.entry.frame import open_plain_page
from stunting.ui.words import wording

open_plain_page(wording.PAGE_ARCHIVE, wording.ARCHIVE_INTRO)
if not show_where():
    show_transfer()
    st.stop()
PARTS = {
    wording.ARCHIVE_FILES: show_files,
    wording.ARCHIVE_BOARD: show_board,
    wording.ARCHIVE_LINKS: show_links,
    wording.ARCHIVE_TRANSFER: show_transfer,
    wording.ARCHIVE_LOG: show_log,
}
tabs = st.tabs(list(PARTS), key="bagian_arsip", on_change="rerun")
for tab, show in zip(tabs, PARTS.values(), strict=True):
    if tab.open:
        with tab:
            show()
