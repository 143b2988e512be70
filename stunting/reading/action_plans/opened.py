"""A sheet that is an action plan, before its lines are read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stunting.model.activities import ActivityColumn
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.grid import Grid
from stunting.model.observations import cell_address
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.action_plans.headers import PlanLayout, plan_layout
from stunting.reading.cells.sheet import Sheet


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """An action plan: its file, its sheet and where its columns stand."""

    file: str
    sheet: Sheet
    layout: PlanLayout

    @property
    def period(self) -> str:
        """The year of the plan: of its title, else of the amounts used, else of sheet or file; or empty."""
        used = [one.year for one in self.layout.of(ActivityColumn.BUDGET) if one.year]
        for text in (self.layout.title, " ".join(used), self.sheet.grid.sheet, self.file):
            years = {str(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", text)}
            if len(years) == 1:
                return years.pop()
        return ""

    def problem(self, kind: ProblemKind, cell: str, area: str = "", **facts: str) -> Problem:
        """Something wrong with a cell of the plan."""
        return problem(kind, file=self.file, sheet=self.sheet.grid.sheet, cell=cell, area=area, **facts)


def open_plan(file: str, grid: Grid, decisions: Sequence[Decision] = ()) -> OpenPlan | None:
    """The sheet as an action plan, or None where its header says that it is none."""
    decided = {
        (one.fingerprint, one.subject): ActivityColumn(one.value)
        for one in decisions
        if one.kind is DecisionKind.ACTIVITY_COLUMN
    }
    sheet = Sheet(grid)
    layout = plan_layout(sheet, decided)
    return OpenPlan(file, sheet, layout) if layout else None


def address(row: int, column: int) -> str:
    """Address of a cell whose row and column count from 0."""
    return cell_address(row + 1, column + 1)
