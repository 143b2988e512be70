"""Whether, where and how long a visit is kept, and how a person has nothing kept, or all of it deleted."""

from __future__ import annotations

import streamlit as st

from stunting.archive.folder import data_folder
from stunting.ui.visit.cookie import KEPT_DAYS
from stunting.ui.visit.keeping import can_be_kept, look_only, take_news, visit_now
from stunting.ui.visit.kept_workspace import forget_visit, left_out
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_LOOK_ONLY = "lihat_saja"


def show_keeping_choice() -> None:
    """For a visit that has nothing yet: where it will be kept, and the choice to keep nothing."""
    if can_be_kept():
        st.toggle(wording.LOOK_ONLY, key=_LOOK_ONLY, on_change=_choose)
    st.caption(_keeping_words())


def show_where_kept(workspace: Workspace) -> None:
    """Where the visit is kept and which files are not, and the way to have all of it deleted."""
    st.caption(_keeping_words())
    if visit_now().is_kept and (names := left_out(workspace)):
        st.caption(wording.LEFT_OUT.format(names=literal(", ".join(names))))
    with st.popover(wording.START_OVER, icon=":material/delete:"):
        st.markdown(wording.FORGET_ALL)
        st.button(wording.FORGET_ALL_YES, on_click=forget_visit, type="primary")


def show_whether_kept() -> None:
    """In a few words, for the sidebar: whether what is seen is kept."""
    visit = visit_now()
    if visit.failure:
        return
    if not visit.is_kept:
        st.caption(wording.LOOK_ONLY_ON)
    elif not can_be_kept():
        st.caption(wording.NO_COOKIE)
    else:
        st.caption(wording.KEPT_SHORT.format(place=_place()))


def show_news_of_visit() -> None:
    """Above the page: what happened to what is kept, once, and as long as it lasts that it is not kept."""
    if news := take_news():
        st.info(news)
    if failure := visit_now().failure:
        st.warning(wording.NOT_KEPT.format(reason=literal(failure)))


def _choose() -> None:
    look_only(st.session_state[_LOOK_ONLY])


def _keeping_words() -> str:
    if not visit_now().is_kept:
        return wording.LOOK_ONLY_ON
    if not can_be_kept():
        return wording.NO_COOKIE
    place = _place()
    if place == wording.KEPT_COMPUTER:
        place = wording.KEPT_FOLDER.format(place=place, folder=literal(str(data_folder())))
    return wording.KEPT_WHERE.format(place=place, days=KEPT_DAYS)


def _place() -> str:
    """Where the archive lies, as seen by this visitor. Only who sits at the server is told of its folders."""
    return wording.KEPT_COMPUTER if st.context.ip_address is None else wording.KEPT_SERVER
