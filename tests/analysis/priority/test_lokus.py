"""The proposal of desa lokus: its optimum against brute force, its verdicts and what stands beside it."""

import itertools
import math

import numpy as np
import pytest

from stunting.analysis.priority.cells import cells_of
from stunting.analysis.priority.lokus import LokusOptions, _beside, _desa, _of_cut_people, lokus_proposal
from stunting.analysis.priority.lokus_optimum import ChoiceLimits, Optimum, best_choice
from stunting.analysis.priority.priority import PriorityOptions, priority
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.summaries.lokus import LokusLimits
from stunting.model.summaries.priority import PriorityWeights
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
GROWTH, IFA, UNMET = "growth_monitoring", "pregnant_ifa_90", "unmet_need_kb"
ONLY_SERVICES = PriorityOptions(weights=PriorityWeights(0, 0, 1))


def limits(desa=10, hours=math.inf, rupiah=math.inf, desa_hours=0.0, costs=((), ()), services=2):
    each = [np.array(cost, dtype=float) if cost else np.zeros(services) for cost in costs]
    return ChoiceLimits(desa, hours, rupiah, desa_hours, *each)


def brute_force(people, worth, given):
    """The best worth over every set of desa and every corner of what can be given in them.

    A corner of a linear programme with two limits leaves at most two parts between 0 and 1.
    """
    best = 0.0
    areas, services = people.shape
    for count in range(min(given.desa, areas) + 1):
        for chosen in itertools.combinations(range(areas), count):
            cells = [(a, s) for a in chosen for s in range(services) if people[a, s] > 0]
            gain = np.array([people[a, s] * worth[s] for a, s in cells])
            spent = np.array(
                [[people[a, s] * cost[s] for a, s in cells] for cost in (given.hours, given.rupiah)]
            ).reshape(2, len(cells))
            left = np.array([given.total_hours - given.desa_hours * count, given.total_rupiah])
            if (left >= 0).all():
                best = max(best, best_corner(gain, spent, left))
    return best


def best_corner(gain, spent, left):
    best = 0.0
    for loose in itertools.chain.from_iterable(
        itertools.combinations(range(len(gain)), size) for size in range(min(2, len(gain)) + 1)
    ):
        fixed = [at for at in range(len(gain)) if at not in loose]
        for parts in itertools.product((0.0, 1.0), repeat=len(fixed)):
            for tight in itertools.combinations(range(2), len(loose)):
                part = np.zeros(len(gain))
                part[fixed] = parts
                if loose:
                    matrix = spent[np.ix_(tight, loose)]
                    if abs(np.linalg.det(matrix)) < 1e-12:
                        continue
                    part[list(loose)] = np.linalg.solve(matrix, (left - spent @ part)[list(tight)])
                fits = (
                    (spent @ part <= left + 1e-9).all() and (part >= -1e-9).all() and (part <= 1 + 1e-9).all()
                )
                if fits:
                    best = max(best, float(gain @ part))
    return best


@pytest.mark.parametrize("seed", range(12))
def test_the_optimum_is_that_of_brute_force(seed):
    random = np.random.default_rng(seed)
    people = random.integers(0, 12, (4, 2)).astype(float)
    worth = random.uniform(0.1, 1, 2)
    hours, rupiah = random.uniform(0.5, 3, 2), random.uniform(1, 5, 2)
    given = limits(
        desa=int(random.integers(1, 4)),
        hours=float(random.uniform(5, 60)),
        rupiah=float(random.uniform(10, 80)),
        desa_hours=float(random.uniform(0, 6)),
        costs=(tuple(hours), tuple(rupiah)),
    )
    found = best_choice(people, worth, given)
    best = brute_force(people, worth, given)
    assert found.bound == pytest.approx(best, abs=1e-6)
    # Of at most two services one person is cut in parts by a limit, and left out.
    assert best - 2 * worth.max() - 1e-6 <= found.worth <= best + 1e-6
    assert (
        found.reached @ hours @ np.ones(4) + given.desa_hours * found.taken.sum() <= given.total_hours + 1e-6
    )
    assert (found.reached @ rupiah).sum() <= given.total_rupiah + 1e-6
    assert found.taken.sum() <= given.desa
    assert (found.reached <= people).all()


