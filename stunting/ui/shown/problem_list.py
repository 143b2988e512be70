"""Problems of an upload as a list to work through: where, what was seen, what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from stunting.model.formatting import format_number
from stunting.model.labels import SEVERITY_LABELS
from stunting.model.problems import Problem, Severity
from stunting.ui.shown.tables import show_table
from stunting.ui.words import wording

_MOST_CELLS = 8
_EXAMPLES = 3
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def show_problems(problems: Sequence[Problem]) -> None:
    """Counts by severity, and the list with the worst first, open where something could not be read."""
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
    with st.expander(wording.PROBLEMS_LIST, expanded=counts[Severity.ERROR] > 0):
        _show_list(problems, counts)


def _show_list(problems: Sequence[Problem], counts: Mapping[Severity, int]) -> None:
    shown = st.pills(
        wording.PROBLEMS_SHOW,
        [severity for severity in Severity if counts[severity]],
        selection_mode="multi",
        default=[severity for severity in (Severity.ERROR, Severity.WARNING) if counts[severity]],
        format_func=lambda severity: SEVERITY_LABELS[severity],
        key="tingkat",
    )
    each = st.toggle(wording.PROBLEMS_EACH, key="masalah_rinci")
    chosen = [one for one in problems if one.severity in shown]
    table = problem_table(chosen) if each else alike_table(chosen)
    show_table(table, key="masalah", name="perlu_diperiksa", alt=wording.PROBLEMS_TITLE)


def alike_table(problems: Sequence[Problem]) -> pd.DataFrame:
    """Problems with Indonesian headers, the worst first; those of one kind on one sheet are one row."""
    groups: dict[tuple[str, ...], list[Problem]] = {}
    for one in sorted(problems, key=lambda one: _ORDER[one.severity]):
        groups.setdefault((one.kind, one.severity, one.file, one.sheet), []).append(one)
    return pd.DataFrame([_row(found) for found in groups.values()])


def problem_table(problems: Sequence[Problem]) -> pd.DataFrame:
    """Problems one by one, the worst first."""
    ordered = sorted(problems, key=lambda one: _ORDER[one.severity])
    return pd.DataFrame([_row([one]) for one in ordered])


def _row(found: Sequence[Problem]) -> dict[str, str]:
    """One row for problems of one kind on one sheet."""
    first = found[0]
    messages = list(dict.fromkeys(one.message for one in found))
    cells = list(dict.fromkeys(one.cell for one in found if one.cell))
    message = first.message
    if len(messages) > 1:
        message = wording.PROBLEMS_ALIKE.format(
            count=format_number(len(messages)), examples=" ".join(messages[:_EXAMPLES])
        )
    return {
        "Tingkat": SEVERITY_LABELS[first.severity],
        "Tempat": " \u203a ".join(part for part in (first.file, first.sheet, _cells(cells)) if part),
        "Masalah": message,
        "Yang perlu dilakukan": first.remedy,
    }


def _cells(cells: list[str]) -> str:
    if len(cells) <= _MOST_CELLS:
        return ", ".join(cells)
    return f"{', '.join(cells[:_MOST_CELLS])} dan {len(cells) - _MOST_CELLS} sel lain"
