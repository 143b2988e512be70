"""Opening an archive, in a file or in a database on a server: the same tables, the same promises."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from stunting.archive.folder import DatabaseAddress
from stunting.archive.postgresql import PostgresqlDatabase
from stunting.archive.sqlite_file import SqliteDatabase


class Database(Protocol):
    """An open database of the newest version.

    Transactions of `engine` follow one upon the other, also those of several servers; those of `reading`
    write nothing, wait for no write and see one moment.
    """

    engine: Engine
    reading: Engine

    def shrink(self) -> None:
        """Give back the room of what was deleted."""

    def close(self) -> None:
        """Let go of the database."""


def open_database(place: Path | DatabaseAddress) -> Database:
    """The database in a folder or at an address, made or brought to the newest version where needed.

    Raises:
        ArchiveError: it cannot be used; it is then as it was.
    """
    return PostgresqlDatabase(place) if isinstance(place, DatabaseAddress) else SqliteDatabase(place)
