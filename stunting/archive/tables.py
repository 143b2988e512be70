"""The tables of an archive: the one definition that all statements are written with.

A change here needs a version in `stunting/archive/migrations/versions/`; a test holds the two together. Times
are texts in UTC, `2026-11-27T08:00:00Z`: they sort, and read the same in every database.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    false,
)

METADATA = MetaData()


def _of_room() -> Column[str]:
    return Column("room", String(32), ForeignKey("rooms.id", ondelete="CASCADE"), primary_key=True)


def _time(name: str) -> Column[str]:
    return Column(name, String(32), nullable=False)


ROOMS = Table(
    "rooms",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("kabupaten", String(13), nullable=False),
    Column("year", Integer, nullable=True),
    # Grows with every change.
    Column("version", Integer, nullable=False),
    _time("made_at"),
    _time("changed_at"),
    _time("used_at"),
)
# Who knows the token whose SHA-256 this is reaches the room. A token itself stands nowhere.
LINKS = Table(
    "links",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("room", String(32), ForeignKey("rooms.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("may_edit", Boolean, nullable=False),
    _time("made_at"),
    # Given on by people; else the one by which a browser finds its own visit.
    Column("is_shared", Boolean, nullable=False, server_default=false()),
)
# Every file once, however many rooms hold it; packed where that makes it smaller.
ORIGINALS = Table(
    "originals",
    METADATA,
    Column("digest", String(64), primary_key=True),
    Column("packed", Boolean, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
UPLOADS = Table(
    "uploads",
    METADATA,
    _of_room(),
    # FileRole
    Column("role", String(16), primary_key=True),
    Column("digest", String(64), ForeignKey("originals.digest"), primary_key=True),
    Column("name", String(255), nullable=False),
    Column("place", Integer, nullable=False),
    _time("added_at"),
    # Empty while the file is in use; one that was taken out can be had back until it is purged.
    Column("removed_at", String(32), nullable=False, server_default=""),
    Column("reason", String(200), nullable=False, server_default=""),
    # Of a version that gave way: the SHA-256 of the file that took its place; it stays as long as that one.
    Column("superseded_by", String(64), nullable=False, server_default=""),
)
# What people decided and wrote, each as the file that the dashboard gives out and takes back; packed.
DOCUMENTS = Table(
    "documents",
    METADATA,
    _of_room(),
    Column("name", String(64), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
    _time("changed_at"),
)
# What a program made of the files and decisions of a room, and would make again: here nobody waits for it.
MADE = Table(
    "made",
    METADATA,
    _of_room(),
    Column("name", String(32), primary_key=True),
    # SHA-256 of all that it hangs on, the program included.
    Column("made_of", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("body", LargeBinary, nullable=False),
)
# What happened when: kinds and counts, never a name of a person or a text of a file. `by` is an account, as
# the office calls it, empty without a sign-in.
LOG = Table(
    "log",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("room", String(32), nullable=False, index=True),
    _time("at"),
    Column("event", String(32), nullable=False),
    Column("detail", String(80), nullable=False),
    Column("by", String(80), nullable=False, server_default=""),
)
