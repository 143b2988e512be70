"""Rooms as they are read for other programs: one after the other, the last few kept by their version."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd

from stunting.api.answers import RoomRead, read_room
from stunting.api.asked import AskedRecords

if TYPE_CHECKING:
    from stunting.archive.archive import RoomArchive

_MOST_KEPT = 4
_MOST_WAITING = 30
_LONGEST_WAIT_S = 60.0


class BusyError(Exception):
    """Too many ask at this moment."""


class ReadRooms:
    """The rooms of an archive, each read once per version.

    Who asks waits for the one before, as reading takes seconds and visitors of the screens keep their turn;
    beyond thirty, or after a minute, one is sent away.
    """

    def __init__(self, open_archive: Callable[[], RoomArchive]) -> None:
        self._open_archive = open_archive
        self._kept: dict[tuple[str, int], RoomRead] = {}
        self._turn = threading.Lock()
        self._places = threading.BoundedSemaphore(_MOST_WAITING)

    def answer(self, token: str, wanted: AskedRecords) -> tuple[pd.DataFrame, int] | None:
        """The records and the version of the room that a token leads to, None where it leads to none.

        Raises:
            ArchiveError: the archive cannot be read.
            BusyError: too many ask at this moment.
        """
        if not self._places.acquire(blocking=False):
            raise BusyError
        try:
            if not self._turn.acquire(timeout=_LONGEST_WAIT_S):
                raise BusyError
            try:
                found = self._room(token)
                return None if found is None else (found[0].answer(wanted), found[1])
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def _room(self, token: str) -> tuple[RoomRead, int] | None:
        """The room as it is now: asked for its version each time, read where that is new."""
        archive = self._open_archive()
        access = archive.access(token)
        if access is None:
            return None
        key = (access.room, access.version)
        if key not in self._kept:
            if (room := archive.room(token)) is None:
                return None
            key = (room.id, room.version)
            self._kept[key] = read_room(room, archive, token)
            archive.note_use(token)
        # The one used last stands last; the first go.
        read = self._kept[key] = self._kept.pop(key)
        while len(self._kept) > _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return read, key[1]
