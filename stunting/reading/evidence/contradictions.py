"""Cells that break what the rest of their table keeps to, and lines that repeat the numbers of another one.

Shares of a sasaran and totals below their rows are checked with the figures (`analysis/quality`), which know
what a percentage is of; here stands what only the table knows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from stunting.model.observations import Measure, column_letters
from stunting.reading.evidence.arithmetic import Identities
from stunting.reading.evidence.header_meaning import HeaderMeaning
from stunting.reading.evidence.identities import Numbered, Numbers
from stunting.reading.evidence.identity_words import (
    COLUMN,
    ROW,
    complement_words,
    copy_words,
    line_name,
    ratio_words,
    sum_words,
)
from stunting.reading.evidence.line_measures import TableMeasures
from stunting.reading.evidence.lines import Line, TableLines
from stunting.reading.evidence.ratios import Ratio
from stunting.reading.evidence.sums import find_copies, find_cumulatives
from stunting.reading.layout.drafts import TableDraft

_ACHIEVED = (Measure.NUMERATOR, Measure.PERCENT, Measure.COUNT)
_ROUNDING = 0.001
"""Share of its scale by which a printed share may lie off without being wrong, as when it was cut off."""


@dataclass(frozen=True, slots=True)
class BrokenIdentity:
    """An identity in words and the cells that break it: address, number there, number by the others."""

    said: str
    cells: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class CopiedLine:
    """A line, by its first cell and header, that repeats the numbers of another one."""

    said: str
    cell: str
    header: str
    original: str


Contradiction: TypeAlias = BrokenIdentity | CopiedLine
Broken: TypeAlias = tuple[str, tuple[int, ...], dict[int, tuple[float, float]]]
"""An identity in words, its lines (the one that it gives first), and printed and given numbers by place."""


@dataclass(frozen=True, slots=True)
class _Direction:
    """All lines along one direction: `lines` of the first header, `headers` for each header they have."""

    word: str
    identities: Identities
    lines: Sequence[Line]
    headers: Sequence[Sequence[HeaderMeaning]]
    address: Callable[[int, int], str]

    @property
    def numbers(self) -> Sequence[Numbers]:
        """Numbers of each line."""
        return self.identities.numbered.lines


def contradictions(
    draft: TableDraft,
    table: TableLines,
    headers: Sequence[Sequence[HeaderMeaning]],
    measures: TableMeasures,
) -> tuple[Contradiction, ...]:
    """What contradicts itself among the columns and among the rows of a table."""
    letters = [column_letters(column.column + 1) for column in draft.value_columns]
    members: dict[int, list[int]] = {}
    for place, group in enumerate(table.groups):
        members.setdefault(group, []).append(place)
    height = len(draft.rows)

    def by_column(group: int, place: int) -> str:
        return f"{letters[members[group][place // height]]}{draft.rows[place % height] + 1}"

    columns = _Direction(COLUMN, measures.columns, table.lines[0], headers, by_column)
    found: list[Contradiction] = [*_broken(columns), *_copies(columns)]
    if table.by_row:
        first = [row[0] for row in table.lines]

        def by_row(code: int, place: int) -> str:
            return f"{letters[place]}{line_name(first[code], ROW)}"

        heads = [[row[0] for row in headers]]
        rows = _Direction(ROW, measures.rows, first, heads, by_row)
        found += [*_broken(rows), *_copies(rows)]
    return tuple(found)


def _broken(direction: _Direction) -> Iterator[BrokenIdentity]:
    """One for each set of places that break identities of one line: a wrong number breaks all of them."""
    told: list[tuple[set[int], set[int]]] = []
    for said, lines, places in (*_sums(direction), *_complements(direction), *_ratios(direction)):
        if any(set(lines) & known and set(places) == before for known, before in told):
            continue
        told.append((set(lines), set(places)))
        cells = ((direction.address(lines[0], place), *values) for place, values in places.items())
        yield BrokenIdentity(said, tuple(cells))


def _sums(direction: _Direction) -> Iterator[Broken]:
    running = {one.running for one in find_cumulatives(direction.identities.sums)}
    for found in direction.identities.sums:
        if not found.broken:
            continue
        words = sum_words(found, direction.lines, direction.word)
        said = f"{words} (angka berjalan)" if found.whole in running else words
        given = sum(direction.numbers[part] for part in found.parts)
        places = _values(direction.numbers[found.whole], np.asarray(given), found.broken)
        yield said, (found.whole, *found.parts), places


def _complements(direction: _Direction) -> Iterator[Broken]:
    for found in direction.identities.complements:
        if found.broken:
            one, other = direction.numbers[found.one], direction.numbers[found.other]
            places = _values(one, found.scale - other, found.broken)
            yield complement_words(found, direction.lines, direction.word), (found.one, found.other), places


def _ratios(direction: _Direction) -> Iterator[Broken]:
    """Shares that are no percentage of an indicator: those are checked with the figures."""
    for ratio in (*direction.identities.ratios, *direction.identities.shares):
        places = (ratio.percent, ratio.numerator, ratio.denominator)
        if not all(_is_loose_share(row[ratio.percent]) for row in direction.headers):
            continue
        broken = _breaking(ratio, direction.identities.numbered)
        if broken:
            yield ratio_words(ratio, direction.lines, direction.word), places, broken


def _is_loose_share(header: HeaderMeaning) -> bool:
    """Whether a line was read as a share, but not as the percentage of an indicator."""
    return header.measure is Measure.OTHER or (
        header.measure is Measure.PERCENT and not header.match.indicator
    )


def _breaking(ratio: Ratio, numbered: Numbered) -> dict[int, tuple[float, float]]:
    printed, numerator, denominator = (
        numbered.lines[place] for place in (ratio.percent, ratio.numerator, ratio.denominator)
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        given = np.where(denominator > 0, ratio.scale * numerator / denominator, np.nan)
        far = np.abs(printed - given) > 2 * ratio.allowed + _ROUNDING * ratio.scale
    return _values(printed, given, np.flatnonzero(far).tolist())


def _values(printed: Numbers, given: Numbers, places: Sequence[int]) -> dict[int, tuple[float, float]]:
    return {place: (float(printed[place]), float(given[place])) for place in places}


def _copies(direction: _Direction) -> Iterator[CopiedLine]:
    for found in find_copies(direction.identities.numbered):
        if all(_would_differ(row[found.copy], row[found.original]) for row in direction.headers):
            header, original = (direction.headers[0][place].header for place in (found.copy, found.original))
            words = copy_words(found, direction.lines, direction.word)
            yield CopiedLine(words, direction.address(found.copy, 0), header, original)


def _would_differ(one: HeaderMeaning, other: HeaderMeaning) -> bool:
    """Whether two lines mean what is hardly ever the same in all areas: services, or target and realisasi.

    Several services have one sasaran, and 100 % of it may have been served.
    """
    if one.period != other.period or not one.match.indicator or not other.match.indicator:
        return False
    measures = {one.measure, other.measure}
    if one.match.indicator == other.match.indicator:
        return Measure.TARGET in measures and bool(measures & set(_ACHIEVED))
    return measures <= set(_ACHIEVED)
