"""What came of the action plans of an upload."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from stunting.model.dataset import ActivitySheet
from stunting.model.problems import Problem


@dataclass(frozen=True, slots=True)
class ReadActivities:
    """Everything read from action plans: lines (`ACTIVITIES`), accounts, problems, and their kabupaten."""

    frame: pd.DataFrame
    sheets: tuple[ActivitySheet, ...]
    problems: tuple[Problem, ...]
    kabupaten: str
