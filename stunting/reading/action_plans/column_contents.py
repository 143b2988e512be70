"""What columns of an action plan hold by their cells, where their header does not say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from stunting.catalogue.activity_codes import activity_code
from stunting.model.activities import ActivityColumn
from stunting.reading.action_plans.amounts import funding_source, funding_sources, unit_multiplier
from stunting.reading.action_plans.plan_columns import NAMES, PlanColumn
from stunting.reading.action_plans.row_codes import written_code
from stunting.reading.action_plans.shape import (
    LEAST_RUPIAH,
    LOOKED_AT,
    MONEY_WORDS,
    OFFICE,
    Shape,
    amounts_of,
    holds_amounts,
    names_result,
)
from stunting.reading.cells.label_words import plain
from stunting.reading.cells.sheet import Sheet

REVISED = re.compile(
    r"(?<!sebelum )\b(?:perubahan|pergeseran|geser)\b|"
    r"\b(?:revisi|setelah|sesudah|menjadi|final|definitif|apbd ?p|p apbd)\b"
)
AVAILABLE = re.compile(
    r"\b(?:tersedia|disetujui|dialokasikan|teranggarkan|dianggarkan|disepakati|ditetapkan|pembahasan|"
    r"hasil (?:desk|verifikasi|asistensi)|rekomendasi|final|definitif)\b"
)
ASKED_FOR = re.compile(r"\b(?:kebutuhan|usulan|diusulkan|dibutuhkan|permintaan)\b")
BY_CELLS = "menurut isinya"
_PEOPLE = re.compile(
    r"^(?:ibu|bumil|busui|bufas|balita|baduta|bayi|anak|remaja|rematri|catin|calon pengantin|"
    r"pus|wus|keluarga|krs|kader|masyarakat|rumah tangga)\b",
    re.IGNORECASE,
)
_CODE_PART = re.compile(r"^(?:\d{1,4}|[xX]{1,2}|\d(?:\.\d{1,2}){1,5})$")
_YEAR = re.compile(r"\b20\d\d\b")
_MOSTLY = 0.6
_FEWEST = 3
_SAME = 1.0
_BELOW_ZERO = re.compile(r"^\s*(?:-|\u2013)\s*(?:rp\.?)?\s*\d|^\s*\(.*\d.*\)\s*$", re.IGNORECASE)
_PLACE = re.compile(
    r"^(?:(?:ds|desa|kel|kelurahan|kec|kecamatan|kab|kabupaten|puskesmas|rt|dusun)\b|\d+ (?:desa|kec|kel))",
    re.IGNORECASE,
)
_FREE = (ActivityColumn.NONE, ActivityColumn.TIMING, ActivityColumn.TARGET, ActivityColumn.FUNDING)
"""What a header may say of a column that holds amounts all the same: "Triwulan I", "Target"."""


def shaped_columns(columns: Sequence[PlanColumn], shape: Shape, sheet: Sheet) -> list[PlanColumn]:
    """The columns below a header that does not tell a plan, with what their cells show."""
    known = {one.column: one for one in columns}
    parts = _code_parts(known, shape, sheet)
    found = []
    for at in range(sheet.kinds.shape[1]):
        one = known.get(at, PlanColumn(at, "", ActivityColumn.NONE))
        if not shape.headed and at in shape.amounts[:1]:
            one = replace(one, meaning=ActivityColumn.BUDGET, note=f"pagu {BY_CELLS}")
        elif at == shape.name and one.meaning not in NAMES:
            one = replace(one, meaning=ActivityColumn.KEGIATAN, note=f"nama kegiatan {BY_CELLS}")
        elif at in parts:
            one = replace(one, meaning=ActivityColumn.CODE, note=f"bagian kode {BY_CELLS}")
        elif one.meaning is ActivityColumn.NONE and not one.note:
            meaning = _by_cells(_texts(sheet, shape.last, at))
            if meaning is not ActivityColumn.NONE:
                one = replace(one, meaning=meaning, note=BY_CELLS)
        if one.header or one.meaning is not ActivityColumn.NONE:
            found.append(one)
    return found


def _code_parts(known: Mapping[int, PlanColumn], shape: Shape, sheet: Sheet) -> set[int]:
    """Columns left of the names that hold the parts of one code side by side, two of them or more."""
    found = set()
    for at in range(shape.name):
        one = known.get(at)
        texts = _texts(sheet, shape.last, at)
        if one is not None and one.meaning in (ActivityColumn.NUMBER, ActivityColumn.BUDGET):
            continue
        own = [text for text in texts if text not in _labels(one)]
        if len(own) >= 2 and sum(bool(_CODE_PART.match(text)) for text in own) >= 0.8 * len(own):
            found.add(at)
    return found if len(found) > 1 else set()


def _labels(one: PlanColumn | None) -> set[str]:
    """The labels of a column, which stand again where a header is repeated."""
    return set(one.header.split(" / ")) if one else set()


def _texts(sheet: Sheet, last: int, column: int) -> list[str]:
    end = min(sheet.kinds.shape[0], last + 1 + LOOKED_AT)
    return [sheet.text(row, column) for row in range(last + 1, end) if sheet.filled[row, column]]


def _by_cells(texts: Sequence[str]) -> ActivityColumn:
    tests: tuple[tuple[ActivityColumn, Callable[[str], bool]], ...] = (
        (ActivityColumn.CODE, lambda text: bool(activity_code(text))),
        (ActivityColumn.FUNDING, _names_sources),
        (ActivityColumn.OUTPUT, names_result),
        (ActivityColumn.OPD, lambda text: bool(OFFICE.match(text))),
        (ActivityColumn.TARGET_GROUP, lambda text: bool(_PEOPLE.match(text))),
        (ActivityColumn.LOCATION, lambda text: bool(_PLACE.match(text))),
    )
    for meaning, holds in tests:
        fitting = sum(holds(text) for text in texts)
        if fitting >= _FEWEST and fitting >= _MOSTLY * len(texts):
            return meaning
    return ActivityColumn.NONE


def _names_sources(text: str) -> bool:
    return bool(text) and all(funding_source(part) for part in funding_sources(text))


def completed_columns(columns: Sequence[PlanColumn], sheet: Sheet, last: int) -> list[PlanColumn]:
    """The columns with amounts by their size where no header names any, prices and sums told apart.

    One column for all levels is known by codes of several depths beside it.
    """
    columns = list(columns)
    names = [one for one in columns if one.meaning in NAMES]
    if not names:
        return columns
    if len(names) == 1 and _of_levels(columns, sheet, last):
        columns = [replace(one, levels=True) if one is names[0] else one for one in columns]
    end = min(sheet.kinds.shape[0], last + 1 + LOOKED_AT)
    rows = [row for row in range(last + 1, end) if any(sheet.filled[row, one.column] for one in names)]
    columns = _with_total(columns, sheet, rows)
    if any(one.meaning is ActivityColumn.BUDGET for one in columns):
        columns = _with_available(_with_siblings(columns, sheet, rows), sheet, rows)
    else:
        columns = _with_amounts(columns, sheet, rows)
    return _with_relations(columns, sheet, rows)


def _of_levels(columns: Sequence[PlanColumn], sheet: Sheet, last: int) -> bool:
    codes = [one for one in columns if one.meaning is ActivityColumn.CODE]
    if not codes:
        return False
    rows = range(last + 1, min(sheet.kinds.shape[0], last + 1 + LOOKED_AT))
    found = (activity_code(written_code(sheet, codes, row)) for row in rows)
    return len({code.count(".") for code in found if code.count(".") in (2, 4, 5)}) > 1


def _with_amounts(columns: list[PlanColumn], sheet: Sheet, rows: Sequence[int]) -> list[PlanColumn]:
    """Columns whose cells are rupiah as the pagu, first those whose header speaks of money."""
    held = [
        one
        for one in columns
        if one.meaning in _FREE
        and not one.note
        and holds_amounts(sheet, one.column, rows, one.header, one.multiplier)
    ]
    if not held:
        return columns
    prices = _prices({one.column: _amounts(sheet, one, rows) for one in held}, columns, sheet, rows)
    held = [one for one in held if one.column not in prices]
    sums = _sum_of_others({one.column: _amounts(sheet, one, rows) for one in held})
    worded = [one for one in held if MONEY_WORDS.search(plain(one.header))]
    parts = [one for one in held if one.meaning is ActivityColumn.TIMING]
    years = {one.column: found[0] for one in held if (found := _YEAR.search(one.header))}
    revised = [one for one in held if REVISED.search(plain(one.header))]
    if sums is not None:
        used = [one for one in held if one.column == sums]
    elif len(set(years.values())) > 1:
        used = [one for one in held if one.column in years]
    elif revised:
        used = revised[-1:]
    elif available := [one for one in held if AVAILABLE.search(plain(one.header))]:
        used = available[:1]
    else:
        used = worded[:1] or parts or held[:1]
    chosen = {one.column for one in used}
    note = f"pagu {BY_CELLS}"
    return [
        replace(
            one,
            year=years.get(one.column, ""),
            meaning=ActivityColumn.BUDGET,
            note=note,
            multiplier=unit_multiplier(one.header) or one.multiplier,
        )
        if one.column in chosen
        else replace(one, meaning=ActivityColumn.NONE, note="rupiah yang tidak dipakai sebagai pagu")
        if one in held
        else one
        for one in columns
    ]


def _with_total(columns: list[PlanColumn], sheet: Sheet, rows: Sequence[int]) -> list[PlanColumn]:
    """The column that is the sum of those directly left of it as the pagu, unless all of them are sources.

    Parts may fall below zero (what is shifted) and be too small to look like rupiah by themselves.
    """
    free = [one for one in columns if one.meaning in (*_FREE, ActivityColumn.BUDGET) and not one.note]
    amounts = {one.column: _signed(sheet, one.column, rows) for one in free}
    for one in reversed(free):
        parts = _parts_of(one.column, amounts)
        if not parts or not _of_rupiah(one, amounts[one.column]):
            continue
        left = {other.column for other in free if other.column < one.column}
        money = [other for other in free if other.column in parts]
        if all(other.meaning is ActivityColumn.BUDGET and other.source for other in money):
            return columns
        note = f"bagian dari {one.header or 'jumlah'}"
        return [
            replace(other, meaning=ActivityColumn.BUDGET, source="", note=f"jumlah {BY_CELLS}")
            if other is one
            else replace(other, meaning=ActivityColumn.NONE, note=note)
            if other.column in parts or (other.column in left and other.meaning is ActivityColumn.BUDGET)
            else other
            for other in columns
        ]
    return columns


def _parts_of(at: int, amounts: Mapping[int, list[float]]) -> set[int]:
    """The columns side by side left of one that is their sum in nearly all rows; none where it is no sum."""
    parts: list[int] = []
    found: set[int] = set()
    while at - len(parts) - 1 in amounts:
        parts.append(at - len(parts) - 1)
        rows = [
            (
                total,
                sum(amounts[part][row] for part in parts),
                sum(bool(amounts[part][row]) for part in parts),
            )
            for row, total in enumerate(amounts[at])
            if total
        ]
        fits = [abs(total - counted) < 0.01 for total, counted, _ in rows]
        several = sum(written > 1 for _, _, written in rows)
        if len(rows) >= _FEWEST and several >= 2 and _nearly_all(fits):
            found = set(parts)
    return found


def _signed(sheet: Sheet, column: int, rows: Sequence[int]) -> list[float]:
    """The amounts of a column, those below zero too; 0 where a cell holds none."""
    cells = [sheet.grid.values[row, column] for row in rows]
    below = [
        bool(_BELOW_ZERO.match(cell))
        if isinstance(cell, str)
        else isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell < 0
        for cell in cells
    ]
    bare = [
        (cell.strip(" ()-\u2013") if isinstance(cell, str) else -cell) if sign else cell
        for cell, sign in zip(cells, below, strict=True)
    ]
    known = [amount or 0.0 for amount in amounts_of(bare)]
    return [-amount if sign else amount for amount, sign in zip(known, below, strict=True)]


def _of_rupiah(one: PlanColumn, amounts: Sequence[float]) -> bool:
    """Whether sums are of rupiah: by their size, or small where a header or title names a unit of money."""
    known = sorted(amount for amount in amounts if amount > 0)
    return bool(known) and (one.multiplier > 1 or known[len(known) // 2] >= LEAST_RUPIAH)


def _with_available(columns: list[PlanColumn], sheet: Sheet, rows: Sequence[int]) -> list[PlanColumn]:
    """Beside what is asked for, what there is: that counts as the pagu."""
    asked = [
        one
        for one in columns
        if one.meaning is ActivityColumn.BUDGET and ASKED_FOR.search(plain(one.header)) and not one.source
    ]
    there = [
        one
        for one in columns
        if one.meaning in (ActivityColumn.NONE, ActivityColumn.BUDGET)
        and AVAILABLE.search(plain(one.header))
        and holds_amounts(sheet, one.column, rows, one.header, one.multiplier)
    ]
    if len(there) != 1 or not asked:
        return columns
    note = f"yang dibutuhkan, dipakai {there[0].header}"
    return [
        replace(one, meaning=ActivityColumn.BUDGET, note=f"pagu {BY_CELLS}")
        if one is there[0]
        else replace(one, meaning=ActivityColumn.NONE, note=note)
        if one in asked
        else one
        for one in columns
    ]


def _with_siblings(columns: list[PlanColumn], sheet: Sheet, rows: Sequence[int]) -> list[PlanColumn]:
    """Columns of amounts under the same heading as amounts by source are amounts of further sources."""
    heads = {
        one.header.rpartition(" / ")[0]: one
        for one in columns
        if one.meaning is ActivityColumn.BUDGET and one.source
    }
    found = []
    for one in columns:
        head, _, own = one.header.rpartition(" / ")
        beside = heads.get(head) if head and MONEY_WORDS.search(plain(head)) else None
        if beside and one.meaning in (ActivityColumn.NONE, ActivityColumn.OPD_SUPPORT) and not one.note:
            amounts = [value for row in rows if (value := sheet.grid.values[row, one.column]) is not None]
            if amounts and all(amount is not None for amount in amounts_of(amounts)):
                one = replace(one, meaning=ActivityColumn.BUDGET, source=own, multiplier=beside.multiplier)
        found.append(one)
    return found


def _with_relations(columns: list[PlanColumn], sheet: Sheet, rows: Sequence[int]) -> list[PlanColumn]:
    """Of several columns of amounts the sum of the others is the sum, and what is multiplied is a price.

    Columns that say nearly the same in most rows are versions of one pagu: the last counts, or the one that
    its header calls later.
    """
    money = [one for one in columns if one.meaning is ActivityColumn.BUDGET]
    if len(money) < 2:
        return columns
    amounts = {one.column: _amounts(sheet, one, rows) for one in money}
    prices = _prices(amounts, columns, sheet, rows)
    sums = _sum_of_others({at: found for at, found in amounts.items() if at not in prices})
    alone = [
        one
        for one in money
        if not (one.source or one.year or one.total) and one.column not in (*prices, sums)
    ]
    used = next(
        (one for one in reversed(alone) if REVISED.search(plain(one.header))), alone[-1] if alone else None
    )
    versions = {one.column for one in alone} if sums is None and _are_versions(alone, amounts) else set()
    found = []
    for one in columns:
        if one.column in prices:
            one = replace(one, meaning=ActivityColumn.NONE, note="harga satuan")
        elif one.column == sums:
            one = replace(one, total=True)
        elif used and one.column in versions and one is not used:
            one = replace(one, meaning=ActivityColumn.NONE, note=f"pagu versi lain, dipakai {used.header}")
        found.append(one)
    return found


def _are_versions(money: Sequence[PlanColumn], amounts: Mapping[int, list[float | None]]) -> bool:
    """Whether two columns or more hold nearly the same amounts in most rows: half to twice as much."""
    rows = [
        [value for value in values if value]
        for values in zip(*(amounts[one.column] for one in money), strict=True)
    ]
    both = [values for values in rows if len(values) == len(money)]
    near = sum(max(values) <= 2 * min(values) for values in both)
    return len(money) > 1 and len(both) >= _FEWEST and near >= 0.8 * len(both)


def _amounts(sheet: Sheet, one: PlanColumn, rows: Sequence[int]) -> list[float | None]:
    return amounts_of([sheet.grid.values[row, one.column] for row in rows])


def _sum_of_others(amounts: dict[int, list[float | None]]) -> int | None:
    """The column that is the sum of at least two others in nearly all rows."""
    if len(amounts) < 3:
        return None
    for at, sums in amounts.items():
        others = [found for place, found in amounts.items() if place != at]
        pairs = [
            (total, sum(part for part in parts if part is not None))
            for total, *parts in zip(sums, *others, strict=True)
            if total
        ]
        if len(pairs) >= _FEWEST and _nearly_all([abs(total - counted) < _SAME for total, counted in pairs]):
            return at
    return None


def _prices(
    amounts: dict[int, list[float | None]], columns: Sequence[PlanColumn], sheet: Sheet, rows: Sequence[int]
) -> set[int]:
    """Columns that, times a number beside them, make another column."""
    numbers = [_amounts(sheet, one, rows) for one in columns if one.column not in amounts]
    found = set()
    for price, single in amounts.items():
        for whole, total in amounts.items():
            if price == whole:
                continue
            for times in numbers:
                triples = [
                    (one, many, all_)
                    for one, many, all_ in zip(single, times, total, strict=True)
                    if one and many and all_
                ]
                fits = [abs(one * many - all_) < _SAME for one, many, all_ in triples]
                if len(triples) >= _FEWEST and _nearly_all(fits) and any(many != 1 for _, many, _ in triples):
                    found.add(price)
    return found


def _nearly_all(fits: Sequence[bool]) -> bool:
    return sum(fits) >= 0.9 * len(fits)
