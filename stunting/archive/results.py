"""What this program made of the files of a room: had back after a restart and at the next server."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from stunting.archive.failures import ArchiveError
from stunting.model.kept_results import from_kept, to_kept
from stunting.model.schema import UnfitError

if TYPE_CHECKING:
    from stunting.archive.archive import RoomArchive

T = TypeVar("T")
READING = "reading"
"""The name under which a `Dataset` is kept."""
_LOG = logging.getLogger("stunting.archive")


@dataclass(frozen=True, slots=True)
class KeptResults:
    """Results of a room at a version, each by a name; `made_of` identifies all that they hang on.

    They are a help only: where the archive cannot be asked or written they are made anew.
    """

    archive: RoomArchive
    token: str
    version: int
    made_of: str

    def get(self, name: str, kind: type[T]) -> T | None:
        """What was made by this very program of the same files and decisions, None where nothing is kept."""
        try:
            body = self.archive.made(self.token, name, self.made_of)
            return None if body is None else from_kept(body, kind)
        except (ArchiveError, UnfitError) as failure:
            _LOG.error("a kept result cannot be used: %s", type(failure).__name__)
            return None

    def put(self, name: str, made: object) -> None:
        """Keep what was made, unless the room has changed since."""
        try:
            self.archive.keep_made(self.token, name, self.made_of, to_kept(made), self.version)
        except ArchiveError as failure:
            _LOG.error("a result cannot be kept: %s", type(failure).__name__)

    def once(self, name: str, kind: type[T], make: Callable[[], T]) -> T:
        """What was made already, else what `make` gives now, which is kept."""
        found = self.get(name, kind)
        if found is None:
            found = make()
            self.put(name, found)
        return found
