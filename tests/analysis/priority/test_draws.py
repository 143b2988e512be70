"""Draws around the score: weights, data and silence, their means and deviations worked by hand."""

import numpy as np
import pytest

from stunting.analysis.priority.cells import cells_of
from stunting.analysis.priority.draws import _blocks, _dirichlet, _Noise, _share_in_top
from stunting.catalogue.indicators import load_catalogue
from stunting.model.summaries.priority import PLAUSIBLE
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
GROWTH, UNMET = "growth_monitoring", "unmet_need_kb"
DRAWS = 20_000


def stunted(area, cases, children=100, **more):
    record = {"indicator": "stunting_prevalence", "area": area, "target": 0.14}
    return {**record, "numerator": cases, "denominator": children, **more}


def served(area, numerator, people=100, indicator=GROWTH, target=0.9):
    record = {"indicator": indicator, "area": area, "target": target}
    return {**record, "numerator": numerator, "denominator": people}


def drawn(records, plausible=None, draws=DRAWS):
    """Prevalence, cases and gaps of all areas, and the cells they belong to."""
    cells = cells_of(cover(records, lower=("stunting_prevalence", UNMET)), CATALOGUE)
    noise = _Noise.of(cells, PLAUSIBLE.empty() if plausible is None else plausible)
    (prevalence, cases), gap = noise.drawn(np.random.default_rng(5), np.arange(len(cells.areas)), draws)
    return cells, prevalence, cases, gap


def test_a_weight_of_average_size_moves_by_a_third_of_itself():
    """Gamma of 10 each: a share of three has the variance (1/3)(2/3)/31, one of two (1/2)(1/2)/21."""
    found = _dirichlet(np.random.default_rng(3), np.full(3, 1 / 3), DRAWS)
    assert found.sum(axis=1) == pytest.approx(np.ones(DRAWS), abs=1e-5)
    assert found.mean(axis=0) == pytest.approx([1 / 3] * 3, abs=0.003)
    assert found.std(axis=0) == pytest.approx([np.sqrt(2 / 9 / 31)] * 3, abs=0.0015)
    with_none = _dirichlet(np.random.default_rng(3), np.array([0.5, 0.0, 0.5]), DRAWS)
    assert with_none[:, 1].max() == 0
    assert with_none[:, 0].std() == pytest.approx(np.sqrt(1 / 84), abs=0.0015)
    assert _dirichlet(np.random.default_rng(3), np.zeros(3), 5).tolist() == [[0.0] * 3] * 5


def test_a_share_moves_by_its_binomial_noise_with_half_a_case_added():
    """40 of 100: (40.5 / 101) (60.5 / 101) / 101 is 0.04877^2; cases are the same times 100 children."""
    _, prevalence, cases, gap = drawn([stunted("A", 40), served("A", 40)])
    assert prevalence.mean() == pytest.approx(0.40, abs=0.002)
    assert prevalence.std() == pytest.approx(0.04877, abs=0.001)
    assert cases == pytest.approx(100 * prevalence, abs=1e-3)
    assert gap.mean() == pytest.approx(0.5, abs=0.002)
    assert gap.std() == pytest.approx(0.04877, abs=0.001)


def test_a_gap_of_what_should_be_low_is_the_share_above_its_target():
    _, _, _, gap = drawn([served("A", 40, indicator=UNMET, target=0.1)])
    assert gap.mean() == pytest.approx(0.3, abs=0.002)


def test_cases_of_unknown_children_stay_as_they_are_and_those_without_cases_are_none():
    _, _, cases, _ = drawn(
        [stunted("A", 7, np.nan, share=0.07), stunted("B", np.nan, np.nan, share=0.3)], draws=10
    )
    assert cases.tolist() == [[7.0, 0.0]] * 10


def test_doubtful_cells_lie_evenly_in_their_ranges():
    """Growth of A between 0.2 and 0.6 is a gap of 0.7 to 0.3; its prevalence between 0.1 and 0.5."""
    ranges = [
        {"area_key": "?/a", "indicator": id, "low": low, "high": high, "reason": "uji"}
        for id, low, high in ((GROWTH, 0.2, 0.6), ("stunting_prevalence", 0.1, 0.5))
    ]
    records = [stunted("A", 20), stunted("B", 20), served("A", 50), served("B", 50)]
    plausible = PLAUSIBLE.check(PLAUSIBLE.empty().from_records(ranges))
    _, prevalence, _, gap = drawn(records, plausible)
    for found, low, high in ((gap[:, 0, 0], 0.3, 0.7), (prevalence[:, 0], 0.1, 0.5)):
        assert (found.min(), found.max()) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))
        assert found.mean() == pytest.approx((low + high) / 2, abs=0.005)
    assert gap[:, 1, 0].std() == pytest.approx(0.04975, abs=0.001)  # B: 50 of 100


def test_a_silent_service_is_one_of_the_others_each_as_often():
    """D has K4 alone. Of growth the others have 10, 50 and 90 %: gaps 0.8, 0.4 and 0, a third each."""
    records = [
        *(served(area, number) for area, number in (("A", 10), ("B", 50), ("C", 90))),
        served("D", 50, indicator="anc_k4"),
    ]
    cells, _, _, gap = drawn(records)
    of_d = gap[:, cells.areas["area"].tolist().index("D"), cells.services.index(GROWTH)].round(3)
    values, counts = np.unique(of_d, return_counts=True)
    assert values.tolist() == pytest.approx([0.0, 0.4, 0.8])
    assert counts / DRAWS == pytest.approx([1 / 3] * 3, abs=0.015)
    # K4 is of one area of four: the others need not report it, and have no gap in it.
    assert not gap[:, :3, cells.services.index("anc_k4")].any()


def test_places_in_a_list_are_shared_where_areas_tie():
    """A list of two. First draw: 3, 2, 1. Second: 3 leads, the other two share the last place."""
    scores = np.array([[3.0, 2.0, 1.0], [3.0, 1.0, 1.0]])
    assert _share_in_top(scores, 2).tolist() == [1.0, 0.75, 0.25]
    assert _share_in_top(scores, 3).tolist() == [1.0, 1.0, 1.0]
    assert _share_in_top(np.zeros((2, 4)), 1).tolist() == [0.25] * 4


def test_blocks_cover_all_areas_once():
    blocks = list(_blocks(7, 500_000))  # three areas at once
    assert [list(range(7))[block] for block in blocks] == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(_blocks(2, 10**9)) == [slice(0, 1), slice(1, 2)]
