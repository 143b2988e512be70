"""What columns measure, settled by words, marks, shapes and identities together."""

import pytest

from stunting.model.decisions import Decision, DecisionKind
from tests.reading.sheets import grid, read, read_cells

AREAS = ("Petung", "Sotek", "Nenang", "Buluminung")
SERVED = [(80, 35, 43.75), (50, 21, 42.0), (40, 30, 75.0), (120, 50, 41.67)]


def table(heads, order=(0, 1, 2)):
    rows = [["Desa", "Balita ditimbang (D/S) 2024", None, None], [None, *(heads[place] for place in order)]]
    rows += [[area, *(three[place] for place in order)] for area, three in zip(AREAS, SERVED, strict=True)]
    return grid(rows, merges=["A1:A2", "B1:D1"])


def measures(sheet, row=3):
    cells = read_cells(sheet)
    return [cells[f"{letter}{row}"]["measure"] for letter in "BCD"]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_arithmetic_settles_words_that_nobody_knows_in_any_order(order):
    kinds = ("denominator", "numerator", "percent")
    found = measures(table(("Xyz", "Abc", "Qrs"), order))
    assert found == [kinds[place] for place in order]


def test_a_decision_about_the_period_leaves_the_lines_of_a_ratio_tied():
    rows = [["Desa", "Balita", "Abc", "% Balita mendapat vitamin A"]]
    rows += [[area, *three] for area, three in zip(AREAS, SERVED, strict=True)]
    subject = "% Balita mendapat vitamin A"
    cells = read_cells(grid(rows), decisions=[Decision(DecisionKind.COLUMN_PERIOD, subject, "2023")])
    assert cells["D2"]["period"] == "2023"
    assert [cells[f"{letter}2"]["indicator"] for letter in "BCD"] == ["vitamin_a"] * 3


def test_percent_marks_outweigh_words_about_people():
    rows = [["Desa", "Jumlah ibu hamil mendapat TTD 90 tablet 2024"]]
    rows += [[area, text] for area, text in zip(AREAS, ("82,6 %", "95,8 %", "46,3 %", "80 %"), strict=True)]
    assert read_cells(grid(rows))["B2"]["measure"] == "percent"


def test_realisasi_in_percent_of_its_target_is_no_coverage():
    rows = [
        ["No", "Indikator", "Satuan", "Target 2024", "Realisasi 2024", "% capaian thd target"],
        [1, "Balita ditimbang (D/S)", "%", 90, 76, 84.44],
        [2, "KRS didampingi", "%", 80, 60, 75.0],
        [3, "Ibu hamil KEK mendapat PMT", "%", 50, 45, 90.0],
    ]
    cells = read_cells(grid(rows))
    found = [(cells[cell]["measure"], cells[cell]["indicator"]) for cell in ("D2", "E2", "F2")]
    assert found == [("target", "weighing_coverage"), ("percent", "weighing_coverage"), ("other", "")]


def test_a_stroke_between_words_of_a_label_parts_no_levels():
    header = [
        "Desa",
        *(f"{one} Calon pengantin / calon ibu mendapat TTD 2024" for one in ("Sasaran", "Capaian")),
    ]
    rows = [header, *([area, *two[:2]] for area, two in zip(AREAS, SERVED, strict=True))]
    cells = read_cells(grid(rows))
    assert [cells[at]["measure"] for at in ("B2", "C2")] == ["denominator", "numerator"]


def test_percent_signs_of_a_target_say_what_it_is_given_in():
    rows = [["Desa", "TTD calon pengantin 2024", None], [None, "Target (%)", "Capaian (%)"]]
    rows += [[area, 0.8, share] for area, share in zip(AREAS, (0.875, 0.5556, 0.9, 0.7143), strict=True)]
    cells = read_cells(grid(rows, merges=["A1:A2", "B1:C1"], percent=["B", "C"]))
    assert [cells[at]["measure"] for at in ("B3", "C3")] == ["target", "percent"]
    assert {cells[at]["certainty"] for at in ("B3", "C3", "B6", "C6")} == {"sure"}


