"""Files out of use: taken out by a person with a reason, or older versions that gave way to a newer one.

Both can be had back. What a person took out goes after a while; an older version stays as long as the one
that took its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update
from sqlalchemy.orm import aliased

from stunting.archive.contents import EarlierFile, FileRecord
from stunting.archive.kept import drop_unused_originals, file_of, keep_original, records_of
from stunting.archive.tables import UPLOADS
from stunting.model.file_names import free_name


def take_file_out(connection: Connection, room: str, digest: str, reason: str, at: str) -> bool:
    """Take a file out of use, to be had back for a while; whether there was one."""
    in_use = (UPLOADS.c.room == room) & (UPLOADS.c.removed_at == "") & (UPLOADS.c.digest == digest)
    return bool(
        connection.execute(update(UPLOADS).where(in_use).values(removed_at=at, reason=reason)).rowcount
    )


def note_superseded(connection: Connection, room: str, superseded: Mapping[str, str]) -> None:
    """Note of files that were just taken out which one took the place of each."""
    for older, newer in superseded.items():
        own = _taken_out(room) & (UPLOADS.c.digest == older)
        connection.execute(update(UPLOADS).where(own).values(superseded_by=newer))


def earlier_files(connection: Connection, room: str) -> tuple[EarlierFile, ...]:
    """The older versions of the files in use, with their bytes."""
    records = {one.digest: one for one in records_of(connection, room)}
    found = []
    for one in records.values():
        newest = newest_version(records, one) if one.removed_at else None
        if newest is not None and not newest.removed_at:
            file = file_of(connection, room, one.digest)
            found.extend([EarlierFile(one, file.data)] if file else [])
    return tuple(found)


def keep_earlier(connection: Connection, room: str, earlier: Sequence[EarlierFile]) -> bool:
    """Keep older versions that came with their files; whether there was one that the room had not."""
    held = {one.digest for one in records_of(connection, room)}
    new = [one for one in earlier if one.record.digest not in held]
    for place, one in enumerate(new):
        record = one.record
        keep_original(connection, record.digest, one.data)
        row = {"room": room, "role": record.role.value, "digest": record.digest, "name": record.name}
        times = {"added_at": record.added_at, "removed_at": record.removed_at}
        newer = {"superseded_by": record.superseded_by, "reason": record.reason}
        connection.execute(insert(UPLOADS).values(**row, **times, **newer, place=place))
    return bool(new)


def restore_file(connection: Connection, room: str, digest: str, at: str, *, beside: bool) -> bool:
    """Take a file into use again, as the last of its role; whether there was one to take.

    An older version takes the place of the one in use, or stands `beside` it.
    """
    records = {one.digest: one for one in records_of(connection, room)}
    record = records.get(digest)
    if record is None or not record.removed_at:
        return False
    newest = newest_version(records, record)
    if newest is not None and not newest.removed_at and not beside:
        values = {"removed_at": at, "superseded_by": digest}
        own = (UPLOADS.c.room == room) & (UPLOADS.c.digest == newest.digest)
        connection.execute(update(UPLOADS).where(own).values(**values))
    names = set(connection.scalars(select(UPLOADS.c.name).where(_in_use(room))))
    last = select(func.coalesce(func.max(UPLOADS.c.place), -1) + 1).where(UPLOADS.c.room == room)
    values = {"removed_at": "", "reason": "", "superseded_by": "", "name": free_name(record.name, names)}
    own = _taken_out(room) & (UPLOADS.c.digest == digest)
    connection.execute(update(UPLOADS).where(own).values(**values, place=last.scalar_subquery()))
    return True


def purge_file(connection: Connection, room: str, digest: str) -> bool:
    """Delete a file that was taken out for good; whether there was one."""
    return _purge(connection, _taken_out(room) & (UPLOADS.c.digest == digest))


def purge_old_files(connection: Connection, since: str) -> bool:
    """Delete the files that people took out before then, in all rooms; whether there were any."""
    old = (UPLOADS.c.removed_at != "") & (UPLOADS.c.removed_at < since) & (UPLOADS.c.superseded_by == "")
    return _purge(connection, old)


def _purge(connection: Connection, which: ColumnElement[bool]) -> bool:
    found = connection.execute(delete(UPLOADS).where(which)).rowcount
    newer = aliased(UPLOADS)
    stands = select(newer.c.digest).where(
        (newer.c.room == UPLOADS.c.room) & (newer.c.digest == UPLOADS.c.superseded_by)
    )
    left = (UPLOADS.c.superseded_by != "") & ~stands.exists()
    connection.execute(update(UPLOADS).where(left).values(superseded_by=""))
    drop_unused_originals(connection)
    return bool(found)


def newest_version(records: Mapping[str, FileRecord], record: FileRecord) -> FileRecord | None:
    """The file that took the place of an older version, or of the one that did, to the last; else None."""
    newest, after = None, records.get(record.superseded_by)
    while after is not None:
        newest, after = after, records.get(after.superseded_by)
    return newest


def _in_use(room: str) -> ColumnElement[bool]:
    return (UPLOADS.c.room == room) & (UPLOADS.c.removed_at == "")


def _taken_out(room: str) -> ColumnElement[bool]:
    return (UPLOADS.c.room == room) & (UPLOADS.c.removed_at != "")
