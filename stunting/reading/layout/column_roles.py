"""What each column of a table is for: area names, codes, periods, numbers, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np

from stunting.catalogue.pattern_words import (
    DESA,
    DESA_SHORT,
    KABUPATEN,
    KECAMATAN,
    LOCAL_DESA,
    LOCAL_KECAMATAN,
    PROVINSI,
    QUARTER,
    TOTAL,
)
from stunting.model.areas import AreaLevel
from stunting.reading.cells.kinds import CellKind
from stunting.reading.cells.label_words import (
    PHONE_WORDS,
    area_label,
    area_levels_named,
    names_an_area_column,
    plain,
)
from stunting.reading.cells.periods import (
    date_of_serial,
    find_period,
    is_month_word,
    part_below,
    part_of_year,
)
from stunting.reading.cells.sheet import Sheet
from stunting.reading.cells.translations import without_translation
from stunting.reading.layout.cells_below import (
    counts_up,
    holds_codes,
    holds_numbering,
    holds_written_numbers,
    holds_years,
    numbers_below,
    sample_texts,
)
from stunting.reading.layout.header_paths import is_covered, joined
from stunting.reading.layout.regions import Region

AreaShare = Callable[[Sequence[str]], float]
"""Share of texts that are names of official areas, 0-1."""


class ColumnRole(StrEnum):
    """What a column is for."""

    NUMBERING = "numbering"
    CODE = "code"
    AREA = "area"
    PERIOD = "period"
    LABEL = "label"
    UNIT = "unit"
    VALUE = "value"
    TEXT = "text"
    PLACE = "place"
    """Coordinates."""
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table: its place on the sheet (from 0), its header and its role."""

    column: int
    path: tuple[str, ...]
    role: ColumnRole
    levels: tuple[AreaLevel, ...] = ()
    """Levels of area that its header names."""

    @property
    def header(self) -> str:
        """The header path as one text."""
        return joined(self.path)


# "Count of NO" is what a pivot table makes of a numbering. NPSN and the like number institutions.
_MARKS = (CellKind.DASH, CellKind.MISSING_TEXT, CellKind.ERROR, CellKind.WITHHELD)
_NUMBERING_HEADER = re.compile(
    r"^(?:(?:count|sum|hitung\w*|jumlah) (?:of|dari) )?(?:no|n o|nomor|nr|no urut|num|index|#)$|"
    r"^(?:no |nomor )?(?:npsn|nsm|nss|nspp|nib|npwp|kode pos)$"
)
_CODE_HEADER = re.compile(
    r"^(?:(?:bps|kemendagri|kemdagri) )?(?:kode|kd|code|id|kodewil)\b|^kode|"
    r"^id ?(?:kec|kel|kab|prov|desa|wil|pus)|\bkode$|\bcode$"
)
# "Lintang Kanan" is a kecamatan.
_PLACE_HEADER = re.compile(
    r"^(?:(?:titik|garis|koordinat|coordinate|gps|derajat|x|y|utara|selatan|timur|barat) )*"
    r"(?:lat|lon|long|lng|latitude|longitude|lintang|bujur|koordinat|coordinate)"
    r"(?: (?:utara|selatan|timur|barat|ls|lu|bt|x|y|lat\w*|lon\w*|lintang|bujur|derajat|gps))*$"
)
_PERIOD_HEADER = re.compile(
    rf"\b(?:tahun|thn|year|bulan|bln|month|periode|period|{QUARTER}|kuartal|semester|tanggal|tgl|date|waktu)\b"
)
_ABOUT_FIGURES = re.compile(
    rf"\b(?:tahun|thn|th|ta|year|bulan|bln|month|periode|period|{QUARTER}|kuartal|semester|tanggal|tgl|date|waktu|"
    r"data|laporan|pelaporan|lapor|report\w*|anggaran|ajaran|pelajaran|ukur|pengukuran|timbang|penimbangan|"
    r"pendataan|survei|penilaian|input|entri|update|pembaruan|rekap|nama|angka|no|id|kode|"
    r"ke|dan|dari|of|the|berjalan|\d+)\b"
)
"""Words of a header of periods; with other words it names the year of a thing ("TAHUN KONSTRUKSI")."""
_OF_A_MONTH = re.compile(r"\b(?:ini|lalu|sebelumnya|berjalan|s d|sd|sampai|hingga|kumulatif)\b")
"""What was reached in a month, or until it: "Bulan ini" heads numbers and no months."""
_AREA_PREFIX = re.compile(
    rf"^(?:{DESA}|kel\.|ds\.|kecamatan|kec\.|kabupaten|kab\.|kota|provinsi)\s+\S",
    re.IGNORECASE,
)
_KIND_OF_AREA = re.compile(
    rf"^(?:{DESA}|{DESA_SHORT}|{LOCAL_DESA}|{KECAMATAN}|{KABUPATEN}|kota|puskesmas|k|d)$"
)
_LABEL_WORDS = frozenset(
    (
        "nama no nomor kode kecmatan kecamata kabkota kota propinsi puskesmas pukesmas pusksmas pkm upt "
        "wilayah daerah lokasi lokus unit kerja area dan village subdistrict regency municipality "
        "province region tempat "
        f"{PROVINSI}|{KABUPATEN}|{KECAMATAN}|{DESA}|{DESA_SHORT}|{LOCAL_DESA}|{LOCAL_KECAMATAN}"
    )
    .replace("|", " ")
    .split()
)
_ENTERED_HEADER = re.compile(
    r"^(?:timestamp|(?:cap|stempel) waktu|"
    r"(?:waktu|tanggal|tgl) (?:pengisian|isi|input|entri|kirim|submit)\w*)\b"
)
"""When a form was filled in, which is not the time that its numbers are about."""
_CONTACT_HEADER = re.compile(rf"\b(?:{PHONE_WORDS})\b")
_UNIT_HEADER = re.compile(r"^(?:satuan|unit|unit satuan)$")
_REMARK_HEADER = re.compile(
    r"\b(?:opd|perangkat daerah|penanggung ?jawab|pelaksana|instansi|sumber|keterangan|ket|catatan|satuan)\b"
)
_FORMULA_HEADER = re.compile(r"\b(?:rumus|formula|definisi|(?:cara|metode) (?:per)?hitung\w*)\b")
"""A column that says how a number is computed names the same things as the numbers, and no row."""
_REMARK_ALONE = re.compile(
    r"^(?:ket|keterangan|catatan|(?:kolom )?(?:cek|check|kontrol)(?: (?:rumus|data|jumlah|total))?)$"
)
"""Heads of remarks, and of what somebody checked beside the table."""
_PAGE_HEADER = re.compile(r"^(?:(?:no|nomor) )?(?:halaman|hal|hlm|hlmn|page)$")
"""Heads the pages of a table of contents."""
_ROWS_HEADER = re.compile(
    r"^(?:komponen|indikator|uraian|kegiatan|layanan|variabel|aspek|pertanyaan|program)\b"
)
"""Heads of what is counted or asked, which may begin with a level of area ("Desa ODF")."""
_MEASURE_LABEL = re.compile(
    r"\b(?:sasaran|capaian|realisasi|persen\w*|pembilang|penyebut|target|jumlah)\b|%", re.IGNORECASE
)


