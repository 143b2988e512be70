"""Two columns that claim to be one number."""

from tests.reading.sheets import grid, read_cells


def test_a_column_without_a_year_claims_the_number_of_the_year_of_the_table():
    rows = [["Matriks 2024"], ["NO", "INDIKATOR", "SATUAN", "XYZ", "REALISASI 2024"]]
    rows += [[1, "ASI eksklusif", "%", 70, 79.59], [2, "Balita ditimbang (D/S)", "%", 80, 54.35]]
    cells = read_cells(grid([*rows, [3, "Desa STBM", "desa", 101, 134]]))
    assert [(cells[one]["measure"], cells[one]["certainty"]) for one in ("D3", "D4")] == [
        ("percent", "doubtful"),
        ("percent", "doubtful"),
    ]


def test_ticks_below_tidak_do_not_contradict_those_below_ya():
    rows = [["Tahun 2024"], ["Desa", "DESA ODF", None], [None, "YA", "TIDAK"]]
    rows += [["Rintik", "V", None], ["Labangka", "V", None], ["Sumber Sari", None, "V"], ["JUMLAH", 2, 1]]
    cells = read_cells(grid(rows, ["A2:A3", "B2:C2"]))
    answers = [(cells[one]["measure"], cells[one]["value"], cells[one]["certainty"]) for one in ("B4", "C6")]
    assert answers == [("yesno", 1, "sure"), ("yesno", 0, "sure")]


def test_rows_named_after_sources_hold_survey_and_register_of_the_one_indicator_in_the_title():
    rows = [
        ["Prevalensi stunting Kabupaten Penajam Paser Utara menurut sumber data (%)"],
        ["Sumber Data", 2022, 2023],
    ]
    cells = read_cells(grid([*rows, ["SSGI/SKI", 27.4, 26.1], ["e-PPGBM (Agustus)", 16.9, 15.2]]))
    assert {one["indicator"] for one in cells.values()} == {"stunting_prevalence"}
    assert [cells[one]["series"] for one in ("B3", "B4")] == ["survey", "register"]
    assert "doubtful" not in {one["certainty"] for one in cells.values()}
