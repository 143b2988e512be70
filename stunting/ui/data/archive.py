"""What is kept of this work beside its files: links for others, the room as a file, and the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from stunting.archive.contents import LogEntry
from stunting.archive.failures import ArchiveError
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.model.accounts import CONFIRMED_PREFIX, Right
from stunting.ui.data.kept import keeping_words, time_words, version_words
from stunting.ui.shown.tables import show_table
from stunting.ui.visit.account import asks_who, may
from stunting.ui.visit.cookie import new_token
from stunting.ui.visit.keeping import VisitMode, ask_archive, asked_later, say_once, visit_now
from stunting.ui.visit.kept_workspace import take_room
from stunting.ui.visit.room_link import api_address, link_to
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

if TYPE_CHECKING:
    from stunting.archive.archive import RoomArchive

_NEW_LINK = "new_shared_link"
_ROUND = "room_round"


def show_where() -> bool:
    """Where the room lies and which version it has; whether there is one."""
    visit = visit_now()
    if not visit.room:
        st.info(wording.ARCHIVE_NOTHING)
        return False
    st.caption(f"{version_words(visit)} {keeping_words()}")
    return True


def show_links() -> None:
    """Make links by which others open the room, see those there are, and take them back."""
    st.markdown(wording.SHARE_INTRO)
    if visit_now().mode is not VisitMode.KEPT or not may(Right.MANAGE):
        st.caption(wording.LINKS_READ_ONLY)
        return
    if st.context.ip_address is None:
        st.caption(wording.SHARE_LOCAL)
    with st.container(horizontal=True):
        st.button(wording.SHARE_READ, on_click=_share, kwargs={"may_edit": False})
        st.button(wording.SHARE_EDIT, on_click=_share, kwargs={"may_edit": True})
    if token := st.session_state.pop(_NEW_LINK, ""):
        st.success(wording.SHARE_ONCE)
        st.code(link_to(token, "ringkasan"), language=None, wrap_lines=True)
        if not asks_who():
            st.caption(wording.SHARE_API)
            st.code(api_address(token), language=None, wrap_lines=True)
    for number, link in enumerate(ask_archive(lambda archive, token: archive.links(token)) or ()):
        sentence, button = st.columns([5, 1], vertical_alignment="center")
        kind = wording.LINK_EDIT if link.may_edit else wording.LINK_READ
        sentence.markdown(f"{kind} \u00b7 {wording.LINK_MADE.format(time=time_words(link.made_at))}")
        button.button(
            wording.UNSHARE, key=f"cabut_{number}", on_click=_unshare, args=(link.digest,), width="stretch"
        )


def show_transfer() -> None:
    """The room as one file to take along, and such a file opened here."""
    st.markdown(wording.TRANSFER_INTRO)
    visit = visit_now()
    if visit.room and may(Right.ORIGINALS):
        st.download_button(
            wording.TRANSFER_DOWNLOAD,
            asked_later(_room_file, b""),
            file_name="ruang_data.zip",
            mime="application/zip",
            on_click="ignore",
            icon=":material/download:",
        )
    if visit.mode is not VisitMode.READ_ONLY and may(Right.MANAGE):
        _show_upload()


def show_log() -> None:
    """What happened in the room, the last first."""
    entries = ask_archive(lambda archive, token: archive.log(token)) or ()
    rows = [
        {wording.LOG_TIME: time_words(one.at), wording.LOG_EVENT: _log_words(one), wording.LOG_BY: one.by}
        for one in reversed(entries)
    ]
    if not any(row[wording.LOG_BY] for row in rows):
        # Nobody signs in here.
        rows = [{name: row[name] for name in (wording.LOG_TIME, wording.LOG_EVENT)} for row in rows]
    show_table(pd.DataFrame(rows), key="catatan_arsip", name="catatan_perubahan", alt=wording.ARCHIVE_LOG)


def _share(*, may_edit: bool) -> None:
    st.session_state[_NEW_LINK] = ask_archive(
        lambda archive, token: archive.share(token, new_token(), may_edit=may_edit)
    )


def _unshare(digest: str) -> None:
    ask_archive(lambda archive, token: archive.unshare(token, digest))


def _room_file(archive: RoomArchive, token: str) -> bytes:
    # Here, not above: it needs the database's library.
    from stunting.archive.transfer import room_to_zip

    found = archive.whole_room(token)
    return room_to_zip(*found) if found else b""


def _show_upload() -> None:
    from stunting.archive.transfer import room_from_zip

    number = st.session_state.setdefault(_ROUND, 0)
    file = st.file_uploader(wording.TRANSFER_UPLOAD, key=f"ruang_{number}")
    if file is None:
        return
    try:
        taken = room_from_zip(file.getvalue())
    except ArchiveError as wrong:
        st.error(str(wrong))
        return
    if take_room(taken):
        say_once(wording.TRANSFER_DONE.format(file=literal(file.name)))
    st.session_state[_ROUND] = number + 1
    st.rerun()


def _log_words(entry: LogEntry) -> str:
    detail = wording.DOCUMENT_WORDS.get(entry.detail, entry.detail)
    if detail.startswith(CONFIRMED_PREFIX):
        area = load_gazetteer().area(detail.removeprefix(CONFIRMED_PREFIX).removesuffix(".json"))
        detail = wording.APPROVAL_OF.format(name=literal(area.name if area else ""))
    return wording.LOG_WORDS[entry.event].format(detail=detail)
