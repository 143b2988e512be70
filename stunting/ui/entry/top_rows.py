"""The two rows above every page: the places of the dashboard, and the choices that the page obeys."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from stunting.model.formatting import format_number
from stunting.ui.data.kept import show_whether_kept
from stunting.ui.entry.places import PLACES, PLACES_WITHOUT_DATA, MenuPart, MenuPlace, number_of, place_of
from stunting.ui.follow_up.documents import show_downloads
from stunting.ui.visit.account import show_account
from stunting.ui.visit.choices import choose_kabupaten, current_choices, hold_other_choices, show_choices
from stunting.ui.visit.session import Workspace, computed, current_workspace, work_on_part
from stunting.ui.visit.sign_in import show_sign_out
from stunting.ui.visit.view import current_view, kabupaten_in, options_in, part_of
from stunting.ui.words import wording

PLACES_ROW, CHOICES_ROW, PARTS_ROW, DATA_IN_USE = "tempat", "pilihan", "segmen", "data_dipakai"
"""Keys of the containers, which the style of the page knows."""


def show_places(pages: Mapping[str, st.Page], part: MenuPart) -> None:
    """The row of places; on a phone it is the bar at the bottom. `pages` by their addresses."""
    places = _places()
    here = place_of(part, places)
    with st.container(key=f"{PLACES_ROW}_{here}", horizontal=True, wrap=False, gap=None):
        st.html(f"<p class='nama'>{wording.APP_TITLE}<small>{escape(_place_name())}</small></p>")
        for place in places:
            st.page_link(pages[place.parts[0].address], label=place.title, icon=place.icon)


def _places() -> tuple[MenuPlace, ...]:
    return PLACES_WITHOUT_DATA if current_workspace() is None else PLACES


def _place_name() -> str:
    """The kabupaten that the data are about, how many there are of several, nothing where none is known."""
    workspace = current_workspace()
    names = list(kabupaten_in(workspace).values()) if workspace is not None else []
    if len(names) > 1:
        return wording.SEVERAL_KABUPATEN.format(count=format_number(len(names)))
    return next(iter(names), "")


def show_row_of_choices(pages: Mapping[str, st.Page], part: MenuPart) -> None:
    """The parts of the place, the choices that this one obeys, and what the figures stand on."""
    workspace = current_workspace()
    with st.container(
        key=CHOICES_ROW, horizontal=True, wrap=False, vertical_alignment="center", gap="xsmall"
    ):
        _show_parts(pages, part)
        if workspace is not None:
            _show_choices(workspace, part)
        with st.container(key=DATA_IN_USE, gap=None, width="content"):
            if workspace is not None:
                _show_data_in_use(workspace)
                show_whether_kept()
            show_account()
        if workspace is not None:
            show_downloads(current_view(workspace))
        show_sign_out()
        if workspace is not None:
            # In the same row, else the browser takes them out of the address when they come and go. What
            # stands here is not shown.
            hold_other_choices(options_in(part_of(workspace, current_choices().kabupaten)), part.asked)


def _show_parts(pages: Mapping[str, st.Page], part: MenuPart) -> None:
    places = _places()
    place = place_of(part, places)
    parts = places[place - 1].parts if place else ()
    if len(parts) < 2:
        return
    here = number_of(part, parts)
    with st.container(key=f"{PARTS_ROW}_{here}", horizontal=True, wrap=False, gap=None, width="content"):
        for one in parts:
            st.page_link(pages[one.address], label=one.title, icon="")


def _show_choices(workspace: Workspace, part: MenuPart) -> None:
    names = kabupaten_in(workspace)
    kabupaten = choose_kabupaten(names)
    work_on_part(kabupaten)
    choices = show_choices(options_in(part_of(workspace, kabupaten)), part.asked, names, kabupaten)
    work_on_part(choices.kabupaten)


def _show_data_in_use(workspace: Workspace) -> None:
    dataset = part_of(workspace, current_choices().kabupaten).dataset
    numbers = computed("count of numbers", lambda: int(dataset.observations["value"].notna().sum()))
    files = format_number(len(dataset.sources))
    st.caption(wording.DATA_IN_USE.format(files=files, numbers=format_number(numbers)))
