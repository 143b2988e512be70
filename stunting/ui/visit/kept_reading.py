"""What was read from the files of a visit, kept with them: what a later reader reads otherwise waits."""

from __future__ import annotations

from dataclasses import replace

from stunting import __version__
from stunting.analysis.coverage.uses import sasaran_wordings
from stunting.analysis.uploads.rereading import read_otherwise, reading_document, until_confirmed
from stunting.archive.contents import RoomChange
from stunting.model.kept_reading import READING_FILE, is_of_other_reader, reading_of
from stunting.model.problems import ProblemKind
from stunting.ui.visit.keeping import is_read_only, keep, say_once, visit_now
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording

_LISTING_PEOPLE = (ProblemKind.PERSONAL_DATA, ProblemKind.HIDDEN_PEOPLE)


def kept_reading() -> bytes | None:
    """The document of what was read before by another version of the reader; None where it was this one."""
    kept = visit_now().documents.get(READING_FILE)
    return kept if kept is not None and is_of_other_reader(kept, __version__) else None


def held_against_kept(workspace: Workspace) -> Workspace:
    """The workspace with the figures doubtful that the kept reading has otherwise, and what these are."""
    if workspace.is_sample:
        return workspace
    changed = read_otherwise(kept_reading(), workspace.dataset, workspace.catalogue)
    if changed.empty:
        return replace(workspace, unconfirmed=changed)
    dataset = until_confirmed(workspace.dataset, changed, sasaran_wordings(workspace.catalogue))
    return replace(workspace, dataset=dataset, unconfirmed=changed, kept=None)


def reading_to_keep(workspace: Workspace, made_of: str) -> bytes | None:
    """What is to be kept of a workspace that was held against the kept reading: that one while it waits.

    `made_of` identifies files and decisions. Sample data come with the dashboard; nothing is kept of them.
    """
    if workspace.is_sample:
        return None
    if len(workspace.unconfirmed):
        return kept_reading()
    return reading_document(workspace.dataset, made_of, left_out(workspace))


def keep_reading_again(workspace: Workspace, made_of: str) -> None:
    """Keep what was read again, where the kept reading is of other files, decisions or another version."""
    if workspace.is_sample:
        return
    kept = visit_now().documents.get(READING_FILE)
    if kept is None:
        say_once(wording.READING_UNKNOWN.format(version=__version__))
    is_same = kept is not None and kept_reading() is None and reading_of(kept) == made_of
    if not is_same and not len(workspace.unconfirmed) and not is_read_only():
        keep(RoomChange(documents={READING_FILE: reading_to_keep(workspace, made_of)}))


def left_out(workspace: Workspace) -> tuple[str, ...]:
    """The names of the files that list people, be it where nobody sees them: they are never kept."""
    listing = (one.file for one in workspace.dataset.problems if one.kind in _LISTING_PEOPLE)
    return tuple(dict.fromkeys(listing))
