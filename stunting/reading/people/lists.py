"""Sheets that list people, known by what stands in their cells whatever their headers say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from stunting.model.grid import Grid
from stunting.reading.cells.label_words import plain
from stunting.reading.isolated.citizen_numbers import FEWEST_PEOPLE, is_citizen_number
from stunting.reading.people.columns import HEADER_ROWS, Cells, PeopleColumn, columns_of, split_numbers
from stunting.reading.people.signs import (
    ANY_NAME,
    BARE_NAME,
    PERSON,
    holds_births,
    holds_counts,
    holds_houses,
    holds_identity,
    holds_names,
    holds_phones,
    holds_sexes,
    is_called_without_header,
    is_header_of_people,
    is_in_houses,
    lives_without_header,
    measures_body,
    numbers_people,
    tells_of_person,
)

_LOOKED_AT = 3_000
"""Rows of a sheet in which people are looked for; a list below a long matrix stands at its end."""
_AT_THE_END = 500
_LONGEST_SIDEWAYS = 40
"""Rows of a sheet that may hold a person a column."""
_ROWS_OF_SPLIT = 6
"""Rows in which numbers that are split over columns are looked for, from the top to the end."""
_DAYS_OF_CODES = {"10", "20"}
_AREA_NAMES = 0.5

AreaShare = Callable[[Sequence[str]], float]
"""Share (0-1) of texts that are names of official areas."""


def no_areas_known(_: Sequence[str]) -> float:
    """No text is known as the name of an area."""
    return 0.0


def lists_people(grid: Grid, area_share: AreaShare = no_areas_known) -> tuple[str, ...]:
    """What shows that a sheet lists people, whatever its headers say; nothing where it does not.

    Identity numbers, or names below a header of people, are enough. Otherwise a date of birth must stand
    beside a name, sex, phone or house, or a name beside a sex, a measure of one body or a number that one
    person has. Phones, houses and posts beside names of anybody are enough where the sheet counts nothing:
    those of officers stand in matrices too. Names of official areas are never those of people.
    """
    values = grid.values
    found = _in_cells(values[:_LOOKED_AT], area_share)
    if not found and len(values) > _LOOKED_AT:
        found = _in_cells(values[max(_LOOKED_AT, len(values) - _AT_THE_END) :], area_share, _AT_THE_END)
    if not found and _stands_sideways(values):
        found = _in_cells(values.T, area_share)
    return found


def _in_cells(values: Cells, area_share: AreaShare, header_rows: int = HEADER_ROWS) -> tuple[str, ...]:
    columns = columns_of(values, header_rows)
    if any(holds_identity(column) for column in columns) or _is_split(values, columns):
        return ("nomor induk kependudukan",)
    worded = [column for column in columns if holds_names(column)]
    if any(column.has(PERSON) and _is_no_area(column, area_share) for column in worded):
        return ("nama orang",)
    births = any(holds_births(column) for column in columns)
    names = [column for column in worded if column.has(ANY_NAME) or column.is_headed(BARE_NAME)]
    named = any(_is_no_area(column, area_share) for column in names)
    if not births and not named:
        return _below_other_headers(columns, worded, area_share) if worded else ()
    sexed = any(holds_sexes(column) for column in columns)
    signs = {
        "nama": named,
        "jenis kelamin": sexed,
        "nomor telepon": any(holds_phones(column) for column in columns),
        "alamat rumah": any(holds_houses(column) for column in columns),
    }
    seen = tuple(sign for sign, is_seen in signs.items() if is_seen)
    if births and seen:
        return ("tanggal lahir", *seen)
    if not named:
        return ()
    if sexed or len(names) > 1 or any(measures_body(column) or numbers_people(column) for column in columns):
        return seen
    is_told = len(seen) > 1 or any(is_in_houses(column) or tells_of_person(column) for column in columns)
    return seen if is_told and not any(holds_counts(column) for column in columns) else ()


def _below_other_headers(
    columns: Sequence[PeopleColumn], worded: Sequence[PeopleColumn], area_share: AreaShare
) -> tuple[str, ...]:
    """Names beside a sex and a measure of one body, or beside a phone or a house where nothing is counted.

    The phone or the house stands in most lines, from the first on.
    """
    if any(measures_body(column) for column in columns) and any(holds_sexes(column) for column in columns):
        return ("nama", "jenis kelamin") if any(_is_no_area(one, area_share) for one in worded) else ()
    called = any(is_called_without_header(column) for column in columns)
    if not called and not any(lives_without_header(column) for column in columns):
        return ()
    named = any(_is_no_area(column, area_share) for column in worded)
    if not named or any(holds_counts(column) for column in columns):
        return ()
    return ("nama", "nomor telepon" if called else "alamat rumah")


def _is_no_area(column: PeopleColumn, area_share: AreaShare) -> bool:
    return area_share(list(column.texts)) < _AREA_NAMES


def _is_split(values: Cells, columns: Sequence[PeopleColumn]) -> bool:
    """Whether identity numbers stand in parts, such as digit by digit, in columns side by side.

    Most lines must hold one of the same kabupaten, as counts side by side may look like one by chance; and
    codes of desa (2001, 1001) beside counts look like births on the 20th and the 10th.
    """
    if len(columns) < 3:
        return False
    for joined in split_numbers(values[:: max(1, len(values) // _ROWS_OF_SPLIT)]):
        people = {number for number in joined if is_citizen_number(number)}
        areas = Counter(number[:4] for number in people)
        days = {number[6:8] for number in people} - _DAYS_OF_CODES
        is_many = len(people) >= max(FEWEST_PEOPLE, 0.8 * len(joined))
        if is_many and len(days) > 1 and max(areas.values()) >= 0.8 * len(people):
            return True
    return False


def _stands_sideways(values: Cells) -> bool:
    """Whether two headers of people, one of them of names, stand at the left, in a sheet of few rows."""
    if not 1 < len(values) <= _LONGEST_SIDEWAYS or values.shape[1] <= FEWEST_PEOPLE:
        return False
    heads = [plain(cell) for row in values.tolist() if isinstance(cell := _first_filled(row[:2]), str)]
    headers = (PERSON, ANY_NAME, BARE_NAME)
    named = any(header.search(head) for head in heads for header in headers)
    return named and sum(map(is_header_of_people, heads)) > 1


def _first_filled(cells: Sequence[object]) -> object:
    return next((cell for cell in cells if cell is not None), None)
