"""What offices and their programs write that no rule knew: each kind once, with the answer by hand."""

import pytest

from tests.reading.sheets import grid, read, read_cells

TITLE = ["REKAP DATA STUNTING TAHUN 2024"]
AREAS = ("Petung", "Sotek", "Nenang", "Riko")
THREE = [(80, 35, 43.75), (50, 21, 42.0), (40, 30, 75.0), (120, 50, 41.67)]
TRIPLE = ["Sasaran", "Capaian", "%"]


def table(*heads, title=TITLE, below=()):
    rows = [title, ["Desa", *heads], *below]
    return [*rows, *([area, *three] for area, three in zip(AREAS, THREE, strict=True))]


def found(cells, row, *keys):
    columns = "BCD"
    return [tuple(str(cells[f"{letter}{row}"][key]) for key in keys) for letter in columns]


def test_a_row_of_offices_or_definitions_below_the_header_heads_nothing():
    rows = [TITLE, ["Desa", "Bayi mendapat ASI eksklusif", None, None], [None, *TRIPLE]]
    rows += [
        ["Sumber Data", "Dinkes", "Dinkes", "Dinkes"],
        ["DO", "Jumlah bayi", "Bayi ASI", "Pembilang dibagi penyebut"],
    ]
    rows += [[area, *three] for area, three in zip(AREAS, THREE, strict=True)]
    cells = read_cells(grid(rows, ["B2:D2"]))
    assert {one["indicator"] for one in cells.values()} == {"exclusive_breastfeeding"}
    assert [kind for (kind,) in found(cells, 6, "measure")] == ["denominator", "numerator", "percent"]


@pytest.mark.parametrize(
    ("heads", "indicator"),
    [
        (["RematriTTDSasaran", "RematriTTDCapaian", "RematriTTDPersen"], "adolescent_girls_ifa"),
        (["KeluargaPHBSSasaran", "KeluargaPHBSCapaian", "PersenKeluargaPHBS"], "family_phbs"),
        (["Sum of Sasaran IDL", "Sum of Capaian IDL", "Sum of % IDL"], "basic_immunization_complete"),
        (
            ["A.1 Bimwin catin sasaran", "A.1 Bimwin catin capaian", "A.1 Bimwin catin %"],
            "premarital_counselling_stunting",
        ),
        (["Sasaran Balita underweight", "Capaian Balita underweight", "% Balita underweight"], "underweight"),
        (
            ["REMAJA/Sasaran rematri TTD", "REMAJA/Capaian rematri TTD", "REMAJA/% rematri TTD"],
            "adolescent_girls_ifa",
        ),
    ],
)
def test_heads_as_programs_write_them_name_what_they_count(heads, indicator):
    cells = read_cells(grid(table(*heads)))
    measures = ["denominator", "numerator", "percent"]
    assert found(cells, 3, "indicator", "measure") == [(indicator, measure) for measure in measures]


def test_a_target_in_the_label_of_an_indicator_is_no_measure_of_its_column():
    rows = [TITLE, ["Desa", "Pemanfaatan pekarangan KRS (T: 95%)", None, None], [None, *TRIPLE]]
    rows += [[area, *three] for area, three in zip(AREAS, THREE, strict=True)]
    assert {one["indicator"] for one in read_cells(grid(rows, ["B2:D2"])).values()} == {"krs_home_garden"}


def test_the_name_of_a_sheet_says_what_all_its_numbers_measure():
    rows = [TITLE, ["Desa", "Bayi mendapat ASI eksklusif", "KB pascapersalinan"]]
    rows += [[area, 100 + place, 300 + place] for place, area in enumerate(AREAS)]
    for sheet, measure in (("Sasaran", "denominator"), ("Capaian", "numerator")):
        assert {one["measure"] for one in read_cells(grid(rows, sheet=sheet)).values()} == {measure}


