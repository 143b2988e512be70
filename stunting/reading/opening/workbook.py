"""An upload as grids, whatever its format; what cannot be read becomes a problem, never an exception."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stunting.model.grid import Grid
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.isolated.far_cells import cell_address
from stunting.reading.isolated.messages import RawSheet, Refusal
from stunting.reading.opening.child_process import read_in_child
from stunting.reading.opening.content_kind import Content, ContentKind, content_of
from stunting.reading.opening.delimited_text import read_delimited
from stunting.reading.opening.grids import grid_of


@dataclass(frozen=True, slots=True)
class OpenedWorkbook:
    """The sheets of a file in their order, and what went wrong on the way."""

    grids: tuple[Grid, ...]
    problems: tuple[Problem, ...]


def open_workbook(data: bytes, name: str) -> OpenedWorkbook:
    """Open an upload by its content; `name` only serves to say where a problem lies.

    Reads xlsx, xlsm, xls, xlsb, ods, csv, tsv, html, mhtml and SpreadsheetML 2003. Formulas give
    the result that was stored with them; macros and links are never followed. A file that cannot
    be read gives no grid and one problem; a sheet that cannot be read does not stop the others.
    Never raises for what a file contains, and no text of a cell stands in a problem.
    """
    grids: list[Grid] = []
    problems: list[Problem] = []
    for message in _messages(content_of(data), data):
        if isinstance(message, RawSheet):
            grid, covered = grid_of(message)
            grids.append(grid)
            if covered:
                problems.append(_covered_problem(name, grid.sheet, covered))
        else:
            problems.append(_problem(message, name))
    if not problems and not any(grid.values.size for grid in grids):
        problems.append(problem(ProblemKind.EMPTY_FILE, file=name))
    return OpenedWorkbook(tuple(grids), tuple(problems))


def _messages(content: Content, data: bytes) -> Iterable[RawSheet | Refusal]:
    match content.kind:
        case ContentKind.EMPTY:
            return [Refusal(ProblemKind.EMPTY_FILE)]
        case ContentKind.OTHER:
            return [Refusal(ProblemKind.UNKNOWN_FORMAT, reason=content.label)]
        case ContentKind.DELIMITED:
            return read_delimited(content.text)
        case ContentKind.HTML | ContentKind.SPREADSHEET_XML:
            return read_in_child(content.text.encode("utf-8", "replace"), content.kind)
        case _:
            return read_in_child(data, content.kind)


def _problem(refusal: Refusal, file: str) -> Problem:
    kind = ProblemKind(refusal.kind)
    return problem(kind, file=file, sheet=refusal.sheet, cell=refusal.cell, **refusal.facts)


def _covered_problem(file: str, sheet: str, covered: list[tuple[int, int]]) -> Problem:
    address = cell_address(*covered[0])
    return problem(ProblemKind.COVERED_CELL, file=file, sheet=sheet, cell=address, count=len(covered))
