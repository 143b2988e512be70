"""Promise against result as tables of documents."""

from __future__ import annotations

import pandas as pd

from stunting.analysis.acting.promises import worst_first
from stunting.model.formatting import format_number
from stunting.model.labels import PROMISE_WORDS, SHORT_OF_TOTAL
from stunting.model.periods import period_label
from stunting.model.summaries.promises import PROMISES, PromiseVerdict
from stunting.reports.columns import ColumnKind, Record, ReportColumn, Table
from stunting.reports.content import KEY_MARK, Row
from stunting.reports.tables import number_or_none

PROMISE_SHEET = "Janji dan hasil"
MOST_IN_BRIEF = 8
_COLUMNS = (
    ReportColumn("verdict", "Putusan", width=15),
    ReportColumn("issue", "Janji (isu saat dibuat)", width=40),
    ReportColumn("kecamatan", "Kecamatan", width=14),
    ReportColumn("opd", "OPD penanggung jawab", width=22),
    ReportColumn("old_share", "Capaian dulu", ColumnKind.PERCENT, 10),
    ReportColumn("old_period", "Periode dulu", width=13),
    ReportColumn("new_share", "Capaian kini", ColumnKind.PERCENT, 10),
    ReportColumn("new_period", "Periode kini", width=13),
    ReportColumn("goal", "Janji", ColumnKind.PERCENT, 10),
    ReportColumn("change_points", "Perubahan (poin)", ColumnKind.POINTS, 11),
    ReportColumn("needed_points", "Perlu (poin)", ColumnKind.POINTS, 10),
    ReportColumn("smallest_seen_points", "Terkecil yang terlihat (poin)", ColumnKind.POINTS, 11),
    ReportColumn("old_gap_people", f"Kurang dulu (jumlah sasaran, {SHORT_OF_TOTAL})", ColumnKind.WHOLE, 12),
    ReportColumn("new_gap_people", f"Kurang kini (jumlah sasaran, {SHORT_OF_TOTAL})", ColumnKind.WHOLE, 12),
    ReportColumn("target_group", "Satuan sasaran", width=16),
    ReportColumn("deadline", "Tenggat", width=16),
    ReportColumn("status", "Status menurut OPD", width=12),
    ReportColumn("reason", "Alasan", width=60),
)
_BRIEF_COLUMNS = (
    ReportColumn("verdict", "Putusan", width=18),
    ReportColumn("issue", "Janji (isu saat dibuat)", width=38),
    ReportColumn("kecamatan", "Kecamatan", width=17),
    ReportColumn("opd", "OPD", width=18),
    ReportColumn("old_share", "Dulu", ColumnKind.PERCENT, 12),
    ReportColumn("new_share", "Kini", ColumnKind.PERCENT, 12),
    ReportColumn("goal", "Janji", ColumnKind.PERCENT, 12),
)
RULE = (
    "Ditepati: target baris, atau target keluaran bila satuannya sasaran itu sendiri, tercapai "
    "melebihi kebetulan. Sesuai laju: "
    "berubah sekurang-kurangnya secepat laju rata sampai tenggat (akhir triwulan terakhir yang ditulis; "
    "tanpa waktu: setahun).\n"
    "Terlambat: lebih lambat, tetap, atau tenggat lewat. Berlawanan: menjauh melebihi kebetulan. "
    "Belum terukur: tanpa angka yang sebanding, atau perubahannya sekecil yang dapat timbul kebetulan."
)


def promise_table(judged: pd.DataFrame) -> Table:
    """Rows of `PROMISES` with their figures; the new ones link to their cells."""
    rows = PROMISES.check(judged).to_dict("records")
    links = {
        (position, "new_share"): _figure_key(row)
        for position, row in enumerate(rows)
        if row["new_share"] == row["new_share"]
    }
    return Table("", _COLUMNS, tuple(_record(row) for row in rows), note=RULE, links=links)


def promise_brief_table(judged: pd.DataFrame) -> Table:
    """The promises of one brief, those that need a word first."""
    ordered = worst_first(judged)
    records = tuple(_record(row) for row in ordered.head(MOST_IN_BRIEF).to_dict("records"))
    more = len(ordered) - len(records)
    note = f"Dan {format_number(more)} janji lain di buku kerja." if more else ""
    one_place = judged["kecamatan"].nunique() < 2
    one_office = judged["opd"].nunique() < 2
    columns = tuple(
        column
        for column in _BRIEF_COLUMNS
        if not (one_place and column.key == "kecamatan") and not (one_office and column.key == "opd")
    )
    return Table("", columns, records, note=note)


def _record(row: Row) -> Record:
    numbers = {
        column.key: number_or_none(row[column.key])
        for column in _COLUMNS
        if column.kind is not ColumnKind.TEXT
    }
    periods = {
        name: period_label(row[name]) if row[name] else ""
        for name in ("old_period", "new_period", "deadline")
    }
    texts = {name: row[name] for name in ("issue", "kecamatan", "opd", "target_group", "status", "reason")}
    return {**texts, **numbers, **periods, "verdict": PROMISE_WORDS[PromiseVerdict(row["verdict"])]}


def _figure_key(row: Row) -> str:
    level = "kecamatan" if row["kecamatan"] else "kabupaten"
    return KEY_MARK.join((row["series"], row["new_period"], level, row["area_key"], row["indicator"]))