@pytest.mark.parametrize(
    "head", ["% thd Total Kab.", "Kontribusi (%)", "Pertumbuhan 2023-2024 (%)", "Laju (%)"]
)
def test_the_part_in_the_kabupaten_and_the_change_between_years_are_no_coverage(head):
    rows = [TITLE, ["Desa", "Capaian IDL", head]]
    rows += [[area, 35 + place, 4.5 + place] for place, area in enumerate(AREAS)]
    assert read_cells(grid(rows))["C3"]["measure"] == "other"


@pytest.mark.parametrize("label", ["Minimum", "Nilai tertinggi", "Median", "STDEV", "GAP", "Deviasi (%)"])
def test_rows_computed_of_those_above_are_no_areas(label):
    cells = read_cells(
        grid(
            [
                *table(*TRIPLE, title=["ASI EKSKLUSIF 2024"]),
                ["Jumlah", 290, 136, 46.9],
                [label, 40, 21, 41.67],
            ]
        )
    )
    assert not [cell for cell in cells if cell.endswith("8")]


def test_a_column_that_tells_desa_from_kelurahan_names_no_area():
    rows = [TITLE, ["Desa/Kelurahan", "Jenis Desa/Kel", "Capaian IDL"]]
    rows += [[area, "Kelurahan", 35 + place] for place, area in enumerate(AREAS)]
    assert [one["area"] for one in read_cells(grid(rows)).values()] == list(AREAS)


@pytest.mark.parametrize("form", ["{} - Kel", "{}, Kel.", "{} (Kel.)", "{} (K)"])
def test_the_kind_of_an_area_behind_its_name_is_no_part_of_it(form):
    rows = [TITLE, ["Desa/Kelurahan", "Capaian IDL"]]
    rows += [[form.format(area), 35 + place] for place, area in enumerate(AREAS)]
    cells = read_cells(grid(rows))
    assert [one["area_code"][:8] for one in cells.values()] == ["64.09.01"] * 4


@pytest.mark.parametrize("form", ["{} / {}", "{}/{}", "{} > {}", "{} - {}", "Kec. {} - Desa {}"])
def test_the_kecamatan_before_each_desa_in_its_cell_is_where_it_lies(form):
    pairs = [
        ("Penajam", "Petung"),
        ("Penajam", "Sotek"),
        ("Waru", "Sesulu"),
        ("Waru", "Waru"),
        ("Waru", "Api-Api"),
    ]
    rows = [
        TITLE,
        ["Wilayah", "Capaian IDL"],
        *([form.format(*pair), 30 + at] for at, pair in enumerate(pairs)),
    ]
    cells = read_cells(grid(rows))
    assert [one["kecamatan"] for one in cells.values()] == ["Penajam"] * 2 + ["Waru"] * 3
    assert all(one["area_code"] for one in cells.values())


TURNED = [
    TITLE,
    ["NO", "", "(1)", 1, 2, 3, 4, ""],
    ["Kecamatan", "", "(2)", "Waru", "Waru", "Waru", "Penajam", "Jumlah"],
    ["Desa/Kelurahan", "", "(3)", "Waru", "Sesulu", "Api-Api", "Petung", ""],
    ["Bimwin catin", "Sasaran", "(4)", 10, 20, 30, 40, 100],
    ["", "Capaian", "(5)", 5, 15, 12, 30, 62],
    ["", "%", "(6)", 50, 75, 40, 75, 62],
]


