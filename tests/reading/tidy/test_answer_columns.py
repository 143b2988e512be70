"""Marks under "Ya | Tidak", ones and zeros for villages, and numbers that no village can give."""

import pytest

from tests.reading.sheets import grid, read, read_cells


@pytest.mark.parametrize(("yes", "no"), [("YA", "TIDAK"), ("SUDAH", "BELUM"), ("ADA", "TIDAK ADA")])
def test_a_mark_under_no_is_a_no(yes, no):
    rows = [
        ["DAFTAR PERIKSA TAHUN 2024"],
        ["NO", "INDIKATOR", "PELAKSANAAN", None],
        [None, None, yes, no],
        [1, "Rembuk stunting kabupaten", "\u221a", None],
        [2, "Publikasi data stunting", None, "\u221a"],
        [3, "Audit kasus stunting", "\u221a", "\u221a"],
    ]
    cells = read_cells(grid(rows, merges=["A2:A3", "B2:B3", "C2:D2"]))
    assert (cells["C4"]["value"], cells["D5"]["value"]) == (1, 0)
    assert {cells[cell]["measure"] for cell in ("C4", "D5")} == {"yesno"}
    assert {cells[cell]["certainty"] for cell in ("C6", "D6")} == {"doubtful"}


def test_ones_and_zeros_answer_for_villages():
    rows = [["Desa", "Bidan desa 2024"], ["Petung", 1], ["Nenang", 0], ["Sotek", 1], ["Riko", 1]]
    cells = read_cells(grid(rows))
    assert [cells[f"B{row}"]["measure"] for row in (2, 3)] == ["yesno", "yesno"]
    assert cells["B2"]["indicator"] == "village_midwife"


def test_more_than_one_in_a_village_is_a_question_where_villages_are_counted():
    tables = read(grid([["Desa", "Bidan desa 2024"], ["Petung", 3], ["Nenang", 1], ["Sotek", 2]]))
    assert tables.observations["certainty"].tolist()[::2] == ["doubtful", "doubtful"]
    (asked,) = (p for p in tables.problems if p.kind == "doubtful_number")
    assert asked.cell == "B2"


def test_more_than_one_in_a_village_is_sure_where_people_are_counted():
    tables = read(grid([["Desa", "Jumlah bidan desa 2024"], ["Petung", 3], ["Nenang", 1], ["Sotek", 2]]))
    assert set(tables.observations["indicator"]) == {"village_midwives"}
    assert set(tables.observations["certainty"]) == {"sure"}


def test_a_mark_under_an_unknown_word_beside_yes_is_a_question():
    rows = [
        ["DAFTAR PERIKSA TAHUN 2024"],
        ["NO", "INDIKATOR", "PELAKSANAAN", None],
        [None, None, "YA", "XYZ"],
        [1, "Rembuk stunting kabupaten", "\u221a", None],
        [2, "Publikasi data stunting", None, "\u221a"],
        [3, "Audit kasus stunting", "\u221a", None],
    ]
    cells = read_cells(grid(rows, merges=["A2:A3", "B2:B3", "C2:D2"]))
    assert (cells["C4"]["value"], cells["C4"]["certainty"]) == (1, "sure")
    assert cells["D5"]["certainty"] == "doubtful"


def test_what_a_kecamatan_does_is_in_doubt_where_each_of_its_desa_answers():
    rows = [["Desa", "Rembuk stunting kecamatan 2024"], ["Petung", "Ya"], ["Nenang", "Ya"], ["Riko", "Tidak"]]
    tables = read(grid(rows))
    assert set(tables.observations["indicator"]) == {"rembuk_kecamatan"}
    assert set(tables.observations["certainty"]) == {"doubtful"}
    (asked,) = (p for p in tables.problems if p.kind == "doubtful_number")
    assert "dijawab oleh kecamatan" in asked.message


def test_what_a_kecamatan_does_is_sure_where_the_kecamatan_answer():
    rows = [
        ["Kecamatan", "Rembuk stunting kecamatan 2024"],
        ["Penajam", "Ya"],
        ["Waru", "Ya"],
        ["Babulu", "Tidak"],
    ]
    assert set(read(grid(rows)).observations["certainty"]) == {"sure"}


@pytest.mark.parametrize("line", ["Kecamatan: Babulu", "Kecamatan : Babulu", "Kecamatan Babulu"])
def test_the_kecamatan_of_a_title_names_no_indicator(line):
    """ "Rembuk stunting" alone is that of no level, though the table lies in a kecamatan."""
    rows = [
        ["CEKLIS KONVERGENSI DESA"],
        [f"{line} Tahun: 2025"],
        ["Desa", "Ada Rembuk Stunting", None],
        [None, "Ya", "Tidak"],
    ]
    rows += [["Babulu Darat", "V", None], ["Babulu Laut", "V", None], ["Sumber Sari", None, "V"]]
    cells = read_cells(grid(rows, merges=["A3:A4", "B3:C3"]))
    assert {cells[at]["indicator"] for at in ("B5", "B6", "C7")} == {""}
    assert {cells[at]["kecamatan"] for at in ("B5", "B6", "C7")} == {"Babulu"}
