"""What a visit has is kept in the archive as it is made, and found again after F5 or a restart.

A session is a copy of its visit in the archive: every change is written at once, and each run begins by
asking whether another window of the same browser has written since. Where nothing can be written the visit
goes on from memory, says so, and tries again with the next run.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar, cast

import streamlit as st

from stunting.archive.contents import FileRole, KeptFile, Room, RoomChange
from stunting.archive.failures import ArchiveError, OvertakenError
from stunting.ui.visit.cookie import visit_token
from stunting.ui.visit.server_archive import archive_exists, open_archive
from stunting.ui.words import wording

_VISIT = "kept_visit"
_PARTS = "kept_parts"
_NOTHING = RoomChange()
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class KeptVisit:
    """What this session holds of its visit, and where it stands in the archive.

    `room` is empty until something is kept. `unwritten` is what could not be written yet, and `failure` why.
    `news` is to be said once. `is_kept` is off where a person only looks, or what is kept cannot be read.
    """

    files: Mapping[FileRole, tuple[KeptFile, ...]] = field(default_factory=dict)
    documents: Mapping[str, bytes] = field(default_factory=dict)
    room: str = ""
    version: int = 0
    unwritten: RoomChange = _NOTHING
    failure: str = ""
    news: str = ""
    is_kept: bool = True

    @property
    def is_written(self) -> bool:
        """Whether the archive holds all of it."""
        return not (self.unwritten.files or self.unwritten.documents)


@dataclass(frozen=True)
class Part(Generic[Value]):
    """Something of a visit that is kept as a document: its key in the session, and how it is written."""

    key: str
    document: str
    write: Callable[[Value], bytes]
    read: Callable[[bytes], Value]

    def get(self) -> Value | None:
        """What this visit holds, None where nothing."""
        body = visit_now().documents.get(self.document)
        if body is not None and self.key not in st.session_state:
            self._hold(self.read(body))
        return cast("Value | None", st.session_state.get(self.key))

    def put(self, value: Value | None) -> None:
        """Hold something from now on and keep it; None holds nothing."""
        self._hold(value)
        keep(documents={self.document: None if value is None else self.write(value)})

    def _hold(self, value: Value | None) -> None:
        st.session_state[self.key] = value
        st.session_state.setdefault(_PARTS, {})[self.key] = self.document


def visit_now() -> KeptVisit:
    """What this session holds of its visit."""
    return cast(KeptVisit, st.session_state.get(_VISIT, KeptVisit()))


def keep(
    *,
    files: Mapping[FileRole, Sequence[KeptFile]] | None = None,
    documents: Mapping[str, bytes | None] | None = None,
) -> None:
    """Hold a change of this visit, and write it to the archive at once where the visit is kept."""
    visit = visit_now()
    changed = RoomChange(files or {}, documents or {})
    held = {name: body for name, body in {**visit.documents, **changed.documents}.items() if body is not None}
    listed = {role: tuple(files) for role, files in {**visit.files, **changed.files}.items()}
    visit = replace(visit, files=listed, documents=held)
    _set(_written(visit, _joined(visit.unwritten, changed)) if _is_kept(visit) else visit)


def follow() -> bool:
    """Whether the archive holds this visit otherwise than this session did: what it holds is then held here.

    Asked at the beginning of each run. Where the archive cannot be read the session goes on as it is.
    """
    visit = visit_now()
    is_new = _VISIT not in st.session_state
    if not (_is_kept(visit) and (visit.room or not visit.is_written or archive_exists())):
        return False
    if not visit.is_written:
        visit = _written(visit, visit.unwritten)
        _set(visit)
    try:
        newer = _newer(visit, is_new=is_new)
    except ArchiveError as failure:
        _set(replace(visit, failure=str(failure)))
        return False
    if newer is None:
        return False
    _hold(newer, visit)
    return True


def can_be_kept() -> bool:
    """Whether this visit can be found again: its browser keeps a cookie."""
    return bool(visit_token())


def look_only(on: bool) -> None:
    """Keep nothing of this visit from now on, or keep it again."""
    _set(replace(visit_now(), is_kept=not on))


def set_aside(reason: str) -> None:
    """Go on without what is kept, which stays as it is, and without keeping anything."""
    _set(KeptVisit(failure=reason, is_kept=False))


def forget() -> None:
    """Delete all that is kept of this visit, in the archive and in this session."""
    failure = ""
    if (token := visit_token()) and archive_exists():
        try:
            if access := open_archive().access(token):
                open_archive().forget(access.room)
        except ArchiveError as error:
            failure = wording.NOT_FORGOTTEN.format(reason=error)
    _drop_parts(set(st.session_state.get(_PARTS, {}).values()))
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


def _is_kept(visit: KeptVisit) -> bool:
    return visit.is_kept and can_be_kept()


def _written(visit: KeptVisit, change: RoomChange) -> KeptVisit:
    """The visit after its change was written; where that failed, with what is still to be written.

    A change that another window has overtaken is let go: the next run takes over what the other wrote.
    """
    try:
        archive = open_archive()
        room = visit.room or archive.make_room(visit_token())
        version = archive.change(room, change, visit.version)
    except OvertakenError:
        return replace(visit, unwritten=_NOTHING, version=-1, news=wording.OVERTAKEN)
    except ArchiveError as failure:
        return replace(visit, unwritten=change, failure=str(failure))
    return replace(visit, room=room, version=version, unwritten=_NOTHING, failure="")


def _newer(visit: KeptVisit, *, is_new: bool) -> Room | KeptVisit | None:
    """What the archive holds otherwise than this session, or None; an empty visit where it is gone."""
    archive = open_archive()
    access = archive.access(visit_token())
    if access is None:
        return KeptVisit() if visit.room and visit.is_written else None
    if (access.room, access.version) == (visit.room, visit.version) or not visit.is_written:
        return None
    if is_new:
        archive.note_use(access.room)
    return archive.room(access.room)


def _hold(newer: Room | KeptVisit, before: KeptVisit) -> None:
    """Let this session hold what the archive holds; what was read from documents that changed is let go."""
    room, version = (newer.id, newer.version) if isinstance(newer, Room) else ("", 0)
    names = {*newer.documents, *before.documents}
    _drop_parts({name for name in names if newer.documents.get(name) != before.documents.get(name)})
    _set(KeptVisit(newer.files, newer.documents, room, version, news=before.news))


def _drop_parts(documents: set[str]) -> None:
    parts = cast("dict[str, str]", st.session_state.get(_PARTS, {}))
    for key in [key for key, document in parts.items() if document in documents]:
        del parts[key]
        st.session_state.pop(key, None)


def _joined(first: RoomChange, then: RoomChange) -> RoomChange:
    return RoomChange({**first.files, **then.files}, {**first.documents, **then.documents})


def _set(visit: KeptVisit) -> None:
    st.session_state[_VISIT] = visit
