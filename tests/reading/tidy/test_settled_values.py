"""Percentages stored as fractions, in any mixture, and counts that lost their thousands mark."""

import numpy as np
import pytest

from stunting.model.indicators import Direction
from stunting.reading.cells.column_values import printed_decimals
from stunting.reading.tidy.lost_marks import lost_marks
from stunting.reading.tidy.percent_scale import PercentSeries, Scale, scale_of, scaled_series
from tests.reading.sheets import grid, read, read_cells

AREAS = ["Petung", "Nenang", "Sotek", "Riko"]


def column(cells, letters, rows=(2, 3, 4, 5)):
    return [round(cells[f"{letters}{row}"]["value"], 6) for row in rows]


def test_one_percentage_above_hundred_does_not_stop_the_scaling():
    rows = [["Desa", "ASI eksklusif (%) 2024"]]
    rows += [[area, value] for area, value in zip(AREAS, (0.6364, 1.05, 0.8333, 0.5), strict=True)]
    assert column(read_cells(grid(rows)), "B") == [63.64, 105, 83.33, 50]


def test_a_fraction_column_beside_percentages_is_scaled_where_less_than_one_percent_makes_no_sense():
    """Coverage of PHBS is no 0,8 %; severe wasting may be."""
    rows = [["Desa", "ASI eksklusif (%) 2024", "Keluarga ber-PHBS (%) 2024", "Balita gizi buruk (%) 2024"]]
    numbers = [(72.8, 0.78, 0.8), (81.5, 0.53, 0.2), (61.1, 0.51, 0.7), (67.7, 0.68, 0.1)]
    rows += [[area, *three] for area, three in zip(AREAS, numbers, strict=True)]
    cells = read_cells(grid(rows))
    assert column(cells, "B") == [72.8, 81.5, 61.1, 67.7]
    assert column(cells, "C") == [78, 53, 51, 68]
    assert column(cells, "D") == [0.8, 0.2, 0.7, 0.1]


def test_numerators_and_denominators_settle_each_cell_of_a_mixed_column():
    numbers = [(200, 150, 75), (200, 100, 0.5), (100, 105, 1.05), (400, 2, 0.5)]
    rows = [
        ["Desa", "Balita ditimbang (D/S) 2024", None, None],
        [None, "Sasaran", "Capaian", "%"],
        *([area, *three] for area, three in zip(AREAS, numbers, strict=True)),
    ]
    cells = read_cells(grid(rows, merges=["A1:A2", "B1:D1"]))
    assert column(cells, "D", (3, 4, 5, 6)) == [75, 50, 105, 0.5]


def test_fractions_of_one_kecamatan_among_percentages_of_another():
    rows = [["Kecamatan", "Desa", "ASI eksklusif (%) 2024"]]
    rows += [["Penajam", area, value] for area, value in zip(AREAS, (63.64, 71.2, 83.33, 50), strict=True)]
    waru = zip(("Api-Api", "Sesulu", "Bangun Mulya"), (0.6364, 1, 0.8333), strict=True)
    rows += [["Waru", area, value] for area, value in waru]
    cells = read_cells(grid(rows))
    assert column(cells, "C", range(2, 9)) == [63.64, 71.2, 83.33, 50, 63.64, 100, 83.33]


def test_a_target_takes_the_scale_of_what_it_aims_at():
    rows = [["Desa", "ASI eksklusif 2024", None], [None, "Target (%)", "Capaian (%)"]]
    rows += [[area, 0.8, value] for area, value in zip(AREAS, (0.6364, 0.7, 0.8333, 0.5), strict=True)]
    cells = read_cells(grid(rows, merges=["A1:A2", "B1:C1"]))
    assert column(cells, "B", (3, 4, 5, 6)) == [80, 80, 80, 80]


def test_two_quotients_among_percentages_of_a_service_are_read_as_such_and_asked_about():
    rows = [["TAHUN 2024"], ["Desa", "ASI eksklusif (%)"], ["Petung", 64.36], ["Sotek", 87.11]]
    rows += [["Nenang", 48.5], ["Lawe-Lawe", 57.66], ["Sesulu", 0.7589], ["Bangun Mulya", 0.7666]]
    cells = read_cells(grid(rows))
    assert column(cells, "B", range(3, 9)) == [64.36, 87.11, 48.5, 57.66, 75.89, 76.66]
    assert [cells[f"B{row}"]["certainty"] for row in (3, 7, 8)] == ["sure", "doubtful", "doubtful"]