def test_two_columns_that_claim_one_number_are_doubtful_and_asked_about():
    rows = [["Desa", "Balita ditimbang (D/S) 2024", None], [None, "Capaian (%)", "Realisasi (%)"]]
    pairs = ((75.5, 9), (40, 90.5), (75, 90), (7, 9))
    rows += [[area, *pair] for area, pair in zip(AREAS, pairs, strict=True)]
    tables = read(grid(rows, merges=["A1:A2", "B1:C1"]))
    assert set(tables.observations["certainty"]) == {"doubtful"}
    asked = [one for one in tables.problems if one.kind == "doubtful_measure"]
    assert asked
    assert "juga terbaca sebagai persentase" in asked[0].message


def test_an_empty_month_holds_what_the_filled_months_hold():
    months = ["Januari", "Februari", "Maret"]
    rows = [["Desa", "Cakupan balita ditimbang (D/S) 2024", None, None], [None, *months]]
    numbers = (70.2, 80.1, 64.5, 71.3)
    rows += [[area, value, value + 1.5, None] for area, value in zip(AREAS, numbers, strict=True)]
    assert measures(grid(rows, merges=["A1:A2", "B1:D1"])) == ["percent", "percent", "percent"]


def test_a_percentage_below_the_totals_is_no_person():
    rows = [["Desa", "Balita ditimbang (D/S) 2024", None], [None, "Sasaran", "Capaian"]]
    rows += [[area, first, second] for area, (first, second, _) in zip(AREAS, SERVED, strict=True)]
    rows += [["Jumlah", 290, 136], ["%", None, 46.9]]
    cells = read_cells(grid(rows, merges=["A1:A2", "B1:C1"]))
    assert (cells["C3"]["measure"], cells["C7"]["measure"]) == ("numerator", "numerator")
    assert (cells["C8"]["measure"], cells["C8"]["is_total"]) == ("percent", True)


def test_ticks_below_tidak_say_no():
    rows = [
        ["DAFTAR PERIKSA KABUPATEN PENAJAM PASER UTARA TAHUN 2024"],
        ["NO", "INDIKATOR", "PELAKSANAAN", None],
        [None, None, "YA", "TIDAK"],
        [1, "Rembuk stunting kabupaten", "√", None],
        [2, "Audit kasus stunting", None, "√"],
        [3, "Publikasi data stunting", "√", None],
    ]
    cells = read_cells(grid(rows, merges=["A2:A3", "B2:B3", "C2:D2"]))
    assert (cells["C4"]["value"], cells["C4"]["measure"]) == (1, "yesno")
    assert (cells["D5"]["value"], cells["D5"]["measure"]) == (0, "yesno")


def test_persen_below_satuan_outweighs_a_name_that_begins_with_jumlah():
    rows = [["Indikator 2024", "Satuan", *AREAS]]
    rows += [["Jumlah keluarga berisiko stunting yang didampingi", "Persen", 80, 70, 65, 90]]
    rows += [["Peserta KB aktif", "%", 70.2, 66, 71, 80]]
    assert read_cells(grid(rows))["C2"]["measure"] == "percent"


def test_served_by_age_below_a_prevalence_are_people():
    rows = [["Desa", "Prevalensi wasting balita 2024", None, None], [None, "Sasaran", "Terlayani", None]]
    rows += [[None, None, "0-5 bln", "6-11 bln"]]
    rows += [[area, 90, 5, 7] for area in AREAS]
    cells = read_cells(grid(rows, merges=["A1:A3", "B1:D1", "B2:B3", "C2:D2"]))
    found = [cells[cell]["measure"] for cell in ("B4", "C4", "D4")]
    assert found == ["denominator", "count", "count"]


def test_a_measure_behind_a_dash_is_a_level_of_its_own():
    rows = [["Cakupan layanan"], ["Desa", "Bimwin catin - Sasaran", "Bimwin catin - Capaian"]]
    rows += [[area, 10 + place, 6 + place] for place, area in enumerate(AREAS)]
    cells = read_cells(grid(rows))
    assert [cells[cell]["measure"] for cell in ("B3", "C3")] == ["denominator", "numerator"]


