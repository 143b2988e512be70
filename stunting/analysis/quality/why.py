"""Why a cell was read as it was, in sentences: what spoke for and against the reading, and the runner-up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stunting.analysis.quality.wording import NOTHING, WHY, WHY_NO_NUMBER, WHY_RIVAL
from stunting.catalogue.indicators import Catalogue
from stunting.model.areas import AreaLevel
from stunting.model.dataset import CellRole, Dataset, SheetAccount
from stunting.model.evidence import Aspect, Certainty, Settled
from stunting.model.formatting import format_number
from stunting.model.labels import (
    ASPECT_LABELS,
    CERTAINTY_LABELS,
    LEVEL_LABELS,
    MEASURE_LABELS,
    MISSING_LABELS,
    ROLE_LABELS,
    SEVERITY_LABELS,
)
from stunting.model.observations import Measure, Missing, cell_place
from stunting.model.periods import period_label


@dataclass(frozen=True, slots=True)
class CellReading:
    """One cell: where it stands, the observation made of it, what was settled of its column or row.

    `number` is None where the cell was taken for something else: its `role`.
    """

    place: str
    role: CellRole
    number: Mapping[str, Any] | None
    settled: tuple[Settled, ...]
    problems: tuple[str, ...]
    """What was reported of it."""

    def lines(self, catalogue: Catalogue) -> Iterator[str]:
        """All of it in sentences."""
        if self.number is None:
            yield WHY_NO_NUMBER.format(role=ROLE_LABELS[self.role])
        else:
            yield from _facts(self.number, catalogue)
        for one in self.settled:
            first, *rest = reason_lines(one, catalogue)
            yield WHY.format(reading=f"{first[0].lower()}{first[1:]}")
            yield from (f"  {line}" for line in rest)
        yield from self.problems


def readings_of_cell(dataset: Dataset, cell: str, sheet: str | None) -> list[CellReading]:
    """What is known of a cell ("D14") on one sheet, or on all sheets; nothing where it is blank."""
    row, column = cell_place(cell)
    rows = dataset.observations
    here = rows[(rows["row"] == row) & (rows["column"] == column)]
    return [
        reading
        for account in dataset.sheets
        if sheet is None or account.sheet == sheet
        for reading in _on_sheet(dataset, account, cell, here.astype(object).to_dict("records"))
    ]


def _on_sheet(
    dataset: Dataset, account: SheetAccount, cell: str, numbers: Sequence[Mapping[Any, Any]]
) -> Iterator[CellReading]:
    row, column = cell_place(cell)
    here = (account.file, account.sheet)
    place = " \u203a ".join(filter(None, (*here, cell)))
    problems = tuple(
        f"{SEVERITY_LABELS[one.severity]}: {one.message} {one.remedy}"
        for one in dataset.problems
        if (one.file, one.sheet, one.cell) == (*here, cell)
    )
    columns = [one for table in account.tables for one in table.columns]
    own = [one for one in numbers if (one["file"], one["sheet"]) == here]
    role = account.preview.role(row, column)
    for number in own:
        header = str(number["header"])
        settled = next((one.settled for one in columns if one.stands_for(row, column, header)), ())
        yield CellReading(place, role, number, settled, problems)
    if not own and (role is not CellRole.EMPTY or problems):
        yield CellReading(place, role, None, (), problems)


def reason_lines(settled: Settled, catalogue: Catalogue) -> Iterator[str]:
    """One settled aspect as lines: the reading and how sure it is, each reason with its strength, the rival.

    A reason for another reading speaks against this one.
    """
    reading = words_of(settled.aspect, settled.value, catalogue)
    yield f"{ASPECT_LABELS[settled.aspect]}: {reading} ({CERTAINTY_LABELS[settled.certainty]})"
    for one in settled.evidence:
        own = one.value == settled.value
        sign = "+" if (one.strength >= 0) is own else "\u2212"
        side = "untuk" if one.strength >= 0 else "bukan"
        other = "" if own else f" ({side} {words_of(one.aspect, one.value, catalogue)})"
        cells = f" [{one.cells}]" if one.cells else ""
        yield f"{sign} {format_number(abs(one.strength), 1)} {one.because}{other}{cells}"
    if settled.runner_up:
        rival = words_of(settled.aspect, settled.runner_up, catalogue)
        yield WHY_RIVAL.format(rival=rival, margin=format_number(settled.margin, 1))


def words_of(aspect: Aspect, value: str, catalogue: Catalogue) -> str:
    """A reading in words for people."""
    if not value:
        return NOTHING
    match aspect:
        case Aspect.MEASURE:
            return MEASURE_LABELS[Measure(value)]
        case Aspect.INDICATOR:
            known = catalogue.indicator(value)
            return known.short_name if known else value
        case Aspect.PERIOD:
            return period_label(value)
        case _:
            return value


def _facts(number: Mapping[str, Any], catalogue: Catalogue) -> Iterator[str]:
    missing = Missing(number["missing"])
    whole = not missing and number["value"] == int(number["value"]) and number["measure"] != Measure.PERCENT
    value = "" if missing else format_number(number["value"], 0 if whole else 2)
    written = f"kosong ({MISSING_LABELS[missing]})" if missing else value
    yield f"Nilai: {written} {number['unit']}".rstrip()
    yield f"Kepala: {number['header']}"
    level = LEVEL_LABELS[AreaLevel(number["area_level"])] if number["area_level"] else ""
    area = ", ".join(filter(None, (number["area"], level, number["area_code"])))
    yield f"Wilayah: {area or NOTHING}" + (" (jumlah/total)" if number["is_total"] else "")
    for aspect in (Aspect.INDICATOR, Aspect.MEASURE, Aspect.PERIOD):
        yield f"{ASPECT_LABELS[aspect]}: {words_of(aspect, number[aspect.value], catalogue)}"
    certainty = CERTAINTY_LABELS[Certainty(number["certainty"])]
    yield f"Kepastian: {certainty}" + (f"; {number['because']}" if number["because"] else "")
