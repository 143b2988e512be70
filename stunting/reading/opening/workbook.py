"""An upload as grids, whatever its format; what cannot be read becomes a problem, never an exception."""

from __future__ import annotations

from dataclasses import dataclass

from stunting.model.grid import Grid
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.isolated.messages import RawSheet
from stunting.reading.opening.child_process import read_in_child
from stunting.reading.opening.grids import grid_of
from stunting.reading.opening.text_tables import read_text


@dataclass(frozen=True, slots=True)
class OpenedWorkbook:
    """The sheets of a file in their order, and what went wrong on the way."""

    grids: tuple[Grid, ...]
    problems: tuple[Problem, ...]


def open_workbook(data: bytes, name: str) -> OpenedWorkbook:
    """Open an upload by its content; `name` only serves to say where a problem lies.

    Reads xlsx, xlsm, xls, xlsb, ods, csv and tsv. A file that cannot be read gives no grid and
    one problem. Never raises for what a file contains, and no text of a cell stands in a problem.
    """
    if not data.strip(b"\0 \t\r\n"):
        return OpenedWorkbook((), (problem(ProblemKind.EMPTY_FILE, file=name),))
    if data[:4] not in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return OpenedWorkbook((read_text(data),), ())
    grids: list[Grid] = []
    problems: list[Problem] = []
    for message in read_in_child(data):
        if isinstance(message, RawSheet):
            grids.append(grid_of(message))
        else:
            kind = ProblemKind(message.kind)
            found = problem(kind, file=name, sheet=message.sheet, cell=message.cell, **message.facts)
            problems.append(found)
    return OpenedWorkbook(tuple(grids), tuple(problems))
