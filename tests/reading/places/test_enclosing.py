"""The area that a whole table lies in."""

import pytest

from tests.reading.sheets import grid, read_cells

ROWS = [["Tahun", "Balita diukur", "Balita stunting", "%"], [2023, 9000, 900, 10], [2024, 8000, 720, 9]]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Penajam Paser Utara: hasil pengukuran", "64.09"),
        ("Prevalensi stunting Hulu Sungai Tengah menurut tahun", "63.07"),
        ("Paser - hasil pengukuran", "64.01"),
        ("Data batu dan pati menurut tahun", ""),
    ],
)
def test_a_title_may_call_a_kabupaten_by_its_bare_name(title, code):
    assert read_cells(grid([[title], *ROWS]))["B3"]["area_code"] == code


def test_the_bare_name_gives_way_to_one_with_its_level():
    rows = [["Penajam Paser Utara, dinas kesehatan Kabupaten Paser"], *ROWS]
    assert read_cells(grid(rows))["B3"]["area_code"] == "64.01"


FORM = [["No", "Kegiatan", "Jumlah"], [1, "Jumlah balita ditimbang", 81], [2, "Jumlah bayi BBLR", 4]]


@pytest.mark.parametrize("line", [["PUSKESMAS", ":", "Kalikajar"], ["UPTD PUSKESMAS KALIKAJAR"]])
def test_a_form_of_one_puskesmas_is_not_shown_as_the_kabupaten(line):
    rows = [["LAPORAN BULANAN GIZI"], line, ["Kabupaten : Wonosobo"], ["Bulan : Maret 2025"], [], *FORM]
    cell = read_cells(grid(rows))["C8"]
    assert (cell["area_level"], cell["area"].upper()) == ("puskesmas", "PUSKESMAS KALIKAJAR")
    assert (cell["area_code"], cell["kecamatan"]) == ("", "Kalikajar")


@pytest.mark.parametrize(
    "line", ["KINERJA PUSKESMAS BERPRESTASI", "Cakupan menurut kecamatan dan puskesmas", "Per Puskesmas"]
)
def test_words_about_all_puskesmas_name_none(line):
    cell = read_cells(grid([[line], ["Kabupaten Wonosobo Tahun 2024"], *FORM]))["C4"]
    assert (cell["area_level"], cell["area_code"]) == ("kabupaten", "33.07")


def test_a_kecamatan_of_an_unknown_kabupaten_keeps_its_name():
    # Kedawung lies in Sragen and in Cirebon.
    cell = read_cells(grid([["LAPORAN POSYANDU KECAMATAN KEDAWUNG MEI 2024"], *FORM]))["C3"]
    assert (cell["area_level"], cell["area"], cell["area_code"]) == ("kecamatan", "KEDAWUNG", "")


def test_a_form_of_one_desa_names_its_kecamatan():
    rows = [["Desa : Petung"], ["Kecamatan : Penajam"], ["Kabupaten : Penajam Paser Utara"], ["2024"], *FORM]
    cell = read_cells(grid(rows))["C6"]
    assert (cell["area_code"], cell["kecamatan"], cell["desa"]) == ("64.09.01.1003", "Penajam", "Petung")
