"""All children of a column that names them: sums of desa, own rows, and nothing twice."""

from stunting.analysis.coverage.all_figures import gather
from stunting.analysis.coverage.children import all_children
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from tests.builders import PPU, observe

WARU, API_API, SESULU = "64.09.02", "64.09.02.2001", "64.09.02.2002"


def column(area, value, header="Sasaran Balita", **more):
    cell = {"area_code": area, "indicator": "", "measure": "denominator", "header": header}
    return {**cell, "value": value, **more}


def children(records):
    found = all_children(gather(observe(records), load_catalogue(), load_gazetteer(), PPU))
    names = ["area_key", "denominator", "areas_reporting"]
    return sorted(map(tuple, found[names].to_numpy().tolist()))


def test_sums_of_desa_go_before_the_own_row_and_an_own_row_before_nothing():
    """200 and 300 are 500, whatever the row of the kecamatan says; alone it counts, as one area."""
    desa = [column(API_API, 200), column(SESULU, 300)]
    sums = [(PPU, 500, 2), (WARU, 500, 2), (API_API, 200, 1), (SESULU, 300, 1)]
    assert children(desa) == sorted(sums)
    assert children([*desa, column(WARU, 511, sheet="Kecamatan")]) == sorted(sums)
    assert children([column(WARU, 511)]) == [(WARU, 511, 1)]


def test_nobody_doubtful_numbers_totals_and_other_groups_are_left_out():
    one = [(PPU, 200, 1), (WARU, 200, 1), (API_API, 200, 1)]
    kept = column(API_API, 200)
    for other in (
        column(SESULU, 0),
        column(SESULU, 300, certainty="doubtful"),
        column(WARU, 500, is_total=True),
        column(SESULU, 70, header="Ibu Hamil"),
    ):
        assert children([kept, other]) == sorted(one)
    assert children([column(API_API, 200), column(SESULU, 1)])[-1] == (SESULU, 1, 1)
