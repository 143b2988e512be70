"""The workbook of a data set: summary, gaps, one sheet per sector and kecamatan, quality and trace."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from stunting.analysis.acting.action_plan import ActionPlan, gap_sentence
from stunting.analysis.acting.promises import promises_sentence
from stunting.analysis.coverage.status import status_rule
from stunting.analysis.coverage.targets import other_years_sentence
from stunting.analysis.quality.findings import all_findings
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.model.follow_up_sheet import PLAN_SHEET
from stunting.model.labels import MEASURE_LABELS, SEVERITY_LABELS
from stunting.model.observations import Measure
from stunting.model.periods import period_label
from stunting.model.problems import Severity
from stunting.model.summaries.action_plan import MoneyBy, SpendingBy
from stunting.reports.action_plan_tables import (
    gap_activities_table,
    plan_activities_table,
    plan_money_table,
    spending_table,
)
from stunting.reports.columns import ColumnKind, Record, ReportColumn, Table
from stunting.reports.content import KEY_MARK, SAMPLE_NOTICE, UNVERIFIED, ReportContent
from stunting.reports.corrections import corrections_table
from stunting.reports.follow_up_tables import plan_table
from stunting.reports.promise_tables import PROMISE_SHEET, promise_table
from stunting.reports.tables import (
    coverage_table,
    finding,
    gap_bars,
    number_or_none,
    people_matrix,
    share_matrix,
)
from stunting.reports.xlsx_writer import Book, SheetWriter, place_in

SUMMARY, GAPS, CROSSING, QUALITY, TRACE, SOURCES = (
    "Ringkasan",
    "Kesenjangan",
    "RAD dan kesenjangan",
    "Mutu data",
    "Jejak sel",
    "Sumber dan target",
)
_TRACED = ("area", "value", "file", "sheet", "cell", "header", "correction", "confirmation")
_USED_AS = {
    "numerator": MEASURE_LABELS[Measure.NUMERATOR],
    "denominator": MEASURE_LABELS[Measure.DENOMINATOR],
    "percent": MEASURE_LABELS[Measure.PERCENT],
    "": "belum dapat dipakai",
}


def workbook_bytes(content: ReportContent, plan: pd.DataFrame) -> bytes:
    """The workbook as xlsx; `plan` follows `FOLLOW_UP`. Figures link to their cells on the trace sheet."""
    book = Book(f"Kesenjangan layanan stunting {content.place}")
    trace, places = _trace(content)
    sheets = {SUMMARY: book.sheet(SUMMARY)}
    sheets[GAPS] = _gaps(book, content, places)
    for sector in content.sector_names:
        sheets[f"Sektor {sector}"] = _sector(book, content.only(sector=sector), sector, places)
    for key, name in content.kecamatan_names.items():
        sheets[f"Kecamatan {name}"] = _kecamatan(book, content.only(kecamatan=key), name, places)
    if content.crossing:
        sheets[CROSSING] = _crossing(book, content, content.crossing)
    if len(content.promises):
        sheets[PROMISE_SHEET] = _promises(book, content, places)
    sheets[PLAN_SHEET] = _one_table(book, content, PLAN_SHEET, plan_table(plan))
    sheets[QUALITY] = _quality(book, content)
    sheets[SOURCES] = _sources(book, content)
    sheets[TRACE] = _one_table(book, content, TRACE, trace)
    _summary(sheets[SUMMARY], content, places, {name: sheet.name for name, sheet in sheets.items()})
    return book.data()


def _begin(sheet: SheetWriter, content: ReportContent, title: str) -> None:
    sheet.title(f"{title} - {content.place}")
    if content.is_sample:
        sheet.note(SAMPLE_NOTICE)


def _summary(
    sheet: SheetWriter, content: ReportContent, places: Mapping[str, str], names: Mapping[str, str]
) -> None:
    _begin(sheet, content, "Ringkasan kesenjangan layanan stunting")
    sheet.text(finding(content, content.kabupaten if len(content.kabupaten) else content.kecamatan))
    sheet.note("Angka bergaris bawah membuka sel asalnya di lembar Jejak sel.")
    rows = content.kabupaten if len(content.kabupaten) else content.kecamatan
    sheet.table(coverage_table(content, rows, "Capaian terhadap target"), places=places)
    bars = gap_bars(content, rows, "Selisih terbesar ke target")
    if bars:
        sheet.bars(bars)
    sheet.heading("Isi buku kerja")
    for name in list(names)[1:]:
        sheet.link(name, names[name])
    sheet.heading("Cara membaca")
    for line in (
        status_rule(content.catalogue.cutoffs),
        "Angka gabungan adalah jumlah capaian dibagi jumlah sasaran, bukan rata-rata persentase.",
        "Survei (SSGI/SKI) dan data rutin (e-PPGBM, register) tidak digabung.",
        "Sasaran yang berbeda tidak dijumlahkan satu sama lain.",
        f"Target bertanda “{UNVERIFIED}” belum dicocokkan dengan dokumen resmi.",
        *content.notes,
    ):
        sheet.text(line)


def _gaps(book: Book, content: ReportContent, places: Mapping[str, str]) -> SheetWriter:
    sheet = book.sheet(GAPS)
    _begin(sheet, content, "Kesenjangan per indikator dan kecamatan")
    sheet.table(share_matrix(content, "Capaian (persen)"), freeze=True, places=places)
    sheet.table(people_matrix(content, "Kurang dari target (jumlah sasaran)"), places=places)
    bars = gap_bars(content, content.kecamatan, "Selisih terbesar menurut kecamatan", by="area")
    if bars:
        sheet.bars(bars)
    return sheet


def _sector(book: Book, content: ReportContent, sector: str, places: Mapping[str, str]) -> SheetWriter:
    sheet = book.sheet(f"Sektor {sector}")
    _begin(sheet, content, f"Sektor {sector}")
    sheet.text(finding(content, content.kabupaten if len(content.kabupaten) else content.kecamatan))
    sheet.table(coverage_table(content, content.kabupaten, "Kabupaten/kota"), places=places, freeze=True)
    sheet.table(coverage_table(content, content.kecamatan, "Per kecamatan"), places=places)
    bars = gap_bars(content, content.kecamatan, f"Sektor {sector}: selisih terbesar", by="area")
    if bars:
        sheet.bars(bars)
    sheet.table(coverage_table(content, content.behind(content.desa), "Desa/kelurahan di bawah target"))
    return sheet


def _kecamatan(book: Book, content: ReportContent, name: str, places: Mapping[str, str]) -> SheetWriter:
    sheet = book.sheet(f"Kec. {name}")
    _begin(sheet, content, f"Kecamatan {name}")
    sheet.table(coverage_table(content, content.kecamatan, "Capaian kecamatan"), places=places, freeze=True)
    bars = gap_bars(content, content.kecamatan, f"Kecamatan {name}: selisih terbesar ke target")
    if bars:
        sheet.bars(bars)
    sheet.table(coverage_table(content, content.behind(content.desa), "Desa/kelurahan di bawah target"))
    return sheet


def _promises(book: Book, content: ReportContent, places: Mapping[str, str]) -> SheetWriter:
    sheet = book.sheet(PROMISE_SHEET)
    _begin(sheet, content, PROMISE_SHEET)
    sheet.text(promises_sentence(content.promises))
    sheet.on_large_paper()
    sheet.table(promise_table(content.promises), freeze=True, places=places)
    return sheet


def _one_table(book: Book, content: ReportContent, name: str, table: Table) -> SheetWriter:
    sheet = book.sheet(name)
    _begin(sheet, content, name)
    sheet.table(table, freeze=True)
    return sheet


def _crossing(book: Book, content: ReportContent, crossing: ActionPlan) -> SheetWriter:
    sheet = book.sheet(CROSSING)
    _begin(sheet, content, "RAD/RKPD disandingkan dengan kesenjangan")
    gaps = gap_activities_table(content.catalogue, crossing.gaps.frame)
    sheet.text(gap_sentence(crossing.gaps.frame))
    judged = pd.concat([content.kabupaten, content.kecamatan], ignore_index=True)
    notes = (*crossing.gaps.notes, *crossing.money.notes, *crossing.spending.notes)
    for note in filter(None, (other_years_sentence(judged), *notes)):
        sheet.note(note)
    sheet.table(gaps, freeze=True)
    sheet.table(plan_money_table(crossing.money.frame, MoneyBy.OPD))
    sheet.table(plan_money_table(crossing.money.frame, MoneyBy.KECAMATAN))
    for by in SpendingBy:
        sheet.table(spending_table(crossing.spending.frame, by, content.catalogue, load_gazetteer()))
    sheet.table(plan_activities_table(content.catalogue, crossing.activities.frame))
    return sheet


def _quality(book: Book, content: ReportContent) -> SheetWriter:
    sheet = book.sheet(QUALITY)
    _begin(sheet, content, QUALITY)
    sheet.table(_findings(content), freeze=True)
    if content.dataset.corrections:
        sheet.table(corrections_table(content))
    sheet.table(_problems(content))
    return sheet


def _findings(content: ReportContent) -> Table:
    columns = (
        ReportColumn("severity", "Tingkat", width=16),
        ReportColumn("message", "Yang ditemukan", width=60),
        ReportColumn("question", "Pertanyaan", width=50),
        ReportColumn("people", "Pengaruh (jumlah sasaran)", ColumnKind.WHOLE, 14),
        ReportColumn("file", "Berkas", width=30),
        ReportColumn("sheet", "Lembar", width=20),
        ReportColumn("cell", "Sel", width=14),
        ReportColumn("area", "Wilayah", width=20),
        ReportColumn("opd", "OPD", width=24),
        ReportColumn("confirmation", "Dikonfirmasi kantor", width=40),
    )
    found = all_findings(content.gathered).frame
    records = tuple(
        {
            **{column.key: row[column.key] for column in columns},
            "severity": SEVERITY_LABELS[Severity(row["severity"])],
            "people": number_or_none(row["people"]),
        }
        for row in found.to_dict("records")
    )
    note = "" if records else "Tidak ada temuan."
    return Table("Temuan pada angka", columns, records, note=note)


def _problems(content: ReportContent) -> Table:
    columns = (
        ReportColumn("severity", "Tingkat", width=16),
        ReportColumn("message", "Yang ditemukan", width=60),
        ReportColumn("remedy", "Yang perlu dilakukan", width=50),
        ReportColumn("file", "Berkas", width=30),
        ReportColumn("sheet", "Lembar", width=20),
        ReportColumn("cell", "Sel", width=10),
        ReportColumn("area", "Wilayah", width=20),
    )
    records: list[Record] = [
        {
            "severity": SEVERITY_LABELS[found.severity],
            **{key: getattr(found, key) for key in ("message", "remedy", "file", "sheet", "cell", "area")},
        }
        for found in content.dataset.problems
    ]
    note = "" if records else "Pembacaan berkas tidak menyisakan pertanyaan."
    return Table("Catatan saat membaca berkas", columns, tuple(records), note=note)


def _sources(book: Book, content: ReportContent) -> SheetWriter:
    sheet = book.sheet(SOURCES)
    _begin(sheet, content, SOURCES)
    files = (
        ReportColumn("file", "Berkas", width=44),
        ReportColumn("size", "Ukuran (byte)", ColumnKind.WHOLE, 14),
        ReportColumn("digest", "Sidik isi (SHA-256)", width=68),
    )
    sheet.table(
        Table(
            "Berkas sumber",
            files,
            tuple(
                {"file": one.file, "size": one.size, "digest": one.digest} for one in content.dataset.sources
            ),
        )
    )
    targets = (
        ReportColumn("name", "Indikator"),
        ReportColumn("year", "Berlaku", ColumnKind.TEXT, 14),
        ReportColumn("level", "Tingkat", width=12),
        ReportColumn("share", "Target", ColumnKind.PERCENT),
        ReportColumn("used", "Dipakai", width=8),
        ReportColumn("source", "Sumber", width=44),
        ReportColumn("verified", "Pemeriksaan", width=20),
        ReportColumn("note", "Catatan", width=50),
    )
    used = dict.fromkeys([*content.kabupaten["indicator"], *content.kecamatan["indicator"]])
    records: list[Record] = [
        {
            "name": content.name_of(id),
            "year": target.years,
            "level": target.level.value,
            "share": target.share,
            "used": "ya" if target.usable else "tidak",
            "source": target.source,
            "verified": "ditemukan dalam dokumen atau ditetapkan kantor" if target.verified else UNVERIFIED,
            "note": target.note,
        }
        for id in used
        for target in content.catalogue.targets(id)
    ]
    sheet.table(Table("Target yang dipakai atau tersedia", targets, tuple(records)))
    return sheet


def _trace(content: ReportContent) -> tuple[Table, dict[str, str]]:
    """One row per cell behind each figure, and for each figure the link to its first row."""
    columns: tuple[ReportColumn, ...] = (
        ReportColumn("figure", "Angka", width=44),
        ReportColumn("area", "Wilayah di sel", width=22),
        ReportColumn("used_as", "Dipakai sebagai", width=18),
        ReportColumn("value", "Nilai", ColumnKind.NUMBER, 12),
        ReportColumn("written", "Tertulis", width=14),
        ReportColumn("file", "Berkas", width=34),
        ReportColumn("sheet", "Lembar", width=22),
        ReportColumn("cell", "Sel", width=8),
        ReportColumn("header", "Kepala kolom", width=40),
    )
    said = (
        ReportColumn("correction", "Koreksi kantor", width=44),
        ReportColumn("confirmation", "Dikonfirmasi kantor", width=44),
    )
    names = content.kecamatan_names
    records: list[Record] = []
    first: dict[str, int] = {}
    for row in content.cells().to_dict("records"):
        _, period, level, area_key, indicator = row["figure"].split(KEY_MARK)
        first.setdefault(row["figure"], len(records))
        place = content.place if level == "kabupaten" else f"Kecamatan {names.get(area_key, area_key)}"
        records.append(
            {
                **{key: row[key] for key in _TRACED},
                "figure": f"{content.name_of(indicator)}, {place}, {period_label(period)}",
                "used_as": _USED_AS[row["used_as"]],
                "written": row["written"] or written(row["value"]),
            }
        )
    head = 2 if content.is_sample else 1
    columns += tuple(one for one in said if any(record[one.key] for record in records))
    places = {figure: place_in(TRACE, head + 1 + position, 0) for figure, position in first.items()}
    return Table("", columns, tuple(records)), places


def written(value: float) -> str:
    """A number as text for the column of what stands in the cell; empty for a missing one."""
    return "" if value != value else f"{value:.10g}"