@pytest.mark.parametrize(("numbered", "mark"), [(True, ""), (False, ""), (True, ".")])
def test_a_turned_table_has_its_kecamatan_and_desa_across(numbered, mark):
    rows = [[cell for at, cell in enumerate(row) if numbered or at != 2] for row in TURNED]
    rows[1] = [f"{cell}{mark}" if mark and isinstance(cell, int) else cell for cell in rows[1]]
    total = "H3:H4" if numbered else "G3:G4"
    cells = read_cells(grid(rows, ["A2:B2", "A3:B3", "A4:B4", "A5:A7", total]), kabupaten="64.09")
    assert len(cells) == 15
    assert [one["area_code"][:8] for one in cells.values()][:4] == ["64.09.02"] * 3 + ["64.09.01"]
    assert [one["desa"] for one in cells.values()][:4] == ["Waru", "Sesulu", "Api-api", "Petung"]
    measures = [one["measure"] for one in cells.values()]
    assert measures == ["denominator"] * 5 + ["numerator"] * 5 + ["percent"] * 5
    assert {one["indicator"] for one in cells.values()} == {"premarital_counselling_stunting"}
    assert [one["is_total"] for one in cells.values()] == ([False] * 4 + [True]) * 3


def test_one_kecamatan_above_all_desa_of_a_turned_table_is_where_they_lie():
    rows = [
        ["REKAP DATA STUNTING KECAMATAN WARU TAHUN 2024"],
        ["Puskesmas", "", *["Waru"] * 3],
        ["Desa", "", "Waru", "Sesulu", "Api-Api"],
        ["Bimwin catin", "Sasaran", 10, 20, 30],
        ["", "Capaian", 5, 15, 12],
    ]
    cells = read_cells(grid(rows, ["A4:A5"]), kabupaten="64.09")
    assert [one["area_level"] for one in cells.values()] == ["desa"] * 6
    assert {one["indicator"] for one in cells.values()} == {"premarital_counselling_stunting"}


def test_an_indicator_that_stands_once_is_that_of_the_areas_below_it():
    rows = [TITLE, ["No", "Indikator", "Kecamatan", "Desa", *TRIPLE]]
    for number, name in enumerate(("Bimwin catin", "KB pascapersalinan"), start=1):
        for at, (area, three) in enumerate(zip(AREAS, THREE, strict=True)):
            rows.append([number if not at else "", name if not at else "", "Penajam", area, *three])
    cells = read_cells(grid(rows))
    found = [one["indicator"] for one in cells.values() if one["measure"] == "percent"]
    assert found == ["premarital_counselling_stunting"] * 4 + ["postpartum_kb"] * 4


def test_a_legend_beside_the_header_of_a_table_is_no_part_of_it():
    rows = [
        TITLE,
        ["Desa", "Bimwin catin", "", "", "", "KETERANGAN WARNA :", ""],
        ["", *TRIPLE, "", "Merah", "< 60"],
        ["", "(orang)", "(orang)", "(%)", "", "Kuning", "60 - 79,9"],
        *([area, *three, "", "", ""] for area, three in zip(AREAS, THREE, strict=True)),
    ]
    rows[4][5:] = ["Hijau", "≥ 80"]
    cells = read_cells(grid(rows))
    assert len(cells) == 12
    assert {one["indicator"] for one in cells.values()} == {"premarital_counselling_stunting"}
    assert [one["measure"] for one in cells.values()][:3] == ["denominator", "numerator", "percent"]


@pytest.mark.parametrize("first", ["Jan-Mar", "Jan s/d Mar"])
def test_months_from_january_are_a_quarter_beside_other_quarters(first):
    heads = [first, *(f"{one}{first[3:-3]}{other}" for one, other in (("Apr", "Jun"), ("Jul", "Sep")))]
    rows = [TITLE, ["Desa", "Bimwin catin (%)", "", ""], ["", *heads]]
    rows += [[area, 40 + at, 50 + at, 60 + at] for at, area in enumerate(AREAS)]
    cells = read_cells(grid(rows, ["B2:D2"]))
    assert [one["period"] for one in cells.values()][:3] == ["2024-TW1", "2024-TW2", "2024-TW3"]


def test_a_kecamatan_whose_name_begins_with_kota_is_no_kota():
    rows = [
        ["REKAP KECAMATAN KOTA MANNA KABUPATEN BENGKULU SELATAN TAHUN 2024"],
        ["Bulan", "Bimwin catin (%)"],
    ]
    rows += [[month, 40 + at] for at, month in enumerate(("Januari", "Februari", "Maret"))]
    cells = read_cells(grid(rows, sheet="Rekap"), kabupaten="")
    assert {one["area_code"] for one in cells.values()} == {"17.01.05"}


