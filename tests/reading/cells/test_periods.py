"""Periods in titles, headers, cells and names of files."""

import pytest

from stunting.reading.cells.periods import find_period, find_periods
from tests.reading.sheets import grid, read, read_cells


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("TAHUN 2024", "2024"),
        ("STATUS GIZI BALITA BULAN AGUSTUS 2025", "2025-08"),
        ("s.d. Triwulan III 2025", "2025-TW3"),
        ("s.d. Juli 2024", "2024-07"),
        ("PERIODE: APRIL-JUNI 2025", "2025-TW2"),
        ("Juli s/d September 2024", "2024-TW3"),
        ("Okt. - Des. 2024", "2024-TW4"),
        ("Januari s.d. Juni 2025", "2025-06"),
        ("Februari - Mei 2025", "2025-05"),
        ("Januari s/d Juli 2024", "2024-07"),
        ("Semester 1 Tahun 2025", "2025-S1"),
        ("Sem 2 2024", "2024-S2"),
        ("TW IV 2023", "2023-TW4"),
        ("Tahun Ajaran 2024 /2025", "2024/2025"),
        ("Data per 2025-08", "2025-08"),
        ("Nop 2024", "2024-11"),
        ("rekap_stunting_2024_final", "2024"),
        ("Data Tanggal : 2025-10-11 11:28:20", ""),
        ("2023 vs 2024", ""),
        ("Tabel 4.1.7", ""),
        ("Bln Agus 2024", "2024-08"),
        ("s.d. AGUST 2024", "2024-08"),
        ("Pebr 2023", "2023-02"),
        ("Nop '24", "2024-11"),
        ("Jan-25", "2025-01"),
        ("Mei 25", "2025-05"),
        ("TRIWULAN KE-3 TAHUN 2024", "2024-TW3"),
        ("Kuartal 2 2024", "2024-TW2"),
        ("TRIW. IV 2022", "2022-TW4"),
        ("Triwulan I - III 2024", "2024-TW3"),
        ("Januari - Juni 2024", "2024-06"),
        ("Bulan ke-8 2024", "2024-08"),
        ("bulan 08 tahun 2024", "2024-08"),
        ("Balita umur 0-59 bulan 2024", "2024"),
        ("periode 08/2024", "2024-08"),
        ("Nomor 8/2024", "2024"),
        ("Tahun Ajaran 2023 - 2024", "2023/2024"),
        ("Rekap_2023-2024", "2023/2024"),
        ("Perkembangan 2023 - 2024", ""),
        ("34.01.02.2002 - Desa Sogan", ""),
        ("11.10.01.2001", ""),
        ("menurut Perpres 72 Tahun 2021", ""),
        ("Balita stunting standar WHO 2005 (TB/U)", ""),
        ("RPJMD 2021-2026", ""),
        ("TW I, II 2024", "2024-TW2"),
        ("Triwulan I, II dan III 2024", "2024-TW3"),
        ("TW 1-3 2025", "2025-TW3"),
        ("TW.3/2025", "2025-TW3"),
        ("Periode 04.2022", "2022-04"),
        ("1.2001", "2001"),
        ("CAPAIAN TAHUN 2024 (BAHAN PERENCANAAN TAHUN 2025)", "2024"),
        ("REALISASI TAHUN 2024 SEBAGAI DASAR RENCANA AKSI 2025", "2024"),
        ("MATRIKS RKPD TAHUN 2025", "2025"),
        ("Rencana Aksi 2024 dan 2025", ""),
        ("Kode formulir: F1.03-GZ/2019", ""),
        ("F1.03-GZ/2019 Agustus 2025", "2025-08"),
        ("No. 440/123/DINKES/2024", ""),
        ("Berdasarkan SK Bupati Nomor 440/128 Tahun 2020", ""),
    ],
)
def test_a_text_names_one_period(text, period):
    assert find_period(text) == period


def test_several_periods_are_all_found():
    assert find_periods("Growth_2024_vs_2023") == ("2024", "2023")


def periods(**how):
    rows = how.pop("rows")
    return {
        cell: record["period"]
        for cell, record in read_cells(grid(rows, **how.pop("grid", {})), **how).items()
    }


def test_the_nearest_word_wins_and_a_contradiction_is_said():
    sheet = grid(
        [
            ["Rekap Tahun 2022"],
            ["Kecamatan", "Tahun 2024", None],
            [None, "Sasaran", "Capaian"],
            ["Penajam", 1, 2],
            ["Waru", 3, 4],
        ],
        ["B2:C2", "A2:A3"],
    )
    tables = read(sheet)
    assert set(tables.observations["period"]) == {"2024"}
    assert [p.message for p in tables.problems if p.kind == "period_conflict"] == [
        "Periode berbeda-beda: Tahun 2024, Tahun 2022. Dipakai Tahun 2024."
    ]


def test_years_across_columns():
    found = periods(rows=[["Kecamatan", 2022, 2023, "2024"], ["Penajam", 5, 6, 7], ["Waru", 8, 9, 10]])
    assert found == {"B2": "2022", "C2": "2023", "D2": "2024", "B3": "2022", "C3": "2023", "D3": "2024"}


