"""What there is to say of a table that contradicts itself: cells off their sum, numbers that stand twice."""

from __future__ import annotations

from stunting.model.formatting import format_number
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.evidence.contradictions import BrokenIdentity, CopiedLine
from stunting.reading.evidence.table_meaning import TableMeaning

_MOST_CELLS = 4


def contradiction_problems(file: str, sheet: str, meaning: TableMeaning) -> list[Problem]:
    """One problem for each identity that cells break and for each line that repeats another one."""
    return [
        _copied(file, sheet, found) if isinstance(found, CopiedLine) else _broken(file, sheet, found)
        for found in meaning.contradictions
    ]


def _copied(file: str, sheet: str, found: CopiedLine) -> Problem:
    return problem(
        ProblemKind.COPIED_NUMBERS,
        file=file,
        sheet=sheet,
        cell=found.cell,
        header=found.header[:120],
        original=found.original[:120],
        said=found.said,
    )


def _broken(file: str, sheet: str, found: BrokenIdentity) -> Problem:
    said = [
        f"{cell} (tercetak {_plain(printed)}, hitungannya {_plain(given)})"
        for cell, printed, given in found.cells[:_MOST_CELLS]
    ]
    more = len(found.cells) - _MOST_CELLS
    cells = ", ".join(said) + (f", dan {format_number(more)} sel lagi" if more > 0 else "")
    first = found.cells[0][0]
    return problem(
        ProblemKind.BROKEN_IDENTITY, file=file, sheet=sheet, cell=first, said=found.said, cells=cells
    )


def _plain(number: float) -> str:
    return format_number(number, 0 if number == round(number) else 2)
