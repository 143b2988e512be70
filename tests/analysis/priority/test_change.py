"""The smallest change of a value: how far it can move, by what steps, and what its scale becomes."""

from dataclasses import replace

import numpy as np
import pytest

from stunting.analysis.priority.cells import cells_of, weights_of
from stunting.analysis.priority.change import _most_steps, _scales, smallest_changes
from stunting.analysis.priority.priority import priority
from stunting.analysis.priority.score import scale_of, score_of
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
GROWTH, UNMET, STUNTING = "growth_monitoring", "unmet_need_kb", "stunting_prevalence"


def figure(area, numerator, denominator, indicator=GROWTH, target=0.9):
    record = {"area": area, "indicator": indicator, "target": target}
    return {**record, "numerator": numerator, "denominator": denominator}


def steps(records, off):
    """The room of each value by its indicator, for an area on the list (`off`) or not."""
    cells = cells_of(cover(records, lower=(STUNTING, UNMET)), CATALOGUE)
    value = np.column_stack([cells.share, cells.prevalence])
    unit = 1 / np.column_stack([cells.people, cells.children])
    most = _most_steps(cells, value, unit, np.full(len(cells.areas), off))
    return dict(zip((*cells.services, STUNTING), most[0].tolist(), strict=True))


def test_a_value_moves_to_its_target_or_to_its_end():
    """45 of 100 for 90 %: 45 more or fewer. 30 of 100 above 10 %: 20 fewer or 70 more. 10 of 50 stunted."""
    records = [
        figure("A", 45, 100),
        figure("A", 30, 100, UNMET, 0.1),
        figure("A", 10, 50, STUNTING, 0.14),
    ]
    assert steps(records, off=True) == {GROWTH: 45, UNMET: 20, STUNTING: 10}
    assert steps(records, off=False) == {GROWTH: 45, UNMET: 70, STUNTING: 40}


def test_a_part_of_a_person_is_a_whole_one_and_binary_noise_is_none():
    """90 % of 105 are 94.5, so 5 more than 90. 0.9 - 249/300 is 0.07000000000000006: 21 people, not 22."""
    assert steps([figure("A", 90, 105)], off=True)[GROWTH] == 5
    assert steps([figure("A", 249, 300)], off=True)[GROWTH] == 21
    assert steps([figure("A", 29, 100)], off=False)[GROWTH] == 29  # 0.29 * 100 is 28.999999999999996
    assert steps([figure("A", 55, 100, STUNTING, 0.1)], off=True)[STUNTING] == 55


def test_what_is_met_missing_or_at_its_end_does_not_move():
    assert steps([figure("A", 95, 100)], off=True)[GROWTH] == 0
    assert steps([figure("A", 0, 100)], off=False)[GROWTH] == 0
    assert steps([figure("A", np.nan, 100), figure("B", 9, 10)], off=True)[GROWTH] == 0
    assert steps([figure("A", 5, 10)], off=True)[STUNTING] == 0


@pytest.mark.parametrize(
    "values",
    [
        *([3.0, 1.0, 4.0, 1.0, 5.0, 9.0], [2.0, 2.0, 2.0, 7.0], [5.0, 1.0], [4.0], [0.0, 0.0, 6.0]),
        *([1.0, np.nan, 8.0, 3.0], list(map(float, range(21))), [0.0] * 12 + [6.0]),
    ],
)
@pytest.mark.parametrize("new", [0.0, 1.0, 2.5, 8.5, 100.0])
def test_a_scale_is_the_percentile_with_the_value_in_place_of_the_old_one(values, new):
    """Beside numpy's percentile of the whole list written anew; where that is 0, the highest value."""
    given = np.array(values)
    area = np.flatnonzero(~np.isnan(given))
    found = _scales(given, area, np.full(len(area), new))
    for at, scale in zip(area, found, strict=True):
        again = given.copy()
        again[at] = new
        tenth = np.nanpercentile(again, 90)
        assert scale == pytest.approx(tenth if tenth > 0 else np.nanmax(again))


def test_the_scale_of_an_area_without_a_value_stays_and_that_of_none_is_none():
    values = np.array([1.0, np.nan, 8.0, 3.0])
    assert _scales(values, np.array([1]), np.array([50.0])) == pytest.approx([np.nanpercentile(values, 90)])
    assert _scales(np.full(3, np.nan), np.array([0, 1]), np.zeros(2)).tolist() == [0.0, 0.0]


def test_one_person_alone_may_move_an_area():
    """0 of 1 is 90 points short and leads before 40; with the one served it is not short at all."""
    records = [figure("A", 0, 1), figure("B", 50, 100), figure("C", 80, 100)]
    frame = priority(cover(records), CATALOGUE, level=AreaLevel.DESA, top=1).frame.set_index("area")
    assert frame.loc["A", ["change_effect", "change_people", "change_share"]].tolist() == ["off", 1.0, 1.0]
    assert frame.loc["A", "change_points"] == pytest.approx(100)