def test_answers_below_odf_alone_and_below_one_is_yes_are_those_of_the_desa():
    rows = [["Desa", "STBM", "ODF (1=ya, 0=tidak)", "Status ODF", None], [None, None, None, "Ya", "Tidak"]]
    rows += [
        [area, "Ya" if place else "Tdk", place % 2, *marks]
        for place, (area, marks) in enumerate(
            zip(AREAS, (("v", None), (None, "v"), ("v", None), (None, "v")), strict=True)
        )
    ]
    cells = read_cells(grid(rows, merges=["A1:A2", "B1:B2", "C1:C2", "D1:E1"]))
    found = {cell: (cells[cell]["indicator"], cells[cell]["measure"], cells[cell]["value"]) for cell in cells}
    assert found["B3"] == ("village_stbm", "yesno", 0)
    assert found["C4"] == ("village_odf", "yesno", 1)
    assert found["E4"] == ("village_odf", "yesno", 0)


def test_whole_numbers_beside_their_percentage_are_people_below_any_title():
    rows = [["Cakupan layanan 2024"], ["Desa", "Catin menerima TTD", "% Catin TTD"]]
    rows += [[area, served, share] for area, (_, served, share) in zip(AREAS, SERVED, strict=True)]
    cells = read_cells(grid(rows))
    assert [cells[cell]["measure"] for cell in ("B3", "C3")] == ["numerator", "percent"]


def test_the_parts_of_a_table_about_one_indicator_join_it():
    rows = [["Desa", "Sasaran bayi 2023", "ASI eksklusif 2023", "Cakupan 2023"]]
    rows += [["Petung", 200, 140, 0.7], ["Sotek", 100, 62, 0.62], ["Nenang", 50, 50, 1], ["Riko", 9, 0, 0]]
    cells = read_cells(grid(rows))
    found = [(cells[f"{letter}2"]["measure"], cells[f"{letter}2"]["indicator"]) for letter in "BCD"]
    assert found == [
        ("denominator", "exclusive_breastfeeding"),
        ("numerator", "exclusive_breastfeeding"),
        ("percent", "exclusive_breastfeeding"),
    ]


def test_the_sasaran_of_a_wider_group_joins_no_service_of_cases():
    rows = [["Desa", "Jumlah balita 2023", "Balita gizi buruk dirawat 2023"]]
    rows += [[area, 90 + place, place] for place, area in enumerate(AREAS)]
    assert read_cells(grid(rows))["B2"]["indicator"] != "severe_malnutrition_treated"


def test_small_whole_numbers_of_a_service_are_people_below_a_title_of_cakupan():
    rows = [["Cakupan layanan 2024"], ["Desa", "Balita gizi buruk ditangani", "Jumlah balita wasting"]]
    rows += [
        [area, 3 + place % 4, 20 + place]
        for place, area in enumerate((*AREAS, "Riko", "Sepan", "Gersik", "Pejala"))
    ]
    assert read_cells(grid(rows))["B3"]["measure"] == "numerator"


def test_columns_of_money_and_what_is_computed_of_them_are_no_numbers_of_an_indicator():
    rows = [["Indikator 2024", "Satuan", "Target", "Realisasi", "Anggaran", "Realisasi Anggaran", "Serapan"]]
    rows += [["Balita ditimbang (D/S)", "%", 85, 80.5, 1250000000, 625000000, 50]]
    rows += [["KRS didampingi", "%", 90, 88.1, 250000000, 200000000, 80]]
    rows += [["KB pascapersalinan", "%", 60, 55, 150000000, 30000000, 20]]
    cells = read_cells(grid(rows))
    found = [(cells[f"{letter}2"]["measure"], cells[f"{letter}2"]["indicator"]) for letter in "CDEFG"]
    known = [("target", "weighing_coverage"), ("percent", "weighing_coverage")]
    assert found == known + [("other", "")] * 3


def test_a_group_below_a_title_about_a_service_is_its_sasaran():
    rows = [["Jumlah desa ODF per kecamatan 2024"], ["Kecamatan", "Jumlah Desa", "ODF", "Belum ODF", "% ODF"]]
    rows += [["Penajam", 23, 20, 3, 86.96], ["Babulu", 12, 9, 3, 75], ["Sepaku", 15, 6, 9, 40]]
    cells = read_cells(grid(rows))
    found = [(cells[f"{letter}3"]["indicator"], cells[f"{letter}3"]["measure"]) for letter in "BCE"]
    assert found == [("village_odf", one) for one in ("denominator", "numerator", "percent")]


