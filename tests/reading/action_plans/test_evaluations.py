"""An evaluation of a Renja (form E.81): its activities and rupiah, its figures, and hardly a question."""

import io

import openpyxl
import pytest

from stunting.model.problems import ProblemKind
from stunting.pipeline import Upload, read_files

_HEADS = {
    "A": "No",
    "B": "Sasaran",
    "C": "Kode",
    "D": "Urusan/Bidang Urusan dan Program/Kegiatan/Sub Kegiatan",
    "E": "Indikator Kinerja Program (Outcome)/ Kegiatan (Output)",
    "F": "Target Renstra Perangkat Daerah pada Tahun 2026 (Akhir Periode Renstra Perangkat Daerah)",
    "H": "Realisasi Capaian Kinerja Renstra Perangkat Daerah sampai dengan Renja Tahun Lalu (2024)",
    "J": "Target Kinerja dan Anggaran Renja Perangkat Daerah Tahun Berjalan yang Dievaluasi (2025)",
    "L": "Realisasi Kinerja Pada Triwulan",
    "T": "Realisasi Capaian Kinerja dan Anggaran Renja Perangkat Daerah yang Dievaluasi",
    "V": "Tingkat Capaian Kinerja dan Realisasi Anggaran (%)",
    "X": "Unit Perangkat Daerah Penanggung Jawab",
}
_MERGED = (
    *(f"{letter}6:{letter}8" for letter in "ABCDEX"),
    *("F6:G7", "H6:I7", "J6:K7", "L6:S6", "T6:U7", "V6:W7", "L7:M7", "N7:O7", "P7:Q7", "R7:S7"),
)
_KB, _KS = "Bidang KB", "Bidang KS"
_ROWS = (
    # code, name, indicator, K of the eight pairs of F..U, rupiah of the same, unit of the office
    ("2.14.03", "PROGRAM PEMBINAAN KELUARGA BERENCANA (KB)", "Persentase unmet need KB",
     ("9,0 %", "10,2 %", "9,5 %", "11,0 %", "10,6 %", "10,1 %", "9,9 %", "9,9 %"),
     (812, 705, 400, 60, 98, 90, 80, 328), _KB),
    ("2.14.03.2.01", "Pelaksanaan KIE Pengendalian Penduduk dan KB", "Jumlah kampung KB dengan KIE",
     tuple(f"{number} Kampung KB" for number in (54, 40, 48, 12, 24, 36, 47, 47)),
     (220, 180, 100, 20, 25, 25, 22, 92), _KB),
    ("2.14.03.2.01.0001", "Promosi dan KIE Program KKBPK melalui media massa", "Jumlah dokumen promosi KKBPK",
     tuple(f"{number} Dokumen" for number in (4, 4, 4, 1, 2, 3, 4, 4)),
     (100, 90, 60, 10, 15, 15, 12, 52), _KB),
    ("2.14.03.2.03.0003", "Peningkatan Kesertaan Penggunaan MKJP", "Persentase KB pascapersalinan",
     ("70 %", "62,7 %", "66 %", "60 %", "61 %", "62 %", "62,7 %", "62,7 %"),
     (292, 185, 150, 20, 20, 15, 16, 71), _KB),
    ("2.14.03.2.03.0009", "Pembinaan faskes yang melayani KB", "Jumlah faskes yang melayani KB",
     tuple(f"{number} Faskes" for number in (105, 98, 105, 100, 101, 103, 105, 105)),
     (300, 250, 150, 30, 38, 35, 30, 133), _KB),
    ("2.14.04.2.01.0010", "Pendampingan keluarga berisiko stunting oleh TPK",
     "Persentase keluarga berisiko stunting yang didampingi",
     ("90 %", "74 %", "85 %", "70 %", "74 %", "76 %", "78 %", "78 %"),
     (200, 160, 140, 20, 30, 30, 30, 110), _KS),
)  # fmt: skip


