"""What a program made of the files and decisions of a room: had back while all it hangs on is the same."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from stunting.archive.kept import digest_of
from stunting.archive.tables import MADE


def made_in(connection: Connection, room: str, name: str, made_of: str) -> bytes | None:
    """What was made and kept under a name; None where that hangs on something else, or is damaged.

    It can be made again: what is no longer what was written is no failure.
    """
    own = (MADE.c.room == room) & (MADE.c.name == name) & (MADE.c.made_of == made_of)
    row = connection.execute(select(MADE).where(own)).one_or_none()
    return row.body if row is not None and digest_of(row.body) == row.digest else None


def keep_made(connection: Connection, room: str, name: str, made_of: str, body: bytes) -> None:
    """Keep what was made, in the place of what stood under its name."""
    connection.execute(delete(MADE).where((MADE.c.room == room) & (MADE.c.name == name)))
    row = {"room": room, "name": name, "made_of": made_of, "digest": digest_of(body), "body": body}
    connection.execute(insert(MADE).values(**row))


def drop_made(connection: Connection, room: str) -> None:
    """Let go of all that was made of the files of a room: they are others now."""
    connection.execute(delete(MADE).where(MADE.c.room == room))
