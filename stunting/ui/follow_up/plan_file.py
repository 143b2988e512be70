"""The follow-up matrix as a file: taken along, filled in elsewhere, and gone on with in another visit."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import streamlit as st

from stunting.model.dataset import UploadedPlan
from stunting.model.formatting import format_number
from stunting.model.problems import Problem
from stunting.pipeline import Upload, read_plan
from stunting.reports.plan_file import plan_workbook
from stunting.ui.data.kabupaten import kabupaten_name
from stunting.ui.follow_up.documents import XLSX
from stunting.ui.follow_up.plan import current_plan, replace_plan
from stunting.ui.shown.problem_list import alike_table
from stunting.ui.shown.tables import show_table
from stunting.ui.visit.view import View
from stunting.ui.words import wording
from stunting.ui.words.literal import literal

_ROUND = "rencana_unggahan"
_NEWS = "rencana_berkas"


def show_plan_file(view: View) -> None:
    """Take the plan along, or go on with one that was taken along before."""
    plan = current_plan(view).frame
    st.download_button(
        wording.PLAN_DOWNLOAD,
        lambda: plan_workbook(plan, kabupaten_name(view.workspace)),
        file_name="rencana_tindak_lanjut.xlsx",
        mime=XLSX,
        on_click="ignore",
        icon=":material/download:",
    )
    show_plan_drop_zone(replace_plan)


def show_plan_drop_zone(take: Callable[[UploadedPlan], None]) -> None:
    """A drop zone for a plan, taken as soon as it arrives, and below it how the last one was read."""
    number = st.session_state.setdefault(_ROUND, 0)
    file = st.file_uploader(
        wording.PLAN_UPLOAD, type=None, key=f"{_ROUND}_{number}", help=wording.PLAN_UPLOAD_HELP
    )
    if file is None:
        _show_news()
        return
    uploaded, problems = read_plan(Upload(file.name, file.getvalue()))
    if uploaded is not None:
        take(uploaded)
    st.session_state[_NEWS] = (file.name, None if uploaded is None else len(uploaded.frame), problems)
    st.session_state[_ROUND] = number + 1
    st.rerun()


def _show_news() -> None:
    """How the last file was read, until another one comes."""
    news = cast("tuple[str, int | None, tuple[Problem, ...]] | None", st.session_state.get(_NEWS))
    if news is None:
        return
    file, rows, problems = news
    if rows is None:
        st.warning(wording.PLAN_FILE_FOREIGN.format(file=literal(file)))
    else:
        st.success(wording.PLAN_FILE_READ.format(rows=format_number(rows), file=literal(file)))
    if problems:
        st.markdown(f"**{wording.PLAN_FILE_PROBLEMS.format(count=format_number(len(problems)))}**")
        show_table(alike_table(problems), key="rencana_masalah", name="berkas_rencana_perlu_diperiksa")
