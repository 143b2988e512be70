"""Where tables stand on a sheet, and which of their rows are headers, groups and titles."""

import pytest

from tests.reading.sheets import grid, read, read_cells


def found(rows, merges=(), **how):
    """Cell -> (area, header, period) of everything that was read."""
    return {
        cell: (record["area"], record["header"], record["period"])
        for cell, record in read_cells(grid(rows, merges), **how).items()
    }


def test_a_group_behind_a_number_of_its_own_heads_no_column():
    rows = [
        ["Rekap Tahun 2024"],
        ["NO", "INDIKATOR", "SATUAN", "Penajam", "Waru"],
        ["A", "REMAJA"],
        [1, "Rematri mengonsumsi TTD", "%", 90, 80],
        ["B", "IBU HAMIL"],
        [2, "Ibu hamil mendapat TTD", "%", 70, 60],
    ]
    cells = read_cells(grid(rows))
    assert {cell: record["area"] for cell, record in cells.items()} == {
        "D4": "Penajam",
        "E4": "Waru",
        "D6": "Penajam",
        "E6": "Waru",
    }


def test_tables_side_by_side_keep_their_own_titles_and_areas():
    rows = [
        ["DATA KABUPATEN PENAJAM PASER UTARA"],
        [],
        ["A. BALITA DITIMBANG TAHUN 2024", None, None, None, "B. IBU HAMIL MENDAPAT TTD TAHUN 2023"],
        ["No", "Kecamatan", "Capaian", None, "Kecamatan", "Capaian"],
        [1, "Penajam", 11, None, "Waru", 21],
        [2, "Waru", 12, None, "Babulu", 22],
        [3, "Babulu", 13, None, "Penajam", 23],
    ]
    cells = found(rows)
    assert cells["C5"] == ("Penajam", "Capaian", "2024")
    assert cells["F5"] == ("Waru", "Capaian", "2023")
    assert cells["F7"] == ("Penajam", "Capaian", "2023")


def test_years_again_under_each_group_head_columns():
    rows = [
        ["KABUPATEN PENAJAM PASER UTARA TAHUN 2022 - 2024"],
        ["KECAMATAN", "D/S (%)", None, None, None, "KB PASCAPERSALINAN (%)"],
        [None, 2024, 2023, "2022*", "Naik/Turun", 2024, 2023, "2022*", "Naik/Turun"],
        ["Penajam", 60, 50, 40, 10, 61, 51, 41, 10],
        ["Waru", 62, 52, 42, 10, 63, 53, 43, 10],
    ]
    merges = ["B2:E2", "F2:I2", "A2:A3"]
    cells = read_cells(grid(rows, merges))
    assert {cell: cells[cell]["period"] for cell in ("B4", "C4", "D4", "F4", "H4")} == {
        "B4": "2024",
        "C4": "2023",
        "D4": "2022",
        "F4": "2024",
        "H4": "2022",
    }
    assert {cells["E4"]["measure"], cells["I5"]["measure"]} == {"other"}


def test_a_header_repeated_after_a_page_break_is_no_row_of_data():
    long = "Persentase remaja putri yang mengonsumsi tablet tambah darah (TTD) setiap minggu"
    header = [["No.", "Kecamatan", long], [1, 2, 3]]
    rows = [["Rekap Tahun 2024"], *header, [1, "Penajam", 50], [2, "Waru", 60], *header, [3, "Babulu", 70]]
    assert found(rows) == {
        "C4": ("Penajam", long, "2024"),
        "C5": ("Waru", long, "2024"),
        "C8": ("Babulu", long, "2024"),
    }


def test_a_lone_number_far_from_a_table_and_counts_of_numberings_are_no_data():
    rows = [["Kecamatan", "Pendek 2024"], ["Penajam", 5], ["Waru", 6]]
    rows += [[] for _ in range(30)] + [[None] * 6 + [12]]
    assert set(found(rows)) == {"B2", "B3"}
    pivot = grid([["Row Labels", "Count of NO"], ["(blank)", 0], ["Grand Total", 0]])
    assert read(pivot).observations.empty


