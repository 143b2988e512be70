"""Whether, where and how long a visit is kept, and how a person has nothing kept, or all of it deleted."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from stunting.archive.folder import DatabaseAddress, archive_place
from stunting.model.accounts import Right
from stunting.model.formatting import format_number
from stunting.ui.visit.account import may, office_room
from stunting.ui.visit.cookie import KEPT_DAYS
from stunting.ui.visit.keeping import KeptVisit, VisitMode, can_be_kept, look_only, take_news, visit_now
from stunting.ui.visit.kept_reading import left_out
from stunting.ui.visit.kept_workspace import forget_visit, leave_room
from stunting.ui.visit.room_link import shared_token
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_LOOK_ONLY = "lihat_saja"


def show_keeping_choice() -> None:
    """For a visit that has nothing yet: where it will be kept, and the choice to keep nothing."""
    if can_be_kept() and not office_room():
        st.toggle(wording.LOOK_ONLY, key=_LOOK_ONLY, on_change=_choose)
    st.caption(keeping_words())


def show_where_kept(workspace: Workspace) -> None:
    """Where the visit is kept and which files are not, and the way to have all of it deleted."""
    st.caption(keeping_words())
    if visit_now().mode is VisitMode.KEPT and (names := left_out(workspace)):
        st.caption(wording.LEFT_OUT.format(names=literal(", ".join(names))))
    if shared_token():
        st.button(wording.LEAVE_ROOM, on_click=leave_room, icon=":material/logout:")
        return
    if not may(Right.MANAGE):
        return
    with st.popover(wording.START_OVER, icon=":material/delete:"):
        st.markdown(wording.FORGET_ALL)
        st.button(wording.FORGET_ALL_YES, on_click=forget_visit, type="primary")


def show_whether_kept() -> None:
    """In a few words, for the row above each page: whether what is seen is kept."""
    visit = visit_now()
    if visit.failure:
        return
    if visit.mode is VisitMode.LOOK_ONLY:
        st.caption(wording.LOOK_ONLY_ON)
    elif not can_be_kept():
        st.caption(wording.NO_COOKIE)
    elif visit.room:
        read_only = wording.READ_ONLY if may(Right.UPLOAD) else wording.ROLE_READ_ONLY
        words = read_only if visit.mode is VisitMode.READ_ONLY else wording.KEPT_SHORT
        st.caption(f"{words} {version_words(visit)}")


def show_news_of_visit() -> None:
    """Above the page: what happened to what is kept, once, and as long as it lasts that it is not kept."""
    if news := take_news():
        st.info(news)
    if failure := visit_now().failure:
        st.warning(wording.NOT_KEPT.format(reason=literal(failure)))


def version_words(visit: KeptVisit) -> str:
    """Which version of the data is seen, and when it came about."""
    return wording.ROOM_VERSION.format(
        version=format_number(visit.version), time=time_words(visit.changed_at)
    )


def time_words(at: str) -> str:
    """A time of the archive as the clock of the visitor shows it: 27-11-2026 15.20."""
    time = datetime.strptime(at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return time.astimezone(_time_zone()).strftime("%d-%m-%Y %H.%M")


def _time_zone() -> tzinfo:
    try:
        return ZoneInfo(str(st.context.timezone))
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _choose() -> None:
    look_only(st.session_state[_LOOK_ONLY])


def keeping_words() -> str:
    """Where what is seen is kept and how long, or that it is not."""
    if visit_now().mode is VisitMode.LOOK_ONLY:
        return wording.LOOK_ONLY_ON
    if office_room() and not shared_token():
        return wording.OFFICE_WHERE.format(place=_place())
    if shared_token():
        return wording.SHARED_WHERE.format(place=_place())
    if not can_be_kept():
        return wording.NO_COOKIE
    return wording.KEPT_WHERE.format(place=_place(), days=KEPT_DAYS)


def _place() -> str:
    """Where the archive lies, as seen by this visitor. Only who sits at the server is told of its folders."""
    at_home = st.context.ip_address is None and not isinstance(archive_place(), DatabaseAddress)
    return wording.KEPT_COMPUTER if at_home else wording.KEPT_SERVER
