"""Bounds where a number reached is expected: "<5" hides how many there are, "> 95 %" how much."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stunting.model.observations import Measure
from stunting.reading.cells.column_values import ColumnValues
from stunting.reading.cells.written import is_bound
from stunting.reading.evidence.table_meaning import TableMeaning

_AIMED = frozenset({Measure.TARGET, Measure.OTHER})
_WHY = "‘{text}’ hanya batas, dibaca {number:g}; berapa tepatnya?"


def with_bounds_in_doubt(meaning: TableMeaning, columns: Sequence[ColumnValues]) -> list[ColumnValues]:
    """Columns with a doubt at each bound that is no target: which number stands behind it nobody can know."""
    result = list(columns)
    for place, values in enumerate(columns):
        bounds = {text for text in set(values.texts.values()) if is_bound(text)}
        said = {
            row: _WHY.format(text=text.strip(), number=values.numbers[row])
            for row, text in (values.texts.items() if bounds else ())
            if text in bounds
            and np.isfinite(values.numbers[row])
            and meaning.headers[meaning.row_codes[row]][place].measure not in _AIMED
        }
        if said:
            result[place] = values._replace(doubts={**said, **values.doubts})
    return result