@pytest.fixture(scope="module")
def evaluation():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "E.81"
    sheet["A1"] = "Formulir E.81 (contoh karangan)"
    sheet["A2"] = "Evaluasi Hasil Renja DP3AP2KB Kabupaten Penajam Paser Utara Tahun 2025"
    for letter, head in _HEADS.items():
        sheet[f"{letter}6"] = head
    for letter, quarter in zip("LNPR", ("I", "II", "III", "IV"), strict=True):
        sheet[f"{letter}7"] = quarter
    for column in range(6, 24):
        sheet.cell(8, column, "Rp" if column % 2 else "K")
    for column in range(1, 25):
        sheet.cell(9, column, column)
    for area in _MERGED:
        sheet.merge_cells(area)
    for row, (code, name, indicator, performance, millions, unit) in enumerate(_ROWS, start=10):
        pairs = [
            part for k, rupiah in zip(performance, millions, strict=True) for part in (k, rupiah * 10**6)
        ]
        for column, value in enumerate(
            (row - 9, None, code, name, indicator, *pairs, 90.5, 85.7, unit), start=1
        ):
            sheet.cell(row, column, value)
    sheet["B10"] = "Menurunnya prevalensi stunting"
    sheet["D17"], sheet["V17"] = "Rata-rata capaian kinerja (%)", 91.2
    sheet["D18"], sheet["V18"] = "Predikat kinerja", "Sangat Tinggi"
    file = io.BytesIO()
    book.save(file)
    return read_files([Upload("e81_karangan.xlsx", file.getvalue())])


def test_its_activities_have_the_unit_that_answers_and_this_year_s_target_and_money(evaluation):
    """Spent are the quarters, 10 + 15 + 15 + 12 million; neither 2024, nor their sum, nor a percentage."""
    lines = evaluation.activities.set_index("name")
    assert list(lines.index) == [_ROWS[at][1] for at in (2, 3, 4, 5)]
    assert list(lines["opd"]) == [_KB, _KB, _KB, _KS]
    assert list(lines["target_written"]) == ["4 Dokumen", "66 %", "105 Faskes", "85 %"]
    assert list(lines["budget"]) == [60e6, 150e6, 150e6, 140e6]
    assert list(lines["realised"]) == [52e6, 71e6, 133e6, 110e6]


def test_its_percentages_are_figures_and_what_is_aimed_at_is_a_target(evaluation):
    own = evaluation.observations
    own = own[own["indicator"] == "unmet_need_kb"]
    told = dict(zip(zip(own["measure"], own["period"], strict=True), own["value"], strict=True))
    assert told == {
        ("target", "2026"): 9.0,
        ("percent", "2024"): 10.2,
        ("target", "2025"): 9.5,
        ("percent", "2025-TW1"): 11.0,
        ("percent", "2025-TW2"): 10.6,
        ("percent", "2025-TW3"): 10.1,
        ("percent", "2025-TW4"): 9.9,
        ("percent", "2025"): 9.9,
    }


def test_it_is_not_reported_as_a_matrix_that_was_not_read(evaluation):
    """One line says of figures without an indicator: the eight numbers of documents, no text or money."""
    told = {one.kind: one.message for one in evaluation.problems}
    about_activities = {ProblemKind.ACTIVITY_OFFICE, ProblemKind.ACTIVITY_UNMATCHED}
    assert set(told) == {ProblemKind.ACTIVITY_FIGURES, *about_activities}
    assert told[ProblemKind.ACTIVITY_FIGURES].startswith("8 angka kinerja")
    assert "Jumlah dokumen promosi KKBPK" in told[ProblemKind.ACTIVITY_FIGURES]
    offices = [one.message for one in evaluation.problems if one.kind == ProblemKind.ACTIVITY_OFFICE]
    assert len(offices) == 2
    assert set(evaluation.observations["indicator"]) == {
        "unmet_need_kb",
        "postpartum_kb",
        "krs_accompaniment",
    }
