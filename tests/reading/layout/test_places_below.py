"""Posyandu and RT are places below a desa; their sum closes it."""

from stunting.analysis.coverage.places import place_observations, table_codes
from stunting.catalogue.gazetteer import load_gazetteer
from tests.reading.sheets import cells, grid, read

HEADS = ["NO", "DESA/KEL", "NAMA POSYANDU", "S", "D"]
ROWS = [
    [1, "Waru", "Mawar", 120, 98],
    [None, None, "Melati", 95, 80],
    [None, None, "Jumlah", 215, 178],
    [2, "Sesulu", "Kenanga", 64, 51],
    [None, None, "Anggrek", 70, 60],
    [None, None, "Jumlah", 134, 111],
    ["TOTAL", None, None, 349, 289],
]


def test_a_posyandu_is_a_part_of_its_desa_and_their_sum_is_the_desa():
    found = read(grid([["Kecamatan Waru Maret 2025"], HEADS, *ROWS])).observations
    rows = {cell[1:]: record for cell, record in cells(found).items() if cell[0] == "D"}
    told = {row: (one["area"], one["area_level"], one["area_code"], one["desa"]) for row, one in rows.items()}
    assert told["3"] == ("Mawar", "other", "", "Waru")
    assert told["5"] == ("Waru", "desa", "64.09.02.1003", "Waru")
    assert told["7"] == ("Anggrek", "other", "", "Sesulu")
    assert told["8"][2] == "64.09.02.2002"
    assert [rows[row]["is_total"] for row in ("4", "5", "8", "9")] == [False, True, True, True]
    assert {one["header"] for one in rows.values()} == {"S"}


def test_a_posyandu_is_no_further_desa_of_its_kecamatan():
    found = read(grid([["Kecamatan Waru Maret 2025"], HEADS, *ROWS])).observations
    placed = place_observations(found, load_gazetteer(), "64.09", table_codes(found))
    levels = {place.name: str(place.level) for place in placed.places if not place.total}
    assert levels == {
        "Mawar": "other",
        "Melati": "other",
        "Waru": "desa",
        "Kenanga": "other",
        "Anggrek": "other",
        "Sesulu": "desa",
    }


def test_the_sum_of_both_sexes_is_the_area_itself():
    rows = [["Balita stunting 2024"], ["Kecamatan", "Jenis Kelamin", "Balita Diukur", "Stunting"]]
    rows += [["Penajam", "L", 210, 30], [None, "P", 190, 22], [None, "Jumlah", 400, 52]]
    rows += [["Waru", "L", 120, 14], [None, "P", 110, 12], [None, "Jumlah", 230, 26]]
    rows += [["Kabupaten", "L", 330, 44], [None, "P", 300, 34], [None, "Jumlah", 630, 78]]
    found = cells(read(grid(rows)).observations)
    told = [(found[one]["area_code"], found[one]["is_total"]) for one in ("C5", "C8", "C11")]
    assert told == [("64.09.01", False), ("64.09.02", False), ("64.09", True)]


def test_rt_below_a_desa_that_only_the_title_names():
    rows = [["Kelurahan Petung Kecamatan Penajam Tahun 2025"], ["NO", "RT", "JUMLAH KELUARGA", "KRS"]]
    rows += [[1, "RT 01", 80, 12], [2, "RT 02", 95, 9], [3, "RT 03", 60, 14], ["JUMLAH", None, 235, 35]]
    found = cells(read(grid(rows, ["A6:B6"])).observations)
    told = [(found[one]["area"], found[one]["parent"], found[one]["area_code"]) for one in ("C3", "C6")]
    assert told == [("RT 01", "Petung", ""), ("Petung", "", "64.09.01.1003")]
    assert [found[one]["is_total"] for one in ("C5", "C6")] == [False, True]
    assert found["C3"]["area_level"] == "other"


SCHOOLS = [
    ["TTD REMAJA PUTRI PER SEKOLAH KABUPATEN PENAJAM PASER UTARA MARET 2025"],
    ["Kecamatan", "Nama Sekolah", "Puskesmas", "Jumlah rematri", "Mendapat TTD", "Minum TTD", "% minum"],
    ["Waru", "SMPN 7 Waru", "Waru", 80, 78, 60, 75],
    [None, "SMAN 3 Waru", "Waru", 120, 110, 90, 75],
    ["Jumlah Kec. Waru", None, None, 200, 188, 150, 75],
    ["Babulu", "SMPN 4 Babulu", "Babulu", 50, 40, 30, 60],
    ["Jumlah Kec. Babulu", None, None, 50, 40, 30, 60],
]


def test_a_school_is_a_place_of_its_kecamatan_and_no_part_of_the_header():
    found = cells(read(grid(SCHOOLS, ["A3:A4", "A5:C5", "A7:C7"])).observations)
    told = {one: (found[one]["area"], found[one]["area_level"], found[one]["area_code"]) for one in found}
    assert told["D3"] == ("SMPN 7 Waru", "other", "")
    assert told["D5"] == ("Jumlah Kec. Waru", "kecamatan", "64.09.02")
    assert {one["header"] for cell, one in found.items() if cell[0] == "F"} == {"Minum TTD"}
    assert found["F5"]["indicator"] == "adolescent_girls_ifa"


def test_schools_of_a_kabupaten_that_only_the_title_names():
    rows = [SCHOOLS[0], ["No", "Nama Sekolah", "Rematri", "Minum TTD"]]
    rows += [[1, "SMPN 7 Waru", 80, 60], [2, "SMAN 3 Waru", 120, 90], ["Jumlah", None, 200, 150]]
    found = cells(read(grid(rows)).observations)
    told = [(found[one]["area"], found[one]["area_code"], found[one]["is_total"]) for one in ("C3", "C5")]
    assert told == [("SMPN 7 Waru", "", False), ("Penajam Paser Utara", "64.09", True)]
