"""The frame of every page: menu, style, choices, and the one call with which each page begins."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from stunting.catalogue.indicators import Catalogue, load_catalogue
from stunting.model.dataset import Dataset
from stunting.model.formatting import format_number
from stunting.ui.data.corrections import note_corrections
from stunting.ui.data.kept import show_news_of_visit, show_whether_kept
from stunting.ui.data.new_reading import show_new_reading
from stunting.ui.data.upload import show_welcome
from stunting.ui.entry.errors import show_error
from stunting.ui.entry.page_style import HIDDEN_TITLE, apply_page_style
from stunting.ui.shown.trace import show_asked_trace
from stunting.ui.visit.account import may_see_data, show_account, show_door
from stunting.ui.visit.choices import asked_page, choose_kabupaten, show_choices
from stunting.ui.visit.kept_workspace import follow_visit
from stunting.ui.visit.session import Workspace, current_workspace, work_on_part
from stunting.ui.visit.sign_in import show_sign_out
from stunting.ui.visit.view import View, current_view, kabupaten_in, options_in, part_of
from stunting.ui.words import wording

ROOT = Path(__file__).resolve().parents[3]
PAGES = ROOT / "pages"
# A file of our own: Streamlit would fetch a named icon for the browser tab from a foreign server.
ICON = ROOT / "static" / "icon.svg"
SIDEBAR_PIXELS = 220
"""Enough for five choices; Streamlit's own 300 cost a score card two of its columns."""


@dataclass(frozen=True, slots=True)
class MenuPage:
    """One page of the menu: its script below `pages/`, its title, address and icon."""

    script: str
    title: str
    address: str
    icon: str


MENU: dict[str, tuple[MenuPage, ...]] = {
    wording.SECTION_DATA: (
        MenuPage("data/upload.py", wording.PAGE_UPLOAD, "unggah", ":material/upload_file:"),
        MenuPage("data/quality.py", wording.PAGE_QUALITY, "mutu", ":material/fact_check:"),
        MenuPage("data/archive.py", wording.PAGE_ARCHIVE, "arsip", ":material/inventory_2:"),
    ),
    wording.SECTION_ACHIEVEMENT: (
        MenuPage("achievement/overview.py", wording.PAGE_OVERVIEW, "ringkasan", ":material/grid_on:"),
        MenuPage("achievement/sector.py", wording.PAGE_SECTOR, "sektor", ":material/apartment:"),
        MenuPage("achievement/kecamatan.py", wording.PAGE_KECAMATAN, "kecamatan", ":material/location_on:"),
        MenuPage("achievement/indicator.py", wording.PAGE_INDICATOR, "indikator", ":material/monitoring:"),
        MenuPage("achievement/prevalence.py", wording.PAGE_PREVALENCE, "prevalensi", ":material/height:"),
    ),
    wording.SECTION_PRIORITY: (
        MenuPage("priority/priority.py", wording.PAGE_PRIORITY, "prioritas", ":material/flag:"),
    ),
    wording.SECTION_FOLLOW_UP: (
        MenuPage("follow_up/plan.py", wording.PAGE_PLAN, "rencana", ":material/checklist:"),
        MenuPage("follow_up/promises.py", wording.PAGE_PROMISES, "janji", ":material/handshake:"),
        MenuPage(
            "follow_up/action_plan.py",
            wording.PAGE_ACTION_PLAN,
            "anggaran",
            ":material/account_balance_wallet:",
        ),
        MenuPage("follow_up/documents.py", wording.PAGE_DOCUMENTS, "dokumen", ":material/description:"),
        MenuPage(
            "follow_up/confirmation.py",
            wording.PAGE_CONFIRMATION,
            "konfirmasi",
            ":material/forward_to_inbox:",
        ),
    ),
    wording.SECTION_METHOD: (
        MenuPage("method/method.py", wording.PAGE_METHOD, "metode", ":material/menu_book:"),
    ),
}


