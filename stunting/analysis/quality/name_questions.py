"""Names in uploads that wait for a person: places guessed or not found, columns that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stunting.model.areas import AreaMatch
from stunting.model.dataset import ColumnAccount, Dataset, SheetAccount, TableAccount, UnmatchedArea
from stunting.model.decisions import Decision, DecisionKind
from stunting.model.observations import Measure
from stunting.model.problems import ProblemKind

_CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class AreaQuestion:
    """A name in a column of places, first met in `cell`.

    `code` is the Kemendagri code that it was taken for, empty where no official area fits; then the nearest
    ones are `proposals`. `fingerprint` is that of its form.
    """

    file: str
    sheet: str
    cell: str
    area: str
    parent: str
    fingerprint: str
    code: str = ""
    proposals: tuple[AreaMatch, ...] = ()

    @property
    def unmatched(self) -> UnmatchedArea:
        """The name as reading tells it."""
        return UnmatchedArea(self.area, self.parent, self.cell, self.proposals)

    def answer(self, code: str) -> Decision:
        """The decision that the name means an area, or none (""). It holds on every form of the office."""
        return Decision(DecisionKind.AREA, f"{self.parent} / {self.area}", code)


@dataclass(frozen=True, slots=True)
class UnknownColumn:
    """A header (or row) of numbers without an indicator, with the accounts of all that are written alike.

    `values` numbers stand under them; `places` are (file, sheet, table, account).
    """

    header: str
    values: int
    places: tuple[tuple[str, str, TableAccount, ColumnAccount], ...]

    def ignored(self) -> list[Decision]:
        """The decisions that all of them are put aside."""
        made = (
            Decision(DecisionKind.COLUMN_IGNORED, account.header, "true", table.fingerprint)
            for _, _, table, account in self.places
        )
        return list(dict.fromkeys(made))


def area_questions(dataset: Dataset) -> tuple[AreaQuestion, ...]:
    """Names that were guessed, then those not found; each once, however many sheets hold it."""
    guessed: dict[tuple[str, str], AreaQuestion] = {}
    unknown: dict[tuple[str, str], AreaQuestion] = {}
    for sheet in dataset.sheets:
        for table in sheet.tables:
            for one in table.guessed_areas:
                asked = AreaQuestion(
                    sheet.file, sheet.sheet, one.cell, one.area, one.parent, table.fingerprint, one.code
                )
                guessed.setdefault((one.parent, one.area), asked)
            _add(unknown, sheet.file, sheet.sheet, table.fingerprint, table.unmatched_areas)
    for plan in dataset.activity_sheets:
        _add(unknown, plan.file, plan.sheet, plan.fingerprint, plan.unmatched_areas)
    return (*guessed.values(), *unknown.values())


def _add(
    unknown: dict[tuple[str, str], AreaQuestion],
    file: str,
    sheet: str,
    fingerprint: str,
    areas: tuple[UnmatchedArea, ...],
) -> None:
    for one in areas:
        asked = AreaQuestion(
            file, sheet, one.cells, one.area, one.parent, fingerprint, proposals=one.proposals
        )
        unknown.setdefault((one.parent, one.area), asked)


def unknown_columns(dataset: Dataset) -> tuple[UnknownColumn, ...]:
    """The columns that reading asks about, those of one header together, most numbers first."""
    asked: dict[str, str] = {}
    for one in dataset.problems:
        if one.kind == ProblemKind.UNKNOWN_INDICATOR:
            for account in _accounts_at(dataset, one.file, one.sheet, one.cell):
                asked.setdefault(_family(account.header), account.header)
    found: dict[str, list[tuple[str, str, TableAccount, ColumnAccount]]] = {family: [] for family in asked}
    for sheet, table, account in _without_indicator(dataset) if asked else ():
        if (family := _family(account.header)) in found:
            found[family].append((sheet.file, sheet.sheet, table, account))
    columns = (
        UnknownColumn(asked[family], sum(one[3].values for one in places), tuple(places))
        for family, places in found.items()
        if places
    )
    return tuple(sorted(columns, key=lambda one: -one.values))


def _family(header: str) -> str:
    """Sasaran, capaian and percent under one header are asked about once."""
    return header.rpartition(" / ")[0] or header


def _without_indicator(dataset: Dataset) -> Iterator[tuple[SheetAccount, TableAccount, ColumnAccount]]:
    for sheet in dataset.sheets:
        for table in sheet.tables:
            for account in table.columns:
                if not account.indicator and account.measure != Measure.OTHER:
                    yield sheet, table, account


def _accounts_at(dataset: Dataset, file: str, sheet: str, cell: str) -> Iterator[ColumnAccount]:
    """The columns or rows without an indicator that a cell belongs to."""
    at = _CELL.fullmatch(cell)
    if at is None:
        return
    letters, row = at.groups()
    for own, table, account in _without_indicator(dataset):
        inside = table.body_rows[0] <= int(row) <= table.body_rows[1]
        if (own.file, own.sheet) == (file, sheet) and inside and account.place in (letters, row, cell):
            yield account
