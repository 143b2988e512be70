import math
from itertools import combinations, product

import numpy as np
import pytest

from stunting.analysis.comparing.convergence import convergence, convergence_sentence, on_target
from stunting.catalogue.indicators import load_catalogue
from tests.coverage_frames import cover

CATALOGUE = load_catalogue()
NAMES = {id: one.short_name for id, one in CATALOGUE.indicators.items()}
# Three services for "balita" in the catalogue.
SERVICES = ("growth_monitoring", "basic_immunization_complete", "weighing_coverage")


def service(indicator, numerator, denominator=50, area="Sotek", group="balita", **more):
    return {
        "indicator": indicator,
        "numerator": numerator,
        "denominator": denominator,
        "area": area,
        "target_group": group,
        **more,
    }


def of(records):
    return convergence(cover(records), CATALOGUE)


def only(summary, **wanted):
    frame = summary.frame
    for name, value in wanted.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1
    return frame.iloc[0]


def test_the_example_of_the_docstring():
    row = only(of([service(SERVICES[0], 45), service(SERVICES[1], 30)]))
    assert (row["services"], row["services_expected"]) == (2, 2)
    assert (row["lower"], row["upper"]) == (pytest.approx(0.5), pytest.approx(0.6))
    assert (row["lower_people"], row["upper_people"]) == (25, 30)
    assert row["binding"] == "basic_immunization_complete"
    assert row["binding_share"] == pytest.approx(0.6)
    assert row["reason"] == ""


def households_with_all(people, counts):
    """Fewest and most households that have every service, over all ways to give each service its count."""
    choices = [list(combinations(range(people), count)) for count in counts]
    shared = [len(set.intersection(*map(set, choice))) for choice in product(*choices)]
    return min(shared), max(shared)


@pytest.mark.parametrize("people", [1, 4, 5])
@pytest.mark.parametrize("k", [2, 3])
def test_bounds_are_those_of_all_households(people, k):
    cases = list(product(range(people + 1), repeat=k))
    records = [
        service(id, count, people, area=str(counts))
        for counts in cases
        for id, count in zip(SERVICES, counts, strict=False)
    ]
    found = of(records).frame.set_index("area")
    for counts in cases:
        row = found.loc[str(counts)]
        fewest, most = households_with_all(people, counts)
        assert (row["lower_people"], row["upper_people"]) == (fewest, most), counts
        assert row["lower"] * people == pytest.approx(fewest)
        assert row["upper"] * people == pytest.approx(most)


def test_target_groups_periods_and_areas_stay_apart():
    pregnant = [service(id, 20, group="ibu hamil") for id in ("pregnant_ifa_90", "anc_k4")]
    summary = of(
        [
            service(SERVICES[0], 45),
            service(SERVICES[1], 30),
            *pregnant,
            service(SERVICES[0], 10, area="Riko"),
            service(SERVICES[1], 50, area="Riko"),
            service(SERVICES[0], 10, period="2023"),
            service(SERVICES[1], 10, period="2023"),
        ]
    )
    assert len(summary.frame) == 4
    assert only(summary, target_group="ibu hamil")["upper"] == pytest.approx(0.4)
    assert only(summary, area="Riko")["binding"] == "growth_monitoring"
    assert only(summary, period="2023")["lower"] == 0


def test_survey_lower_is_better_and_counts_take_no_part():
    records = [
        service(SERVICES[0], 45),
        service(SERVICES[1], 30),
        service(SERVICES[2], 1, series="survey"),
        service("unmet_need_kb", 1),
        service("tpk_count", 1),
    ]
    assert only(of(records))["services"] == 2


def test_a_share_above_one_counts_as_one():
    row = only(of([service(SERVICES[0], 60), service(SERVICES[1], 30)]))
    assert (row["lower"], row["upper"]) == (pytest.approx(0.6), pytest.approx(0.6))


