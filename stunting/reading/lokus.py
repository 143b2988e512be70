"""Desa lokus in an upload: a list as an annex of a decree, or a column "Lokus" of a matrix."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from stunting.catalogue.pattern_words import DESA, KECAMATAN
from stunting.model.areas import AreaLevel
from stunting.model.grid import Grid
from stunting.model.lokus import LOKUS
from stunting.model.observations import cell_address
from stunting.model.problems import Problem, ProblemKind, problem
from stunting.reading.cells.kinds import CellKind
from stunting.reading.cells.label_words import TOTAL_WORDS, plain
from stunting.reading.cells.lokus_words import LOKUS_WORDS, is_lokus_header
from stunting.reading.cells.sheet import Sheet
from stunting.reading.context import Context
from stunting.reading.places.matching import match_areas
from stunting.reading.places.name_rows import AreaRow

_NAMES_LOKUS = re.compile(rf"\b{LOKUS_WORDS}\b")
_IS_LIST = re.compile(rf"\b(?:daftar|penetapan|ditetapkan|menetapkan)\b.*\b{LOKUS_WORDS}\b")
_DESA = re.compile(rf"(?:nama )?(?:{DESA})(?: (?:{DESA}|lokus|lokasi|fokus|atau|dan))*|lokus|desa lokus")
_KECAMATAN = re.compile(rf"(?:nama )?(?:{KECAMATAN})")
_CODE = re.compile(r"(?:kode|id)\b.*")
_BESIDE = re.compile(r"(?:no|nomor|nr|tahun|kode.*|id.*|rt|rw)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_DECREE_NUMBER = re.compile(r"\bnomor\b.*?\btahun 20\d\d\b")
_MOST_ROWS_ABOVE = 25
_FEWEST_DESA = 2


@dataclass(frozen=True, slots=True)
class LokusList:
    """A sheet that lists desa lokus. Rows and columns count from 0; -1 where there is no such column.

    `alone` says that it holds no numbers or ticks, so that it is no matrix as well.
    """

    file: str
    sheet: Sheet
    header: int
    desa: int
    kecamatan: int
    code: int
    year: str
    alone: bool


def lokus_list(file: str, grid: Grid) -> LokusList | None:
    """The sheet as a list of desa lokus, or None.

    Its title or its name speaks of lokus, its header names desa, and no column says of each desa whether it
    is one. A sheet with numbers too is a list only where the title says so ("Daftar desa lokus").
    """
    above: list[str] = [plain(grid.sheet)]
    for row, cells in enumerate(grid.values[:_MOST_ROWS_ABOVE].tolist()):
        texts = {at: plain(value) for at, value in enumerate(cells) if isinstance(value, str)}
        desa = [at for at, text in texts.items() if _DESA.fullmatch(text)]
        if desa and len(texts) > 1:
            title = " ".join((*above, texts[desa[0]]))
            return _list_at(file, grid, row, texts, title) if _NAMES_LOKUS.search(title) else None
        above += texts.values()
    return None


def _list_at(file: str, grid: Grid, row: int, texts: dict[int, str], title: str) -> LokusList | None:
    desa = next(at for at, text in texts.items() if _DESA.fullmatch(text))
    if any(at != desa and is_lokus_header(text) for at, text in texts.items()):
        return None
    sheet = Sheet(grid)
    beside = [at for at, text in texts.items() if _BESIDE.fullmatch(text)]
    data = sheet.numbers | (sheet.kinds == CellKind.ANSWER)
    numbers = np.delete(data[row + 1 :], beside, axis=1)
    if numbers.any() and not _IS_LIST.search(title):
        return None

    def place(words: re.Pattern[str]) -> int:
        return next((at for at, text in texts.items() if words.fullmatch(text)), -1)

    found = LokusList(
        file, sheet, row, desa, place(_KECAMATAN), place(_CODE), _year(title, file), not numbers.any()
    )
    return found if len(_written(found)) >= _FEWEST_DESA else None


def _year(title: str, file: str) -> str:
    """The year that a title is for: not that of the number of a decree, else that of the file; or empty."""
    for text in (_DECREE_NUMBER.sub("", title), title, file):
        years = set(_YEAR.findall(text))
        if len(years) == 1:
            return str(years.pop())
    return ""


def _written(found: LokusList) -> list[tuple[int, str, str, str]]:
    """Row, desa, kecamatan and code of every line as written; kecamatan carried down."""
    sheet = found.sheet
    lines: list[tuple[int, str, str, str]] = []
    kecamatan = ""
    for row in range(found.header + 1, sheet.kinds.shape[0]):
        if lines and not sheet.filled[row].any():
            break  # what follows is signed, not listed
        if found.kecamatan >= 0:
            kecamatan = sheet.merged_text(row, found.kecamatan) or kecamatan
        desa = sheet.merged_text(row, found.desa)
        code = sheet.text(row, found.code) if found.code >= 0 else ""
        if desa and not sheet.numbers[row, found.desa] and not TOTAL_WORDS.match(desa):
            lines.append((row, desa, kecamatan, code))
    return lines


def read_lokus(
    lists: Sequence[LokusList], observations: pd.DataFrame, context: Context
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """All desa lokus of an upload as `LOKUS`, with names on lists that are no official desa.

    `observations` follows `OBSERVATIONS`: a column "Lokus" stands there as answers under such a header.
    """
    parts = [_of_columns(observations)]
    problems: list[Problem] = []
    for one in lists:
        frame, wrong = _of_list(one, context)
        parts.append(frame)
        problems += wrong
    parts = [part for part in parts if len(part)]
    if not parts:
        return LOKUS.empty(), tuple(problems)
    every = pd.concat(parts, ignore_index=True)
    return LOKUS.check(every.drop_duplicates(["area_code", "year"], ignore_index=True)), tuple(problems)


def _of_list(one: LokusList, context: Context) -> tuple[pd.DataFrame, list[Problem]]:
    lines = _written(one)
    rows = [AreaRow(desa, kecamatan, code, AreaLevel.DESA.value) for _, desa, kecamatan, code in lines]
    sheet = one.sheet.grid.sheet
    records: list[tuple[str, ...]] = []
    problems: list[Problem] = []
    for (row, desa, kecamatan, _), found in zip(lines, match_areas(rows, context).found, strict=True):
        cell = cell_address(row + 1, one.desa + 1)
        if found.desa:
            records.append((found.code, found.desa, found.kecamatan, one.year, one.file, sheet, cell))
            continue
        inside = f" di {kecamatan}" if kecamatan else ""
        problems.append(
            problem(ProblemKind.UNKNOWN_AREA, file=one.file, sheet=sheet, cell=cell, area=desa, inside=inside)
        )
    return pd.DataFrame(records, columns=LOKUS.names, dtype="str"), problems


def _of_columns(observations: pd.DataFrame) -> pd.DataFrame:
    headers = {one for one in observations["header"].unique() if is_lokus_header(one)}
    if not headers:
        return LOKUS.empty()
    own = observations[
        observations["header"].isin(headers)
        & observations["indicator"].eq("")
        & observations["area_level"].eq(AreaLevel.DESA.value)
        & observations["area_code"].ne("")
    ]
    # A tick, "Ya" or 1, or the year since when: anything but a no.
    years = own["header"].str.extract(r"(20\d\d)", expand=False)
    own = own.assign(year=years.fillna(own["period"].str[:4]).fillna(""))[own["value"] > 0]
    cells = [cell_address(row, column) for row, column in zip(own["row"], own["column"], strict=True)]
    return LOKUS.check(
        pd.DataFrame(
            {
                "area_code": own["area_code"].astype("str"),
                "area": own["desa"].astype("str"),
                "kecamatan": own["kecamatan"].astype("str"),
                "year": own["year"].astype("str"),
                "file": own["file"].astype("str"),
                "sheet": own["sheet"].astype("str"),
                "cell": pd.Series(cells, index=own.index, dtype="str"),
            }
        ).reset_index(drop=True)
    )
