"""Two readings of one workbook held against each other, cell by cell."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from stunting.model.observations import Measure, cell_address
from tests.properties.metamorphic.books import Book
from tests.properties.metamorphic.variants import Variant
from tests.reading.sheets import read

FIELDS = ("value", "area_code", "indicator", "measure", "period", "is_total")
_TEXTS = ("file", "sheet", "area", "area_code", "header", "indicator", "measure", "period", "certainty")
_NO_CLAIM = {"", str(Measure.COUNT), str(Measure.OTHER)}


_MOST_EXAMPLES = 2

Record = Mapping[str, object]
"""One row of `OBSERVATIONS`."""


class Outcome(StrEnum):
    """What became of a cell."""

    SAME = "same"
    DOUBTFUL = "doubtful"
    """Read otherwise, and one of the two readings says that it is in doubt."""
    UNNAMED = "unnamed"
    """Less is claimed than before, as its only name was taken away: a header, or the name of the file."""
    LESS = "less"
    """Less is claimed than before: an indicator, a period, an area or a number is gone."""
    MORE = "more"
    """Something is claimed where nothing was claimed before."""
    LOST = "lost"
    """No longer read as a number."""
    DIFFERENT = "different"
    """Something else is claimed, and neither reading says that it is in doubt."""


@dataclass(slots=True)
class Tally:
    """Cells by outcome, and examples of those that are not the same."""

    cells: Counter[Outcome] = field(default_factory=Counter)
    new: int = 0
    """Numbers read where none was read before."""
    examples: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.cells.update(other.cells)
        self.new += other.new
        self.examples += other.examples


def reading(book: Book) -> pd.DataFrame:
    """What is read from a book: `OBSERVATIONS`, texts as plain texts."""
    return texts(read(*book.grids, file=book.file).observations)


def texts(observations: pd.DataFrame) -> pd.DataFrame:
    return observations.astype(dict.fromkeys(_TEXTS, "str"))


def by_cell(records: pd.DataFrame) -> dict[tuple[str, int, int], Record]:
    """Records by sheet, row and column, counted from 0."""
    return {(r["sheet"], r["row"] - 1, r["column"] - 1): r for r in records.to_dict("records")}


def compared(book: Book, before: pd.DataFrame, variant: Variant, after: pd.DataFrame) -> Tally:
    """What became of each cell of `book` in a variant of it."""
    now, width = by_cell(after), {page.grid.sheet: page.grid.values.shape[1] for page in book.pages}
    places = variant.book.places()
    tally, seen = Tally(), set()
    for (sheet, row, column), old in by_cell(before).items():
        number = row * width[sheet] + column
        place = places.get((sheet, number))
        new = now.get(place) if place else None
        seen.add(place)
        outcome = outcome_of(old, new)
        if outcome is Outcome.LESS and _nameless(variant, (sheet, number), differing(old, new)):
            outcome = Outcome.UNNAMED
        tally.cells[outcome] += 1
        shown = outcome not in (Outcome.SAME, Outcome.DOUBTFUL, Outcome.UNNAMED)
        if shown and tally.cells[outcome] <= _MOST_EXAMPLES:
            address = f"{sheet}!{cell_address(row + 1, column + 1)}"
            tally.examples.append(f"{outcome} {address} {_difference(old, new)}")
    tally.new = sum(1 for cell in now if cell not in seen)
    return tally


def _nameless(variant: Variant, cell: tuple[str, int], fields: list[str]) -> bool:
    return cell in variant.unnamed or set(fields) <= variant.silent


def differing(old: Record, new: Record) -> list[str]:
    """The fields in which two records of a cell differ."""
    return [name for name in FIELDS if not _equal(old[name], new[name])]


def outcome_of(old: Record, new: Record | None) -> Outcome:
    """The outcome of one cell by its record before and after."""
    if new is None:
        return Outcome.DOUBTFUL if old["certainty"] == "doubtful" else Outcome.LOST
    fields = differing(old, new)
    if not fields:
        return Outcome.SAME
    if "doubtful" in (old["certainty"], new["certainty"]):
        return Outcome.DOUBTFUL
    if all(_claims_less(name, new, old) for name in fields):
        return Outcome.LESS
    if all(_claims_less(name, old, new) for name in fields):
        return Outcome.MORE
    return Outcome.DIFFERENT


def _claims_less(name: str, one: Record, other: Record) -> bool:
    """Whether a record claims nothing in a field, or the year alone where the other has the month."""
    value = one[name]
    if name == "measure":
        return not one["indicator"] and str(value) in _NO_CLAIM
    if name == "value":
        return isinstance(value, float) and math.isnan(value)
    return value == "" or (name == "period" and str(other[name]).startswith(f"{value}-"))


def _equal(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        both_missing = math.isnan(one) and math.isnan(other)
        return both_missing or math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-9)
    return one == other


def _difference(old: Record, new: Record | None) -> str:
    if new is None:
        return f"({old['indicator']}, {old['measure']}, {old['value']:g})"
    return ", ".join(f"{name} {old[name]!s} → {new[name]!s}" for name in differing(old, new))
