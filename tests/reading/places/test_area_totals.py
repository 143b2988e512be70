"""Total rows that name their own area, and targets that stand among areas."""

import pytest

from tests.reading.sheets import grid, read, read_cells

LONG = [
    ["Kode", "Kecamatan", "Desa", "Indikator", "Balita 2024"],
    ["64.09.01.1003", "Penajam", "Petung", "Balita ditimbang", 10],
    ["64.09.01.1010", "Penajam", "Nenang", "Balita ditimbang", 20],
    ["64.09.02.2002", "Waru", "Sesulu", "Balita ditimbang", 7],
]


def test_totals_gathered_at_the_end_belong_to_the_kecamatan_they_name():
    cells = read_cells(
        grid(
            [
                *LONG,
                ["64.09.01", "Penajam", "TOTAL", "Balita ditimbang", 30],
                [None, "Waru", "TOTAL", "Balita ditimbang", 7],
            ]
        )
    )
    assert [cells[f"E{row}"]["area_code"] for row in (5, 6)] == ["64.09.01", "64.09.02"]
    assert [cells[f"E{row}"]["is_total"] for row in range(2, 7)] == [False, False, False, True, True]


def test_a_total_below_rows_of_several_kecamatan_is_of_the_kabupaten():
    again = [[*row[:3], "KB pascapersalinan", row[4]] for row in LONG[1:]]
    total = [None, None, "JUMLAH", "KB pascapersalinan", 37]
    cells = read_cells(grid([*LONG, [*total[:3], "Balita ditimbang", 37], *again, total]))
    assert (cells["E5"]["area_code"], cells["E9"]["area_code"]) == ("64.09", "64.09")


def test_target_columns_among_areas_are_targets_of_the_whole():
    cells = read_cells(
        grid(
            [
                ["Kabupaten Penajam Paser Utara 2024"],
                ["No", "Indikator", "TARGET KAB.", "CAPAIAN PER KECAMATAN", None, "KABUPATEN"],
                [None, None, None, "Kec. Waru", "Kec. Babulu", None],
                [1, "Balita imunisasi dasar lengkap (%)", 90, 70, 80, 76],
                [2, "KB pascapersalinan (%)", 70, 60, 66, 64],
            ],
            merges=("C2:C3", "D2:E2", "F2:F3", "A2:A3", "B2:B3"),
        )
    )
    assert (cells["C4"]["measure"], cells["C4"]["area_code"], cells["C4"]["is_total"]) == (
        "target",
        "64.09",
        False,
    )
    assert [cells[f"{column}4"]["area_code"] for column in "DE"] == ["64.09.02", "64.09.03"]
    assert (cells["F4"]["area_code"], cells["F4"]["is_total"]) == ("64.09", True)


def test_a_total_merged_down_over_the_measures_is_one_beside_areas():
    cells = read_cells(
        grid(
            [
                ["Kecamatan Waru, Kabupaten Penajam Paser Utara, 2024"],
                ["No", "Indikator", "DESA/KELURAHAN", None, None, None, "TOTAL", None],
                [None, None, "Waru", None, "Sesulu", None, None, None],
                [None, None, "Sasaran", "Capaian", "Sasaran", "Capaian", "Sasaran", "Capaian"],
                [1, "Balita imunisasi dasar lengkap", 20, 10, 30, 15, 50, 25],
                [2, "KB pascapersalinan", 20, 12, 30, 18, 50, 30],
            ],
            merges=("A2:A4", "B2:B4", "C2:F2", "G2:H3", "C3:D3", "E3:F3"),
        )
    )
    assert [cells[f"{column}5"]["area_code"] for column in "CEG"] == [
        "64.09.02.1003",
        "64.09.02.2002",
        "64.09.02",
    ]
    assert (cells["G5"]["is_total"], cells["H5"]["is_total"], cells["C5"]["is_total"]) == (True, True, False)


def test_a_puskesmas_named_like_its_kabupaten_is_one():
    rows = [["Gemolong", 9], ["Miri", 10], ["Sragen", 14], ["Gesi", 10]]
    cells = read_cells(grid([["Balita Kabupaten Sragen 2024"], ["Puskesmas", "Balita stunting"], *rows]))
    assert (cells["B5"]["area_level"], cells["B5"]["kecamatan"], cells["B5"]["is_total"]) == (
        "puskesmas",
        "Sragen",
        False,
    )


def test_group_rows_and_totals_may_begin_in_the_column_of_numbers():
    rows = [
        ["No", "Nama Desa/Kelurahan", "Balita 2024"],
        ["KECAMATAN WARU", None, None],
        [1, "Waru", 10],
        [2, "Sesulu", 20],
        ["KECAMATAN PENAJAM", None, None],
        [1, "Petung", 5],
        [2, "Nenang", 6],
        ["KABUPATEN PENAJAM PASER UTARA", None, 41],
    ]
    cells = read_cells(grid(rows, merges=("A2:C2", "A5:C5", "A8:B8")))
    assert [cells[f"C{row}"]["area_code"] for row in (3, 4, 6, 7, 8)] == [
        "64.09.02.1003",
        "64.09.02.2002",
        "64.09.01.1003",
        "64.09.01.1010",
        "64.09",
    ]
    assert [cells[f"C{row}"]["is_total"] for row in (3, 7, 8)] == [False, False, True]


