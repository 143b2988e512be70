"""What one visitor works on: uploads, decisions and the data read from them, and results kept in between."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeVar, cast

import pandas as pd
import streamlit as st

from stunting.archive.results import KeptResults
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.office import office_catalogue
from stunting.model.corrections import Correction, CorrectionState
from stunting.model.dataset import Dataset
from stunting.model.decision_file import OfficeDecisions
from stunting.model.file_names import free_name
from stunting.model.summaries.uploads import DIFFERENCES
from stunting.pipeline import Upload
from stunting.ui.visit.account import account_let_in, may_see_data
from stunting.ui.visit.made_once import MadeOnce
from stunting.ui.visit.reading_apart import read_large_apart
from stunting.ui.visit.reading_beside import Progress, read_beside

Result = TypeVar("Result")
Results: TypeAlias = MadeOnce[object]
"""What was computed of one workspace, for all sessions that look at it."""

NOTHING_DECIDED = OfficeDecisions()
_WORKSPACE = "workspace"
_RESULTS = "results"
_PART = "part"
_MOST_RESULTS = 96


@dataclass(frozen=True, slots=True)
class Workspace:
    """Uploads, what the office decided, and what was read from them. Every change makes a new one.

    `key` identifies the data, decisions and settings (SHA-256), so that results can be kept by it.
    `unconfirmed` (`DIFFERENCES`) is what an earlier version of the reader read otherwise, while that waits.
    `kecamatan` is the code of the only one whose numbers are in it, for an account that sees no others.
    `kept` is where results of exactly this workspace are kept in its room, None where they are not.
    """

    uploads: tuple[Upload, ...]
    office: OfficeDecisions
    dataset: Dataset
    catalogue: Catalogue
    key: str
    is_sample: bool = False
    unconfirmed: pd.DataFrame = field(default_factory=DIFFERENCES.empty)
    kecamatan: str = ""
    kept: KeptResults | None = None

    def once(self, name: str, kind: type[Result], make: Callable[[], Result]) -> Result:
        """A result of it that is kept in its room beside what was read; a name always has one kind."""
        return make() if self.kept is None else self.kept.once(name, kind, make)


def current_workspace() -> Workspace | None:
    """The workspace of this visitor, or None before anything was read or while a sign-in is missing.

    Nor is one given that holds more, or less, than the account of the visitor sees now.
    """
    workspace = cast("Workspace | None", st.session_state.get(_WORKSPACE))
    account = account_let_in()
    if workspace is None or account is None or workspace.kecamatan != account.sees_only:
        return None
    return workspace


def no_results() -> Results:
    """Room for the results of a workspace of which nothing was computed yet; the oldest go beyond 96."""
    return MadeOnce(_MOST_RESULTS)


def use_workspace(workspace: Workspace | None, results: Results) -> None:
    """Make a workspace the current one, with the results that are known of it."""
    st.session_state[_WORKSPACE] = workspace
    st.session_state[_RESULTS] = results


def read_workspace(
    uploads: Sequence[Upload],
    office: OfficeDecisions = NOTHING_DECIDED,
    *,
    is_sample: bool = False,
    progress: Progress | None = None,
) -> Workspace:
    """Read uploads the whole way. The only place on the screens that calls the pipeline.

    With `progress`, which is told what is being done, it is read beside the run of the page.

    Raises:
        PermissionError: the visitor has not signed in where that is required.
    """
    if not may_see_data():
        raise PermissionError("no data without a sign-in")
    if progress is None:
        dataset = read_large_apart(uploads, office, lambda _: None)
    else:
        dataset = read_beside(lambda told: read_large_apart(uploads, office, told), progress)
    return workspace_of(dataset, uploads, office, is_sample=is_sample)


def workspace_of(
    dataset: Dataset,
    uploads: Sequence[Upload] = (),
    office: OfficeDecisions = NOTHING_DECIDED,
    *,
    is_sample: bool = False,
) -> Workspace:
    """The workspace around a data set that was read already."""
    digests = [source.digest for source in dataset.sources]
    parts = (digests, office, dataset.kabupaten, dataset.settings)
    return Workspace(
        uploads=tuple(uploads),
        office=office,
        dataset=dataset,
        catalogue=office_catalogue(office, dataset.settings, dataset.kabupaten, dataset.offices),
        key=hashlib.sha256(repr(parts).encode()).hexdigest(),
        is_sample=is_sample,
    )


def reread(workspace: Workspace, progress: Progress | None = None) -> Workspace:
    """The workspace read again from its uploads with its present decisions."""
    return read_workspace(
        workspace.uploads, workspace.office, is_sample=workspace.is_sample, progress=progress
    )


def without_contained(workspace: Workspace) -> tuple[Workspace, tuple[Correction, ...]]:
    """The workspace without the corrections that its files already contain, and those let go."""
    outcomes = workspace.dataset.corrections
    gone = tuple(one.correction for one in outcomes if one.state is CorrectionState.CONTAINED)
    if not gone:
        return workspace, ()
    office = workspace.office.without_corrections(gone)
    smaller = workspace_of(workspace.dataset, workspace.uploads, office, is_sample=workspace.is_sample)
    return smaller, gone


def with_uploads(
    workspace: Workspace | None, added: Sequence[Upload]
) -> tuple[tuple[Upload, ...], dict[str, str]]:
    """All uploads after adding some, and of each that is new its name among them with that it came with.

    The same bytes count once. A new file whose name is in use has a name of its own for the time being.
    """
    uploads = {_digest(upload): upload for upload in (workspace.uploads if workspace else ())}
    came = {}
    for upload in added:
        if _digest(upload) in uploads:
            continue
        name = free_name(upload.name, {one.name for one in uploads.values()})
        uploads[_digest(upload)] = replace(upload, name=name)
        came[name] = upload.name
    return tuple(uploads.values()), came


def without_older(
    uploads: Sequence[Upload], older: Collection[str], came: Mapping[str, str]
) -> tuple[Upload, ...]:
    """The uploads without those that gave way; who came with a name that is free now has it back."""
    kept = [upload for upload in uploads if upload.name not in older]
    names = {upload.name: upload.name for upload in kept}
    for name in names:
        if came.get(name, name) not in names.values():
            names[name] = came[name]
    return tuple(replace(upload, name=names[upload.name]) for upload in kept)


def _digest(upload: Upload) -> bytes:
    return hashlib.sha256(upload.data).digest()


def without_upload(workspace: Workspace, name: str) -> Workspace:
    """The workspace with one upload taken out, to be read again."""
    return replace(workspace, uploads=tuple(upload for upload in workspace.uploads if upload.name != name))


def work_on_part(kabupaten: str) -> None:
    """Say that results from here on are of one kabupaten (a code) of the workspace, or of all of it ("")."""
    st.session_state[_PART] = kabupaten


def computed(name: Hashable, make: Callable[[], Result]) -> Result:
    """A result of the current workspace: made once, then kept until data, decisions or settings change.

    `name` says what it is and of which choices, without the kabupaten that `work_on_part` names. Who looks at
    the same workspace in the same moment waits for it instead of making it too.
    """
    results = cast("Results", st.session_state.setdefault(_RESULTS, no_results()))
    return results.get((st.session_state.get(_PART, ""), name), make)
