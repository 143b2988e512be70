"""The workspace of a visit as it is kept: written when it changes, read again from its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from stunting.archive.contents import FileRole, KeptFile, RoomChange
from stunting.archive.results import READING, KeptResults
from stunting.model import schema
from stunting.model.accounts import Right
from stunting.model.dataset import Dataset
from stunting.model.decision_file import DECISION_FILE, OfficeDecisions, from_json, to_json
from stunting.model.formatting import format_names, format_number
from stunting.model.kept_reading import READING_FILE
from stunting.pipeline import Upload
from stunting.ui.visit.account import account_now, account_part, may
from stunting.ui.visit.keeping import (
    follow,
    forget,
    hold_again,
    is_read_only,
    keep,
    leave,
    say_once,
    set_aside,
    visit_now,
)
from stunting.ui.visit.kept_documents import VISIT_FILE, VisitFile, unreadable_documents
from stunting.ui.visit.kept_reading import (
    held_against_kept,
    keep_reading_again,
    kept_reading,
    left_out,
    reading_to_keep,
)
from stunting.ui.visit.made_once import MadeOnce
from stunting.ui.visit.own_part import leaves_others_as_they_are, within_kecamatan
from stunting.ui.visit.results_of_room import results_of_room
from stunting.ui.visit.session import (
    NOTHING_DECIDED,
    Results,
    Workspace,
    current_workspace,
    no_results,
    read_workspace,
    use_workspace,
    workspace_of,
)
from stunting.ui.words import wording

SAMPLES = Path(__file__).resolve().parents[3] / "sample_data"
_SAMPLE_SUFFIXES = (".xlsx", ".xls", ".ods", ".csv")
_DOCUMENTS = (VISIT_FILE, DECISION_FILE, READING_FILE)
_MOST_ON_SHELF = 8
_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class _Read:
    """A workspace that was read, and what was computed of it so far."""

    workspace: Workspace
    results: Results


def keep_workspace(workspace: Workspace | None, superseded: Mapping[str, str] = _NONE) -> bool:
    """Make a workspace the current one and keep it; None forgets its files and the decisions about them.

    `superseded` says which files gave way to which, by SHA-256. Whether that was done: nothing happens in a
    room that this session may not change, nor where a bound account would change more than its part.
    """
    if reason := _refusal(workspace):
        say_once(reason)
        return False
    if workspace is None:
        use_workspace(None, no_results())
        change = RoomChange(files={FileRole.DATA: ()}, documents=dict.fromkeys(_DOCUMENTS))
        keep(change, is_of_own_part=True)
        return True
    read, workspace, listing_people = workspace, held_against_kept(workspace), left_out(workspace)
    about = VisitFile(workspace.is_sample, len(listing_people))
    reading = reading_to_keep(workspace, _made_of(workspace))
    kept = [one for one in workspace.uploads if not workspace.is_sample and one.name not in listing_people]
    keep(
        RoomChange(
            files={FileRole.DATA: [KeptFile(one.name, one.data) for one in kept]},
            documents={
                VISIT_FILE: schema.to_json(about).encode(),
                DECISION_FILE: _office_file(workspace.office),
                READING_FILE: reading,
            },
            kabupaten=workspace.dataset.kabupaten,
            superseded=superseded,
        ),
        is_of_own_part=True,
    )
    if visit_now().room and not listing_people:
        kept_at = _keep_reading_of(read)
        workspace = replace(workspace, kept=kept_at if workspace.unconfirmed.empty else None)
        _use(_shelf().get(_shelf_key(workspace), lambda: _Read(workspace, _first_results(workspace))))
    else:
        _use(_Read(workspace, _first_results(workspace)))
    return True


def _refusal(workspace: Workspace | None) -> str:
    """Why this session may not make a workspace that of its room, empty where it may."""
    account = account_now()
    if not account.may(Right.UPLOAD):
        return wording.ROLE_REFUSED
    if is_read_only():
        return wording.READ_ONLY_REFUSED
    if not account.writes_only_own_part:
        return ""
    if leaves_others_as_they_are(current_workspace(), workspace, account):
        return ""
    return wording.PART_REFUSED.format(part=account_part(account))


def keep_decisions(office: OfficeDecisions) -> None:
    """Keep what was just decided before the files are read again with it, which takes its time.

    What a bound account decides is kept when it is known which numbers it moves.
    """
    if account_now().writes_only_own_part:
        return
    keep(RoomChange(documents={DECISION_FILE: _office_file(office)}))


def follow_visit() -> None:
    """Bring this session to where its visit stands in the archive: after F5, or what another window did.

    What cannot be read again stays kept as it is, and the session goes on without it.
    """
    if not follow():
        return
    try:
        _read_again()
    except Exception:
        set_aside(wording.RESUME_FAILED)
        use_workspace(None, no_results())
        raise


def confirm_reading() -> None:
    """Go on with what this version of the reader reads, and keep that."""
    workspace = current_workspace()
    if is_read_only() or workspace is None or not may(Right.CURATE):
        say_once(wording.READ_ONLY_REFUSED)
        return
    made_of = _made_of(workspace)
    accepted = replace(workspace, unconfirmed=workspace.unconfirmed.iloc[:0])
    keep(RoomChange(documents={READING_FILE: reading_to_keep(accepted, made_of)}))
    _read_again()


def forget_visit() -> None:
    """Delete all that this visit has, here and in the archive."""
    if not may(Right.MANAGE):
        say_once(wording.ROLE_REFUSED)
        return
    if workspace := current_workspace():
        _shelf().drop(_shelf_key(workspace))
    forget()
    use_workspace(None, no_results())


def leave_room() -> None:
    """Leave a shared room for the visit of this browser."""
    leave()
    use_workspace(None, no_results())


def take_room(taken: RoomChange) -> bool:
    """Let this visit become a room that was taken along, and read it; whether that was done.

    A room that this version could not read is left, so that it never takes the place of one that it reads.
    """
    if not may(Right.MANAGE):
        say_once(wording.ROLE_REFUSED)
        return False
    if unknown := unreadable_documents(taken.documents):
        names = format_names([wording.DOCUMENT_WORDS[name] for name in unknown])
        say_once(wording.TRANSFER_UNREADABLE.format(documents=names))
        return False
    gone = dict.fromkeys(visit_now().documents.keys() - taken.documents.keys())
    keep(replace(taken, documents={**gone, **taken.documents}))
    hold_again()
    _read_again()
    workspace = current_workspace()
    if workspace is not None and left_out(workspace):
        keep_workspace(workspace)
    return True


def sample_uploads() -> tuple[Upload, ...]:
    """The workbooks of the sample data; none where their folder is missing."""
    paths = sorted(path for path in SAMPLES.glob("*") if path.suffix in _SAMPLE_SUFFIXES)
    return tuple(Upload(path.name, path.read_bytes()) for path in paths)


def sample_workspace(uploads: tuple[Upload, ...]) -> Workspace:
    """The sample data, read once for all visitors: they are invented, and the same for everybody."""
    return _samples().get(uploads, lambda: read_workspace(uploads, is_sample=True))


@st.cache_resource(show_spinner=False, max_entries=1)
def _samples() -> MadeOnce[Workspace]:
    return MadeOnce(1)


@st.cache_resource(show_spinner=False, max_entries=1)
def _results_of_samples(key: str) -> Results:
    """What any visitor had computed of the sample data, with no decision made, for the next one."""
    return no_results()


def _first_results(workspace: Workspace) -> Results:
    undecided = workspace.is_sample and workspace.office == NOTHING_DECIDED
    return _results_of_samples(workspace.key) if undecided else no_results()


def _use(read: _Read) -> None:
    use_workspace(read.workspace, read.results)


def _read_again() -> None:
    """Make what this session holds of its visit the current workspace."""
    visit = visit_now()
    if VISIT_FILE not in visit.documents:
        use_workspace(None, no_results())
        return
    about = schema.from_json(visit.documents[VISIT_FILE], VisitFile)
    decided = visit.documents.get(DECISION_FILE)
    office = NOTHING_DECIDED if decided is None else from_json(decided)
    kept = tuple(Upload(one.name, one.data) for one in visit.files.get(FileRole.DATA, ()))
    uploads = sample_uploads() if about.is_sample else kept
    if not uploads:
        use_workspace(None, no_results())
        return
    made_of = _key_of(uploads, office, is_sample=about.is_sample)
    read = _shelf().get(_key_on_shelf(made_of), lambda: _read(uploads, office, is_sample=about.is_sample))
    _use(_seen(read, made_of))
    keep_reading_again(read.workspace, made_of)
    if about.left_out:
        say_once(wording.LEFT_OUT_GONE.format(count=format_number(about.left_out)))


def _seen(read: _Read, made_of: str) -> _Read:
    """What the account of this visit sees of a workspace, with results of its own."""
    kecamatan = account_now().sees_only
    if not kecamatan:
        return read
    key = f"{_key_on_shelf(made_of)} {kecamatan}"
    return _shelf().get(key, lambda: _Read(within_kecamatan(read.workspace, kecamatan), no_results()))


def _read(uploads: tuple[Upload, ...], office: OfficeDecisions, *, is_sample: bool) -> _Read:
    with st.spinner(wording.READING_AGAIN):
        if is_sample and office == NOTHING_DECIDED:
            workspace = sample_workspace(uploads)
        elif is_sample:
            workspace = read_workspace(uploads, office, is_sample=True)
        else:
            workspace = _read_once(uploads, office)
    return _Read(held_against_kept(workspace), _first_results(workspace))


def _read_once(uploads: tuple[Upload, ...], office: OfficeDecisions) -> Workspace:
    """The kept files of this visit with what this program read from them, here or at another server."""
    results = results_of_room(uploads, _office_file(office))
    dataset = results.get(READING, Dataset) if results is not None else None
    if dataset is not None:
        return replace(workspace_of(dataset, uploads, office), kept=results)
    workspace = read_workspace(uploads, office)
    return replace(workspace, kept=_keep_reading_of(workspace))


def _keep_reading_of(workspace: Workspace) -> KeptResults | None:
    """Keep what was just read, so that no start of a server reads it again; gives where, None where nowhere.

    Sample data come with the dashboard, and what lists people is never kept. Where corrections were let go
    after the reading, the next one would say otherwise what became of them.
    """
    applied = tuple(one.correction for one in workspace.dataset.corrections)
    if workspace.is_sample or left_out(workspace) or applied != workspace.office.corrections:
        return None
    results = results_of_room(workspace.uploads, _office_file(workspace.office))
    if results is not None:
        results.put(READING, workspace.dataset)
    return results


@st.cache_resource(show_spinner=False, max_entries=1)
def _shelf() -> MadeOnce[_Read]:
    """The workspaces of kept visits used last: F5, a second window and all visitors of a link read once."""
    return MadeOnce(_MOST_ON_SHELF)


def _shelf_key(workspace: Workspace) -> str:
    return _key_on_shelf(_made_of(workspace))


def _key_on_shelf(made_of: str) -> str:
    """Of what a workspace is made and of the reading of another version that it was held against."""
    return f"{made_of} {hashlib.sha256(kept_reading() or b'').hexdigest()}"


def _made_of(workspace: Workspace) -> str:
    return _key_of(workspace.uploads, workspace.office, is_sample=workspace.is_sample)


def _key_of(uploads: Sequence[Upload], office: OfficeDecisions, *, is_sample: bool) -> str:
    files = [(one.name, hashlib.sha256(one.data).digest()) for one in uploads]
    return hashlib.sha256(repr((files, office, is_sample)).encode()).hexdigest()


def _office_file(office: OfficeDecisions) -> bytes | None:
    return None if office.empty else to_json(office).encode()
