"""An open archive: rooms are reached by tokens, read whole, changed in one step, forgotten without trace."""

from __future__ import annotations

import copy
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from stunting.archive.ages import mend_times, unused_rooms, used_by
from stunting.archive.contents import (
    Access,
    EarlierFile,
    Event,
    FileRecord,
    FileRole,
    KeptFile,
    LogEntry,
    Room,
    RoomChange,
    SharedLink,
)
from stunting.archive.database_failures import in_words
from stunting.archive.failures import NotAllowedError, OvertakenError, ReadOnlyError
from stunting.archive.folder import DatabaseAddress
from stunting.archive.kept import (
    PackedDocument,
    digest_of,
    documents_of,
    drop_unused_originals,
    file_of,
    files_of,
    keep_document,
    keep_files,
    packed_document,
    records_of,
)
from stunting.archive.made import drop_made, keep_made, made_in
from stunting.archive.opening import open_database
from stunting.archive.rights import hold_to, may_make
from stunting.archive.tables import LINKS, LOG, ROOMS
from stunting.archive.taken_out import (
    earlier_files,
    keep_earlier,
    note_superseded,
    purge_file,
    purge_old_files,
    restore_file,
    take_file_out,
)
from stunting.model.accounts import EVERYTHING, Account, Right


class RoomArchive:
    """An open archive. Every method is one transaction: all of it is kept, or nothing.

    A room is named by a token that leads to it, and what that token allows is enforced here. All raise
    `ArchiveError` where the database cannot be read or written. Those that change a room raise
    `ReadOnlyError` where the token does not allow it, `NotAllowedError` where the role of the account does
    not, and `OvertakenError` where the token leads to no room (any more) or the room has another version than
    the one named.
    """

    def __init__(
        self, place: Path | DatabaseAddress, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._now = now
        self._database = open_database(place)
        self._engine, self._reading = self._database.engine, self._database.reading
        self._by = EVERYTHING

    def acting(self, account: Account) -> RoomArchive:
        """The same archive for an account: what its role does not allow is refused, the rest is logged."""
        archive = copy.copy(self)
        archive._by = account
        return archive

    def close(self) -> None:
        """Let go of the archive: another server may open it."""
        self._database.close()

    def make_room(self, token: str) -> None:
        """Make an empty room of version 0, to which a token leads that lets its bearer change it.

        Raises:
            OvertakenError: the token leads to a room already.
            NotAllowedError: the account may only read.
        """
        if self._by.only_reads:
            raise NotAllowedError
        id, now = secrets.token_hex(16), self._time()
        row = {"id": id, "kabupaten": "", "year": None, "version": 0}
        with in_words(), self._engine.begin() as connection:
            if _access(connection, token):
                raise OvertakenError
            connection.execute(insert(ROOMS).values(**row, made_at=now, changed_at=now, used_at=now))
            self._link(connection, id, token, may_edit=True, is_shared=False)
            self._log(connection, id, Event.MADE)

    def access(self, token: str) -> Access | None:
        """Where a token leads to, None where to no room."""
        with in_words(), self._reading.begin() as connection:
            return _access(connection, token)

    def room(self, token: str) -> Room | None:
        """All of a room, None where there is none.

        Raises:
            DamagedError: a file or document is not what was written.
        """
        with in_words(), self._reading.begin() as connection:
            access = _access(connection, token)
            if access is None:
                return None
            row = connection.execute(select(ROOMS).where(ROOMS.c.id == access.room)).one()
            return Room(
                id=row.id,
                kabupaten=row.kabupaten,
                year=row.year,
                version=row.version,
                changed_at=row.changed_at,
                files={role: files_of(connection, row.id, role) for role in FileRole},
                documents=documents_of(connection, row.id),
            )

    def whole_room(self, token: str) -> tuple[Room, tuple[EarlierFile, ...]] | None:
        """All of a room with the older versions of the files in use, to be taken along; None where none is.

        Raises:
            DamagedError: a file or document is not what was written.
            NotAllowedError: the account sees only its part.
        """
        hold_to(self._by, Right.ORIGINALS)
        room = self.room(token)
        if room is None:
            return None
        with self._seeing(token) as (connection, id):
            return room, earlier_files(connection, id)

    def change(self, token: str, change: RoomChange, at_version: int) -> int:
        """Change a room; gives its version then, the same where nothing is altered or all `is_derived`."""
        if not may_make(self._by, change):
            raise NotAllowedError
        documents = {
            name: None if body is None else packed_document(body) for name, body in change.documents.items()
        }
        with self._changing(token, at_version) as (connection, id):
            altered = [
                self._change_files(connection, id, change),
                self._change_documents(connection, id, documents),
                keep_earlier(connection, id, change.earlier),
                _name_room(connection, id, change),
            ]
            counts = any(altered) and not change.is_derived
            return self._next_version(connection, id, at_version) if counts else at_version

    def take_out(self, token: str, digest: str, reason: str, at_version: int) -> int:
        """Take a file out of use with a reason, to be had back for a while; gives the version then."""
        hold_to(self._by, Right.CURATE)
        with self._changing(token, at_version) as (connection, id):
            if not take_file_out(connection, id, digest, reason, self._time()):
                return at_version
            drop_made(connection, id)
            self._log(connection, id, Event.FILES_REMOVED, "1")
            return self._next_version(connection, id, at_version)

    def restore(self, token: str, digest: str, at_version: int, *, beside: bool = False) -> int:
        """Take a file that was taken out into use again; gives the version of the room from then on.

        An older version takes the place of the one in use, or stands `beside` it.
        """
        hold_to(self._by, Right.CURATE)
        with self._changing(token, at_version) as (connection, id):
            if not restore_file(connection, id, digest, self._time(), beside=beside):
                return at_version
            drop_made(connection, id)
            self._log(connection, id, Event.FILE_RESTORED, digest[:12])
            return self._next_version(connection, id, at_version)

    def purge(self, token: str, digest: str) -> None:
        """Delete a file that was taken out for good."""
        hold_to(self._by, Right.MANAGE)
        with self._changing(token) as (connection, id):
            if purge_file(connection, id, digest):
                self._log(connection, id, Event.FILES_PURGED, "1")
        with in_words():
            self._database.shrink()

    def records(self, token: str) -> tuple[FileRecord, ...]:
        """All files of a room, those in use first, then those that were taken out."""
        with self._seeing(token) as (connection, id):
            return records_of(connection, id)

    def file(self, token: str, digest: str) -> KeptFile | None:
        """A file of a room by the SHA-256 of its bytes, in use or taken out; None where it holds none.

        Raises:
            DamagedError: it is not what was written.
            NotAllowedError: the account sees only its part.
        """
        hold_to(self._by, Right.ORIGINALS)
        with self._seeing(token) as (connection, id):
            return file_of(connection, id, digest)

    def made(self, token: str, name: str, made_of: str) -> bytes | None:
        """What was made of a room and kept, for the program itself and for no account; None where nothing is.

        Nor is anything given that hangs on something else than `made_of` (a SHA-256).
        """
        with self._seeing(token) as (connection, id):
            return made_in(connection, id, name, made_of)

    def keep_made(self, token: str, name: str, made_of: str, body: bytes, at_version: int) -> None:
        """Keep what was made of a room at a version; nothing where the room has another one by now.

        It is no change of the room, so who may only look makes it as well: the program made it of what is
        kept, and would make it again.
        """
        with in_words(), self._engine.begin() as connection:
            access = _access(connection, token)
            if access is not None and access.version == at_version:
                keep_made(connection, access.room, name, made_of, body)

    def log(self, token: str) -> tuple[LogEntry, ...]:
        """What happened in a room, the first first."""
        with self._seeing(token) as (connection, id):
            rows = connection.execute(select(LOG).where(LOG.c.room == id).order_by(LOG.c.number))
            return tuple(LogEntry(row.at, Event(row.event), row.detail, row.by) for row in rows)

    def share(self, token: str, shared: str, *, may_edit: bool) -> str:
        """Let another token lead to a room; gives that token."""
        hold_to(self._by, Right.MANAGE)
        with self._changing(token) as (connection, id):
            self._link(connection, id, shared, may_edit=may_edit, is_shared=True)
            self._log(connection, id, Event.LINK_MADE, "edit" if may_edit else "read")
            return shared

    def links(self, token: str) -> tuple[SharedLink, ...]:
        """The links of a room that were given on, the oldest first."""
        with self._seeing(token) as (connection, id):
            rows = connection.execute(
                select(LINKS).where((LINKS.c.room == id) & LINKS.c.is_shared).order_by(LINKS.c.made_at)
            )
            return tuple(SharedLink(row.digest, row.may_edit, row.made_at) for row in rows)

    def unshare(self, token: str, digest: str) -> None:
        """Let a link that was given on lead nowhere."""
        hold_to(self._by, Right.MANAGE)
        with self._changing(token) as (connection, id):
            own = (LINKS.c.room == id) & LINKS.c.is_shared & (LINKS.c.digest == digest)
            if connection.execute(delete(LINKS).where(own)).rowcount:
                self._log(connection, id, Event.LINK_REMOVED)

    def note_use(self, token: str) -> None:
        """Note that somebody opened a room: it counts as used from then on."""
        with in_words(), self._engine.begin() as connection:
            if access := _access(connection, token):
                values = {"used_at": used_by(self._time())}
                connection.execute(update(ROOMS).where(ROOMS.c.id == access.room).values(**values))

    def forget(self, token: str) -> None:
        """Delete a room with all it holds, and overwrite where it stood."""
        hold_to(self._by, Right.MANAGE)
        with self._changing(token) as (connection, id):
            self._delete(connection, [id])
        with in_words():
            self._database.shrink()

    def forget_unused(self, since: datetime, removed_since: datetime) -> int:
        """Forget the rooms that nobody opened or changed since then while others were used, and in all that
        stay the files that were taken out before the second moment; gives how many rooms.
        """
        with in_words():
            with self._engine.begin() as connection:
                mend_times(connection, self._time())
                old = unused_rooms(connection, _text(since))
                if old:
                    self._delete(connection, old)
                purged = purge_old_files(connection, _text(removed_since))
            if old or purged:
                self._database.shrink()
        return len(old)

    @contextmanager
    def _seeing(self, token: str) -> Iterator[tuple[Connection, str]]:
        with in_words(), self._reading.begin() as connection:
            access = _access(connection, token)
            if access is None:
                raise OvertakenError
            yield connection, access.room

    @contextmanager
    def _changing(self, token: str, at_version: int | None = None) -> Iterator[tuple[Connection, str]]:
        with in_words(), self._engine.begin() as connection:
            access = _access(connection, token)
            if access is None or at_version not in (None, access.version):
                raise OvertakenError
            if not access.may_edit:
                raise ReadOnlyError
            yield connection, access.room

    def _next_version(self, connection: Connection, id: str, at_version: int) -> int:
        now = self._time()
        values = {"version": at_version + 1, "changed_at": now, "used_at": used_by(now)}
        connection.execute(update(ROOMS).where(ROOMS.c.id == id).values(**values))
        return at_version + 1

    def _change_files(self, connection: Connection, id: str, change: RoomChange) -> bool:
        altered = False
        for role, files in change.files.items():
            moved = keep_files(connection, id, role, files, self._time())
            if moved is not None:
                drop_made(connection, id)
                altered = True
            note_superseded(connection, id, change.superseded)
            for event, count in zip((Event.FILES_ADDED, Event.FILES_REMOVED), moved or (), strict=False):
                if count:
                    self._log(connection, id, event, str(count))
        return altered

    def _change_documents(
        self, connection: Connection, id: str, documents: Mapping[str, PackedDocument | None]
    ) -> bool:
        altered = False
        for name, document in documents.items():
            if keep_document(connection, id, name, document, self._time()):
                altered = True
                event = Event.DOCUMENT_REMOVED if document is None else Event.DOCUMENT_CHANGED
                self._log(connection, id, event, name)
        return altered

    def _delete(self, connection: Connection, ids: Sequence[str]) -> None:
        connection.execute(delete(ROOMS).where(ROOMS.c.id.in_(ids)))
        connection.execute(delete(LOG).where(LOG.c.room.in_(ids)))
        drop_unused_originals(connection)
        self._log(connection, "", Event.FORGOTTEN, str(len(ids)))

    def _link(self, connection: Connection, id: str, token: str, *, may_edit: bool, is_shared: bool) -> None:
        row = {"digest": digest_of(token.encode()), "room": id, "made_at": self._time()}
        connection.execute(insert(LINKS).values(**row, may_edit=may_edit, is_shared=is_shared))

    def _log(self, connection: Connection, id: str, event: Event, detail: str = "") -> None:
        row = {"room": id, "at": self._time(), "event": event.value, "detail": detail, "by": self._by.name}
        connection.execute(insert(LOG).values(**row))

    def _time(self) -> str:
        return _text(self._now())


# Made once: each run of a page begins with it.
_LEADS_TO = (
    select(LINKS.c.room, ROOMS.c.version, ROOMS.c.changed_at, LINKS.c.may_edit)
    .join(ROOMS)
    .where(LINKS.c.digest == bindparam("digest"))
)


def _access(connection: Connection, token: str) -> Access | None:
    row = connection.execute(_LEADS_TO, {"digest": digest_of(token.encode())}).one_or_none()
    return Access(row.room, row.version, row.changed_at, row.may_edit) if row else None


def _name_room(connection: Connection, id: str, change: RoomChange) -> bool:
    """Whether the kabupaten or the year of the room changed."""
    named = {"kabupaten": change.kabupaten, "year": change.year}
    values = {name: value for name, value in named.items() if value is not None}
    row = connection.execute(select(ROOMS).where(ROOMS.c.id == id)).one()
    if all(row._mapping[name] == value for name, value in values.items()):
        return False
    connection.execute(update(ROOMS).where(ROOMS.c.id == id).values(**values))
    return True


def _text(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
