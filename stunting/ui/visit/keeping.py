"""What a visit has is kept in the archive as it is made, and found again after F5 or a restart.

A session is a copy of its room in the archive: every change is written at once, and each run begins by asking
whether somebody else has written since, in another window or by a shared link. Where nothing can be written
the visit goes on from memory, says so, and tries again with the next run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar, cast

import streamlit as st

from stunting.archive.contents import Access, FileRole, KeptFile, Room, RoomChange
from stunting.archive.failures import ArchiveError, NotAllowedError, OvertakenError
from stunting.archive.rights import may_make
from stunting.model.accounts import EVERYTHING
from stunting.ui.visit.account import account_now, door_of, logins, office_room
from stunting.ui.visit.cookie import visit_token
from stunting.ui.visit.room_link import leave_shared_room, shared_token
from stunting.ui.visit.server_archive import archive_exists, open_archive
from stunting.ui.words import wording

if TYPE_CHECKING:
    from stunting.archive.archive import RoomArchive

_VISIT = "kept_visit"
_PARTS = "kept_parts"
_ACCOUNT = "acting_account"
_NOTHING = RoomChange()
_OVERTAKEN = -1
Value = TypeVar("Value")


class VisitMode(StrEnum):
    """What becomes of the changes of a session: only those of a kept one are written."""

    KEPT = "kept"
    LOOK_ONLY = "look_only"
    """A person wants nothing kept."""
    READ_ONLY = "read_only"
    """In a room by a link that lets one look; what others write there is followed."""
    SET_ASIDE = "set_aside"
    """What is kept cannot be read; it stays as it is."""


@dataclass(frozen=True, slots=True)
class KeptVisit:
    """What this session holds of its room, and where it stands in the archive.

    `room` is empty until something is kept. `unwritten` is what could not be written yet, and `failure` why.
    `news` is to be said once.
    """

    files: Mapping[FileRole, tuple[KeptFile, ...]] = field(default_factory=dict)
    documents: Mapping[str, bytes] = field(default_factory=dict)
    room: str = ""
    version: int = 0
    changed_at: str = ""
    unwritten: RoomChange = _NOTHING
    failure: str = ""
    news: str = ""
    mode: VisitMode = VisitMode.KEPT

    @property
    def is_written(self) -> bool:
        """Whether the archive holds all of it."""
        return self.unwritten == _NOTHING

    @property
    def is_overtaken(self) -> bool:
        """Whether the last change was let go, as somebody else had changed the room before."""
        return self.version == _OVERTAKEN


@dataclass(frozen=True)
class Part(Generic[Value]):
    """Something of a visit that is kept as a document: its key in the session, and how it is written.

    `within` gives what of it is about one kecamatan (a code), for accounts that see no other; without it they
    are given nothing. `joined` makes one of what was held, of what it becomes here, and of what somebody else
    has saved meanwhile; None where that cannot be, and without it, the change here is let go.
    """

    key: str
    document: str
    write: Callable[[Value], bytes]
    read: Callable[[bytes], Value]
    within: Callable[[Value, str], Value] | None = None
    joined: Callable[[Value, Value, Value], Value | None] | None = None

    def get(self) -> Value | None:
        """What this visit holds, None where nothing."""
        body = visit_now().documents.get(self.document)
        if body is not None and self.key not in st.session_state:
            self._hold(self._seen(self.read(body)))
        return cast("Value | None", st.session_state.get(self.key))

    def put(self, value: Value | None, *, is_derived: bool = False) -> None:
        """Hold something from now on and keep it; None holds nothing. `is_derived` as in `RoomChange`."""
        before = self.get() if self.joined else None
        self._hold(value)
        documents = {self.document: None if value is None else self.write(value)}
        keep(RoomChange(documents=documents, is_derived=is_derived))
        if visit_now().is_overtaken and before is not None and value is not None:
            self._join(before, value)

    def _join(self, before: Value, mine: Value) -> None:
        """Keep what was just overtaken together with what somebody else saved; the next run follows it."""
        room = ask_archive(lambda archive, token: archive.room(token))
        body = room.documents.get(self.document) if room else None
        if room is None or body is None or self.joined is None:
            return
        joined = self.joined(before, mine, self.read(body))
        if joined is None:
            return
        change, version = RoomChange(documents={self.document: self.write(joined)}), room.version
        if ask_archive(lambda archive, token: archive.change(token, change, version)) is not None:
            say_once(wording.JOINED)

    def _seen(self, value: Value) -> Value | None:
        kecamatan = account_now().sees_only
        if not kecamatan:
            return value
        return self.within(value, kecamatan) if self.within else None

    def _hold(self, value: Value | None) -> None:
        st.session_state[self.key] = value
        st.session_state.setdefault(_PARTS, {})[self.key] = self.document


def visit_now() -> KeptVisit:
    """What this session holds of its room."""
    return cast(KeptVisit, st.session_state.get(_VISIT, KeptVisit()))


def room_token() -> str:
    """What leads to the room of this session: a shared link, the office or the cookie; empty without any."""
    return shared_token() or office_room() or visit_token()


def can_be_kept() -> bool:
    """Whether this visit can be found again: it is in a shared room, or its browser keeps a cookie."""
    return bool(room_token())


def keep(change: RoomChange, *, is_of_own_part: bool = False) -> None:
    """Hold a change of this visit, and write it to the archive at once where the visit is kept.

    Of what the role of the account does not allow files are not even held, and documents only here. A bound
    account may make only changes of which was seen that they are of its own part.
    """
    visit, account = visit_now(), account_now()
    is_allowed = may_make(account, change) and (is_of_own_part or not account.writes_only_own_part)
    if change.files and not is_allowed:
        say_once(wording.ROLE_REFUSED)
        return
    documents = {**visit.documents, **change.documents}
    visit = replace(
        visit,
        files={**visit.files, **{role: tuple(files) for role, files in change.files.items()}},
        documents={name: body for name, body in documents.items() if body is not None},
    )
    if visit.mode is VisitMode.KEPT and can_be_kept() and is_allowed:
        visit = _written(visit, _joined(visit.unwritten, change))
    _set(visit)


def follow() -> bool:
    """Whether the archive holds the room otherwise than this session did: what it holds is then held here.

    Asked at the beginning of each run. Where the archive cannot be read the session goes on as it is.
    """
    if (account := account_now()) != st.session_state.get(_ACCOUNT, EVERYTHING):
        st.session_state[_ACCOUNT] = account
        _start_anew()
    visit, is_new = visit_now(), _VISIT not in st.session_state
    if visit.mode not in (VisitMode.KEPT, VisitMode.READ_ONLY) or not can_be_kept():
        return False
    if not (visit.room or not visit.is_written or archive_exists()):
        return False
    if not visit.is_written:
        _set(visit := _written(visit, visit.unwritten))
    try:
        newer = _newer(visit, is_new=is_new)
    except ArchiveError as failure:
        _set(replace(visit, failure=str(failure)))
        return False
    if newer is not None:
        _hold(newer)
    return newer is not None


def ask_archive(action: Callable[[RoomArchive, str], Value]) -> Value | None:
    """Do something with the room of this session; where that fails it is said, and None given."""
    try:
        return action(_archive(), room_token())
    except ArchiveError as failure:
        say_once(str(failure))
        return None


def asked_later(action: Callable[[RoomArchive, str], Value], otherwise: Value) -> Callable[[], Value]:
    """As `ask_archive`, to be done when a download is asked for: nobody knows then whose session it is.

    The role is looked at again at that moment. Where it fails `otherwise` is given.
    """
    token, known_by = room_token(), logins()

    def ask() -> Value:
        account = door_of(known_by).account
        if account is None:
            return otherwise
        try:
            return action(open_archive().acting(account), token)
        except ArchiveError:
            return otherwise

    return ask


def hold_again() -> None:
    """Let go of what was read from documents of this visit: it is read anew when it is asked for."""
    _drop_parts(set(st.session_state.get(_PARTS, {}).values()))


def look_only(on: bool) -> None:
    """Keep nothing of this visit from now on, or keep it again; in the room of an office all is kept."""
    if office_room():
        return
    _set(replace(visit_now(), mode=VisitMode.LOOK_ONLY if on else VisitMode.KEPT))


def set_aside(reason: str) -> None:
    """Go on without what is kept, which stays as it is, and without keeping anything."""
    _set(KeptVisit(failure=reason, mode=VisitMode.SET_ASIDE))


def is_read_only() -> bool:
    """Whether this session is in a room that it may not change, by its link or by the role of its account."""
    return visit_now().mode is VisitMode.READ_ONLY or account_now().only_reads


def leave() -> None:
    """Leave a shared room, which stays as it is, for the visit of this browser."""
    leave_shared_room()
    _start_anew()


def forget() -> None:
    """Delete all that is kept of this visit, in the archive and in this session."""
    failure = ""
    if (token := room_token()) and archive_exists():
        try:
            if open_archive().access(token):
                _archive().forget(token)
        except NotAllowedError as error:
            say_once(str(error))
            return
        except ArchiveError as error:
            failure = wording.NOT_FORGOTTEN.format(reason=error)
    hold_again()
    _set(KeptVisit(failure=failure))


def say_once(sentence: str) -> None:
    """Have a sentence said with the next page that is drawn."""
    _set(replace(visit_now(), news=sentence))


def take_news() -> str:
    """What is to be said once, and is then said."""
    visit = visit_now()
    if visit.news:
        _set(replace(visit, news=""))
    return visit.news


def _written(visit: KeptVisit, change: RoomChange) -> KeptVisit:
    """The visit after its change was written; where that failed, with what is still to be written.

    A change that somebody else has overtaken is let go: the next run takes over what the other wrote.
    """
    try:
        archive, token = _archive(), room_token()
        if not visit.room:
            # A room is made for who comes with a cookie of ours, never for what stands in an address.
            if shared_token():
                raise OvertakenError
            archive.make_room(token)
        version = archive.change(token, change, visit.version)
        access = archive.access(token)
    except OvertakenError:
        return replace(visit, unwritten=_NOTHING, version=_OVERTAKEN, news=wording.OVERTAKEN)
    except ArchiveError as failure:
        return replace(visit, unwritten=change, failure=str(failure))
    room, changed_at = (access.room, access.changed_at) if access else ("", "")
    return replace(visit, room=room, version=version, changed_at=changed_at, unwritten=_NOTHING, failure="")


def _newer(visit: KeptVisit, *, is_new: bool) -> KeptVisit | None:
    """What the archive holds otherwise than this session, or None; an empty visit where it is gone."""
    archive = open_archive()
    access = archive.access(room_token())
    if access is None and shared_token():
        leave()
        own = _newer(KeptVisit(), is_new=True) or KeptVisit()
        return replace(own, news=wording.LINK_UNKNOWN)
    if access is None:
        return KeptVisit(news=visit.news) if visit.room and visit.is_written else None
    if (access.room, access.version) == (visit.room, visit.version) or not visit.is_written:
        return None
    if is_new:
        archive.note_use(room_token())
    room = archive.room(room_token())
    return _visit_of(room, access, visit.news) if room else None


def _visit_of(room: Room, access: Access, news: str) -> KeptVisit:
    return KeptVisit(
        files=room.files,
        documents=room.documents,
        room=room.id,
        version=room.version,
        changed_at=room.changed_at,
        news=news,
        mode=VisitMode.KEPT if access.may_edit and not account_now().only_reads else VisitMode.READ_ONLY,
    )


def _hold(newer: KeptVisit) -> None:
    """Let this session hold what the archive holds; what was read from documents that changed is let go."""
    before = visit_now()
    names = {*newer.documents, *before.documents}
    _drop_parts({name for name in names if newer.documents.get(name) != before.documents.get(name)})
    _set(newer)


def _drop_parts(documents: set[str]) -> None:
    parts = cast("dict[str, str]", st.session_state.get(_PARTS, {}))
    for key in [key for key, document in parts.items() if document in documents]:
        del parts[key]
        st.session_state.pop(key, None)


def _start_anew() -> None:
    """Let go of all that this session holds of its room."""
    hold_again()
    st.session_state.pop(_VISIT, None)


def _archive() -> RoomArchive:
    """The archive of this server, for the account of this visit."""
    return open_archive().acting(account_now())


def _joined(first: RoomChange, then: RoomChange) -> RoomChange:
    return replace(
        then,
        files={**first.files, **then.files},
        documents={**first.documents, **then.documents},
        superseded={**first.superseded, **then.superseded},
        is_derived=then.is_derived and (first.is_derived or first == _NOTHING),
    )


def _set(visit: KeptVisit) -> None:
    st.session_state[_VISIT] = visit
