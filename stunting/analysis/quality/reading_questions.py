"""What has to be asked about the reading: one question for all columns of one doubt, most people first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from stunting.model.dataset import ColumnAccount, Dataset, SheetAccount, TableAccount
from stunting.model.decisions import Decision, DecisionKind, MeasureAnswer
from stunting.model.evidence import Aspect, Certainty, Settled
from stunting.model.observations import Measure, cell_address, column_letters

KINDS = {
    Aspect.MEASURE: DecisionKind.COLUMN_MEASURE,
    Aspect.INDICATOR: DecisionKind.COLUMN_INDICATOR,
    Aspect.UNIT: DecisionKind.COLUMN_UNIT,
    Aspect.PERIOD: DecisionKind.COLUMN_PERIOD,
}
"""Aspects that a person can settle for a column, and the decision that does."""
_LOOKED_AT = ["file", "sheet", "table", "row", "column", "header", "measure", "is_total", "value"]
"""A sheet may have millions of cells: what is not needed is not carried along."""
_PEOPLE = [measure.value for measure in (Measure.NUMERATOR, Measure.DENOMINATOR, Measure.COUNT)]
_ACHIEVED = (Measure.NUMERATOR, Measure.PERCENT, Measure.COUNT, Measure.YES_NO)


@dataclass(frozen=True, slots=True)
class ReadingQuestion:
    """One doubt with its two readings (`settled`), about the columns of `accounts`.

    `cells` numbers wait for the answer, of `people` people where they count people (else 0); the first stands
    in `cell`.
    """

    file: str
    sheet: str
    cell: str
    fingerprint: str
    accounts: tuple[ColumnAccount, ...]
    settled: Settled
    cells: int
    people: float

    def answer(self, value: str) -> list[Decision]:
        """The decisions that a reading is the right one, for each of its columns."""
        aspect = self.settled.aspect
        decisions = (decision_on(one, self.fingerprint, aspect, value) for one in self.accounts)
        return list(dict.fromkeys(decisions))


def reading_questions(dataset: Dataset) -> tuple[ReadingQuestion, ...]:
    """The doubts of a data set that a person can settle; sheets of one form are asked about together."""
    rows = dataset.observations
    doubtful = rows.loc[rows["certainty"].eq(Certainty.DOUBTFUL.value) & rows["value"].notna(), _LOOKED_AT]
    asked: dict[tuple[str, ...], ReadingQuestion] = {}
    for sheet in dataset.sheets if len(doubtful) else ():
        own = doubtful[doubtful["file"].eq(sheet.file) & doubtful["sheet"].eq(sheet.sheet)]
        for question in _on_sheet(sheet, own):
            key = _doubt(question)
            asked[key] = _together(asked[key], question) if key in asked else question
    return tuple(sorted(asked.values(), key=lambda one: (-one.people, -one.cells)))


def open_aspect(account: ColumnAccount) -> Settled | None:
    """The least settled of the doubtful aspects of a column that a person can settle."""
    doubts = (one for one in account.settled if one.certainty is Certainty.DOUBTFUL)
    return min((one for one in doubts if one.aspect in KINDS), key=lambda one: one.margin, default=None)


def decision_on(account: ColumnAccount, fingerprint: str, aspect: Aspect, value: str) -> Decision:
    """The decision that a column of a form reads so.

    Where indicators stand in rows, target and realisasi are said of a column for all its rows.
    """
    if aspect is not Aspect.MEASURE or not account.column_header:
        return Decision(KINDS[aspect], account.header, value, fingerprint)
    said = MeasureAnswer.REALISASI.value if value in _ACHIEVED else value
    return Decision(KINDS[aspect], account.column_header, said, fingerprint)


def _on_sheet(sheet: SheetAccount, doubtful: pd.DataFrame) -> Iterator[ReadingQuestion]:
    for table in sheet.tables:
        own = doubtful[doubtful["table"].eq(table.table)]
        under = dict(iter(own.groupby("header", sort=False, observed=True)))
        for account in table.columns:
            alike = under.get(account.header)
            question = _question(sheet, table, account, alike) if alike is not None else None
            if question is not None:
                yield question


def _question(
    sheet: SheetAccount, table: TableAccount, account: ColumnAccount, alike: pd.DataFrame
) -> ReadingQuestion | None:
    settled = open_aspect(account)
    if settled is None:
        return None
    own = _own_cells(account, alike)
    if own.empty:
        return None
    people = own.loc[own["measure"].isin(_PEOPLE) & ~own["is_total"], "value"].sum()
    cell = cell_address(own["row"].iloc[0], own["column"].iloc[0])
    return ReadingQuestion(
        sheet.file, sheet.sheet, cell, table.fingerprint, (account,), settled, len(own), float(people)
    )


def _own_cells(account: ColumnAccount, alike: pd.DataFrame) -> pd.DataFrame:
    """The cells under its header that an account stands for, as `ColumnAccount.stands_for` tells of one."""
    letters = account.place.rstrip("0123456789")
    row = account.place[len(letters) :]
    if letters:
        columns = [one for one in alike["column"].unique() if column_letters(int(one)) == letters]
        alike = alike[alike["column"].isin(columns)]
    if row:
        alike = alike[alike["row"].eq(int(row))]
    return alike if account.place else alike.iloc[:0]


def _doubt(question: ReadingQuestion) -> tuple[str, ...]:
    """What two columns have in common that are in one doubt.

    An indicator is doubted for all columns that it was given to, a measure for those of one label.
    """
    settled, account = question.settled, question.accounts[0]
    label = account.column_header or account.header.rpartition(" / ")[2]
    own = () if settled.aspect is Aspect.INDICATOR else (label,)
    return (question.fingerprint, settled.aspect, settled.value, settled.runner_up, *own)


def _together(one: ReadingQuestion, other: ReadingQuestion) -> ReadingQuestion:
    return replace(
        one,
        accounts=(*one.accounts, *other.accounts),
        cells=one.cells + other.cells,
        people=one.people + other.people,
    )