def test_a_scorecard_is_read_as_the_village_that_stands_above_it():
    rows = [
        ["FORMULIR LAPORAN KONVERGENSI DESA"],
        ["Kabupaten", ": Penajam Paser Utara", "Kecamatan", ": Babulu"],
        ["Desa", ": Labangka", "Tahun", ": 2024"],
        [None, None, "Kuartal", ": 3"],
        [],
        ["TABEL 1. JUMLAH SASARAN"],
        ["Sasaran", "JUMLAH RUMAH TANGGA", "IBU HAMIL"],
        ["Jumlah", 88, 24],
        ["TABEL 2. HASIL PENGUKURAN"],
        ["Sasaran", "JUMLAH ANAK", "HIJAU (NORMAL)"],
        ["Jumlah", 64, 50],
    ]
    cells = read_cells(grid(rows, sheet="Scorecard"))
    assert {
        cell: (record["area_code"], record["header"], record["period"], record["is_total"])
        for cell, record in cells.items()
    } == {
        "B8": ("64.09.03.2002", "JUMLAH RUMAH TANGGA", "2024-TW3", False),
        "C8": ("64.09.03.2002", "IBU HAMIL", "2024-TW3", False),
        "B11": ("64.09.03.2002", "JUMLAH ANAK", "2024-TW3", False),
        "C11": ("64.09.03.2002", "HIJAU (NORMAL)", "2024-TW3", False),
    }


def test_the_name_of_a_group_below_a_header_of_two_rows_is_no_header():
    rows = [["Unmet need KB 2023"], ["No", "Desa", "Unmet need KB"], [None, None, "%"], ["Kecamatan Babulu"]]
    rows += [["1.", "Labangka", 26.6], ["2.", "Rintik", 32.6], ["3.", "Gunung Intan", 9.9]]
    cells = read_cells(grid(rows))
    assert (cells["C5"]["indicator"], cells["C5"]["kecamatan"]) == ("unmet_need_kb", "Babulu")


def test_lines_of_place_and_time_above_tidak_and_ya_are_no_header():
    rows = [["Kabupaten: Enrekang", None, "Tahun: 2023"], ["Indikator", "Tidak", "Ya"]]
    rows += [["Rembuk stunting kabupaten", None, "x"], ["Audit kasus stunting", "x", None]]
    cells = read_cells(grid(rows))
    assert (cells["C3"]["indicator"], cells["C3"]["value"]) == ("rembuk_kabupaten", 1)
    assert (cells["B4"]["value"], cells["B4"]["period"], cells["B4"]["area_code"]) == (0, "2023", "73.16")


def test_narrow_tables_side_by_side_are_parted_by_their_names_of_kapanewon():
    rows = [["Kab. Kulon Progo"], ["Air Minum Layak 2022", None, "Sanitasi Layak 2023", None]]
    rows += [["Kapanewon", "%", "Kapanewon", "%"], ["Temon", 91.2, "Wates", 70.5]]
    rows += [["Wates", 88.1, "Temon", 71.5], ["Panjatan", 79.9, "Panjatan", 80.1]]
    cells = read_cells(grid(rows))
    assert (cells["B4"]["area_code"], cells["B4"]["period"]) == ("34.01.01", "2022")
    assert (cells["D4"]["area_code"], cells["D4"]["period"]) == ("34.01.02", "2023")


def test_two_long_names_over_numbers_head_them_without_any_merge():
    long = "KPM dengan ibu hamil, ibu menyusui dan baduta yang menerima variasi bantuan pangan selain beras"
    rows = [["Rekap 2024"], ["No", "Kecamatan", "Desa", "SOSIAL", None, "KELUARGA", None]]
    rows += [[None, None, None, long, None, "Anak yang memiliki akta kelahiran", None]]
    rows += [[None, None, None, "Sasaran", "Capaian", "Sasaran", "Capaian"]]
    rows += [["1.", "Babulu", "Labangka", 17, 12, 405, 315], ["2.", None, "Rintik", 41, 40, 196, 94]]
    cells = read_cells(grid(rows))
    assert [cells[cell]["indicator"] for cell in ("D5", "G5")] == ["kpm_food_variety", "birth_certificate"]


def test_abbreviations_mean_what_the_legend_below_says():
    rows = [["Kecamatan", "AML (%)", "B"], ["Penajam", 90, 40], ["Waru", 91, 51], ["Babulu", 92, 66], []]
    legend = [["Ket :"], ["AML = Akses Air Minum Layak"], ["B", "Persentase bayi mendapat ASI eksklusif"]]
    cells = read_cells(grid([["Tahun 2024"], *rows, *legend]))
    found = [(cells[cell]["indicator"], cells[cell]["measure"]) for cell in ("B3", "C3")]
    assert found == [("drinking_water_access", "percent"), ("exclusive_breastfeeding", "percent")]