def test_a_sasaran_in_a_row_split_by_sex_stays_the_sasaran_of_the_row_below():
    rows = [["Balita stunting 2024"], ["Uraian", "Petung", None, "Sotek", None], [None, *["L", "P"] * 2]]
    rows += [["Balita diukur", 100, 110, 50, 60], ["Balita stunting", 10, 12, 6, 8]]
    cells = read_cells(grid(rows, merges=["B2:C2", "D2:E2"]))
    found = [(cells[cell]["indicator"], cells[cell]["measure"]) for cell in ("B4", "E4")]
    assert found == [("stunting_prevalence", "denominator")] * 2


def test_ditimbang_beside_its_sasaran_is_the_weighing_of_children():
    rows = [["Desa", "Januari 2024", None], [None, "Sasaran", "Ditimbang"]]
    rows += [[area, 90 + place, 70 + place] for place, area in enumerate(AREAS)]
    cells = read_cells(grid(rows, merges=["A1:A2", "B1:C1"]))
    found = [(cells[cell]["indicator"], cells[cell]["measure"]) for cell in ("B3", "C3")]
    assert found == [("weighing_coverage", "denominator"), ("weighing_coverage", "numerator")]


def test_a_unit_in_some_cells_says_what_the_column_counts():
    sheet = grid(
        [
            ["Desa", "Balita ditimbang 2024"],
            *[["Petung", 36], ["Sotek", "33 anak"], ["Nenang", 72], ["Buluminung", "55 anak"]],
        ]
    )
    cells = read_cells(sheet)
    assert [cells[f"B{row}"]["measure"] for row in (2, 3, 4, 5)] == ["numerator"] * 4
    assert {cells[f"B{row}"]["certainty"] for row in (2, 3, 4, 5)} == {"likely"}


@pytest.mark.parametrize("subtotals", [False, True])
def test_rows_that_add_up_to_their_total_are_counts_below_a_title_of_cakupan(subtotals):
    # 8 + 13 + 21 + 17 = 59, 12 + 19 + 11 = 42, together 101
    penajam = [["Petung", 8], ["Sotek", 13], ["Nenang", 21], ["Buluminung", 17]]
    waru = [["Api-api", 12], ["Sesulu", 19], ["Bangun Mulya", 11]]
    rows = [*([["Kec. Penajam", 59]] if subtotals else []), *penajam]
    rows += [*([["Kec. Waru", 42]] if subtotals else []), *waru, ["Jumlah", 101]]
    head = ["Desa/Kelurahan", "Catin diperiksa kesehatan"]
    cells = read_cells(grid([["CAKUPAN LAYANAN TAHUN 2024"], [], head, *rows]))
    assert {one["measure"] for one in cells.values()} == {"numerator"}


def test_a_total_that_was_added_up_wrongly_still_says_that_its_rows_are_counts():
    # 8 + 13 + 21 + 17 = 59, written as 64; four percentages of which one is the highest have no such row
    rows = [["Petung", 8], ["Sotek", 13], ["Nenang", 21], ["Buluminung", 17]]
    head = [["CAKUPAN LAYANAN TAHUN 2024"], [], ["Desa/Kelurahan", "Catin diperiksa kesehatan"]]
    with_total = read_cells(grid([*head, *rows, ["Jumlah", 64]]))
    assert {one["measure"] for one in with_total.values()} == {"numerator"}
    without = read_cells(grid([*head, *rows]))
    assert {(one["measure"], one["certainty"]) for one in without.values()} == {("percent", "likely")}


def test_sasaran_before_a_rate_are_those_counted_for_it_where_they_are_hundreds():
    head = ["Desa", "SASARAN PREVALENSI WASTING BALITA", "CAPAIAN PREVALENSI WASTING BALITA"]
    rows = [["TAHUN 2024"], head, ["Petung", 309, 31], ["Sotek", 241, 29], ["Nenang", 118, 12]]
    cells = read_cells(grid([*rows, ["Buluminung", 187, 20]]))
    assert {cells[f"B{row}"]["measure"] for row in (3, 4, 5, 6)} == {"denominator"}
    assert {cells[f"C{row}"]["measure"] for row in (3, 4, 5, 6)} == {"numerator"}


