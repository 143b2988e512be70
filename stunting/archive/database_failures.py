"""Failures of the database turned into those of the archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, OperationalError

from stunting.archive.failures import DamagedError, UnreachableError


@contextmanager
def in_words() -> Iterator[None]:
    """Turn failures of the database inside into those above."""
    try:
        yield
    except OperationalError as error:
        raise UnreachableError from error
    except DatabaseError as error:
        damaged = isinstance(error.orig, sqlite3.DatabaseError) and type(error.orig) is sqlite3.DatabaseError
        if damaged:
            raise DamagedError(str(error.orig)) from error
        raise
