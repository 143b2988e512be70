"""Briefs of two pages: for the kabupaten meeting, for each office, for each kecamatan."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from stunting.analysis.acting.coordination import (
    Task,
    coordination_tasks,
    joined,
    meeting_task,
    verification_task,
)
from stunting.analysis.acting.promises import promises_sentence
from stunting.analysis.coverage.rows import waiting_note
from stunting.analysis.coverage.small_numbers import FEW_PEOPLE
from stunting.analysis.coverage.standings import furthest_words
from stunting.analysis.coverage.status import status_rule
from stunting.model.areas import AreaLevel
from stunting.model.formatting import format_number, format_people, format_percent, format_points
from stunting.model.indicators import IndicatorKind, leading_office
from stunting.model.labels import SHORT_OF_TOTAL
from stunting.reports.action_plan_tables import planned_table
from stunting.reports.columns import ColumnKind, Record, ReportColumn, Table
from stunting.reports.content import SAMPLE_NOTICE, UNVERIFIED, ReportContent, Row
from stunting.reports.corrections import corrections_line
from stunting.reports.docx_writer import Brief
from stunting.reports.promise_tables import promise_brief_table
from stunting.reports.tables import finding, gap_bars, number_or_none, share_matrix

MOST_ROWS, MOST_PLACES, MOST_QUESTIONS, MOST_BARS, MOST_PLANNED = 10, 8, 5, 7, 6

_GAP_COLUMNS = (
    ReportColumn("name", "Indikator", width=27),
    ReportColumn("area", "Wilayah", width=15),
    ReportColumn("share", "Capaian", ColumnKind.PERCENT, 13),
    ReportColumn("target", "Target", ColumnKind.TEXT, 13),
    ReportColumn("gap_points", "Selisih (poin)", ColumnKind.POINTS, 12),
    ReportColumn("people", f"Kurang ({SHORT_OF_TOTAL})", width=22),
    ReportColumn("opd", "OPD", width=18),
)


def kabupaten_brief(content: ReportContent, sector: str = "") -> bytes:
    """The brief for the kabupaten meeting, or for one sector of it (the content is limited already)."""
    title = (
        f"Bahan rapat stunting: sektor {sector}" if sector else "Bahan rapat percepatan penurunan stunting"
    )
    rows = content.kabupaten if len(content.kabupaten) else content.kecamatan
    brief = _begun(content, f"{title} - {content.place}", finding(content, rows))
    _add_bars(brief, content, rows, "Selisih terbesar ke target (poin persentase)")
    brief.table(_gap_table(content, rows, "Yang tertinggal"))
    brief.table(_kecamatan_shares(content, rows))
    _add_planned(brief, content, rows)
    _add_promises(brief, content)
    _end(brief, content, _questions(content, rows, content.kecamatan))
    return brief.data()


def office_brief(content: ReportContent, office: str) -> bytes:
    """The brief for one office: the indicators it leads."""
    own = _of_office(content, office)
    brief = _begun(content, f"Lembar kerja {office} - {content.place}", finding(own, own.kabupaten))
    _add_bars(brief, own, own.kabupaten, "Selisih terbesar ke target (poin persentase)")
    brief.table(_gap_table(own, own.kabupaten, "Indikator yang dipimpin"))
    brief.table(_gap_table(own, own.kecamatan, "Kecamatan dengan selisih terbesar", most=MOST_PLACES))
    brief.table(_gap_table(own, own.desa, "Desa/kelurahan dengan selisih terbesar", most=MOST_PLACES))
    _add_planned(brief, own, own.kabupaten)
    _add_promises(brief, own)
    _end(brief, content, _questions(own, own.kabupaten, own.kecamatan))
    return brief.data()


def kecamatan_brief(content: ReportContent, kecamatan: str) -> bytes:
    """The brief for a camat (`kecamatan` is a key): only what a kecamatan can do."""
    name = content.kecamatan_names[kecamatan]
    own = content.only(kecamatan=kecamatan)
    title = f"Bahan koordinasi Kecamatan {name} - {content.place}"
    brief = _begun(content, title, finding(own, own.kecamatan))
    _add_bars(brief, own, own.kecamatan, "Selisih terbesar ke target (poin persentase)")
    brief.table(_gap_table(own, own.kecamatan, f"Yang tertinggal di Kecamatan {name}"))
    brief.table(_gap_table(own, own.desa, "Desa/kelurahan dengan selisih terbesar", most=MOST_PLACES))
    _add_planned(brief, own, own.kecamatan)
    _add_promises(brief, own)
    brief.heading("Yang dapat dilakukan kecamatan")
    brief.bullets(_coordination(own))
    _end(brief, content, _questions(own, own.kecamatan, own.desa))
    return brief.data()


def _begun(content: ReportContent, title: str, first: str) -> Brief:
    brief = Brief(title)
    brief.lead(first)
    if content.is_sample:
        brief.note(SAMPLE_NOTICE)
    return brief


def _add_bars(brief: Brief, content: ReportContent, rows: pd.DataFrame, heading: str) -> None:
    bars = gap_bars(content, rows, heading)
    if bars:
        brief.bars(replace(bars, names=bars.names[:MOST_BARS], values=bars.values[:MOST_BARS]))


def _add_promises(brief: Brief, content: ReportContent) -> None:
    if len(content.promises):
        brief.heading("Janji rencana yang lalu")
        brief.text(promises_sentence(content.promises))
        brief.table(promise_brief_table(content.promises))


def _add_planned(brief: Brief, content: ReportContent, rows: pd.DataFrame) -> None:
    """What the office's action plan holds for the largest gaps of these rows; nothing without a plan."""
    if content.crossing is None:
        return
    gaps = content.crossing.gaps.frame
    keys = set(zip(rows["area_key"], rows["indicator"], strict=True))
    own = gaps[[key in keys for key in zip(gaps["area_key"], gaps["indicator"], strict=True)]]
    if len(own):
        brief.table(planned_table(content.catalogue, own, most=MOST_PLANNED))


