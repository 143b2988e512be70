"""The amounts of an action plan: what a line costs, what was spent, and whether the printed sums agree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from stunting.catalogue.pattern_words import TOTAL
from stunting.model.activities import ActivityColumn
from stunting.model.formatting import format_number
from stunting.model.problems import Problem, ProblemKind
from stunting.reading.action_plans.amounts import SIGN_ALONE, amount_style, rupiah
from stunting.reading.action_plans.opened import OpenPlan, address
from stunting.reading.action_plans.plan_columns import PlanColumn
from stunting.reading.cells.kinds import CellKind
from stunting.reading.cells.numbers import NumberStyle, is_ambiguous

NO_AMOUNT = float("nan")
SAME_RUPIAH = 1.0
"""Sums of amounts that differ by less than a rupiah are the same."""
_BLANK = {CellKind.BLANK, CellKind.DASH, CellKind.MISSING_TEXT}
MONEY_NAMES = {ActivityColumn.BUDGET: "pagu", ActivityColumn.REALISED_MONEY: "realisasi"}
_MONEY = tuple(MONEY_NAMES)
_ALL = re.compile(
    rf"^(?:grand ?total|(?:{TOTAL})(?: (?:keseluruhan|seluruhnya|total|semua|belanja|anggaran|pagu|umum))*)$",
    re.IGNORECASE,
)

_ADDED = re.compile(r"\(?\b([A-Z]|[IVX]{1,4})((?: ?\+ ?(?:[A-Z]|[IVX]{1,4}))+)\b\)?$")
"""Marks of the parts that a sum adds up: "JUMLAH A + B", "Total (I+II+III)"."""


@dataclass(frozen=True, slots=True)
class Amount:
    """The money of a line: rupiah (NaN: none), how it is written, its first cell, sources, and problems."""

    value: float = NO_AMOUNT
    written: str = ""
    cell: str = ""
    sources: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class TotalCheck:
    """What became of the printed sum of a plan: a sentence where it agrees, a problem where it does not."""

    agreed: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _CellAmount:
    """One cell of money that is not blank: its column, its rupiah if it holds any, what is wrong with it."""

    column: PlanColumn
    value: float | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class PlanMoney:
    """The columns of money of a plan with the way each writes its numbers.

    `counted_on` says that amounts of quarters are those since January.
    """

    plan: OpenPlan
    styles: Mapping[int, NumberStyle]
    counted_on: bool = False

    @classmethod
    def of(cls, plan: OpenPlan, rows: Sequence[int]) -> PlanMoney:
        """The money of a plan whose lines stand in these rows."""
        body = plan.sheet.grid.values[plan.layout.last + 1 :]
        columns = {one.column for one in plan.layout.of(*_MONEY)}
        money = cls(
            plan, {at: amount_style(cell for cell in body[:, at] if isinstance(cell, str)) for at in columns}
        )
        return replace(money, counted_on=money._counts_on(rows))

    def budget(self, row: int) -> Amount:
        """The budget of a row: the amounts of its sources added up, else the printed sum."""
        cells = list(self._cells(row, ActivityColumn.BUDGET))
        problems = _problems(cells)
        amounts = [(one.column, one.value) for one in cells if one.value is not None]
        parts = [(column, value) for column, value in amounts if not column.total]
        used = parts or amounts[:1]
        if not used:
            return Amount(problems=problems)
        total = round(sum(value for _, value in used), 2)
        printed = next((value for column, value in amounts if column.total), None)
        first = address(row, used[0][0].column)
        if printed is not None and parts and abs(printed - total) >= SAME_RUPIAH:
            facts = {"printed": money_words(printed), "counted": money_words(total)}
            problems += (self.plan.problem(ProblemKind.ACTIVITY_SUM, first, **facts),)
        written = " + ".join(self.plan.sheet.text(row, column.column) for column, _ in used)
        sources = tuple(column.source for column, value in parts if column.source and value > 0)
        return Amount(total, written, first, sources, problems)

    def realised(self, row: int) -> Amount:
        """What was spent of a row: of quarters that count on, the last that was reached."""
        cells = list(self._cells(row, ActivityColumn.REALISED_MONEY))
        values = [one.value for one in cells if one.value is not None]
        spent = max(values, default=0.0) if self.counted_on else sum(values)
        return Amount(round(spent, 2) if values else NO_AMOUNT, problems=_problems(cells))

    def _counts_on(self, rows: Sequence[int]) -> bool:
        """Whether the amounts of quarters count on: none ever falls, and their sum would exceed a pagu."""
        columns = self.plan.layout.of(ActivityColumn.REALISED_MONEY)
        if len(columns) < 2 or not all(one.quarter for one in columns):
            return False
        over = False
        for row in rows:
            cells = self._cells(row, ActivityColumn.REALISED_MONEY)
            amounts = [one.value for one in cells if one.value]
            if amounts != sorted(amounts):
                return False
            budget = self.budget(row).value
            over |= budget == budget and sum(amounts) > budget + SAME_RUPIAH
        return over

    def check_total(
        self, meaning: ActivityColumn, amounts: Sequence[Amount], totals: Sequence[int]
    ) -> TotalCheck:
        """The printed sum of the whole plan (of the rows `totals`) against the sum of its lines.

        Of several (one for each part of a sheet) the one counts that comes nearest, alone or all together.
        """
        counted = round(sum(one.value for one in amounts if one.value == one.value), 2)
        rows = self._rows_of_all(totals)
        columns = self.plan.layout.of(meaning)
        if not rows or not columns:
            return TotalCheck()
        row = rows[0]
        problems = _problems([cell for one in rows for cell in self._cells(one, meaning)])
        printed = min(
            self.printed_sums(meaning, totals), key=lambda one: abs(one - counted), default=NO_AMOUNT
        )
        what = MONEY_NAMES[meaning]
        if printed != printed or not counted:
            return TotalCheck(problems=problems)
        if abs(printed - counted) < SAME_RUPIAH:
            return TotalCheck(
                f"Jumlah {what} tercetak {money_words(printed)} sama dengan jumlah barisnya.", problems
            )
        facts = {
            "what": what,
            "printed": money_words(printed),
            "counted": money_words(counted),
            "difference": money_words(abs(printed - counted)),
        }
        wrong = self.plan.problem(ProblemKind.ACTIVITY_TOTAL, address(row, columns[0].column), **facts)
        return TotalCheck(problems=(*problems, wrong))

    def printed_sums(self, meaning: ActivityColumn, totals: Sequence[int]) -> tuple[float, ...]:
        """The printed sums of the whole plan (of the rows `totals`), and of several all together."""
        counts_on = meaning is ActivityColumn.REALISED_MONEY and self.counted_on
        sums = [
            self.realised(row).value if counts_on else _printed_sum(list(self._cells(row, meaning)))
            for row in self._rows_of_all(totals)
        ]
        known = [one for one in sums if one is not None and one == one]
        return (*known, round(sum(known), 2)) if len(known) > 1 else tuple(known)

    def _rows_of_all(self, totals: Sequence[int]) -> list[int]:
        return [one for one in totals if self._sums_up_all(one)]

    def _cells(self, row: int, meaning: ActivityColumn) -> Iterator[_CellAmount]:
        for one in self.plan.layout.of(meaning):
            kind = CellKind(int(self.plan.sheet.kinds[row, one.column]))
            if kind not in _BLANK and not SIGN_ALONE.match(self.plan.sheet.text(row, one.column)):
                yield self._cell(row, one, is_error=kind is CellKind.ERROR)

    def _cell(self, row: int, one: PlanColumn, *, is_error: bool) -> _CellAmount:
        value = self.plan.sheet.grid.values[row, one.column]
        amount = None if is_error else rupiah(value, self.styles[one.column], one.multiplier)
        cell = address(row, one.column)
        if amount is None:
            wrong = self.plan.problem(ProblemKind.ACTIVITY_AMOUNT, cell, written=str(value))
        elif isinstance(value, str) and one.multiplier > 1 and is_ambiguous(value):
            facts = {"written": value, "used": money_words(amount)}
            wrong = self.plan.problem(ProblemKind.ACTIVITY_AMBIGUOUS, cell, **facts)
        else:
            return _CellAmount(one, amount, ())
        return _CellAmount(one, amount, (wrong,))

    def _sums_up_all(self, row: int) -> bool:
        """Whether a row of sums is that of the whole plan: its label says so, and no office or program.

        Marks of parts that it names must head rows of this plan: other tables may have them too.
        """
        label = self._first_text(row).strip(" :")
        added = _ADDED.search(label)
        if added:
            rows = range(self.plan.layout.last + 1, row)
            heads = {self._first_text(one).strip(" .)") for one in rows if self.plan.sheet.filled[one].any()}
            if not set(re.findall(r"[A-Z]+", added[0])) <= heads:
                return False
        return bool(_ALL.match(_ADDED.sub("", label).strip()))

    def _first_text(self, row: int) -> str:
        """The leftmost text of a row that holds something."""
        sheet = self.plan.sheet
        return sheet.text(row, int(np.flatnonzero(sheet.filled[row])[0]))


def money_words(amount: float) -> str:
    """An amount as people write it."""
    return f"Rp {format_number(amount)}"


def _printed_sum(cells: Sequence[_CellAmount]) -> float | None:
    totals = [one.value for one in cells if one.column.total and one.value is not None]
    parts = [one.value for one in cells if not one.column.total and one.value is not None]
    return totals[0] if totals else sum(parts) if parts else None


def _problems(cells: Sequence[_CellAmount]) -> tuple[Problem, ...]:
    return tuple(one for cell in cells for one in cell.problems)
