"""A DPA with a sheet per sub kegiatan: each sheet is one line, and a recap of them counts nothing twice."""

import io

import pytest
from openpyxl import Workbook

from stunting.model.problems import ProblemKind
from stunting.pipeline import Upload, read_files
from stunting.reading.action_plans.dpa_form import dpa_form
from tests.reading.sheets import grid

CODE, NAME = "1.02.02.2.02.0001", "Pengelolaan Pelayanan Kesehatan Ibu Hamil"


def form(amount="Rp105.000.000", code=CODE, name=NAME):
    return [
        ["DOKUMEN PELAKSANAAN ANGGARAN"],
        ["Pemerintah Kabupaten Penajam Paser Utara Tahun Anggaran 2026"],
        ["Program", ":", "1.02.02 PROGRAM PEMENUHAN UPAYA KESEHATAN"],
        ["Kegiatan", ":", "1.02.02.2.02 Penyediaan Layanan Kesehatan"],
        ["Organisasi", ":", "1.02.0.00.0.00.01.0000 Dinas Kesehatan"],
        ["Alokasi Tahun 2025", ":", "Rp0"],
        [f"Sub Kegiatan : {code} {name}"],
        ["Sumber Pendanaan", ":", "DAK Non Fisik"],
        ["Lokasi", ":", "Kec. Waru, Kel. Waru"],
        ["Keluaran Sub Kegiatan", ":", "Jumlah ibu hamil yang mendapatkan pelayanan"],
        ["Kode Rekening", "Uraian", "Jumlah"],
        ["5.1.02.01.01.0052", "Belanja Makanan dan Minuman", "Rp105.000.000"],
        [None, "- Makan minum kelas ibu hamil", "Rp105.000.000"],
        ["Jumlah Anggaran Sub Kegiatan", None, amount],
    ]


def recap(first, second):
    return [
        ["REKAPITULASI DPA TAHUN ANGGARAN 2026"],
        ["Kode", "Uraian Sub Kegiatan", "Sumber Dana", "Lokasi", "Jumlah (Rp)"],
        [CODE, NAME, "DAK Non Fisik", "Kec. Waru", first],
        ["1.02.02.2.02.0099", "Posyandu Keliling", "DAU", "Kec. Waru", second],
        ["JUMLAH", None, None, None, first + second],
    ]


def workbook_bytes(sheets):
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(**sheets):
    return read_files([Upload("dpa.xlsx", workbook_bytes(sheets))], kabupaten="64.09")


def test_a_sheet_is_one_activity_with_its_cells():
    line = read(Sub=form()).activities.iloc[0]
    assert (line["code"], line["name"], line["budget"]) == (CODE, NAME, 105_000_000)
    assert (line["cell"], line["budget_cell"], line["period"]) == ("A7", "C14", "2026")
    assert (line["opd"], line["funding"]) == ("Dinas Kesehatan", "DAK")
    assert line["program"] == "PROGRAM PEMENUHAN UPAYA KESEHATAN"
    assert line["kecamatan_codes"] == "64.09.02"
    assert line["indicators"].split() == ["anc_k6", "anc_k4", "pregnant_class"]
    assert line["role"] == "direct"


def test_a_recap_of_the_sheets_counts_nothing_twice_and_keeps_what_has_no_sheet():
    dataset = read(Rekap=recap(105_000_000, 40_000_000), Sub=form())
    assert sorted(dataset.activities["budget"]) == [40_000_000, 105_000_000]
    assert [one.kind for one in dataset.problems if one.kind is ProblemKind.ACTIVITY_TOTAL] == []


def test_a_recap_that_says_another_amount_is_told_by_how_much():
    dataset = read(Rekap=recap(106_000_000, 40_000_000), Sub=form())
    assert sorted(dataset.activities["budget"]) == [40_000_000, 105_000_000]
    wrong = [one for one in dataset.problems if one.kind is ProblemKind.ACTIVITY_TOTAL]
    assert [(one.sheet, one.cell) for one in wrong] == [("Rekap", "E3")]
    assert "selisih Rp 1.000.000" in wrong[0].message


@pytest.mark.parametrize(
    "rows",
    [
        form(amount="seratus juta"),
        form(code="1.02.02"),
        form()[2:],
        form()[:-1],
    ],
)
def test_without_a_title_a_whole_code_or_a_sum_a_sheet_is_no_dpa(rows):
    assert dpa_form("a.xlsx", grid(rows)) is None


def test_several_sub_kegiatan_below_one_another_are_a_line_each():
    second = form("Rp100.000.000", "1.02.05.2.03.0001", "Bimbingan Teknis UKBM")[2:]
    second[0] = ["Program", ":", "1.02.05 PROGRAM PEMBERDAYAAN MASYARAKAT"]
    frame = read(DPA=[*form(), [], *second]).activities
    assert frame["name"].tolist() == [NAME, "Bimbingan Teknis UKBM"]
    assert frame["budget"].tolist() == [105_000_000, 100_000_000]
    assert frame["program"].tolist() == [
        "PROGRAM PEMENUHAN UPAYA KESEHATAN",
        "PROGRAM PEMBERDAYAAN MASYARAKAT",
    ]
