"""What columns are for, by their headers and what stands below."""

from datetime import datetime

import pytest

from tests.reading.sheets import grid, read_cells


@pytest.mark.parametrize("header", ["TAHUN KONSTRUKSI", "Tahun beroperasi", "Thn. terdaftar"])
def test_the_year_of_a_thing_is_neither_a_period_nor_a_value(header):
    rows = [
        ["Sarana air minum Tahun 2024"],
        ["Kecamatan", header, "Jumlah KK"],
        ["Penajam", 2016, 310],
        ["Waru", 2019, 280],
    ]
    cells = read_cells(grid(rows))
    assert {cell: record["period"] for cell, record in cells.items()} == {"C3": "2024", "C4": "2024"}


@pytest.mark.parametrize("header", ["Tahun", "Tahun Anggaran", "Periode Data", "Thn"])
def test_the_year_of_the_figures_is_their_period(header):
    rows = [["Kecamatan", header, "Jumlah KK"], ["Penajam", 2016, 310], ["Waru", 2019, 280]]
    cells = read_cells(grid(rows))
    assert {cell: record["period"] for cell, record in cells.items()} == {"C2": "2016", "C3": "2019"}


@pytest.mark.parametrize("header", ["cek", "HALAMAN", "Keterangan"])
def test_pages_remarks_and_what_somebody_checked_are_no_values(header):
    rows = [
        ["Tahun 2024"],
        ["Desa", "Stunting", None, header],
        ["Petung", 12, None, -2],
        ["Sotek", 9, None, 1],
    ]
    assert set(read_cells(grid([*rows, ["Nenang", 8, None, 0]]))) == {"B3", "B4", "B5"}


def test_small_numbers_of_this_month_are_no_months():
    head = ["Desa", "Catin diperiksa kesehatan", None, None, None]
    below = [None, "Sasaran", "Bulan ini", "s.d. Bulan ini", "%"]
    rows = [["BULAN JULI 2024"], head, below, ["Petung", 22, 3, 9, 40.91], ["Sotek", 11, 3, 10, 90.91]]
    rows += [["Nenang", 15, 5, 15, 100], ["Lawe-Lawe", 17, 4, 12, 70.59]]
    cells = read_cells(grid(rows, merges=["A2:A3", "B2:E2"]))
    assert {one["period"] for one in cells.values()} == {"2024-07"}
    assert {cells[f"D{row}"]["measure"] for row in (4, 5, 6, 7)} == {"numerator"}


def test_columns_below_a_merged_header_that_hold_nothing_are_none():
    rows = [
        ["Rekap Tahun 2024"],
        ["Kecamatan", "Balita ditimbang", None, "Balita diukur"],
        ["Penajam", 5, None, 6],
        ["Waru", 7, None, 8],
    ]
    assert set(read_cells(grid(rows, ["B2:C2", "B3:C3", "B4:C4"]))) == {"B3", "B4", "D3", "D4"}


def test_a_kecamatan_named_lintang_kanan_is_no_coordinate():
    rows = [
        ["Empat Lawang 2024"],
        ["Indikator", "Lintang Kanan", "Muara Pinang", "Ulu Musi"],
        ["Ibu hamil mendapat TTD", 90, 80, 70],
    ]
    assert set(read_cells(grid(rows))) == {"B3", "C3", "D3"}


def test_households_with_a_service_in_several_months_are_no_list_of_people():
    rows = [["Desa", "Januari 2024", "Februari 2024", "Maret 2024"]]
    rows += [[None, *["RT akses air minum layak"] * 3]]
    rows += [["Petung", 10, 11, 12], ["Sotek", 20, 21, 22]]
    assert len(read_cells(grid(rows))) == 6


def test_a_year_in_remarks_is_no_period():
    rows = [["Per Desember 2024"], ["Kecamatan", "Jumlah KK", "KET"]]
    rows += [["Penajam", 310, "deklarasi 2022"], ["Waru", 280, "target 2025"]]
    assert {record["period"] for record in read_cells(grid(rows)).values()} == {"2024-12"}


