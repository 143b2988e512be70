"""The office's action plan beside the gaps, as a sentence and as a card: what still has no activity."""

from __future__ import annotations

from typing import cast

import pandas as pd

from stunting.analysis.acting.action_plan import gap_sentence
from stunting.catalogue.indicators import Catalogue
from stunting.catalogue.offices import short_office
from stunting.charts.answer import Tone, Words
from stunting.charts.card import Align, Card, CardColumn, CardRow, Cell, TextCell, rows_at_first
from stunting.charts.coverage_cells import Record, bullet_of
from stunting.charts.coverage_rows import NO_VALUE, indicator_name
from stunting.model.formatting import format_number, format_people, format_rupiah
from stunting.model.labels import PROVISION_LABELS
from stunting.model.periods import period_label
from stunting.model.summaries.action_plan import WITHOUT, Need, Provision

FEW_ROWS = 15
_SIGNS = {Provision.HERE: "\u2713", Provision.WIDE: "\u2713", Provision.UNPLACED: "?"}


def action_plan_answer(
    gaps: pd.DataFrame, activities: pd.DataFrame, *, of_part: bool = False
) -> tuple[Words, ...]:
    """How many gaps have no activity, and what the plan holds (GAP_ACTIVITIES and PLAN_ACTIVITIES).

    Activities are those of the whole kabupaten, which is said where the gaps are only of a part (`of_part`).
    """
    whole = "Se-kabupaten " if of_part else ""
    met = format_number(int((activities["need"] == Need.GAP.value).sum()))
    every = format_number(len(activities))
    known = activities["budget"].notna()
    missing = format_number(int((~known).sum()))
    unknown = f" ({missing} tanpa pagu)" if not known.all() else ""
    budget = format_rupiah(activities["budget"].sum()) if known.any() else "belum ada"
    return (
        Words(gap_sentence(gaps), Tone.STRONG),
        Words(f" {whole}{met} dari {every} kegiatan yang tercatat menutup kesenjangan; pagu "),
        Words(budget, Tone.STRONG),
        Words(f"{unknown}."),
    )


def gaps_card(gaps: pd.DataFrame, catalogue: Catalogue, *, everything: bool = False) -> Card:
    """Each gap (GAP_ACTIVITIES) with what the plan holds for it, those without an activity first."""
    without = gaps["provision"].isin([one.value for one in WITHOUT])
    ordered = pd.concat([gaps[without], gaps[~without]])
    shown, more = rows_at_first(len(gaps), FEW_ROWS, "baris", everything=everything)
    rows = cast("list[Record]", ordered.head(shown).to_dict("records"))
    return Card(
        caption=f"{format_number(len(rows))} dari {format_number(len(gaps))} kesenjangan",
        columns=_columns(),
        rows=tuple(_row(row, catalogue) for row in rows),
        more=more,
    )


def _columns() -> tuple[CardColumn, ...]:
    def wide(key: str, title: str, width: int, align: Align = Align.LEFT, hint: str = "") -> CardColumn:
        return CardColumn(key, title, width, align, narrow=False, hint=hint)

    return (
        CardColumn("indicator", "Indikator", 232),
        wide("opd", "OPD", 96),
        wide("bullet", "Ke target", 84, hint="Capaian dan target"),
        wide("share", "%", 48, Align.RIGHT, "Capaian (%)"),
        CardColumn("people", "Kurang", 76, Align.RIGHT, hint="Kurang hingga target (jumlah sasaran)"),
        CardColumn("provision", "Di RAD/RKPD", 168, apart=True),
        wide("activities", "Kegiatan", 0),
        wide("budget", "Pagu (Rp)", 92, Align.RIGHT, "Pagu (rupiah)"),
        wide("reason", "Keterangan", 210),
    )


def _row(row: Record, catalogue: Catalogue) -> CardRow:
    name = indicator_name(catalogue, row["indicator"])
    provision, people = Provision(row["provision"]), float(row["gap_people"])
    unverified = "" if row["target_verified"] else "\u00b0"
    names = row["activity_names"]
    group = format_people(people, row["target_group"]) if people == people else NO_VALUE
    cells: tuple[Cell, ...] = (
        TextCell(name, mark=unverified, hint=f"{name}, {row['area']} ({period_label(row['period'])})"),
        TextCell(short_office(row["opd"]) or NO_VALUE, hint=row["opd"]),
        bullet_of(row, catalogue),
        TextCell(format_number(100 * row["share"], 1), order=float(row["share"])),
        TextCell(format_number(people) if people == people else NO_VALUE, hint=group, order=people),
        TextCell(f"{_SIGNS.get(provision, chr(0x2717))} {PROVISION_LABELS[provision]}"),
        TextCell(names or NO_VALUE, quiet=not names, hint=names),
        _budget(row),
        TextCell(row["reason"] or NO_VALUE, quiet=True, hint=row["reason"]),
    )
    return CardRow(f"{row['area_key']} {row['indicator']} {row['period']}", f"{name}, {row['area']}", cells)


def _budget(row: Record) -> TextCell:
    if row["budget"] != row["budget"]:
        return TextCell(NO_VALUE, quiet=True)
    return TextCell(format_rupiah(row["budget"]).removeprefix("Rp "), order=float(row["budget"]))