def test_a_group_that_tables_side_by_side_share_is_no_header_of_either():
    rows = [["Rekap 2023"], ["No", "Desa", "IMD (%)", "No", "Desa", "Vitamin A (%)"], [1, 2, 3, 1, 2, 3]]
    rows += [["I", "Kec. Babulu", None, "I", "Kec. Babulu", None]]
    rows += [["1.", "Labangka", 26.6, "1.", "Labangka", 70.5], ["2.", "Rintik", 32.6, "2.", "Rintik", 66.1]]
    cells = read_cells(grid(rows))
    found = [(cells[cell]["indicator"], cells[cell]["kecamatan"]) for cell in ("C5", "F5")]
    assert found == [("imd", "Babulu"), ("vitamin_a", "Babulu")]


def test_the_header_of_a_further_table_is_no_legend_of_the_one_above():
    head = [["Kecamatan", "IMD"], [None, "Penyebut", "Pembilang"]]
    body = [["Penajam", 220, 210], ["Waru", 180, 150]]
    further = [[], ["Lanjutan Tabel"], ["Kecamatan", "KK PHBS"], head[1], *body]
    cells = read_cells(grid([["Tahun 2024"], *head, *body, *further]))
    assert (cells["B4"]["measure"], cells["C4"]["measure"]) == ("denominator", "numerator")


def test_an_empty_form_with_numbered_columns_holds_nothing():
    rows = [["Semester II 2023"], ["No", "KECAMATAN", "Ibu hamil K6 (%)", "IMD (%)"], [1, 2, 3, 4]]
    assert read_cells(grid([*rows, [], ["Mengetahui,"], ["Kepala Dinas"]])) == {}


def test_tables_side_by_side_with_bilingual_heads_keep_their_own_years():
    head = ["No\nNumber", "Kecamatan\nSubdistrict", "IMD (%)"]
    rows = [["TAHUN 2021", None, None, None, "TAHUN 2022"], [*head, None, *head]]
    rows += [[1, "Penajam", 81.5, None, 1, "Penajam", 83.5], [2, "Waru", 91.5, None, 2, "Waru", 93.5]]
    cells = read_cells(grid([["KABUPATEN PENAJAM PASER UTARA"], *rows]))
    assert [cells[one]["period"] for one in ("C4", "G4")] == ["2021", "2022"]


def test_a_row_that_nobody_filled_below_column_numbers_is_no_header():
    rows = [["Tahun 2024"], ["No", "Kecamatan", "Desa", "IMD", "IMD (%)"], [1, 2, 3, 4, 5]]
    rows += [
        ["1.", "Waru", "Sesulu", None, None],
        ["2.", None, "Api-Api", 89, 46.1],
        ["3.", None, "Waru", 41, 26.5],
    ]
    cells = read_cells(grid(rows))
    assert (cells["D5"]["measure"], cells["D5"]["kecamatan"], cells["E6"]["value"]) == (
        "numerator",
        "Waru",
        26.5,
    )


def test_an_empty_form_with_years_below_its_headers_holds_nothing():
    rows = [["No", "Desa", "IMD (%)", None, "JKN (%)", None], [None, None, 2024, 2025, 2024, 2025]]
    assert read_cells(grid([["FORMAT"], *rows])) == {}
    above = [["No", "Desa", 2024, None, 2025], [None, None, "IMD (%)", "JKN (%)", "IMD (%)", "JKN (%)"]]
    assert read_cells(grid([["FORMAT"], *above, ["Total"]])) == {}


def test_years_above_texts_are_headers_whatever_stands_beside_them():
    rows = [
        ["KECAMATAN", 2023, None, 2024, None, "NAIK/TURUN"],
        [None, "Diukur", "Stunting", "Diukur", "Stunting"],
        ["Penajam", 90, 8, 95, 9, 1],
        ["Waru", 40, 5, 44, 4, -1],
    ]
    cells = found(rows)
    assert [cells[one][2] for one in ("B3", "C4", "D3", "E4")] == ["2023", "2023", "2024", "2024"]


def test_codes_of_desa_behind_a_year_begin_no_further_table():
    rows = [["tahun", "bulan", "kode_desa", "desa", "sasaran", "capaian"]]
    rows += [
        [2025, "Januari", "64.09.02.2001", "Api-api", 9, 8],
        [2025, "Mei", "64.09.02.2002", "Sesulu", 7, 6],
    ]
    assert found(rows)["E3"] == ("Sesulu", "sasaran", "2025-05")


def test_an_empty_total_over_ticks_is_a_row_and_heads_no_numbering():
    rows = [["Tahun 2024"], ["No", "Desa", "Desa STBM", "Desa ODF"], [None, None, "(Ya/Tidak)", "(Ya/Tidak)"]]
    rows += [["JUMLAH"], [1, "Petung", "v", "v"], [2, "Sotek", None, "v"], [3, "Nenang", "v", None]]
    assert {cell[0] for cell in read_cells(grid(rows))} == {"C", "D"}