def table_columns(
    sheet: Sheet, region: Region, paths: list[tuple[str, ...]], area_share: AreaShare
) -> list[TableColumn]:
    """Role of every column of a region, judged by header words and by what stands below them."""
    columns: list[TableColumn] = []
    beside_labels = True
    for open_column in _open_columns(sheet, region, paths):
        role = _role(sheet, region, open_column, beside_labels, area_share)
        beside_labels = beside_labels and role is not ColumnRole.VALUE
        path = open_column.path
        columns.append(TableColumn(open_column.column, path, role, area_levels_named(joined(path))))
    return _with_label_column(sheet, region, columns, area_share)


@dataclass(frozen=True, slots=True)
class _OpenColumn:
    """A column before its role is known: its cells by kind, and whether any column is `headed`."""

    column: int
    path: tuple[str, ...]
    headed: bool
    counts: list[int]


def _open_columns(sheet: Sheet, region: Region, paths: list[tuple[str, ...]]) -> list[_OpenColumn]:
    """The columns of a region; their cells are counted together."""
    below = sheet.kinds[region.body, region.left : region.left + len(paths)]
    counts = np.array([np.count_nonzero(below == kind, axis=0) for kind in CellKind]).T.tolist()
    headed = any(paths)
    return [
        _OpenColumn(column, path, headed, counted)
        for column, (path, counted) in enumerate(zip(paths, counts, strict=True), start=region.left)
    ]


