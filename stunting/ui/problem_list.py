"""Problems of an upload as a list to work through: where, what was seen, what to do."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from stunting.model.formatting import format_number
from stunting.model.labels import SEVERITY_LABELS
from stunting.model.problems import Problem, Severity
from stunting.ui import wording
from stunting.ui.tables import show_table

_MOST_CELLS = 12
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def show_problems(problems: Sequence[Problem]) -> None:
    """Counts by severity, and the list with the worst first."""
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
    show_table(table, key="masalah", name="perlu_diperiksa", alt=wording.PROBLEMS_TITLE)


def problem_table(problems: Sequence[Problem]) -> pd.DataFrame:
    """Problems with Indonesian headers, the worst first; the same one at several cells is one row."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for one in sorted(problems, key=lambda one: _ORDER[one.severity]):
        key = (SEVERITY_LABELS[one.severity], one.file, one.sheet, one.message, one.remedy)
        groups.setdefault(key, []).extend([one.cell] if one.cell else [])
    rows = [
        {
            "Tingkat": severity,
            "Tempat": " \u203a ".join(part for part in (file, sheet, _cells(cells)) if part),
            "Masalah": message,
            "Yang perlu dilakukan": remedy,
        }
        for (severity, file, sheet, message, remedy), cells in groups.items()
    ]
    return pd.DataFrame(rows)


def _cells(cells: list[str]) -> str:
    if len(cells) <= _MOST_CELLS:
        return ", ".join(cells)
    return f"{', '.join(cells[:_MOST_CELLS])} dan {len(cells) - _MOST_CELLS} sel lain"
