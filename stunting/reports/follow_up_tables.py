"""The follow-up matrix as a table of documents."""

from __future__ import annotations

import pandas as pd

from stunting.model.follow_up import FOLLOW_UP
from stunting.reports.columns import CellKind, Record, Table, TableColumn
from stunting.reports.content import UNVERIFIED, Row
from stunting.reports.tables import number_or_none

SUGGESTED = "usulan"
PLAN_NOTE = (
    "Kegiatan bertanda “usulan” disusun dari kebiasaan umum, bukan ketentuan; kosongkan atau ganti. "
    "Sub kegiatan, pagu, sumber dana, dan waktu diisi OPD."
)

PLAN_COLUMNS = (
    TableColumn("issue", "Isu", width=44),
    TableColumn("kecamatan", "Kecamatan", width=14),
    TableColumn("desa", "Desa/kelurahan", width=34),
    TableColumn("target_group", "Sasaran", width=18),
    TableColumn("share", "Capaian", CellKind.PERCENT, 10),
    TableColumn("target", "Target", CellKind.PERCENT, 10),
    TableColumn("target_note", "Status target", width=16),
    TableColumn("gap_points", "Selisih (poin)", CellKind.POINTS, 10),
    TableColumn("gap_people", "Kurang (jumlah sasaran)", CellKind.WHOLE, 12),
    TableColumn("activity", "Rekomendasi kegiatan", width=44),
    TableColumn("sub_activity", "Sub kegiatan", width=24),
    TableColumn("sub_activity_code", "Kode", width=16),
    TableColumn("output_indicator", "Indikator keluaran", width=24),
    TableColumn("output_unit", "Satuan", width=10),
    TableColumn("output_target", "Target keluaran", CellKind.WHOLE, 10),
    TableColumn("budget", "Pagu (Rp)", CellKind.RUPIAH, 16),
    TableColumn("funding", "Sumber dana", width=14),
    TableColumn("opd", "OPD penanggung jawab", width=24),
    TableColumn("opd_support", "OPD pendukung", width=24),
    TableColumn("kecamatan_role", "Peran kecamatan", width=32),
    TableColumn("quarters", "Waktu", width=16),
    TableColumn("status", "Status", width=12),
)


def plan_table(plan: pd.DataFrame) -> Table:
    """Rows of `FOLLOW_UP` as a table."""
    records = tuple(_record(row) for row in FOLLOW_UP.check(plan).to_dict("records"))
    return Table("", PLAN_COLUMNS, records, note=PLAN_NOTE)


def _record(row: Row) -> Record:
    numbers = ("share", "target", "gap_points", "gap_people", "output_target", "budget")
    suggested = f" ({SUGGESTED})" if row["activity_suggested"] and row["activity"] else ""
    unverified = not row["target_verified"] and number_or_none(row["target"]) is not None
    return {
        **{column.key: row.get(column.key, "") for column in PLAN_COLUMNS},
        **{key: number_or_none(row[key]) for key in numbers},
        "activity": f"{row['activity']}{suggested}",
        "target_note": UNVERIFIED if unverified else "",
    }
