"""All that waits for a person on page Periksa, gathered once: questions by kind, and where each stands."""

from __future__ import annotations

from dataclasses import dataclass

from stunting.analysis.acting.conflicts import Conflict
from stunting.analysis.quality.asked_cells import SheetAsked, asked_on_sheets
from stunting.analysis.quality.name_questions import (
    AreaQuestion,
    UnknownColumn,
    area_questions,
    unknown_columns,
)
from stunting.analysis.quality.period_questions import PeriodQuestion, period_questions
from stunting.analysis.quality.reading_questions import ReadingQuestion
from stunting.analysis.quality.unread import SheetShare, sheet_shares
from stunting.model.problems import Problem, ProblemKind, Severity
from stunting.ui.data.conflicts import conflicts_in
from stunting.ui.data.doubts import doubts_in
from stunting.ui.visit.session import Workspace, computed

_IN_CELLS = (ProblemKind.DOUBTFUL_NUMBER, ProblemKind.AMBIGUOUS_NUMBER)
_IN_SETTINGS = (
    ProblemKind.SETTING_UNKNOWN_INDICATOR,
    ProblemKind.SETTING_BAD_VALUE,
    ProblemKind.SETTING_REPEATED,
    ProblemKind.SETTING_SHEET_ALONE,
)


@dataclass(frozen=True, slots=True)
class AskedOfUpload:
    """Questions of one workspace by kind; `on_sheets` counts those of each (file, sheet)."""

    doubts: tuple[ReadingQuestion, ...]
    guessed: tuple[AreaQuestion, ...]
    not_found: tuple[AreaQuestion, ...]
    unknown: tuple[UnknownColumn, ...]
    periods: tuple[PeriodQuestion, ...]
    numbers: tuple[Problem, ...]
    conflicts: tuple[Conflict, ...]
    failures: tuple[Problem, ...]
    settings: tuple[Problem, ...]
    unread: tuple[SheetShare, ...]
    on_sheets: dict[tuple[str, str], SheetAsked]

    @property
    def kinds(self) -> int:
        """How many kinds of questions wait."""
        found = (
            self.doubts,
            (*self.guessed, *self.not_found),
            self.unknown,
            self.periods,
            self.numbers,
            self.conflicts,
        )
        return sum(bool(one) for one in found)

    @property
    def amount(self) -> tuple[int, int]:
        """How many things are asked about on sheets, and in how many files: what their badges add up to."""
        return sum(one.count for one in self.on_sheets.values()), len({file for file, _ in self.on_sheets})


def asked_in(workspace: Workspace) -> AskedOfUpload:
    """What is asked about a workspace; looked for once."""
    return computed("asked", lambda: _gathered(workspace))


def _gathered(workspace: Workspace) -> AskedOfUpload:
    dataset = workspace.dataset
    areas, unknown = area_questions(dataset), unknown_columns(dataset)
    return AskedOfUpload(
        doubts=doubts_in(workspace),
        guessed=tuple(one for one in areas if one.code),
        not_found=tuple(one for one in areas if not one.code),
        unknown=unknown,
        periods=period_questions(dataset),
        numbers=tuple(one for one in dataset.problems if one.kind in _IN_CELLS),
        conflicts=conflicts_in(workspace),
        failures=tuple(one for one in dataset.problems if one.severity is Severity.ERROR),
        settings=tuple(one for one in dataset.problems if one.kind in _IN_SETTINGS),
        unread=tuple(share for share in sheet_shares(dataset.observations) if share.mostly_unread),
        on_sheets=asked_on_sheets(dataset, areas, unknown),
    )
