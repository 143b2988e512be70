"""The follow-up matrix as a table of documents, and as a file of its own that the dashboard reads back."""

from __future__ import annotations

import pandas as pd

from stunting.model.follow_up import FOLLOW_UP
from stunting.model.follow_up_sheet import HIDDEN_COLUMNS, PLAN_HEADERS, SUGGESTED_MARK, YES
from stunting.reports.columns import ColumnKind, Record, ReportColumn, Table, Value
from stunting.reports.content import UNVERIFIED, Row
from stunting.reports.tables import number_or_none

SUGGESTED = "usulan"
PLAN_NOTE = (
    "Kegiatan bertanda “usulan” disusun dari kebiasaan umum, bukan ketentuan; kosongkan atau ganti. "
    "Sub kegiatan, pagu, sumber dana, dan waktu diisi OPD."
)

_KINDS = {
    "share": ColumnKind.PERCENT,
    "target": ColumnKind.PERCENT,
    "gap_points": ColumnKind.POINTS,
    "gap_people": ColumnKind.WHOLE,
    "output_target": ColumnKind.WHOLE,
    "budget": ColumnKind.RUPIAH,
}
_WIDTHS = {
    **dict.fromkeys(("issue", "activity"), 44),
    **dict.fromkeys(("desa", "kecamatan_role", "planned_activity"), 34),
    **dict.fromkeys(("sub_activity", "output_indicator", "opd", "opd_support"), 24),
    **dict.fromkeys(("target_group", "sub_activity_code", "budget", "quarters"), 17),
    **dict.fromkeys(("share", "target", "gap_points", "output_unit", "output_target"), 10),
}
_USUAL_WIDTH = 14
TARGET_NOTE = ReportColumn("target_note", "Status target", width=16)
PLAN_COLUMNS = tuple(
    column
    for key, header in PLAN_HEADERS.items()
    for column in (
        ReportColumn(key, header, _KINDS.get(key, ColumnKind.TEXT), _WIDTHS.get(key, _USUAL_WIDTH)),
        *([TARGET_NOTE] if key == "target" else []),
    )
)
"""Columns that people see."""
_HIDDEN = tuple(ReportColumn(name, name, hidden=True) for name in HIDDEN_COLUMNS)


def plan_table(plan: pd.DataFrame) -> Table:
    """Rows of `FOLLOW_UP` as a table that reads back whole: all that people do not see stands hidden."""
    records = tuple(_record(row) for row in FOLLOW_UP.check(plan).to_dict("records"))
    first, *others = PLAN_COLUMNS
    return Table("", (first, *_HIDDEN, *others), records, note=PLAN_NOTE)


def _record(row: Row) -> Record:
    suggested = f" {SUGGESTED_MARK}" if row["activity_suggested"] and row["activity"] else ""
    unverified = not row["target_verified"] and number_or_none(row["target"]) is not None
    return {
        **{name: _cell(row[name]) for name in (*PLAN_HEADERS, *HIDDEN_COLUMNS)},
        "activity": f"{row['activity']}{suggested}",
        "target_note": UNVERIFIED if unverified else "",
    }


def _cell(value: object) -> Value:
    if isinstance(value, bool):
        return YES if value else ""
    return number_or_none(value) if isinstance(value, (int, float)) else str(value)
