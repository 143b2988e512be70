"""One small table in many layouts reads to one answer, each number with its cell."""

import math

import pytest

from tests.reading.sheets import grid, read, read_cells

# The answer: (kecamatan, desa) -> sasaran, capaian of "ibu hamil KEK mendapat PMT" in 2024.
ANSWER = {
    ("Penajam", "Petung"): (10.0, 8.0),
    ("Penajam", "Nenang"): (20.0, 15.0),
    ("Waru", "Waru"): (30.0, 12.0),
    ("Waru", "Sesulu"): (40.0, 40.0),
}
TITLE = ["Ibu hamil KEK mendapat tambahan asupan gizi Tahun 2024"]
FLAT = [[kecamatan, desa, *numbers] for (kecamatan, desa), numbers in ANSWER.items()]


def answer_of(tables):
    """(kecamatan, desa) -> {measure: value} of the rows that are no totals."""
    found = {}
    for row in tables.observations.astype({"measure": "str", "kecamatan": "str", "desa": "str"}).itertuples():
        if not row.is_total and row.measure in ("denominator", "numerator"):
            found.setdefault((row.kecamatan, row.desa), {})[row.measure] = row.value
    return {key: (values["denominator"], values["numerator"]) for key, values in found.items()}


def merged_down():
    return grid(
        [
            TITLE,
            ["No", "Kecamatan", "Desa/Kelurahan", "Sasaran", "Capaian"],
            [1, "Penajam", "Petung", 10, 8],
            [2, None, "Nenang", 20, 15],
            [3, "Waru", "Waru", 30, 12],
            [4, None, "Sesulu", 40, 40],
            [None, "JUMLAH", None, 100, 75],
        ],
        ["B3:B4", "B5:B6"],
    )


def blank_when_repeated():
    rows = [[k if place % 2 == 0 else None, d, s, c] for place, (k, d, s, c) in enumerate(FLAT)]
    return grid([TITLE, [], ["Kecamatan", "Desa", "Sasaran", "Capaian"], *rows])


def subtotal_rows():
    return grid(
        [
            TITLE,
            ["KECAMATAN", "DESA", "SASARAN", "CAPAIAN", "%"],
            ["Penajam", "Petung", 10, 8, "80,0"],
            ["Penajam", "Nenang", 20, 15, "75,0"],
            ["Jumlah Kecamatan Penajam", None, 30, 23, "76,7"],
            ["Waru", "Waru", 30, 12, "40,0"],
            ["Waru", "Sesulu", 40, 40, "100,0"],
            ["Jumlah Kecamatan Waru", None, 70, 52, "74,3"],
            ["TOTAL", None, 100, 75, "75,0"],
        ]
    )


def group_rows():
    return grid(
        [
            TITLE,
            ["Nama Wilayah", "Sasaran", "Capaian"],
            ["Kecamatan Penajam"],
            ["1. Petung", 10, 8],
            ["2. Nenang", 20, 15],
            ["Kecamatan Waru"],
            ["1. W a r u", 30, 12],
            ["2. Sesulu", 40, 40],
        ]
    )


def two_levels_in_one_column():
    return grid(
        [
            TITLE,
            ["Kecamatan/Kelurahan", "Sasaran", "Capaian"],
            ["010. Penajam", 30, 23],
            ["01. Petung", 10, 8],
            ["02. Nenang", 20, 15],
            ["020. Waru", 70, 52],
            ["01. Waru", 30, 12],
            ["02. Sesulu", 40, 40],
        ]
    )


def staircase():
    return grid(
        [
            TITLE,
            ["Kecamatan", None, None, "Sasaran", "Capaian"],
            ["1", "Penajam", None, 30, 23],
            [None, "001", "Petung", 10, 8],
            [None, "002", "Nenang", 20, 15],
            ["2", "Waru", None, 70, 52],
            [None, "001", "Waru", 30, 12],
            [None, "002", "Sesulu", 40, 40],
        ],
        ["A2:C2"],
    )


