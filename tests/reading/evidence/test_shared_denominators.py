"""Roles of numbers: triples, shared denominators, classes of nutritional status, parts by sex."""

from stunting.model.observations import Measure, Use, uses_of
from tests.reading.sheets import grid, read_cells


def roles(record):
    return record["indicator"], record["measure"], set(uses_of(record["uses"]))


def test_one_sasaran_before_several_services_serves_them_all():
    sheet = grid(
        [
            ["Tahun 2024"],
            ["Puskesmas", "IBU HAMIL", None, None, None, None],
            [None, "JUMLAH", "K4", None, "K6", None],
            [None, None, "\u03a3", "%", "\u03a3", "%"],
            ["Petung", 100, 90, 90.0, 80, 80.0],
            ["Sotek", 50, 40, 80.0, 35, 70.0],
            ["Waru", 80, 60, 75.0, 50, 62.5],
        ],
        ["B2:F2", "C3:D3", "E3:F3", "B3:B4", "A2:A4"],
    )
    cells = read_cells(sheet)
    serves = {Use("anc_k4", Measure.DENOMINATOR), Use("anc_k6", Measure.DENOMINATOR)}
    assert roles(cells["B5"]) == ("", "denominator", serves)
    assert roles(cells["C5"]) == ("anc_k4", "numerator", set())
    assert roles(cells["F5"]) == ("anc_k6", "percent", set())


def test_a_title_above_all_columns_makes_no_group():
    """The number of cattle stands below the title of the whole matrix too, and is no sasaran of a service."""
    sheet = grid(
        [
            ["Desa 2024", "CAPAIAN LAYANAN", None, None, None],
            [None, "BALITA", None, "LAIN-LAIN", None],
            [None, "Vitamin A", "Imunisasi dasar lengkap", "Populasi ternak sapi", "Kasus DBD"],
            ["Petung", 150, 60, 172, 18],
            ["Nenang", 40, 33, 129, 24],
            ["Sotek", 81, 70, 140, 10],
        ],
        ["B1:E1", "B2:C2", "D2:E2"],
    )
    assert uses_of(read_cells(sheet)["D4"]["uses"]) == ()


def test_arithmetic_finds_the_denominator_that_no_header_names():
    sheet = grid(
        [
            ["Desa", "Balita", "Balita mendapat vitamin A", "% Balita mendapat vitamin A 2024"],
            ["Petung", 200, 150, 75.0],
            ["Nenang", 160, 40, 25.0],
            ["Sotek", 90, 81, 90.0],
        ]
    )
    cells = read_cells(sheet)
    assert roles(cells["C2"]) == ("vitamin_a", "numerator", set())
    assert roles(cells["B2"]) == ("vitamin_a", "denominator", set())


def test_those_weighed_are_the_sasaran_of_those_who_gained_weight():
    """Penajam: D/S = 700 of 800, N/D = 500 of the 700 weighed."""
    sheet = grid(
        [
            ["Desa", "Sasaran balita (S) 2025", "Balita ditimbang (D) 2025", "Balita naik BB (N) 2025"],
            ["Petung", 800, 700, 500],
            ["Nenang", 300, 250, 180],
        ]
    )
    cells = read_cells(sheet)
    assert roles(cells["C2"]) == ("weighing_coverage", "numerator", {Use("weight_gain", Measure.DENOMINATOR)})
    assert roles(cells["D2"]) == ("weight_gain", "numerator", set())


def test_letters_of_the_register_are_known_beside_each_other():
    rows = [["Tahun 2025"], ["Desa", "JANUARI", None, None, "Jumlah N"], [None, "S", "D", "N"]]
    rows += [["Petung", 800, 700, 500, 9], ["Nenang", 300, 250, 180, 8]]
    cells = read_cells(grid(rows, ["A2:A3", "B2:D2", "E2:E3"]))
    base, of = Measure.DENOMINATOR, Measure.NUMERATOR
    assert roles(cells["B4"]) == ("weighing_coverage", base, set())
    assert roles(cells["C4"]) == ("weighing_coverage", of, {Use("weight_gain", base)})
    assert roles(cells["D4"]) == ("weight_gain", of, set())
    assert cells["E4"]["indicator"] == ""


def test_those_weighed_are_no_sasaran_where_another_stands_beside():
    sheet = grid(
        [
            ["Desa", "Balita ditimbang (D) 2025", "Jumlah yang naik BB 2025", "Sasaran balita naik BB 2025"],
            ["Petung", 700, 500, 690],
            ["Nenang", 250, 180, 240],
        ]
    )
    cells = read_cells(sheet)
    assert roles(cells["B2"])[2] == set()
    assert cells["D2"]["measure"] == "denominator"