def test_targets_with_the_shape_of_fractions_are_asked_about_where_nothing_is_reached_yet():
    rows = [["Indikator 2024", "Target", "Petung", None], [None, None, "Sasaran", "Capaian"]]
    rows += [["ASI eksklusif", 0.8, 60, 41], ["Vitamin A", 0.9, 90, 70], ["IMD", 1, 30, 29]]
    cells = read_cells(grid(rows, merges=["A1:A2", "B1:B2", "C1:D1"]))
    assert column(cells, "B", (3, 4, 5)) == [80, 90, 100]
    assert {cells[f"B{row}"]["certainty"] for row in (3, 4, 5)} == {"doubtful"}


def test_the_scale_is_that_of_the_quotient_or_a_hundred_times_it():
    percents = np.array([75.0, 0.5, 0.5, 3.0])
    places = np.array([0, 1, 1, 0], dtype=np.int8)
    found = scale_of(percents, places, np.array([150.0, 100, 2, 1]), np.array([200.0, 200, 400, 0]))
    assert found.tolist() == [Scale.HUNDREDS, Scale.FRACTION, Scale.HUNDREDS, Scale.UNKNOWN]


def test_a_lost_thousands_mark_is_proposed_and_asked_about():
    rows = [["Kecamatan", "Balita diukur 2024", "Balita stunting 2024"]]
    rows += [["Penajam", 9214, 1.402], ["Waru", 5988, 697], ["Babulu", 6507, 1.088], ["Sepaku", 6660, 750]]
    tables = read(grid(rows))
    cells = read_cells(grid(rows))
    assert column(cells, "C") == [1402, 697, 1088, 750]
    assert [cells[f"C{row}"]["certainty"] for row in (2, 3)] == ["doubtful", "likely"]
    asked = [p for p in tables.problems if p.kind == "doubtful_number"]
    assert [p.cell for p in asked] == ["C2"]
    assert "1,402" in asked[0].message
    assert "1.402" in asked[0].message
    assert "C4" in asked[0].message


@pytest.mark.parametrize("numbers", [[10.0, 13, 12.5], [3.0, 4, 0.25]])
def test_a_broken_count_that_no_thousands_explain_stays_and_is_asked_about(numbers):
    (lost,) = lost_marks(np.array(numbers), np.ones(3, dtype=bool)).values()
    assert lost.number == numbers[2]
    assert "bukan bilangan bulat" in lost.question


def test_a_lost_mark_is_only_proposed_where_nobody_knows_what_the_column_counts():
    numbers = np.array([874.0, 1.061, 218])
    assert lost_marks(numbers, np.zeros(3, dtype=bool))[1].number == 1.061
    assert "mungkin 1.061" in lost_marks(numbers, np.zeros(3, dtype=bool))[1].question
    assert lost_marks(numbers, np.ones(3, dtype=bool))[1].number == 1061


def test_a_text_of_three_decimals_among_people_is_in_thousands_though_its_column_has_percentages():
    rows = [["Indikator 2024", "Petung", "Sotek", "Nenang"], ["Peserta JKN", None, None, None]]
    rows += [["Jumlah sasaran", "2.177", "850", "912"], ["Capaian", "500", "611", "1.002"]]
    rows += [["Persen", "22.9", "71.9", "10.1"]]
    cells = read_cells(grid(rows))
    assert [cells[cell]["value"] for cell in ("B3", "C3", "D4", "B5")] == [2177, 850, 1002, 22.9]


def test_a_harm_below_one_percent_is_a_fraction_in_doubt_unless_it_is_a_rare_one():
    rows = [
        ["Desa", "Prevalensi stunting 2024", "Prevalensi balita gizi buruk 2024", "ASI eksklusif (%) 2024"]
    ]
    rows += [[area, 0.2 + place / 100, 0.12 + place / 100, 70.5] for place, area in enumerate(AREAS)]
    read_grid = grid(rows)
    cells = read_cells(read_grid)
    assert column(cells, "B") == [20, 21, 22, 23]
    assert column(cells, "C") == [0.12, 0.13, 0.14, 0.15]
    assert cells["B2"]["certainty"] == "doubtful"