def three_header_rows():
    return grid(
        [
            ["LAMPIRAN 1"],
            TITLE,
            [],
            ["NO", "KECAMATAN", "DESA/KEL.", "IBU HAMIL", None, None],
            [None, None, None, "KEK mendapat PMT", None, None],
            [None, None, None, "SASARAN", "CAPAIAN", "%"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)=5/4"],
            *[[place + 1, k, f"Kel. {d.upper()}", s, c, c / s] for place, (k, d, s, c) in enumerate(FLAT)],
            ["Sumber: Dinas Kesehatan"],
        ],
        ["A4:A6", "B4:B6", "C4:C6", "D4:F4", "D5:F5"],
        percent=["F"],
    )


def long_table():
    rows = []
    for k, d, s, c in FLAT:
        rows += [[2024, k, d, "Sasaran", s], [2024, k, d, "Capaian", c]]
    return grid([["Tahun", "Kecamatan", "Desa", "Uraian", "Nilai"], *rows], sheet="Bumil KEK PMT")


def numbers_as_text():
    return grid(
        [
            TITLE,
            ["Kecamatan", "Desa", "Sasaran", "Capaian"],
            *[[k, d, f"{s:g}", f" {c:g} "] for k, d, s, c in FLAT],
        ]
    )


def areas_in_columns():
    head = ["Indikator", *[label for _, d, _, _ in FLAT for label in (d, None)]]
    return grid(
        [
            ["Tahun 2024"],
            head,
            [None, *["Sasaran", "Capaian"] * 4],
            ["Bumil KEK mendapat PMT", *[n for _, _, s, c in FLAT for n in (s, c)]],
            ["Bumil mengonsumsi TTD 90 tablet", *[n for _, _, s, c in FLAT for n in (s * 2, c)]],
        ],
        ["A2:A3", "B2:C2", "D2:E2", "F2:G2", "H2:I2"],
    )


@pytest.mark.parametrize(
    "layout",
    [
        merged_down,
        blank_when_repeated,
        subtotal_rows,
        group_rows,
        two_levels_in_one_column,
        staircase,
        three_header_rows,
        long_table,
        numbers_as_text,
    ],
)
def test_one_answer_in_every_layout(layout):
    tables = read(layout())
    assert answer_of(tables) == ANSWER
    numbers = tables.observations[tables.observations["measure"].isin(["numerator", "denominator"])]
    assert set(numbers["indicator"]) == {"pregnant_kek_supplement"}
    assert set(tables.observations["period"]) == {"2024"}
    assert tables.kabupaten == "64.09"


def test_areas_in_columns_and_indicators_in_rows():
    tables = read(areas_in_columns())
    observations = tables.observations
    first = observations[observations["indicator"] == "pregnant_kek_supplement"]
    assert {(r.desa, r.measure): r.value for r in first.itertuples()} == {
        (d, measure): value
        for _, d, s, c in FLAT
        for measure, value in (("denominator", s), ("numerator", c))
    }


def test_sheets_named_after_kecamatan_give_the_parent():
    header = ["No", "Desa/Kelurahan", "Sasaran", "Capaian"]
    penajam = grid(
        [TITLE, header, [1, "Petung", 10, 8], [2, "Nenang", 20, 15], [None, "Jumlah", 30, 23]],
        sheet="Penajam",
    )
    waru = grid(
        [TITLE, header, [1, "Waru", 30, 12], [2, "Sesulu", 40, 40], [None, "Jumlah", 70, 52]],
        sheet="Kec. Waru",
    )
    tables = read(penajam, waru)
    assert answer_of(tables) == ANSWER
    totals = tables.observations[tables.observations["is_total"]]
    assert {(t.area_level, t.area_code) for t in totals.itertuples()} == {
        ("kecamatan", "64.09.01"),
        ("kecamatan", "64.09.02"),
    }


