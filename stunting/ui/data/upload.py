"""Uploading: the drop zone, sample data, and files already in use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from stunting.analysis.uploads.versions import newer_versions
from stunting.model.accounts import Right
from stunting.model.formatting import format_number
from stunting.pipeline import Upload
from stunting.ui.data.kept import show_where_kept
from stunting.ui.data.versions import news_of_version
from stunting.ui.visit.account import may
from stunting.ui.visit.keeping import is_read_only, take_news
from stunting.ui.visit.kept_reading import left_out
from stunting.ui.visit.kept_workspace import (
    keep_decisions,
    keep_workspace,
    sample_uploads,
    sample_workspace,
)
from stunting.ui.visit.session import (
    NOTHING_DECIDED,
    Workspace,
    current_workspace,
    read_workspace,
    reread,
    with_uploads,
    without_contained,
    without_older,
    without_upload,
)
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_ROUND = "upload_round"
_NEWS = "upload_news"


def show_drop_zone(label: str) -> None:
    """The drop zone. Files are read as soon as they arrive; then it is empty again for the next."""
    if is_read_only():
        st.caption(wording.READ_ONLY if may(Right.UPLOAD) else wording.ROLE_READ_ONLY)
        return
    number = st.session_state.setdefault(_ROUND, 0)
    files = st.file_uploader(label, accept_multiple_files=True, key=f"unggahan_{number}")
    if not files:
        return
    workspace = current_workspace()
    old = workspace if workspace is not None and not workspace.is_sample else None
    _take_in([Upload(file.name, file.getvalue()) for file in files], old)
    st.session_state[_ROUND] = number + 1
    st.rerun()


def show_news() -> None:
    """What happened in the upload before this run, said once."""
    news = st.session_state.pop(_NEWS, "")
    if news:
        st.info(news)


def tell(sentence: str) -> None:
    """Keep a sentence, in markdown, for `show_news` of the next run."""
    news = [*filter(None, [st.session_state.get(_NEWS, "")]), sentence]
    st.session_state[_NEWS] = " ".join(news)


def show_files(workspace: Workspace) -> None:
    """The files in use; who may change the room takes each out by a button, or all."""
    for number, source in enumerate(workspace.dataset.sources):
        name, button = st.columns([5, 1], vertical_alignment="center")
        name.markdown(f":material/description: {literal(source.file)} \u00b7 {size_words(source.size)}")
        if is_read_only():
            continue
        button.button(
            wording.REMOVE_FILE,
            key=f"hapus_{number}",
            on_click=_remove,
            args=(workspace, source.file),
            width="stretch",
        )
    show_where_kept(workspace)


def size_words(size: int) -> str:
    """A size in bytes as kB or MB: 1.234 kB."""
    return f"{format_number(size / 1e6, 1)} MB" if size >= 1e6 else f"{format_number(max(1, size / 1e3))} kB"


def read_again(workspace: Workspace) -> None:
    """Keep a decision and read its workspace again, saying step by step what is being done.

    In a room that this session may not change the page ends here and says so.
    """
    if is_read_only():
        st.warning(wording.READ_ONLY_REFUSED)
        st.stop()
    keep_decisions(workspace.office)
    with st.status(wording.READING) as status:
        is_kept = keep_workspace(reread(workspace, lambda step: status.update(label=step)))
    if not is_kept:
        st.warning(take_news())
        st.stop()


def _remove(workspace: Workspace, name: str) -> None:
    if is_read_only():
        tell(wording.READ_ONLY_REFUSED)
        return
    smaller = without_upload(workspace, name)
    keep_workspace(reread(smaller) if smaller.uploads else None)


def read_samples() -> None:
    """Read the sample data and keep them."""
    uploads = sample_uploads()
    if not uploads:
        st.warning(wording.SAMPLE_MISSING)
        return
    with st.spinner(wording.READING):
        keep_workspace(sample_workspace(uploads))
    st.rerun()


def _take_in(added: Sequence[Upload], old: Workspace | None) -> None:
    """Read uploads with the decisions made so far, and say step by step what is being done.

    A newer version of a file takes its place, and says what changed.
    """
    uploads, came = with_uploads(old, added)
    if not came:
        tell(wording.UPLOADED_BEFORE.format(names=literal(", ".join(one.name for one in added))))
        return
    office = old.office if old else NOTHING_DECIDED
    st.button(wording.READING_STOP, key="hentikan", icon=":material/stop_circle:", on_click=_stop)
    with st.status(wording.READING) as status:

        def read(uploads: Sequence[Upload]) -> Workspace:
            return read_workspace(uploads, office, progress=lambda step: status.update(label=step))

        workspace, superseded = _read_newest(old, uploads, came, read) if old else (read(uploads), {})
        workspace, gone = without_contained(workspace)
        if gone:
            listed = "; ".join(f"{one.asked.number.area}, {one.words}" for one in gone)
            tell(wording.CORRECTIONS_DROPPED.format(list=literal(listed)))
        if not keep_workspace(workspace, superseded):
            st.session_state.pop(_NEWS, None)
            return
        _tell_new_names(workspace, came)
        if names := left_out(workspace):
            tell(wording.LEFT_OUT.format(names=literal(", ".join(names))))
        status.update(label=read_sentence(workspace), state="complete")


def _stop() -> None:
    """Empty the drop zone of files that were not read to the end."""
    st.session_state[_ROUND] += 1
    tell(wording.READING_STOPPED)


def _read_newest(
    old: Workspace,
    uploads: Sequence[Upload],
    came: Mapping[str, str],
    read: Callable[[Sequence[Upload]], Workspace],
) -> tuple[Workspace, dict[str, str]]:
    """What is read of the uploads without those that gave way, and which did to which, by SHA-256.

    A file with the name of another is first taken for its newer version: such a one is then read once.
    """
    guessed = {upload.name for upload in old.uploads} & set(came.values())
    workspace = read(without_older(uploads, guessed, came))
    superseded = _supersede(old, workspace, came)
    older = {source.file for source in old.dataset.sources if source.digest in superseded}
    if older != guessed:
        workspace = read(without_older(uploads, older, came))
    return workspace, superseded


def _supersede(old: Workspace, new: Workspace, came: Mapping[str, str]) -> dict[str, str]:
    """Which uploads gave way to which, by SHA-256; of each it is told what changed.

    `came` gives of the names of added uploads with which they came; they may have that one in `new`.
    """
    before = {source.digest: source.file for source in old.dataset.sources}
    added = {
        source.file: came.get(source.file, source.file)
        for source in new.dataset.sources
        if source.digest not in before
    }
    after = {source.file: source.digest for source in new.dataset.sources}
    digests = {file: digest for digest, file in before.items()}
    versions = newer_versions(old.dataset, new.dataset, added)
    for one in versions:
        tell(news_of_version(one, added[one.newer], old, new))
    return {digests[one.older]: after[one.newer] for one in versions}


def _tell_new_names(workspace: Workspace, came: Mapping[str, str]) -> None:
    """Say which files have another name than they came with, as theirs is that of another file in use."""
    for upload in workspace.uploads:
        if (name := came.get(upload.name, upload.name)) != upload.name:
            tell(wording.UPLOAD_RENAMED.format(came=literal(name), name=literal(upload.name)))


def read_sentence(workspace: Workspace) -> str:
    """How much was read, in one sentence, and in another the follow-up matrix among the uploads."""
    numbers = int(workspace.dataset.observations["value"].notna().sum())
    lines = len(workspace.dataset.activities)
    files = format_number(len(workspace.dataset.sources))
    read = ""
    if numbers or lines:
        read = wording.READ_DONE.format(files=files, numbers=format_number(numbers))
    if lines:
        read = f"{read}, {wording.PLAN_LINES.format(lines=format_number(lines))}"
    plans = workspace.dataset.follow_ups
    if not plans:
        return read or wording.READ_NOTHING
    rows = format_number(len(plans[-1].frame))
    plan = wording.READ_PLAN.format(file=literal(plans[-1].file), rows=rows)
    return f"{read or wording.READ_NO_MATRIX}. {plan}"
