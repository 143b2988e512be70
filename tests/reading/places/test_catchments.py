"""Kecamatan and desa beside each other whose printed total adds up both are puskesmas."""

from tests.reading.sheets import grid, read_cells

HEAD = ["No", "Indikator", "Uraian", "Waru", "Sotek", "Petung", "Babulu", "Total"]


def across(*rows):
    return read_cells(grid([["KABUPATEN PENAJAM PASER UTARA TAHUN 2024"], [], HEAD, *rows]))


def test_a_total_of_all_makes_them_puskesmas():
    # 107 + 49 + 103 + 110 = 369 and 67 + 24 + 90 + 89 = 270
    cells = across(
        [1, "Ibu hamil KEK mendapat PMT", "Sasaran", 107, 49, 103, 110, 369],
        [None, None, "Capaian", 67, 24, 90, 89, 270],
    )
    assert [cells[f"{column}4"]["area_level"] for column in "DEFG"] == ["puskesmas"] * 4
    assert not any(cells[f"{column}4"]["is_total"] for column in "DEFG")
    assert cells["H4"]["is_total"]
    assert (cells["E4"]["kecamatan"], cells["E4"]["area_code"]) == ("Penajam", "")
    assert cells["D4"]["certainty"] == "likely"


def test_a_total_of_the_desa_alone_leaves_the_kecamatan_a_total():
    head = ["Desa", "Sasaran ibu hamil KEK 2024", "Ibu hamil KEK mendapat PMT 2024"]
    rows = [["Sotek", 49, 24], ["Petung", 103, 90], ["Nenang", 20, 10], ["Penajam", 172, 124]]
    cells = read_cells(grid([head, *rows, ["Jumlah", 172, 124]]))
    assert cells["B2"]["area_level"] == "desa"
    assert cells["B2"]["area_code"] == "64.09.01.1014"


def test_faskes_below_kecamatan_are_their_puskesmas():
    rows = [["Kabupaten Penajam Paser Utara 2024"], ["No", "Kec.", "FASKES", "ASI eksklusif (%)"]]
    rows += [[1, "Waru", "Waru", 75.9], [2, "Babulu", "Babulu", 82.4], [3, "Sepaku", "Semoi", 90.6]]
    cells = read_cells(grid(rows))
    assert [cells[f"D{row}"]["area_level"] for row in (3, 4, 5)] == ["puskesmas"] * 3
    assert [cells[f"D{row}"]["parent"] for row in (3, 4, 5)] == ["Waru", "Babulu", "Sepaku"]