def test_of_several_values_the_nearest_in_points_is_named():
    """Gaps of A 60 and 40 points, of B 30 and 40, a mean of 50 and 35: A falls by 30 points and one person.

    Growth of 1,000 people takes 301 of them, 30.1 points; unmet need of 100 people 31, 31 points.
    """
    records = [
        *(figure("A", 300, 1000), figure("A", 50, 100, UNMET, 0.1)),
        *(figure("B", 600, 1000), figure("B", 50, 100, UNMET, 0.1)),
        *(figure("C", 900, 1000), figure("C", 10, 100, UNMET, 0.1)),
    ]
    frame = priority(cover(records, lower=(STUNTING, UNMET)), CATALOGUE, level=AreaLevel.DESA, top=1).frame
    frame = frame.set_index("area")
    names = ["change_effect", "change_indicator", "change_people"]
    assert frame.loc["A", names].tolist() == ["off", GROWTH, 301]
    assert frame.loc["A", "change_points"] == pytest.approx(30.1)
    assert frame.loc["B", names].tolist() == ["on", GROWTH, 301]
    assert frame.loc["B", "change_points"] == pytest.approx(-30.1)
    assert frame.loc["B", "change_share"] == pytest.approx(0.299)


def total_of(cells, weights):
    return score_of(cells, weights, scale_of(cells, weights)).total


def moved(cells, at, column, step):
    """The cells with so many people more in one value of one area, cases with the prevalence."""
    if column < len(cells.services):
        share = cells.share.copy()
        share[at, column] += step / cells.people[at, column]
        return replace(cells, share=share)
    cases, prevalence = cells.cases.copy(), cells.prevalence.copy()
    cases[at] += step
    prevalence[at] = cases[at] / cells.children[at]
    return replace(cells, cases=cases, prevalence=prevalence)


def nearest_by_trying(cells, weights, at, off, top):
    """The least share that moves an area across, of every value and every number of people, all anew."""
    best = np.inf
    better = (*np.where(cells.lower, -1, 1), -1)
    for column, sign in enumerate(better):
        people = cells.children[at] if column == len(cells.services) else cells.people[at, column]
        share = cells.prevalence[at] if column == len(cells.services) else cells.share[at, column]
        if np.isnan(share):
            continue
        for step in range(1, int(people) + 1):
            after = share + (step if off else -step) * sign / people
            if not -1e-9 <= after <= 1 + 1e-9 or step / people >= best:
                break
            total = total_of(moved(cells, at, column, step if (off == (sign > 0)) else -step), weights)
            others = np.delete(total, at)
            others = others[~np.isnan(others)]
            above, not_below = (others > total[at] + 1e-11).sum(), (others >= total[at] - 1e-11).sum()
            if above >= top if off else not_below < top:
                best = step / people
                break
    return best


@pytest.mark.parametrize("parts", [(1, 1, 1), (5, 1, 2), (1, 6, 1), (0, 1, 4), (1, 0, 0), (0, 0, 1)])
@pytest.mark.parametrize("seed", range(4))
def test_the_smallest_change_is_the_smallest_of_all_that_can_be_tried(parts, seed):
    """Five areas of at most 20 people with weights of every kind, and values that some of them lack."""
    draw = np.random.default_rng([seed, *parts])
    targets = {GROWTH: 0.9, UNMET: 0.1, STUNTING: 0.14}
    records = []
    for area in "ABCDE":
        for indicator, target in targets.items():
            people = int(draw.integers(4, 20))
            if draw.random() < 0.85:
                records.append(figure(area, int(draw.integers(0, people + 1)), people, indicator, target))
    cells = cells_of(cover(records, lower=(STUNTING, UNMET)), CATALOGUE)
    weights, _ = weights_of(parts, {GROWTH: 3.0, UNMET: 1.0}, cells)
    score = score_of(cells, weights, scale_of(cells, weights))
    scored = ~np.isnan(score.total)
    ranks = np.zeros(len(scored))
    order = np.argsort(-np.nan_to_num(score.total, nan=-1.0), kind="stable")
    ranks[order] = np.where(scored[order], np.arange(1, len(scored) + 1), 0)
    found = smallest_changes(cells, weights, score, ranks, 2)
    for at in np.flatnonzero(scored):
        tried = nearest_by_trying(cells, weights, at, ranks[at] <= 2, 2)
        assert np.nan_to_num(abs(found.share[at]), nan=np.inf) == pytest.approx(tried, abs=1e-9)
    assert (found.column[~scored] == -1).all()


def test_an_area_without_a_score_has_no_change():
    records = [figure(area, served, 100) for area, served in (("A", 10), ("B", 50), ("C", 80))]
    frame = priority(
        cover([*records, figure("D", np.nan, 100)]), CATALOGUE, level=AreaLevel.DESA, top=1
    ).frame
    row = frame.set_index("area").loc["D"]
    assert (row["rank"], row["change_effect"], row["change_indicator"]) == (0, "", "")
    assert np.isnan(row["change_people"])
