"""The sheet for a camat: one side of paper, printed by the browser in place of the page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from stunting.analysis.acting.coordination import Task
from stunting.charts.answer import Words
from stunting.charts.camat_sheet import CamatSheet, camat_sheet
from stunting.charts.coverage_rows import FEW_WORDS
from stunting.model.formatting import format_number
from stunting.ui.achievement.coordination import tasks_by_verb
from stunting.ui.achievement.kecamatan import (
    Kecamatan,
    desa_card_of,
    kecamatan_sentence,
    kecamatan_tasks,
)
from stunting.ui.visit.session import computed
from stunting.ui.visit.view import View
from stunting.ui.words import wording

_PAPER = "<style>@page {size: A4 portrait; margin: 11mm 12mm;}</style>"
"""All other pages are printed across."""


def show_camat_sheet(view: View, one: Kecamatan, *, counted: bool) -> None:
    """The sheet, which only paper shows: answer (where figures are `counted`), tasks, indicators, desa."""
    sheet = computed(
        ("camat sheet", one.key, view.choices, one.places),
        lambda: camat_sheet(one.own, one.whole, one.desa, desa_card_of(view, one), view.catalogue),
    )
    st.html(_PAPER)
    answer = kecamatan_sentence(view, one) if counted else ()
    st.html(
        f"<section class='lembar-camat'>{_head(one.name, answer)}"
        f"{_tasks(kecamatan_tasks(view, one))}{_tables(sheet)}{_foot(sheet, view.source)}</section>"
    )


def _head(name: str, answer: Sequence[Words]) -> str:
    said = escape("".join(words.text for words in answer))
    return f"<h1>{escape(wording.CAMAT_SHEET.format(name=name))}</h1><p>{said}</p>"


def _tasks(tasks: list[Task]) -> str:
    return f"<h2>{wording.COORDINATION_TITLE}</h2>{tasks_by_verb(tasks)}" if tasks else ""


def _tables(sheet: CamatSheet) -> str:
    parts = []
    if sheet.lagging:
        parts.append(
            f"<h2>{wording.KECAMATAN_LAGGING}</h2>{_table(wording.CAMAT_SHEET_INDICATORS, sheet.lagging)}"
        )
    if sheet.desa:
        parts.append(f"<h2>{wording.CAMAT_SHEET_DESA}</h2>{_table(wording.CAMAT_SHEET_HEADS, sheet.desa)}")
    return "".join(parts)


def _foot(sheet: CamatSheet, source: str) -> str:
    notes = [
        wording.CAMAT_SHEET_REST.format(count=format_number(sheet.desa_left_out))
        if sheet.desa_left_out
        else "",
        f"\u00b0 {sheet.target_notes}." if sheet.target_notes else "",
        f"* {FEW_WORDS}." if sheet.few else "",
        wording.CAMAT_SHEET_FOOT.format(source=source),
    ]
    return f"<p class='kaki'>{escape(' '.join(filter(None, notes)))}</p>"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th scope='col'>{escape(one)}</th>" for one in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