def test_subtotals_and_totals_know_what_they_add_up():
    cells = read_cells(subtotal_rows())
    assert [cells[f"C{row}"]["is_total"] for row in range(3, 10)] == [
        False,
        False,
        True,
        False,
        False,
        True,
        True,
    ]
    assert (cells["C5"]["area_level"], cells["C5"]["area_code"]) == ("kecamatan", "64.09.01")
    assert (cells["D9"]["area_level"], cells["D9"]["area_code"], cells["D9"]["value"]) == (
        "kabupaten",
        "64.09",
        75.0,
    )
    assert cells["E3"]["value"] == 80.0


def test_plain_totals_after_each_group_belong_to_it():
    sheet = grid(
        [
            ["Kecamatan", "Desa", "Jumlah balita 2024"],
            ["Penajam", "Petung", 10],
            [None, "Nenang", 20],
            [None, "Jumlah", 30],
            ["Waru", "Waru", 5],
            [None, "Sesulu", 7],
            [None, "Jumlah", 12],
            [None, "Jumlah", 42],
        ]
    )
    cells = read_cells(sheet)
    assert [cells[f"C{row}"]["area_code"] for row in (4, 7, 8)] == ["64.09.01", "64.09.02", "64.09"]


def test_a_kelurahan_named_like_its_kecamatan_stays_a_desa_in_a_flat_list():
    cells = read_cells(
        grid(
            [
                ["Desa", "Balita 2024"],
                ["Petung", 1],
                ["Penajam", 2],
                ["Nenang", 3],
                ["Waru", 4],
                ["Api-api", 5],
            ]
        )
    )
    assert cells["B3"]["area_code"] == "64.09.01.1011"
    assert cells["B5"]["area_code"] == "64.09.02.1003"
    assert not any(cell["is_total"] for cell in cells.values())


def test_groups_are_told_by_their_sums_where_nothing_else_tells_them():
    cells = read_cells(
        grid(
            [
                ["Wilayah", "Balita 2024"],
                ["Penajam", 30],
                ["Petung", 10],
                ["Nenang", 20],
                ["Sepaku", 9],
                ["Sepaku", 4],
                ["Maridan", 5],
            ]
        )
    )
    assert [cells[f"B{row}"]["is_total"] for row in range(2, 8)] == [True, False, False, True, False, False]
    assert cells["B6"]["area_code"] == "64.09.04.1005"


def test_earlier_years_as_rows_are_totals_of_their_year():
    cells = read_cells(
        grid(
            [
                ["Tabel 1. Balita ditimbang Menurut Kecamatan Tahun 2018"],
                ["Kecamatan", "Balita ditimbang"],
                ["Penajam", 10],
                ["Waru", 20],
                ["Sepaku", 30],
                ["J u m l a h", 60],
                ["Tahun 2017", 55],
                ["Sumber Data: Dinas Kesehatan"],
            ]
        )
    )
    assert (cells["B6"]["is_total"], cells["B6"]["area"], cells["B6"]["period"]) == (True, "Jumlah", "2018")
    assert (cells["B7"]["is_total"], cells["B7"]["period"]) == (True, "2017")
    assert "A8" not in cells


def test_pseudo_areas_are_no_totals_and_no_official_areas():
    cells = read_cells(
        grid(
            [
                ["Kecamatan", "Kasus 2024"],
                ["Penajam", 1],
                ["Waru", 2],
                ["Sepaku", 3],
                ["Luar wilayah", 4],
                ["RSUD", 5],
            ]
        )
    )
    assert (cells["B5"]["area_code"], cells["B5"]["is_total"]) == ("", False)
    assert (cells["B6"]["area_code"], cells["B6"]["is_total"]) == ("", False)


