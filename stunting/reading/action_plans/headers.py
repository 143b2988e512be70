"""Whether a sheet is an action plan (RAD PPS, RKPD, Renja), by its header, and what its columns hold."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from stunting.catalogue.pattern_words import DESA, DESA_SHORT, KABUPATEN, KECAMATAN, QUARTER, TOTAL
from stunting.model.activities import ActivityColumn
from stunting.model.grid import Grid
from stunting.reading.action_plans.amounts import funding_source, unit_multiplier
from stunting.reading.action_plans.column_contents import shaped_columns
from stunting.reading.action_plans.column_settling import settled_columns
from stunting.reading.action_plans.plan_columns import NAMES, PlanColumn
from stunting.reading.action_plans.shape import RATE_WORDS, Shape, may_have_shape, shape_of
from stunting.reading.cells.kinds import CellKind
from stunting.reading.cells.label_words import area_levels_named, plain
from stunting.reading.cells.periods import FIRST_YEAR, LAST_YEAR
from stunting.reading.cells.quarters import quarter_of
from stunting.reading.cells.sheet import Sheet
from stunting.reading.layout.header_paths import header_paths, joined
from stunting.reading.layout.numbering_rows import is_column_number_row
from stunting.reading.layout.regions import Region

MOST_ROWS_ABOVE = 25
_MOST_HEADER_ROWS = 4
_FEWEST_LABELS = 3
_FEWEST_MEANINGS = 4
_FEWEST_OF_ACTIVITIES = 3
"""Where activities stand beside rupiah, one more column says that it is a plan."""
_LONGEST_HEADER = 90
_MONEY = {ActivityColumn.BUDGET, ActivityColumn.FUNDING}
_WHERE_WHEN = {
    ActivityColumn.LOCATION,
    ActivityColumn.KECAMATAN,
    ActivityColumn.DESA,
    ActivityColumn.TIMING,
}
# A plan of our own (its kecamatan have a role) is no plan of activities, and a list of people none either.
_OTHER_FORM = re.compile(r"\bperan kecamatan\b|\bnik\b|\bno kk\b")
# Alone they head lists of who can help as well as amounts.
_SOURCES_OF_OTHERS = ("CSR", "Lainnya")
_KINERJA = frozenset({"k", "kinerja", "fisik"})
_RUPIAH = frozenset({"rp", "rupiah", "keuangan", "anggaran"})
_FEWEST_PAIRS = 2
# "Target kinerja dan anggaran / K | Rp": of such a pair the first is no money, and below "Target renja
# perangkat daerah" no office.
_OF_PERFORMANCE = {
    ActivityColumn.BUDGET: ActivityColumn.TARGET,
    ActivityColumn.OPD: ActivityColumn.TARGET,
    ActivityColumn.REALISED_MONEY: ActivityColumn.REALISATION,
}
_ACHIEVED = {ActivityColumn.REALISATION, ActivityColumn.REALISED_MONEY}
_REPORT = re.compile(r"\b(?:realisasi|monitoring|monev|evaluasi|serapan|laporan)\b")
_MONEY_BELOW = re.compile(r"^(?:realisasi )?(?:keuangan|anggaran|rp|rupiah)(?: rp| rupiah)?$")
_DONE_BELOW = re.compile(r"^(?:realisasi )?(?:kinerja|fisik|k|volume)\b")
_FRAME_OF_MONEY = re.compile(r"\b(?:pendanaan|target)\b")
# Of a plan of several years: what its end is like is none of one year.
_OF_ALL_YEARS = re.compile(r"\bkondisi (?:kinerja )?(?:pada )?akhir\b")
_LEFT_OVER = re.compile(r"^(?:sisa|selisih|lebih kurang|kekurangan|kurang)\b|\bbertambah\b|\bberkurang\b")
_SHARE = re.compile(r"^(?!.*\brp\b).*(?:%|\bpersen)", re.IGNORECASE)
_SHARE_NOTE = "bagian dari pagu, bukan rupiah"
_NEXT_YEAR = re.compile(r"\b(?:prakiraan|perkiraan) maju\b")
_NEXT_YEAR_NOTE = "prakiraan maju, tidak dipakai"
_YEAR_BEFORE = re.compile(r"\btahun (?:yang )?(?:lalu|sebelumnya)\b")
_YEAR_BEFORE_NOTE = "realisasi tahun lalu, tidak dipakai"
_SUB_LABEL = re.compile(
    rf"^(?:i{{1,3}}|iv|[1-4]|tw i{{1,3}}|tw iv|tw [1-4]|triwulan \w+|fisik.*|keuangan.*|{TOTAL}|rp|"
    r"rupiah|kec\w*|desa.*|kelurahan.*|kel|target|satuan|volume|vol|tolok ukur|indikator|uraian|utama|"
    r"pendukung|(?:19|20)\d\d|jan\w*|feb\w*|mar\w*|apr\w*|mei|jun\w*|jul\w*|agu\w*|sep\w*|okt\w*|nov\w*|des\w*|kode|"
    r"program|kegiatan|sub kegiatan|penanggung jawab|pagu.*|anggaran.*|sumber dana|lokasi|opd|nama|"
    r"(?:sub )?bidang|jenis kegiatan|sasaran|manfaat|waktu|(?:jumlah|nilai|biaya|harga)(?: rp| rupiah)?|"
    r"semula|menjadi|(?:sebelum|sesudah|setelah)(?: perubahan)?|(?:ber)?(?:tambah|kurang)(?: \w+){0,2}|"
    r"selisih|sumber|swakelola|kerja ?sama(?: antar ?desa)?|(?:kerja ?sama )?pihak ketiga)$"
)
# RKP of a village: "Bidang / Jenis Kegiatan" over the columns of bidang, sub bidang and kegiatan.
_OF_BIDANG = {
    "bidang": ActivityColumn.PROGRAM,
    "sub bidang": ActivityColumn.NONE,
    "jenis kegiatan": ActivityColumn.KEGIATAN,
}
_RULES: tuple[tuple[re.Pattern[str], ActivityColumn], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (r"^(?:no|nomor|nr|no urut)$", ActivityColumn.NUMBER),
        (r"^kode(?! (?:dan )?(?:nama|uraian)\b) .*\bkegiatan$|^kode program$", ActivityColumn.CODE),
        # "Jumlah kegiatan" counts them.
        (r"^jumlah (?:sub )?(?:kegiatan|program)$", ActivityColumn.NONE),
        # Codes of offices, urusan and sources say nothing of what is done.
        (r"^(?:kode|nama) (?:bidang|urusan|bidang urusan)$", ActivityColumn.NONE),
        (r"^kode (?:skpd|opd|sub unit|unit|sumber|rup)\b", ActivityColumn.NONE),
        (r"^(?:nama )?(?:satuan kerja|satker|unit kerja)\b", ActivityColumn.OPD),
        # "Perangkat Daerah / Sub Kegiatan": one column, in which an office heads its lines.
        (
            r"^(?:(?:opd|skpd|perangkat daerah|(?:bidang )?urusan|pemerintahan(?: daerah)?|dan) )+"
            r"(?:program|(?:sub )?kegiatan|rincian)\b",
            ActivityColumn.SUB_KEGIATAN,
        ),
        (r"^jenis (?:intervensi|kegiatan|belanja)$", ActivityColumn.NONE),
        (r"^nama paket\b|^usulan(?: kegiatan)?$", ActivityColumn.KEGIATAN),
        (r"\b(?:tahun|ta) (?:20\d\d|n) jumlah$", ActivityColumn.BUDGET),
        (r"^nama instansi$|^(?:tahun|ta)(?: anggaran)?$", ActivityColumn.NONE),
        (r"^(?:nama|uraian|kode) (?:rekening|akun)\b", ActivityColumn.ACCOUNT),
        (
            r"(?:realisasi|serapan).*(?:keuangan|anggaran|rp|rupiah|pagu|dana)|serapan|^terserap\b",
            ActivityColumn.REALISED_MONEY,
        ),
        (r"realisasi|^real\b", ActivityColumn.REALISATION),
        (
            r"(?:opd|perangkat daerah|skpd|pelaksana|instansi|lintas sektor|mitra|penanggung jawab).*"
            r"(?:pendukung|mitra|terkait|lain)|^(?:pendukung|mitra|lintas sektor)",
            ActivityColumn.OPD_SUPPORT,
        ),
        (
            r"\b(?:opd|perangkat daerah|skpd|penanggung jawab|pelaksana|instansi|leading sector|pj|dinas)\b",
            ActivityColumn.OPD,
        ),
        (r"^(?:nama )?sumber (?:dana|anggaran|pembiayaan|pendanaan|biaya)|^sumber$", ActivityColumn.FUNDING),
        (
            r"\b(?:pagu|anggaran|biaya|(?:kebutuhan|alokasi|besaran|jumlah) dana|dana rp)\b|^dana$|"
            r"^(?:jumlah|nilai|total nilai) rp$|^nilai (?:kontrak|paket|pekerjaan|usulan)$",
            ActivityColumn.BUDGET,
        ),
        (rf"\b(?:waktu|jadwal|{QUARTER}|bulan pelaksanaan|timeline|time line)\b", ActivityColumn.TIMING),
        (r"^(?:lokasi|lokus|tempat|wilayah|alamat)\b", ActivityColumn.LOCATION),
        (r"^kode\b(?! (?:dan )?(?:nama|uraian)\b)", ActivityColumn.CODE),
        (r"(?:indikator|tolok ukur|target) .*\bsatuan$|^satuan\b", ActivityColumn.UNIT),
        (
            r"(?:indikator|tolok ukur|keluaran|output|kinerja|rencana).*\b(?:target|volume)(?: \w+)?$|"
            r"^(?:target|volume|vol|kuantitas)\b(?! group)",
            ActivityColumn.TARGET,
        ),
        (
            r"indikator (?:kinerja|keluaran|output|program|kegiatan|sub|hasil|outcome)|tolok ukur|"
            r"^(?:keluaran|output|hasil yang diharapkan)",
            ActivityColumn.OUTPUT,
        ),
        (r"^(?:isu|permasalahan|masalah|kesenjangan|akar masalah|penyebab)", ActivityColumn.ISSUE),
        (r"\b(?:sub ?kegiatan|rincian kegiatan|aktivitas|rincian aksi)\b", ActivityColumn.SUB_KEGIATAN),
        (r"\b(?:kegiatan|rencana aksi|intervensi)\b|^(?:rencana )?tindak lanjut$", ActivityColumn.KEGIATAN),
        (r"\bprogram\b", ActivityColumn.PROGRAM),
        (r"^indikator", ActivityColumn.INDICATOR),
        (
            r"^(?:kelompok )?sasaran(?! strategis)|^penerima manfaat|^target group",
            ActivityColumn.TARGET_GROUP,
        ),
        (r"^(?:keterangan|ket|catatan)\b", ActivityColumn.NOTE),
    )
)


@dataclass(frozen=True, slots=True)
class PlanLayout:
    """Where an action plan stands on its sheet. Rows count from 0; `last` is the last header row."""

    first: int
    last: int
    columns: tuple[PlanColumn, ...]
    title: str
    fingerprint: str
    by_shape: bool = False
    """Whether its cells and not its header say that it is a plan."""

    def of(self, *meanings: ActivityColumn) -> list[PlanColumn]:
        """Columns of these meanings, from left to right."""
        return [one for one in self.columns if one.meaning in meanings]

    @property
    def reports_indicators(self) -> bool:
        """Whether it evaluates (form E.81) and prints numbers of indicators beside their money: "K | Rp"."""
        labels = [plain(one.header.rpartition(" / ")[2]) for one in self.columns]
        pairs = sum(one in _KINERJA and other in _RUPIAH for one, other in pairwise(labels))
        return pairs >= _FEWEST_PAIRS and bool(self.of(ActivityColumn.OUTPUT, ActivityColumn.INDICATOR))


def speaks_of_activities(grid: Grid) -> bool:
    """Whether a grid names activities or money at all: a quick look before a close one."""
    cells = grid.values[:MOST_ROWS_ABOVE].ravel().tolist()
    text = "\n".join([value for value in cells if isinstance(value, str)]).lower()
    words = ("kegiatan", "program", "pagu", "rencana aksi", "anggaran", "biaya")
    return any(word in text for word in words) or may_have_shape(grid)


def plan_layout(sheet: Sheet, decided: Mapping[tuple[str, str], ActivityColumn]) -> PlanLayout | None:
    """The layout of a sheet that is an action plan, or None where it is none.

    Its header names what is done (program, kegiatan, sub kegiatan) beside money or its source, or beside
    an office with place or time; a matrix of indicators never does. `decided` holds what a person said of
    a column, by fingerprint and header.
    """
    for top in np.flatnonzero(sheet.filled.any(axis=1))[:MOST_ROWS_ABOVE].tolist():
        if not _may_head(sheet, top):
            continue
        layout = _layout_at(sheet, top)
        if layout is not None and _is_plan(layout):
            return _with_decisions(layout, decided)
    shape = shape_of(sheet) if may_have_shape(sheet.grid) else None
    if shape is None:
        return None
    layout = _layout_at(sheet, shape.first, shape) if shape.headed else _headless(sheet, shape)
    return _with_decisions(layout, decided) if layout else None


def _may_head(sheet: Sheet, row: int) -> bool:
    """Whether a row may hold the labels of a plan: a few texts, and no more numbers, years aside."""
    texts = int(np.count_nonzero(sheet.kinds[row] == CellKind.TEXT))
    numbers = sheet.plain_numbers[row]
    years = (numbers >= FIRST_YEAR) & (numbers <= LAST_YEAR)
    return texts >= _FEWEST_LABELS and int(np.count_nonzero(sheet.numbers[row] & ~years)) <= texts


def _headless(sheet: Sheet, shape: Shape) -> PlanLayout:
    """A plan without a header: all that is known of its columns is what they hold."""
    title = " ".join(dict.fromkeys(filter(None, (_row_text(sheet, row) for row in range(shape.last + 1)))))
    unit = unit_multiplier(title, in_title=True) or 1.0
    columns = [replace(one, multiplier=unit) for one in shaped_columns([], shape, sheet)]
    settled = settled_columns(columns, sheet, shape.last, title)
    words = "|".join(f"{one.column}{one.meaning}" for one in settled)
    fingerprint = hashlib.sha256(f"rencana aksi tanpa kepala|{words}".encode()).hexdigest()[:16]
    return PlanLayout(shape.first, shape.last, tuple(settled), title, fingerprint, by_shape=True)


def _layout_at(sheet: Sheet, top: int, shape: Shape | None = None) -> PlanLayout | None:
    last = shape.last if shape else _last_header_row(sheet, top)
    used = np.flatnonzero(sheet.filled[top : last + 1].any(axis=0))
    span = tuple(range(top, last + 1))
    wide = (sheet.merge_at.get((row, int(used[-1]))) for row in span)
    right = max(int(used[-1]), *(merge.right for merge in wide if merge), 0)
    region = Region((), span, np.array([], dtype=np.int64), int(used[0]), right)
    paths = header_paths(sheet, region)
    if any(_OTHER_FORM.search(plain(joined(path))) for path in paths):
        return None
    title = " ".join(dict.fromkeys(filter(None, (_row_text(sheet, row) for row in range(top)))))
    columns = [
        column_meaning(region.left + place, path, title) for place, path in enumerate(paths) if any(path)
    ]
    # Most rows that are tried hold data, and to look at all cells below each takes long.
    if shape is None and {one.meaning for one in columns} <= {ActivityColumn.NONE, ActivityColumn.NUMBER}:
        return None
    words = "|".join(re.sub(r"\b(?:19|20)\d{2}\b", "", plain(one.header)) for one in columns)
    fingerprint = hashlib.sha256(f"rencana aksi|{words}".encode()).hexdigest()[:16]
    if shape is not None:
        columns = shaped_columns(columns, shape, sheet)
    settled = settled_columns(columns, sheet, last, title)
    return PlanLayout(top, last, tuple(settled), title, fingerprint, by_shape=shape is not None)


def _row_text(sheet: Sheet, row: int) -> str:
    texts = (sheet.text(row, int(column)) for column in np.flatnonzero(sheet.filled[row]))
    return " ".join(dict.fromkeys(texts))


def _last_header_row(sheet: Sheet, top: int) -> int:
    """The last row of a header that begins at a row: as far as labels are merged down, and sub-labels."""
    lowest = min(top + _MOST_HEADER_ROWS, sheet.kinds.shape[0]) - 1
    columns = np.flatnonzero(sheet.filled[top]).tolist()
    merges = [merge for column in columns if (merge := sheet.merge_at.get((top, column)))]
    last: int = min(max([top, *(merge.bottom for merge in merges)]), lowest)
    for row in range(last + 1, lowest + 1):
        below = np.flatnonzero(sheet.filled[row]).tolist()
        labels = [plain(sheet.text(row, column)) for column in below]
        sub = all(_SUB_LABEL.match(label) or funding_source(label) for label in labels)
        if len(below) < 2 or not sub or is_column_number_row(sheet, row):
            break
        last = row
    return last


def column_meaning(column: int, path: tuple[str, ...], title: str = "") -> PlanColumn:
    """What a header says that its column holds; `title` may name the unit of all amounts."""
    header = joined(path)
    whole, own = plain(header), plain(path[-1])
    found = PlanColumn(column, header, ActivityColumn.NONE)
    if len(header) > _LONGEST_HEADER * len(path):
        return found
    if _NEXT_YEAR.search(whole):
        return replace(found, note=_NEXT_YEAR_NOTE)
    if _LEFT_OVER.search(own) or _OF_ALL_YEARS.search(whole) or RATE_WORDS.search(own):
        return found
    meaning = ActivityColumn.CODE if _is_part_of_code(path) else _meaning(whole, own)
    if own in _RUPIAH and _FRAME_OF_MONEY.search(whole) and meaning is not ActivityColumn.REALISED_MONEY:
        meaning = ActivityColumn.BUDGET
    if meaning is ActivityColumn.REALISED_MONEY and any(map(_SHARE.search, path)):
        return replace(found, note=_SHARE_NOTE)
    if own in _KINERJA and meaning in _OF_PERFORMANCE:
        meaning = _OF_PERFORMANCE[meaning]
    if meaning in _ACHIEVED and _YEAR_BEFORE.search(whole):
        return replace(found, note=_YEAR_BEFORE_NOTE)
    if meaning is ActivityColumn.TIMING and len(path) > 1 and quarter_of(plain(path[-2])):
        meaning = _of_quarter(own, title)
    source = funding_source(own)
    if len(path) == 1 and source in _SOURCES_OF_OTHERS:
        source = ""
    if meaning in (ActivityColumn.NONE, ActivityColumn.FUNDING) and source:
        meaning = ActivityColumn.BUDGET
    year = re.search(r"\b(20\d\d)\b", header)
    return replace(
        found,
        meaning=meaning,
        multiplier=unit_multiplier(header) or unit_multiplier(title, in_title=True) or 1.0,
        source=source if meaning in (ActivityColumn.BUDGET, ActivityColumn.REALISED_MONEY) else "",
        year=year[1] if year and meaning is ActivityColumn.BUDGET else "",
        quarter=_quarter(meaning, path),
        levels=meaning in NAMES and "program" in whole and "kegiatan" in whole,
        total=meaning is ActivityColumn.BUDGET and not source and bool(re.search(rf"\b(?:{TOTAL})\b", own)),
    )


def _is_part_of_code(path: tuple[str, ...]) -> bool:
    """Whether a column holds the part of a code: "Kode / Program" beside "Kode / Kegiatan"."""
    return len(path) > 1 and plain(path[0]) == "kode"


def _of_quarter(own: str, title: str) -> ActivityColumn:
    """What stands below a quarter: in a report rupiah that were spent; else only when something is done."""
    if not _REPORT.search(plain(title)):
        return ActivityColumn.TIMING
    if _MONEY_BELOW.match(own):
        return ActivityColumn.REALISED_MONEY
    return ActivityColumn.REALISATION if _DONE_BELOW.match(own) else ActivityColumn.NONE


def _quarter(meaning: ActivityColumn, path: tuple[str, ...]) -> str:
    if meaning is ActivityColumn.TIMING:
        return quarter_of(plain(path[-1]))
    if meaning is ActivityColumn.REALISED_MONEY:
        return next((found for text in path if (found := quarter_of(plain(text)))), "")
    return ""


def _meaning(whole: str, own: str) -> ActivityColumn:
    if own != whole:
        if whole.startswith("bidang") and own in _OF_BIDANG:
            return _OF_BIDANG[own]
        levels = area_levels_named(own)
        if levels and whole.startswith(("lokasi", "lokus", "wilayah", "tempat")):
            return _area_meaning(own)
    if area_levels_named(own) and not re.search(r"\b(?:jumlah|peran|opd|dinas|pj)\b", whole):
        area = _area_meaning(own)
        if area is not ActivityColumn.NONE:
            return area
    # The lowest level says what the column holds, unless all of it is about what was achieved.
    for text in [whole] if "realisasi" in whole else [own, whole]:
        rule = next((rule for rule in _RULES if rule[0].search(text)), None)
        if rule is not None:
            return rule[1]
    return ActivityColumn.NONE


def _area_meaning(own: str) -> ActivityColumn:
    """Kecamatan, desa, or both in one column; nothing where the words speak of something else too."""
    rest = re.sub(rf"\b(?:nama|lokasi|lokus|{KECAMATAN}|{DESA}|{DESA_SHORT}|atau|dan|{KABUPATEN})\b", "", own)
    if rest.strip():
        return ActivityColumn.NONE
    kecamatan, desa = re.search(r"\bkec", own), re.search(r"\b(?:desa|kel|ds)", own)
    if kecamatan and desa:
        return ActivityColumn.LOCATION
    return ActivityColumn.KECAMATAN if kecamatan else ActivityColumn.DESA if desa else ActivityColumn.LOCATION


def _is_plan(layout: PlanLayout) -> bool:
    found = {one.meaning for one in layout.columns} - {ActivityColumn.NONE, ActivityColumn.NUMBER}
    spent = {ActivityColumn.BUDGET, ActivityColumn.REALISED_MONEY} <= found
    paid = bool(found & set(NAMES[1:])) and ActivityColumn.BUDGET in found
    fewest = _FEWEST_OF_ACTIVITIES if paid else _FEWEST_MEANINGS - spent
    if not found & set(NAMES) or len(found) < fewest:
        return False
    # Matrices of indicators end in a column of what follows; a plan says what it costs.
    if all("tindak lanjut" in plain(one.header) for one in layout.of(*NAMES)):
        return ActivityColumn.BUDGET in found
    return bool(found & _MONEY) or (ActivityColumn.OPD in found and bool(found & _WHERE_WHEN))


def _with_decisions(layout: PlanLayout, decided: Mapping[tuple[str, str], ActivityColumn]) -> PlanLayout:
    columns = []
    for one in layout.columns:
        meaning = decided.get((layout.fingerprint, one.header))
        if meaning is not None and meaning is not one.meaning:
            fresh = column_meaning(one.column, (one.header,), layout.title)
            one = replace(fresh, meaning=meaning, note="ditetapkan kantor", source=funding_source(one.header))
        columns.append(one)
    return replace(layout, columns=tuple(columns))