def test_quotients_of_which_half_lie_above_one_are_fractions():
    rows = [["Desa", "Keluarga ber-PHBS (%) 2024"]]
    rows += [[area, value] for area, value in zip(AREAS, (1.1481, 1.0625, 0.874, 0.9312), strict=True)]
    assert column(read_cells(grid(rows)), "B") == [114.81, 106.25, 87.4, 93.12]


def series(numbers, scales=None, groups=None):
    numbers = np.array(numbers)
    none = np.zeros(len(numbers), dtype=np.int8)
    return PercentSeries(
        np.arange(len(numbers)),
        numbers,
        printed_decimals(numbers),
        none.astype(np.int64) if groups is None else np.array(groups),
        none if scales is None else np.array(scales, dtype=np.int8),
        Direction.HIGHER,
        True,
        False,
    )


def test_one_proof_of_a_block_does_not_part_a_column_of_fractions():
    """One cell fits a hundredfold quotient by chance: the column keeps one scale, and is asked about."""
    numbers = [0.8, 0.75, 0.5556, 0.3846, 0.5, 0.8571]
    found = scaled_series(series(numbers, [0, 0, 0, 0, 0, Scale.HUNDREDS], [1, 1, 1, 2, 2, 2]), False)
    assert found.fraction.tolist() == [True] * 5 + [False]
    assert found.doubtful.tolist() == [True] * 5 + [False]
    three = scaled_series(series(numbers, [0, 0, 0, *[Scale.FRACTION] * 3], [1, 1, 1, 2, 2, 2]), True)
    assert (three.fraction.all(), three.doubtful.any()) == (True, False)


def test_a_column_with_two_scales_is_asked_about_wherever_nothing_proves_the_scale():
    numbers, groups = [63.64, 71.2, 83.33, 0.6364, 0.5, 0.8333], [1, 1, 1, 2, 2, 2]
    by_shape = scaled_series(series(numbers, groups=groups), True)
    assert by_shape.fraction.tolist() == by_shape.doubtful.tolist() == [False] * 3 + [True] * 3
    proofs = [Scale.HUNDREDS] * 3 + [Scale.FRACTION, Scale.FRACTION, Scale.UNKNOWN]
    proven = scaled_series(series(numbers, proofs, groups), True)
    assert proven.fraction.tolist() == [False] * 3 + [True] * 3
    assert proven.doubtful.tolist() == [False] * 5 + [True]


def test_one_percentage_a_hundredfold_below_the_others_stays_and_is_asked_about():
    found = scaled_series(series([63.64, 71.2, 83.33, 0.5]), True)
    assert not found.fraction.any()
    assert found.doubtful.tolist() == [False] * 3 + [True]
    low = scaled_series(series([63.64, 4.2, 2.1, 0.5]), True)
    assert not low.doubtful.any()


def test_numbers_that_are_no_parts_of_a_percentage_say_nothing_of_its_scale():
    percents, many = np.array([0.5, 0.4, 0.9, 0.7]), np.array([2, 1, 1, 1], dtype=np.int8)
    found = scale_of(percents, many, np.array([7.0, 9, 33, 40]), np.array([10.0, 96, 140, 300]))
    assert found.tolist() == [Scale.UNKNOWN] * 4


def test_a_target_in_another_unit_than_percent_is_not_scaled_however_small():
    rows = [
        ["Target RAD Tahun 2025"],
        ["No", "Indikator", "Satuan", "Kondisi 2024", "Target 2025"],
        [1, "Persentase bayi mendapat ASI eksklusif", "Persen", 71.25, 74],
        [2, "Persentase balita yang ditimbang (D/S)", "Persen", 79.6, 82],
        [3, "Rasio dokter per 1.000 penduduk", "Rasio", 0.42, 0.45],
    ]
    cells = read_cells(grid(rows))
    assert [cells[cell]["value"] for cell in ("E3", "E4", "E5")] == [74, 82, 0.45]