def test_people_of_a_service_who_are_added_up_from_their_ages_are_its_capaian():
    # 7 + 6 + 8 = 21, 6 + 1 + 13 = 20, 7 + 41 + 17 = 65, 3 + 6 + 30 = 39
    head = ["Balita stunting 2024", None, None, None, None]
    below = ["Sasaran", "Realisasi", None, None, None]
    ages = [None, "0-5 bln", "6-23 bln", "24-59 bln", "Jumlah"]
    rows = [["Desa", *head], [None, *below], [None, *ages], ["Petung", 233, 7, 6, 8, 21]]
    rows += [["Sotek", 171, 6, 1, 13, 20], ["Nenang", 270, 7, 41, 17, 65], ["Waru", 116, 3, 6, 30, 39]]
    cells = read_cells(grid(rows, merges=["A1:A3", "B1:F1", "B2:B3", "C2:F2"]))
    assert {cells[f"F{row}"]["measure"] for row in (4, 5, 6, 7)} == {"numerator"}


def test_those_examined_are_the_sasaran_of_what_is_found_among_them_unless_their_share_is_printed():
    head = ["Desa", "Jumlah ibu hamil diperiksa Hb (orang)", "Jumlah ibu hamil anemia (orang)"]
    rows = [["TAHUN 2024"], head, ["Petung", 97, 12], ["Sotek", 91, 10], ["Nenang", 35, 4], ["Waru", 60, 9]]
    cells = read_cells(grid(rows))
    assert {cells[f"B{row}"]["measure"] for row in (3, 4, 5, 6)} == {"denominator"}
    assert {cells[f"C{row}"]["measure"] for row in (3, 4, 5, 6)} == {"numerator"}
    # 100 x 75 / 100 = 75, 100 x 60 / 80 = 75, 100 x 33 / 50 = 66, 100 x 45 / 60 = 75
    head = ["Desa", "Jumlah ibu hamil", "Ibu hamil diperiksa Hb (orang)", "%", "Ibu hamil anemia (orang)"]
    rows = [["TAHUN 2024"], head, ["Petung", 100, 75, 75, 12], ["Sotek", 80, 60, 75, 10]]
    rows += [["Nenang", 50, 33, 66, 4], ["Waru", 60, 45, 75, 9]]
    cells = read_cells(grid(rows))
    assert {cells[f"C{row}"]["measure"] for row in (3, 4, 5, 6)} == {"numerator"}


def test_realisasi_sasaran_are_those_reached_and_target_sasaran_those_to_be():
    head = ["Desa", "ASI eksklusif", None, "Vitamin A", None]
    below = [None, *["Target Sasaran", "Realisasi Sasaran"] * 2]
    rows = [["TAHUN 2024"], head, below, ["Petung", 40, 27, 90, 36], ["Sotek", 30, 19, 80, 61]]
    cells = read_cells(grid([*rows, ["Nenang", 25, 20, 70, 66]], merges=["A2:A3", "B2:C2", "D2:E2"]))
    assert [cells[f"{column}4"]["measure"] for column in "BCDE"] == ["denominator", "numerator"] * 2


def test_years_of_targets_leave_the_year_of_the_figures_to_the_name_of_the_file():
    head = ["Desa", "ASI eksklusif (%)", "Target RPJMD (%)", None]
    rows = [head, [None, None, "Target 2024", "Target 2025"], ["Petung", 61, 80, 82], ["Sotek", 55, 80, 82]]
    rows += [["Nenang", 71, 80, 82]]
    found = read(grid(rows, merges=["A1:A2", "B1:B2", "C1:D1"]), file="Rekap Tahun 2023.xlsx").observations
    periods = found.astype({"period": "str"}).groupby("column")["period"].unique()
    assert [list(periods[column]) for column in (2, 3, 4)] == [["2023"], ["2024"], ["2025"]]