def test_a_lone_one_beside_quotients_of_other_indicators_is_all_of_them():
    rows = [
        ["SCORECARD DESA PETUNG TAHUN 2024"],
        ["No", "Indikator", "%"],
        [1, "Bimwin catin", 0.9333],
        [2, "KB pascapersalinan", 1],
        [3, "Air minum layak", 0.5],
        [4, "Inisiasi menyusu dini", 0.7083],
    ]
    assert [one["value"] for one in read_cells(grid(rows)).values()] == [93.33, 100, 50, 70.83]


def test_an_indicator_heads_the_rows_of_its_areas_where_the_kecamatan_has_a_column_of_its_own():
    rows = [TITLE, ["No", "Kecamatan", "Desa", *TRIPLE]]
    for number, name in enumerate(("Bimwin catin", "KB pascapersalinan"), start=1):
        rows.append([f"Indikator {number} : {name}"])
        rows += [
            [at, "Penajam", area, *three]
            for at, (area, three) in enumerate(zip(AREAS, THREE, strict=True), 1)
        ]
    cells = read_cells(grid(rows))
    assert {one["indicator"] for one in cells.values()} == {
        "premarital_counselling_stunting",
        "postpartum_kb",
    }
    assert cells["D4"]["indicator"] == "premarital_counselling_stunting"


def test_months_in_roman_numerals_are_months_though_v_and_x_may_be_ticks():
    months = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    rows = [
        ["TAHUN 2024"],
        ["Desa", "Catin mendapat TTD", *[None] * 11],
        [None, "BULAN", *[None] * 11],
        [None, *months],
    ]
    rows += [[area, *(range(5 + place, 17 + place))] for place, area in enumerate(AREAS)]
    cells = read_cells(grid(rows, ["B2:M2", "B3:M3"]))
    assert (cells["B5"]["period"], cells["F5"]["period"], cells["M5"]["period"]) == (
        "2024-01",
        "2024-05",
        "2024-12",
    )
    assert cells["B5"]["indicator"] == "bride_ifa"


@pytest.mark.parametrize(
    ("text", "value", "certainty"),
    [
        ("nihil", 0, ""),
        ("tidak ada kasus", 0, ""),
        ("Tidak ada", 0, "doubtful"),
        ("-", None, ""),
        ("tidak ada data", None, ""),
    ],
)
def test_words_for_none_are_zero_among_counts(text, value, certainty):
    rows = [
        TITLE,
        ["Desa", "Sasaran IDL", "Capaian IDL"],
        ["Petung", 90, 12],
        ["Sotek", 80, text],
        ["Nenang", 70, 9],
    ]
    cell = read_cells(grid(rows))["C4"]
    assert cell["value"] == value if value is not None else cell["value"] != cell["value"]
    assert not certainty or cell["certainty"] == certainty


@pytest.mark.parametrize("text", ["12 r)", "12 (revisi)", "12 (data sementara)", "'12", "12 pasang"])
def test_marks_of_a_revision_and_units_leave_the_number(text):
    rows = [TITLE, ["Desa", "Sasaran catin", "Capaian bimwin catin"], ["Petung", 90, text], ["Sotek", 80, 9]]
    assert read_cells(grid(rows))["C3"]["value"] == 12


def test_a_card_whose_desa_nobody_knows_is_not_that_of_the_card_above():
    head = ["NO", "INDIKATOR", "SASARAN", "CAPAIAN", "%"]
    rows = [["TAHUN 2024"], ["KECAMATAN : Penajam"], ["DESA/KELURAHAN : Petung"], head]
    rows += [[1, "Bimwin catin", 80, 35, 43.75], [2, "KB pascapersalinan", 50, 21, 42.0], []]
    rows += [["KECAMATAN : Penajam"], ["DESA/KELURAHAN : Xz. Qwerty Baru"], head]
    rows += [[1, "Bimwin catin", 40, 30, 75.0], [2, "KB pascapersalinan", 120, 50, 41.67]]
    cells = read_cells(grid(rows))
    assert cells["C5"]["area_code"] == "64.09.01.1003"
    assert cells["C11"]["area_code"] == ""
    assert "Qwerty" in cells["C11"]["area"]


