"""Each file is understood by itself; files of several kabupaten are told apart and asked about."""

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.reading.context import Context
from stunting.reading.matrices import FileGrids, read_tables
from tests.reading.sheets import cells, grid, read_cells

PPU = [["Kecamatan", "Balita 2024"], ["Penajam", 1], ["Waru", 2], ["Babulu", 3], ["Sepaku", 4]]
PASER = [["Kecamatan", "Balita 2024"], ["Tanah Grogot", 5], ["Batu Sopang", 6], ["Kuaro", 7]]
FEW = [["Desa", "Balita 2024"], ["Waru", 8], ["Sesulu", 9]]


def read(kabupaten="", **files):
    opened = [FileGrids(f"{name}.xlsx", [grid(rows)]) for name, rows in files.items()]
    return read_tables(opened, Context(load_catalogue(), load_gazetteer(), kabupaten))


def codes(tables, name):
    rows = tables.observations
    return [cell["area_code"] for cell in cells(rows[rows["file"] == f"{name}.xlsx"]).values()]


def test_files_of_two_kabupaten_keep_their_own_areas():
    tables = read(ppu=PPU, paser=PASER)
    assert tables.kabupaten == "64.09"
    assert codes(tables, "ppu") == ["64.09.01", "64.09.02", "64.09.03", "64.09.04"]
    assert codes(tables, "paser") == ["64.01.04", "64.01.01", "64.01.05"]
    [asked] = [one for one in tables.problems if one.kind == "several_kabupaten"]
    assert asked.file == "paser.xlsx"
    assert "Kabupaten Paser" in asked.message
    assert "Kabupaten Penajam Paser Utara" in asked.message


def test_a_chosen_kabupaten_is_the_main_one_and_nothing_is_asked():
    tables = read("64.01", ppu=PPU, paser=PASER)
    assert tables.kabupaten == "64.01"
    assert codes(tables, "ppu") == ["64.09.01", "64.09.02", "64.09.03", "64.09.04"]
    assert "several_kabupaten" not in [one.kind for one in tables.problems]


def test_a_file_that_shows_too_little_joins_the_others():
    tables = read(ppu=PPU, few=FEW)
    assert tables.kabupaten == "64.09"
    assert codes(tables, "few") == ["64.09.02.1003", "64.09.02.2002"]


def test_a_village_is_read_as_itself_where_a_column_is_headed_like_a_desa_elsewhere():
    rows = [["KABUPATEN PENAJAM PASER UTARA KECAMATAN WARU DESA SESULU"], ["Triwulan III 2024"]]
    rows += [["NO", "INDIKATOR", "SASARAN", "TERLAYANI", "%"], [1, "Balita ditimbang", 40, 30, 75]]
    assert read_cells(grid(rows))["D4"]["area_code"] == "64.09.02.2002"


def test_lines_of_kab_kota_kecamatan_and_desa_name_the_village_of_a_table():
    rows = [["Kab/Kota", "Penajam Paser Utara"], ["Kecamatan", "Babulu"]]
    rows += [["Desa", "Gunung Intan"], ["Tahun", "2024"]]
    rows += [[], ["Layanan", "Jumlah", "Persen"], ["Ibu hamil mengonsumsi TTD 90 tablet", 15, 75]]
    assert read_cells(grid(rows))["B7"]["area_code"] == "64.09.03.2004"


def test_a_kecamatan_and_a_desa_in_the_lines_above_show_the_kabupaten():
    """There are kecamatan Waru in three kabupaten; one of them has a desa Sesulu."""
    table = [["Layanan", "Jumlah", "Persen"], ["Ibu hamil mengonsumsi TTD 90 tablet", 15, 75]]
    lines = [["Desa: Sesulu"], ["Kecamatan: Waru"], ["Tahun: 2024"], []]
    assert read_cells(grid([*lines, *table]))["B6"]["area_code"] == "64.09.02.2002"
    assert read_cells(grid([*lines[1:], *table]))["B5"]["area_code"] == ""
    assert read_cells(grid([["KECAMATAN SEPAKU"], *table]))["B3"]["area_code"] == "64.09.04"
