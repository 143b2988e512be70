"""The e-PPGBM export by name, counted to desa: classes as the register states them, and nothing of a person.

No z-score is computed. What leaves this module are numbers by official areas and months; a text of the
list is an area only where the official list has it, so that a name in the wrong column goes nowhere.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.relations import NutritionIndex, nutrition_indexes
from stunting.model.areas import Area, AreaLevel
from stunting.model.grid import Grid
from stunting.reading.cells.label_words import area_label, plain
from stunting.reading.cells.periods import date_of_serial
from stunting.reading.isolated.citizen_numbers import is_citizen_number

_HEADER_ROWS = 30
_PLACES = {
    "desa": re.compile(r"^(?:nama )?(?:desa|kel|kelurahan)(?: (?:desa|kel|kelurahan))?$"),
    "kecamatan": re.compile(r"^(?:nama )?kec(?:amatan)?$"),
    "kabupaten": re.compile(r"^(?:nama )?(?:kab|kabupaten|kota)(?: kota)?$"),
    "measured": re.compile(r"^(?:tanggal|tgl) (?:pengukuran|ukur|penimbangan|timbang)$"),
    "nik": re.compile(r"^(?:no(?:mor)? )?nik(?: (?:anak|balita))?$"),
}
_NIK_DIGITS = 16
_DATES = (
    re.compile(r"^(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d?)[-/.]\d\d?"),
    re.compile(r"^\d\d?[-/.](?P<month>\d\d?)[-/.](?P<year>(?:19|20)\d\d)"),
)

Cells = Sequence[object]


@dataclass(frozen=True, slots=True)
class ByNameColumns:
    """Where the columns of a by-name export stand, counted from 0, and the row of its header."""

    header: int
    places: Mapping[str, int]
    indexes: tuple[tuple[NutritionIndex, int], ...]


@dataclass(frozen=True, slots=True)
class PeopleCounts:
    """Children of lists by desa: for each code and indicator those with a class, and the cases among them.

    `months` are those in which they were measured (2025-08). `unplaced` children stand in no official desa,
    `unclassed` have no class of any index, `repeated` lines are of a child that a later one counts.
    """

    kabupaten: Area
    desa: Mapping[str, Mapping[str, tuple[int, int]]]
    months: tuple[str, ...]
    counted: int
    unplaced: int
    unclassed: int
    repeated: int


class NotCountableError(Exception):
    """The lists cannot be counted; the text says why, in Indonesian and without a word of a list."""


def by_name_columns(grid: Grid) -> ByNameColumns | None:
    """The columns of a by-name export: one of an index with its classes, and one of the desa; else None."""
    by_words = {words: index for index in nutrition_indexes() for words in index.words}
    for row, cells in enumerate(grid.values[:_HEADER_ROWS].tolist()):
        words = [plain(cell) if isinstance(cell, str) and len(cell) < 60 else "" for cell in cells]
        indexes = {
            by_words[word].name: (by_words[word], at) for at, word in enumerate(words) if word in by_words
        }
        places = {
            name: next(at for at, word in enumerate(words) if pattern.match(word))
            for name, pattern in _PLACES.items()
            if any(map(pattern.match, words))
        }
        if indexes and "desa" in places:
            return ByNameColumns(row, places, tuple(indexes.values()))
    return None


def count_people(grids: Sequence[Grid], gazetteer: Gazetteer) -> PeopleCounts:
    """The children of all by-name lists among some sheets, each child once, by its last measurement.

    Raises:
        NotCountableError: there is no such list, its areas are not known, or children may be in it twice.
    """
    lists = [(grid, columns) for grid in grids if (columns := by_name_columns(grid)) is not None]
    children = [child for grid, columns in lists for child in _children(grid, columns)]
    if not children:
        raise NotCountableError("tidak ada daftar dengan kolom desa dan kolom BB/U, TB/U, atau BB/TB")
    last, repeated = _once_each(children)
    names = [(child.desa, child.kecamatan) for child in last]
    hint = Counter(child.kabupaten for child in last).most_common(1)[0][0]
    kabupaten = gazetteer.area(gazetteer.recognise_kabupaten(names, hint))
    if kabupaten is None or "." not in kabupaten.code:
        raise NotCountableError("kabupatennya tidak dikenali dari nama desa dan kecamatan")
    desa: dict[str, Counter[tuple[str, str]]] = {}
    unplaced = unclassed = 0
    known: dict[tuple[str, str], str] = {}
    for child in last:
        place = (child.desa, child.kecamatan)
        if place not in known:
            known[place] = _official_desa(*place, kabupaten.code, gazetteer)
        unplaced += not known[place]
        unclassed += bool(known[place]) and not child.counts
        if known[place]:
            desa.setdefault(known[place], Counter()).update(child.counts)
    return PeopleCounts(
        kabupaten,
        {code: _pairs(counts) for code, counts in sorted(desa.items())},
        tuple(sorted({child.month for child in last} - {""})),
        len(last) - unplaced - unclassed,
        unplaced,
        unclassed,
        repeated,
    )


@dataclass(frozen=True, slots=True)
class _Child:
    """One line of a list, for as long as it is counted."""

    nik: str
    desa: str
    kecamatan: str
    kabupaten: str
    day: str
    counts: tuple[tuple[str, str], ...]
    """Indicators with "measured" or "case"."""

    @property
    def month(self) -> str:
        return self.day[:7]


def _children(grid: Grid, columns: ByNameColumns) -> Iterator[_Child]:
    for cells in grid.values[columns.header + 1 :].tolist():
        at = {name: cells[column] for name, column in columns.places.items()}
        counts = tuple(one for index, column in columns.indexes for one in _counts(index, cells[column]))
        desa, nik = _text(at["desa"]), _text(at.get("nik"))
        if desa or counts:
            # A number of so many digits was rounded by the program that wrote it: it names nobody surely.
            sure = isinstance(at.get("nik"), str) and sum(map(str.isdigit, nik)) == _NIK_DIGITS
            yield _Child(
                nik if sure and is_citizen_number(nik) else "",
                desa,
                _text(at.get("kecamatan")),
                _text(at.get("kabupaten")),
                _day(at.get("measured")),
                counts,
            )


def _counts(index: NutritionIndex, cell: object) -> Iterator[tuple[str, str]]:
    found = index.class_of(plain(cell)) if isinstance(cell, str) and len(cell) < 60 else None
    if found is not None and found.measured:
        yield from ((indicator, "measured") for indicator in index.indicators)
        yield from ((indicator, "case") for indicator in found.counted_by)


def _once_each(children: Sequence[_Child]) -> tuple[list[_Child], int]:
    """Each child by its last line, and how many lines gave way; without sure NIK all must be of one month."""
    nameless = [child for child in children if not child.nik]
    months = {child.month for child in children} - {""}
    if nameless and len(months) > 1:
        raise NotCountableError(
            "pengukurannya dari beberapa bulan dan NIK tidak lengkap, sehingga seorang anak dapat terhitung "
            "dua kali; unduh ekspornya untuk satu bulan saja"
        )
    by_nik: dict[str, _Child] = {}
    for child in sorted((one for one in children if one.nik), key=lambda one: one.day):
        by_nik[child.nik] = child
    last = [*by_nik.values(), *nameless]
    return last, len(children) - len(last)


def _official_desa(desa: str, kecamatan: str, kabupaten: str, gazetteer: Gazetteer) -> str:
    """The code of the one official desa of a name, empty where there is none or several."""
    within = (
        [area.code for area in gazetteer.exact(kecamatan, AreaLevel.KECAMATAN, kabupaten)]
        if kecamatan
        else []
    )
    if kecamatan and len(within) != 1:
        return ""
    found = gazetteer.exact(desa, AreaLevel.DESA, within[0] if within else kabupaten)
    return found[0].code if len(found) == 1 else ""


def _pairs(counts: Counter[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    return {
        indicator: (counts[indicator, "measured"], counts[indicator, "case"])
        for index in nutrition_indexes()
        for indicator in index.indicators
    }


def _text(cell: object) -> str:
    return area_label(cell) if isinstance(cell, str) and len(cell) < 100 else ""


def _day(cell: object) -> str:
    """The day of a cell as 2025-08-14, of a text its month alone; empty where it holds none."""
    if isinstance(cell, float):
        cell = date_of_serial(cell)
    if isinstance(cell, datetime.date):
        return cell.isoformat()[:10]
    found = next((m for one in _DATES if isinstance(cell, str) and (m := one.match(cell.strip()))), None)
    return f"{found['year']}-{int(found['month']):02d}" if found and 1 <= int(found["month"]) <= 12 else ""
