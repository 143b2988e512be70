"""Documents to take along: made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

import streamlit as st

from stunting.reports.briefs import kabupaten_brief, kecamatan_brief, office_brief
from stunting.reports.content import ReportContent, content_of_figures
from stunting.reports.exporting import export_all
from stunting.reports.juknis import juknis_workbook
from stunting.reports.plan_file import plan_workbook
from stunting.reports.texts import file_name
from stunting.reports.workbook import workbook_bytes
from stunting.ui.follow_up.plan import current_plan, promised_plan
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ZIP = "dokumen_zip"
_MOST_SHEETS = 8
"""Sheets of camat in the menu: of more, that of the chosen kecamatan."""


def content_of(view: View) -> ReportContent:
    """The content of documents of the current workspace with the promises of its plan judged, made once."""
    workspace = view.workspace
    content = computed("report_content", lambda: content_of_figures(workspace.dataset, view.figures))
    promised = promised_plan(view)
    return computed(("judged_content", promised.identity), lambda: content.judging(promised.frame))


def show_downloads(view: View) -> None:
    """The menu of the row above pages: the documents of a meeting and of each camat, made when it opens."""
    if not view.options.indicators:
        return
    menu = st.popover(wording.DOWNLOADS, key="unduh", on_change="rerun")
    if not menu.open:
        return
    content = content_of(view)
    with menu:
        _download(wording.DOCUMENT_MEETING, "rapat_kabupaten", DOCX, lambda: kabupaten_brief(content), "menu")
        names = content.kecamatan_names
        keys = [key for key in names if view.choices.kecamatan in ("", key)]
        for key in keys if len(keys) <= _MOST_SHEETS else ():
            _download(
                wording.DOWNLOAD_KECAMATAN.format(name=literal(names[key])),
                f"Kecamatan_{file_name(names[key])}",
                DOCX,
                partial(kecamatan_brief, content, key),
                "menu",
            )
        plan = current_plan(view).frame
        book = partial(workbook_bytes, content, plan)
        _download(wording.DOCUMENT_BOOK, "buku_kerja_kesenjangan", XLSX, book, "menu")
        st.caption(wording.DOWNLOADS_PRINT)


def _download(label: str, name: str, mime: str, make: Callable[[], bytes], place: str) -> None:
    """A button that makes a document when it is clicked; `place` tells two of one document apart."""
    ending = "docx" if mime == DOCX else "xlsx"
    st.download_button(
        label, make, file_name=f"{name}.{ending}", mime=mime, on_click="ignore", key=f"unduh_{place}_{name}"
    )


def show_single_documents(view: View, content: ReportContent) -> None:
    """The workbook, the brief of the meeting, and one brief by choice of office or kecamatan."""
    plan = current_plan(view).frame
    workbooks: dict[str, tuple[str, Callable[[], bytes]]] = {
        wording.DOCUMENT_BOOK: ("buku_kerja_kesenjangan", lambda: workbook_bytes(content, plan)),
        wording.PLAN_DOWNLOAD: ("rencana_tindak_lanjut", lambda: plan_workbook(plan, content.place)),
        wording.DOCUMENT_JUKNIS: ("tabel_juknis_aksi_1_2", lambda: juknis_workbook(content, plan)),
    }
    with st.container(horizontal=True):
        for label, (name, make) in workbooks.items():
            _download(label, name, XLSX, make, "satu")
        _download(wording.DOCUMENT_MEETING, "rapat_kabupaten", DOCX, lambda: kabupaten_brief(content), "satu")
    left, right = st.columns(2)
    with left:
        _office(content)
    with right:
        _kecamatan(content)


def _office(content: ReportContent) -> None:
    if not content.offices:
        return
    office = st.selectbox(wording.DOCUMENT_OFFICE, content.offices, key="dokumen_opd")
    if office:
        _download(
            wording.DOCUMENT_BRIEF, file_name(office), DOCX, lambda: office_brief(content, office), "opd"
        )


def _kecamatan(content: ReportContent) -> None:
    names = content.kecamatan_names
    if not names:
        return
    key = st.selectbox(
        wording.DOCUMENT_KECAMATAN, list(names), format_func=lambda key: names[key], key="dokumen_kecamatan"
    )
    if key:
        name = f"Kecamatan_{file_name(names[key])}"
        _download(wording.DOCUMENT_BRIEF, name, DOCX, lambda: kecamatan_brief(content, key), "kecamatan")


def show_all_documents(view: View, content: ReportContent) -> None:
    """Every document in one zip, with a bar that says what is being written."""
    kept = current_plan(view)
    made_for = (view.workspace.key, kept.version)
    if st.button(wording.DOCUMENTS_MAKE, type="primary"):
        bar = st.progress(0.0)

        def tell(part: float, text: str) -> None:
            bar.progress(part, text)

        data = export_all(content, kept.frame, tell)
        bar.empty()
        st.session_state[_ZIP] = (made_for, data)
    held = cast("tuple[tuple[str, int], bytes] | None", st.session_state.get(_ZIP))
    if held and held[0] == made_for:
        st.download_button(
            wording.DOCUMENTS_ZIP,
            held[1],
            file_name="dokumen_stunting.zip",
            mime="application/zip",
            on_click="ignore",
        )
