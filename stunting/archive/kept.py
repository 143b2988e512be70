"""Files and documents of a room in the tables: written once, packed, and held to their SHA-256 when read."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, delete, exists, insert, select, update

from stunting.archive.contents import FileRecord, FileRole, KeptFile
from stunting.archive.failures import DamagedError
from stunting.archive.tables import DOCUMENTS, ORIGINALS, UPLOADS

_BEGINNING = 1 << 16
_WORTH = 0.9
"""Part of its size that packing must leave at most to be worth the time."""


def files_of(connection: Connection, room: str, role: FileRole) -> tuple[KeptFile, ...]:
    """The files of a role, in their order.

    Raises:
        DamagedError: one is not what was written.
    """
    rows = connection.execute(
        select(UPLOADS.c.name, ORIGINALS).join(ORIGINALS).where(_in_use(room, role)).order_by(UPLOADS.c.place)
    )
    return tuple(KeptFile(row.name, _body(row, packed=row.packed)) for row in rows)


def file_of(connection: Connection, room: str, digest: str) -> KeptFile | None:
    """A file of a room, in use or taken out, by the SHA-256 of its bytes; None where it holds none.

    Raises:
        DamagedError: it is not what was written.
    """
    own = (UPLOADS.c.room == room) & (UPLOADS.c.digest == digest)
    row = connection.execute(select(UPLOADS.c.name, ORIGINALS).join(ORIGINALS).where(own)).first()
    return KeptFile(row.name, _body(row, packed=row.packed)) if row else None


def keep_files(
    connection: Connection, room: str, role: FileRole, files: Sequence[KeptFile], at: str
) -> tuple[int, int] | None:
    """Let the files of a role be these; gives how many came and went, None where all are as they were.

    Those that go can be had back for a while.
    """
    rows = connection.execute(select(UPLOADS).where(_in_use(room, role)).order_by(UPLOADS.c.place)).all()
    before = {row.digest: row.added_at for row in rows}
    after = {digest_of(file.data): file for file in files}
    if [(row.digest, row.name) for row in rows] == [(digest, file.name) for digest, file in after.items()]:
        return None
    for digest in after.keys() - before:
        keep_original(connection, digest, after[digest].data)
    gone = UPLOADS.c.digest.in_(before.keys() - after.keys())
    connection.execute(update(UPLOADS).where(_in_use(room, role) & gone).values(removed_at=at))
    own = (UPLOADS.c.room == room) & (UPLOADS.c.role == role.value)
    connection.execute(delete(UPLOADS).where(own & UPLOADS.c.digest.in_(after)))
    listed = [
        {"room": room, "role": role.value, "digest": digest, "name": file.name, "place": place}
        | {"added_at": before.get(digest, at)}
        for place, (digest, file) in enumerate(after.items())
    ]
    if listed:
        connection.execute(insert(UPLOADS), listed)
    return len(after.keys() - before), len(before.keys() - after)


def records_of(connection: Connection, room: str) -> tuple[FileRecord, ...]:
    """All files of a room, also those taken out: those in use first, then the last taken out first."""
    rows = connection.execute(
        select(UPLOADS)
        .where(UPLOADS.c.room == room)
        .order_by(UPLOADS.c.removed_at != "", UPLOADS.c.removed_at.desc(), UPLOADS.c.role, UPLOADS.c.place)
    )
    return tuple(
        FileRecord(
            role=FileRole(row.role),
            digest=row.digest,
            name=row.name,
            added_at=row.added_at,
            removed_at=row.removed_at,
            reason=row.reason,
            superseded_by=row.superseded_by,
        )
        for row in rows
    )


def _in_use(room: str, role: FileRole) -> ColumnElement[bool]:
    return (UPLOADS.c.room == room) & (UPLOADS.c.role == role.value) & (UPLOADS.c.removed_at == "")


def documents_of(connection: Connection, room: str) -> dict[str, bytes]:
    """The documents of a room by their name.

    Raises:
        DamagedError: one is not what was written.
    """
    rows = connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.room == room))
    return {row.name: _body(row, packed=True) for row in rows}


class PackedDocument(NamedTuple):
    """A document as it stands in the table: the SHA-256 of what it is unpacked, and its packed bytes."""

    digest: str
    body: bytes


def packed_document(body: bytes) -> PackedDocument:
    """A document packed, which takes seconds for a large one: to be done before others have to wait."""
    return PackedDocument(digest_of(body), zlib.compress(body))


def keep_document(
    connection: Connection, room: str, name: str, document: PackedDocument | None, at: str
) -> bool:
    """Let a document be this, or be gone; whether that changed anything."""
    own = (DOCUMENTS.c.room == room) & (DOCUMENTS.c.name == name)
    before = connection.scalar(select(DOCUMENTS.c.digest).where(own))
    if before == (document.digest if document else None):
        return False
    connection.execute(delete(DOCUMENTS).where(own))
    if document is not None:
        connection.execute(
            insert(DOCUMENTS).values(room=room, name=name, changed_at=at, **document._asdict())
        )
    return True


def drop_unused_originals(connection: Connection) -> None:
    """Delete the bytes of files that no room holds any more."""
    used = exists().where(UPLOADS.c.digest == ORIGINALS.c.digest)
    connection.execute(delete(ORIGINALS).where(~used))


def keep_original(connection: Connection, digest: str, data: bytes) -> None:
    """Keep the bytes of a file once, packed where that makes them smaller."""
    if connection.scalar(select(ORIGINALS.c.digest).where(ORIGINALS.c.digest == digest)):
        return
    # Most files are packed by themselves, and a beginning tells: others wait to write while it is tried.
    beginning = data[:_BEGINNING]
    worth = len(zlib.compress(beginning)) < _WORTH * len(beginning)
    packed = zlib.compress(data) if worth else data
    smaller = len(packed) < len(data)
    body = packed if smaller else data
    connection.execute(insert(ORIGINALS).values(digest=digest, packed=smaller, body=body))


def _body(row: Row[Any], *, packed: bool) -> bytes:
    """What a row holds, unpacked, as it was written."""
    try:
        data: bytes = zlib.decompress(row.body) if packed else row.body
    except zlib.error as error:
        raise DamagedError(f"isi {row.name}") from error
    if digest_of(data) != row.digest:
        raise DamagedError(f"isi {row.name}")
    return data


def digest_of(data: bytes) -> str:
    """The SHA-256 by which content is known."""
    return hashlib.sha256(data).hexdigest()
