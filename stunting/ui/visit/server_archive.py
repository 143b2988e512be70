"""The archive of this server, opened when something is first kept or looked for."""

from __future__ import annotations

import logging
import threading
import time
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from stunting.archive.failures import ArchiveError
from stunting.archive.folder import FILE, DatabaseAddress, archive_place
from stunting.ui.visit.cookie import KEPT_DAYS

if TYPE_CHECKING:
    from stunting.archive.archive import RoomArchive

_LOG = logging.getLogger("stunting.ui")
_TRY_AGAIN_S = 10.0
GRACE_DAYS = 30
"""So long a file that was taken out can be had back."""


def open_archive() -> RoomArchive:
    """The archive of this server.

    Raises:
        ArchiveError: it cannot be opened.
    """
    return _server_archive(archive_place()).archive()


def archive_exists() -> bool:
    """Whether anybody kept anything on this server yet; of a database on another one that is assumed."""
    place = archive_place()
    return isinstance(place, DatabaseAddress) or (place / FILE).exists()


class ServerArchive:
    """An archive that is opened once for all visitors."""

    def __init__(self, place: Path | DatabaseAddress) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._archive: RoomArchive | None = None
        self._failure: ArchiveError | None = None
        self._again_at = 0.0

    def archive(self) -> RoomArchive:
        """The open archive. One that cannot be opened is not tried again for some seconds."""
        with self._lock:
            if self._archive is None:
                if self._failure is not None and time.monotonic() < self._again_at:
                    raise self._failure
                self._archive = self._opened()
            return self._archive

    def _opened(self) -> RoomArchive:
        # Here, not above: without anything kept no visitor waits for the database's library.
        from stunting.archive.archive import RoomArchive

        try:
            archive = RoomArchive(self._place)
            now = datetime.now(UTC)
            archive.forget_unused(now - timedelta(days=KEPT_DAYS), now - timedelta(days=GRACE_DAYS))
        except ArchiveError as failure:
            self._failure, self._again_at = failure, time.monotonic() + _TRY_AGAIN_S
            _LOG.error("the archive cannot be opened: %s", type(failure).__name__)
            raise
        return archive


@lru_cache(maxsize=4)
def _server_archive(place: Path | DatabaseAddress) -> ServerArchive:
    return ServerArchive(place)