def test_a_checklist_of_components_down_has_its_desa_across():
    rows = [["CHECKLIST TATA KELOLA STUNTING"], ["KECAMATAN PENAJAM"], ["Tahun 2024"]]
    rows += [["NO", "KOMPONEN TATA KELOLA", "DESA/KELURAHAN", None, None], [None, None, *AREAS[:3]]]
    rows += [
        [1, "Desa ODF", "Ya", "Tidak", "Ya"],
        [2, "Desa STBM", "Tidak", "Tidak", "Ya"],
        [3, "Desa bebas stunting", "Ya", "Ya", "Ya"],
    ]
    cells = read_cells(grid(rows, ["C4:E4"]), kabupaten="64.09")
    assert (cells["C6"]["area"], cells["C6"]["indicator"], cells["C6"]["value"]) == (
        "Petung",
        "village_odf",
        1,
    )


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("TRIBULAN II TAHUN 2024", "2024-TW2"),
        ("TRIWULAN IV (KEEMPAT) TAHUN 2025", "2025-TW4"),
        ("S1 2023", "2023-S1"),
        ("April sampai dengan Juni Tahun 2024", "2024-TW2"),
        ("FORMAT SE MENDAGRI NO. 400.5/8476/SJ TAHUN 2021", "2022"),
    ],
)
def test_periods_as_offices_write_them(line, period):
    rows = [[line], ["Desa", "Capaian IDL"], *([area, 30 + place] for place, area in enumerate(AREAS))]
    result = read(grid(rows), file="rekap 2022.xlsx")
    assert set(result.observations["period"].astype(str)) == {period}


def test_rows_that_go_on_with_a_total_are_no_rows_of_the_desa_above():
    rows = [TITLE, ["No", "Kecamatan", "Desa", "Uraian", "Bimwin catin"]]
    for number, (area, three) in enumerate(zip(AREAS, THREE, strict=True), start=1):
        rows += [[number, "Penajam", area, "Sasaran", three[0]], [None, None, None, "Realisasi", three[1]]]
    rows += [["Jumlah", None, None, "Sasaran", 290], [None, None, None, "Realisasi", 136]]
    cells = read_cells(grid(rows))
    assert (cells["E12"]["is_total"], cells["E12"]["area"]) == (True, "Jumlah")
    assert cells["E10"]["area"] == "Riko"


def test_letters_of_columns_and_how_they_are_computed_name_nothing():
    rows = [["Bimwin catin"], ["Tahun 2024"], ["Desa", "Penyebut (A)", "Pembilang (B)", "% (B/A x 100)"]]
    rows += [[area, *three] for area, three in zip(AREAS, THREE, strict=True)]
    cells = read_cells(grid(rows))
    measures = ["denominator", "numerator", "percent"]
    assert found(cells, 4, "indicator", "measure") == [
        ("premarital_counselling_stunting", one) for one in measures
    ]


def test_a_kabupaten_and_a_kecamatan_of_one_name_above_a_kecamatan_are_the_kabupaten():
    head = ["Kabupaten", "Kecamatan", "Desa", "Capaian IDL"]
    rows = [
        TITLE,
        head,
        *(["Trenggalek", "Durenan", name, 30] for name in ("Kendalrejo", "Semarum", "Sumberejo")),
    ]
    rows += [["Trenggalek", "Trenggalek", "Sambirejo", 31], ["Trenggalek", "Panggul", "Besuki", 32]]
    cells = read_cells(grid(rows))
    assert (cells["D5"]["area"], cells["D5"]["area_code"]) == ("Sumberejo", "35.03.13.2005")


