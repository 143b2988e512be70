"""Sheets written as lists of rows, and what reading makes of them, for tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import Catalogue, load_catalogue
from stunting.model.grid import CellRange, Grid
from stunting.model.indicators import OfficeSettings
from stunting.model.observations import cell_address, column_letters
from stunting.model.problems import Problem
from stunting.reading.context import Context
from stunting.reading.matrices import FileGrids, ReadTables, read_tables
from stunting.reading.office_forms.office_settings import read_settings
from stunting.reading.recognition import SheetKind, recognise


def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def cell_range(text: str) -> CellRange:
    """`A1:C3` as a range counted from 0."""
    first, last = text.split(":")
    places = []
    for corner in (first, last):
        letters = corner.rstrip("0123456789")
        places.append((int(corner[len(letters) :]) - 1, column_number(letters) - 1))
    return CellRange(places[0][0], places[0][1], places[1][0], places[1][1])


def grid(
    rows: Sequence[Sequence[Any]],
    merges: Iterable[str] = (),
    sheet: str = "Rekap",
    percent: Iterable[str] = (),
    **more: Any,
) -> Grid:
    """A grid from rows of values; None or a missing end is blank; `percent` names percent columns."""
    width = max((len(row) for row in rows), default=0)
    values = np.full((len(rows), width), None, dtype=object)
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            values[place, column] = float(value) if type(value) is int else value
    mask = np.zeros(values.shape, dtype=bool)
    for letters in percent:
        column = column_number(letters) - 1
        mask[:, column] = [isinstance(value, float) for value in values[:, column]]
    return Grid(sheet, values, tuple(cell_range(text) for text in merges), percent_cells=mask, **more)


def read(
    *grids: Grid, file: str = "matriks.xlsx", kabupaten: str = "", decisions: Sequence[Any] = ()
) -> ReadTables:
    context = Context(load_catalogue(), load_gazetteer(), kabupaten, tuple(decisions))
    return read_tables([FileGrids(file, grids)], context)


def office_settings(
    grids: Sequence[Grid], catalogue: Catalogue
) -> tuple[OfficeSettings, tuple[Problem, ...]] | None:
    """What the settings sheets among the grids of one file set; None where there are none."""
    file = recognise("pengaturan.xlsx", grids)
    forms = file.forms(SheetKind.SETTINGS)
    return read_settings(forms, file.besides(forms), catalogue) if forms else None


def cells(observations: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Records by cell address (of a single sheet)."""
    records = observations.astype(dict.fromkeys(observations.select_dtypes("category").columns, "str"))
    return {cell_address(r["row"], r["column"]): r for r in records.to_dict("records")}


def read_cells(*grids: Grid, **how: Any) -> dict[str, dict[str, Any]]:
    return cells(read(*grids, **how).observations)


__all__ = ["cell_range", "cells", "column_letters", "grid", "read", "read_cells"]
