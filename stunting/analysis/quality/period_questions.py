"""Tables that do not say of which year or month they are: one answer is for all of them."""

from __future__ import annotations

from dataclasses import dataclass

from stunting.model.dataset import Dataset
from stunting.model.decisions import NO_PERIOD, Decision, DecisionKind
from stunting.model.problems import ProblemKind

_UNDATED = (ProblemKind.NO_PERIOD, ProblemKind.NO_YEAR)


@dataclass(frozen=True, slots=True)
class PeriodQuestion:
    """A sheet with `cells` numbers in tables without a year; `forms` are the fingerprints of these tables."""

    file: str
    sheet: str
    cells: int
    forms: tuple[str, ...]

    def answer(self, period: str) -> list[Decision]:
        """The decisions that its tables are of a period ("2025", "2025-08")."""
        return [Decision(DecisionKind.TABLE_PERIOD, NO_PERIOD, period, form) for form in self.forms]


def period_questions(dataset: Dataset) -> tuple[PeriodQuestion, ...]:
    """The sheets whose problems say that a period or its year is missing."""
    undated = {(one.file, one.sheet) for one in dataset.problems if one.kind in _UNDATED}
    found = []
    for sheet in dataset.sheets:
        tables = [one for one in sheet.tables if not one.named_period and not one.period]
        if (sheet.file, sheet.sheet) in undated and tables:
            forms = tuple(dict.fromkeys(one.fingerprint for one in tables))
            numbers = sum(one.numbers for one in tables)
            found.append(PeriodQuestion(sheet.file, sheet.sheet, numbers, forms))
    return tuple(found)
