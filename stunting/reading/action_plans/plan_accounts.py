"""What was understood of a sheet with an action plan, for people to check."""

from __future__ import annotations

import numpy as np

from stunting.model.activities import ActivityColumn, BudgetState, LocationScope
from stunting.model.dataset import ActivityColumnAccount, ActivitySheet, CellRole
from stunting.model.formatting import format_number
from stunting.model.observations import column_letters
from stunting.reading.action_plans.activity_records import ReadPlan
from stunting.reading.action_plans.opened import OpenPlan
from stunting.reading.action_plans.plan_columns import PlanColumn
from stunting.reading.tidy.accounts import sheet_preview

_PLACES = (ActivityColumn.LOCATION, ActivityColumn.KECAMATAN, ActivityColumn.DESA)
_AMOUNTS = (ActivityColumn.BUDGET, ActivityColumn.REALISED_MONEY, ActivityColumn.TARGET)


def activity_sheet(read: ReadPlan, *, ignored: bool) -> ActivitySheet:
    """Account of one plan."""
    layout, sheet = read.plan.layout, read.plan.sheet
    return ActivitySheet(
        file=read.plan.file,
        sheet=sheet.grid.sheet,
        title=layout.title,
        fingerprint=layout.fingerprint,
        header_rows=(layout.first + 1, layout.last + 1),
        period=read.plan.period,
        lines=len(read.records),
        columns=tuple(_column(read.plan, one) for one in layout.columns),
        preview=sheet_preview(sheet, lambda roles: _mark(roles, read)),
        unmatched_areas=read.unmatched,
        steps=tuple(_steps(read)),
        ignored=ignored,
    )


def _column(plan: OpenPlan, one: PlanColumn) -> ActivityColumnAccount:
    filled = plan.sheet.filled[plan.layout.last + 1 :, one.column]
    notes = [
        one.note,
        f"sumber dana {one.source}" if one.source else "",
        "jumlah dari beberapa sumber" if one.total else "",
        one.quarter,
        "program, kegiatan, dan sub kegiatan dalam satu kolom" if one.levels else "",
    ]
    return ActivityColumnAccount(
        place=column_letters(one.column + 1),
        header=one.header,
        meaning=one.meaning,
        values=int(np.count_nonzero(filled)),
        multiplier=one.multiplier if one.meaning in _AMOUNTS[:2] else 1.0,
        note="; ".join(filter(None, notes)),
    )


def _steps(read: ReadPlan) -> list[str]:
    steps = [
        f"{format_number(count)} baris {what} disisihkan." for what, count in read.aside.items() if count
    ]
    steps += read.agreed
    counts = {
        "pagu tidak ditulis (tidak dianggap nol)": ("budget_state", BudgetState.MISSING.value),
        "pagu tertulis di baris pertama kegiatannya": ("budget_state", BudgetState.SHARED.value),
        "lokasi tidak ditulis": ("scope", LocationScope.NOT_STATED.value),
        "lokasi tidak dikenali": ("scope", LocationScope.UNKNOWN.value),
    }
    for what, (column, value) in counts.items():
        count = sum(one[column] == value for one in read.records)
        if count:
            steps.append(f"{format_number(count)} baris: {what}.")
    zeros = sum(one["budget"] == 0 for one in read.records)
    if zeros:
        steps.append(f"{format_number(zeros)} baris pagunya tertulis 0; periksa apakah memang nol.")
    multipliers = {one.multiplier for one in read.plan.layout.of(ActivityColumn.BUDGET)} - {1.0}
    if multipliers:
        words = ", ".join(f"Rp {format_number(one)}" for one in sorted(multipliers))
        steps.append(f"Pagu di kepala kolom atau judul bersatuan {words}; diubah menjadi rupiah.")
    return steps


def _mark(roles: np.ndarray, read: ReadPlan) -> None:
    """Roles of the cells that the preview shows."""
    rows, columns = roles.shape
    layout = read.plan.layout
    roles[: layout.first, :] = CellRole.TITLE
    roles[layout.first : layout.last + 1, :] = CellRole.HEADER
    body = [place for one in read.records if (place := int(str(one["row"])) - 1) < rows]
    for one in layout.columns:
        if one.column >= columns or one.meaning is ActivityColumn.NONE:
            continue
        role = CellRole.ACTIVITY
        if one.meaning in _PLACES:
            role = CellRole.AREA
        elif one.meaning in _AMOUNTS:
            role = CellRole.NUMBER
        roles[body, one.column] = role
    roles[[row for row in read.totals if row < rows], :] = CellRole.TOTAL