def test_a_file_named_after_a_kecamatan_tells_where_its_desa_lie():
    """Abuan is a desa of Susut and of Kintamani; the title names the kabupaten only."""
    rows = [["Kabupaten Bangli 2024"], ["Desa", "Balita"], ["Abuan", 1], ["Apuan", 2], ["Demulih", 3]]
    assert read_cells(grid(rows), file="Laporan Kec Susut.xlsx")["B3"]["area_code"] == "51.06.01.2003"


def test_totals_are_seen_beside_an_empty_column_of_numbers():
    rows = [[None, "Waru", "JUMLAH", 30], [None, "Waru", "Waru", 10], [None, "Waru", "Sesulu", 20]]
    more = [[None, "Penajam", "JUMLAH", 11], [None, "Penajam", "Petung", 5], [None, "Penajam", "Nenang", 6]]
    cells = read_cells(grid([["No", "Kecamatan", "Desa", "Balita 2024"], *rows, *more]))
    assert sorted(cells) == ["D2", "D3", "D4", "D5", "D6", "D7"]
    assert [cells[f"D{row}"]["is_total"] for row in (2, 3, 5, 6)] == [True, False, True, False]
    assert [cells[f"D{row}"]["area_code"] for row in (2, 5)] == ["64.09.02", "64.09.01"]


def test_the_kabupaten_merged_down_over_its_measures_is_the_total_of_its_kecamatan():
    cells = read_cells(
        grid(
            [
                ["Kabupaten Penajam Paser Utara 2024"],
                ["No", "Indikator", "KECAMATAN", None, None, None, "KABUPATEN", None],
                [None, None, "Waru", None, "Babulu", None, None, None],
                [None, None, "Capaian", "(%)", "Capaian", "(%)", "Capaian", "(%)"],
                [1, "Balita imunisasi dasar lengkap", 10, 50, 15, 50, 25, 50],
                [2, "KB pascapersalinan", 12, 60, 18, 60, 30, 60],
            ],
            merges=("A2:A4", "B2:B4", "C2:F2", "G2:H3", "C3:D3", "E3:F3"),
        )
    )
    assert [cells[f"{column}5"]["area_code"] for column in "CEGH"] == ["64.09.02", "64.09.03", *["64.09"] * 2]
    assert [cells[f"{column}5"]["is_total"] for column in "CDGH"] == [False, False, True, True]
    assert cells["H5"]["measure"] == "percent"


def test_jumlah_below_a_merged_kabupaten_is_a_measure_and_no_total_of_its_own():
    # 100 x 10 / 20 = 50, 100 x 15 / 30 = 50, 100 x 25 / 50 = 50
    rows = [
        ["Kabupaten Penajam Paser Utara 2024"],
        ["No", "Indikator", "KECAMATAN", *[None] * 5, "KABUPATEN"],
    ]
    rows += [[None, None, "Waru", None, None, "Babulu"]]
    rows += [[None, None, *["Jml Sasaran", "Capaian", "%"] * 3]]
    rows += [[1, "Balita imunisasi dasar lengkap", 20, 10, 50, 30, 15, 50, 50, 25, 50]]
    rows += [[2, "KB pascapersalinan", 40, 10, 25, 50, 20, 40, 90, 30, 33.33]]
    merges = ("A2:A4", "B2:B4", "C2:H2", "I2:K3", "C3:E3", "F3:H3")
    cells = read_cells(grid([[*row, *[None] * (11 - len(row))] for row in rows], merges=merges))
    assert [cells[f"{column}5"]["measure"] for column in "CDEI"] == [
        "denominator",
        "numerator",
        "percent",
        "denominator",
    ]
    assert (cells["I5"]["area_code"], cells["I5"]["is_total"]) == ("64.09", True)


def test_rows_that_compare_with_the_province_or_give_the_highest_are_no_total_of_the_kabupaten():
    rows = [["Kabupaten Penajam Paser Utara 2024"], ["Desa", "ASI eksklusif (%)"], ["Petung", 64.4]]
    rows += [["Sotek", 87.1], ["Nenang", 48.5], ["MAKSIMUM", 87.1], ["PROVINSI KALIMANTAN TIMUR", 64.7]]
    found = read(grid([*rows, ["NASIONAL", 54.0]])).observations.astype({"area_code": "str"})
    beside = found[found["row"] > 5]
    assert beside["is_total"].all()
    assert "64.09" not in set(beside["area_code"][1:])