def test_stacked_tables_with_titles_are_two_tables():
    sheet = grid(
        [
            ["Ibu hamil 2024"],
            ["Kecamatan", "Sasaran", "Capaian"],
            ["Penajam", 10, 8],
            ["Waru", 20, 15],
            [],
            ["Balita 2023"],
            ["Kecamatan", "Sasaran", "Capaian"],
            ["Penajam", 100, 80],
            ["Waru", 200, 150],
        ]
    )
    cells = read_cells(sheet)
    assert (cells["B3"]["table"], cells["B3"]["period"], cells["B3"]["title"]) == (
        1,
        "2024",
        "Ibu hamil 2024",
    )
    assert (cells["B8"]["table"], cells["B8"]["period"], cells["B8"]["title"]) == (2, "2023", "Balita 2023")
    assert len(cells) == 8


def test_tables_side_by_side_keep_their_own_areas():
    sheet = grid(
        [
            ["No", "Kecamatan", "Bumil 2024", None, "No", "Kecamatan", "Balita 2024"],
            [1, "Penajam", 10, None, 1, "Waru", 5],
            [2, "Waru", 20, None, 2, "Penajam", 7],
            [3, "Sepaku", 30, None, 3, "Sepaku", 9],
        ]
    )
    cells = read_cells(sheet)
    assert (cells["G2"]["area"], cells["G2"]["value"]) == ("Waru", 5.0)
    assert (cells["C2"]["area"], cells["C2"]["value"]) == ("Penajam", 10.0)
    assert len(cells) == 6


def test_the_same_table_on_another_sheet_is_read_once_and_said_so():
    rows = [["Kecamatan", "Sasaran 2024", "Capaian 2024", "Sisa"]]
    rows += [
        [name, 10 + place, 3 + place * 2, 7 - place]
        for place, name in enumerate(("Penajam", "Waru", "Babulu", "Sepaku"))
    ]
    tables = read(grid(rows, sheet="Rekap"), grid(rows, sheet="Salinan"))
    assert set(tables.observations["sheet"]) == {"Rekap"}
    assert [p.kind for p in tables.problems if p.sheet == "Salinan"] == ["repeated_table"]


def test_column_numbers_codes_and_coordinates_are_no_values():
    sheet = grid(
        [
            ["No", "Kode Desa", "Kecamatan", "Desa", "Balita 2024", "Latitude", "Longitude"],
            [1, 2, 3, 4, 5, 6, 7],
            [1, "64.09.01.1003", "Penajam", "Petung", 12, -1.2, 116.7],
            [2, "64.09.01.1010", "Penajam", "Nenang", 13, -1.3, 116.8],
            [3, "64.09.02.1003", "Waru", "Waru", 14, -1.4, 116.5],
        ]
    )
    cells = read_cells(sheet)
    assert sorted(cells) == ["E3", "E4", "E5"]
    assert cells["E5"]["area_code"] == "64.09.02.1003"


@pytest.mark.parametrize(
    "codes", [["64.09.01.1003", "64.09.02.1003"], [6409030003.0, 6409020003.0], ["6409011003", "6409021003"]]
)
def test_areas_given_by_code_only(codes):
    cells = read_cells(grid([["Kode Desa", "Balita 2024"], [codes[0], 12], [codes[1], 14], [codes[0], 15]]))
    assert (cells["B2"]["area_code"], cells["B2"]["desa"]) == ("64.09.01.1003", "Petung")
    assert (cells["B3"]["area_code"], cells["B3"]["kecamatan"]) == ("64.09.02.1003", "Waru")


def test_a_row_of_targets_is_no_area():
    sheet = grid(
        [
            ["Kecamatan", "Bumil KEK mendapat PMT (%)", "ASI eksklusif (%)"],
            ["Target 2024", 90, 80],
            ["Penajam", 81.5, 70],
            ["Waru", 90.1, 75.5],
        ]
    )
    cells = read_cells(sheet)
    assert (cells["B2"]["measure"], cells["B2"]["value"], cells["B2"]["area_level"]) == (
        "target",
        90.0,
        "kabupaten",
    )
    assert (cells["B3"]["measure"], cells["B3"]["area"]) == ("percent", "Penajam")


