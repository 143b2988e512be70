"""What a sector has reached, with values worked by hand."""

import math

from stunting.analysis.coverage.coverage import coverage
from stunting.analysis.coverage.sectors import sector_people, sector_summary
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.summaries import COVERAGE
from tests.builders import PPU, observe

SESULU = "64.09.02.2002"


def summaries(records, level=AreaLevel.DESA):
    catalogue = load_catalogue()
    frame = coverage(observe(records), catalogue, load_gazetteer(), kabupaten=PPU, level=level).frame
    return (
        sector_summary(frame, catalogue).frame.set_index("sector"),
        sector_people(frame, catalogue).frame.set_index(["sector", "target_group"]),
    )


def triple(indicator, served, sasaran, area_code=SESULU, **more):
    common = {"area_code": area_code, "indicator": indicator, **more}
    return [
        {**common, "measure": "denominator", "value": sasaran},
        {**common, "measure": "numerator", "value": served},
    ]


RECORDS = [
    *triple("pregnant_ifa_90", 30, 50),  # target 80 %: 20 points, 10 ibu hamil
    *triple("growth_monitoring", 60, 100),  # 90 %: 30 points, 30 balita
    *triple("basic_immunization_complete", 95, 100),  # 90 %: met
    *triple("exclusive_breastfeeding", None, 20),  # no number
    *triple("wasting", 13, 100),  # 7 %, lower is better: 6 points, 6 cases
    *triple("family_phbs", 40, 50),  # no target
    *triple("krs_accompaniment", 44, 50),  # 90 %: 2 points, 1 keluarga
]


def test_a_sector_counts_its_indicators():
    sectors, _ = summaries(RECORDS)
    health = sectors.loc["Kesehatan"]
    assert health["indicators"] == 6
    counts = health[["met", "near", "behind", "far", "no_target", "no_data"]].tolist()
    # 0,6/0,8 = 0,75 behind; 0,6/0,9 = 0,67 far; 7/13 = 0,54 far
    assert counts == [1, 0, 1, 2, 1, 1]
    assert (health["largest_gap_indicator"], health["largest_gap_points"]) == ("growth_monitoring", 30)
    assert health[["most_people_indicator", "most_people", "most_people_group"]].tolist() == [
        "growth_monitoring",
        30,
        "balita",
    ]
    assert sectors.loc["KB", "near"] == 1
    # 0,9 x 50 = 45: one keluarga more than 44.
    assert sectors.loc["KB", ["most_people_indicator", "most_people"]].tolist() == ["krs_accompaniment", 1]
    assert sectors.index.tolist() == ["Kesehatan", "KB"]
    assert sectors.loc["KB", "opd"] == "DP3AP2KB"


def test_people_are_kept_apart_by_sasaran():
    _, people = summaries(RECORDS)
    balita = people.loc[("Kesehatan", "balita")]
    assert balita[["indicators", "met", "people_at_least", "services"]].tolist() == [2, 1, 30, 30]
    assert people.loc[("Kesehatan", "ibu hamil"), "people_at_least"] == 10
    cases = people.loc[("Kesehatan", "balita diukur")]
    assert cases["indicators"] == 0
    assert math.isnan(cases["people_at_least"])
    assert (cases["cases_over"], cases["cases_indicator"]) == (6, "wasting")
    assert people.loc[("", "balita"), "people_at_least"] == 30


def test_services_of_one_sasaran_add_up_and_people_do_not():
    records = triple("krs_accompaniment", 5, 50) + triple("krs_home_garden", 5, 50)  # 90 % and 50 %
    _, people = summaries(records)
    together = people.loc[("", "keluarga berisiko stunting")]
    assert together[["people_at_least", "services"]].tolist() == [40, 60]
    assert people.loc[("Pangan", "keluarga berisiko stunting"), "services"] == 20


def test_the_kabupaten_shows_the_sum_of_its_desa():
    records = triple("pregnant_ifa_90", 50, 50) + triple("pregnant_ifa_90", 0, 10, "64.09.03.2010")
    sectors, _ = summaries(records, AreaLevel.KABUPATEN)
    health = sectors.loc["Kesehatan"]
    assert health["met"] == 1  # 50 of 60
    assert health["most_people"] == 8  # and yet Rintik needs 8
    assert (health["largest_gap_indicator"], health["largest_gap_points"]) == ("", 0)