def test_months_quarters_and_the_year_across_columns_are_different_periods():
    rows = [
        ["Balita ditimbang 2025"],
        ["Desa", "Januari", "Februari", "Maret", "TW I", "Jumlah"],
        ["Petung", 1, 2, 3, 6, 6],
    ]
    rows += [["Nenang", 4, 5, 6, 15, 15]]
    assert [periods(rows=rows)[f"{column}3"] for column in "BCDEF"] == [
        "2025-01",
        "2025-02",
        "2025-03",
        "2025-TW1",
        "2025",
    ]


def test_year_and_month_columns_join_and_a_constant_date_column_does_not_disturb():
    rows = [
        ["Puskesmas", "Tanggal", "Tahun", "Bulan", "Pendek"],
        ["Petung", "01/01/2024", 2024, "Februari", 5],
        ["Sotek", "01/01/2024", 2024, "Agustus", 6],
    ]
    assert periods(rows=rows) == {"E2": "2024-02", "E3": "2024-08"}


def test_a_month_column_takes_its_year_from_the_file_name():
    rows = [["Desa", "Pendek", "Bulan"], ["Petung", 5, "SEPTEMBER"], ["Nenang", 6, "OKTOBER"]]
    assert periods(rows=rows, file="2025-rekap.csv") == {"B2": "2025-09", "B3": "2025-10"}


def test_excel_serials_are_dates():
    rows = [["Kecamatan", "Tahun", "Pendek"], ["Penajam", 43466, 5], ["Waru", 43831, 6]]
    assert periods(rows=rows) == {"C2": "2019", "C3": "2020"}


def test_months_in_rows_of_one_area_and_their_total():
    rows = [["Bulan", "Akta kelahiran"], ["Januari", 5], ["Februari", 6], ["Jumlah", 11]]
    cells = read_cells(grid(rows), file="Akta di Kabupaten Penajam Paser Utara 2023.xlsx")
    assert [cells[f"B{row}"]["period"] for row in (2, 3, 4)] == ["2023-01", "2023-02", "2023"]
    assert [cells[f"B{row}"]["is_total"] for row in (2, 3, 4)] == [False, False, True]
    assert cells["B2"]["area_code"] == "64.09"


def test_no_period_anywhere_is_said():
    tables = read(grid([["Kecamatan", "Pendek"], ["Penajam", 5], ["Waru", 6]]), file="rekap.xlsx")
    assert set(tables.observations["period"]) == {""}
    assert "no_period" in [p.kind for p in tables.problems]


def test_numbers_of_months_below_bulan_head_columns():
    rows = [["Balita ditimbang 2024"], ["No", "Kecamatan", "BULAN", None, None], [None, None, 1, 2, 3]]
    rows += [[1, "Penajam", 5, 6, 7], [2, "Waru", 8, 9, 10]]
    found = periods(rows=rows, grid={"merges": ["C2:E2", "A2:A3", "B2:B3"]})
    assert found == {"C4": "2024-01", "D4": "2024-02", "E4": "2024-03"} | {
        "C5": "2024-01",
        "D5": "2024-02",
        "E5": "2024-03",
    }


def test_small_counts_below_a_month_are_no_months():
    rows = [["Ibu hamil KEK 2024"], ["Kecamatan", "Bulan ke-1", "Bulan Februari"]]
    rows += [["Penajam", 5, 6], ["Waru", 8, 9]]
    assert periods(rows=rows) == {"B3": "2024-01", "C3": "2024-02", "B4": "2024-01", "C4": "2024-02"}


def test_a_line_of_year_and_number_above_the_header_is_a_title():
    rows = [["Tahun", 2024], ["Kecamatan", "Sasaran", "Capaian"], ["Penajam", 5, 6], ["Waru", 8, 9]]
    cells = read_cells(grid(rows))
    assert {record["header"] for record in cells.values()} == {"Sasaran", "Capaian"}
    assert {record["period"] for record in cells.values()} == {"2024"}


def test_the_survey_ski_is_no_decree_but_sk_is():
    assert find_periods("SKI 2023") == ("2023",)
    assert find_periods("SK Bupati 2023") == ()


@pytest.mark.parametrize(
    ("header", "written", "period"),
    [
        ("Triwulan", ["I", "II", "III"], "2024-TW2"),
        ("TW", [1, 2, 3], "2024-TW2"),
        ("Bulan", ["7", "8", "9"], "2024-08"),
        ("Semester", [1, 2, 1], "2024-S2"),
    ],
)
def test_bare_numbers_below_a_part_of_the_year_join_the_year_beside_them(header, written, period):
    rows = [["Kecamatan", "Tahun", header, "Sasaran ibu hamil", "Ibu hamil K6", "%"]]
    rows += [
        [name, 2024, part, 200, served, served / 2]
        for name, part, served in zip(["Penajam", "Waru", "Babulu"], written, [120, 150, 170], strict=True)
    ]
    cells = read_cells(grid(rows))
    assert {cells[f"{column}3"]["period"] for column in "DEF"} == {period}
    assert "C3" not in cells