def test_without_limits_of_hours_and_rupiah_the_most_worth_comes_first():
    people = np.array([[10.0, 0], [30, 1], [20, 40]])
    found = best_choice(people, np.array([0.01, 0.02]), limits(desa=2))
    # 0.10, 0.32 and 1.00: the last two.
    assert found.taken.tolist() == [False, True, True]
    assert found.worth == pytest.approx(1.32)
    assert found.bound == pytest.approx(
        brute_force(people, np.array([0.01, 0.02]), limits(desa=2, hours=1e9, rupiah=1e9))
    )


@pytest.mark.parametrize("hours", [math.inf, 100.0])
def test_a_desa_is_taken_for_one_service_alone_and_none_where_nobody_is_short(hours):
    people = np.array([[3.0, 0.0], [0.0, 0.0], [0.0, 2.0]])
    found = best_choice(people, np.ones(2), limits(desa=3, hours=hours, costs=((1, 1), ())))
    assert found.taken.tolist() == [True, False, True]
    assert (found.worth, found.reached.tolist()) == (5, people.tolist())


def test_the_example_of_the_docstring():
    found = best_choice(
        np.array([[10.0], [30]]), np.ones(1), limits(desa=1, hours=20, costs=((1,), ()), services=1)
    )
    assert found.reached.tolist() == [[0.0], [20.0]]


def test_hours_of_a_desa_keep_a_far_place_off_when_they_leave_none_for_people():
    found = best_choice(
        np.array([[10.0]]), np.ones(1), limits(desa=1, hours=5, desa_hours=6, costs=((1,), ()), services=1)
    )
    assert (found.taken.tolist(), found.worth) == ([False], 0.0)


def served(code, area, numerator, people=100, indicator=GROWTH, **more):
    target = {GROWTH: 0.9, IFA: 0.8, UNMET: 0.1}[indicator]
    record = {"indicator": indicator, "area_code": code, "area": area, "target": target}
    return {**record, "numerator": numerator, "denominator": people, **more}


A, B, C = "64.09.01.1001", "64.09.01.1002", "64.09.02.2001"
RECORDS = [
    *(served(A, "A", 40), served(B, "B", 80), served(C, "C", 89)),
    *(
        served(A, "A", 78, indicator=IFA),
        served(B, "B", 40, indicator=IFA),
        served(C, "C", 70, indicator=IFA),
    ),
]


def proposed(records, listed=None, **given):
    frame = cover(records, lower=(UNMET,))
    ranking = priority(frame, CATALOGUE, level=AreaLevel.DESA, options=ONLY_SERVICES).frame
    options = LokusOptions(LokusLimits(**given))
    return lokus_proposal(frame, CATALOGUE, ranking, listed or {}, options)


def row(proposal, area):
    frame = proposal.desa.frame
    return frame[frame["area"] == area].iloc[0]


def test_parts_of_the_gap_are_a_mean_over_services_and_people_are_never_added_up():
    """Short of weighing: 50, 10 and 1 of 61; of tablets: 2, 40 and 10 of 52."""
    proposal = proposed(RECORDS, desa=1)
    of_a, of_b = (50 / 61 + 2 / 52) / 2, (10 / 61 + 40 / 52) / 2
    assert of_b > of_a
    assert proposal.closed == pytest.approx(of_b)
    assert proposal.desa.frame["area"].iloc[0] == "B"
    assert row(proposal, "B")["services"].split() == [IFA, GROWTH]
    given = proposal.given.frame
    assert dict(zip(given["indicator"], given["reached"], strict=True)) == {IFA: 40.0, GROWTH: 10.0}
    assert proposal.proven


