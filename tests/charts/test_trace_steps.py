"""The steps from cells to a figure. All numbers are invented."""

import math

import pytest

from stunting.charts.trace_steps import (
    TracePart,
    addresses,
    cell_ranges,
    missing_words,
    printed_total,
    trace_parts,
)
from stunting.model.observations import OBSERVATIONS, Measure
from stunting.model.summaries.sources import SOURCE_CELLS
from tests.charts.rows import rows_of

SERVED, PEOPLE = (132, 247, 291, 168, 74), (214, 471, 455, 316, 133)


def cell(row, column, value, role, **more):
    place = {"file": "opd.xlsx", "sheet": "Remaja", "row": row, "column": column, "value": float(value)}
    measure = {"numerator": Measure.NUMERATOR, "denominator": Measure.DENOMINATOR}[role]
    return place | {"used_as": role, "measure": measure.value} | more


def sepaku(sheet="Remaja"):
    served = [cell(52 + at, 8, value, "numerator", sheet=sheet) for at, value in enumerate(SERVED)]
    people = [cell(52 + at, 7, value, "denominator", sheet=sheet) for at, value in enumerate(PEOPLE)]
    return rows_of(SOURCE_CELLS, *served, *people)


def test_each_part_names_its_cells_its_terms_and_its_sum():
    # 132 + 247 + 291 + 168 + 74 = 912; 214 + 471 + 455 + 316 + 133 = 1.589.
    assert trace_parts(sepaku()) == (
        TracePart("numerator", "912", 5, "H52:H56", "132 + 247 + 291 + 168 + 74"),
        TracePart("denominator", "1.589", 5, "G52:G56", "214 + 471 + 455 + 316 + 133"),
    )


def test_of_many_terms_the_first_three_and_the_last_are_written():
    cells = [cell(row, 8, row, "numerator") for row in range(1, 8)]
    parts = trace_parts(rows_of(SOURCE_CELLS, *cells, cell(1, 7, 9, "denominator")))
    assert parts[0].terms == "1 + 2 + 3 + … + 7"
    assert (parts[1].terms, parts[1].ranges) == ("9", "G1")


@pytest.mark.parametrize(
    "cells",
    [
        [cell(1, 8, 5, "numerator")],
        [cell(1, 8, 5, "numerator"), cell(1, 7, math.nan, "denominator")],
        [cell(1, 8, 1, "numerator", measure="yesno"), cell(1, 7, 1, "denominator")],
    ],
)
def test_what_is_no_quotient_has_no_parts(cells):
    assert trace_parts(rows_of(SOURCE_CELLS, *cells)) == ()


def test_cells_below_each_other_are_one_range():
    assert cell_ranges([(14, 4), (3, 28), (13, 4), (16, 4), (13, 4)]) == ["D13:D14", "D16", "AB3"]


def test_the_address_is_file_sheet_and_cells():
    assert addresses(sepaku()) == (
        "opd.xlsx › Remaja › H52:H56 (capaian)\nopd.xlsx › Remaja › G52:G56 (sasaran)"
    )
    # A csv has no sheet, a cell that could not be used no role.
    one = rows_of(SOURCE_CELLS, cell(3, 2, 1, "numerator") | {"sheet": "", "used_as": ""})
    assert addresses(one) == "opd.xlsx › B3"


def test_the_subtraction_is_written_only_where_it_gives_the_people_missing():
    # 90 % of 1.589 are 1.430,1; 912 less leave 518,1: 519 people.
    row = {"target": 0.9, "gap_people": 519.0, "target_group": "remaja putri"}
    assert missing_words(row, sepaku()) == (
        "Target 90,0\N{NO-BREAK SPACE}% × 1.589 = 1.430,1; dikurangi 912: kurang 519 remaja putri"
    ).replace("\N{NO-BREAK SPACE}", " ")
    assert missing_words(row | {"gap_people": 600.0}, sepaku()) == ""
    assert missing_words(row | {"target": math.nan}, sepaku()) == ""


def total(column, value, **more):
    place = {"file": "opd.xlsx", "sheet": "Remaja", "row": 67, "column": column, "value": float(value)}
    return place | {"area_code": "64.09.04", "is_total": True} | more


def test_a_printed_total_is_held_against_the_sum():
    def said(*totals):
        return printed_total(sepaku(), rows_of(OBSERVATIONS, *totals), "64.09.04")

    assert said(total(8, 912), total(7, 1589)) == (
        True,
        "Baris 67 tercetak 912 dan 1.589: sama dengan jumlah selnya",
    )
    assert said(total(8, 911), total(7, 1589)) == (
        False,
        "Baris 67 tercetak 911 dan 1.589: berbeda dengan jumlah selnya",
    )
    assert said(total(8, 912)) is None
    assert said(total(8, 912, area_code="64.09.02"), total(7, 1589)) is None
