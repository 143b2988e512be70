"""The files of a room with their earlier versions: taken out, had back, opened and compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from stunting.analysis.uploads.contents import NOTHING_READ, FileContents, contents_of_files
from stunting.analysis.uploads.differences import differences
from stunting.archive.contents import FileRecord, KeptFile
from stunting.model.accounts import Right
from stunting.model.formatting import format_names, format_number
from stunting.model.periods import period_label
from stunting.pipeline import Upload
from stunting.ui.data.kept import time_words
from stunting.ui.data.versions import changes_words, differences_table
from stunting.ui.shown.tables import show_table
from stunting.ui.visit.account import may
from stunting.ui.visit.keeping import VisitMode, ask_archive, asked_later, visit_now
from stunting.ui.visit.server_archive import GRACE_DAYS
from stunting.ui.visit.session import Workspace, computed, current_workspace, read_workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


@dataclass(frozen=True, slots=True)
class _KeptForm:
    """A file with its earlier versions, the last replaced first."""

    record: FileRecord
    earlier: tuple[FileRecord, ...]


def show_files() -> None:
    """The files in use, and those that were taken out and can be had back, each with earlier versions."""
    every = _forms(ask_archive(lambda archive, token: archive.records(token)) or ())
    if not every:
        st.caption(wording.ARCHIVE_NO_FILES)
        return
    words = st.text_input(wording.SEARCH_FILES, key="cari_berkas", placeholder=wording.SEARCH_FILES_HELP)
    contents = _contents()
    forms = [form for form in every if _is_found(form, words, contents)]
    if not forms:
        st.caption(wording.SEARCH_NONE)
    for form in forms:
        if not form.record.removed_at:
            _show_used(form, contents.get(form.record.name, NOTHING_READ))
    gone = [form for form in forms if form.record.removed_at]
    if gone:
        st.markdown(f"**{wording.FILES_TAKEN_OUT}**")
        st.caption(wording.FILES_GRACE.format(days=GRACE_DAYS))
    for form in gone:
        _show_gone(form)


def _forms(records: Sequence[FileRecord]) -> list[_KeptForm]:
    """Files with the earlier versions of each; the order of the records stays."""
    by_digest = {one.digest: one for one in records}
    earlier: dict[str, list[FileRecord]] = {}
    for one in records:
        newest = one
        while newest.superseded_by in by_digest:
            newest = by_digest[newest.superseded_by]
        earlier.setdefault(newest.digest, []).extend([one] if one is not newest else [])
    return [_KeptForm(by_digest[digest], tuple(older)) for digest, older in earlier.items()]


def _contents() -> dict[str, FileContents]:
    """What was read from each file in use, by its name."""
    workspace = current_workspace()
    if workspace is None:
        return {}
    return computed("contents of files", lambda: contents_of_files(workspace.dataset, workspace.catalogue))


def _is_found(form: _KeptForm, words: str, contents: dict[str, FileContents]) -> bool:
    """By the name of any version, and by what the one in use holds."""
    used = NOTHING_READ if form.record.removed_at else contents.get(form.record.name, NOTHING_READ)
    return used.mentions(words, " ".join(one.name for one in (form.record, *form.earlier)))


def _show_used(form: _KeptForm, contents: FileContents) -> None:
    record = form.record
    sentence, button = st.columns([5, 1], vertical_alignment="center")
    sentence.markdown(_file_words(record))
    sentence.caption(_provenance_words(record, contents))
    if _may_edit():
        with button.popover(wording.TAKE_OUT, width="stretch", key=f"keluar_{record.digest[:12]}"):
            _show_take_out(record)
    _show_versions(form)


def _show_gone(form: _KeptForm) -> None:
    record = form.record
    sentence, back, purge = st.columns([4, 1, 1], vertical_alignment="center")
    sentence.markdown(_file_words(record))
    if _may_edit():
        with back:
            _show_button(wording.RESTORE, "kembali", record)
        # Not one click: the pointer stands here after another file was taken out.
        with purge.popover(wording.PURGE, width="stretch", key=f"tetap_{record.digest[:12]}"):
            st.caption(wording.PURGE_ASK)
            _show_button(wording.PURGE_YES, "hapus", record)
    _show_versions(form)


def _show_versions(form: _KeptForm) -> None:
    """The earlier versions of a file, where it has any, and what changed between two of them."""
    if not form.earlier:
        return
    title = wording.VERSIONS.format(count=format_number(len(form.earlier)))
    with st.expander(title, icon=":material/history:", key=f"versi_{form.record.digest[:12]}"):
        for record in form.earlier:
            sentence, button = st.columns([5, 1], vertical_alignment="center")
            sentence.markdown(_file_words(record))
            with button.popover(wording.VERSION_MORE, width="stretch"):
                _show_version_actions(record)
        _show_comparison((form.record, *form.earlier))


def _show_version_actions(record: FileRecord) -> None:
    st.download_button(
        wording.VERSION_DOWNLOAD,
        asked_later(lambda archive, token: _bytes_of(archive.file(token, record.digest)), b""),
        file_name=record.name,
        on_click="ignore",
        key=f"unduh_{record.digest[:12]}",
        width="stretch",
    )
    if _may_edit():
        _show_button(wording.VERSION_USE, "pakai", record, wording.VERSION_USE_HELP)
        _show_button(wording.VERSION_BESIDE, "berdua", record, wording.VERSION_BESIDE_HELP)
        _show_button(wording.PURGE, "hapus", record)


def _show_comparison(versions: Sequence[FileRecord]) -> None:
    """What changed from one version to another; the newest stands first."""
    names = {
        one.digest: wording.VERSION_NAME.format(number=number, file=one.name, time=time_words(one.added_at))
        for number, one in zip(range(len(versions), 0, -1), versions, strict=True)
    }
    newest = versions[0].digest[:12]
    left, right = st.columns(2)
    before = left.selectbox(
        wording.COMPARE_BEFORE,
        [one.digest for one in versions[1:]],
        index=None,
        format_func=names.__getitem__,
        placeholder=wording.COMPARE_NONE,
        key=f"banding_{newest}",
    )
    after = right.selectbox(
        wording.COMPARE_AFTER,
        [one.digest for one in versions if one.digest != before],
        format_func=names.__getitem__,
        key=f"dengan_{newest}",
    )
    workspace = current_workspace()
    if before is None or after is None or workspace is None:
        return
    with st.spinner(wording.READING):
        earlier, later = (_numbers_of(digest, workspace) for digest in (before, after))
        changed = differences(earlier, later, workspace.catalogue.counting_people())
    changes = changes_words(changed, workspace.catalogue)
    told = {"before": literal(names[before]), "after": literal(names[after]), "changes": literal(changes)}
    st.markdown(wording.VERSIONS_COMPARED.format(**told))
    if len(changed):
        table = differences_table(changed, workspace.catalogue)
        show_table(table, key=f"beda_{newest}", name="perbedaan_versi", alt=wording.DIFFERENCES_ALT)


def _numbers_of(digest: str, workspace: Workspace) -> pd.DataFrame:
    """The numbers of a version alone, by the decisions made so far; corrections are of no file."""
    office = replace(workspace.office, kabupaten=workspace.dataset.kabupaten, corrections=())

    def read() -> pd.DataFrame:
        file = ask_archive(lambda archive, token: archive.file(token, digest))
        uploads = (Upload(file.name, file.data),) if file else ()
        return read_workspace(uploads, office).dataset.observations

    return computed(("numbers of a version", digest), read)


def _show_take_out(record: FileRecord) -> None:
    reason = st.text_input(wording.TAKE_OUT_REASON, key=f"alasan_{record.digest[:12]}", max_chars=200)
    st.button(
        wording.TAKE_OUT,
        key=f"keluarkan_{record.digest[:12]}",
        on_click=_take_out,
        args=(record.digest, reason),
        disabled=not reason.strip(),
        type="primary",
    )


def _show_button(label: str, action: str, record: FileRecord, help: str | None = None) -> None:
    st.button(
        label,
        key=f"{action}_{record.digest[:12]}",
        help=help,
        on_click=_ACTIONS[action],
        args=(record.digest,),
        width="stretch",
    )


def _take_out(digest: str, reason: str) -> None:
    version = visit_now().version
    ask_archive(lambda archive, token: archive.take_out(token, digest, reason.strip(), version))


def _restore(digest: str) -> None:
    ask_archive(lambda archive, token: archive.restore(token, digest, visit_now().version))


def _restore_beside(digest: str) -> None:
    ask_archive(lambda archive, token: archive.restore(token, digest, visit_now().version, beside=True))


def _purge(digest: str) -> None:
    ask_archive(lambda archive, token: archive.purge(token, digest))


_ACTIONS: dict[str, Callable[[str], None]] = {
    "kembali": _restore,
    "pakai": _restore,
    "berdua": _restore_beside,
    "hapus": _purge,
}


def _bytes_of(file: KeptFile | None) -> bytes:
    return file.data if file else b""


def _may_edit() -> bool:
    return visit_now().mode is VisitMode.KEPT and may(Right.CURATE)


def _provenance_words(record: FileRecord, contents: FileContents) -> str:
    """What was read from a file, and by which digest its bytes are known."""
    about = [
        format_names(contents.indicators),
        format_names(contents.kecamatan),
        format_names([period_label(one) for one in contents.periods]),
    ]
    told = [
        wording.FILE_NUMBERS.format(count=format_number(contents.numbers)) if contents.numbers else "",
        *about,
        wording.FILE_DIGEST.format(digest=record.digest[:12]),
    ]
    return " \u00b7 ".join(literal(one) for one in told if one)


def _file_words(record: FileRecord) -> str:
    parts = [f":material/description: {literal(record.name)}"]
    parts.append(wording.FILE_ADDED.format(time=time_words(record.added_at)))
    if record.removed_at:
        words = wording.VERSION_REPLACED if record.superseded_by else wording.FILE_REMOVED
        parts.append(words.format(time=time_words(record.removed_at)))
    if record.reason:
        parts.append(wording.FILE_REASON.format(reason=literal(record.reason)))
    return " \u00b7 ".join(parts)
