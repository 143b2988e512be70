"""Plans that print numbers of indicators (form E.81): what of them is data, and what is the plan's alone."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from stunting.model.activities import ActivityColumn
from stunting.model.evidence import Certainty
from stunting.model.observations import Measure, cell_address
from stunting.model.problems import Problem, ProblemKind
from stunting.reading.action_plans.opened import OpenPlan

_OF_MATRICES = frozenset(
    {
        ProblemKind.UNKNOWN_INDICATOR,
        ProblemKind.DOUBTFUL_INDICATOR,
        ProblemKind.DOUBTFUL_MEASURE,
        ProblemKind.SHARE_OF_TARGET,
        ProblemKind.TEXT_FOR_NUMBER,
        ProblemKind.NO_TABLE,
        ProblemKind.EMPTY_TABLE,
        ProblemKind.REPEATED_TABLE,
    }
)
"""What a matrix says of cells that a plan has read as activities, targets and money."""


def figures_of_plans(
    observations: pd.DataFrame, problems: Sequence[Problem], plans: Sequence[OpenPlan]
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """OBSERVATIONS and problems without what sheets that are plans too hold beside known indicators.

    One line for each such sheet says how many numbers of performance are judged by no indicator.
    """
    sheets = {(plan.file, plan.sheet.grid.sheet): plan for plan in plans if plan.layout.reports_indicators}
    if not sheets:
        return observations, tuple(problems)
    kept = [one for one in problems if (one.file, one.sheet) not in sheets or one.kind not in _OF_MATRICES]
    inside = pd.Series(
        [place in sheets for place in zip(observations["file"], observations["sheet"], strict=True)],
        index=observations.index,
        dtype=bool,
    )
    known = (observations["indicator"] != "") | (observations["uses"] != "")
    rest = observations[inside & ~(known & (observations["certainty"] != Certainty.DOUBTFUL.value))]
    said = rest[rest["value"].notna() & ~rest["is_total"] & (rest["measure"] != Measure.OTHER.value)]
    for place, plan in sheets.items():
        own = said[(said["file"] == place[0]) & (said["sheet"] == place[1])]
        if len(own):
            row, column = int(own["row"].iloc[0]), int(own["column"].iloc[0])
            facts = {"count": str(len(own)), "written": _name_in(plan, row)}
            kept.append(plan.problem(ProblemKind.ACTIVITY_FIGURES, cell_address(row, column), **facts))
    return observations.drop(rest.index).reset_index(drop=True), tuple(kept)


def _name_in(plan: OpenPlan, row: int) -> str:
    """What a row (from 1) of a plan calls its indicator."""
    columns = plan.layout.of(ActivityColumn.OUTPUT, ActivityColumn.INDICATOR)
    return plan.sheet.merged_text(row - 1, columns[0].column)[:120]
