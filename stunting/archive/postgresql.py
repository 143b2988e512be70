"""An archive in a PostgreSQL database: several servers work on it, one write after the other."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from stunting.archive.database_failures import in_words
from stunting.archive.failures import AddressError, DriverMissingError, NewerError
from stunting.archive.folder import DatabaseAddress
from stunting.archive.versions import migrate, versions

_READING = "reading"
_DIALECTS = ("postgresql", "postgres")
_CONNECT_S = 5
# What a write may wait for others, and how long one that its server abandoned keeps the others waiting.
_WAIT_S, _ABANDONED_S = 10, 60
# Connections beyond the five that stay open, for a meeting where all ask at once; who comes then waits.
_MORE_AT_ONCE = 30
# Any number that nothing else in this database locks.
_WRITERS = 64_09_2026


class PostgresqlDatabase:
    """The archive at an address. Every server of the same version may open it at once."""

    def __init__(self, address: DatabaseAddress) -> None:
        self.engine = _engine(address)
        try:
            with in_words(), self.engine.begin() as connection:
                held = _version_of(connection)
                if held and held not in versions():
                    raise NewerError(held)
                if held != versions()[-1]:
                    migrate(connection, versions()[-1])
        except BaseException:
            self.engine.dispose()
            raise
        self.reading: Engine = self.engine.execution_options(
            **{_READING: True}, isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    def shrink(self) -> None:
        """Nothing: the database gives back the room of deleted rows by itself."""

    def close(self) -> None:
        """Let go of the connections."""
        self.engine.dispose()


def _version_of(connection: Connection) -> str:
    """The version of an archive, empty where none was made yet."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""


def _engine(address: DatabaseAddress) -> Engine:
    try:
        url = make_url(address.url)
    except (ArgumentError, ValueError) as error:
        raise AddressError from error
    if url.drivername not in _DIALECTS:
        raise AddressError
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            connect_args={"connect_timeout": _CONNECT_S, "application_name": "stunting"},
            # A connection that the database ended, at a restart, is replaced before it is used.
            pool_pre_ping=True,
            max_overflow=_MORE_AT_ONCE,
        )
    except ModuleNotFoundError as error:
        raise DriverMissingError from error

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get(_READING, False):
            return
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_WAIT_S}s'")
        connection.exec_driver_sql(f"SET LOCAL idle_in_transaction_session_timeout = '{_ABANDONED_S}s'")
        # What BEGIN IMMEDIATE is to SQLite: whoever writes is alone, and reads what the last one wrote.
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")

    return engine