def test_classes_of_an_eppgbm_recap_add_up_to_prevalences_without_outliers():
    classes = ["Sangat Pendek", "Pendek", "Normal", "Tinggi", "Outlier"]
    sheet = grid(
        [
            ["STATUS GIZI BALITA BULAN AGUSTUS 2025"],
            ["Puskesmas", "TB/U", None, None, None, None],
            [None, *classes],
            ["Petung", 3, 7, 80, 8, 2],
            ["Sotek", 1, 4, 40, 4, 1],
        ],
        ["B2:F2"],
    )
    cells = read_cells(sheet)
    both = {Use(i, Measure.DENOMINATOR, "sangat pendek") for i in ("stunting_prevalence", "severe_stunting")}
    cases = {Use(i, Measure.NUMERATOR, "sangat pendek") for i in ("stunting_prevalence", "severe_stunting")}
    assert roles(cells["B4"]) == ("severe_stunting", "count", both | cases)
    assert Use("stunting_prevalence", Measure.NUMERATOR, "pendek") in roles(cells["C4"])[2]
    assert Use("stunting_prevalence", Measure.DENOMINATOR, "normal") in roles(cells["D4"])[2]
    assert roles(cells["F4"]) == ("", "count", set())


def test_columns_by_sex_stand_back_behind_the_column_of_both():
    sheet = grid(
        [
            ["Balita ditimbang 2024"],
            ["Desa", "Sasaran", None, None, "Ditimbang", None, None],
            [None, "L", "P", "L+P", "L", "P", "L+P"],
            ["Petung", 50, 50, 100, 40, 30, 70],
            ["Nenang", 20, 30, 50, 20, 20, 40],
        ],
        ["B2:D2", "E2:G2", "A2:A3"],
    )
    cells = read_cells(sheet)
    assert [cells[f"{column}4"]["measure"] for column in "EFG"] == ["other", "other", "numerator"]
    assert [cells[f"{column}4"]["part"] for column in "EFG"] == ["laki-laki", "perempuan", ""]


def test_rows_by_sex_without_a_total_are_parts():
    sheet = grid(
        [
            ["Desa", "Jenis Kelamin", "Balita ditimbang 2024"],
            ["Petung", "Laki-laki", 40],
            ["Petung", "Perempuan", 30],
            ["Nenang", "Laki-laki", 20],
            ["Nenang", "Perempuan", 21],
        ]
    )
    cells = read_cells(sheet)
    assert [(cells[f"C{row}"]["part"], cells[f"C{row}"]["measure"]) for row in (2, 3)] == [
        ("laki-laki", "numerator"),
        ("perempuan", "numerator"),
    ]


def test_denominators_by_sex_do_not_serve_beside_the_one_of_both():
    sheet = grid(
        [
            ["Balita ditimbang 2024"],
            ["Desa", "Sasaran (S)", None, None, "Ditimbang (D)", None, None, "% (D/S)", None, None],
            [None, "L", "P", "L+P", "L", "P", "L+P", "L", "P", "L+P"],
            ["Petung", 50, 40, 90, 40, 30, 70, 80.0, 75.0, 77.8],
            ["Nenang", 20, 30, 50, 10, 24, 34, 50.0, 80.0, 68.0],
            ["Sotek", 80, 60, 140, 60, 30, 90, 75.0, 50.0, 64.3],
        ],
        ["B2:D2", "E2:G2", "H2:J2", "A2:A3"],
    )
    cells = read_cells(sheet)
    assert [cells[f"{column}4"]["uses"] for column in "BC"] == ["", ""]
    own, measure, uses = roles(cells["D4"])
    assert measure == "denominator"
    assert [own, *(use.indicator for use in uses)].count("weighing_coverage") == 1  # never twice
    assert [cells[f"{column}4"]["measure"] for column in "BCEFHI"] == ["other"] * 6


def test_a_sasaran_of_one_service_carries_its_indicator_on_either_side():
    rows = [["Kecamatan", "Jumlah balita stunting 2024", "Jumlah balita diukur 2024"]]
    rows += [["Penajam", 10, 100], ["Waru", 20, 150], ["Babulu", 12, 90]]
    for order in ((0, 1, 2), (0, 2, 1)):
        cells = read_cells(grid([[row[place] for place in order] for row in rows]))
        found = {roles(cells[cell])[:2] for cell in ("B2", "C2")}
        assert found == {("stunting_prevalence", "numerator"), ("stunting_prevalence", "denominator")}


