"""The office's action plan beside the gaps, as tables of documents and screens."""

from __future__ import annotations

import math

import pandas as pd

from stunting.analysis.acting.action_plan import gap_sentence, planned_texts
from stunting.catalogue.gazetteer import Gazetteer
from stunting.catalogue.indicators import Catalogue
from stunting.model.activities import ActivityRole, MatchBasis
from stunting.model.formatting import format_percent, format_rupiah
from stunting.model.labels import (
    ACTIVITY_ROLE_LABELS,
    BASIS_OF_MATCH_LABELS,
    NEED_LABELS,
    PROVISION_LABELS,
    SHORT_OF_TOTAL,
)
from stunting.model.periods import period_label
from stunting.model.summaries.action_plan import MoneyBy, Need, Provision, SpendingBy, SpendingGroup
from stunting.reports.columns import ColumnKind, ReportColumn, Table
from stunting.reports.content import UNVERIFIED, Row
from stunting.reports.tables import number_or_none

_RUPIAH = (
    ReportColumn("budget", "Pagu (Rp)", ColumnKind.RUPIAH, 18),
    ReportColumn("gap_people", f"Kurang (jumlah sasaran, {SHORT_OF_TOTAL})", ColumnKind.WHOLE, 12),
    ReportColumn("budget_per_person", "Rp per sasaran yang kurang", ColumnKind.RUPIAH, 16),
    ReportColumn("reason", "Keterangan", width=36),
)
_GAPS = (
    ReportColumn("name", "Indikator", width=32),
    ReportColumn("area", "Wilayah", width=20),
    ReportColumn("provision", "Di RAD/RKPD", width=24),
    ReportColumn("activity_names", "Kegiatan", width=44),
    ReportColumn("period", "Periode", width=12),
    ReportColumn("share", "Capaian", ColumnKind.PERCENT, 10),
    ReportColumn("target", "Target", ColumnKind.PERCENT, 10),
    ReportColumn("target_note", "Status target", width=16),
    ReportColumn("gap_points", "Selisih (poin)", ColumnKind.POINTS, 10),
    ReportColumn("target_group", "Sasaran", width=18),
    *_RUPIAH,
    ReportColumn("opd", "OPD penanggung jawab", width=22),
)
_ACTIVITIES = (
    ReportColumn("name", "Kegiatan", width=40),
    ReportColumn("output", "Indikator keluaran", width=34),
    ReportColumn("indicators", "Indikator yang dilayani", width=32),
    ReportColumn("match", "Keyakinan", width=20),
    ReportColumn("role", "Peran", width=20),
    ReportColumn("need", "Terhadap kesenjangan", width=26),
    ReportColumn("gap_areas", "Di", width=26),
    ReportColumn("location", "Lokasi tertulis", width=26),
    ReportColumn("unmatched_places", "Lokasi tidak dikenali", width=20),
    ReportColumn("budget", "Pagu (Rp)", ColumnKind.RUPIAH, 18),
    ReportColumn("realised", "Realisasi (Rp)", ColumnKind.RUPIAH, 18),
    ReportColumn("funding", "Sumber dana", width=12),
    ReportColumn("opd", "OPD pelaksana", width=22),
    ReportColumn("place", "Asal", width=26),
)
_MONEY = (
    ReportColumn("group", "OPD", width=24),
    ReportColumn("target_group", "Sasaran", width=20),
    ReportColumn("gaps", "Kesenjangan", ColumnKind.WHOLE, 10),
    ReportColumn("gaps_without", "Tanpa kegiatan", ColumnKind.WHOLE, 10),
    ReportColumn("activities", "Kegiatan", ColumnKind.WHOLE, 10),
    *_RUPIAH,
)
_SPENDING = (
    ReportColumn("group", "Kelompok", width=30),
    ReportColumn("activities", "Kegiatan", ColumnKind.WHOLE, 10),
    ReportColumn("budget", "Pagu (Rp)", ColumnKind.RUPIAH, 18),
    ReportColumn("direct", "Langsung ke sasaran (Rp)", ColumnKind.RUPIAH, 18),
    ReportColumn("support", "Pendukung (Rp)", ColumnKind.RUPIAH, 18),
    ReportColumn("label", "Label saja atau belum jelas (Rp)", ColumnKind.RUPIAH, 18),
    ReportColumn("realised", "Realisasi (Rp)", ColumnKind.RUPIAH, 18),
    ReportColumn("absorbed", "Terserap", ColumnKind.PERCENT, 10),
    ReportColumn("missing", "Keterangan", width=24),
)
SPENDING_TITLES: dict[SpendingBy, str] = {
    SpendingBy.INDICATOR: "Indikator",
    SpendingBy.KECAMATAN: "Kecamatan",
    SpendingBy.OPD: "OPD",
    SpendingBy.ROLE: "Peran",
}
_PLACES = {
    SpendingGroup.WIDER.value: "beberapa kecamatan atau seluruh kabupaten",
    SpendingGroup.UNPLACED.value: "lokasi belum jelas",
}
_PLANNED = (
    ReportColumn("name", "Indikator", width=27),
    ReportColumn("planned", "Kegiatan RAD/RKPD", width=48),
    ReportColumn("budget", "Pagu", width=16),
)
_NO_OFFICE = "belum ditetapkan"


