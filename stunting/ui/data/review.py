"""Page Periksa at a glance: what was understood, the files and sheets as pictures, and the few questions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from stunting.analysis.quality.unread import sheet_names
from stunting.charts.reading_answer import ReadCounts, reading_answer
from stunting.model.areas import AreaLevel
from stunting.ui.data.asked import AskedOfUpload, asked_in
from stunting.ui.data.kabupaten import kabupaten_name, show_kabupaten
from stunting.ui.data.quality import show_most_doubted
from stunting.ui.data.questions import show_questions_of_upload
from stunting.ui.data.sheets import (
    ShownSheet,
    chosen_sheet,
    sheets_of,
    show_files_of_upload,
    show_part_of_sheet,
    show_sheets,
)
from stunting.ui.data.upload import show_drop_zone
from stunting.ui.shown.sentence import show_answer, show_heading
from stunting.ui.visit.session import Workspace, computed
from stunting.ui.words import wording


def show_review(
    workspace: Workspace, answer_page: Path, links: Sequence[tuple[Path, str]]
) -> ShownSheet | None:
    """The sentence, and below it files, sheets and questions side by side; gives the sheet that is looked at.

    `answer_page` is where the figures are, `links` lead from questions about numbers to their pages.
    """
    asked = asked_in(workspace)
    sheets = sheets_of(workspace, asked)
    chosen = chosen_sheet(sheets)
    counts = computed("read counts", lambda: _counts(workspace, asked))
    with st.container(horizontal=True, vertical_alignment="center", key="ke_ringkasan"):
        words = reading_answer(
            counts,
            kabupaten_name(workspace),
            (asked.kinds, *asked.amount),
            sheet_names(asked.unread),
            _empty_sheets(asked, sheets),
        )
        show_answer(words, sample=workspace.is_sample)
        if counts.numbers or counts.plan_lines or counts.plan_rows:
            st.page_link(answer_page, label=f"{wording.TO_OVERVIEW} \u2192")
    with st.container(gap="xxsmall", key="periksa_untuk"):
        doubted = st.container()
        st.caption(wording.WHICH_FOR_WHAT)
    files, middle, questions = st.columns([246, 624, 404], gap="medium")
    with files.container(gap="xsmall", key="periksa_berkas"):
        show_heading(wording.FILES_TITLE)
        show_files_of_upload(workspace, asked, sheets, chosen)
        with st.expander(wording.UPLOAD_MORE, icon=":material/upload_file:"):
            show_drop_zone(wording.UPLOAD_LABEL)
        show_kabupaten(workspace)
    if chosen is not None:
        with middle.container(gap="xsmall"):
            show_sheets(workspace, asked, sheets, chosen)
            show_part_of_sheet(workspace, asked, chosen)
    with questions.container(gap="xsmall", key="periksa_tanya"):
        show_questions_of_upload(workspace, asked, links)
    # Looking for findings takes longer than all else of the page: they come last.
    with doubted:
        show_most_doubted(workspace)
    return chosen


def _empty_sheets(asked: AskedOfUpload, sheets: Sequence[ShownSheet]) -> list[str]:
    """Names of the sheets of which nothing was read: broken ones, and those without a table of numbers."""
    mostly = {(one.file, one.sheet) for one in asked.unread}
    broken = [one.sheet for one in asked.failures if one.sheet and (one.file, one.sheet) not in mostly]
    bare = [one.name for one in sheets if one.unread and (one.account.file, one.account.sheet) not in mostly]
    return list(dict.fromkeys([*broken, *bare]))


def _counts(workspace: Workspace, asked: AskedOfUpload) -> ReadCounts:
    dataset = workspace.dataset
    rows = dataset.observations
    desa = rows.loc[rows["area_level"].eq(AreaLevel.DESA.value) & rows["area_code"].ne(""), "area_code"]
    indicators = rows.loc[rows["indicator"].ne("") & rows["value"].notna(), "indicator"]
    read = {sheet.file for sheet in dataset.sheets} | {plan.file for plan in dataset.activity_sheets}
    failed = {one.file for one in asked.failures if one.file} - read
    return ReadCounts(
        files=len(dataset.sources),
        unread_files=len(failed & {source.file for source in dataset.sources}),
        numbers=int(rows["value"].notna().sum()),
        desa=int(desa.nunique()),
        indicators=int(indicators.nunique()),
        plan_lines=len(dataset.activities),
        plan_rows=len(dataset.follow_ups[-1].frame) if dataset.follow_ups else 0,
    )