def test_answers_are_no_shares_of_a_target_beside_them():
    # of 100 and of 95, 1 rounds to 1 %: nothing computes "Ya" from a target
    head = [
        "Desa",
        "ASI eksklusif TARGET (%)",
        "ASI eksklusif CAPAIAN (%)",
        "DESA MELAKSANAKAN STBM",
        "DESA ODF",
    ]
    rows = [
        ["JUNI 2025"],
        head,
        ["Petung", 100, "93,3", "Tidak", "Tidak"],
        ["Sotek", 100, "84,6", "Ya", "Ya"],
    ]
    rows += [["Nenang", 100, "81,0", "Ya", "Ya"], ["Waru", 100, "75,5", "Tidak", "Tidak"]]
    cells = read_cells(grid(rows))
    assert [cells[f"D{row}"]["measure"] for row in (3, 4, 5, 6)] == ["yesno"] * 4


def test_a_row_of_units_is_one_though_one_of_them_is_strange():
    head = ["Desa", "Unmet need KB", None, "Jalan rusak", "ASI eksklusif", None]
    units = [None, "PUS", "%", "hasta", "orang", "%"]
    labels = [None, "Realisasi", "(%)", "Realisasi", "Realisasi", "(%)"]
    rows = [
        ["Tahun 2024"],
        head,
        labels,
        units,
        ["Petung", 19, 8.8, 6, 11, 47.8],
        ["Sotek", 30, 6.5, 10, 15, 93.8],
    ]
    rows += [["Nenang", 48, 12.2, 5, 37, 88.1], ["Waru", 9, 4.1, 7, 10, 52.6]]
    cells = read_cells(grid(rows, merges=["A2:A4", "B2:C2", "E2:F2"]))
    assert {cells[f"B{row}"]["measure"] for row in (5, 6, 7, 8)} == {"numerator"}


def test_a_title_of_cakupan_over_nothing_but_whole_numbers_is_a_question():
    desa = [
        "Petung",
        "Sotek",
        "Nenang",
        "Buluminung",
        "Lawe-Lawe",
        "Giri Mukti",
        "Gersik",
        "Jenebora",
        "Pejala",
    ]
    rows = [
        [name, 6 + 3 * place] for place, name in enumerate([*desa, "Riko", "Sepan", "Sesumpu", "Sidorejo"])
    ]
    head = [["CAKUPAN LAYANAN TAHUN 2024"], [], ["Desa/Kelurahan", "Balita gizi kurang mendapat PMT"]]
    cells = read_cells(grid([*head, *rows]))
    assert {one["certainty"] for one in cells.values()} == {"doubtful"}


def test_a_group_of_people_alone_is_the_sasaran_of_the_service_behind_it():
    head = ["Desa", "Jumlah\nbalita", "Balita\ndipantau tumbuh kembang"]
    rows = [["Petung", 249, 190], ["Sotek", 149, 147], ["Nenang", 172, 169], ["Waru", 210, 160]]
    cells = read_cells(grid([["TAHUN 2024"], head, *rows]))
    assert (cells["B3"]["measure"], cells["C3"]["measure"]) == ("denominator", "numerator")


def test_a_percentage_divided_by_a_percentage_is_a_share_of_a_target_whatever_its_header():
    # 100 x 76 / 90 = 84.44, 100 x 60 / 80 = 75, 100 x 63 / 70 = 90, 100 x 48 / 50 = 96
    rows = [["Matriks 2024"], ["NO", "INDIKATOR", "SATUAN", "XYZ", "REALISASI", "KETERANGAN ANGKA"]]
    rows += [[1, "ASI eksklusif", "%", 90, 76, 84.44], [2, "Balita ditimbang (D/S)", "%", 80, 60, 75]]
    rows += [[3, "Inisiasi menyusu dini", "%", 70, 63, 90], [4, "Rematri konsumsi TTD", "%", 50, 48, 96]]
    cells = read_cells(grid(rows))
    assert {cells[f"E{row}"]["measure"] for row in (3, 4, 5, 6)} == {"percent"}
    assert "numerator" not in {one["measure"] for one in cells.values()}
    assert all(
        cells[f"D{row}"]["measure"] == "target" or cells[f"D{row}"]["certainty"] == "doubtful"
        for row in (3, 4, 5, 6)
    )


