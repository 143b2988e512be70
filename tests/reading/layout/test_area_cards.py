"""The same indicators below each area, whose name stands in a row above them."""

import pytest

from tests.reading.sheets import grid, read, read_cells

HEAD = ["No", "INDIKATOR", "Sasaran", "Capaian", "%"]
# 100 x 30 / 40 = 75, 100 x 63 / 70 = 90, 100 x 9 / 12 = 75, 100 x 18 / 20 = 90
FIRST = [[1, "ASI eksklusif", 40, 30, 75], [2, "Balita ditimbang", 70, 63, 90]]
SECOND = [[1, "ASI eksklusif", 12, 9, 75], [2, "Balita ditimbang", 20, 18, 90]]


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ("KECAMATAN Waru", "KECAMATAN Babulu", ("64.09.02", "64.09.03")),
        ("Desa Sesulu", "Kel. Waru", ("64.09.02.2002", "64.09.02.1003")),
    ],
)
def test_indicators_below_each_area_are_those_of_the_area(first, second, codes):
    rows = [["Kabupaten Penajam Paser Utara 2024"], HEAD, ["I", first], *FIRST, ["II", second], *SECOND]
    cells = read_cells(grid(rows))
    assert [cells[f"C{row}"]["area_code"] for row in (4, 5, 7, 8)] == [codes[0]] * 2 + [codes[1]] * 2
    assert [cells[f"{column}4"]["measure"] for column in "CDE"] == ["denominator", "numerator", "percent"]
    assert {cells[f"C{row}"]["indicator"] for row in (4, 7)} == {"exclusive_breastfeeding"}


def test_an_area_above_indicators_that_nobody_knows_is_asked_about():
    rows = [
        ["Kabupaten Penajam Paser Utara 2024"],
        HEAD,
        ["I", "Desa Sesulu"],
        *FIRST,
        ["II", "Desa Qwxyz"],
        *SECOND,
    ]
    found = read(grid(rows))
    assert "unknown_area" in {str(one.kind) for one in found.problems}
    assert set(found.observations.astype({"area_code": "str"}).query("row > 6")["area_code"]) == {""}


@pytest.mark.parametrize(
    ("kecamatan", "code"), [("LANGKAPLANCAR", "32.18.05.2010"), ("PARIGI", "32.18.01.2004")]
)
def test_of_two_desa_of_one_name_a_title_means_the_one_in_its_kecamatan(kecamatan, code):
    rows = [["KABUPATEN PANGANDARAN TAHUN 2024"], [f"KECAMATAN {kecamatan}"], ["Desa : Bojong"], HEAD[1:]]
    cells = read_cells(grid([*rows, *[row[1:] for row in FIRST]]))
    assert {one["area_code"] for one in cells.values()} == {code}


def test_a_desa_that_two_kecamatan_have_is_never_shown_as_the_kabupaten():
    rows = [["KABUPATEN PANGANDARAN TAHUN 2024"], ["Desa : Bojong"], HEAD[1:], *[row[1:] for row in FIRST]]
    cells = read_cells(grid(rows))
    assert {(one["area"], one["area_level"], one["area_code"]) for one in cells.values()} == {
        ("Bojong", "desa", "")
    }


def test_words_about_desa_in_a_title_name_none():
    rows = [
        ["KABUPATEN PENAJAM PASER UTARA 2024"],
        ["DESA LOKUS STUNTING"],
        HEAD[1:],
        *[row[1:] for row in FIRST],
    ]
    assert {one["area_code"] for one in read_cells(grid(rows)).values()} == {"64.09"}