def test_equal_sasaran_keep_the_services_that_they_stand_below():
    rows = [
        ["Desa", "K4 2024", None, None, "K6 2024", None, None],
        [None, *["Penyebut", "Pembilang", "%"] * 2],
    ]
    rows += [["Petung", 86, 77, 89.5, 86, 65, 75.6], ["Sotek", 29, 23, 79.3, 29, 13, 44.8]]
    rows += [["Nenang", 61, 60, 98.4, 61, 52, 85.2], ["Jumlah", 171, 160, 90.9, 176, 130, 73.9]]
    cells = read_cells(grid(rows, merges=["A1:A2", "B1:D1", "E1:G1"]))
    assert [cells[cell]["indicator"] for cell in ("B3", "E3")] == ["anc_k4", "anc_k6"]


def test_people_named_below_years_are_no_row_of_units():
    rows = [["Kecamatan", "2022", None, "2023", None], [None, "Keluarga", "KRS", "Keluarga", "KRS"]]
    rows += [["Penajam", 1000, 200, 1010, 180], ["Waru", 800, 150, 810, 140], ["Babulu", 700, 140, 710, 130]]
    cells = read_cells(grid(rows, merges=["A1:A2", "B1:C1", "D1:E1"]))
    found = [roles(cells[f"{letter}3"])[:2] for letter in "BCDE"]
    assert found == [("krs_rate", "denominator"), ("krs_rate", "numerator")] * 2


def test_a_target_is_no_sasaran_although_a_percentage_is_its_share():
    sheet = grid(
        [
            ["Tahun 2024"],
            ["NO", "INDIKATOR", "SATUAN", "TARGET", "REALISASI", "% CAPAIAN THD TARGET"],
            [1, "Desa STBM", "desa", 67, 62, 92.54],
            [2, "Jumlah TPK", "tim", 92, 147, 159.78],
            [3, "Keluarga penerima PKH", "keluarga", 2394, 2499, 104.39],
        ]
    )
    cells = read_cells(sheet)
    assert roles(cells["D4"]) == ("tpk_count", "target", set())
    assert roles(cells["E4"]) == ("tpk_count", "numerator", set())
    assert cells["F4"]["measure"] == "other"


def test_the_lesser_class_is_no_prevalence_and_adds_up_with_the_severe_one():
    heads = ["Desa", "DIUKUR", "SANGAT PENDEK", None, "PENDEK", None, "NORMAL", None]
    rows = [["STATUS GIZI 2024"], heads, [None, None, "n", "%", "n", "%", "n", "%"]]
    rows += [["Petung", 410, 12, 2.9, 41, 10.0, 357, 87.1], ["Sotek", 220, 6, 2.7, 25, 11.4, 189, 85.9]]
    rows += [["Nenang", 305, 9, 3.0, 30, 9.8, 266, 87.2]]
    cells = read_cells(grid(rows, ["C2:D2", "E2:F2", "G2:H2"]))
    cases = {Use("stunting_prevalence", Measure.NUMERATOR, part) for part in ("pendek", "sangat pendek")}
    assert {use for one in ("C4", "E4") for use in roles(cells[one])[2]} == cases
    assert [(cells[one]["indicator"], cells[one]["measure"]) for one in ("C4", "D4", "E4", "F4")] == [
        ("severe_stunting", "numerator"),
        ("severe_stunting", "percent"),
        ("", "count"),
        ("", "other"),
    ]


def test_those_weighed_are_the_sasaran_of_classes_beside_them():
    heads = ["Desa", "Jumlah Ditimbang", "BB Sangat Kurang", "BB Kurang", "BB Normal"]
    rows = [["STATUS GIZI 2024"], heads, ["Petung", 400, 6, 30, 364], ["Sotek", 210, 4, 22, 184]]
    cells = read_cells(grid(rows))
    assert Use("underweight", Measure.DENOMINATOR) in roles(cells["B3"])[2]
    assert roles(cells["D3"]) == ("", "count", {Use("underweight", Measure.NUMERATOR, "kurang")})


def test_letters_of_the_register_may_be_divided_by_sex():
    rows = [
        ["Kecamatan Waru Januari 2025"],
        ["Desa", "BALITA"],
        [None, "S", None, None, "D"],
        [None, "L", "P", "Jml", "L", "P", "Jml"],
        ["Api-api", 40, 30, 70, 30, 24, 54],
        ["Sesulu", 52, 41, 93, 44, 31, 75],
        ["Bangun Mulya", 33, 37, 70, 30, 30, 60],
        ["Waru", 61, 59, 120, 55, 50, 105],
    ]
    cells = read_cells(grid(rows, merges=["B2:G2", "B3:D3", "E3:G3"]))
    assert (cells["G5"]["indicator"], cells["G5"]["measure"]) == ("weighing_coverage", "numerator")
    assert (cells["D5"]["indicator"], cells["D5"]["measure"]) == ("weighing_coverage", "denominator")


