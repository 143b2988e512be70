"""Which indicator the words of a line name, by its own label, its neighbours and the title."""

from tests.reading.sheets import grid, read_cells


def test_the_name_of_an_area_in_one_line_of_a_title_does_not_run_on_into_the_next():
    rows = [["KANTOR KABUPATEN PENAJAM PASER UTARA"], ["REKAP PERISTIWA NIKAH TAHUN 2025"]]
    rows += [["NO", "KECAMATAN", "JANUARI", None, "MARET", None, "JUMLAH", None]]
    rows += [[None, None, *["NIKAH", "< 19 TH"] * 3], [1, "Penajam", 12, 3, 40, 1, 52, 4]]
    rows += [[2, "Waru", 30, 0, 12, 2, 42, 2], [3, "Babulu", 20, 2, 14, 2, 34, 4]]
    cells = read_cells(grid(rows, ["A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:H3"]))
    found = [(cells[one]["indicator"], cells[one]["period"]) for one in ("D5", "F5")]
    assert found == [("child_marriage", "2025-01"), ("child_marriage", "2025-03")]
    assert cells["C5"]["indicator"] == ""


def test_a_survey_beside_a_register_is_of_the_indicator_below_that():
    rows = [["Penajam Paser Utara: SSGI dibanding e-PPGBM"], ["Tahun", "SSGI (%)", "e-PPGBM", None, None]]
    rows += [[None, None, "Diukur", "Stunting", "%"], [2023, 24.6, 9000, 900, 10], [2024, 32, 8000, 720, 9]]
    cells = read_cells(grid(rows, ["A2:A3", "B2:B3", "C2:E2"]))
    assert (cells["B4"]["indicator"], cells["B4"]["series"]) == ("stunting_prevalence", "survey")
    assert (cells["E4"]["indicator"], cells["E4"]["series"]) == ("stunting_prevalence", "register")


def test_nearly_a_full_name_below_the_name_of_a_program_is_the_indicator():
    rows = [["Renja DP3AP2KB Kabupaten Penajam Paser Utara 2025"]]
    rows += [["No", "Program", "Indikator", "Satuan", "Target 2025", "Realisasi 2025"]]
    rows += [[1, "Pembinaan Keluarga Berencana (KB)", "Persentase peserta KB aktif (mCPR)", "%", 70, 68.3]]
    rows += [[2, "Pemberdayaan Keluarga Sejahtera", "Jumlah Tim Pendamping Keluarga aktif", "Tim", 120, 114]]
    cells = read_cells(grid(rows))
    found = [(cells[one]["indicator"], cells[one]["measure"]) for one in ("F3", "F4")]
    assert found == [("active_kb", "percent"), ("tpk_count", "count")]