def _role(
    sheet: Sheet, region: Region, opened: _OpenColumn, beside_labels: bool, area_share: AreaShare
) -> ColumnRole:
    column, path, headed, counts = opened.column, opened.path, opened.headed, opened.counts
    numbers = counts[CellKind.NUMBER] + counts[CellKind.NUMBER_TEXT]
    marks = sum(counts[kind] for kind in _MARKS)
    texts, answers, dates = counts[CellKind.TEXT], counts[CellKind.ANSWER], counts[CellKind.DATE]
    words = plain(without_translation(path[-1])) if path else ""
    everything = plain(without_translation(joined(path)))
    named = _named_role(words)
    if not numbers + marks + texts + answers + dates:
        if named is ColumnRole.NUMBERING:
            return ColumnRole.NUMBERING
        if is_covered(sheet, region, column):
            return ColumnRole.EMPTY
        unfilled = bool(path) and _may_be_unfilled(words) and not (beside_labels and _belongs_to_labels(path))
        return ColumnRole.VALUE if unfilled else ColumnRole.EMPTY
    if (
        named is ColumnRole.NUMBERING
        or (path and path[-1].strip() == "#")
        or (not path and counts_up(sheet, region, column))
    ):
        return ColumnRole.NUMBERING
    if named is not None and named is not (ColumnRole.UNIT if numbers else ColumnRole.PLACE):
        return named
    if dates and dates >= numbers + texts:
        if not _names_year_of_a_thing(words):
            return ColumnRole.PERIOD
    elif _is_period(sheet, region, column, words, numbers, texts):
        return ColumnRole.PERIOD
    if numbers + dates > texts and _names_year_of_a_thing(words) and holds_years(sheet, region, column):
        return ColumnRole.TEXT
    if texts > numbers + marks + answers and holds_numbering(sheet, region, column):
        return ColumnRole.NUMBERING
    if texts > numbers and holds_written_numbers(sheet, region, column):
        numbers, texts = numbers + texts, 0
    years_below = beside_labels and texts > 1 and holds_years(sheet, region, column)
    if names_an_area_column(everything) and (texts > numbers or years_below):
        return ColumnRole.TEXT if _holds_kinds_of_area(sheet, region, column) else ColumnRole.AREA
    if texts <= numbers and beside_labels and not answers and _belongs_to_labels(path):
        return ColumnRole.NUMBERING if counts_up(sheet, region, column) else ColumnRole.EMPTY
    if holds_codes(sheet, region, column, numbers, texts):
        return ColumnRole.CODE
    if numbers + answers and numbers + marks + answers >= texts:
        if _REMARK_ALONE.match(words) and not beside_labels:
            return ColumnRole.TEXT
        if headed and not path:
            return ColumnRole.NUMBERING if counts_up(sheet, region, column) else ColumnRole.EMPTY
        return ColumnRole.VALUE
    if texts:
        of_rows = beside_labels and bool(_ROWS_HEADER.match(words))
        return (
            ColumnRole.AREA
            if not of_rows and _holds_areas(sheet, region, column, area_share)
            else ColumnRole.TEXT
        )
    return ColumnRole.VALUE if path or not headed else ColumnRole.EMPTY


def heads_numbers_or_codes(label: str) -> bool:
    """Whether a label heads the numbering or the codes of what stands beside it: "No", "Kode"."""
    words = plain(without_translation(label))
    return bool(_NUMBERING_HEADER.match(words) or _CODE_HEADER.search(words))


@lru_cache(maxsize=10_000)
def _named_role(words: str) -> ColumnRole | None:
    """The role that its header gives a column; a place must hold numbers below it, and a unit none."""
    if _NUMBERING_HEADER.match(words):
        return ColumnRole.NUMBERING
    if _PLACE_HEADER.match(words):
        return ColumnRole.PLACE
    if _CODE_HEADER.search(words) and not names_only_counts(words):
        return ColumnRole.CODE
    if _UNIT_HEADER.match(words):
        return ColumnRole.UNIT
    if _ENTERED_HEADER.match(words) or _PAGE_HEADER.match(words) or _CONTACT_HEADER.search(words):
        return ColumnRole.TEXT
    return None


