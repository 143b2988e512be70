"""Lines of one action plan as records of `ACTIVITIES`, with the problems met on the way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.offices import known_office
from stunting.model.activities import ActivityColumn, BudgetState, MatchBasis
from stunting.model.dataset import UnmatchedArea
from stunting.model.follow_up import LIST_MARK
from stunting.model.formatting import format_number
from stunting.model.observations import cell_address
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.action_plans.amounts import amount_style, funding_sources, rupiah
from stunting.reading.action_plans.headers import NAMES, PlanColumn, PlanLayout
from stunting.reading.action_plans.indicators import ActivityMatcher, activity_subject
from stunting.reading.action_plans.lines import PlanLine, PlanLines
from stunting.reading.action_plans.timing import quarters_of
from stunting.reading.action_plans.written_places import LocationReader, LocationText
from stunting.reading.cells.kinds import CellKind
from stunting.reading.cells.numbers import DecimalMark, NumberStyle, is_ambiguous, parse_number
from stunting.reading.cells.sheet import Sheet

Record = dict[str, object]
_UNKNOWN = float("nan")
_SAME_RUPIAH = 1.0
"""Sums of amounts that differ by less than a rupiah are the same."""
_NUMBER_AHEAD = re.compile(r"^\s*\d[\d.,]*")
_NO_AMOUNT = {CellKind.BLANK, CellKind.DASH, CellKind.MISSING_TEXT}
_PLACES = (ActivityColumn.LOCATION, ActivityColumn.KECAMATAN, ActivityColumn.DESA)
_ALL = re.compile(
    r"^(?:grand ?total|(?:jumlah|total)(?: (?:keseluruhan|seluruhnya|total|semua))?)$", re.IGNORECASE
)
_MATCHED = {
    MatchBasis.INDICATOR: ActivityColumn.INDICATOR,
    MatchBasis.OUTPUT: ActivityColumn.OUTPUT,
    MatchBasis.ISSUE: ActivityColumn.ISSUE,
}


@dataclass(frozen=True, slots=True)
class Amount:
    """The budget of a line: rupiah (NaN: none), how it is written, its first cell, and its sources."""

    value: float = _UNKNOWN
    written: str = ""
    cell: str = ""
    sources: tuple[str, ...] = ()


def location_text(line: PlanLine) -> LocationText:
    """Location, kecamatan and desa of a line as written."""
    location, kecamatan, desa = (line.texts[meaning] for meaning in _PLACES)
    return location, kecamatan, desa


@dataclass(slots=True)
class PlanReader:
    """Turns the lines of one plan into records. `number` tells its activities from those of other plans."""

    number: int
    file: str
    sheet: Sheet
    layout: PlanLayout
    lines: PlanLines
    catalogue: Catalogue
    places: LocationReader
    matching: ActivityMatcher
    problems: list[Problem] = field(default_factory=list)
    unmatched: dict[tuple[str, str], UnmatchedArea] = field(default_factory=dict)
    _styles: dict[int, NumberStyle] = field(default_factory=dict)

    def records(self) -> list[Record]:
        """One record per line; a line that only sums up the lines below it is set aside."""
        amounts = [self._amount(line) for line in self.lines.lines]
        sums = _subtotals(self.lines.lines, amounts)
        self.lines.aside["subtotal sub kegiatan"] += len(sums)
        kept = [
            (line, amount)
            for at, (line, amount) in enumerate(zip(self.lines.lines, amounts, strict=True))
            if at not in sums
        ]
        found = [self._record(line, amount) for line, amount in kept]
        self._check_total([amount for _, amount in kept])
        self._report(found)
        return found

    @property
    def period(self) -> str:
        """The year of the plan: of its title, else of the amounts used, else of sheet or file; or empty."""
        used = [one.year for one in self.layout.of(ActivityColumn.BUDGET) if one.year]
        for text in (self.layout.title, " ".join(used), self.sheet.grid.sheet, self.file):
            years = {str(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", text)}
            if len(years) == 1:
                return years.pop()
        return ""

    def _record(self, line: PlanLine, amount: Amount) -> Record:
        names = [line.names.get(level, "") for level in NAMES]
        name = next((one for one in reversed(names) if one), "")
        texts = line.texts
        address = cell_address(line.row + 1, line.column + 1)
        place = location_text(line)
        location = self.places.location(place)
        places = self.layout.of(*_PLACES)
        where = cell_address(line.row + 1, places[0].column + 1) if places else address
        for area in self.places.unmatched_areas(place, where):
            self.unmatched.setdefault((area.area, area.parent), area)
        found = self.matching.match(
            {
                **{basis: texts[column] for basis, column in _MATCHED.items()},
                MatchBasis.SUB_KEGIATAN: names[2],
                MatchBasis.KEGIATAN: names[1] or ("" if names[2] else names[0]),
            },
            activity_subject(name, line.code, texts[ActivityColumn.OUTPUT]),
            line.code,
            texts[ActivityColumn.TARGET_GROUP],
        )
        office = texts[ActivityColumn.OPD]
        known = known_office(office, self.catalogue) if office else ""
        funding = dict.fromkeys([*funding_sources(texts[ActivityColumn.FUNDING]), *amount.sources])
        return {
            "id": f"{self.number}-{line.group + 1:04d}",
            "file": self.file,
            "sheet": self.sheet.grid.sheet,
            "row": line.row + 1,
            "cell": address,
            "period": self.period,
            "program": names[0],
            "kegiatan": names[1],
            "sub_kegiatan": names[2],
            "code": line.code,
            "name": name,
            "subject": activity_subject(name, line.code, texts[ActivityColumn.OUTPUT]),
            "issue": texts[ActivityColumn.ISSUE],
            "indicator_written": texts[ActivityColumn.INDICATOR],
            "output": texts[ActivityColumn.OUTPUT],
            "unit": texts[ActivityColumn.UNIT],
            "target_written": texts[ActivityColumn.TARGET],
            "target": _number(texts[ActivityColumn.TARGET]),
            "target_group": texts[ActivityColumn.TARGET_GROUP],
            "location": ", ".join(filter(None, (place[0], place[2], place[1]))),
            "scope": location.scope.value,
            "area_codes": " ".join(location.codes),
            "kecamatan_codes": " ".join(location.kecamatan),
            "unmatched_places": LIST_MARK.join(location.unmatched),
            "budget": amount.value,
            "budget_written": amount.written,
            "budget_cell": amount.cell,
            "budget_state": self._state(line, amount).value,
            "funding": LIST_MARK.join(funding),
            "opd_written": office,
            "opd": known or office,
            "opd_known": bool(known),
            "opd_support": texts[ActivityColumn.OPD_SUPPORT],
            "timing": texts[ActivityColumn.TIMING],
            "quarters": LIST_MARK.join(quarters_of(texts[ActivityColumn.TIMING])),
            "realisation": texts[ActivityColumn.REALISATION],
            "realised": self._realised(line),
            "note": texts[ActivityColumn.NOTE],
            "indicators": " ".join(found.indicators),
            "indicator_score": found.score,
            "indicator_basis": found.basis.value,
            "indicator_text": found.text,
        }

    def _state(self, line: PlanLine, amount: Amount) -> BudgetState:
        if amount.value == amount.value:
            return BudgetState.OWN
        return BudgetState.SHARED if line.state is BudgetState.SHARED else BudgetState.MISSING

    def _amount(self, line: PlanLine) -> Amount:
        """The amounts of a line's row: those of its sources added up, else the printed sum."""
        cells = [
            (one, value)
            for one in self.layout.of(ActivityColumn.BUDGET)
            if (value := self._rupiah(one, line.row)) is not None
        ]
        parts = [(one, value) for one, value in cells if not one.total]
        used = parts or cells[:1]
        if not used:
            return Amount()
        total = round(sum(value for _, value in used), 2)
        printed = next((value for one, value in cells if one.total), None)
        first = cell_address(line.row + 1, used[0][0].column + 1)
        if printed is not None and parts and abs(printed - total) >= _SAME_RUPIAH:
            self._problem(ProblemKind.ACTIVITY_SUM, first, printed=_money(printed), counted=_money(total))
        written = " + ".join(self.sheet.text(line.row, one.column) for one, _ in used)
        sources = tuple(one.source for one, value in parts if one.source and value > 0)
        return Amount(total, written, first, sources)

    def _realised(self, line: PlanLine) -> float:
        cells = [
            value
            for one in self.layout.of(ActivityColumn.REALISED_MONEY)
            if (value := self._rupiah(one, line.row)) is not None
        ]
        return round(sum(cells), 2) if cells else _UNKNOWN

    def _rupiah(self, one: PlanColumn, row: int) -> float | None:
        kind = CellKind(int(self.sheet.kinds[row, one.column]))
        if kind in _NO_AMOUNT:
            return None
        value = self.sheet.grid.values[row, one.column]
        style = self._style(one)
        amount = None if kind is CellKind.ERROR else rupiah(value, style, one.multiplier)
        cell = cell_address(row + 1, one.column + 1)
        if amount is None:
            self._problem(ProblemKind.ACTIVITY_AMOUNT, cell, written=str(value))
        elif isinstance(value, str) and one.multiplier > 1 and is_ambiguous(value):
            self._problem(ProblemKind.ACTIVITY_AMBIGUOUS, cell, written=value, used=_money(amount))
        return amount

    def _style(self, one: PlanColumn) -> NumberStyle:
        if one.column not in self._styles:
            cells = self.sheet.grid.values[self.layout.last + 1 :, one.column]
            self._styles[one.column] = amount_style(cell for cell in cells if isinstance(cell, str))
        return self._styles[one.column]

    def _check_total(self, amounts: Sequence[Amount]) -> None:
        """The printed sum of the whole plan against the sum of its lines."""
        counted = sum(one.value for one in amounts if one.value == one.value)
        totals = self.lines.totals
        row = next((one for one in totals if self._sums_up_all(one)), -1)
        printed = self._printed_sum(row) if row >= 0 else None
        if printed is None or not counted:
            return
        if abs(printed - counted) >= _SAME_RUPIAH:
            column = self.layout.of(ActivityColumn.BUDGET)[0].column
            self._problem(
                ProblemKind.ACTIVITY_TOTAL,
                cell_address(row + 1, column + 1),
                printed=_money(printed),
                counted=_money(counted),
            )

    def _sums_up_all(self, row: int) -> bool:
        """Whether a row of sums is that of the whole plan: its label says so, and no office or program."""
        first = int(np.flatnonzero(self.sheet.filled[row])[0])
        return bool(_ALL.match(self.sheet.text(row, first).strip(" :")))

    def _printed_sum(self, row: int) -> float | None:
        cells = [(one, self._rupiah(one, row)) for one in self.layout.of(ActivityColumn.BUDGET)]
        totals = [value for one, value in cells if one.total and value is not None]
        parts = [value for one, value in cells if not one.total and value is not None]
        return totals[0] if totals else sum(parts) if parts else None

    def _report(self, found: Sequence[Record]) -> None:
        """Places, offices and activities that nothing fits: once each, never forced."""
        for area in self.unmatched.values():
            inside = f" di {area.parent}" if area.parent else ""
            self._problem(ProblemKind.UNKNOWN_AREA, area.cells, area=area.area, inside=inside)
        offices: dict[str, str] = {}
        for one in found:
            if one["opd_written"] and not one["opd_known"]:
                offices.setdefault(str(one["opd_written"]), str(one["cell"]))
        for office, cell in offices.items():
            self._problem(ProblemKind.ACTIVITY_OFFICE, cell, written=office)
        without: dict[str, str] = defaultdict(str)
        for one in found:
            if not one["indicators"] and one["indicator_basis"] != MatchBasis.PERSON.value:
                without.setdefault(str(one["name"]), str(one["cell"]))
        for name, cell in without.items():
            self._problem(ProblemKind.ACTIVITY_UNMATCHED, cell, written=name)

    def _problem(self, kind: ProblemKind, cell: str, **facts: str) -> None:
        area = facts.pop("area", "")
        self.problems.append(
            problem(kind, file=self.file, sheet=self.sheet.grid.sheet, cell=cell, area=area, **facts)
        )


def _subtotals(lines: Sequence[PlanLine], amounts: Sequence[Amount]) -> set[int]:
    """Lines without a place whose amount is the sum of the further lines directly below."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if line.further or any(location_text(line)) or amounts[at].value != amounts[at].value:
            continue
        below: list[float] = []
        for one, amount in zip(lines[at + 1 :], amounts[at + 1 :], strict=True):
            if not one.further:
                break
            below.append(amount.value)
        if below and abs(sum(below) - amounts[at].value) < _SAME_RUPIAH:
            found.add(at)
    return found


def _number(text: str) -> float:
    """The number a target begins with ("24 kali", "90 %"); NaN where it begins with none."""
    ahead = _NUMBER_AHEAD.match(text)
    number = parse_number(ahead[0].strip(" .,"), DecimalMark.COMMA) if ahead else None
    return _UNKNOWN if number is None else number


def _money(amount: float) -> str:
    return f"Rp {format_number(amount)}"
