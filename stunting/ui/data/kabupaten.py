"""The kabupaten or kota that the areas of the uploads belong to, and how a person corrects it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.model.areas import AreaLevel
from stunting.ui.data.upload import read_again
from stunting.ui.visit.keeping import is_read_only
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording


def show_kabupaten(workspace: Workspace) -> None:
    """Let who may change the room choose another kabupaten than the one recognised; warn where none was."""
    name = kabupaten_name(workspace)
    if workspace.dataset.observations.empty:
        return
    if not name:
        st.warning(wording.KABUPATEN_UNKNOWN)
    if is_read_only():
        return
    menu = st.popover(wording.KABUPATEN_CHOOSE, key="ganti_kabupaten", on_change="rerun")
    if menu.open:
        with menu:
            if name:
                st.markdown(wording.KABUPATEN_FOUND.format(name=name, code=workspace.dataset.kabupaten))
            sought = st.text_input(wording.KABUPATEN_SEARCH, key="cari_kabupaten")
            if sought:
                _show_matches(workspace, sought)


def kabupaten_name(workspace: Workspace) -> str:
    """Kind and name, as in "Kabupaten Penajam Paser Utara"; empty where it is unclear."""
    area = load_gazetteer().area(workspace.dataset.kabupaten)
    return f"{area.kind.capitalize()} {area.name}" if area else ""


def _show_matches(workspace: Workspace, sought: str) -> None:
    matches = load_gazetteer().find(sought, AreaLevel.KABUPATEN)
    if not matches:
        st.caption(wording.KABUPATEN_NONE)
        return
    names = {match.area.code: f"{match.area.kind.capitalize()} {match.area.name}" for match in matches}
    code = st.radio(wording.KABUPATEN_SEARCH, list(names), format_func=lambda code: names[code])
    if st.button(wording.KABUPATEN_USE):
        read_again(replace(workspace, office=replace(workspace.office, kabupaten=code or "")))
        st.rerun()
