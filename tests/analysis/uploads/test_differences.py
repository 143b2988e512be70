"""What changed between two readings, by what each number is about; expected values are worked by hand."""

import math

import pandas as pd
import pytest

from stunting.analysis.uploads.differences import differences
from stunting.model.summaries.uploads import DIFFERENCES
from tests.builders import observe

API_API, SESULU = "64.09.02.2001", "64.09.02.2002"
PREGNANT = "pregnant_ifa_90"


def cell(area, measure, value, **more):
    return {"indicator": PREGNANT, "area_code": area, "measure": measure, "value": value, **more}


FIRST = [
    cell(API_API, "denominator", 50),
    cell(API_API, "numerator", 40),
    cell(SESULU, "denominator", 60),
    cell(SESULU, "numerator", 30),
]


def found(before, after, of_people=(PREGNANT,)):
    frame = differences(observe(before), observe(after), of_people)
    names = ["kind", "area", "measure", "before", "after", "people"]
    return [tuple(None if one != one else one for one in row) for row in frame[names].itertuples(index=False)]


def test_the_same_numbers_in_another_order_and_file_are_no_difference():
    moved = [{**one, "file": "baru.xlsx", "sheet": "Lain"} for one in reversed(FIRST)]
    assert found(FIRST, moved) == []


def test_a_number_that_changed_came_or_went_says_by_how_many_people():
    after = [
        cell(API_API, "denominator", 50),
        cell(API_API, "numerator", 44),
        cell(SESULU, "denominator", 60),
        cell(SESULU, "numerator", None),
        cell("64.09.02.2004", "denominator", 20),
    ]
    assert found(FIRST, after) == [
        ("changed", "Api-api", "numerator", 40, 44, 4),
        ("added", "Bangun Mulya", "denominator", None, 20, 20),
        ("removed", "Sesulu", "numerator", 30, None, -30),
    ]


def test_a_zero_is_a_number_and_an_empty_cell_is_none():
    before, after = [cell(SESULU, "numerator", None)], [cell(SESULU, "numerator", 0)]
    assert found(before, after) == [("added", "Sesulu", "numerator", None, 0, 0)]
    assert found(after, before) == [("removed", "Sesulu", "numerator", 0, None, 0)]


@pytest.mark.parametrize(
    "told",
    [
        {"measure": "percent"},
        {"indicator": "tpk_cadre_budget"},
        {"series": "survey"},
        {"measure": "other", "indicator": "", "header": "Anggaran"},
    ],
)
def test_what_counts_no_heads_has_no_people(told):
    before, after = ({**cell(SESULU, "numerator", value), **told} for value in (80, 81))
    [(kind, _, _, low, high, people)] = found([before], [after])
    assert (kind, low, high, people) == ("changed", 80, 81, None)


def test_a_sasaran_of_no_indicator_counts_heads():
    before, after = (
        cell(SESULU, "denominator", n, indicator="", header="Jumlah ibu hamil") for n in (60, 66)
    )
    assert [row[-1] for row in found([before], [after])] == [6]


def test_parts_periods_and_totals_are_told_apart():
    before = [
        cell(SESULU, "numerator", 10, part="laki-laki"),
        cell(SESULU, "numerator", 20, part="perempuan"),
        cell(SESULU, "numerator", 30, is_total=True),
        cell(SESULU, "numerator", 5, period="2025-01"),
    ]
    after = [*before[:3], {**before[3], "period": "2025-02"}]
    assert found(before, after) == [
        ("added", "Sesulu", "numerator", None, 5, 5),
        ("removed", "Sesulu", "numerator", 5, None, -5),
    ]


def test_of_a_number_that_stands_several_times_the_equal_ones_belong_together():
    twice = [cell(SESULU, "numerator", value, sheet=str(at)) for at, value in enumerate((10, 20))]
    thrice = [cell(SESULU, "numerator", value, sheet=str(at)) for at, value in enumerate((7, 10, 20))]
    assert found(twice, thrice) == [("added", "Sesulu", "numerator", None, 7, 7)]
    assert found(thrice, twice) == [("removed", "Sesulu", "numerator", 7, None, -7)]


def test_areas_without_a_code_are_known_by_their_names():
    before, after = (
        {**cell("", "numerator", value), "area": "Dusun I", "parent": parent}
        for value, parent in ((10, "Waru"), (11, "waru"))
    )
    assert found([before], [after]) == [("changed", "Dusun I", "numerator", 10, 11, 1)]


def test_both_cells_are_named():
    before = observe([cell(SESULU, "numerator", 30, file="lama.xlsx", sheet="A", row=6, column=5)])
    after = observe([cell(SESULU, "numerator", 31, file="baru.xlsx", sheet="B", row=9, column=28)])
    row = differences(before, after).iloc[0]
    assert (row["file_before"], row["sheet_before"], row["cell_before"]) == ("lama.xlsx", "A", "E6")
    assert (row["file_after"], row["sheet_after"], row["cell_after"]) == ("baru.xlsx", "B", "AB9")
    assert math.isnan(row["people"])


def test_nothing_beside_nothing_is_an_empty_frame_of_the_declared_columns():
    frame = differences(observe([]), observe([]))
    pd.testing.assert_frame_equal(frame, DIFFERENCES.check(frame))
    assert frame.empty
    assert len(differences(observe([]), observe(FIRST))) == len(differences(observe(FIRST), observe([]))) == 4