def test_a_column_of_targets_beside_areas_is_no_second_percentage():
    sheet = grid(
        [
            ["Capaian layanan Kecamatan Waru 2024"],
            ["Indikator", "TARGET (%)", "Sesulu", None, None, "Waru", None, None],
            [None, None, *["Sasaran", "Terlayani", "% Capaian"] * 2],
            ["Bayi mendapat ASI eksklusif", 90, 20, 15, 75, 10, 4, 40],
            ["Balita gizi buruk mendapat tata laksana", 85, 8, 6, 75, 10, 7, 70],
        ],
        ["B2:B3", "C2:E2", "F2:H2"],
    )
    cells = read_cells(sheet)
    assert {(cells[at]["measure"], cells[at]["unit"]) for at in ("B4", "B5")} == {("target", "%")}
    assert {cells[at]["certainty"] for at in ("B4", "B5", "E4", "H5")} <= {"sure", "likely"}
    assert cells["E4"]["measure"] == "percent"


def test_people_repeated_in_a_row_of_percentages_stay_people():
    sheet = grid(
        [
            ["Kecamatan", "Bayi 2024", "ASI eksklusif 2024 L", "ASI eksklusif 2024 P"],
            ["Penajam", 200, 80, 90],
            ["Waru", 191, 62, 54],
            ["Jumlah", 391, 142, 144],
            ["Persentase", None, 142, 36.83],
        ]
    )
    cells = read_cells(sheet)
    assert cells["C5"]["measure"] == cells["C4"]["measure"] != "percent"
    assert (cells["D5"]["measure"], cells["D5"]["value"]) == ("percent", 36.83)


def test_hidden_rows_are_read_and_marked():
    tables = read(
        grid([["Kecamatan", "Balita 2024"], ["Penajam", 1], ["Waru", 2]], hidden_rows=frozenset({2}))
    )
    assert tables.observations["hidden"].tolist() == [False, True]
    assert "hidden_content" in [p.kind for p in tables.problems]


def test_a_list_of_people_is_refused_and_shows_nothing():
    tables = read(
        grid(
            [
                ["No", "NIK", "Nama Anak", "Desa", "BB"],
                [1, "0000", "x", "Petung", 9.5],
                [2, "0001", "y", "Nenang", 8.1],
            ]
        )
    )
    assert tables.observations.empty
    assert [p.kind for p in tables.problems] == ["personal_data"]
    assert tables.sheets[0].preview.texts == ()


@pytest.mark.parametrize("written", [str, float, lambda number: f"'{number}"])
def test_identity_numbers_under_any_header_make_a_list_of_people(written):
    # Born on 12 January, 41 - 40 = 1 February and 30 November: women have 40 added to the day.
    numbers = [6409011201200001, 6409014102210002, 6409023011190003]
    header = ["Kode", "Desa", "Jumlah balita"]
    rows = [
        [written(number), desa, 1] for number, desa in zip(numbers, ["Petung", "Nenang", "Waru"], strict=True)
    ]
    tables = read(grid([header, *rows]))
    assert tables.observations.empty
    (found,) = [p for p in tables.problems if p.kind == "personal_data"]
    assert "6409" not in found.message
    assert tables.sheets[0].preview.texts == ()


def test_two_identity_numbers_or_sixteen_digits_with_no_date_are_no_list_of_people():
    header = ["Kode", "Desa", "Jumlah balita"]
    two = [["6409011201200001", "Petung", 1], ["6409014102210002", "Nenang", 2], ["64.09", "Waru", 3]]
    rupiah = [["6409013213200001", desa, 1] for desa in ("Petung", "Nenang", "Waru")]
    for rows in (two, rupiah):
        assert "personal_data" not in [p.kind for p in read(grid([header, *rows])).problems]


