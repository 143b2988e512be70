"""What stands beside each other in a row: shares of a target, months and their sasaran, bare percents."""

import pytest

from tests.reading.sheets import cells as cells_of
from tests.reading.sheets import grid, read, read_cells

TITLE = ["Dinas Sosial Kabupaten Penajam Paser Utara Tahun 2024"]
SERVICE = "KRS yang mendapat pendampingan"


@pytest.mark.parametrize("words", [("Target", "Hasil", "Persentase Capaian"), ("T", "R", "% CAPAIAN")])
def test_the_achievement_in_percent_of_its_target_is_no_coverage(words):
    rows = [TITLE, ["No", "Indikator", "Satuan", *words], [1, SERVICE, "%", 90, 81, 90]]
    cells = read_cells(grid(rows))
    measures = [cells[one]["measure"] for one in ("D3", "E3", "F3")]
    assert measures == ["target", "percent", "other"]


def test_where_less_is_better_the_target_is_given_in_percent_of_the_achievement():
    rows = [TITLE, ["No", "Indikator", "Satuan", "Target", "Realisasi", "Capaian (%)"]]
    cells = read_cells(grid([*rows, [1, "Unmet need", "%", 7.4, 9.25, 80]]))
    assert [cells[one]["measure"] for one in ("D3", "E3", "F3")] == ["target", "percent", "other"]


def test_whole_numbers_of_months_beside_their_sasaran_count_people():
    rows = [["DESA SESULU KECAMATAN WARU 2025"], ["Indikator", "Sasaran", "Jan", "Feb", "Mar", "Apr"]]
    rows += [["Ibu hamil K4", 32, 4, 7, 11, 14], ["Balita ditimbang (D/S)", 188, 160, 163, 150, 171]]
    cells = read_cells(grid(rows))
    months = [cells[f"{column}{row}"] for row in (3, 4) for column in "CDEF"]
    assert {one["measure"] for one in months} == {"numerator"}
    assert "doubtful" not in {one["certainty"] for one in months}


def test_a_bare_percent_directly_behind_people_served_is_theirs():
    rows = [
        ["Tahun 2024"],
        ["Kecamatan", "Jumlah catin", "Catin periksa kesehatan", "%", "Catin dapat TTD", "%"],
    ]
    rows += [["Penajam", 40, 40, 100, 20, 50], ["Waru", 40, 30, 75, 30, 75]]
    cells = read_cells(grid(rows))
    assert [cells[one]["indicator"] for one in ("D3", "F3")] == ["premarital_health_check", "bride_ifa"]


def test_a_bare_service_is_that_of_the_people_counted_before_it():
    rows = [["Tahun 2024"], ["Kecamatan", "JUMLAH KRS", "DIDAMPINGI", "% DIDAMPINGI"]]
    rows += [["Penajam", 1310, 1200, 91.6], ["Waru", 350, 341, 97.43], ["Babulu", 801, 700, 87.39]]
    cells = read_cells(grid(rows))
    assert {cells[one]["indicator"] for one in ("C3", "D3")} == {"krs_accompaniment"}


def test_ticks_with_their_number_below_them_are_answers():
    rows = [
        ["Tahun 2024"],
        ["Desa", "ODF", "BELUM"],
        ["Labangka", "\u221a", None],
        ["Rintik", None, "\u221a"],
    ]
    cells = read_cells(grid([*rows, ["Babulu Darat", "\u221a", None], ["Jumlah", 2, 1]]))
    assert (cells["B3"]["measure"], cells["B3"]["value"]) == ("yesno", 1)


def test_a_title_that_stands_over_people_as_well_makes_no_percentages():
    rows = [
        ["CAKUPAN LAYANAN TAHUN 2024"],
        ["Desa", "Balita gizi buruk ditangani", "RT akses air minum layak"],
    ]
    rows += [["Waru", 3, 366], ["Api-api", 11, 322], ["Sesulu", 5, 440], ["Bangun Mulya", 4, 290]]
    cells = read_cells(grid(rows))
    assert {cells[one]["measure"] for one in ("B3", "C3")} == {"numerator"}


def test_a_service_below_its_name_is_known_where_the_group_above_is_wider():
    rows = [["Tahun 2024"], ["Desa", "BALITA"], [None, "Inisiasi menyusu dini"], [None, "Terlayani"]]
    cells = read_cells(grid([*rows, ["Waru", 22], ["Sesulu", 40]]))
    assert {one["indicator"] for one in cells.values()} == {"imd"}


def test_a_share_of_those_examined_is_not_that_of_being_examined():
    rows = [["REMATRI 2025"], ["Desa", "Jumlah rematri", "Rematri diperiksa Hb", "%", "Hasil", "%"]]
    rows += [["Waru", 120, 110, 91.7, 22, 20], ["Sesulu", 90, 81, 90, 12, 14.8]]
    cells = read_cells(grid([*rows, ["Api-api", 80, 75, 93.8, 9, 12], ["Bangun Mulya", 70, 60, 85.7, 9, 15]]))
    found = [cells[f"{column}3"]["indicator"] for column in "CDEF"]
    assert found == ["adolescent_girls_hb_check", "adolescent_girls_hb_check", "", ""]


def test_a_title_of_cakupan_over_a_word_that_counts_leaves_whole_numbers_open():
    rows = [["CAKUPAN LAYANAN TAHUN 2024"], ["Desa", "Rematri konsumsi TTD", "Jumlah balita stunting"]]
    rows += [["Waru", 53, 50], ["Api-api", 69, 42], ["Sesulu", 22, 29], ["Bangun Mulya", 33, 39]]
    cells = read_cells(grid(rows))
    assert (cells["B3"]["measure"], cells["B3"]["certainty"]) == ("numerator", "doubtful")