def test_a_missing_service_limits_what_the_bounds_say():
    other = [service(id, 40, area="Riko") for id in SERVICES]
    row = only(of([service(SERVICES[0], 45), service(SERVICES[1], 30), *other]), area="Sotek")
    assert (row["services"], row["services_expected"]) == (2, 3)
    assert row["upper"] == pytest.approx(0.6)
    assert row["reason"] == "berlaku untuk 2 dari 3 layanan yang berdata"


def test_one_service_with_data_gives_no_bounds_but_a_reason():
    other = [service(id, 40, area="Riko") for id in SERVICES[:2]]
    row = only(of([service(SERVICES[0], 45), service(SERVICES[1], math.nan), *other]), area="Sotek")
    assert math.isnan(row["lower"])
    assert math.isnan(row["upper_people"])
    assert row["binding"] == ""
    assert row["reason"] == "kurang dari dua layanan yang berdata"
    assert "kurang dari dua" in convergence_sentence(row, NAMES)


def test_services_whose_denominators_disagree_share_no_interval():
    row = only(of([service(SERVICES[0], 45, 50), service(SERVICES[1], 33, 56)]))
    assert math.isnan(row["upper"])
    assert "berbeda 10 % atau lebih" in row["reason"]
    # 45 of 50 is exactly a tenth less, 46 is not yet.
    for people, services in ((45, 1), (46, 2)):
        row = only(of([service(SERVICES[0], 45, 50), service(SERVICES[1], 33, people)]))
        assert row["services"] == services
    # A third of the same sasaran as the larger one: 33 and 42 of 56 overlap in 19 to 33.
    row = only(of([service(SERVICES[0], 45, 50), service(SERVICES[1], 33, 56), service(SERVICES[2], 42, 56)]))
    assert (row["lower_people"], row["upper_people"], row["services"]) == (19, 33, 2)


KEK = {"indicator": "pregnant_kek_supplement", "group": "ibu hamil KEK"}


def test_services_of_a_group_inside_another_take_part_by_its_people():
    # 100 bumil, 90 with TTD and 80 with K4: 10 and 20 lack one. Of 20 with KEK 5 got PMT: 15 lack it.
    # Lacking any: at least the 20 without K4, at most 10 + 20 + 15.
    records = [
        service("pregnant_ifa_90", 90, 100, group="ibu hamil"),
        service("anc_k4", 80, 100, group="ibu hamil"),
        service(numerator=5, denominator=20, **KEK),
    ]
    row = only(of(records))
    assert (row["target_group"], row["services"]) == ("ibu hamil", 3)
    assert (row["lower_people"], row["upper_people"], row["binding"]) == (55, 80, "anc_k4")
    # Of 60 with KEK 10 got PMT: the 50 who did not bind.
    row = only(of([*records[:2], service(numerator=10, denominator=60, **KEK)]))
    assert (row["lower_people"], row["upper_people"], row["binding"]) == (20, 50, "pregnant_kek_supplement")


def test_baduta_are_those_below_and_above_six_months_together():
    # 30 infants, 20 with ASI; 90 of 6-23 months, 60 with MP-ASI: apart, so 10 + 30 of 120 lack theirs.
    row = only(
        of(
            [
                service("exclusive_breastfeeding", 20, 30, group="bayi < 6 bulan"),
                service("complementary_feeding_6_23", 60, 90, group="anak 6–23 bulan"),
            ]
        ),
        target_group="baduta",
    )
    assert (row["denominator"], row["lower_people"], row["upper_people"]) == (120, 80, 80)


def test_nobody_lacks_more_than_once_what_is_carried_outward():
    """Of 100 baduta 90 lack theirs, 20 infants and 50 above six months theirs: at most all 100.

    Of 200 balita 20 lack weighing: at most 120 lack any, at least the 90.
    """
    records = [
        service(SERVICES[0], 180, 200),
        service(SERVICES[1], 10, 100, group="baduta"),
        service("exclusive_breastfeeding", 10, 30, group="bayi < 6 bulan"),
        service("complementary_feeding_6_23", 20, 70, group="anak 6–23 bulan"),
    ]
    row = only(of(records), target_group="balita")
    assert (row["lower_people"], row["upper_people"]) == (80, 110)


