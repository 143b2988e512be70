"""Which period a table is about, from all that stands around it."""

import pytest

from stunting.reading.meaning.table_periods import Surroundings, cell_period, header_period, table_period
from tests.reading.sheets import grid, read, read_cells


def period(title=(), sheet="Rekap", above=(), file="matriks"):
    return table_period(Surroundings(tuple(title), sheet, tuple(above), file))


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ({"title": ["Rekap Tahun 2025"], "sheet": "Agt"}, "2025-08"),
        ({"title": ["TRIWULAN III", "TAHUN ANGGARAN 2025"]}, "2025-TW3"),
        ({"title": ["Rekap Tahun 2025"], "sheet": "TW III 2024"}, "2025"),
        ({"title": ["TABEL 2. BALITA"], "above": ["Rekap Semester II 2024", "KAB. BERAU"]}, "2024-S2"),
        ({"title": ["Rekap Tahun 2024"], "file": "rekap agustus 2025"}, "2024"),
        ({"sheet": "Agustus", "file": "rekap 2025"}, "2025-08"),
        ({"file": "Capaian TW III 2025"}, "2025-TW3"),
        ({"title": ["Bulan: Juli"], "file": "rekap"}, "-07"),
        ({"title": ["Tahun Ajaran 2024/2025"], "sheet": "Feb"}, "2025-02"),
        ({"title": ["Rekap Tahun 2024", "Penajam, 5 Mei 2025"]}, "2024"),
        ({"title": ["Rekap Tahun 2024", "Dicetak tanggal 5 Mei 2025"]}, "2024"),
        ({"title": ["DESA MEI INDAH"], "file": "rekap 2024"}, "2024"),
        ({"title": ["TAHUN 2021 - 2024"], "file": "rekap 2025"}, "2025"),
    ],
)
def test_the_nearest_text_names_the_period_and_the_others_complete_it(around, expected):
    assert period(**around) == expected


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        ([], ["D/S (%)", "2024*"], "2024"),
        ([], ["TH. 2021", "Januari"], "2021-01"),
        ([], ["REALISASI TRIWULAN", "III"], "-TW3"),
        ([], ["Capaian Semester", "2"], "-S2"),
        ([], ["Balita ditimbang (Th. 2024)"], "2024"),
        (["Keluarga berisiko stunting PK 2021"], ["2024"], "2024"),
        (["Prevalensi stunting, baseline 2021"], ["Th 2023"], "2023"),
        (["Tahun 2023", "Balita ditimbang"], ["Agust"], "2023-08"),
        (["Balita stunting standar WHO 2005"], ["Jumlah"], ""),
        ([], ["Pebruari"], "-02"),
        ([], ["K6", "Target Tahunan (%)"], "-"),
        ([], ["K6", "Target 2025 Tahunan"], "2025"),
        ([], ["K6", "Target TW II (%)"], "-TW2"),
        ([], ["2025-03-01"], "2025-03"),
        ([], ["Capaian", "2023 - 2026"], ""),
    ],
)
def test_a_label_that_is_nothing_but_a_period_goes_before_a_year_in_another(row, column, expected):
    assert header_period(tuple(row), tuple(column)) == expected


def test_row_and_header_join_with_the_table():
    assert cell_period("", "-08", "2025") == "2025-08"
    assert cell_period("-08", "2024", "2025") == "2024-08"
    assert cell_period("2024", "", "2025") == "2024"
    assert cell_period("", "", "-08") == ""
    assert cell_period("", "-", "2024-TW3") == "2024"


STACKED = [
    ["Cakupan balita, keadaan TW II 2024"],
    ["Kecamatan", "Balita ditimbang"],
    ["Penajam", 5],
    ["Waru", 6],
    [],
    ["B. Ibu hamil"],
    ["Kecamatan", "Ibu hamil mendapat TTD"],
    ["Penajam", 7],
    ["Waru", 8],
]


def test_a_table_further_down_has_the_period_of_the_title_at_the_top():
    found = read_cells(grid(STACKED))
    assert {cell: record["period"] for cell, record in found.items()} == dict.fromkeys(
        ("B3", "B4", "B8", "B9"), "2024-TW2"
    )


def test_months_without_a_year_ask_for_the_year_once():
    rows = [["Kecamatan", "Januari", "Pebruari"], ["Penajam", 5, 6], ["Waru", 7, 8]]
    tables = read(grid([["Balita ditimbang"], *rows]))
    asked = [p for p in tables.problems if p.kind == "no_year"]
    assert [(p.cell, p.message.partition("?")[0]) for p in asked] == [("B3", "Januari di sini tahun berapa")]
    assert set(tables.observations["period"]) == {""}


def test_columns_without_a_year_take_that_of_the_dated_ones_before_that_of_the_file():
    rows = [["Kecamatan", "Jumlah TPK", "KRS didampingi 2024"], ["Penajam", 40, 700], ["Waru", 12, 180]]
    assert read_cells(grid(rows), file="Data 2019.xlsx")["B2"]["period"] == "2024"
    rows[0][1] = "Jumlah TPK 2023"
    rows = [[*row, other] for row, other in zip(rows, ("Keluarga PKH", 5, 6), strict=True)]
    assert read_cells(grid(rows), file="Data 2019.xlsx")["D2"]["period"] == ""


def test_a_month_on_a_sheet_of_its_own_lies_in_the_year_that_another_sheet_names():
    table = [["Kecamatan", "Jumlah KK"], ["Penajam", 310], ["Waru", 280]]
    tables = read(
        grid([["Rekap KK Tahun 2025"], *table], sheet="JAN"),
        grid([["Rekap KK"], *table[:1], *table[:0:-1]], sheet="FEB"),
    )
    periods = tables.observations.groupby("sheet")["period"].unique()
    assert [list(periods[sheet]) for sheet in ("JAN", "FEB")] == [["2025-01"], ["2025-02"]]


def test_the_year_at_the_foot_of_a_cover_is_that_of_sheets_without_one():
    cover = grid([["LAPORAN KINERJA"], ["KABUPATEN PENAJAM PASER UTARA"], [2023]], sheet="Sampul")
    tables = read(cover, grid([["Rekap KK"], ["Kecamatan", "Jumlah KK"], ["Penajam", 310], ["Waru", 280]]))
    assert set(tables.observations["sheet"]) == {"Rekap"}
    assert set(tables.observations["period"]) == {"2023"}


def test_a_line_of_sources_names_the_period_only_where_nothing_else_does():
    source = "Sumber: Dinas Kesehatan, Januari 2026"
    assert table_period(Surroundings(("Tabel 3.2 Capaian Tahun 2025", source), "", (), "")) == "2025"
    assert table_period(Surroundings((source,), "", (), "")) == "2026-01"
