"""Problems of an upload as a list to work through: where, what was seen, what to do."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from stunting.model.formatting import format_number
from stunting.model.labels import SEVERITY_LABELS
from stunting.model.problems import Problem, Severity
from stunting.ui import wording
from stunting.ui.literal import literal_table

_MOST_ROWS = 15
_MOST_CELLS = 6
_ALL = "semua_masalah"
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def show_problems(problems: Sequence[Problem]) -> None:
    """Counts by severity, the list with the worst first, and the whole of it for download."""
    if not problems:
        st.success(wording.PROBLEMS_NONE)
        return
    counts = {severity: sum(one.severity == severity for one in problems) for severity in Severity}
    st.markdown(
        wording.PROBLEMS_COUNT.format(
            errors=format_number(counts[Severity.ERROR]),
            warnings=format_number(counts[Severity.WARNING]),
            notes=format_number(counts[Severity.INFO]),
        )
    )
    shown = st.pills(
        wording.PROBLEMS_SHOW,
        [severity for severity in Severity if counts[severity]],
        selection_mode="multi",
        default=[severity for severity in (Severity.ERROR, Severity.WARNING) if counts[severity]],
        format_func=lambda severity: SEVERITY_LABELS[severity],
        key="tingkat",
    )
    table = problem_table([one for one in problems if one.severity in shown])
    most = len(table) if st.session_state.get(_ALL) else _MOST_ROWS
    if len(table):
        st.table(literal_table(table.head(most)), hide_index=True, alt=wording.PROBLEMS_TITLE)
    if len(table) > _MOST_ROWS:
        st.toggle(wording.PROBLEMS_ALL.format(count=format_number(len(table))), key=_ALL)
    st.download_button(
        wording.PROBLEMS_DOWNLOAD,
        lambda: problem_table(problems, all_cells=True).to_csv(index=False, sep=";").encode("utf-8-sig"),
        file_name="perlu_diperiksa.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def problem_table(problems: Sequence[Problem], *, all_cells: bool = False) -> pd.DataFrame:
    """Problems with Indonesian headers, the worst first; the same one at several cells is one row."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for one in sorted(problems, key=lambda one: _ORDER[one.severity]):
        key = (SEVERITY_LABELS[one.severity], one.file, one.sheet, one.message, one.remedy)
        groups.setdefault(key, []).extend([one.cell] if one.cell else [])
    rows = [
        {
            "Tingkat": severity,
            "Tempat": " \u203a ".join(part for part in (file, sheet, _cells(cells, all_cells)) if part),
            "Masalah": message,
            "Yang perlu dilakukan": remedy,
        }
        for (severity, file, sheet, message, remedy), cells in groups.items()
    ]
    return pd.DataFrame(rows)


def _cells(cells: list[str], all_cells: bool) -> str:
    if all_cells or len(cells) <= _MOST_CELLS:
        return ", ".join(cells)
    return f"{', '.join(cells[:_MOST_CELLS])} dan {len(cells) - _MOST_CELLS} sel lain"
