"""Where this session finds and keeps what the program made of the files of its room."""

from __future__ import annotations

from collections.abc import Sequence

from stunting.archive.failures import ArchiveError
from stunting.archive.results import KeptResults
from stunting.model.kept_results import made_of
from stunting.pipeline import Upload
from stunting.ui.visit.keeping import VisitMode, room_token, visit_now
from stunting.ui.visit.server_archive import open_archive


def results_of_room(uploads: Sequence[Upload], decided: bytes | None) -> KeptResults | None:
    """Results of these uploads with this file of decisions, as the room holds them; None without a room."""
    visit = visit_now()
    if not visit.room or not visit.is_written or visit.mode not in (VisitMode.KEPT, VisitMode.READ_ONLY):
        return None
    try:
        archive = open_archive()
    except ArchiveError:
        return None
    hangs_on = made_of(((one.name, one.data) for one in uploads), decided)
    return KeptResults(archive, room_token(), visit.version, hangs_on)