def test_months_below_jumlah_count_people_below_a_title_of_cakupan():
    rows = [["CAKUPAN LAYANAN 2024"], ["Desa", "JUMLAH BALITA UNDERWEIGHT", None], [None, "APR", "MEI"]]
    rows += [[area, *pair] for area, pair in zip(AREAS, ((13, 40), (25, 12), (5, 17), (48, 66)), strict=True)]
    assert {one["measure"] for one in read_cells(grid(rows, ["B2:C2"])).values()} == {"numerator"}


def test_whole_numbers_often_above_120_are_people_below_a_title_of_cakupan():
    rows = [["CAKUPAN LAYANAN 2024"], ["Desa", "KRS memanfaatkan pekarangan"]]
    rows += [[area, number] for area, number in zip(AREAS, (109, 37, 168, 65), strict=True)]
    assert {one["measure"] for one in read_cells(grid(rows)).values()} == {"numerator"}


def test_few_rows_of_whole_numbers_below_a_title_of_cakupan_are_a_question_of_every_column():
    heads = ["Desa", "Ibu ber-KB pasca persalinan", None, "Bayi mendapat IMD", None]
    rows = [["CAKUPAN LAYANAN 2024"], [], heads, [None, "TW I", "TW II", "TW I", "TW II"]]
    numbers = ((78, 57, 22, 26), (34, 46, 60, 39), (93, 65, 52, 49), (70, 76, 53, 61))
    rows += [[area, *four] for area, four in zip(AREAS, numbers, strict=True)]
    result = read(grid(rows, ["B3:C3", "D3:E3"]))
    assert set(result.observations["certainty"]) == {"doubtful"}
    asked = [one.cell for one in result.problems if one.kind == "doubtful_measure"]
    assert asked == ["B5", "C5", "D5", "E5"]


def test_whole_percentages_beside_printed_decimals_are_percentages_below_a_title_of_cakupan():
    rows = [["CAKUPAN LAYANAN 2024"], ["Desa", "Bayi mendapat IMD", "Ibu ber-KB pasca persalinan"]]
    rows += [[area, 60 + place, 40.5 + place] for place, area in enumerate((*AREAS, "Riko", "Sepan"))]
    cells = read_cells(grid(rows))
    found = {(one["measure"], one["certainty"]) for one in cells.values()}
    assert found == {("percent", "likely")}


@pytest.mark.parametrize("people", ["Wxyz catin", "Bayi dibacakan dongeng"])
def test_a_percentage_of_people_that_nobody_knows_is_not_that_of_the_title(people):
    rows = [["REKAP DATA STUNTING 2024"], ["Desa", "Sasaran catin", people, "%"]]
    rows += [[area, *three] for area, three in zip(AREAS, SERVED, strict=True)]
    result = read(grid(rows))
    assert set(result.observations["indicator"].astype(str)) == {""}
    assert "C3" in [one.cell for one in result.problems if one.kind == "unknown_indicator"]


@pytest.mark.parametrize(
    ("served", "indicator"),
    [
        ("Bayi lahir BB < 2.500 gram", "lbw"),
        ("Bayi dengan berat lahir <2,5 kg", "lbw"),
        ("Bayi lahir dengan berat badan kurang dari 2500 gr", "lbw"),
        ("Yankes catin", "premarital_health_check"),
    ],
)
def test_the_definition_of_a_thing_and_its_short_name_are_its_name(served, indicator):
    rows = [["REKAP DATA STUNTING 2024"], ["Desa", "Sasaran", served, "%"]]
    rows += [[area, *three] for area, three in zip(AREAS, SERVED, strict=True)]
    assert {one["indicator"] for one in read_cells(grid(rows)).values()} == {indicator}


def test_a_whole_fund_in_rupiah_is_no_number_of_the_share_of_it():
    rows = [["DATA STUNTING 2024"], ["Desa", "Alokasi Dana Desa (Rp)", "Dana desa untuk stunting (Rp)"]]
    rows += [[area, 9 * 10**8 + place, 4 * 10**7 + place] for place, area in enumerate(AREAS)]
    cells = read_cells(grid(rows))
    assert (cells["B3"]["measure"], cells["C3"]["measure"]) == ("other", "numerator")