PAGES = ["No", "Kecamatan", "Desa", "Balita diukur", "Stunting"]
FIRST = [[1, "Penajam", "Petung", 100, 10], [2, "Waru", "Waru", 80, 9]]
SECOND = [[3, None, "Sesulu", 90, 8], [4, "Babulu", "Labangka", 70, 7], ["JUMLAH", None, None, 340, 34]]
TITLE = ["Stunting Agustus 2025 Kabupaten Penajam Paser Utara"]


@pytest.mark.parametrize("between", [[], [[]], [["Lanjutan Tabel 3"]], [[], ["Sambungan"], []]])
def test_a_table_goes_on_below_its_own_header(between):
    found = read(grid([TITLE, PAGES, *FIRST, *between, PAGES, *SECOND]))
    rows = found.observations.astype({"area": "str", "parent": "str"})
    assert set(rows["table"]) == {1}
    assert dict(zip(rows["area"], rows["parent"], strict=True))["Sesulu"] == "Waru"


def test_triwulan_and_tahun_in_cells_of_their_own_are_the_period_and_no_rows():
    rows = [
        ["CAKUPAN LAYANAN"],
        ["Kabupaten", ":", "Penajam Paser Utara"],
        ["Triwulan", ":", 4],
        ["Tahun", ":", 2024],
    ]
    rows += [
        [],
        ["No", "Desa", "ASI eksklusif (%)"],
        [1, "Petung", 67.4],
        [2, "Sotek", 50.9],
        [3, "Nenang", 98.0],
    ]
    cells = read_cells(grid(rows))
    assert {cell: one["period"] for cell, one in cells.items()} == dict.fromkeys(
        ("C7", "C8", "C9"), "2024-TW4"
    )


def test_a_word_beside_the_numbers_of_columns_makes_no_header_of_them():
    rows = [
        ["TAHUN 2024"],
        ["No", "Desa", "Balita diukur", "Stunting"],
        ["(1)", "(2)", "(3)", "(4)", None, "cek"],
    ]
    rows += [[1, "Petung", 60, 12, None, 0], [2, "Sotek", 55, 9, None, 0], [3, "Nenang", 70, 8, None, 12]]
    cells = read_cells(grid(rows))
    assert {cell for cell in cells if cell[0] != "F"} == {
        f"{column}{row}" for column in "CD" for row in (4, 5, 6)
    }


def test_an_empty_form_whose_columns_are_numbered_below_a_merged_label_holds_no_numbers():
    rows = [["Tahun 2024"], ["No", "Desa", "Promosi makan ikan KRS", None], [None, None, "Jumlah", "%"]]
    rows += [[None, None, "(KK)", "(%)"], [1, 2, 3, 4], [], [], ["TOTAL"], ["Sumber: Dinas Kesehatan"]]
    assert read(grid(rows, merges=["A2:A4", "B2:B4", "C2:D2"])).observations.empty


def test_a_kecamatan_named_right_above_a_repeated_header_is_that_of_the_rows_below_it():
    head = ["Desa/Kelurahan", "Balita diukur", "Stunting"]
    rows = [TITLE, head, ["Kecamatan Penajam"], ["Petung", 100, 10], ["Sotek", 80, 9], ["Kecamatan Waru"]]
    rows += [head, ["Api-Api", 90, 8], ["Sesulu", 70, 7]]
    found = read(grid(rows)).observations.astype({"area": "str", "parent": "str"})
    parents = dict(zip(found["area"], found["parent"], strict=True))
    assert parents["Sesulu"] == parents["Api-Api"] == "Kecamatan Waru"
    assert parents["Petung"] == "Kecamatan Penajam"


@pytest.mark.parametrize("title", ["Stunting Februari 2025", "Posyandu Mawar"])
def test_a_title_between_begins_another_table(title):
    found = read(grid([TITLE, PAGES, *FIRST, [], [title], PAGES, *SECOND]))
    assert set(found.observations["table"]) == {1, 2}


def test_pairs_of_names_and_what_they_say_are_no_table():
    rows = [["LAPORAN DESA"], ["Kabupaten", "Penajam Paser Utara", None, "Kecamatan", "Waru"]]
    rows += [["Desa", "Sesulu", None, "Tahun", 2024], [], ["No", "Indikator", "Jumlah", "%"]]
    rows += [[1, "Ibu hamil K4", 31, "91%"], [2, "Ibu hamil K6", 28, "82%"]]
    cells = read_cells(grid(rows))
    assert set(cells) == {"C6", "D6", "C7", "D7"}
    assert (cells["D6"]["area_code"], cells["D6"]["period"]) == ("64.09.02.2002", "2024")
