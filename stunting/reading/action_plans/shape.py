"""Action plans known by their shape: names of activities beside amounts, whatever their header says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stunting.catalogue.activity_codes import activity_code
from stunting.model.grid import Grid
from stunting.reading.action_plans.amounts import amount_style, rupiah, unit_multiplier
from stunting.reading.cells.kinds import CellKind
from stunting.reading.cells.label_words import TOTAL_WORDS, plain
from stunting.reading.cells.numbers import NumberStyle
from stunting.reading.cells.sheet import Sheet

MONEY_WORDS = re.compile(
    r"\b(?:rp|rupiah|pagu|anggaran|dana|biaya|pendanaan|pembiayaan|belanja|budget|nominal|nilai)\b"
)
RATE_WORDS = re.compile(
    r"\b(?:harga|biaya|tarif|indeks|nilai|unit) (?:satuan|per|unit|cost)\b|\bunit cost\b|^harga\b|\btarif\b|"
    r"\bsatuan (?:harga|biaya)\b"
)
LOOKED_AT = 400
"""Rows that tell the shape; a plan does not begin further down."""
_FEWEST = 3
_NAMED_SHARE = 0.3
_PAID_SHARE = 0.5
LEAST_RUPIAH = 100_000.0
_USUAL_RUPIAH = 1_000_000.0
"""Half of the amounts of a plan are a million or more; of people no table of a kabupaten counts so many."""
_LONGEST_LABEL = 80
_MOST_HEADER_ROWS = 4
# Nouns of doing ("Penyediaan", "Kunjungan") and other words with which activities begin.
_BEGINS = re.compile(
    r"^\W*(?:(?:[\dXx]{1,4}\.)*[\dXx]{1,4}[.)]?|[a-z][.)])?\s*[-:\u2013\u2022]?\s*"
    r"(?:sub ?kegiatan|kegiatan|program)?\s*:?\s*"
    r"(?:(?!perempuan|pertanian|perikanan|perkebunan|perdagangan|perhubungan|perindustrian|"
    r"persentase|perangkat)pe[a-z]{3,}an|kelas|kunjungan|kampanye|konseling|koordinasi|kajian|"
    r"fasilitasi|sosialisasi|rehab\w*|rapat|rembuk|rakor|rekonsiliasi|rekrutmen|renovasi|revitalisasi|"
    r"bimbingan|bimtek|workshop|orientasi|advokasi|monitoring|monev|evaluasi|audit|belanja|bantuan|hibah|"
    r"honor\w*|insentif|operasional|dukungan|distribusi|edukasi|imunisasi|intervensi|investigasi|"
    r"lokakarya|lokmin|minilok\w*|lomba|optimalisasi|promosi|publikasi|skrining|screening|sweeping|"
    r"surveilans|surveillance|studi|supervisi|verifikasi|validasi|survei|survey|gerakan|aksi|jemput bola|"
    r"demo|diseminasi|pmt|tata ?laksana|transport\w*|cetak|sewa|jasa|stimulan|seminar|musyawarah|"
    r"inspeksi|identifikasi|implementasi|inventarisasi|integrasi|deteksi|desiminasi|diklat|"
    r"rujukan|santunan|subsidi|sinkronisasi|temu|uji|update|bakti|bazar|festival|review|reviu|"
    r"menyusun|melaksanakan|memberikan|menyediakan|mengadakan|meningkatkan|melakukan|membangun)\b",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"^(?:dinas|dinkes|dinsos|dp3ap2kb|dppkb|disdik\w*|dpupr?|pupr|badan|bappe\w*|bape\w*|bagian|sekretariat|"
    r"kecamatan|puskesmas|uptd?|rsud|kantor|kua|kemenag|dpmd|dukcapil|disdukcapil|dkp|pemdes|tpps|tp ?pkk)\b",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"^(?:jumlah|persentase|prosentase|persen|%|cakupan|prevalensi|proporsi|angka|indeks|rasio|"
    r"ter[a-z]{4,}nya|men(?:ingkat|urun)nya|ber(?:kurang|tambah)nya)\b",
    re.IGNORECASE,
)
_THINGS = re.compile(r"\b(?:orang|jiwa|penduduk|ton|kg|ekor|ha|liter|unit|keluarga|kk)\b")
_MONEY_TEXT = re.compile(
    r"^\s*(?:rp\.?\s*)?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?:[.,]?\s*[-\u2013])?\s*$", re.I
)
_RP = re.compile(r"^\s*rp\.?\s*\d|\d\s*(?:juta|jt|miliar|milyar|ribu|rb)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shape:
    """Where activities and their amounts stand: columns and rows from 0; header rows both inclusive.

    Without a header (`headed` is False) both are the row above the first activity, -1 at the top.
    """

    name: int
    amounts: tuple[int, ...]
    first: int
    last: int
    headed: bool = True


def names_activity(text: str) -> bool:
    """Whether a text reads like the name of an activity: several words, beginning with what is done."""
    return 8 <= len(text) <= 400 and len(text.split()) >= 2 and bool(_BEGINS.match(text))


def names_result(text: str) -> bool:
    """Whether a text reads like an output or an indicator: "Jumlah ...", "Terlaksananya ..."."""
    return bool(_RESULT.match(text))


def may_have_shape(grid: Grid) -> bool:
    """Whether a grid holds a few activities and an amount at all: a quick look before a close one."""
    cells = grid.values[:LOOKED_AT].ravel().tolist()
    texts = [value for value in cells if isinstance(value, str)]
    if sum(count for text, count in Counter(texts).items() if names_activity(text)) < _FEWEST:
        return False
    paid = any(
        value >= LEAST_RUPIAH
        for value in cells
        if isinstance(value, (int, float)) and not isinstance(value, bool)
    )
    if paid or any(_MONEY_TEXT.match(text) or _RP.search(text) for text in texts):
        return True
    return any(MONEY_WORDS.search(plain(text)) or unit_multiplier(text) for text in texts)


def listed_activities(grid: Grid) -> tuple[str, ...]:
    """Different names of activities below one another in the column of a grid that has most of them."""
    cells = grid.values[:LOOKED_AT]
    named = {
        text
        for text in {value for value in cells.ravel().tolist() if isinstance(value, str)}
        if names_activity(text)
    }
    best: tuple[str, ...] = ()
    for column in cells.T if named else ():
        texts = [value for value in column.tolist() if isinstance(value, str) and len(value.split()) >= 2]
        names = tuple(text for text in dict.fromkeys(texts) if text in named)
        if len(names) > len(best) and 2 * len(names) >= len(texts):
            best = names
    return best


def shape_of(sheet: Sheet) -> Shape | None:
    """The shape of a sheet as a plan, or None where no column names activities or none holds amounts."""
    rows = range(min(LOOKED_AT, sheet.kinds.shape[0]))
    best: Shape | None = None
    most = 0
    for column in range(sheet.kinds.shape[1]):
        texts = {row: sheet.text(row, column) for row in rows if sheet.kinds[row, column] == CellKind.TEXT}
        named = [row for row, text in texts.items() if names_activity(text)]
        several = [row for row, text in texts.items() if len(text.split()) >= 2]
        distinct = len({texts[row].casefold() for row in named})
        if distinct < _FEWEST or len(named) < _NAMED_SHARE * len(several) or distinct <= most:
            continue
        found = _beside(sheet, column, named)
        if found is not None:
            best, most = found, distinct
    return best


def _beside(sheet: Sheet, name: int, named: Sequence[int]) -> Shape | None:
    """The shape whose activities stand in a column and rows, with the columns that hold their amounts."""
    begin = named[0]
    found: Shape | None = None
    for _ in range(2):
        amounts = tuple(
            column
            for column in range(sheet.kinds.shape[1])
            if column != name
            and holds_amounts(sheet, column, named, _heading(sheet, column, begin), _unit_above(sheet, begin))
        )
        paid = [
            row
            for row in named
            if any(
                amount is not None for at in amounts for amount in amounts_of([sheet.grid.values[row, at]])
            )
        ]
        if not amounts or not paid:
            return found
        begin = paid[0]
        header = _header(sheet, name, amounts, begin)
        if header is not None:
            return Shape(name, amounts, *header)
        above = begin - 2 if begin and OFFICE.match(_first_text(sheet, begin - 1)) else begin - 1
        found = Shape(name, amounts, above, above, headed=False)
    return found


def _first_text(sheet: Sheet, row: int) -> str:
    """The first text of a row, its numbering taken off."""
    columns = np.flatnonzero(sheet.kinds[row] == CellKind.TEXT)
    texts = (
        re.sub(r"^\W*(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)]\s*", "", sheet.text(row, int(at))) for at in columns
    )
    return next((text for text in texts if len(text) > 3), "")


def _unit_above(sheet: Sheet, begin: int) -> float:
    """What a title above the activities says of all amounts ("dalam ribuan rupiah"), else 1."""
    texts = [sheet.text(row, int(at)) for row in range(begin) for at in np.flatnonzero(sheet.filled[row])]
    return next((unit for text in texts if (unit := unit_multiplier(text, in_title=True))), 1.0)


def _heading(sheet: Sheet, column: int, begin: int) -> str:
    texts = (sheet.merged_text(row, column) for row in range(max(0, begin - 6), begin))
    return " ".join(dict.fromkeys(text for text in texts if text and len(text) <= _LONGEST_LABEL))


def holds_amounts(sheet: Sheet, column: int, rows: Sequence[int], header: str, unit: float = 1.0) -> bool:
    """Whether a column holds rupiah in most of some rows: by size, or smaller under a header of money.

    `unit` is what a title says that all amounts are counted in.
    """
    cells = [sheet.grid.values[row, column] for row in rows if sheet.filled[row, column]]
    if len(cells) < max(1, min(_FEWEST, len(rows))) or len(cells) < _PAID_SHARE * len(rows):
        return False
    values = amounts_of(cells)
    known = [value for value in values if value is not None]
    if len(known) < 0.7 * len(cells):
        return False
    words = plain(header)
    positive = [value * unit for value in known if value > 0]
    if not positive or RATE_WORDS.search(words) or re.search(r"\bkode\b|\bno\b|\bnik\b|\btahun\b$", words):
        return False
    large = sum(value >= LEAST_RUPIAH for value in positive) >= 0.7 * len(positive)
    if large and float(np.median(positive)) >= _USUAL_RUPIAH:
        return True
    if words.startswith(("sumber", "%", "persen")) or _THINGS.search(words):
        return False
    return (unit_multiplier(header) or 1.0) > 1 or (large and bool(MONEY_WORDS.search(words)))


def amounts_of(cells: Sequence[object]) -> list[float | None]:
    """The amounts of the cells of one column as written, without the unit of a header."""
    style: NumberStyle = amount_style(cell for cell in cells if isinstance(cell, str))
    return [
        rupiah(cell, style, 1.0)
        if isinstance(cell, (int, float, str)) and not isinstance(cell, bool)
        else None
        for cell in cells
    ]


def _header(sheet: Sheet, name: int, amounts: Sequence[int], begin: int) -> tuple[int, int] | None:
    """The rows of the header above the first activity: labels above its name and above an amount."""
    last = -1
    for row in range(begin - 1, max(-1, begin - 12), -1):
        label = sheet.merged_text(row, name)
        above = [sheet.merged_text(row, column) for column in amounts]
        texts = [text for text in above if text and not _MONEY_TEXT.match(text)]
        written = sheet.kinds[row] == CellKind.TEXT
        if (
            label
            and texts
            and np.count_nonzero(written) >= 2
            and not any(sheet.numbers[row, column] for column in amounts)
            and len(label) <= _LONGEST_LABEL
            and not activity_code(label)
            and not TOTAL_WORDS.match(label)
        ):
            last = row
            break
    if last < 0:
        return None
    first = last
    while first > max(0, last - _MOST_HEADER_ROWS + 1):
        texts = [sheet.text(first - 1, int(at)) for at in np.flatnonzero(sheet.filled[first - 1])]
        merged = any(
            (merge := sheet.merge_over(first, column)) is not None and merge.top < first
            for column in (name, *amounts)
        )
        if (
            len(texts) < 2
            or not (merged or len(texts) >= 3)
            or any(len(text) > _LONGEST_LABEL for text in texts)
        ):
            break
        first -= 1
    while last + 1 < begin and not sheet.filled[last + 1, name] and _is_sub_header(sheet, last + 1):
        last += 1
    return first, last


def _is_sub_header(sheet: Sheet, row: int) -> bool:
    """Whether a row below labels holds further labels: several short texts and no numbers."""
    texts = [sheet.text(row, int(at)) for at in np.flatnonzero(sheet.filled[row])]
    return (
        len(texts) >= 2
        and all(sheet.year(row, int(at)) for at in np.flatnonzero(sheet.numbers[row]))
        and all(len(text) <= 30 and not activity_code(text) for text in texts)
        and not any(names_activity(text) for text in texts)
    )