def test_a_share_of_the_target_stands_behind_the_realisasi_of_all_quarters():
    heads = [
        "No",
        "Indikator",
        "Satuan",
        "TARGET 2024",
        "REALISASI TRIWULAN",
        None,
        None,
        None,
        "CAPAIAN (%)",
    ]
    rows = [TITLE, heads, [None, None, None, None, "I", "II", "III", "IV"]]
    cells = read_cells(
        grid([*rows, [1, "Persentase unmet need", "%", 7.4, 9.1, 8.8, 8.2, 7.9, 93.7]], ["E2:H2"])
    )
    found = [(cells[f"{column}4"]["measure"], cells[f"{column}4"]["period"]) for column in "DEHI"]
    assert found[:3] == [("target", "2024"), ("percent", "2024-TW1"), ("percent", "2024-TW4")]
    assert found[3][0] == "other"


def test_only_what_was_reached_so_far_counts_beside_the_months_in_it():
    heads = ["Kecamatan", "SASARAN BUMIL", "TTD 90 TABLET", None, None]
    rows = [["BULAN JULI 2024"], heads, [None, None, "BULAN LALU", "BULAN INI", "S/D BULAN INI"]]
    rows += [["Penajam", 1420, 683, 118, 801], ["Waru", 1010, 486, 84, 570], ["Babulu", 880, 415, 75, 490]]
    sheet = grid(rows, ["C2:E2"])
    cells = read_cells(sheet)
    assert [cells[one]["measure"] for one in ("C4", "D4", "E4")] == ["other", "other", "numerator"]
    assert cells["E4"]["certainty"] != "doubtful"


def test_a_row_of_averages_hides_no_share_and_a_title_outvotes_no_words():
    heads = ["Desa", "JUMLAH KELUARGA BERISIKO STUNTING", "YANG DIDAMPINGI TPK", "%"]
    rows = [["CAKUPAN LAYANAN KELUARGA BERISIKO STUNTING 2024"], heads]
    rows += [["Petung", 140, 101, 72.1], ["Sotek", 75, 70, 93.3], ["Nenang", 90, 60, 66.7]]
    cells = read_cells(grid([*rows, ["RATA-RATA", 101.7, 77, 75.7]]))
    assert {cells[one]["indicator"] for one in ("B3", "C3", "D3")} == {"krs_accompaniment"}
    assert [cells[one]["measure"] for one in ("B3", "C3", "D3")] == ["denominator", "numerator", "percent"]


def test_t_and_r_below_each_year_are_target_and_realisasi():
    rows = [
        TITLE,
        ["No", "Indikator", "Satuan", 2022, None, 2023, None],
        [None, None, None, "T", "R", "T", "R"],
    ]
    cells = read_cells(grid([*rows, [1, "Persentase desa ODF", "%", 50, 48.2, 60, 61.5]], ["D2:E2", "F2:G2"]))
    assert [(cells[f"{one}4"]["measure"], cells[f"{one}4"]["period"]) for one in "DEFG"] == [
        ("target", "2022"),
        ("percent", "2022"),
        ("target", "2023"),
        ("percent", "2023"),
    ]


def test_those_not_reached_are_no_achievement_and_no_question():
    rows = [["KECAMATAN WARU MEI 2025"], ["No", "Layanan", "Sasaran", "Menerima", "Tidak Menerima", "%"]]
    rows += [
        [1, "Imunisasi dasar lengkap", 40, 31, 9, 77.5],
        [2, "Memiliki akta kelahiran", 120, 110, 10, 91.7],
    ]
    found = read(grid(rows))
    told = cells_of(found.observations)
    assert [told[f"{one}3"]["measure"] for one in "CDEF"] == ["denominator", "numerator", "other", "percent"]
    assert told["D3"]["certainty"] != "doubtful"
    assert not [one for one in found.problems if one.cell.startswith("E")]


def test_the_end_of_a_plan_is_a_target_and_the_beginning_none():
    rows = [
        ["Indikator", "Satuan", "Kondisi Awal 2024", "Target", None, "Kondisi Akhir"],
        [None, None, None, 2025, 2026, None],
        ["Prevalensi stunting", "%", 21.6, 19.4, 17.2, 11],
        ["ASI eksklusif", "%", 72.4, 75, 78, 85],
    ]
    cells = read_cells(grid(rows, ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"]))
    assert [cells[f"{letter}3"]["measure"] for letter in "CDEF"] == ["percent", "target", "target", "target"]
    assert (cells["F3"]["period"], cells["F3"]["certainty"]) == ("", "doubtful")


def test_a_share_of_the_target_is_none_of_the_indicator_however_often_its_row_says_percent():
    rows = [["Tahun 2024"], ["Sasaran", "Indikator", "Satuan", "Target", "Realisasi", "% Capaian"]]
    rows += [["Kesertaan ber-KB", "Persentase peserta KB aktif", "%", 74, 72.2, 97.57]]
    rows += [["Pendampingan", "Persentase keluarga berisiko stunting didampingi", "%", 80, 71.3, 89.13]]
    cells = read_cells(grid(rows))
    assert [cells[f"F{row}"]["measure"] for row in (3, 4)] == ["other", "other"]


def test_a_percentage_in_a_row_of_people_is_given_in_percent():
    rows = [["Tahun 2024"], ["Indikator", "Satuan", "Sasaran", "Realisasi", "Cakupan (%)", "Target"]]
    rows += [
        ["TTD remaja putri", "orang", 2100, 1702, 81.05, 90],
        ["TTD bumil", "orang", 480, 401, 83.54, 90],
    ]
    cells = read_cells(grid(rows))
    assert [cells[f"{letter}3"]["unit"] for letter in "CDE"] == ["orang", "orang", "%"]
