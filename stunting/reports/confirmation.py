"""The confirmation sheet for an office or a kecamatan: a small workbook to answer and send back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from stunting.model.confirmation import (
    ANSWER_COLUMNS,
    AREA,
    DOUBT,
    INDICATOR,
    KECAMATAN,
    KEY,
    MEASURE,
    MOST_ASKED,
    NEW,
    NOW,
    NUMBER,
    OFFICE,
    PERIOD,
    PLACE,
    REASON,
    REASONS,
    RIGHT,
    VERDICT,
    WRONG,
    Limits,
    Question,
    key_text,
    limits_of,
)
from stunting.model.formatting import format_number
from stunting.model.labels import MEASURE_LABELS, SERIES_LABELS
from stunting.model.observations import Measure, Series
from stunting.model.periods import period_label
from stunting.reports.columns import ColumnKind, Record, ReportColumn, Table
from stunting.reports.content import SAMPLE_NOTICE
from stunting.reports.texts import file_name
from stunting.reports.xlsx_writer import Book, SheetWriter

_COLUMNS = (
    ReportColumn(NUMBER, NUMBER, ColumnKind.WHOLE, 5),
    ReportColumn(INDICATOR, INDICATOR, width=22),
    ReportColumn(KECAMATAN, KECAMATAN, width=12),
    ReportColumn(AREA, AREA, width=16),
    ReportColumn(PERIOD, PERIOD, width=11),
    ReportColumn(MEASURE, MEASURE, width=12),
    ReportColumn(PLACE, PLACE, width=24),
    ReportColumn(DOUBT, DOUBT, width=48),
    ReportColumn(NOW, NOW, ColumnKind.NUMBER, 11),
    ReportColumn(VERDICT, VERDICT, width=15),
    ReportColumn(NEW, NEW, ColumnKind.NUMBER, 12),
    ReportColumn(REASON, REASON, width=24),
    ReportColumn(OFFICE, OFFICE, width=20),
    ReportColumn(KEY, KEY, width=10, hidden=True),
)
_AT = {column.key: place for place, column in enumerate(_COLUMNS)}
_MOST_DOUBTS = 2


def confirmation_sheet(
    questions: Sequence[Question],
    recipient: str,
    place: str,
    most: int = MOST_ASKED,
    *,
    is_sample: bool = False,
) -> bytes:
    """A workbook with the first `most` questions to a recipient (an office, or "Kecamatan Waru").

    Only the answers are unlocked. Numbers are as they stand in the cells: percents 0-100.
    """
    book = Book(f"Konfirmasi angka - {recipient}")
    sheet = book.sheet("Konfirmasi")
    sheet.title(f"Konfirmasi angka: {recipient} - {place}")
    if is_sample:
        sheet.note(SAMPLE_NOTICE)
    for line in _intro(len(questions), most):
        sheet.text(line)
    records = [_record(at, one, recipient) for at, one in enumerate(questions[:most], start=1)]
    rows = sheet.table(Table("", _COLUMNS, tuple(records)), freeze=True, editable=ANSWER_COLUMNS)
    if records:
        _restrict(sheet, rows, [limits_of(one.asked.number.measure) for one in questions[:most]], recipient)
    sheet.protect()
    return book.data()


def confirmation_zip(
    sheets: Mapping[str, Sequence[Question]], place: str, *, is_sample: bool = False
) -> bytes:
    """The sheets of several recipients, by name, in one zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for recipient, questions in sheets.items():
            sheet = confirmation_sheet(questions, recipient, place, is_sample=is_sample)
            archive.writestr(sheet_file_name(recipient), sheet)
    return out.getvalue()


def sheet_file_name(recipient: str) -> str:
    """The name of the file for a recipient: "konfirmasi_Dinas_Sosial.xlsx"."""
    return f"konfirmasi_{file_name(recipient)}.xlsx"


def _intro(count: int, most: int) -> list[str]:
    shown = format_number(min(count, most))
    more = (
        f" Masih ada {format_number(count - most)} sel lain; menyusul setelah ini kembali."
        if count > most
        else ""
    )
    return [
        f"Ada {shown} sel yang perlu dipastikan, yang paling berpengaruh di baris teratas.{more}",
        f"Isi hanya kolom kuning. Angka sudah benar: pilih \u201c{RIGHT}\u201d. Angka salah: pilih "
        f"\u201c{WRONG}\u201d, tulis angka yang benar, lalu pilih atau tulis alasannya.",
        "Persentase ditulis 0 sampai 100 (85 untuk 85 %). Baris yang belum diketahui boleh dikosongkan. "
        "Jangan mengubah kolom lain.",
        "Simpan, lalu kirim kembali berkas ini apa adanya. Nama kantor tercatat bersama jawabannya; "
        "nama orang tidak perlu ditulis.",
    ]


def _record(number: int, one: Question, recipient: str) -> Record:
    asked = one.asked
    measure = MEASURE_LABELS[Measure(asked.number.measure)]
    notes = [asked.number.part, "jumlah" if asked.number.is_total else "", _survey(asked.number.series)]
    details = ", ".join(note for note in notes if note)
    more = len(one.doubts) - _MOST_DOUBTS
    return {
        NUMBER: number,
        INDICATOR: one.name,
        KECAMATAN: one.kecamatan,
        AREA: asked.number.area,
        PERIOD: period_label(asked.number.period),
        MEASURE: f"{measure} ({details})" if details else measure,
        PLACE: asked.place,
        DOUBT: "\n".join(
            [*one.doubts[:_MOST_DOUBTS], *([f"Dan {more} temuan lain pada sel ini."] if more > 0 else [])]
        ),
        NOW: asked.value,
        VERDICT: None,
        NEW: None,
        REASON: None,
        OFFICE: recipient,
        KEY: key_text(asked),
    }


def _survey(series: str) -> str:
    return SERIES_LABELS[Series.SURVEY] if series == Series.SURVEY else ""


def _restrict(sheet: SheetWriter, rows: tuple[int, int], limits: Sequence[Limits], recipient: str) -> None:
    """Lists and bounds on the answers."""
    sheet.choices(
        rows, _AT[VERDICT], (RIGHT, WRONG), f"Pilih \u201c{RIGHT}\u201d atau \u201c{WRONG}\u201d.", free=False
    )
    sheet.choices(rows, _AT[REASON], REASONS, "Pilih dari daftar, atau tulis alasan lain.", free=True)
    sheet.choices(rows, _AT[OFFICE], (recipient[:200],), "Kantor yang menjawab.", free=True)
    for row, limit in enumerate(limits, start=rows[0]):
        sheet.numbers((row, row), _AT[NEW], whole=limit.whole, most=limit.most, help=limit.words)
