"""Targets of a plan by year: known as such, never taken for figures, nor figures by year for targets."""

import pytest

from tests.reading.sheets import grid, read_cells

YEARS = ("2025", "2026", "2027")
INDICATORS = [
    ("Prevalensi stunting (SSGI)", "%", "18,8", "18,5", "18", "16,5"),
    ("Cakupan ibu hamil K6", "%", "75 %", "85 %", "90.5%", "92 %"),
    ("ASI eksklusif bayi < 6 bulan", "%", "60", "≥ 70", "≥ 75", "≥ 80"),
]
PPU = "Kabupaten Penajam Paser Utara"
RAD = f"Target kinerja RAD percepatan penurunan stunting {PPU} 2025-2027"
RPJMD = f"Tabel 5.3 Indikator kinerja RPJMD {PPU} 2025-2027"


def plan(title, *headers, baseline=True, merges=()):
    """Cells of a table with a header, two levels where it is given as lists, below a title."""
    heads = [headers] if isinstance(headers[0], str) else headers
    rows = [[title], [], *(["No", "Indikator", "Satuan", *head] for head in heads)]
    for at, (name, unit, before, *aims) in enumerate(INDICATORS, start=1):
        rows.append([at, name, unit, *([before] if baseline else []), *aims])
    return read_cells(grid(rows, merges=merges))


def of_rows(cells, columns, what, rows=(4, 5, 6)):
    return [[cells[f"{column}{row}"][what] for column in columns] for row in rows]


@pytest.mark.parametrize(
    ("title", "headers"),
    [
        (RAD, ("Kondisi awal 2024", *YEARS)),
        (RPJMD, ("Kondisi awal 2024", *YEARS)),
        (PPU, ("Kondisi kinerja awal 2024", "Target 2025", "2026", "2027")),
        (f"Indikator {PPU}", ("Baseline 2024", "Target tahun 2025", "Tahun 2026", "Tahun 2027")),
    ],
)
def test_years_of_a_plan_are_its_targets_and_what_it_sets_out_from_is_none(title, headers):
    cells = plan(title, *headers)
    assert of_rows(cells, "DEFG", "measure") == [["percent", "target", "target", "target"]] * 3
    assert of_rows(cells, "DEFG", "period") == [["2024", *YEARS]] * 3
    assert of_rows(cells, "DEFG", "value") == [[18.8, 18.5, 18, 16.5], [75, 85, 90.5, 92], [60, 70, 75, 80]]
    assert "doubtful" not in {one for row in of_rows(cells, "DEFG", "certainty") for one in row}


def test_a_word_merged_over_the_years_says_it_of_all():
    below = [None, *YEARS]
    merges = ["A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:G3"]
    cells = plan(RPJMD, ["Kondisi awal (2024)", "Target"], below, merges=merges)
    assert of_rows(cells, "DEFG", "measure", (5, 6, 7)) == [["percent", "target", "target", "target"]] * 3


@pytest.mark.parametrize(
    ("title", "headers", "measures"),
    [
        (f"Capaian indikator per tahun {PPU}", YEARS, ["percent"] * 3),
        (f"Capaian terhadap target RPJMD {PPU}", YEARS, ["percent"] * 3),
        (f"Indikator stunting {PPU}", YEARS, ["percent"] * 3),
        # Years that go on from "Realisasi" are reached too.
        (f"Target RPJMD {PPU}", ("Realisasi 2022", "2023", "Target 2024"), ["percent", "percent", "target"]),
    ],
)
def test_figures_by_year_are_no_targets(title, headers, measures):
    cells = plan(title, *headers, baseline=False)
    assert of_rows(cells, "DEF", "measure", (4, 5)) == [measures] * 2
    assert "doubtful" not in {one for row in of_rows(cells, "DEF", "certainty", (4, 5)) for one in row}


def test_years_before_that_of_a_target_are_none_of_its_years():
    cells = plan(f"Capaian {PPU}", "Target 2025", "2022", "2023", "2024")
    assert of_rows(cells, "DEFG", "measure") == [["target", "percent", "percent", "percent"]] * 3


@pytest.mark.parametrize(
    ("title", "headers", "asked"),
    [
        (RPJMD, YEARS, "DEF"),
        (f"Target dan capaian {PPU}", YEARS, "DEF"),
        (f"Capaian {PPU}", ("Target 2025", "2026", "2027"), "EF"),
    ],
)
def test_what_only_may_be_a_target_is_asked_about(title, headers, asked):
    cells = plan(title, *headers, baseline=False)
    assert {one for row in of_rows(cells, asked, "certainty") for one in row} == {"doubtful"}


def test_areas_by_year_below_a_title_of_targets_are_asked_about():
    rows = [[f"Target cakupan ASI eksklusif (%) {PPU}"], [], ["Desa", *YEARS]]
    rows += [["Petung", 70, 75, 80], ["Sotek", 60, 66, 70], ["Nenang", 65, 71, 78]]
    cells = read_cells(grid(rows))
    assert {one for row in of_rows(cells, "BCD", "certainty") for one in row} == {"doubtful"}