def test_services_come_first_by_what_their_hours_close():
    """40 hours: tablets in B take 40 hours for 40/52, weighing in A 40 of 50 for 40/61."""
    proposal = proposed(RECORDS, desa=3, hours=40, hours_of={GROWTH: 1.0, IFA: 1.0})
    assert row(proposal, "B")["services"] == IFA
    assert proposal.given.frame["reached"].tolist() == [40.0]
    assert proposal.closed == pytest.approx(40 / 52 / 2)
    assert proposal.uncosted == ()


def test_a_limit_of_rupiah_names_the_services_without_a_price():
    proposal = proposed(RECORDS, desa=1, rupiah=100, rupiah_of={GROWTH: 5.0})
    assert proposal.uncosted == (IFA,)
    assert any("tanpa beban" in note for note in proposal.desa.notes)
    # Tablets in B cost nothing; 10 children there 50 of the 100 rupiah.
    assert row(proposal, "B")["rupiah"] == 50


def test_a_desa_depends_where_draws_disagree():
    """Two desa almost alike on a list of one: each is taken in a good part of the draws."""
    alike = [served(A, "A", 50), served(B, "B", 51), served(C, "C", 90)]
    proposal = proposed(alike, desa=1)
    assert [row(proposal, name)["verdict"] for name in "ABC"] == ["depends", "depends", "no"]
    assert row(proposal, "A")["proposed_share"] + row(proposal, "B")["proposed_share"] == pytest.approx(1.0)
    apart = [served(A, "A", 10, 1000), served(B, "B", 850, 1000), served(C, "C", 890, 1000)]
    sure = proposed(apart, desa=1)
    assert [row(sure, name)["verdict"] for name in "ABC"] == ["certain", "no", "no"]


def verdicts(shares, taken):
    """What is said of desa that so many of the draws propose, and the optimum takes or not."""
    records = [served(f"64.09.01.10{at:02d}", f"Desa {at}", 50) for at in range(len(shares))]
    cells = cells_of(cover(records), CATALOGUE)
    reached = np.zeros((len(shares), 1))
    best = Optimum(np.array(taken), reached, 0.0, 0.0)
    given = limits(hours=10, rupiah=10, services=1)
    return _desa(cells, best, np.zeros(1), np.array(shares), given)


def test_hours_of_a_desa_are_spent_only_where_it_is_proposed():
    """Growth: 50, 10 and 1 short. Two hours for the desa and one for each child."""
    proposal = proposed(RECORDS[:3], desa=1, hours=100, desa_hours=2, hours_of={GROWTH: 1.0})
    assert [row(proposal, name)["hours"] for name in "ABC"] == [52, 0, 0]
    assert proposal.closed == pytest.approx(50 / 61)


def test_a_proof_allows_two_people_of_the_service_that_is_worth_most_where_anybody_is_short():
    people = np.array([[3.0, 1.0, 0.0], [2.0, 0.0, 0.0]])
    assert _of_cut_people(np.array([0.02, 0.05, 0.9]), people) == pytest.approx(0.1)
    assert _of_cut_people(np.array([0.02, 0.05, 0.9]), np.zeros((2, 3))) == pytest.approx(0, abs=1e-8)


def test_from_nine_tenths_of_the_draws_a_desa_is_certain_and_up_to_a_tenth_it_is_not():
    found = verdicts([0.9, 0.89, 0.11, 0.1, 0.1], [False, False, False, False, True])
    assert found["verdict"].tolist() == ["certain", "depends", "depends", "no", "depends"]


def test_desa_stand_by_proposal_then_draws_then_what_is_closed():
    desa = verdicts([0.2, 0.4, 0.4, 0.9], [True, False, False, False])
    desa = desa.assign(closed=[0.1, 0.1, 0.3, 0.5], services="")
    ranking = desa.assign(rank=[1, 2, 3, 4])[["area_key", "rank", "verdict"]]
    assert _beside(desa, ranking, {})["area"].tolist() == ["Desa 0", "Desa 3", "Desa 2", "Desa 1"]