def test_of_a_sector_on_target_no_indicator_lacks_people():
    sectors, _ = summaries(triple("basic_immunization_complete", 95, 100))
    health = sectors.loc["Kesehatan"]
    assert health[["met", "most_people", "most_people_indicator", "most_people_group"]].tolist() == [
        1,
        0,
        "",
        "",
    ]


def test_no_people_are_claimed_where_none_are_known():
    survey = {"area_code": PPU, "indicator": "stunting_prevalence", "measure": "percent", "series": "survey"}
    sectors, people = summaries([{**survey, "value": 32}], AreaLevel.KABUPATEN)
    assert sectors.loc["Kesehatan", "far"] == 1
    assert math.isnan(sectors.loc["Kesehatan", "most_people"])
    assert people.empty


def test_an_empty_coverage_gives_empty_summaries_that_say_so():
    for function in (sector_summary, sector_people):
        summary = function(COVERAGE.empty(), load_catalogue())
        assert summary.frame.empty
        assert summary.notes


def test_services_of_one_sasaran_that_lack_nobody_are_met():
    """IFA 30 of 50 for 80 % lacks 10, K6 lacks nobody. The ten are the least and all there is."""
    records = [
        *triple("pregnant_ifa_90", 30, 50),
        *triple("anc_k6", 50, 50),
    ]
    _, people = summaries(records)
    mothers = people.loc[("Kesehatan", "ibu hamil")]
    assert mothers[["indicators", "met", "services", "people_at_least"]].tolist() == [2, 1, 10, 10]
    assert mothers["people_indicator"] == "pregnant_ifa_90"
    _, reached = summaries([*triple("pregnant_ifa_90", 40, 50), *triple("anc_k6", 50, 50)])
    mothers = reached.loc[("Kesehatan", "ibu hamil"), ["met", "services", "people_indicator"]]
    assert mothers.tolist() == [2, 0, ""]


def test_the_indicator_that_one_person_lacks_is_named():
    """39 of 50 for 80 %: one lacks it."""
    _, people = summaries([*triple("pregnant_ifa_90", 39, 50), *triple("anc_k6", 50, 50)])
    mothers = people.loc[("Kesehatan", "ibu hamil"), ["people_at_least", "people_indicator"]]
    assert mothers.tolist() == [1, "pregnant_ifa_90"]


def test_people_of_all_sectors_stand_before_those_of_each_and_sectors_in_their_order():
    _, people = summaries(RECORDS)
    sectors = [sector for sector, _ in people.index]
    assert list(dict.fromkeys(sectors)) == ["", "Kesehatan", "KB"]


def test_the_office_that_leads_most_services_stands_first():
    """BPOM leads two (2 + 2), Dinas Ketahanan Pangan leads one and helps with one (2 + 1)."""
    services = ("krs_home_garden", "fortified_food_followup", "food_safety_intervention")
    sectors, _ = summaries([record for id in services for record in triple(id, 30, 50)])
    offices = "BPOM, Dinas Ketahanan Pangan, Dinas Pertanian, Dinas Kesehatan"
    assert sectors.loc["Pangan", "opd"] == offices


def test_beside_a_service_without_a_target_one_that_is_met_lacks_nobody():
    """95 of 100 reach 90 %; nobody set a target for PHBS."""
    sectors, _ = summaries([*triple("basic_immunization_complete", 95, 100), *triple("family_phbs", 40, 50)])
    health = sectors.loc["Kesehatan", ["met", "no_target", "largest_gap_points", "most_people"]]
    assert health.tolist() == [1, 1, 0, 0]


def test_summaries_stand_by_period_then_area_then_sector():
    catalogue = load_catalogue()
    records = [
        record
        for period in ("2024", "2023")
        for area in ("64.09.03.2010", SESULU)
        for service in ("krs_accompaniment", "pregnant_ifa_90")
        for record in triple(service, 30, 50, area, period=period)
    ]
    frame = coverage(observe(records), catalogue, load_gazetteer(), kabupaten=PPU, level=AreaLevel.DESA).frame
    found = sector_summary(frame, catalogue).frame
    assert found.index.tolist() == list(range(8))
    assert list(zip(found["period"], found["area"], found["sector"], strict=True)) == [
        (period, area, sector)
        for period in ("2023", "2024")
        for area in ("Sesulu", "Rintik")
        for sector in ("Kesehatan", "KB")
    ]
