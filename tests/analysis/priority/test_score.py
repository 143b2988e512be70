"""The score of an area from its parts, worked by hand."""

import numpy as np
import pytest

from stunting.analysis.priority.cells import Weights, cells_of
from stunting.analysis.priority.score import combined, mean_gap, scale_of, score_of, shares_of_score
from stunting.catalogue.indicators import load_catalogue
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
GROWTH, K4 = "growth_monitoring", "anc_k4"


def stunted(area, cases, children=100):
    return {
        **{"indicator": "stunting_prevalence", "area": area, "target": 0.14},
        **{"numerator": cases, "denominator": children},
    }


def served(area, numerator, indicator=GROWTH):
    return {
        **{"indicator": indicator, "area": area, "target": 0.9},
        **{"numerator": numerator, "denominator": 100},
    }


def test_the_example_of_the_docstring():
    """10 % and 20 cases on a scale of 20 % and 40, a gap of 0.5 on one of 0.5: (0.5 + 0.5 + 1) / 3."""
    cells = cells_of(cover([stunted("A", 20, 200), served("A", 40)]), CATALOGUE)
    score = score_of(cells, Weights(np.full(3, 1 / 3), np.ones(1)), np.array([0.2, 40.0, 0.5]))
    assert score.parts[:, 0].tolist() == pytest.approx([0.5, 0.5, 1.0])
    assert score.total[0] == pytest.approx(2 / 3)


def test_the_weight_with_data_and_that_with_silence():
    """Weights 0.2, 0.3, 0.5; of the services 0.6 and 0.4. C reports K4 alone, D has prevalence alone."""
    records = [
        *(stunted(area, 10) for area in "ABD"),
        *(served(area, 50) for area in "AB"),
        *(served(area, 50, K4) for area in "ABC"),
    ]
    cells = cells_of(cover(records), CATALOGUE)
    order = [cells.services.index(id) for id in (GROWTH, K4)]
    services = np.zeros(2)
    services[order] = (0.6, 0.4)
    weights = Weights(np.array([0.2, 0.3, 0.5]), services)
    score = score_of(cells, weights, scale_of(cells, weights))
    at = {area: place for place, area in enumerate(cells.areas["area"])}
    with_data, counted = score.with_data, score.counted
    assert [with_data[at[area]] for area in "ACD"] == pytest.approx([1.0, 0.5 * 0.4, 0.5])
    assert [counted[at[area]] for area in "ACD"] == pytest.approx([1.0, 0.5, 0.5])


def test_a_scale_of_nothing_leaves_a_part_at_none_and_missing_missing():
    cells = cells_of(cover([stunted("A", 0), served("A", 90), served("B", 45)]), CATALOGUE)
    score = score_of(cells, Weights(np.full(3, 1 / 3), np.ones(1)), np.array([0.0, 0.0, 0.5]))
    assert score.parts[:2, 0].tolist() == [0.0, 0.0]
    assert np.isnan(score.parts[:2, 1]).all()
    assert score.total.tolist() == pytest.approx([0.0, 0.9])


def test_the_mean_gap_is_that_of_the_services_that_count():
    gap, counted = np.array([[0.2, 0.4], [0.2, 0.0]]), np.array([[True, True], [True, False]])
    services = np.array([0.75, 0.25])
    assert mean_gap(gap, counted, services).tolist() == pytest.approx([0.25, 0.2])


def test_scores_of_many_draws_are_those_of_each():
    """Parts over the scale 2, 4 and 5: 0.5, 0.5 and 0.4; the second area lacks the last."""
    values = [np.array([1.0, 2.0]), np.array([2.0, 4.0]), np.array([2.0, 0.0])]
    known = np.array([[True, True], [True, True], [True, False]])
    weights = np.array([[0.5, 0.25, 0.25], [0.2, 0.3, 0.5]])
    found = combined(weights, np.array([2.0, 4.0, 5.0]), values, known)
    assert found[0].tolist() == pytest.approx([0.25 + 0.125 + 0.1, 1.0])
    assert found[1].tolist() == pytest.approx([0.1 + 0.15 + 0.2, 1.0])
    zero = combined(weights[0], np.array([2.0, 0.0, 5.0]), values, known)
    assert zero.tolist() == pytest.approx([0.25 + 0.1, 0.5 / 0.75])


def test_the_shares_of_a_score_add_up_to_it():
    cells = cells_of(cover([stunted("A", 20), stunted("B", 10), served("A", 45)]), CATALOGUE)
    weights = Weights(np.array([0.5, 0.25, 0.25]), np.ones(1))
    score = score_of(cells, weights, scale_of(cells, weights))
    parts = shares_of_score(weights, score)
    assert np.nansum(parts, axis=0).tolist() == pytest.approx(score.total.tolist())
    assert parts[2, 0] == pytest.approx(0.25 * score.parts[2, 0])
    assert np.isnan(parts[2, 1])


def test_the_ninth_tenth_counts_as_one_between_two_values():
    """Of 11 values 0 to 100 the 90th percentile is 90; of the first ten, 0 to 90, it is 81."""
    weights = Weights(np.full(3, 1 / 3), np.ones(0))
    eleven = cells_of(cover([stunted(f"D{at:02}", 10 * at) for at in range(11)]), CATALOGUE)
    ten = cells_of(cover([stunted(f"D{at:02}", 10 * at) for at in range(10)]), CATALOGUE)
    assert scale_of(eleven, weights)[:2].tolist() == pytest.approx([0.9, 90])
    assert scale_of(ten, weights)[:2].tolist() == pytest.approx([0.81, 81])
    assert scale_of(ten, weights)[2] == 0.0