def test_an_unknown_desa_that_is_also_the_kecamatan_of_unknown_ones_stays_unknown():
    rows = [["", "Zzyx", 3], ["Zzyx", "Qwrt", 4], ["Zzyx", "Plmk", 5]]
    tables = read(grid([["Kecamatan", "Desa", "Jumlah balita"], *rows]))
    assert tables.observations["value"].tolist() == [3, 4, 5]
    assert set(tables.observations["area_code"]) == {""}


def test_a_control_sign_before_a_digit_is_no_number_and_no_end():
    rows = [["\x1e5", "Petung", 3], ["Waru", "Nenang", 4], ["Babulu", "Waru", 5]]
    tables = read(grid([["Kecamatan", "Desa", "Jumlah balita"], *rows]))
    assert tables.observations["value"].tolist() == [3, 4, 5]


NAMES = ["Ahmad Zulkifli", "Siti Rahma", "Rina Wati", "Joko Susilo", "Dewi Ayu"]
DESA = ["Petung", "Nenang", "Lawe-Lawe", "Girimukti", "Sotek"]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Nama Kader", NAMES),
        ("No HP bidan", [f"0812345678{n}" for n in range(5)]),
        ("Alamat posyandu", [f"Jl. Mawar RT 0{n}" for n in range(5)]),
        ("Kode", [f"64.09.01.200{n}" for n in range(5)]),
        ("Tanggal lokakarya", [f"{n + 1}/3/2024" for n in range(5)]),
    ],
)
def test_officers_and_posyandu_beside_their_counts_are_no_list_of_people(header, column):
    rows = [[desa, said, 20 + n, 11 + n] for n, (desa, said) in enumerate(zip(DESA, column, strict=True))]
    titles = ["Desa", header, "Sasaran balita ditimbang 2024", "Balita ditimbang 2024"]
    assert "personal_data" not in [p.kind for p in read(grid([titles, *rows])).problems]


@pytest.mark.parametrize("huge", [1e300, -1e300, math.inf, math.nan, "1E+400", "1e308", "inf", "NaN"])
def test_a_number_beyond_all_counts_spoils_its_own_cell_only(huge):
    header = ["Kecamatan", "Sasaran Balita Ditimbang 2024", "Balita Ditimbang 2024"]
    rows = [["Penajam", 100, 80], ["Waru", 50, huge], ["Babulu", 40, 30], ["Sepaku", 20, 10]]
    observations = read(grid([header, *rows])).observations
    counted = observations.loc[observations["column"] == 3, "value"].dropna().tolist()
    assert counted == [80, 30, 10]


def test_an_empty_template_is_said_to_be_empty():
    tables = read(grid([["No", "Kecamatan", "Sasaran", "Capaian"], [1, "Penajam"], [2, "Waru"]]))
    assert tables.observations["value"].isna().all()
    assert "empty_table" in [problem.kind for problem in tables.problems]


def test_numbers_that_stand_beside_their_columns_leave_a_table_that_is_said_to_be_empty():
    """Two columns came in twice, so that each number stands below the header of an area."""
    head = ["Kecamatan", "Desa", "Kecamatan", "Desa", "Sasaran", "Capaian"]
    tables = read(grid([TITLE, head, *FLAT]))
    assert not tables.observations["value"].notna().any()
    assert [problem.kind for problem in tables.problems] == ["empty_table"]


def test_rows_that_continue_an_area_leave_no_blanks_behind():
    sheet = grid(
        [
            ["Kecamatan", "Desa", "Balita 2024", "Keterangan", "Nilai"],
            ["Penajam", "Petung", 10, "air", 1],
            [None, None, None, "jalan", 2],
            ["Penajam", "Nenang", 20, "air", 3],
            [None, None, None, "listrik", 4],
        ]
    )
    cells = read_cells(sheet)
    assert sorted(cells) == ["C2", "C4", "E2", "E3", "E4", "E5"]
    assert (cells["C2"]["header"], cells["E3"]["header"], cells["E3"]["desa"]) == (
        "Balita 2024",
        "Nilai / jalan",
        "Petung",
    )
