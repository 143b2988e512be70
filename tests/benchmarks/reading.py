"""Reading invented matrices of three sizes: ours up to observations, the libraries up to their cells."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from tests.benchmarks.matrices import write_matrix
from tests.benchmarks.runs import OURS, Contest

_LARGE = 84_000
_OURS = """
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.pipeline import Upload, read_files
def prepare():
    load_gazetteer().exact("Waru"); load_catalogue()
def work():
    found = read_files([Upload("matriks.xlsx", open({path!r}, "rb").read())])
    assert len(found.observations), found.problems
"""
_CALAMINE = """
from python_calamine import CalamineWorkbook
def prepare(): pass
def work():
    book = CalamineWorkbook.from_path({path!r})
    for name in book.sheet_names: book.get_sheet_by_name(name).to_python()
"""
_PANDAS = """
import pandas
def prepare(): pass
def work(): pandas.read_excel({path!r}, sheet_name=None, header=None, engine={engine!r})
"""


def contests(*, is_national: bool) -> list[Contest]:
    """54 x 185 and 1,040 x 185 areas by columns; 84,000 x 80 where asked for, without openpyxl (minutes)."""
    sizes = [(54, 185, 9), (1_040, 185, 5), *([(_LARGE, 80, 3)] if is_national else [])]
    return [_contest(*size) for size in sizes]


def _contest(rows: int, columns: int, rounds: int) -> Contest:
    path = Path(tempfile.gettempdir()) / f"stunting-benchmark-{rows}x{columns}.xlsx"
    contenders = {
        OURS: _OURS.format(path=str(path)),
        "python-calamine alone": _CALAMINE.format(path=str(path)),
        "pandas + calamine": _PANDAS.format(path=str(path), engine="calamine"),
    }
    if rows < _LARGE:
        contenders["pandas + openpyxl"] = _PANDAS.format(path=str(path), engine="openpyxl")
    return Contest(
        name=f"read_{rows}x{columns}",
        what=f"a matrix of {rows:,} × {columns} read",
        contenders=contenders,
        rounds=rounds,
        warm=0 if rows == _LARGE else 1,
        before=partial(write_matrix, path, rows, columns),
    )