def test_the_kecamatan_and_the_level_may_stand_behind_the_name():
    rows = [["Kabupaten Penajam Paser Utara 2024"], ["Desa (Kecamatan)", "ASI eksklusif (%)"]]
    rows += [["Petung, Kec. Penajam", 64.4], ["Sesulu - Kec. Waru", 87.1], ["Waru (Kecamatan Waru)", 48.5]]
    cells = read_cells(grid(rows))
    assert [cells[f"B{row}"]["area_code"] for row in (3, 4, 5)] == [
        "64.09.01.1003",
        "64.09.02.2002",
        "64.09.02.1003",
    ]
    rows = [
        ["Kabupaten Penajam Paser Utara 2024"],
        ["Desa/Kelurahan", "ASI eksklusif (%)"],
        ["Petung, Kel.", 64.4],
    ]
    rows += [["Sesulu, Ds.", 87.1], ["Api-Api, Desa", 48.5]]
    cells = read_cells(grid(rows))
    assert cells["B3"]["area_code"].startswith("64.09.01.1")
    assert cells["B4"]["area_code"] == "64.09.02.2002"


def test_a_total_in_the_column_of_kecamatan_is_not_the_kelurahan_of_that_name():
    rows = [["KECAMATAN", "DESA", "BALITA DITIMBANG 2024"], ["WARU", "Api-api", 100], [None, "Sesulu", 200]]
    rows += [["TOTAL WARU", None, 300], ["BABULU", "Labangka", 90], [None, "Rintik", 70]]
    rows += [["TOTAL BABULU", None, 160]]
    cells = read_cells(grid(rows))
    assert [cells[cell]["area_code"] for cell in ("C4", "C7")] == ["64.09.02", "64.09.03"]
    assert cells["C4"]["is_total"]


def test_units_and_things_counted_in_a_long_table_are_no_totals():
    rows = [["Tahun", "Kecamatan", "Indikator", "Satuan", "Nilai"]]
    for name in ("Babulu", "Penajam", "Waru"):
        rows += [[2024, name, "Bayi mendapat IMD", "%", 60.5], [2024, name, "Jumlah TPK", "tim", 12]]
    cells = read_cells(grid(rows))
    assert not any(cells[f"E{row}"]["is_total"] for row in range(2, 8))
    assert cells["E3"]["area_code"] == "64.09.03"


def test_a_puskesmas_named_like_its_kabupaten_is_no_kabupaten():
    rows = [["Puskesmas", "Jumlah bumil 2024"], ["SEKADAU", 300], ["RAWAK", 200], ["NANGA TAMAN", 100]]
    cells = read_cells(grid([*rows, ["KAB. SEKADAU", 600]]))
    assert cells["B2"]["area_level"] == "puskesmas"
    assert (cells["B5"]["area_code"], bool(cells["B5"]["is_total"])) == ("61.09", True)


def test_a_total_at_the_end_of_each_group_is_that_of_its_kecamatan():
    rows = [["Stunting 2023"], ["Kecamatan/Desa", "Diukur", "Stunting"], ["WARU"], ["Api-api", 100, 10]]
    rows += [["Sesulu", 120, 18], ["Jumlah", 220, 28], ["BABULU"], ["Labangka", 50, 5], ["Rintik", 60, 3]]
    cells = read_cells(grid([*rows, ["Jumlah", 110, 8], ["Jumlah Kabupaten", 330, 36]]))
    found = [cells[cell]["area_code"] for cell in ("B6", "B10", "B11")]
    assert found == ["64.09.02", "64.09.03", "64.09"]


def test_a_misspelt_desa_that_begins_with_kota_is_no_total():
    rows = [["Kab. Bengkulu Selatan 2022"], ["Desa", "Balita stunting"], ["KEC. KOTA MANNA", 52]]
    rows += [["Kota Meadn", 13], ["Pasar Baru", 15], ["Ibul", 11], ["Padang Kapuk", 13]]
    assert not read_cells(grid(rows))["B4"]["is_total"]


def test_percentages_do_not_hide_that_a_row_is_the_sum_of_the_others():
    rows = [["Petung", 2410, 1902, 78.9], ["Penajam", 3120, 2580, 82.7], ["Waru", 1250, 1010, 80.8]]
    rows += [["Maridan", 610, 505, 82.8], ["PPU", 7390, 5997, 81.1]]
    cells = read_cells(grid([["Penajam Paser Utara 2024"], ["PUSKESMAS", "S", "D", "D/S"], *rows]))
    assert [cells[f"B{row}"]["is_total"] for row in (3, 6, 7)] == [False, False, True]


@pytest.mark.parametrize("word", ["Sub Jumlah", "SUB TOTAL", "Sub-jumlah", "Subtotal"])
def test_a_sub_jumlah_is_a_total_and_no_area(word):
    rows = [["Kecamatan / Desa", "Balita diukur", "Balita stunting"], ["Kec. Penajam"]]
    rows += [["1. Desa Giripurwa", 50, 9], ["2. Desa Bukit Subur", 40, 5], [word, 90, 14]]
    cells = read_cells(grid(rows))
    assert [cells[f"B{row}"]["is_total"] for row in (3, 4, 5)] == [False, False, True]
