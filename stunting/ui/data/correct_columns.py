"""Correct what a column, or a whole table, was taken for. Each answer becomes a decision that is replayed."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from stunting.catalogue.indicators import Catalogue
from stunting.model.dataset import ColumnAccount, SheetPreview, TableAccount
from stunting.model.decisions import NO_PERIOD, Decision, DecisionKind, MeasureAnswer
from stunting.model.labels import MEASURE_ANSWER_LABELS, SERIES_LABELS
from stunting.model.observations import Series
from stunting.model.periods import PeriodKind, period_kind
from stunting.ui.data.decisions import keep_answers
from stunting.ui.visit.session import Workspace
from stunting.ui.words import wording
from stunting.ui.words.literal import literal


def show_column_form(workspace: Workspace, table: TableAccount, key: str) -> None:
    """Choose a column, say what it means, keep it. Columns that nobody recognised come first."""
    # By their place in the sheet: an answer changes the order, and must not change the column that is asked.
    ordered = sorted(table.columns, key=lambda column: bool(column.indicator))
    columns = {column.place: column for column in ordered}
    if not columns:
        return
    place = st.selectbox(
        wording.CORRECT_COLUMN,
        list(columns),
        format_func=lambda one: _column_label(columns[one], workspace.catalogue),
        key=f"{key}_kolom",
    )
    column = columns[place or ordered[0].place]
    with st.form(f"{key}_kolom_{place}", border=True):
        indicator = _indicator_choice(column, workspace.catalogue)
        left, middle, right = st.columns(3)
        measure = left.selectbox(
            wording.CORRECT_MEASURE,
            list(MeasureAnswer),
            index=list(MeasureAnswer).index(MeasureAnswer(column.measure)),
            format_func=lambda one: MEASURE_ANSWER_LABELS[one],
            help=wording.MEASURE_HELP,
        )
        unit = middle.text_input(wording.CORRECT_UNIT, column.unit)
        period = right.text_input(wording.PERIOD, column.period, help=wording.PERIOD_HELP)
        whole = bool(column.column_header) and st.checkbox(
            wording.CORRECT_WHOLE_COLUMN.format(column=literal(column.column_header)), value=True
        )
        if st.form_submit_button(wording.KEEP, type="primary"):
            answers = {
                DecisionKind.COLUMN_INDICATOR: (column.indicator, indicator),
                DecisionKind.COLUMN_MEASURE: (column.measure, measure or column.measure),
                DecisionKind.COLUMN_UNIT: (column.unit, unit.strip()),
                DecisionKind.COLUMN_PERIOD: (column.period, period.strip()),
            }
            of_column = {DecisionKind.COLUMN_MEASURE: column.column_header} if whole else {}
            _keep(workspace, table.fingerprint, column.header, answers, of_column)


def show_table_form(workspace: Workspace, table: TableAccount, preview: SheetPreview, key: str) -> None:
    """Say the period, the source or the header rows of a whole table, or that it is to be ignored."""
    with st.form(f"{key}_tabel", border=True):
        left, right = st.columns(2)
        period = left.text_input(wording.CORRECT_TABLE_PERIOD, table.period, help=wording.PERIOD_HELP)
        series = right.selectbox(
            wording.CORRECT_SERIES,
            ["", *Series],
            format_func=lambda one: SERIES_LABELS[Series(one)] if one else wording.AS_RECOGNISED,
        )
        first, last = table.header_rows
        rows = left.text_input(wording.CORRECT_HEADER_ROWS, f"{first}-{last}", help=wording.HEADER_ROWS_HELP)
        ignored = right.checkbox(wording.CORRECT_IGNORE_TABLE)
        if st.form_submit_button(wording.KEEP, type="primary"):
            answers = {
                DecisionKind.TABLE_PERIOD: (table.period, period.strip()),
                DecisionKind.TABLE_SERIES: ("", series),
                DecisionKind.HEADER_ROWS: (f"{first}-{last}", rows.replace(" ", "")),
                DecisionKind.TABLE_IGNORED: ("", "true" if ignored else ""),
            }
            subjects = {
                DecisionKind.TABLE_PERIOD: table.named_period or NO_PERIOD,
                DecisionKind.HEADER_ROWS: _row_texts(preview, rows),
            }
            _keep(workspace, table.fingerprint, "", answers, subjects)


def _row_texts(preview: SheetPreview, rows: str) -> str:
    """The texts of the first of some rows ("3-5"), by which it is found again; empty beyond the preview."""
    first = rows.partition("-")[0].strip()
    place = int(first) - 1 if first.isdecimal() else -1
    return " ".join(filter(None, preview.texts[place])) if 0 <= place < len(preview.texts) else ""


def _indicator_choice(column: ColumnAccount, catalogue: Catalogue) -> str:
    options = ["", *catalogue.indicators]
    return st.selectbox(
        wording.INDICATOR,
        options,
        index=options.index(column.indicator) if column.indicator in options else 0,
        format_func=lambda id: indicator_label(id, catalogue),
    )


def indicator_label(id: str, catalogue: Catalogue) -> str:
    """An indicator as a choice: its name and sector."""
    known = catalogue.indicator(id)
    return f"{known.short_name} \u00b7 {known.sector}" if known else wording.NO_INDICATOR


def _column_label(column: ColumnAccount, catalogue: Catalogue) -> str:
    known = catalogue.indicator(column.indicator)
    meaning = known.short_name if known else wording.UNKNOWN_INDICATOR
    return f"{column.place} \u00b7 {column.header} \u2192 {meaning}"


def _keep(
    workspace: Workspace,
    fingerprint: str,
    subject: str,
    answers: dict[DecisionKind, tuple[str, str]],
    subjects: Mapping[DecisionKind, str],
) -> None:
    """Keep the answers that differ from what was recognised; says so where one cannot be understood.

    `subjects` says what the answers of some kinds are about, where that is not `subject`.
    """
    changed = {kind: new for kind, (old, new) in answers.items() if new != old}
    wrong = [message for kind, value in changed.items() if (message := _mistake(kind, value))]
    if wrong:
        st.error("\n\n".join(wrong))
    elif changed:
        about = {kind: subjects.get(kind, subject) for kind in changed}
        keep_answers(workspace, [Decision(kind, about[kind], changed[kind], fingerprint) for kind in changed])
    else:
        st.info(wording.NOTHING_CHANGED)


def period_mistake(written: str) -> str:
    """Why a period as somebody wrote it is none; empty where it is one."""
    unknown = period_kind(written) is PeriodKind.UNKNOWN
    return wording.PERIOD_WRONG.format(written=written) if unknown else ""


def _mistake(kind: DecisionKind, value: str) -> str:
    if kind in (DecisionKind.COLUMN_PERIOD, DecisionKind.TABLE_PERIOD):
        return period_mistake(value) if value else ""
    if kind is DecisionKind.HEADER_ROWS:
        first, _, last = value.partition("-")
        understood = first.isdecimal() and last.isdecimal() and 0 < int(first) <= int(last)
        return "" if understood else wording.HEADER_ROWS_WRONG
    return ""