def test_an_inner_group_of_unknown_size_stands_aside():
    records = [
        service("pregnant_ifa_90", 90, 100, group="ibu hamil"),
        service("anc_k4", 80, 100, group="ibu hamil"),
        service(numerator=math.nan, denominator=math.nan, share=0.5, **KEK),
    ]
    row = only(of(records))
    assert (row["services"], row["services_expected"], row["lower_people"]) == (2, 3, 70)
    assert row["reason"] == "berlaku untuk 2 dari 3 layanan yang berdata"


def test_percentages_without_denominators_give_shares_only():
    shares = [
        service(id, math.nan, math.nan, share=share) for id, share in zip(SERVICES, (0.9, 0.6), strict=False)
    ]
    row = only(of(shares))
    assert row["lower"] == pytest.approx(0.5)
    assert math.isnan(row["lower_people"])
    assert "sasaran tidak diketahui" in row["reason"]


def test_the_sentence():
    row = only(of([service(SERVICES[0], 45), service(SERVICES[1], 30)]))
    assert convergence_sentence(row, NAMES) == (
        "Sotek: antara 50,0 % dan 60,0 % balita menerima ke-2 layanannya; "
        f"yang membatasi {NAMES['basic_immunization_complete']} (60,0 %)."
    )


@pytest.mark.parametrize(
    ("records", "note"),
    [
        ([], "sedikitnya dua layanan"),
        ([service(SERVICES[0], 45)], "hanya satu layanannya di data: balita"),
        ([service(id, math.nan, math.nan) for id in SERVICES], "sedikitnya dua layanan"),
        ([service(id, -1, 0) for id in SERVICES], "tidak mungkin benar"),
        ([service(id, 1e308, 1e308) for id in SERVICES], "tidak mungkin benar"),
        ([service(SERVICES[0], 45), service(SERVICES[1], 1), service(SERVICES[1], 2)], "angka ganda"),
    ],
    ids=["empty", "one service", "all missing", "impossible", "1e308", "conflict"],
)
def test_bad_input_is_an_empty_result_with_a_note(records, note):
    summary = of(records)
    assert summary.frame.empty
    assert any(note in text for text in summary.notes), summary.notes


def test_indicators_on_target_are_counted_and_weighted_by_people():
    summary = on_target(
        cover(
            [
                service(SERVICES[0], 50, 100, target=0.9),
                service(SERVICES[1], 290, 300, target=0.9),
                service(SERVICES[2], 10, 20),
                service("exclusive_breastfeeding", 5, 5, group="bayi < 6 bulan", target=0.8),
                service("anc_k4", math.nan, 5, group="ibu hamil", target=0.8),
            ]
        )
    )
    row = only(summary, target_group="balita")
    assert (row["on_target"], row["with_target"], row["without_target"], row["without_data"]) == (1, 2, 1, 0)
    assert (row["people_on_target"], row["people_with_target"]) == (300, 400)
    assert row["share_on_target"] == pytest.approx(0.75)
    together = only(summary, target_group="")
    assert (together["on_target"], together["with_target"], together["without_data"]) == (2, 3, 1)
    assert np.isnan(together["people_on_target"])
    assert together["reason"] == "sasaran yang berbeda tidak dijumlahkan"
    assert (
        only(summary, target_group="ibu hamil")["reason"] == "tidak ada indikator yang berdata dan bertarget"
    )


def test_an_unknown_denominator_leaves_the_count_and_a_reason():
    summary = on_target(
        cover(
            [
                service(SERVICES[0], 50, 100, target=0.9),
                service(SERVICES[1], math.nan, math.nan, share=0.95, target=0.9),
            ]
        )
    )
    row = only(summary, target_group="balita")
    assert (row["on_target"], row["with_target"]) == (1, 2)
    assert math.isnan(row["share_on_target"])
    assert row["reason"] == "ada sasaran yang tidak diketahui"


def test_nothing_on_target_of_nothing():
    summary = on_target(cover([]))
    assert summary.frame.empty
    assert summary.notes == ("Tidak ada data capaian.",)
