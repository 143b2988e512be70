"""Coverage rows as tables of documents: the same columns in the workbook and the briefs."""

from __future__ import annotations

import math

import pandas as pd

from stunting.analysis.coverage.small_numbers import FEW_PEOPLE, interval_words
from stunting.analysis.coverage.standings import judged_rows
from stunting.model.formatting import format_number, format_percent
from stunting.model.labels import SHORT_OF_TOTAL
from stunting.model.periods import period_label
from stunting.reports.columns import Bars, ColumnKind, Record, ReportColumn, Table
from stunting.reports.content import (
    ReportContent,
    Row,
    figure_key,
    status_words,
    target_words,
)

MOST_BARS = 12

_COLUMNS = (
    ReportColumn("name", "Indikator", width=32),
    ReportColumn("area", "Wilayah", width=17),
    ReportColumn("period", "Periode", width=13),
    ReportColumn("target_group", "Satuan sasaran", width=15),
    ReportColumn("numerator", "Capaian (jumlah)", ColumnKind.WHOLE, 10),
    ReportColumn("denominator", "Sasaran (jumlah)", ColumnKind.WHOLE, 10),
    ReportColumn("share", "Capaian", ColumnKind.PERCENT, 10),
    ReportColumn("interval", "Selang 95 %", width=14),
    ReportColumn("target", "Target", ColumnKind.PERCENT, 9),
    ReportColumn("gap_points", "Selisih (poin)", ColumnKind.POINTS, 8),
    ReportColumn("gap_people", f"Kurang (jumlah sasaran, {SHORT_OF_TOTAL})", ColumnKind.WHOLE, 11),
    ReportColumn("status", "Status", width=19),
    ReportColumn("reporting", "Wilayah melapor", width=10),
    ReportColumn("opd", "OPD penanggung jawab", width=22),
    ReportColumn("target_words", "Sumber target", width=30),
    ReportColumn("reason", "Keterangan", width=30),
)


def coverage_table(content: ReportContent, rows: pd.DataFrame, heading: str) -> Table:
    """One row per indicator and area; shares link to their cells, those of desa have their interval."""
    found = rows.assign(interval=interval_words(rows)).to_dict("records")
    of_desa = any(row["interval"] for row in found)
    columns = tuple(one for one in _COLUMNS if of_desa or one.key != "interval")
    links = {
        (position, "share"): figure_key(row)
        for position, row in enumerate(found)
        if math.isfinite(row["share"])
    }
    records = tuple({**_record(content, row), "interval": _interval(row)} for row in found)
    return Table(heading, columns, records, links=links)


def _interval(row: Row) -> str:
    """The interval of the share of a desa, and whether it is of few people."""
    few = row["interval"] and row["denominator"] < FEW_PEOPLE
    return f"{row['interval']} (sasaran < {FEW_PEOPLE})" if few else str(row["interval"])


def finding(content: ReportContent, rows: pd.DataFrame) -> str:
    """What coverage rows of one area say, in one sentence."""
    behind = content.behind(rows)
    judged = judged_rows(rows)
    if judged.empty:
        return "Belum ada indikator yang dapat dibandingkan dengan target."
    if behind.empty:
        return f"Semua {format_number(len(judged))} indikator yang dapat dinilai mencapai target."
    worst = behind.iloc[0]
    note = worst["target_note"]
    return (
        f"{format_number(len(behind))} dari {format_number(len(judged))} indikator yang dapat dinilai belum "
        f"mencapai target; selisih terbesar {content.figure_name(worst.to_dict())}: "
        f"{format_percent(worst['share'])} dari target {format_percent(worst['target'])}"
        f"{f' ({note})' if note else ''}."
    )


def share_matrix(content: ReportContent, heading: str) -> Table:
    """Indicators against kecamatan: the share of each, beside the kabupaten and the target."""
    return _matrix(content, heading, "share", ColumnKind.PERCENT)


def people_matrix(content: ReportContent, heading: str) -> Table:
    """Indicators against kecamatan: people (units of the sasaran) to the target."""
    return _matrix(content, heading, "gap_people", ColumnKind.WHOLE)


def gap_bars(content: ReportContent, rows: pd.DataFrame, heading: str, *, by: str = "name") -> Bars | None:
    """The largest gaps in points as bars, or None where nothing lags; `by` is "name" or "area"."""
    worst = content.behind(rows).head(MOST_BARS)
    if worst.empty:
        return None
    if by == "area":
        names = [f"{content.figure_name(row)}, {row['area']}" for row in worst.to_dict("records")]
    else:
        names = [content.figure_name(row) for row in worst.to_dict("records")]
    return Bars(heading, tuple(names), tuple(worst["gap_points"].astype(float)), "poin persentase", "poin")


def _record(content: ReportContent, row: Row) -> Record:
    return {
        **{key: row[key] for key in ("area", "target_group", "opd", "reason")},
        **{
            key: number_or_none(row[key])
            for key in ("numerator", "denominator", "share", "target", "gap_points", "gap_people")
        },
        "name": content.figure_name(row),
        "period": period_label(str(row["period"])),
        "status": status_words(str(row["status"])),
        "reporting": f"{row['areas_reporting']} dari {row['areas_expected']}",
        "target_words": target_words(row),
    }


def _matrix(content: ReportContent, heading: str, value: str, kind: ColumnKind) -> Table:
    names = content.kecamatan_names
    columns = (
        ReportColumn("name", "Indikator", width=32),
        ReportColumn("period", "Periode", width=15),
        ReportColumn("target_group", "Satuan sasaran", width=18),
        ReportColumn("target", "Target", ColumnKind.PERCENT, 9),
        ReportColumn("kabupaten", content.place, kind, 14),
        *(ReportColumn(key, name, kind, 12) for key, name in names.items()),
        ReportColumn("opd", "OPD penanggung jawab", width=26),
        ReportColumn("target_words", "Sumber target", width=36),
    )
    records: list[Record] = []
    links: dict[tuple[int, str], str] = {}
    both = pd.concat([content.kabupaten, content.kecamatan])
    for _, rows in both.groupby(["series", "indicator"], sort=False):
        first = rows.iloc[0].to_dict()
        record = _record(content, first)
        cells = {
            ("kabupaten" if row["area_level"] == "kabupaten" else row["area_key"]): row
            for row in rows.to_dict("records")
        }
        for key, row in cells.items():
            if math.isfinite(row[value]):
                links[len(records), str(key)] = figure_key(row)
        values = {
            key: number_or_none(cells[key][value]) if key in cells else None for key in ("kabupaten", *names)
        }
        records.append({**record, **values})
    return Table(heading, columns, tuple(records), links=links)


def number_or_none(value: float) -> float | None:
    """A finite number, or None for a missing one."""
    number = float(value)
    return number if math.isfinite(number) else None
