"""How long rooms were not used, by clocks that may be wrong: what a slip of one would delete is kept."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, case, func, select, update

from stunting.archive.tables import ROOMS, UPLOADS

_FIRST = "2026-01-01T00:00:00Z"
"""Nothing was kept before: an earlier time is of a clock that lost its battery."""


def used_by(now: str) -> ColumnElement[str]:
    """When a room was used last, if that is now: never earlier than it was used already."""
    return case((ROOMS.c.used_at < now, now), else_=ROOMS.c.used_at)


def mend_times(connection: Connection, now: str) -> None:
    """Let the time of what a wrong clock dated before anything was kept run from now on."""
    if now < _FIRST:
        return
    for table, column in ((ROOMS, ROOMS.c.used_at), (UPLOADS, UPLOADS.c.removed_at)):
        wrong = (column != "") & (column < _FIRST)
        connection.execute(update(table).where(wrong).values({column: now}))


def unused_rooms(connection: Connection, since: str) -> Sequence[str]:
    """The rooms that nobody used since then; none where nobody used any.

    Then the clock is far ahead, or the office comes back after a long time: it finds its rooms.
    """
    newest = connection.scalar(select(func.max(ROOMS.c.used_at)))
    if newest is None or newest < since:
        return ()
    return connection.scalars(select(ROOMS.c.id).where(ROOMS.c.used_at < since)).all()