def test_a_bare_percentage_is_of_the_service_that_it_is_computed_from():
    rows = [
        ["Kecamatan Waru September 2025"],
        ["Desa", "Balita gizi buruk"],
        [None, "Jumlah", "Mendapat tata laksana", "%"],
        ["Api-api", 4, 3, 75.0],
        ["Sesulu", 5, 4, 80.0],
        ["Bangun Mulya", 8, 3, 37.5],
        ["Waru", 16, 9, 56.25],
    ]
    cells = read_cells(grid(rows, merges=["A2:A3", "B2:D2"]))
    assert {cells[one]["indicator"] for one in ("C4", "D4")} == {"severe_malnutrition_treated"}


def test_the_people_of_a_service_beside_them_are_its_sasaran():
    heads = ["Kecamatan", "Jml pendamping PKH", "Pendamping PKH dilatih", "Jumlah posyandu", "Posyandu aktif"]
    rows = [["Tahun 2024"], heads, ["Penajam", 10, 5, 31, 25], ["Waru", 12, 6, 12, 12]]
    cells = read_cells(grid([*rows, ["Babulu", 9, 9, 20, 19], ["Sepaku", 8, 8, 28, 28]]))
    found = [roles(cells[f"{letter}3"])[:2] for letter in "BCDE"]
    assert found == [
        ("pkh_facilitator_trained", "denominator"),
        ("pkh_facilitator_trained", "numerator"),
        ("active_posyandu", "denominator"),
        ("active_posyandu", "numerator"),
    ]


def test_a_count_of_other_people_than_those_of_the_service_is_no_sasaran():
    rows = [["Tahun 2024"], ["Kecamatan", "Jumlah puskesmas", "Posyandu aktif"]]
    rows += [["Penajam", 4, 25], ["Waru", 1, 12], ["Babulu", 3, 19], ["Sepaku", 3, 28]]
    assert roles(read_cells(grid(rows))["B3"]) == ("", "count", set())


def test_a_denominator_that_the_catalogue_names_beside_the_group_joins_the_only_indicator():
    rows = [["Imunisasi 2024"], ["Kecamatan", "Sasaran Bayi (SI)", "IDL (%)"]]
    rows += [["Penajam", 310, 85.2], ["Waru", 112, 76.1], ["Babulu", 209, 91], ["Sepaku", 208, 88]]
    assert roles(read_cells(grid(rows))["B3"])[:2] == ("basic_immunization_complete", "denominator")


def test_a_sasaran_of_several_services_says_so():
    rows = [["Tahun 2024"], ["Kecamatan", "Jumlah PUS", "Peserta KB aktif", "%", "Unmet need", "%"]]
    rows += [["Penajam", 4000, 2800, 70, 400, 10], ["Waru", 1000, 600, 60, 150, 15]]
    rows += [["Babulu", 2000, 1300, 65, 240, 12], ["Sepaku", 3000, 2040, 68, 330, 11]]
    cell = read_cells(grid(rows))["B3"]
    assert len(roles(cell)[2]) == 2
    assert cell["because"] == "sasaran bersama beberapa layanan di sampingnya"


def test_those_weighed_stay_a_capaian_where_a_share_of_them_is_printed():
    """N/D = 280/350: D divides, and is the capaian of D/S all the same; L and P make the JML beside them."""
    heads = ["S", None, None, "D", None, None, "N", None]
    below = ["L", "P", "JML", "L", "P", "JML", "JML", "% N/D"]
    rows = [
        ["Petung", 210, 190, 400, 180, 170, 350, 280, 80.0],
        ["Giri Purwa", 100, 110, 210, 90, 95, 185, 140, 75.7],
        ["Lawe-lawe", 80, 70, 150, 70, 60, 130, 100, 76.9],
        ["JUMLAH", 390, 370, 760, 340, 325, 665, 520, 78.2],
    ]
    sheet = [["SKDN SEPTEMBER 2025"], ["DESA/KEL", *heads], [None, *below], *rows]
    cells = read_cells(grid(sheet, ["B2:D2", "E2:G2", "H2:I2"]))
    assert [cells[at]["measure"] for at in ("D4", "G4", "H4", "I4")] == [
        "denominator", "numerator", "numerator", "percent",
    ]  # fmt: skip
    assert [cells[at]["indicator"] for at in ("D4", "G4", "H4")] == [
        "weighing_coverage", "weighing_coverage", "weight_gain",
    ]  # fmt: skip
    assert "doubtful" not in {cells[at]["certainty"] for at in ("D4", "G4", "H4", "I4")}
