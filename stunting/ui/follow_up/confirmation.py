"""What to ask which office: the sheet of one recipient, and those of all in one zip."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from stunting.analysis.acting.confirmation import (
    kecamatan_asked,
    of_kecamatan,
    of_office,
    offices_asked,
    questions,
)
from stunting.model.confirmation import MOST_ASKED, Question
from stunting.model.corrections import written_value
from stunting.model.formatting import format_number
from stunting.model.periods import period_label
from stunting.reports.confirmation import confirmation_sheet, confirmation_zip, sheet_file_name
from stunting.ui.data.kabupaten import kabupaten_name
from stunting.ui.data.quality import open_findings_in
from stunting.ui.follow_up.documents import XLSX
from stunting.ui.shown.tables import show_table
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording


def show_questions_to_send(view: View) -> None:
    """Choose a recipient, see what will be asked, and take the sheet or all sheets along."""
    recipients = _recipients(view, by_kecamatan=_by_kecamatan())
    if not recipients:
        st.info(wording.ASK_NONE)
        return
    recipient = st.selectbox(
        wording.ASK_RECIPIENT,
        list(recipients),
        format_func=lambda name: _counted(name, recipients),
        key="penerima_konfirmasi",
        persist_state="session",
    )
    if recipient not in recipients:
        recipient = next(iter(recipients))
    asked = recipients[recipient]
    shown = min(len(asked), MOST_ASKED)
    st.markdown(wording.ASK_COUNT.format(shown=format_number(shown), count=format_number(len(asked))))
    place, is_sample = kabupaten_name(view.workspace) or wording.ASK_NO_PLACE, view.workspace.is_sample
    with st.container(horizontal=True):
        st.download_button(
            wording.ASK_DOWNLOAD,
            lambda: confirmation_sheet(asked, recipient, place, is_sample=is_sample),
            file_name=sheet_file_name(recipient),
            mime=XLSX,
            on_click="ignore",
            type="primary",
        )
        st.download_button(
            wording.ASK_DOWNLOAD_ALL,
            lambda: confirmation_zip(recipients, place, is_sample=is_sample),
            file_name="lembar_konfirmasi.zip",
            mime="application/zip",
            on_click="ignore",
        )
    st.caption(wording.ASK_HELP)
    table = computed(("asked of", recipient), lambda: _table(asked[:MOST_ASKED]))
    show_table(table, key="ditanyakan", name="yang_ditanyakan", alt=wording.ASK_TABLE)


def questions_in(view: View) -> list[Question]:
    """All that is worth asking an office or a kecamatan about."""
    return computed("questions", lambda: questions(open_findings_in(view), view.observations, view.catalogue))


def _counted(name: str, recipients: dict[str, list[Question]]) -> str:
    return wording.ASK_RECIPIENT_COUNT.format(name=name, count=format_number(len(recipients.get(name, ()))))


def _by_kecamatan() -> bool:
    chosen = st.segmented_control(
        wording.ASK_BY,
        [wording.ASK_OFFICE, wording.ASK_KECAMATAN],
        default=wording.ASK_OFFICE,
        required=True,
        key="konfirmasi_untuk",
        persist_state="session",
    )
    return chosen == wording.ASK_KECAMATAN


def _recipients(view: View, *, by_kecamatan: bool) -> dict[str, list[Question]]:
    """What is asked of each office or kecamatan, by its name."""
    every = questions_in(view)
    if by_kecamatan:
        return {
            wording.ASK_RECIPIENT_KECAMATAN.format(name=name): of_kecamatan(every, name)
            for name in kecamatan_asked(every)
        }
    return {office or wording.NO_OFFICE_NAMED: of_office(every, office) for office in offices_asked(every)}


def _table(asked: Sequence[Question]) -> pd.DataFrame:
    """Three columns, which also a phone shows side by side."""
    return pd.DataFrame(
        [
            {
                "Angka": f"{one.name}, {one.asked.number.area}, {period_label(one.asked.number.period)}: "
                f"{written_value(one.asked.value)}",
                "Yang diragukan": " ".join(_said_of(one)),
                "Sel": one.asked.place,
            }
            for one in asked
        ]
    )


def _said_of(one: Question) -> list[str]:
    """What is doubted of a number, without its name and area where they stand beside it."""
    short = [doubt.removeprefix(f"{one.name}, {one.asked.number.area}: ") for doubt in one.doubts]
    return [doubt[:1].upper() + doubt[1:] for doubt in short]
