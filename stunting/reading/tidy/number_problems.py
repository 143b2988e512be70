"""Problems of the cells below the headers: texts and errors for numbers, and numbers in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from stunting.model.evidence import Aspect
from stunting.model.formatting import format_number
from stunting.model.observations import Measure, cell_address, column_letters
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.cells.kinds import CellKind
from stunting.reading.cells.numbers import DecimalMark, parse_number
from stunting.reading.evidence.table_meaning import TableMeaning
from stunting.reading.layout.drafts import TableDraft
from stunting.reading.places.found_areas import TableAreas
from stunting.reading.tidy.proofs import adds_up_below, is_sum_above

_MOST_DOUBTS = 4
_MOST_SIGNS = 60
_PEOPLE = frozenset({Measure.NUMERATOR, Measure.DENOMINATOR})
_NO_NUMBERS = (CellKind.TEXT, CellKind.ERROR, CellKind.ANSWER, CellKind.DATE)


def number_problems(
    file: str, draft: TableDraft, meaning: TableMeaning, areas: TableAreas | None
) -> list[Problem]:
    """Problems of the cells of one table; what has one answer is asked once."""
    where = {"file": file, "sheet": draft.sheet.grid.sheet}
    found = _no_number_problems(where, draft, areas)
    found += _ambiguous_problems(where, draft, meaning, areas)
    places = [place for place, values in enumerate(draft.values) if values.doubts]
    return found + [_doubt_problem(where, draft, place) for place in places]


def _no_number_problems(where: dict[str, str], draft: TableDraft, areas: TableAreas | None) -> list[Problem]:
    """One problem per column for cells with the same text or error, one per table for idle formulas."""
    alike: dict[tuple[ProblemKind, int, str], list[tuple[int, int]]] = defaultdict(list)
    for place, values in enumerate(draft.values):
        if not values.texts:
            continue
        column = draft.value_columns[place].column
        rows = list(values.texts)
        kinds = draft.sheet.kinds[draft.rows[rows], column].tolist()
        for row, kind in zip(rows, kinds, strict=True):
            if kind not in _NO_NUMBERS or np.isfinite(values.numbers[row]):
                continue
            text = values.texts[row]
            if kind != CellKind.ERROR:
                key = (ProblemKind.TEXT_FOR_NUMBER, column, text[:_MOST_SIGNS])
            elif text:
                key = (ProblemKind.ERROR_CELL, column, text)
            else:
                key = (ProblemKind.UNEVALUATED_FORMULA, -1, "")
            alike[key].append((row, column))
    found = []
    for (kind, _, text), places in alike.items():
        row, column = places[0]
        only = len(places) == 1
        area = areas.area[row] if only and areas is not None and draft.labels is not None else ""
        more = "" if only else f" (juga {format_number(len(places) - 1)} sel lain)"
        cell = cell_address(int(draft.rows[row]) + 1, column + 1)
        found.append(problem(kind, cell=cell, area=area, written=text, more=more, **where))
    return found


def _doubt_problem(where: dict[str, str], draft: TableDraft, place: int) -> Problem:
    """One problem per column whose numbers are in doubt, with the cells and why."""
    doubts = sorted(draft.values[place].doubts.items())
    column = draft.value_columns[place].column + 1
    cells = [cell_address(int(draft.rows[row]) + 1, column) for row, _ in doubts]
    said = [f"{cell} {why}" for cell, (_, why) in zip(cells, doubts, strict=True)]
    more = len(said) - _MOST_DOUBTS
    listed = "; ".join(said[:_MOST_DOUBTS]) + (f"; dan {format_number(more)} lagi" if more > 0 else "")
    return problem(
        ProblemKind.DOUBTFUL_NUMBER,
        cell=cells[0],
        count=format_number(len(said)),
        doubts=listed,
        **where,
    )


def _ambiguous_problems(
    where: dict[str, str], draft: TableDraft, meaning: TableMeaning, areas: TableAreas | None
) -> list[Problem]:
    """One problem for all columns of a table whose numbers can be read two ways for one reason."""
    alike: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place, values in enumerate(draft.values):
        if values.doubtful and not values.style.certain:
            rows = [row for row in values.doubtful if not _is_settled(draft, meaning, areas, row, place)]
            if rows:
                alike[values.style.evidence].append((rows[0], place))
    return [_ambiguous_problem(where, draft, why, places) for why, places in alike.items()]


def _is_settled(
    draft: TableDraft, meaning: TableMeaning, areas: TableAreas | None, row: int, place: int
) -> bool:
    """Whether "1.402" can only be 1402: it counts people, who are whole, or it is part of a sum."""
    number = float(draft.values[place].numbers[row])
    if number != np.floor(number):
        return False
    header = meaning.headers[meaning.row_codes[row]][place]
    sure = not any(one.aspect in (Aspect.MEASURE, Aspect.INDICATOR) for one in header.doubts)
    if sure and header.match.indicator and header.measure in _PEOPLE and _has_odd_digits(draft, place):
        return True
    if areas is None or draft.labels is None:
        return False
    column = draft.values[place].numbers
    return adds_up_below(column, areas.total, row) or is_sum_above(column, areas.total, row)


def _has_odd_digits(draft: TableDraft, place: int) -> bool:
    """Whether a column holds a number with other digits than 000 behind the mark, as a fraction no count."""
    values = draft.values[place]
    return any(not values.texts[row].strip().endswith("000") for row in values.doubtful)


def _ambiguous_problem(
    where: dict[str, str], draft: TableDraft, why: str, places: Sequence[tuple[int, int]]
) -> Problem:
    row, place = places[0]
    values = draft.values[place]
    text = values.texts[row]
    comma, point = parse_number(text, DecimalMark.COMMA), parse_number(text, DecimalMark.POINT)
    columns = ", ".join(column_letters(draft.value_columns[one].column + 1) for _, one in places)
    return problem(
        ProblemKind.AMBIGUOUS_NUMBER,
        cell=cell_address(int(draft.rows[row]) + 1, draft.value_columns[place].column + 1),
        written=text,
        one=format_number(comma, 3).rstrip("0").rstrip(","),
        other=format_number(point, 3).rstrip("0").rstrip(","),
        used=format_number(float(values.numbers[row]), 3).rstrip("0").rstrip(","),
        why=f"{why} (kolom {columns})",
        **where,
    )