def gap_activities_table(catalogue: Catalogue, gaps: pd.DataFrame) -> Table:
    """Rows of `GAP_ACTIVITIES`: every gap with what the plan holds for it."""
    records = tuple(
        {
            **{column.key: row.get(column.key, "") for column in _GAPS},
            **_numbers(row, "share", "target", "gap_points", "gap_people", "budget", "budget_per_person"),
            "name": _indicator(catalogue, row["indicator"]),
            "provision": PROVISION_LABELS[Provision(row["provision"])],
            "period": period_label(row["period"]),
            "target_note": "" if row["target_verified"] else UNVERIFIED,
        }
        for row in gaps.to_dict("records")
    )
    return Table("Kesenjangan dan kegiatannya", _GAPS, records)


def planned_table(catalogue: Catalogue, gaps: pd.DataFrame, most: int) -> Table:
    """The largest gaps of `GAP_ACTIVITIES` with the activity each has in the plan, for a brief."""
    texts = planned_texts(gaps)
    records = tuple(
        {
            "name": _indicator(catalogue, row["indicator"]),
            "planned": texts[row["area_key"], row["indicator"]],
            "budget": format_rupiah(row["budget"]) if math.isfinite(row["budget"]) else "",
        }
        for row in gaps.head(most).to_dict("records")
    )
    return Table("Kegiatannya di RAD/RKPD", _PLANNED, records, note=gap_sentence(gaps))


def plan_activities_table(catalogue: Catalogue, activities: pd.DataFrame) -> Table:
    """Rows of `PLAN_ACTIVITIES`: every activity with what it serves and whether there is a gap."""
    records = tuple(
        {
            **{column.key: row.get(column.key, "") for column in _ACTIVITIES},
            **_numbers(row, "budget", "realised"),
            "role": ACTIVITY_ROLE_LABELS[ActivityRole(row["role"])],
            "name": f"{row['code']} {row['name']}".strip(),
            "indicators": "; ".join(_indicator(catalogue, id) for id in row["indicators"].split()),
            "match": _match(row),
            "need": NEED_LABELS[Need(row["need"])],
            "place": " › ".join(filter(None, (row["file"], row["sheet"], row["cell"]))),
        }
        for row in activities.to_dict("records")
    )
    return Table("Kegiatan RAD/RKPD terhadap kesenjangan", _ACTIVITIES, records)


def plan_money_table(money: pd.DataFrame, by: MoneyBy) -> Table:
    """Rows of `PLAN_MONEY` of offices or of kecamatan."""
    what = "Kecamatan" if by is MoneyBy.KECAMATAN else "OPD"
    columns = (ReportColumn("group", what, width=24), *_MONEY[1:])
    records = tuple(
        {
            **{column.key: row[column.key] for column in columns},
            **_numbers(row, *(column.key for column in columns if column.kind is not ColumnKind.TEXT)),
            "group": row["group"] or _NO_OFFICE,
        }
        for row in money[money["by"] == by.value].to_dict("records")
    )
    return Table(f"Rupiah per sasaran yang masih kurang menurut {what}", columns, records)


def spending_table(
    spending: pd.DataFrame, by: SpendingBy, catalogue: Catalogue, gazetteer: Gazetteer
) -> Table:
    """Rows of `PLAN_SPENDING` of one way of grouping."""
    what = SPENDING_TITLES[by]
    columns = (ReportColumn("group", what, width=30), *_SPENDING[1:])
    records = tuple(
        {
            **{column.key: row.get(column.key, "") for column in columns},
            **_numbers(row, "budget", "direct", "support", "label", "realised", "absorbed"),
            "group": _group(by, row["group"], catalogue, gazetteer),
            "missing": f"{row['budgets_missing']} tanpa pagu" if row["budgets_missing"] else "",
        }
        for row in spending[spending["by"] == by.value].to_dict("records")
    )
    return Table(f"Pagu dan serapan menurut {what}", columns, records)


def _group(by: SpendingBy, group: str, catalogue: Catalogue, gazetteer: Gazetteer) -> str:
    match by:
        case SpendingBy.INDICATOR:
            return _indicator(catalogue, group) if group else "tanpa indikator"
        case SpendingBy.KECAMATAN:
            area = gazetteer.area(group)
            return _PLACES.get(group) or (area.name if area else group)
        case SpendingBy.OPD:
            return group or _NO_OFFICE
        case SpendingBy.ROLE:
            return ACTIVITY_ROLE_LABELS[ActivityRole(group)]


def _match(row: Row) -> str:
    if not row["indicators"]:
        return ""
    basis = BASIS_OF_MATCH_LABELS[MatchBasis(row["indicator_basis"])]
    sure = format_percent(row["indicator_score"], 0) if math.isfinite(row["indicator_score"]) else ""
    return f"{sure}, {basis}" if sure else basis


def _indicator(catalogue: Catalogue, id: str) -> str:
    known = catalogue.indicator(id)
    return known.short_name if known else id


def _numbers(row: Row, *names: str) -> dict[str, float | None]:
    return {name: number_or_none(row[name]) for name in names}
