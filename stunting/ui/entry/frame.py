"""The frame of every page: style, places, choices, and the one call with which each page begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import cast

import streamlit as st

from stunting.catalogue.indicators import Catalogue, load_catalogue
from stunting.model.dataset import Dataset
from stunting.ui.data.correct_cell import show_cell_correction
from stunting.ui.data.corrections import note_corrections
from stunting.ui.data.kept import show_news_of_visit
from stunting.ui.data.new_reading import show_new_reading
from stunting.ui.data.open_questions import asks_first
from stunting.ui.data.own_target import show_target_change
from stunting.ui.data.upload import show_news
from stunting.ui.data.welcome import show_welcome
from stunting.ui.entry.errors import show_error
from stunting.ui.entry.page_style import apply_page_style
from stunting.ui.entry.places import ANSWER, MOVED, PLACES, START, UPLOADS, part_at
from stunting.ui.entry.top_rows import show_places, show_row_of_choices
from stunting.ui.shown.trace import show_asked_trace
from stunting.ui.visit.account import may_see_data, show_door
from stunting.ui.visit.choices import asked_page
from stunting.ui.visit.kept_workspace import follow_visit
from stunting.ui.visit.one_run import one_run
from stunting.ui.visit.session import Workspace, current_workspace
from stunting.ui.visit.turns import in_turn
from stunting.ui.visit.view import View, current_view
from stunting.ui.words import wording

ROOT = Path(__file__).resolve().parents[3]
# A file of our own: Streamlit would fetch a named icon for the browser tab from a foreign server.
ICON = ROOT / "static" / "icon.svg"
_SAW_DATA, _PAGES = "saw_data", "pages"


def run() -> None:
    """Draw the frame and the page that was asked for, when it is this visitor's turn."""
    with in_turn():
        _run()


def _run() -> None:
    st.set_page_config(page_title=wording.APP_TITLE, page_icon=str(ICON), layout="wide")
    apply_page_style()
    pages = _pages()
    page = st.navigation(list(pages.values()), position="hidden")
    try:
        with one_run():
            _draw(pages, page)
    except Exception as error:
        show_error(error)


def _draw(pages: Mapping[str, st.Page], page: st.Page) -> None:
    """The rows above a page and the page itself, for who may see data."""
    if not may_see_data():
        show_door()
        return
    follow_visit()
    part = part_at(page.url_path)
    show_places(pages, part)
    show_row_of_choices(pages, part)
    workspace = current_workspace()
    if address := ANSWER if _lands_on_answer(workspace, page.url_path) else asked_page():
        # None would be refused, as choices are bound to the address; they are written there again.
        st.switch_page(pages[address], query_params={})
    show_news_of_visit()
    show_news()
    if workspace is not None:
        show_new_reading(workspace, page.url_path)
    page.run()
    if workspace is not None:
        show_asked_trace(
            current_view(workspace),
            show_cell_correction,
            partial(show_target_change, workspace, place="jejak_"),
        )


def _lands_on_answer(workspace: Workspace | None, address: str) -> bool:
    """Whether data that this session sees for the first time lead from the page of uploads to the answer.

    A link to that page itself leads to it.
    """
    before = st.session_state.get(_SAW_DATA)
    st.session_state[_SAW_DATA] = workspace is not None
    if workspace is None or before or part_at(address).address != UPLOADS:
        return False
    return (before is not None or address == "") and not asks_first(workspace)


def open_page(
    title: str,
    intro: str = "",
    *,
    enough: Callable[[Dataset], bool] | None = None,
    answers: bool = False,
) -> View:
    """Begin a page that needs data: its heading, and the view it draws from.

    A page that `answers` begins with its answer, which says itself that data are samples. Without data a
    page shows the welcome with the drop zone and ends there; where no indicator was recognised it says so
    and where to help, unless the data hold what is `enough` for the page.
    """
    workspace = current_workspace()
    show_title(title)
    if intro:
        st.markdown(intro)
    if workspace is None:
        st.info(wording.NEEDS_DATA)
        show_welcome()
        st.stop()
    if workspace.is_sample and not answers:
        st.caption(wording.SAMPLE_NOTE)
    note_corrections(workspace)
    view = current_view(workspace)
    if not view.options.indicators and not (enough and enough(workspace.dataset)):
        st.info(wording.NOTHING_RECOGNISED)
        st.page_link(page_path(UPLOADS), label=wording.PAGE_UPLOAD, icon=":material/upload_file:")
        st.stop()
    return view


def show_title(title: str) -> None:
    """The title of a page for screen readers: everybody else sees it in the rows above."""
    st.title(title, anchor=False)


def open_plain_page(title: str, intro: str) -> None:
    """Begin a page that needs no data."""
    show_title(title)
    st.markdown(intro)


def catalogue_in_use() -> Catalogue:
    """The catalogue of the current workspace, or the one that ships with the package."""
    workspace = current_workspace()
    return workspace.catalogue if workspace is not None else load_catalogue()


def page_path(address: str) -> Path:
    """Script of a page by its address, for links between pages."""
    return part_at(address).path


def _pages() -> dict[str, st.Page]:
    """All pages for Streamlit by their addresses: those of the places, of old links, and the first one.

    Streamlit gives its default page no address of its own, so that one is a page besides. They are made once
    in a session, as each looks for its script; no two sessions share them, as a page knows that it runs.
    """
    if _PAGES not in st.session_state:
        addresses = [*(part.address for place in PLACES for part in place.parts), START, *MOVED]
        st.session_state[_PAGES] = {
            address: st.Page(
                part_at(address).path, title=_title(address), url_path=address, default=address == START
            )
            for address in addresses
        }
    return cast("dict[str, st.Page]", st.session_state[_PAGES])


def _title(address: str) -> str:
    """What the tab of the browser says."""
    return wording.APP_TITLE if address == START else part_at(address).title
