"""All offices against each other as a score card: indicators by status, and what else waits for each."""

from __future__ import annotations

from collections.abc import Sequence

from stunting.analysis.acting.office_standings import OfficeStanding
from stunting.catalogue.indicators import Catalogue
from stunting.charts.card import Align, Card, CardColumn, CardRow, ScoreCell, TextCell
from stunting.charts.coverage_rows import NO_VALUE, indicator_name
from stunting.model.formatting import format_number, format_rupiah
from stunting.model.labels import STATUS_LABELS
from stunting.model.summaries import Status

OFFICE = "office"
_COUNTED = (Status.MET, Status.NEAR, Status.BEHIND, Status.FAR)


def offices_card(standings: Sequence[OfficeStanding], catalogue: Catalogue) -> Card:
    """A row per office in their order; a count of none is left blank, so that the others are seen."""
    return Card(
        caption=f"{format_number(len(standings))} OPD menurut status indikatornya",
        columns=_columns(),
        rows=tuple(_row(one, catalogue) for one in standings),
        small=True,
    )


def _columns() -> tuple[CardColumn, ...]:
    counts = (
        CardColumn(status.value, label.split()[0], 84, Align.CENTRE, hint=label)
        for status, label in ((one, STATUS_LABELS[one]) for one in _COUNTED)
    )
    return (
        CardColumn(OFFICE, "OPD", 190, opens=True),
        *counts,
        CardColumn("farthest", "Paling jauh", narrow=False, hint="Indikator terjauh dari target"),
        CardColumn("plan", "Rencana", 92, Align.RIGHT, narrow=False, hint="Disepakati dari baris rencana"),
        CardColumn("budget", "Pagu", 104, Align.RIGHT, narrow=False, hint="Pagu di RAD/RKPD (rupiah)"),
        CardColumn("late", "Janji telat", 92, Align.RIGHT, narrow=False, hint="Terlambat dari yang terukur"),
        CardColumn("asked", "Diragukan", 78, Align.RIGHT, narrow=False, hint="Angka yang perlu dikonfirmasi"),
    )


def _row(one: OfficeStanding, catalogue: Catalogue) -> CardRow:
    scores = tuple(_score(status, one.statuses.get(status, 0)) for status in _COUNTED)
    name = indicator_name(catalogue, one.farthest) if one.farthest else NO_VALUE
    money = format_rupiah(one.budget).removeprefix("Rp ") if one.budget == one.budget else NO_VALUE
    return CardRow(
        one.office,
        one.office,
        (
            TextCell(one.office),
            *scores,
            TextCell(name, quiet=not one.farthest),
            _part(one.agreed, one.rows),
            TextCell(money, order=one.budget),
            _part(one.late, one.promises),
            TextCell(format_number(one.questions) if one.questions else NO_VALUE, order=float(one.questions)),
        ),
    )


def _score(status: Status, count: int) -> ScoreCell | TextCell:
    if not count:
        return TextCell(NO_VALUE, quiet=True, order=0.0)
    return ScoreCell(format_number(count), status, order=float(count))


def _part(part: int, whole: int) -> TextCell:
    if not whole:
        return TextCell(NO_VALUE, quiet=True)
    return TextCell(f"{format_number(part)} dari {format_number(whole)}", order=float(part))
