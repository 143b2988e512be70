"""Sheets that list activities but no amounts: asked about, never silently left out."""

from __future__ import annotations

from stunting.model.grid import Grid
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.action_plans.shape import listed_activities

_FEWEST = 5


def doubtful_plan(file: str, grid: Grid) -> Problem | None:
    """What to ask of a sheet that is read as no plan, or None where it lists hardly any activities."""
    names = listed_activities(grid)
    if len(names) < _FEWEST:
        return None
    facts = {"count": str(len(names)), "written": names[0][:120]}
    return problem(ProblemKind.ACTIVITY_DOUBTFUL, file=file, sheet=grid.sheet, **facts)