def _of_office(content: ReportContent, office: str) -> ReportContent:
    def led(rows: pd.DataFrame) -> pd.DataFrame:
        return rows[[leading_office(opd) == office for opd in rows["opd"]]]

    return replace(
        content,
        kabupaten=led(content.kabupaten),
        kecamatan=led(content.kecamatan),
        desa=led(content.desa),
        promises=content.promises[content.promises["opd"] == office],
    )


def _gap_table(content: ReportContent, rows: pd.DataFrame, heading: str, most: int = MOST_ROWS) -> Table:
    behind = content.behind(rows)
    records = tuple(_gap_record(content, row) for row in behind.head(most).to_dict("records"))
    more = len(behind) - len(records)
    judged = rows["gap_points"].notna().any()
    notes = [
        "Tidak ada yang di bawah target pada data ini." if judged and not records else "",
        waiting_note(rows),
        f"Dan {format_number(more)} baris lain di buku kerja." if more else "",
        f"* target {UNVERIFIED}." if any(str(one["target"]).endswith("*") for one in records) else "",
    ]
    one_area = len({record["area"] for record in records}) < 2
    columns = tuple(one for one in _GAP_COLUMNS if not (one_area and one.key == "area"))
    return Table(heading, columns, records, note=" ".join(note for note in notes if note))


def _is_of_few(row: Row) -> bool:
    """Whether a share is that of a desa with so few people that one of them moves it much."""
    return bool(row["area_level"] == AreaLevel.DESA.value and row["denominator"] < FEW_PEOPLE)