def test_a_legend_of_two_limits_a_class_is_no_data():
    legend = [[], ["Keterangan warna:"], ["Hijau", 80, 100], ["Kuning", 50, 79], ["Merah", 0, 49]]
    cells = read_cells(grid([*table(*TRIPLE, title=["ASI EKSKLUSIF 2024"]), *legend]))
    assert {one["area"] for one in cells.values()} == set(AREAS)


def test_a_target_in_people_of_which_a_share_is_printed_is_the_sasaran_or_a_question():
    cells = read_cells(grid(table("TARGET (jiwa)", "Bayi mendapat ASI eksklusif", "%")))
    assert found(cells, 3, "indicator", "measure", "certainty") == [
        ("exclusive_breastfeeding", "denominator", "doubtful"),
        ("exclusive_breastfeeding", "numerator", "sure"),
        ("exclusive_breastfeeding", "percent", "doubtful"),
    ]
    beside = read_cells(grid(table("TARGET (jiwa)", "Bayi mendapat ASI eksklusif", "% terhadap target")))
    assert beside["B3"]["measure"] == "target"


def test_a_letter_that_shortens_the_first_word_of_a_name_is_no_numbering():
    names = ["G. Intan", "G. Makmur", "G. Mulia", "S. Parit"]
    rows = [["KABUPATEN PENAJAM PASER UTARA 2024"], ["Desa", "Capaian IDL"], *([name, 30] for name in names)]
    codes = [one["area_code"] for one in read_cells(grid(rows)).values()]
    assert codes == ["64.09.03.2004", "64.09.03.2005", "64.09.03.2011", "64.09.01.1008"]
    rows[2:] = [
        [f"{letter}. {name}", 30] for letter, name in zip("ABC", ("Petung", "Sotek", "Nenang"), strict=True)
    ]
    assert [one["area"] for one in read_cells(grid(rows)).values()] == ["Petung", "Sotek", "Nenang"]


@pytest.mark.parametrize(
    ("head", "indicator"),
    [
        ("Pregnant women receiving iron tablets", "pregnant_ifa_90"),
        ("Complete basic immunization", "basic_immunization_complete"),
        ("Low birth weight", "lbw"),
        ("Improved sanitation", "sanitation_access"),
        ("Safe drinking water", "drinking_water_access"),
    ],
)
def test_english_names_alone_are_known(head, indicator):
    rows = [["Services 2024"], ["Sub-district", head], ["Penajam", 31], ["Waru", 42], ["Babulu", 53]]
    cells = read_cells(grid(rows))
    assert {one["indicator"] for one in cells.values()} == {indicator}
    assert {one["area_level"] for one in cells.values()} == {"kecamatan"}


@pytest.mark.parametrize("value", ["JUMLAH", "Volume", "Nilai"])
def test_a_list_of_data_says_in_its_rows_what_is_the_sasaran(value):
    rows = [
        ["DATA DASAR STUNTING"],
        ["KECAMATAN PENAJAM"],
        ["TAHUN 2024"],
        ["NO", "JENIS DATA", "SATUAN", value],
    ]
    rows += [
        [1, "Sasaran Partisipasi masyarakat (D/S)", "orang", 811],
        [2, "Capaian Partisipasi masyarakat (D/S)", "orang", 705],
    ]
    rows += [
        [3, "Persentase Partisipasi masyarakat (D/S)", "%", 86.93],
        [4, "Sasaran Balita stunting", "orang", 1417],
    ]
    cells = read_cells(grid([*rows, [5, "Capaian Balita stunting", "orang", 264]]))
    measures = [cells[f"D{row}"]["measure"] for row in range(5, 10)]
    assert measures == ["denominator", "numerator", "percent", "denominator", "numerator"]