def test_desa_alike_in_all_of_that_stand_by_their_codes_and_are_numbered_anew():
    desa = verdicts([0.4, 0.4, 0.4], [False] * 3).assign(closed=0.1, services="").iloc[::-1]
    beside = _beside(desa, desa.assign(rank=[1, 2, 3])[["area_key", "rank", "verdict"]], {})
    assert beside["area"].to_dict() == {0: "Desa 0", 1: "Desa 1", 2: "Desa 2"}


def test_services_stand_by_desa_and_in_each_by_what_they_close():
    """A: 50 of 61 by weighing, 2 of 52 by tablets; B: 10 of 61 and 40 of 52."""
    given = proposed(RECORDS, desa=2).given.frame
    assert list(zip(given["area_key"], given["indicator"], strict=True)) == [
        *((A, GROWTH), (A, IFA)),
        *((B, IFA), (B, GROWTH)),
    ]
    assert given["closed"].tolist() == pytest.approx([50 / 61 / 2, 2 / 52 / 2, 40 / 52 / 2, 10 / 61 / 2])


@pytest.mark.parametrize("hours", [math.inf, 100.0])
def test_a_list_without_places_takes_no_desa_whatever_else_is_limited(hours):
    found = best_choice(np.array([[10.0, 5.0]]), np.array([0.1, 0.1]), limits(desa=0, hours=hours))
    assert (found.taken.tolist(), found.worth, found.bound) == ([False], 0.0, 0.0)


@pytest.mark.parametrize("hours", [math.inf, 100.0])
def test_a_service_that_is_worth_nothing_is_given_to_nobody(hours):
    given = limits(desa=1, hours=hours, costs=((1.0, 0.0), (0.0, 0.0)))
    found = best_choice(np.array([[10.0, 5.0]]), np.array([0.1, 0.0]), given)
    assert found.reached.tolist() == [[10.0, 0.0]]


def test_desa_that_do_not_report_a_service_are_counted_once_and_not_for_cases():
    """C reports neither weighing nor tablets, B no tablets; unmet need, which B lacks too, counts cases."""
    d = "64.09.02.2002"
    records = [
        *(served(A, "A", 40), served(A, "A", 40, indicator=IFA), served(A, "A", 30, indicator=UNMET)),
        *(served(B, "B", 80), served(B, "B", np.nan, indicator=IFA), served(B, "B", np.nan, indicator=UNMET)),
        *(served(C, "C", np.nan), served(C, "C", np.nan, indicator=IFA), served(C, "C", 30, indicator=UNMET)),
        *(served(d, "D", 50), served(d, "D", 50, indicator=IFA), served(d, "D", np.nan, indicator=UNMET)),
    ]
    notes = proposed(records, desa=1).desa.notes
    assert any(note.startswith("2 desa tidak melaporkan sebagian layanan") for note in notes)


def test_ranking_and_present_list_stand_beside():
    proposal = proposed(RECORDS, {A: "2025", C: ""}, desa=1)
    assert [row(proposal, name)["listed"] for name in "ABC"] == ["2025", "", "-"]
    assert sorted(row(proposal, name)["rank"] for name in "ABC") == [1, 2, 3]
    first = next(name for name in "ABC" if row(proposal, name)["rank"] == 1)
    closed = {"A": (50 / 61 + 2 / 52) / 2, "B": (10 / 61 + 40 / 52) / 2, "C": (1 / 61 + 10 / 52) / 2}
    assert proposal.closed_by_ranking == pytest.approx(closed[first])


def test_cases_too_many_and_services_without_a_target_do_not_count():
    records = [*RECORDS, served(C, "C", 90, indicator=UNMET)]
    proposal = proposed(records, desa=3)
    assert UNMET not in proposal.services
    assert any("kasus yang berlebih" in note for note in proposal.desa.notes)


def test_no_gap_proposes_nothing():
    proposal = proposed([served(A, "A", 95), served(B, "B", 99)], desa=2)
    assert not proposal.desa.frame["proposed"].any()
    assert (proposal.closed, proposal.services, proposal.proven) == (0.0, (), True)