def test_a_year_written_once_goes_for_the_months_below_it():
    rows = [["Tahun", "Bulan", "Jumlah KK"], [2024, "Januari", 310], [None, "Februari", 312]]
    rows += [[2025, "Januari", 315], [None, "Februari", 316]]
    periods = [record["period"] for record in read_cells(grid(rows)).values()]
    assert periods == ["2024-01", "2024-02", "2025-01", "2025-02"]


def test_a_number_among_remarks_is_no_value():
    rows = [["Kecamatan", "Balita ditimbang 2024", "Ket."], ["Penajam", 31, "pindah"], ["Waru", 28, 3]]
    assert set(read_cells(grid(rows))) == {"B2", "B3"}


def test_the_day_on_which_a_rembuk_was_held_is_no_period_of_its_numbers():
    rows = [["Tahun 2025"], ["Kecamatan", "Rembuk Stunting Kecamatan", "Tanggal Pelaksanaan"]]
    rows += [
        ["Penajam", "Terlaksana", "12 Maret 2025"],
        ["Waru", "Belum"],
        ["Sepaku", "Terlaksana", "8 April 2025"],
    ]
    cells = read_cells(grid(rows))
    assert [(cells[f"B{row}"]["value"], cells[f"B{row}"]["period"]) for row in (3, 4, 5)] == [
        (1, "2025"),
        (0, "2025"),
        (1, "2025"),
    ]


def test_when_a_form_was_filled_in_and_whom_to_call_are_no_figures():
    rows = [
        ["Timestamp", "Desa/Kelurahan", "Nomor WhatsApp operator", "Jumlah ibu hamil bulan Oktober 2025"],
        [datetime(2025, 11, 3, 9, 12), "Api-api", 81258025038, 40],
        [datetime(2025, 11, 4, 10, 1), "Sesulu", 81258025039, 52],
        [datetime(2025, 11, 4, 11, 30), "Bangun Mulya", 81258025040, 33],
    ]
    cells = read_cells(grid(rows))
    assert {cell[0] for cell in cells} == {"D"}
    assert {one["period"] for one in cells.values()} == {"2025-10"}


def test_a_column_of_formulas_names_no_row():
    rows = [["IKK LPPD Kabupaten Paser 2024"], ["No", "IKK", "Rumus", "Pembilang", "Penyebut", "Capaian (%)"]]
    rows += [[1, "Persentase balita stunting", "Balita stunting / balita diukur x 100%", 230, 1720, 13.4]]
    rows += [[2, "Persentase desa UCI", "Jumlah desa UCI / jumlah desa x 100%", 118, 144, 81.9]]
    cells = read_cells(grid(rows))
    assert cells["D3"]["header"] == "Persentase balita stunting / Pembilang"
    found = [(cells[one]["indicator"], cells[one]["measure"]) for one in ("D3", "E4", "F4")]
    assert found == [
        ("stunting_prevalence", "numerator"),
        ("uci_village", "denominator"),
        ("uci_village", "percent"),
    ]


@pytest.mark.parametrize("header", ["NPSN", "NSM", "No. NPWP"])
def test_numbers_of_institutions_count_nothing(header):
    rows = [["TTD 2025"], ["No", header, "Nama Sekolah", "Kecamatan", "Rematri", "Minum TTD"]]
    rows += [[1, 30401234, "SMPN 7", "Waru", 80, 60], [2, 30401235, "SMPN 8", "Babulu", 90, 50]]
    rows += [[None, None, "JUMLAH", None, 170, 110]]
    cells = read_cells(grid(rows), kabupaten="64.09")
    assert not any(cell[0] in "AB" for cell in cells)
    assert (cells["F5"]["area_code"], cells["F5"]["is_total"]) == ("64.09", True)


def test_letters_of_columns_may_say_how_they_are_computed():
    rows = [
        ["NO", "KECAMATAN", "SASARAN CATIN", "CATIN DIDAMPINGI", "%"],
        ["(a)", "(b)", "(c)", "(d)", "(e)=(d)/(c)"],
        [1, "Penajam", 40, 30, 75],
        [2, "Waru", 50, 45, 90],
        [3, "Babulu", 20, 10, 50],
    ]
    cells = read_cells(grid(rows))
    assert sorted(cells) == [f"{column}{row}" for column in "CDE" for row in (3, 4, 5)]
    assert cells["E3"]["header"] == "%"
