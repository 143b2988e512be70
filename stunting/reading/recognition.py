"""What each sheet of a file is, asked once: a form of the dashboard, a plan, a list of lokus, or a matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from stunting.model.decisions import Decision
from stunting.model.grid import Grid
from stunting.reading.action_plans.dpa_form import DpaForm, dpa_form, dpa_parts
from stunting.reading.action_plans.headers import speaks_of_activities
from stunting.reading.action_plans.opened import OpenPlan, open_plan
from stunting.reading.action_plans.plan_parts import plan_parts
from stunting.reading.action_plans.recaps import sums_up_offices
from stunting.reading.lokus import LokusList, lokus_list
from stunting.reading.office_forms.confirmation import CONFIRMATION_FORM
from stunting.reading.office_forms.form_sheet import FormSheet, find_form, first_texts
from stunting.reading.office_forms.plan_file import FOLLOW_UP_FORM
from stunting.reading.office_forms.settings_sheet import SETTINGS_FORM
from stunting.reading.people.lists import lists_people


class SheetKind(StrEnum):
    """What a sheet is. One of the first three decides what its whole file is, the earlier kind first."""

    CONFIRMATION = "confirmation"
    SETTINGS = "settings"
    FOLLOW_UP = "follow_up"
    ACTION_PLAN = "action_plan"
    LOKUS = "lokus"
    MATRIX = "matrix"


_FORMS = {
    SheetKind.CONFIRMATION: CONFIRMATION_FORM,
    SheetKind.SETTINGS: SETTINGS_FORM,
    SheetKind.FOLLOW_UP: FOLLOW_UP_FORM,
}
_MOST_ROWS = max(form.most_rows for form in _FORMS.values())


@dataclass(frozen=True, slots=True)
class RecognisedSheet:
    """A sheet with its kind, and its header where it is a form, an action plan or a list."""

    grid: Grid
    kind: SheetKind
    form: FormSheet | None = None
    plan: OpenPlan | None = None
    lokus: LokusList | None = None
    """The sheet as a list of desa lokus; with numbers too it is a matrix as well."""
    dpa: DpaForm | None = None
    """The sheet as the DPA of one sub kegiatan."""


@dataclass(frozen=True, slots=True)
class RecognisedFile:
    """A file with its recognised sheets."""

    file: str
    sheets: tuple[RecognisedSheet, ...]

    @property
    def kind(self) -> SheetKind:
        """What the file is as a whole; action plans and matrices may stand side by side in one."""
        kinds = {sheet.kind for sheet in self.sheets}
        return next((kind for kind in _FORMS if kind in kinds), SheetKind.MATRIX)

    def forms(self, kind: SheetKind) -> list[FormSheet]:
        """Its sheets of one form."""
        return [sheet.form for sheet in self.sheets if sheet.form is not None and sheet.kind is kind]

    def besides(self, forms: Sequence[FormSheet]) -> list[Grid]:
        """Its other sheets."""
        names = {form.grid.sheet for form in forms}
        return [sheet.grid for sheet in self.sheets if sheet.grid.sheet not in names]

    @property
    def plans(self) -> list[OpenPlan]:
        """Its action plans."""
        return [sheet.plan for sheet in self.sheets if sheet.plan is not None]

    @property
    def dpa(self) -> list[DpaForm]:
        """Its sheets of a DPA."""
        return [sheet.dpa for sheet in self.sheets if sheet.dpa is not None]

    @property
    def lokus(self) -> list[LokusList]:
        """Its lists of desa lokus."""
        return [sheet.lokus for sheet in self.sheets if sheet.lokus is not None]

    @property
    def matrices(self) -> list[Grid]:
        """Its sheets that are read as matrices, plans that print numbers of indicators among them."""
        return [
            sheet.grid
            for sheet in self.sheets
            if sheet.kind is SheetKind.MATRIX or (sheet.plan and sheet.plan.layout.reports_indicators)
        ]


def recognise(file: str, grids: Sequence[Grid], decisions: Sequence[Decision] = ()) -> RecognisedFile:
    """The sheets of a file, each recognised by its header and never by its name.

    A sheet of several plans in tables with other columns is as many sheets; one that sums up by office what
    a plan beside it lists is a part of that plan and no matrix.
    """
    sheets = [one for grid in grids for one in _sheets(file, grid, decisions)]
    if any(one.plan is not None for one in sheets):
        sheets = [
            replace(one, kind=SheetKind.ACTION_PLAN)
            if one.kind is SheetKind.MATRIX and sums_up_offices(one.grid)
            else one
            for one in sheets
        ]
    return RecognisedFile(file, tuple(sheets))


def _sheets(file: str, grid: Grid, decisions: Sequence[Decision]) -> list[RecognisedSheet]:
    whole = _sheet(file, grid, decisions)
    if whole.plan is None and whole.dpa is None:
        return [whole]
    parts = plan_parts(grid) if whole.plan is not None else dpa_parts(grid)
    sheets = [_sheet(file, part, decisions) for part in parts] if len(parts) > 1 else [whole]
    read = [one for one in sheets if (one.plan if whole.plan is not None else one.dpa) is not None]
    return sheets if len(read) > 1 else [whole]


def _sheet(file: str, grid: Grid, decisions: Sequence[Decision]) -> RecognisedSheet:
    first = first_texts(grid, _MOST_ROWS)
    for kind, form in _FORMS.items():
        found = find_form(grid, form, first)
        if found is not None:
            return RecognisedSheet(grid, kind, form=found)
    if speaks_of_activities(grid):
        dpa = dpa_form(file, grid)
        plan = open_plan(file, grid, decisions) if dpa is None else None
        if (dpa is not None or plan is not None) and not lists_people(grid):
            return RecognisedSheet(grid, SheetKind.ACTION_PLAN, plan=plan, dpa=dpa)
    lokus = lokus_list(file, grid)
    kind = SheetKind.LOKUS if lokus is not None and lokus.alone else SheetKind.MATRIX
    return RecognisedSheet(grid, kind, lokus=lokus)