def _gap_record(content: ReportContent, row: Row) -> Record:
    people = number_or_none(row["gap_people"])
    return {
        "name": content.figure_name(row),
        "area": f"{row['area']} (sasaran < {FEW_PEOPLE})" if _is_of_few(row) else row["area"],
        "share": number_or_none(row["share"]),
        "target": format_percent(row["target"])
        + (f" ({row['target_note']})" if row["target_note"] else "")
        + ("" if row["target_verified"] else " *"),
        "gap_points": number_or_none(row["gap_points"]),
        "people": "" if people is None else format_people(people, row["target_group"]),
        "opd": leading_office(row["opd"]),
    }


def _kecamatan_shares(content: ReportContent, rows: pd.DataFrame) -> Table:
    """The share of the lagging indicators in each kecamatan."""
    worst = set(content.behind(rows)["indicator"].head(MOST_PLACES))
    limited = replace(
        content,
        kabupaten=content.kabupaten[content.kabupaten["indicator"].isin(worst)],
        kecamatan=content.kecamatan[content.kecamatan["indicator"].isin(worst)],
    )
    matrix = share_matrix(limited, "Menurut kecamatan (capaian)")
    left_out = {"period", "target_group", "opd", "target_words"}
    return replace(matrix, columns=tuple(one for one in matrix.columns if one.key not in left_out))


def _coordination(content: ReportContent) -> list[str]:
    """Tasks of the kecamatan, only in the five verbs it has."""
    tasks: list[Task] = []
    for row in content.behind(content.kecamatan).head(3).to_dict("records"):
        people = number_or_none(row["gap_people"])
        gap = f"selisih {format_points(row['gap_points'])}"
        if people:
            gap = f"{gap}, {format_people(people, row['target_group'])}"
        tasks += coordination_tasks(row, content.desa, content.catalogue, gap)
    rest = filter(None, [verification_task(content.desa), meeting_task()])
    return [task.sentence for task in joined([*tasks, *rest])]


def _questions(content: ReportContent, rows: pd.DataFrame, parts: pd.DataFrame) -> list[str]:
    questions = []
    for row in content.behind(rows).head(MOST_QUESTIONS - 1).to_dict("records"):
        name = content.figure_name(row)
        same = parts[(parts["indicator"] == row["indicator"]) & (parts["series"] == row["series"])]
        furthest = furthest_words(same)
        where = f", terutama di {furthest}" if furthest else ""
        people = number_or_none(row["gap_people"])
        known = content.catalogue.indicator(row["indicator"])
        gap = format_points(row["gap_points"])
        reach = ""
        if people and not (known and known.kind is IndicatorKind.SUPPLY):
            reach = f" Bagaimana {format_people(people, row['target_group'])} dijangkau tahun ini?"
        questions.append(f"{name}: apa penyebab selisih {gap} dari target{where}?{reach}")
    silent = rows[rows["areas_reporting"] < rows["areas_expected"]]
    if len(silent):
        names = ", ".join(content.name_of(id) for id in silent["indicator"].head(3))
        questions.append(f"Kapan wilayah yang belum melapor mengisi datanya (antara lain untuk {names})?")
    return questions or ["Apakah angka yang belum ada dapat dilengkapi sebelum rapat berikutnya?"]


def _end(brief: Brief, content: ReportContent, questions: list[str]) -> None:
    brief.heading("Pertanyaan untuk dijawab")
    brief.bullets(questions)
    brief.heading("Cara membaca")
    files = ", ".join(source.file for source in content.dataset.sources[:6])
    more = len(content.dataset.sources) - 6
    brief.note(
        "Capaian gabungan adalah jumlah capaian dibagi jumlah sasaran, bukan rata-rata persentase; tiap "
        "indikator memakai periode terbarunya. Survei (SSGI/SKI) dan data rutin tidak digabung. Sasaran yang "
        f"berbeda tidak dijumlahkan. {status_rule(content.catalogue.cutoffs)} "
        f"Sumber: {files}{f', dan {more} berkas lain' if more > 0 else ''}. "
        f"{corrections_line(content.dataset)}".strip()
    )
