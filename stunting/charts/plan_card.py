"""The follow-up plan as a sentence and as an agenda: what was decided, and what is still empty."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, cast

import pandas as pd

from stunting.analysis.acting.coordination import OWN_OFFICE
from stunting.analysis.acting.office_standings import AGREED
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.offices import short_office
from stunting.charts.answer import Tone, Words
from stunting.charts.card import Align, Card, CardColumn, CardRow, Cell, TextCell, rows_at_first
from stunting.charts.coverage_cells import Record, bullet_of
from stunting.charts.coverage_rows import NO_VALUE, indicator_name
from stunting.model.follow_up import FollowUpStatus
from stunting.model.formatting import format_number, format_people, format_rupiah
from stunting.model.labels import FOLLOW_UP_LABELS

FEW_ROWS = 10


def plan_answer(plan: pd.DataFrame, only_whole: int = 0) -> tuple[Words, ...]:
    """How many rows there are, what was decided of them, and the money written down (FOLLOW_UP).

    `only_whole` counts indicators below target that only the kabupaten tells: they make no row.
    """
    if plan.empty and only_whole:
        return (
            Words("Belum ada baris rencana: "),
            Words(f"{format_number(only_whole)} indikator kabupaten", Tone.STRONG),
            Words(" di bawah target, tetapi data tidak memuat angka kecamatan atau desanya."),
        )
    if plan.empty:
        return (Words("Tidak ada kesenjangan yang menjadi baris rencana."),)
    agreed = int(plan["status"].isin(AGREED).sum())
    decided = f"{format_number(agreed)} disepakati" if agreed else "belum ada yang disepakati"
    budget = plan["budget"].sum(min_count=1)
    money = (
        (Words(" Pagu tercatat "), Words(format_rupiah(budget), Tone.STRONG), Words("."))
        if budget == budget
        else (Words(" Pagu belum diisi."),)
    )
    return (
        Words(f"{format_number(len(plan))} kesenjangan", Tone.STRONG),
        Words(" menjadi baris rencana; "),
        Words(decided, Tone.STRONG),
        Words("."),
        *money,
    )


def plan_card(plan: pd.DataFrame, catalogue: Catalogue, *, everything: bool = False) -> Card:
    """FOLLOW_UP rows as they stand, ten at first; what is empty says so, a proposed activity is set apart."""
    shown, more = rows_at_first(len(plan), FEW_ROWS, "baris", everything=everything)
    rows = cast("list[Record]", plan.head(shown).to_dict("records"))
    return Card(
        caption=f"Agenda {format_number(len(rows))} dari {format_number(len(plan))} baris rencana",
        columns=_columns(),
        rows=tuple(_row(row, catalogue) for row in rows),
        more=more,
    )


def _columns() -> tuple[CardColumn, ...]:
    def wide(key: str, title: str, width: int, align: Align = Align.LEFT, hint: str = "") -> CardColumn:
        return CardColumn(key, title, width, align, opens=True, narrow=False, hint=hint)

    return (
        CardColumn("issue", "Isu", 236, opens=True),
        CardColumn("kecamatan", "Kecamatan", 84, opens=True),
        wide("bullet", "Ke target", 76, hint="Capaian dan target"),
        wide("share", "%", 44, Align.RIGHT, "Capaian (%)"),
        wide("people", "Kurang", 60, Align.RIGHT, "Kurang hingga target (jumlah sasaran)"),
        wide("activity", "Kegiatan", 0),
        wide("opd", "PJ", 84, hint="OPD penanggung jawab"),
        wide("budget", "Pagu", 84, Align.RIGHT, "Pagu (rupiah)"),
        wide("quarters", "Waktu", 78),
        CardColumn("status", "Keputusan", 104, opens=True),
    )


def _row(row: Record, catalogue: Catalogue) -> CardRow:
    name = indicator_name(catalogue, row["indicator"]) if row["indicator"] else row["issue"]
    people = float(row["gap_people"])
    left = format_people(people, row["target_group"])
    cells: tuple[Cell, ...] = (
        TextCell(name or "isi isu", blank=not name, hint=row["issue"]),
        TextCell(row["kecamatan"] or NO_VALUE),
        bullet_of(row, catalogue),
        _number(row["share"], format_number(100 * row["share"], 1)),
        TextCell(format_number(people), hint=left, order=people)
        if people == people
        else TextCell(NO_VALUE, quiet=True),
        TextCell(
            row["activity"] or "isi kegiatan",
            blank=not row["activity"],
            proposed=bool(row["activity"] and row["activity_suggested"]),
            hint=row["activity"],
        ),
        _filled(short_office(row["opd"]), row["opd"]),
        _budget(row),
        _filled(row["quarters"]),
        _status(row),
    )
    return CardRow(row["id"], f"{name}, {row['kecamatan']}", cells)


def is_of_kecamatan(row: Mapping[str, Any]) -> bool:
    """Whether a FOLLOW_UP row is what a kecamatan answers for: it coordinates, and has no money to plan."""
    return str(row["opd"]) == OWN_OFFICE


def _number(value: float, words: str) -> TextCell:
    return TextCell(words, order=float(value)) if math.isfinite(value) else TextCell(NO_VALUE, quiet=True)


def _filled(text: str, hint: str = "") -> TextCell:
    return TextCell(text, hint=hint) if text else TextCell("isi", blank=True)


def _budget(row: Record) -> TextCell:
    if row["budget"] == row["budget"]:
        return TextCell(format_rupiah(row["budget"]).removeprefix("Rp "), order=float(row["budget"]))
    return TextCell(NO_VALUE, quiet=True) if is_of_kecamatan(row) else TextCell("isi", blank=True)


def _status(row: Record) -> TextCell:
    status = FollowUpStatus(row["status"])
    return TextCell(FOLLOW_UP_LABELS[status], quiet=status is FollowUpStatus.PLANNED)