def run() -> None:
    """Draw the frame and the page that was asked for."""
    st.set_page_config(
        page_title=wording.APP_TITLE,
        page_icon=str(ICON),
        layout="wide",
        initial_sidebar_state=SIDEBAR_PIXELS,
    )
    _settle_memory()
    apply_page_style()
    # Expanded: on a phone the menu would fold beyond twelve pages under an English "View more".
    page = st.navigation(_navigation(), position="top", expanded=True)
    try:
        if not may_see_data():
            show_door()
            return
        follow_visit()
        workspace = current_workspace()
        with st.sidebar:
            if workspace is not None:
                _show_sidebar(workspace)
                show_whether_kept()
            show_account()
            show_sign_out()
        if address := asked_page():
            # None would be refused, as choices are bound to the address; they are written there again.
            st.switch_page(page_path(address), query_params={})
        show_news_of_visit()
        if workspace is not None:
            show_new_reading(workspace, page.url_path)
        page.run()
        if workspace is not None:
            show_asked_trace(current_view(workspace))
    except Exception as error:
        show_error(error)


def open_page(
    title: str,
    intro: str = "",
    *,
    enough: Callable[[Dataset], bool] | None = None,
    answers: bool = False,
) -> View:
    """Begin a page that needs data: its heading, and the view it draws from.

    A page that `answers` begins with its answer, which says itself that data are samples: its title is there
    for screen readers, and the menu shows it. Without data a page shows the welcome with the drop zone and
    ends there; where no indicator was recognised it says so and where to help, unless the data hold what is
    `enough` for the page.
    """
    workspace = current_workspace()
    with st.container(key=HIDDEN_TITLE if answers and workspace else None):
        st.title(title, anchor=False)
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
        st.page_link(page_path("unggah"), label=wording.PAGE_UPLOAD, icon=":material/upload_file:")
        st.stop()
    return view


def open_plain_page(title: str, intro: str) -> None:
    """Begin a page that needs no data."""
    st.title(title, anchor=False)
    st.markdown(intro)


def catalogue_in_use() -> Catalogue:
    """The catalogue of the current workspace, or the one that ships with the package."""
    workspace = current_workspace()
    return workspace.catalogue if workspace is not None else load_catalogue()


def page_path(address: str) -> Path:
    """Script of a page by its address, for links between pages."""
    return next(PAGES / page.script for pages in MENU.values() for page in pages if page.address == address)


def _navigation() -> dict[str, list[st.Page]]:
    """The menu for Streamlit.

    Streamlit gives its default page no address of its own, so the first page stands in the menu with its
    address, and once more, hidden, as the default.
    """
    first = PAGES / next(iter(MENU.values()))[0].script
    pages = {section: [_menu_page(page) for page in group] for section, group in MENU.items()}
    next(iter(pages.values())).insert(
        0, st.Page(first, title=wording.APP_TITLE, url_path="beranda", default=True, visibility="hidden")
    )
    return pages


def _menu_page(page: MenuPage) -> st.Page:
    return st.Page(PAGES / page.script, title=page.title, icon=page.icon, url_path=page.address)


def _show_sidebar(workspace: Workspace) -> None:
    names = kabupaten_in(workspace)
    kabupaten = choose_kabupaten(names)
    work_on_part(kabupaten)
    choices = show_choices(options_in(part_of(workspace, kabupaten)), names, kabupaten)
    work_on_part(choices.kabupaten)
    _show_data_in_use(part_of(workspace, choices.kabupaten))


def _show_data_in_use(workspace: Workspace) -> None:
    dataset = workspace.dataset
    st.caption(
        wording.DATA_IN_USE.format(
            files=format_number(len(dataset.sources)),
            numbers=format_number(int(dataset.observations["value"].notna().sum())),
        )
    )


@cache
def _settle_memory() -> None:
    """Take everything imported so far out of garbage collection.

    Streamlit collects after every run; with pandas and plotly loaded that costs 60 ms each time.
    """
    gc.collect()
    gc.freeze()