def test_a_measure_in_square_brackets_is_a_level_and_a_sheet_outvotes_a_name_by_percent():
    heads = ["Cakupan K4 [Sasaran]", "Cakupan K4 [Capaian]"]
    rows = [TITLE, ["Desa", *heads], *([area, *three[:2]] for area, three in zip(AREAS, THREE, strict=True))]
    cells = read_cells(grid(rows))
    assert (cells["B3"]["measure"], cells["C3"]["measure"]) == ("denominator", "numerator")
    rows = [
        TITLE,
        ["Desa", "Balita yang ditimbang (D/S)"],
        *([area, 300 + at] for at, area in enumerate(AREAS)),
    ]
    assert read_cells(grid(rows, sheet="Sasaran"))["B3"]["measure"] == "denominator"


@pytest.mark.parametrize("sheet", ["4. D-S", "D/S", "N-D"])
def test_a_sheet_named_by_the_letters_of_a_register_says_no_measure(sheet):
    rows = [["CAKUPAN BALITA DITIMBANG 2024"], ["Desa", "Capaian (orang)"]]
    rows += [[area, 79 + at] for at, area in enumerate(AREAS)]
    assert read_cells(grid(rows, sheet=sheet))["B3"]["measure"] == "numerator"


def test_columns_that_name_an_indicator_each_say_nothing_of_how_the_others_count():
    heads = [
        [None, "BALITA", None],
        ["Desa", "Bayi yang mendapat ASI eksklusif", "Partisipasi masyarakat (D/S)"],
    ]
    rows = [["CAKUPAN LAYANAN TAHUN 2024 (%)"], *heads]
    rows += [[area, 60 + at, 70 + at] for at, area in enumerate(AREAS)]
    cells = read_cells(grid(rows, ["B2:C2"]))
    assert [cells[f"{letter}4"]["measure"] for letter in "BC"] == ["percent"] * 2


@pytest.mark.parametrize("last", ["Tingkat Capaian (%)", "% Capaian Kinerja"])
def test_where_all_targets_are_100_the_share_of_the_target_stands_behind_the_realisasi(last):
    rows = [TITLE, ["Desa", "IDL", None, None], [None, "Target (%)", "Realisasi (%)", last]]
    rows += [[area, 100, three[2], three[2]] for area, three in zip(AREAS, THREE, strict=True)]
    cells = read_cells(grid(rows, ["B2:D2"]))
    assert [cells[f"{letter}4"]["measure"] for letter in "BCD"] == ["target", "percent", "other"]


def test_the_target_of_the_year_beside_that_of_a_triwulan_is_of_the_year():
    heads = ["Target Tahunan (%)", "Target TW III (%)", "Realisasi TW III (%)"]
    rows = [["TRIWULAN III TAHUN 2024"], ["Desa", "IDL", None, None], [None, *heads]]
    rows += [[area, 90, 67, three[2]] for area, three in zip(AREAS, THREE, strict=True)]
    cells = read_cells(grid(rows, ["B2:D2"]))
    assert [cells[f"{letter}4"]["period"] for letter in "BCD"] == ["2024", "2024-TW3", "2024-TW3"]


def test_nihil_among_percentages_is_zero_or_a_question():
    rows = [TITLE, ["Desa", "Sasaran IDL", "Capaian IDL", "% IDL"]]
    rows += [["Petung", 80, 35, 43.75], ["Sotek", 50, "Nihil", "Nihil"], ["Nenang", 40, 30, 75.0]]
    cells = read_cells(grid(rows))
    assert [cells[f"{letter}4"]["value"] for letter in "CD"] == [0, 0]
    assert ["Nihil" in cells[f"{letter}4"]["because"] for letter in "CD"] == [False, True]


def test_a_row_of_percentages_below_counts_leaves_nihil_a_zero():
    rows = [TITLE, ["Desa", "Capaian IDL"], *([area, 30 + at] for at, area in enumerate(AREAS))]
    rows += [[f"Desa {at}", 20 + at] for at in range(9)]
    cells = read_cells(grid([*rows, ["Api-Api", "nihil"], ["JUMLAH", 400], ["%", 42.5]]))
    assert (cells["B16"]["value"], "nihil" in cells["B16"]["because"]) == (0, False)


