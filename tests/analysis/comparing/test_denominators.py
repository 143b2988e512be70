"""Coverage by two sources of a sasaran, worked by hand."""

import math

import pytest

from stunting.analysis.comparing.denominators import denominators
from stunting.analysis.coverage.all_figures import gather
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from tests.builders import PPU, observe

API_API, SESULU, KEC_WARU = "64.09.02.2001", "64.09.02.2002", "64.09.02"
IFA = "pregnant_ifa_90"  # target 80 % in 2024


def cell(code, measure, value, indicator=IFA, **more):
    return {"area_code": code, "indicator": indicator, "measure": measure, "value": value, **more}


def triple(code, served, people, **more):
    return [cell(code, "denominator", people, **more), cell(code, "numerator", served, **more)]


def lone(code, people, **more):
    """Ibu hamil of another sheet, which stand for no service."""
    other = {"file": "dukcapil.xlsx", "sheet": "Penduduk", "header": "Jumlah ibu hamil", "table": 1} | more
    return cell(code, "denominator", people, "", **other)


def of(records):
    return denominators(gather(observe(records), load_catalogue(), load_gazetteer(), PPU))


def test_both_coverages_stand_side_by_side_with_what_flips():
    """30 and 50 served of 50 each: 80 of 100 meets 80 %. By the other sheet of 60 and 65: 64 %, 20 short."""
    records = triple(API_API, 30, 50) + triple(SESULU, 50, 50) + [lone(API_API, 60), lone(SESULU, 65)]
    (row,) = of(records).frame.to_dict("records")
    assert (row["areas"], row["level"], row["kabupaten"]) == (2, "desa", PPU)
    assert (row["numerator"], row["denominator"], row["other_denominator"]) == (80, 100, 125)
    assert (row["share"], row["other_share"]) == (0.8, 0.64)
    assert (row["status"], row["other_status"], row["flips"]) == ("met", "behind", True)
    assert (row["gap_people"], row["other_gap_people"]) == (0, 20)
    assert row["source"].startswith("matriks.xlsx \u203a Rekap")
    assert row["other"] == "dukcapil.xlsx \u203a Penduduk \u203a Jumlah ibu hamil"


def test_only_areas_that_both_count_are_compared():
    records = triple(API_API, 30, 50) + triple(SESULU, 50, 50) + [lone(SESULU, 40)]
    (row,) = of(records).frame.to_dict("records")
    assert (row["areas"], row["numerator"], row["denominator"], row["other_denominator"]) == (1, 50, 50, 40)
    assert not row["flips"]


def test_a_source_of_the_kecamatan_stands_beside_the_sum_of_its_desa():
    records = triple(API_API, 30, 50) + triple(SESULU, 50, 50) + [lone(KEC_WARU, 125)]
    (row,) = of(records).frame.to_dict("records")
    assert (row["level"], row["share"], row["other_share"]) == ("kecamatan", 0.8, 0.64)
    assert row["source"] == "jumlah desa"


def test_two_columns_of_one_sheet_that_contradict_each_other_are_compared_too():
    """Neither is in use, as nobody said which is right."""
    records = [
        cell(API_API, "numerator", 40),
        cell(API_API, "denominator", 50, header="Sasaran (proyeksi)"),
        cell(API_API, "denominator", 64, header="Sasaran (Dukcapil)", column=9),
    ]
    (row,) = of(records).frame.to_dict("records")
    assert (row["denominator"], row["other_denominator"]) == (50, 64)
    assert (row["share"], row["other_share"], row["other_gap_people"]) == (0.8, 0.625, 12)
    assert row["source"].endswith("Sasaran (proyeksi)")
    assert row["other"].endswith("Sasaran (Dukcapil)")


@pytest.mark.parametrize("others", [[], [lone(API_API, 50)], [lone(API_API, math.nan)], [lone(API_API, 0)]])
def test_where_sources_agree_there_is_nothing_to_compare(others):
    summary = of(triple(API_API, 30, 50) + others)
    assert summary.frame.empty
    assert summary.notes
