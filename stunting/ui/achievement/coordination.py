"""What a camat can coordinate: never technical programmes, only the five tasks a kecamatan has."""

from __future__ import annotations

from html import escape

import pandas as pd

from stunting.analysis.acting.coordination import (
    Task,
    coordination_tasks,
    joined,
    meeting_task,
    verification_task,
)
from stunting.catalogue.indicators import Catalogue
from stunting.charts.coverage_rows import gap_words
from stunting.ui.words import wording

_MOST_INDICATORS = 3


def tasks(lagging: pd.DataFrame, desa: pd.DataFrame, catalogue: Catalogue) -> list[Task]:
    """All tasks: what several indicators ask of one office, or of several sasaran alike, is said once.

    `lagging` and `desa` are coverage rows, one per indicator; where none lags the tasks are those about data.
    """
    found: list[Task] = []
    for row in lagging.head(_MOST_INDICATORS).to_dict("records"):
        lower = catalogue.lower_is_better(row["indicator"])
        gap = gap_words(row["gap_people"], row["target_group"], lower)
        found += coordination_tasks(row, desa, catalogue, gap or wording.BELOW_TARGET)
    rest = [verification_task(desa), meeting_task() if found else None]
    return joined([*found, *(task for task in rest if task)])


def tasks_by_verb(found: list[Task]) -> str:
    """The tasks as a list in HTML: each verb once, in bold, and behind it all that it is about."""
    roles = dict.fromkeys(task.role for task in found)
    lines = []
    for role in roles:
        about = [f"<span>{escape(task.rest)}</span>" for task in found if task.role == role]
        lines.append(f"<li><b>{escape(role.capitalize())}</b> {''.join(about)}</li>")
    return f"<ul class='tugas'>{''.join(lines)}</ul>"
