"""Failures of the database turned into those of the archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from stunting.archive.failures import (
    ArchiveError,
    DamagedError,
    DatabaseUnreachableError,
    UnreachableError,
    UnstorableError,
)

# The class of PostgreSQL's codes for "data corrupted".
_CORRUPTED = "XX"


@contextmanager
def in_words() -> Iterator[None]:
    """Turn failures of the database inside into those above."""
    try:
        yield
    except exc.TimeoutError as error:
        raise DatabaseUnreachableError from error
    except exc.DBAPIError as error:
        failure = _sqlite(error) if isinstance(error.orig, sqlite3.Error) else _postgresql(error)
        if failure is None:
            raise
        raise failure from error


def _sqlite(error: exc.DBAPIError) -> ArchiveError | None:
    if isinstance(error, exc.OperationalError):
        return UnreachableError()
    return DamagedError(str(error.orig)) if type(error.orig) is sqlite3.DatabaseError else None


def _postgresql(error: exc.DBAPIError) -> ArchiveError | None:
    """What is broken, gone, full, locked or not allowed; None is a slip in a statement of ours."""
    if isinstance(error, exc.IntegrityError):
        return None
    if isinstance(error, exc.DataError):
        return UnstorableError()
    if str(getattr(error.orig, "sqlstate", "") or "").startswith(_CORRUPTED):
        return DamagedError(str(error.orig).splitlines()[0])
    return DatabaseUnreachableError()
