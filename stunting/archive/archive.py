"""An open archive: rooms are read whole, changed in one step, and forgotten without a trace."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from stunting.archive.contents import Access, Event, FileRole, LogEntry, Room, RoomChange
from stunting.archive.database_failures import in_words
from stunting.archive.failures import OvertakenError
from stunting.archive.kept import (
    digest_of,
    documents_of,
    drop_unused_originals,
    files_of,
    keep_document,
    keep_files,
)
from stunting.archive.opening import open_database, reading
from stunting.archive.tables import LINKS, LOG, ROOMS


class RoomArchive:
    """An open archive. Every method is one transaction: all of it is kept, or nothing.

    All raise `ArchiveError` where the database cannot be read or written.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.folder = folder
        self._now = now
        self._engine, self._lock = open_database(folder)
        self._reading = reading(self._engine)

    def close(self) -> None:
        """Let go of the archive: another server may open it."""
        self._engine.dispose()
        self._lock.close()

    def make_room(self, token: str) -> str:
        """An empty room that a token leads to, by its identity; its version is 0.

        Raises:
            OvertakenError: the token leads to a room already.
        """
        id, now = secrets.token_hex(16), self._time()
        row = {"id": id, "kabupaten": "", "year": None, "version": 0}
        with in_words(), self._engine.begin() as connection:
            if _access(connection, token):
                raise OvertakenError
            connection.execute(insert(ROOMS).values(**row, made_at=now, changed_at=now, used_at=now))
            link = {"digest": digest_of(token.encode()), "room": id, "may_edit": True, "made_at": now}
            connection.execute(insert(LINKS).values(**link))
            self._log(connection, id, Event.MADE)
        return id

    def access(self, token: str) -> Access | None:
        """Where a token leads to, None where to no room."""
        with in_words(), self._reading.begin() as connection:
            return _access(connection, token)

    def room(self, id: str) -> Room | None:
        """All of a room, None where there is none.

        Raises:
            DamagedError: a file or document is not what was written.
        """
        with in_words(), self._reading.begin() as connection:
            row = connection.execute(select(ROOMS).where(ROOMS.c.id == id)).one_or_none()
            if row is None:
                return None
            return Room(
                id=row.id,
                kabupaten=row.kabupaten,
                year=row.year,
                version=row.version,
                changed_at=row.changed_at,
                files={role: files_of(connection, id, role) for role in FileRole},
                documents=documents_of(connection, id),
            )

    def change(self, id: str, change: RoomChange, at_version: int) -> int:
        """RoomChange a room that was read at a version; gives its version from then on.

        A change that alters nothing leaves the version.

        Raises:
            OvertakenError: the room has another version by now, or is gone.
        """
        with in_words(), self._engine.begin() as connection:
            now = self._time()
            if connection.scalar(select(ROOMS.c.version).where(ROOMS.c.id == id)) != at_version:
                raise OvertakenError
            altered = [
                self._change_files(connection, id, change),
                self._change_documents(connection, id, change),
                _name_room(connection, id, change),
            ]
            if not any(altered):
                return at_version
            values = {"version": at_version + 1, "changed_at": now, "used_at": now}
            connection.execute(update(ROOMS).where(ROOMS.c.id == id).values(**values))
        return at_version + 1

    def note_use(self, id: str) -> None:
        """Note that somebody opened a room: it counts as used from then on."""
        with in_words(), self._engine.begin() as connection:
            connection.execute(update(ROOMS).where(ROOMS.c.id == id).values(used_at=self._time()))

    def forget(self, id: str) -> None:
        """Delete a room with all it holds, and overwrite where it stood."""
        with in_words():
            with self._engine.begin() as connection:
                self._delete(connection, [id])
            self._shrink()

    def forget_unused(self, since: datetime) -> int:
        """Forget the rooms that nobody opened or changed since then; gives how many."""
        with in_words():
            with self._engine.begin() as connection:
                unused = select(ROOMS.c.id).where(ROOMS.c.used_at < _text(since))
                old = connection.scalars(unused).all()
                if old:
                    self._delete(connection, old)
            if old:
                self._shrink()
        return len(old)

    def log(self, id: str) -> tuple[LogEntry, ...]:
        """What happened in a room, the first first; of "" what was forgotten."""
        with in_words(), self._reading.begin() as connection:
            rows = connection.execute(select(LOG).where(LOG.c.room == id).order_by(LOG.c.number)).all()
        return tuple(LogEntry(row.at, Event(row.event), row.detail) for row in rows)

    def _change_files(self, connection: Connection, id: str, change: RoomChange) -> bool:
        altered = False
        for role, files in change.files.items():
            moved = keep_files(connection, id, role, files, self._time())
            altered |= moved is not None
            for event, count in zip((Event.FILES_ADDED, Event.FILES_REMOVED), moved or (), strict=False):
                if count:
                    self._log(connection, id, event, str(count))
        if altered:
            drop_unused_originals(connection)
        return altered

    def _change_documents(self, connection: Connection, id: str, change: RoomChange) -> bool:
        altered = False
        for name, body in change.documents.items():
            if keep_document(connection, id, name, body, self._time()):
                altered = True
                event = Event.DOCUMENT_REMOVED if body is None else Event.DOCUMENT_CHANGED
                self._log(connection, id, event, name)
        return altered

    def _delete(self, connection: Connection, ids: Sequence[str]) -> None:
        connection.execute(delete(ROOMS).where(ROOMS.c.id.in_(ids)))
        connection.execute(delete(LOG).where(LOG.c.room.in_(ids)))
        drop_unused_originals(connection)
        self._log(connection, "", Event.FORGOTTEN, str(len(ids)))

    def _log(self, connection: Connection, id: str, event: Event, detail: str = "") -> None:
        row = {"room": id, "at": self._time(), "event": event.value, "detail": detail}
        connection.execute(insert(LOG).values(**row))

    def _shrink(self) -> None:
        """Give free pages back, and take what was deleted out of the log of writes too."""
        with closing(self._engine.raw_connection()) as database:
            # As a script: a single statement would be left after its first page.
            database.cursor().executescript("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);")

    def _time(self) -> str:
        return _text(self._now())


def _access(connection: Connection, token: str) -> Access | None:
    row = connection.execute(
        select(LINKS.c.room, ROOMS.c.version, LINKS.c.may_edit)
        .join(ROOMS)
        .where(LINKS.c.digest == digest_of(token.encode()))
    ).one_or_none()
    return Access(row.room, row.version, row.may_edit) if row else None


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
