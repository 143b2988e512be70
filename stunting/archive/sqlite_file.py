"""An archive in one file: one server at a time, checked before anything is touched, damage named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from stunting.archive.database_failures import in_words
from stunting.archive.failures import DamagedError, InUseError, NewerError, UnreachableError
from stunting.archive.folder import FILE
from stunting.archive.versions import migrate, versions

_LOCK = "arsip.terkunci"
_READING = "reading"
# What a write may wait for another one of this server.
_BUSY_MS = 10_000
_INCREMENTAL = 2
# Connections beyond the five that stay open, for a meeting where all ask at once; who comes then waits.
_MORE_AT_ONCE = 30
# The log of writes is cut to this after each checkpoint, so that it does not keep the size of its largest.
_LOG_BYTES = 1 << 20
_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    # A change that was acknowledged survives a power cut.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    f"PRAGMA journal_size_limit = {_LOG_BYTES}",
    # What a person deletes is overwritten.
    "PRAGMA secure_delete = ON",
)


class SqliteDatabase:
    """The archive in a folder, held against every other server until it is closed."""

    def __init__(self, folder: Path) -> None:
        file = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = _locked(folder / _LOCK)
        except OSError as error:
            raise UnreachableError from error
        try:
            held = _version_of(file) if file.exists() else ""
            if held and held not in versions():
                raise NewerError(held)
            self.engine = _newest(file, held)
        except BaseException:
            self._lock.close()
            raise
        self.reading: Engine = self.engine.execution_options(**{_READING: True})

    def shrink(self) -> None:
        """Give free pages back, and take what was deleted out of the log of writes too."""
        with closing(self.engine.raw_connection()) as database:
            # As a script: a single statement would be left after its first page.
            database.cursor().executescript("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE);")

    def close(self) -> None:
        """Let go of the file: another server may open it."""
        self.engine.dispose()
        self._lock.close()


def _newest(file: Path, held: str) -> Engine:
    """The file opened, and brought to the newest version from the one that it has."""
    engine = _engine(file)
    try:
        with in_words():
            if held != versions()[-1]:
                with engine.begin() as connection:
                    migrate(connection, versions()[-1])
    except BaseException:
        engine.dispose()
        raise
    return engine


def _locked(file: Path) -> sqlite3.Connection:
    """A lock that lasts as long as its connection, and ends with the process whatever ends that.

    SQLite's own lock on an empty file beside the archive: it is the same on every system.
    """
    lock = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        lock.execute("PRAGMA journal_mode = OFF")
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if "locked" in str(error):
            raise InUseError from error
        raise UnreachableError from error
    return lock


def _version_of(file: Path) -> str:
    """The version of an archive, empty where none was made yet; nothing is written.

    Raises:
        DamagedError: this is no database, or its structure is broken.
        UnreachableError: it cannot be read.
    """
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            [found] = database.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                # "*** in database main *** Page 7: …"
                raise DamagedError(" ".join(found.rpartition("***")[2].split()))
            if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'alembic_version'").fetchone():
                return ""
            row = database.execute("SELECT version_num FROM alembic_version").fetchone()
            return row[0] if row else ""
    except sqlite3.OperationalError as error:
        raise UnreachableError from error
    except sqlite3.DatabaseError as error:
        raise DamagedError(str(error)) from error


def _engine(file: Path) -> Engine:
    engine = create_engine(f"sqlite:///{file}", max_overflow=_MORE_AT_ONCE)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: Any) -> None:
        # Transactions are begun below: the driver would leave changes of tables out of them.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        # Before the first table is made: pages of what was deleted can then be given back. Saying it again
        # would wait for whoever writes, and with it each visitor who comes meanwhile.
        if connection.execute("PRAGMA auto_vacuum").fetchone() != (_INCREMENTAL,):
            connection.execute(f"PRAGMA auto_vacuum = {_INCREMENTAL}")
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        only_reads = connection.get_execution_options().get(_READING, False)
        connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")

    return engine
