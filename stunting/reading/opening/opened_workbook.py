"""An upload as grids, whatever its format; what cannot be read becomes a problem, never an exception."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stunting.model.grid import Grid
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.isolated.citizen_numbers import holds_numbers
from stunting.reading.isolated.far_cells import cell_address
from stunting.reading.isolated.file_kinds import KINDS, Content, kind_of, open_kind
from stunting.reading.isolated.limits import GUARDED_TEXT, MAX_COLUMNS
from stunting.reading.isolated.messages import Message, RawSheet, Refusal
from stunting.reading.opening.child_process import read_in_child
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
    for message in _messages(data):
        if isinstance(message, RawSheet) and message.width > MAX_COLUMNS:
            reason = f"lembar memuat {message.width} kolom, paling banyak {MAX_COLUMNS}"
            problems.append(problem(ProblemKind.TOO_LARGE, file=name, sheet=message.name, reason=reason))
        elif isinstance(message, RawSheet):
            grid, covered = grid_of(message)
            grids.append(grid)
            if covered:
                problems.append(_covered_problem(name, grid.sheet, covered))
        elif isinstance(message, Refusal):
            problems.append(_problem(message, name))
    if problems and not grids and holds_numbers(data):
        problems.append(problem(ProblemKind.HIDDEN_PEOPLE, file=name))
    if not problems and not any(grid.values.size for grid in grids):
        problems.append(problem(ProblemKind.EMPTY_FILE, file=name))
    return OpenedWorkbook(tuple(grids), tuple(problems))


def _messages(data: bytes) -> Iterator[Message]:
    content = Content(data)
    name = kind_of(content)
    kind = KINDS[name]
    try:
        if kind.holds_outlines:
            raise Refusal("unknown_format", reason=kind.label)
        if kind.opens is None or not (kind.guarded or len(data) > GUARDED_TEXT):
            yield from open_kind(name, content)
        else:
            sent = (content.text or "").encode("utf-8", "replace") if kind.as_text else data
            yield from read_in_child(sent, name)
    except Refusal as refusal:
        yield refusal


def _problem(refusal: Refusal, file: str) -> Problem:
    kind = ProblemKind(refusal.kind)
    return problem(kind, file=file, sheet=refusal.sheet, cell=refusal.cell, **refusal.facts)


def _covered_problem(file: str, sheet: str, covered: list[tuple[int, int]]) -> Problem:
    address = cell_address(*covered[0])
    return problem(ProblemKind.COVERED_CELL, file=file, sheet=sheet, cell=address, count=len(covered))
