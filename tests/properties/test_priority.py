"""The priority list over random areas: shares, places, and changes that do what they say."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stunting.analysis.coverage.binomial import binomial_deviation
from stunting.analysis.priority.cells import cells_of, weights_of
from stunting.analysis.priority.change import smallest_changes
from stunting.analysis.priority.draws import WEIGHT_FIRMNESS, _dirichlet
from stunting.analysis.priority.priority import PriorityOptions, priority
from stunting.analysis.priority.score import scale_of, score_of
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
SERVICES = ("growth_monitoring", "exclusive_breastfeeding", "unmet_need_kb")


def random_frame(seed, areas):
    draw = np.random.default_rng(seed)
    records = []
    for at in range(areas):
        for indicator, target in zip(("stunting_prevalence", *SERVICES), (0.14, 0.9, 0.8, 0.1), strict=True):
            if draw.random() < 0.1:
                continue
            people = int(draw.integers(5, 200))
            share = draw.beta(2, 8) if target < 0.5 else draw.beta(8, 3)
            numerator = int(draw.binomial(people, share))
            area = f"Desa {at:02d}"
            records.append(
                {
                    "area": area,
                    "indicator": indicator,
                    "numerator": numerator,
                    "denominator": people,
                    "target": target,
                }
            )
    return cover(records, lower=("stunting_prevalence", "unmet_need_kb"))


def ranks_of(total):
    ranks = np.zeros(len(total))
    ranks[np.argsort(-total, kind="stable")] = np.arange(1, len(total) + 1)
    return ranks


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2**32 - 1), st.integers(3, 12), st.integers(1, 11))
def test_the_smallest_change_moves_the_area_across_and_one_person_less_does_not(seed, areas, top):
    cells = cells_of(random_frame(seed, areas), CATALOGUE)
    weights, _ = weights_of((1, 1, 1), {}, cells)
    assume(weights.parts.sum() > 0)
    score = score_of(cells, weights, scale_of(cells, weights))
    assume(np.isfinite(score.total).all())
    ranks = ranks_of(score.total)
    changes = smallest_changes(cells, weights, score, ranks, top)
    for at in np.flatnonzero(changes.column >= 0):
        for people, across in ((changes.people[at], True), (changes.people[at] - 1, False)):
            # All is recomputed, the scale too: it moves with the value of a heavy area.
            after = changed(cells, at, changes, people)
            total = score_of(after, weights, scale_of(after, weights)).total
            others = np.delete(total, at)
            if changes.off[at]:
                moved = (others > total[at] + 1e-11).sum() >= top
            else:
                moved = (others >= total[at] - 1e-11).sum() < top
            assert moved == across


@pytest.mark.parametrize("top", [1, 2, 3])
def test_a_kecamatan_leaves_the_list_once_its_change_is_made(top):
    # Few areas: each is the heaviest tenth itself, so the scale moves with the change.
    cases = {"Penajam": (260, 1000), "Waru": (60, 400), "Babulu": (150, 800), "Sepaku": (120, 700)}
    served = {"Penajam": 700, "Waru": 300, "Babulu": 500, "Sepaku": 640}
    found = kecamatan_list(cases, served, top)
    assert len(found[found["change_effect"] != ""]) >= 3
    for row in found[found["change_effect"] != ""].to_dict("records"):
        moved_cases, moved_served = dict(cases), dict(served)
        step = int(np.sign(row["change_points"]) * row["change_people"])
        if row["change_indicator"] == "stunting_prevalence":
            moved_cases[row["area"]] = (cases[row["area"]][0] + step, cases[row["area"]][1])
        else:
            moved_served[row["area"]] += step
        again = kecamatan_list(moved_cases, moved_served, top).set_index("area")
        assert (again.loc[row["area"], "rank"] > top) == (row["change_effect"] == "off")


def kecamatan_list(cases, served, top):
    common = {"area_level": "kecamatan", "target": 0.9}
    records = [
        row
        for area, (sick, children) in cases.items()
        for row in (
            {**common, "area": area, "indicator": "stunting_prevalence", "numerator": sick,
             "denominator": children, "target": 0.14},
            {**common, "area": area, "numerator": served[area], "denominator": children},
        )
    ]  # fmt: skip
    return priority(cover(records), CATALOGUE, level=AreaLevel.KECAMATAN, top=top).frame


def changed(cells, at, changes, people):
    """The cells with so many people more or fewer in the changed value of one area."""
    column = changes.column[at]
    if column == len(cells.services):
        step = np.sign(changes.share[at]) * people
        cases, prevalence = cells.cases.copy(), cells.prevalence.copy()
        cases[at] += step
        prevalence[at] = cases[at] / cells.children[at]
        return replace(cells, cases=cases, prevalence=prevalence)
    share = cells.share.copy()
    share[at, column] += np.sign(changes.share[at]) * people / cells.people[at, column]
    return replace(cells, share=share)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 2**32 - 1), st.integers(3, 20), st.integers(1, 10))
def test_shares_add_up_to_the_length_of_the_list(seed, areas, top):
    frame = priority(random_frame(seed, areas), CATALOGUE, level=AreaLevel.DESA, top=top).frame
    scored = frame[frame["rank"] > 0]
    assert scored["rank"].tolist() == list(range(1, len(scored) + 1))
    assert scored["score"].is_monotonic_decreasing
    length = min(top, len(scored))
    for name in ("top_share", "top_share_weights", "top_share_data"):
        assert scored[name].sum() == pytest.approx(length, abs=1e-6)
        assert scored[name].between(0, 1 + 1e-9).all()
    parts = scored[["score_prevalence", "score_cases", "score_services"]].sum(axis=1)
    assert parts.to_numpy() == pytest.approx(scored["score"].to_numpy())


@pytest.mark.parametrize("weights", [[0.5, 0.3, 0.2], [0.9, 0.1, 0.0], [1.0, 0.0, 0.0]])
def test_weights_are_drawn_around_the_chosen_ones(weights):
    chosen = np.array(weights)
    drawn = _dirichlet(np.random.default_rng(1), chosen, 40_000)
    # Mean and variance of a Dirichlet distribution with parameters a: a / A and a (A - a) / (A^2 (A + 1)).
    used = chosen[chosen > 0]
    total = WEIGHT_FIRMNESS * len(used)
    assert drawn.sum(axis=1) == pytest.approx(1, abs=1e-5)
    assert drawn.mean(axis=0) == pytest.approx(chosen, abs=0.005)
    assert drawn.var(axis=0) == pytest.approx(chosen * (1 - chosen) / (total + 1), abs=0.001)


def test_binomial_noise_of_a_share():
    # 20 of 80: (20.5 / 81) (60.5 / 81) / 81; 0 of 5: (0.5 / 6) (5.5 / 6) / 6; without people none.
    share, people = np.array([0.25, 0.0, 0.5]), np.array([80.0, 5.0, np.nan])
    expected = [np.sqrt(20.5 * 60.5 / 81**3), np.sqrt(0.5 * 5.5 / 6**3), 0]
    assert binomial_deviation(share, people) == pytest.approx(expected)


def test_the_chance_of_two_areas_is_that_of_their_noise():
    # One service and one weight: A leads where its drawn share is below that of B. Difference 5 points,
    # deviations 4.97 and 4.99 points: the normal distribution gives Phi(0.05 / 0.0705) = 0.761.
    records = [
        {"area": area, "indicator": "growth_monitoring", "numerator": x, "denominator": 100, "target": 1.0}
        for area, x in (("A", 45), ("B", 50))
    ]
    options = PriorityOptions(draws=40_000)
    frame = priority(cover(records), CATALOGUE, level=AreaLevel.DESA, top=1, options=options).frame
    assert frame["top_share"].iat[0] == pytest.approx(0.761, abs=0.01)
