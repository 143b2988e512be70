"""No figure of a random workbook counts as reached where its truth says that it is not."""

import pytest

from stunting.model.dataset import Dataset
from tests.builders import PPU, observe
from tests.simulations.false_green import GENERATOR, corrected, falsely_met, generator, greens

FIRST_SEED, WORKBOOKS = 410_001, 6
SESULU = "64.09.02.2002"
IFA = {"sheet": "Rekap", "row": 2, "area_code": SESULU, "indicator": "pregnant_ifa_90", "period": "2024"}


def truth(cell, **more):
    return {
        "sheet": "Rekap",
        "cell": cell,
        "area_code": SESULU,
        "indicator": "pregnant_ifa_90",
        "period": "2024",
        "is_total": False,
        **more,
    }


def test_a_target_that_was_read_as_achievement_is_found():
    rows = observe(
        [
            {**IFA, "column": 3, "measure": "denominator", "value": 50},
            {**IFA, "column": 4, "measure": "numerator", "value": 45},
        ]
    )
    dataset = Dataset(rows, (), (), (), PPU)
    right = [truth("C2", value=50, measure="denominator"), truth("D2", value=45, measure="numerator")]
    assert falsely_met(dataset, right) == (3, [])
    wrong = [right[0], truth("D2", value=45, measure="target"), truth("E2", value=20, measure="numerator")]
    met, false = falsely_met(dataset, wrong)
    assert (met, len(false)) == (3, 3)  # the desa, its kecamatan and the kabupaten
    assert all(one.endswith(": behind") for one in false)  # 20 of 50 against the printed 45 %


def test_what_the_truth_leaves_open_stays_as_it_was_read():
    rows = observe([{**IFA, "column": 4, "measure": "count", "value": 45}])
    open_truth = truth("D2", value=45, measure="numerator", also={"measure": ["count"]}, skip=["indicator"])
    [row] = corrected(rows, [{**open_truth, "indicator": "other_indicator"}]).to_dict("records")
    assert (row["measure"], row["indicator"]) == ("count", "pregnant_ifa_90")
    assert corrected(rows, [{"sheet": "Rekap", "cell": "D2", "not_data": True}]).empty


@pytest.mark.skipif(not GENERATOR.exists(), reason="needs the generator in ../shared, which is not here")
def test_random_workbooks_hold_no_false_green(tmp_path):
    make = generator(GENERATOR)
    found = [greens(seed, tmp_path, make) for seed in range(FIRST_SEED, FIRST_SEED + WORKBOOKS)]
    assert sum(one.met for one in found) > 20  # or nothing was shown
    assert {one.seed: one.false for one in found if one.false} == {}