def test_those_of_whom_a_rate_is_computed_are_thousands_and_no_decimals():
    rows = [TITLE, ["kecamatan", "sasaran_prevalensi_wasting_balita", "prevalensi_wasting_balita_persen"]]
    rows += [["Penajam", "1,961", "7,5"], ["Waru", "1,580", "6,2"], ["Babulu", "2,353", "5,9"]]
    cells = read_cells(grid(rows))
    assert (cells["B3"]["value"], cells["B3"]["measure"]) == (1961, "denominator")


def test_a_number_and_an_indicator_above_its_areas_are_no_header():
    rows = [TITLE, ["No", "Desa", "Persentase (%)", "Jml Sasaran", "Jumlah dilayani"]]
    for number, name in enumerate(("Bimwin catin", "KB pascapersalinan"), start=1):
        rows.append([f"{number}.", name])
        rows += [
            [at, area, three[2], *three[:2]]
            for at, (area, three) in enumerate(zip(AREAS, THREE, strict=True), 1)
        ]
    cells = read_cells(grid(rows))
    assert (cells["D4"]["indicator"], cells["D9"]["indicator"]) == (
        "premarital_counselling_stunting",
        "postpartum_kb",
    )


@pytest.mark.parametrize("below", [(), ([None, "(orang)", "(orang)", "(%)"],)])
def test_capital_n_beside_small_n_is_the_sasaran(below):
    rows = [TITLE, ["Desa", "Rematri konsumsi TTD", None, None], [None, "N", "n", "%"], *below]
    rows += [[area, *three] for area, three in zip(AREAS, THREE, strict=True)]
    cells = read_cells(grid(rows, ["B2:D2"]))
    assert [kind for (kind,) in found(cells, 5, "measure")] == ["denominator", "numerator", "percent"]


def test_a_measure_over_all_indicators_outvotes_a_name_that_begins_with_cakupan():
    rows = [TITLE, ["Desa", "PENYEBUT", None, "PEMBILANG", None]]
    rows += [[None, "Cakupan K4", "TTD catin", "Cakupan K4", "TTD catin"]]
    rows += [[area, 27 + at, 20 + at, 21 + at, 14 + at] for at, area in enumerate(AREAS)]
    cells = read_cells(grid(rows, ["B2:C2", "D2:E2"]))
    assert [cells[f"{letter}4"]["measure"] for letter in "BD"] == ["denominator", "numerator"]


def test_a_bare_target_of_hundreds_of_which_a_share_is_printed_is_the_sasaran_or_a_question():
    rows = [TITLE, ["Desa", "IDL", None, None], [None, "Target", "Capaian", "% Capaian"]]
    rows += [
        [area, 10 * sasaran, 10 * served, share]
        for area, (sasaran, served, share) in zip(AREAS, THREE, strict=True)
    ]
    cells = read_cells(grid(rows, ["B2:D2"]))
    assert found(cells, 4, "measure", "certainty")[::2] == [
        ("denominator", "doubtful"),
        ("percent", "doubtful"),
    ]


def test_a_card_of_a_desa_and_a_kecamatan_cut_short_is_not_that_of_the_kabupaten():
    rows = [
        ["SCORECARD KONVERGENSI TAHUN 2023"],
        ["KECAMATAN PL. BANYAK"],
        ["KABUPATEN ACEH SINGKIL"],
        ["No", "Indikator", "Capaian (%)"],
        [1, "Bimwin catin", 52.1],
        [2, "Inisiasi menyusu dini", 14.5],
    ]
    cards = read(grid(rows, sheet="Pl. Balai"), grid(rows, sheet="Rekap")).observations
    assert cards["area_code"].astype(str).tolist() == ["11.10.01.2001"] * 2 + ["11.10.01"] * 2
