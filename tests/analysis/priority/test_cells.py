"""Cells of a score: what counts, by which target, and with which weight; three services in four areas."""

import numpy as np
import pytest

from stunting.analysis.priority.cells import cells_of, latest_register, weights_of
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
GROWTH, K4, UNMET = "growth_monitoring", "anc_k4", "unmet_need_kb"


def served(area, share, indicator=GROWTH, people=100, target=0.9):
    return {
        **{"area": area, "indicator": indicator, "denominator": people, "target": target},
        "numerator": np.nan if share is None else share * people,
    }


def of(records):
    return cells_of(cover(records, lower=("stunting_prevalence", UNMET)), CATALOGUE)


def column(cells, indicator, name):
    return getattr(cells, name)[:, cells.services.index(indicator)].tolist()


def test_a_service_is_expected_where_half_of_the_areas_report_it():
    """Two of four areas report K4, one of four unmet need; all have growth monitoring."""
    cells = of(
        [
            *(served(area, 0.5) for area in "ABCD"),
            *(served(area, 0.5, K4) for area in "AB"),
            served("A", 0.5, UNMET),
        ]
    )
    assert column(cells, K4, "expected") == [True] * 4
    assert column(cells, UNMET, "expected") == [False] * 4
    assert column(cells, K4, "silent") == [False, False, True, True]
    assert column(cells, UNMET, "counted") == [True, False, False, False]


def test_an_area_that_reports_nothing_is_expected_to_report_nothing():
    cells = of([*(served(area, 0.5) for area in "ABC"), served("D", None)])
    assert column(cells, GROWTH, "expected") == [True, True, True, False]
    nobody = of([*(served(area, 0.5) for area in "ABC"), served("D", None, people=0), served("D", 0.5, K4)])
    assert column(nobody, GROWTH, "expected") == [True, True, True, False]
    one = of([*(served(area, 0.5) for area in "ABC"), served("D", None, people=1), served("D", 0.5, K4)])
    assert column(one, GROWTH, "expected") == [True] * 4


def test_a_service_without_a_target_in_one_area_is_named_and_measured_to_everyone_there():
    cells = of([served("A", 0.5), served("B", 0.5, target=np.nan), served("A", 0.3, UNMET, target=np.nan)])
    assert set(cells.untargeted) == {GROWTH, UNMET}
    assert column(cells, GROWTH, "target")[:2] == [0.9, 1.0]
    assert column(cells, UNMET, "target")[0] == 0.0
    assert column(cells, GROWTH, "gap")[:2] == pytest.approx([0.4, 0.5])
    assert of([served("A", 0.5), served("B", 0.5)]).untargeted == ()


def test_a_silent_service_has_the_strictest_target_of_the_others():
    """Of 80 and 90 % it is 90, of limits of 10 and 20 % it is 10: nobody and everybody are 90 points off."""
    records = [
        *(served(area, 0.5, GROWTH, target=goal) for area, goal in (("A", 0.8), ("B", 0.9))),
        *(served(area, 0.3, UNMET, target=goal) for area, goal in (("A", 0.2), ("B", 0.1))),
        served("C", 0.5, K4),
    ]
    cells = of(records)
    assert column(cells, GROWTH, "target") == [0.8, 0.9, 0.9]
    assert column(cells, UNMET, "target") == [0.2, 0.1, 0.1]
    assert column(cells, GROWTH, "gap") == pytest.approx([0.3, 0.4, 0.9])
    assert column(cells, UNMET, "gap") == pytest.approx([0.1, 0.2, 0.9])


def test_a_silent_service_without_any_target_is_measured_to_everyone():
    records = [*(served(area, 0.5, target=np.nan) for area in "AB"), served("C", 0.5, K4)]
    assert column(of(records), GROWTH, "target") == [1.0] * 3


def test_gaps_are_none_where_a_target_is_met():
    cells = of([served("A", 0.95), served("B", 0.9), served("A", 0.05, UNMET, target=0.1)])
    assert column(cells, GROWTH, "gap") == [0.0, 0.0]
    assert column(cells, UNMET, "gap")[0] == 0.0


@pytest.mark.parametrize(
    ("weights", "parts", "services", "notes"),
    [
        ((1, 1, 2), [0.0, 0.0, 1.0], {GROWTH: 0.75, K4: 0.25}, 0),
        ((0, 0, 0.5), [0.0, 0.0, 1.0], {GROWTH: 0.75, K4: 0.25}, 0),
        ((-1, 1, 1), [0.0, 0.0, 1.0], {GROWTH: 0.75, K4: 0.25}, 1),
        ((1, np.inf, 1), [0.0, 0.0, 1.0], {GROWTH: 0.75, K4: 0.25}, 1),
    ],
)
def test_weights_add_up_to_one_over_what_the_data_hold(weights, parts, services, notes):
    """Without prevalence and cases the services alone have weight; 1.5 and 0.5 are three quarters and one."""
    cells = of([served("A", 0.5), served("A", 0.5, K4)])
    used, said = weights_of(weights, {GROWTH: 1.5, K4: 0.5}, cells)
    assert used.parts.tolist() == parts
    assert dict(zip(cells.services, used.services, strict=True)) == pytest.approx(services)
    assert len(said) == notes


@pytest.mark.parametrize(("weight", "notes"), [(0.0, 0), (-0.5, 1), (np.nan, 1)])
def test_a_weight_that_is_none_counts_as_none_and_is_said_only_where_it_is_impossible(weight, notes):
    cells = of([served("A", 0.5), served("A", 0.5, K4)])
    used, said = weights_of((0, 0, 1), {GROWTH: weight}, cells)
    assert dict(zip(cells.services, used.services, strict=True)) == {GROWTH: 0.0, K4: 1.0}
    assert len(said) == notes
    nothing, _ = weights_of((1, 1, 1), {GROWTH: weight, K4: 0.0}, cells)
    assert nothing.parts.tolist() == [0.0, 0.0, 0.0]


def test_prevalence_and_cases_have_weight_where_one_area_has_them():
    stunted = {"indicator": "stunting_prevalence", "target": 0.14}
    some = of([served("A", 0.5), {**stunted, "area": "B", "numerator": 3, "denominator": 10}])
    assert weights_of((1, 1, 2), {}, some)[0].parts.tolist() == [0.25, 0.25, 0.5]
    printed = of([served("A", 0.5), {**stunted, "area": "B", "share": 0.3}])
    assert weights_of((1, 1, 3), {}, printed)[0].parts.tolist() == [0.25, 0.0, 0.75]


def test_only_the_register_of_the_level_counts_each_area_in_its_latest_period():
    records = [
        served("Desa A", 0.5) | {"period": "2023"},
        served("Desa A", 0.6) | {"period": "2024"},
        served("Desa B", 0.4) | {"period": "2023"},
        served("Desa A", 0.9) | {"series": "survey"},
        served("Waru", 0.8) | {"area_level": "kecamatan"},
    ]
    found, _ = latest_register(cover(records), CATALOGUE, AreaLevel.DESA)
    assert found[["area", "share"]].to_numpy().tolist() == [["Desa A", 0.6], ["Desa B", 0.4]]