def _holds_kinds_of_area(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether nothing but words such as "Desa" and "Kelurahan" stand below, which name no area."""
    return all(_KIND_OF_AREA.match(plain(text)) for text in sample_texts(sheet, region, column))


def names_only_counts(words: str) -> bool:
    """Whether a header speaks of how many ("jumlah id"), so that its numbers are values."""
    return bool(re.match(r"^(?:jumlah|persen|rata)", words))


def _belongs_to_labels(path: tuple[str, ...]) -> bool:
    """Whether a header is that of an area column and no more, so that numbers below are no values."""
    return bool(path) and all(
        names_an_area_column(label) and _LABEL_WORDS.issuperset(plain(label).split()) for label in path
    )


def _may_be_unfilled(words: str) -> bool:
    return bool(words) and not re.match(
        r"^(?:ket|keterangan|catatan|paraf|tanda tangan|ttd petugas|nip)\b", words
    )


def _holds_areas(sheet: Sheet, region: Region, column: int, area_share: AreaShare) -> bool:
    texts = [area_label(text) for text in sample_texts(sheet, region, column)]
    if len(texts) < 2:
        return False
    prefixed = sum(bool(_AREA_PREFIX.match(text)) for text in texts)
    return prefixed >= 0.6 * len(texts) or area_share(texts) >= 0.6


def _is_period(sheet: Sheet, region: Region, column: int, words: str, numbers: int, texts: int) -> bool:
    named = (
        bool(_PERIOD_HEADER.search(words))
        and len(words.split()) <= 3
        and not _is_shared(sheet, region, column)
    )
    # "0-5 bln" heads the children of an age.
    named = named and not find_period(words) and not part_of_year(words) and not words[:1].isdigit()
    named = named and not re.search(r"\b(?:jumlah|umur|usia|rata|anak|bayi|balita)\b", words)
    named = named and not _names_year_of_a_thing(words)
    named = named and not _OF_A_MONTH.search(words)
    named = named and not (texts > 1 and names_an_area_column(words))  # "KECAMATAN / TAHUN"
    if numbers >= texts and not named:
        return False
    if numbers >= texts:
        found = numbers_below(sheet, region, column)
        years = sum(1980 <= n <= 2100 for n in found)
        months = sum(1 <= n <= 12 for n in found)
        serials = sum(date_of_serial(n) is not None for n in found)
        return (
            bool(found)
            and max(years, months, serials) >= 0.9 * len(found)
            and _varies_like_a_key(words, found)
        )
    if _REMARK_HEADER.search(words) or _names_year_of_a_thing(words):
        return False  # "deklarasi 2022", "Tanggal pelaksanaan": when something was done
    labels = sample_texts(sheet, region, column, 60)
    share = sum(
        bool(find_period(label)) or is_month_word(label) or bool(part_below(words, label)) for label in labels
    )
    total = sum(label_is_total(label) for label in labels)
    return share > 0 and share + total >= (0.6 if named else 0.9) * len(labels) and _short(labels)


def _is_shared(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether the lowest header of a column is merged over others too, as "BULAN" is over twelve months."""
    merge = sheet.merge_over(region.header_rows[-1], column) if region.header_rows else None
    return merge is not None and merge.right > merge.left


def _names_year_of_a_thing(words: str) -> bool:
    """Whether a header speaks of a year or day, but not of that of the figures."""
    return bool(re.match(r"(?:tahun|thn|th|tanggal|tgl)\b", words) and _ABOUT_FIGURES.sub("", words).strip())


def _varies_like_a_key(words: str, found: list[float]) -> bool:
    """Parts of a year as numbers need a header that says so; years and serials speak for themselves."""
    if all(1 <= n <= 12 for n in found):
        return all(part_below(words, f"{n:g}") for n in found) and not words.startswith("umur")
    return True


def label_is_total(text: str) -> bool:
    """Whether a text is a total, seen from a column of periods."""
    return bool(re.match(rf"^(?:{TOTAL})", plain(text)))


def _short(labels: list[str]) -> bool:
    return sum(len(label) <= 30 for label in labels) >= 0.8 * len(labels)


def _with_label_column(
    sheet: Sheet, region: Region, columns: list[TableColumn], area_share: AreaShare
) -> list[TableColumn]:
    """Columns with the one that names the rows marked, where no header named an area column."""
    columns = [
        TableColumn(c.column, c.path, ColumnRole.TEXT, c.levels)
        if c.role is ColumnRole.AREA and _is_remark(sheet, region, c, columns, area_share)
        else c
        for c in columns
    ]
    if any(column.role is ColumnRole.AREA for column in columns):
        return columns
    texts = [c for c in columns if c.role is ColumnRole.TEXT]
    if not texts:
        return columns
    first_value = min((c.column for c in columns if c.role is ColumnRole.VALUE), default=region.right + 1)
    before = [c for c in texts if c.column < first_value] or texts[:1]
    naming = [c for c in before if not _remarks(sheet, region, c)] or before[:1]
    labels = {c.column for c in naming}
    return [
        TableColumn(c.column, c.path, ColumnRole.LABEL, c.levels) if c.column in labels else c
        for c in columns
    ]


def _remarks(sheet: Sheet, region: Region, column: TableColumn) -> bool:
    """Whether a column is headed by a word of remarks and does not say what the rows measure."""
    if _FORMULA_HEADER.search(plain(column.header)):
        return True
    if not _REMARK_HEADER.search(plain(column.header)):
        return False
    texts = sample_texts(sheet, region, column.column, 60)
    return sum(bool(_MEASURE_LABEL.search(text)) for text in texts) * 2 < len(texts)


def _is_remark(
    sheet: Sheet, region: Region, column: TableColumn, columns: list[TableColumn], area_share: AreaShare
) -> bool:
    """Whether a column headed by an area word stands behind the numbers and holds no area names."""
    first_value = min((c.column for c in columns if c.role is ColumnRole.VALUE), default=region.right)
    others = any(c.role is ColumnRole.AREA and c.column < first_value for c in columns)
    if column.column < first_value or not others:
        return False
    return area_share([area_label(text) for text in sample_texts(sheet, region, column.column, 60)]) < 0.5


def columns_of(columns: list[TableColumn], role: ColumnRole) -> list[TableColumn]:
    """Columns of one role, from left to right."""
    return [column for column in columns if column.role is role]
