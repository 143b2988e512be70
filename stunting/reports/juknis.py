"""The tables of Aksi 1-2 that the guidance names, filled from the data and the follow-up matrix.

Form analisis situasi: columns of the template of Form Aksi 1 (2022). Tabel 1.2 (traffic light) and Tabel
2.2/2.3 (rencana program dan kegiatan): named in the Juknis of 2019, whose own columns and cut-offs were not
found.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from stunting.analysis.coverage.all_figures import lower_is_better
from stunting.analysis.coverage.small_numbers import FEW_PEOPLE
from stunting.analysis.coverage.status import statuses
from stunting.analysis.coverage.targets import other_years_sentence
from stunting.model.evidence import Certainty
from stunting.model.follow_up import FOLLOW_UP, QUARTERS, split_list
from stunting.model.follow_up_sheet import PLAN_HEADERS
from stunting.model.formatting import format_percent
from stunting.model.indicators import Indicator, StatusCutoffs
from stunting.model.labels import STATUS_SIGNS
from stunting.model.observations import Series
from stunting.model.periods import period_label
from stunting.model.summaries import Status
from stunting.reports.columns import ColumnKind, Mark, Record, ReportColumn, Table, Value
from stunting.reports.content import SAMPLE_NOTICE, UNVERIFIED, ReportContent, Row
from stunting.reports.follow_up_tables import PLAN_COLUMNS
from stunting.reports.tables import number_or_none
from stunting.reports.xlsx_writer import Book

FORM, PROGRAMMES = "Form analisis situasi", "Rencana program kegiatan"
BY_KABUPATEN, BY_TARGET = "Tabel 1.2 (kabupaten)", "Tabel 1.2 (target)"
_FORM_COLUMNS = (
    ReportColumn("no", "No", ColumnKind.WHOLE, 5),
    ReportColumn("name", "Indikator Cakupan Layanan", width=70),
    ReportColumn("share", "Rata-rata Cakupan", ColumnKind.PERCENT, 14),
    ReportColumn("code", "Kode Kepmendagri 050-5889", width=24),
    ReportColumn("period", "Periode (catatan dasbor)", width=16),
    ReportColumn("remark", "Keterangan (catatan dasbor)", width=46),
)
_FORM_NOTE = (
    "“Rata-rata Cakupan” di sini Σ capaian ÷ Σ sasaran seluruh kabupaten, bukan rata-rata persentase.\n"
    "Kode hanya diisi bila OPD menulisnya di rencana tindak lanjut; daftar resminya tidak ada di dasbor."
)
_PROGRAMME_NOTE = (
    "Disusun dari rencana tindak lanjut untuk Tabel 2.2/2.3 Juknis; susunan kolomnya menurut kebiasaan "
    "karena contoh resmi yang terisi tidak ditemukan.\n"
    "Sub kegiatan, kode, pagu, dan sumber dana hanya dari OPD."
)
_PROGRAMME_WIDTHS = {
    "issue": 30,
    "activity": 30,
    "planned_activity": 24,
    "sub_activity": 20,
    "sub_activity_code": 16,
    "output_indicator": 18,
    "output_unit": 11,
    "output_target": 9,
    "kecamatan": 11,
    "desa": 24,
    "target_group": 12,
    "gap_people": 10,
    "budget": 14,
    "funding": 10,
    "opd": 17,
    "opd_support": 17,
    "kecamatan_role": 22,
}
_COLOURS = {Status.MET: "hijau", Status.NEAR: "kuning", Status.BEHIND: "merah", Status.FAR: "merah tua"}
_FILLS = {Status.MET: "#C9E4CA", Status.NEAR: "#FFF0A8", Status.BEHIND: "#F6B8A8", Status.FAR: "#E27C6A"}
_GREY = "#D9D9D9"
_RED = (Status.BEHIND, Status.FAR)


def juknis_workbook(content: ReportContent, plan: pd.DataFrame) -> bytes:
    """The tables as xlsx; `plan` follows `FOLLOW_UP`."""
    book = Book(f"Tabel Juknis Aksi 1-2 {content.place}")
    matrix = "Tabel 1.2 Matriks prioritisasi desa (traffic light)"
    tables = (
        (FORM, "Form analisis situasi (Aksi 1)", analysis_form(content, plan)),
        (BY_KABUPATEN, f"{matrix}, dibanding kabupaten", priority_matrix(content, by_target=False)),
        (BY_TARGET, f"{matrix}, dibanding target", priority_matrix(content, by_target=True)),
        (PROGRAMMES, "Rencana program dan kegiatan (Aksi 2)", programme_table(plan)),
    )
    for name, title, table in tables:
        sheet = book.sheet(name)
        sheet.title(f"{title} - {content.place}")
        if content.is_sample:
            sheet.note(SAMPLE_NOTICE)
        if name == PROGRAMMES:
            sheet.on_large_paper()
        sheet.table(table, freeze=True)
    return book.data()


def analysis_form(content: ReportContent, plan: pd.DataFrame) -> Table:
    """The services of the list in its order and under its names, with the coverage of the kabupaten."""
    rows = content.kabupaten[content.kabupaten["series"] == Series.REGISTER.value]
    found = {row["indicator"]: row for row in rows.to_dict("records")}
    codes = plan[plan["sub_activity_code"] != ""].groupby("indicator")["sub_activity_code"].unique()
    records = tuple(
        {
            "no": one.number,
            "name": one.name,
            "code": "; ".join(codes.get(one.indicator, [])),
            **_form_figure(found.get(one.indicator)),
        }
        for one in content.catalogue.generation.listed
    )
    return Table("", _FORM_COLUMNS, records, note=_list_note(content) + _FORM_NOTE)


def _list_note(content: ReportContent) -> str:
    """Which list the form follows, and what of it was not found."""
    generation = content.catalogue.generation
    said = (generation.label, generation.document, generation.note)
    return f"Daftar indikator: {'. '.join(part.rstrip('.') for part in said if part)}.\n"


def _form_figure(row: Row | None) -> Record:
    if row is None:
        return {"share": None, "period": "", "remark": "belum ada data yang diunggah"}
    reporting = f"{row['areas_reporting']} dari {row['areas_expected']} wilayah melapor"
    silent = row["areas_reporting"] < row["areas_expected"]
    remark = "; ".join(filter(None, (row["reason"], reporting if silent else "")))
    return {"share": number_or_none(row["share"]), "period": period_label(row["period"]), "remark": remark}


def priority_matrix(content: ReportContent, *, by_target: bool) -> Table:
    """Desa against essential services, each cell marked by its place relative to the kabupaten or the target.

    The first row holds what they are compared with; then come the desa, those with most red cells first.
    """
    essential = content.catalogue.essential()
    services = [one for one in essential if _register(content.desa, one.id)["share"].notna().any()]
    desa = content.desa.drop_duplicates("area_key").sort_values("area_key")
    shares: dict[str, dict[str, float]] = {key: {} for key in desa["area_key"]}
    marked: dict[str, dict[str, tuple[Status, str]]] = {key: {} for key in desa["area_key"]}
    for one in services:
        rows = _register(content.desa, one.id)
        judged = rows["status"].tolist() if by_target else _judged(rows, content, one.id)
        few = rows["denominator"] < FEW_PEOPLE
        for key, share, text, grey in zip(rows["area_key"], rows["share"], judged, few, strict=True):
            status = Status(text)
            shares[key][one.id] = share
            if status in _FILLS:
                marked[key][one.id] = status, _GREY if grey else _FILLS[status]
    red_fills = [_FILLS[status] for status in _RED]
    red = {key: sum(fill in red_fills for _, fill in found.values()) for key, found in marked.items()}
    ordered = desa.assign(red=desa["area_key"].map(red)).sort_values("red", ascending=False, kind="stable")
    records = [_compared_record(content, services, by_target)]
    marks: dict[tuple[int, str], Mark] = {}
    for row in ordered.to_dict("records"):
        key = row["area_key"]
        for indicator, (status, fill) in marked[key].items():
            marks[len(records), indicator] = Mark(STATUS_SIGNS[status], fill)
        values = {one.id: number_or_none(shares[key].get(one.id, np.nan)) for one in services}
        records.append({"area": row["area"], "kecamatan": row["kecamatan"], "red": row["red"], **values})
    columns = (
        ReportColumn("area", "Desa/kelurahan", width=22),
        ReportColumn("kecamatan", "Kecamatan", width=14),
        ReportColumn("red", "Jumlah merah", ColumnKind.WHOLE, 9),
        *(ReportColumn(one.id, one.short_name, ColumnKind.PERCENT, 12) for one in services),
    )
    note = _matrix_rule(content.catalogue.cutoffs, by_target)
    if by_target:
        note += _unverified(content, services)
        note += other_years_sentence(
            content.desa[content.desa["indicator"].isin([one.id for one in services])]
        )
    return Table("", columns, tuple(records) if services else (), note=note, marks=marks)


def _compared_record(content: ReportContent, services: list[Indicator], by_target: bool) -> Record:
    """What the desa are compared with: the targets or the figures of the kabupaten."""
    column = "target" if by_target else "share"
    figures = {one.id: number_or_none(_of_kabupaten(content, one.id, column)) for one in services}
    return {"area": "Target" if by_target else content.place, "kecamatan": "", "red": "", **figures}


def _judged(rows: pd.DataFrame, content: ReportContent, indicator: str) -> list[str]:
    """Statuses of the rows of an indicator against the figure of the kabupaten."""
    share = rows["share"].to_numpy(dtype=float)
    whole = np.full(len(rows), _of_kabupaten(content, indicator, "share"))
    lower = lower_is_better(rows["indicator"], content.catalogue)
    found = pd.Series(statuses(share, whole, lower, content.catalogue.cutoffs), index=rows.index)
    return found.mask(rows["certainty"].eq(Certainty.DOUBTFUL.value), Status.UNSURE.value).tolist()


def _matrix_rule(cutoffs: StatusCutoffs, by_target: bool) -> str:
    line = (
        "target masing-masing (baris pertama)"
        if by_target
        else "angka kabupaten (baris pertama, Σ capaian ÷ Σ sasaran)"
    )
    parts = {Status.MET: cutoffs.met, Status.NEAR: cutoffs.near, Status.BEHIND: cutoffs.behind}
    steps = "; ".join(
        f"{STATUS_SIGNS[status]} {_COLOURS[status]} {format_percent(part, 0)} atau lebih"
        for status, part in parts.items()
    )
    far = f"{STATUS_SIGNS[Status.FAR]} {_COLOURS[Status.FAR]} di bawahnya"
    return (
        f"Aturan yang berlaku, dibanding {line}: {steps}; {far}; tanpa tanda: tidak ada pembanding; abu-abu: "
        f"sasaran di bawah {FEW_PEOPLE}, angkanya mudah berubah dan tidak dihitung merah.\n"
        "Untuk indikator yang makin rendah makin baik dipakai pembanding dibagi capaian. Batas ini buatan "
        "dasbor dan dapat diubah kantor; tidak ada batas resmi yang ditemukan.\n"
    )


def programme_table(plan: pd.DataFrame) -> Table:
    """The follow-up matrix as a programme matrix: what, where, how much money, who, in which quarter."""
    kinds = {column.key: column.kind for column in PLAN_COLUMNS}
    columns = (
        ReportColumn("no", "No", ColumnKind.WHOLE, 5),
        *(
            ReportColumn(name, PLAN_HEADERS[name], kinds[name], width)
            for name, width in _PROGRAMME_WIDTHS.items()
        ),
        *(ReportColumn(quarter, quarter, width=6) for quarter in QUARTERS),
        ReportColumn("status", PLAN_HEADERS["status"], width=11),
    )
    records = tuple(
        {
            "no": number,
            **{name: _filled(row[name]) for name in (*_PROGRAMME_WIDTHS, "status")},
            **{quarter: "✓" if quarter in split_list(row["quarters"]) else "" for quarter in QUARTERS},
        }
        for number, row in enumerate(FOLLOW_UP.check(plan).to_dict("records"), start=1)
    )
    return Table("", columns, records, note=_PROGRAMME_NOTE)


def _filled(value: object) -> Value:
    """A value as people filled it; what they have not filled stays an empty cell."""
    number = number_or_none(value) if isinstance(value, float) else str(value)
    return "" if number is None else number


def _register(rows: pd.DataFrame, indicator: str) -> pd.DataFrame:
    return rows[(rows["indicator"] == indicator) & (rows["series"] == Series.REGISTER.value)]


def _of_kabupaten(content: ReportContent, indicator: str, column: str) -> float:
    found = _register(content.kabupaten, indicator)[column]
    return float(found.iloc[0]) if len(found) else float("nan")


def _unverified(content: ReportContent, services: list[Indicator]) -> str:
    """Which targets nobody could check, as a sentence; empty where there is none."""
    rows = content.kabupaten[content.kabupaten["target"].notna() & ~content.kabupaten["target_verified"]]
    names = [one.short_name for one in services if one.id in set(rows["indicator"])]
    return f"Target {UNVERIFIED}: {', '.join(names)}." if names else ""
