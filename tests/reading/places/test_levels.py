"""A level of area is decided for a column as a whole."""

from tests.reading.sheets import cells as cells_of
from tests.reading.sheets import grid, read, read_cells


def areas(cells, column):
    return [cells[cell]["area_code"] for cell in sorted(cells, key=lambda c: int(c[1:])) if cell[0] == column]


def test_a_long_table_sorted_by_kecamatan_has_one_level():
    """Penajam, Waru and Sepaku are also names of a kelurahan or desa in them."""
    rows = [[name, month, 10] for name in ("Penajam", "Waru", "Sepaku") for month in ("Januari", "Februari")]
    cells = read_cells(grid([["Balita 2024"], ["Kecamatan", "Bulan", "Balita stunting"], *rows]))
    assert areas(cells, "C") == ["64.09.01"] * 2 + ["64.09.02"] * 2 + ["64.09.04"] * 2
    assert not any(cell["is_total"] for cell in cells.values())


def test_a_kecamatan_above_the_desa_of_its_name_opens_a_group():
    names = ["Penajam", "Penajam", "Petung", "Waru", "Waru", "Sesulu"]
    cells = read_cells(grid([["Wilayah", "Balita 2024"], *([name, 3] for name in names)]))
    assert areas(cells, "B") == [
        "64.09.01",
        "64.09.01.1011",
        "64.09.01.1003",
        "64.09.02",
        "64.09.02.1003",
        "64.09.02.2002",
    ]


def test_a_row_that_desa_stand_in_is_no_desa_below_a_total_of_the_kabupaten_either():
    """Prajurit Kulon and Magersari are also names of a kelurahan in them."""
    total = ["Mojokerto", None, None, 23]
    rows = [["010.", "Prajurit Kulon", None, 11], [None, "001.", "Surodinawan", 4]]
    rows += [[None, "004.", "Prajurit Kulon", 7], ["020.", "Magersari", None, 12]]
    rows += [[None, "009.", "Magersari", 3], [None, "010.", "Wates", 9]]
    header = ["Kecamatan", None, None, "Penduduk Kota Mojokerto 2024"]
    for body in ([*rows, total], [total, *rows]):
        cells = read_cells(grid([header, *body], ["A1:C1"]))
        assert [code for code in areas(cells, "D") if code != "35.76"] == [
            *("35.76.01", "35.76.01.1007", "35.76.01.1006"),
            *("35.76.02", "35.76.02.1003", "35.76.02.1010"),
        ]


def test_a_name_of_several_kecamatan_is_the_one_of_the_rows_around_it():
    """Abuan is a desa of Susut and of Kintamani; the list goes through Susut, then Kintamani."""
    names = ["Apuan", "Abuan", "Demulih", "Abang Batudinding", "Abuan", "Awan"]
    rows = [[name, value] for value, name in enumerate(names, start=1)]
    cells = read_cells(grid([["Kabupaten Bangli"], ["Desa", "KB pascapersalinan (%) 2024"], *rows]))
    assert areas(cells, "B")[1] == "51.06.01.2003"
    assert areas(cells, "B")[4] == "51.06.04.2013"
    assert cells["B4"]["certainty"] == "likely"
    assert cells["B4"]["because"].startswith("\u201cAbuan\u201d ada di beberapa kecamatan")


def test_a_puskesmas_named_like_desa_of_several_kecamatan_serves_that_of_its_neighbours():
    rows = [["Kabupaten Bengkulu Selatan 2024"], ["Puskesmas", "Balita stunting"]]
    rows += [["Manna", 4], ["Seginim", 9], ["Padang Lebar", 7]]
    read_sheet = read(grid(rows))
    found = cells_of(read_sheet.observations)["B5"]
    assert (found["area_level"], found["kecamatan"]) == ("puskesmas", "Seginim")
    (told,) = (one for one in read_sheet.problems if one.cell == "A5")
    assert "ada di beberapa kecamatan" in told.message


def test_a_puskesmas_whose_neighbours_do_not_settle_its_kecamatan_is_asked_about():
    rows = [["Kabupaten Bengkulu Selatan 2024"], ["Puskesmas", "Balita stunting"]]
    found = read(grid([*rows, ["Manna", 4], ["Bunga Mas", 9], ["Padang Lebar", 7]]))
    assert cells_of(found.observations)["B5"]["kecamatan"] == ""
    assert any(one.cell == "A5" and "tidak ditemukan" in one.message for one in found.problems)


def test_desa_in_the_header_lie_in_the_kecamatan_above_them():
    """Waru is a kelurahan here although its kecamatan has that name too; sums stand behind their desa."""
    rows = [
        ["Indikator 2024", "Kec. Waru", None, None, "Kec. Sepaku", None, None, "Kabupaten"],
        [None, "Waru", "Sesulu", "Jumlah", "Maridan", "Telemow", "Jumlah", None],
        ["Jumlah balita stunting", 5, 7, 12, 3, 4, 7, 19],
        ["Jumlah balita diukur", 50, 70, 120, 30, 40, 70, 190],
    ]
    cells = read_cells(grid(rows, ["A1:A2", "B1:D1", "E1:G1", "H1:H2"]))
    expected = [
        "64.09.02.1003",
        "64.09.02.2002",
        "64.09.02",
        "64.09.04.1007",
        "64.09.04.2015",
        "64.09.04",
        "64.09",
    ]
    found = [cells[f"{letter}3"] for letter in "BCDEFGH"]
    assert [one["area_code"] for one in found] == expected
    assert [one["is_total"] for one in found] == [False, False, True, False, False, True, True]
    assert {one["indicator"] for one in found} == {"stunting_prevalence"}
