"""Corrections of offices in documents: a table with what became of each, and one line for a method note."""

from __future__ import annotations

from stunting.analysis.acting.confirmation import number_name
from stunting.model.corrections import CorrectionState, written_value
from stunting.model.dataset import Dataset
from stunting.model.formatting import format_number
from stunting.model.labels import MEASURE_LABELS
from stunting.model.observations import Measure
from stunting.model.periods import period_label
from stunting.reports.columns import Record, ReportColumn, Table
from stunting.reports.content import ReportContent

_STATES = {
    CorrectionState.APPLIED: "dipakai",
    CorrectionState.CONFIRMED: "angka dinyatakan benar",
    CorrectionState.CONTAINED: "sudah termuat di berkas",
    CorrectionState.CHANGED: "tidak dipasang: angka di berkas sudah berbeda",
    CorrectionState.ABSENT: "menunggu: angkanya tidak ada di berkas",
}
_COLUMNS = (
    ReportColumn("state", "Keadaan", width=16),
    ReportColumn("name", "Indikator", width=60),
    ReportColumn("reason", "Alasan", width=50),
    ReportColumn("measure", "Ukuran", width=14),
    ReportColumn("place", "Berkas, lembar, sel", width=30),
    ReportColumn("period", "Periode", width=20),
    ReportColumn("old", "Semula", width=14),
    ReportColumn("area", "Wilayah", width=20),
    ReportColumn("office", "Kantor", width=24),
    ReportColumn("new", "Menjadi", width=14),
    ReportColumn("when", "Diterima", width=12),
)


def corrections_table(content: ReportContent) -> Table:
    """One row per correction of the data set, with its old and new value, reason, office and day."""
    records: list[Record] = []
    for outcome in content.dataset.corrections:
        correction, number = outcome.correction, outcome.correction.asked.number
        records.append(
            {
                "state": _STATES[outcome.state],
                "name": number_name(number, content.catalogue),
                "reason": correction.reason,
                "measure": MEASURE_LABELS[Measure(number.measure)],
                "place": correction.asked.place,
                "period": period_label(number.period),
                "old": written_value(correction.asked.value),
                "area": number.area,
                "office": correction.office,
                "new": written_value(correction.new),
                "when": correction.when,
            }
        )
    return Table("Koreksi dan konfirmasi kantor", _COLUMNS, tuple(records))


def corrections_line(dataset: Dataset) -> str:
    """What a method note says about corrected numbers; empty where there are none."""
    applied = [one for one in dataset.corrections if one.state is CorrectionState.APPLIED]
    if not applied:
        return ""
    offices = ", ".join(dict.fromkeys(one.correction.office for one in applied))
    return (
        f"Memakai {format_number(len(applied))} angka hasil koreksi {offices}; berkas asal tidak diubah, "
        "rinciannya di buku kerja lembar Mutu data."
    )
