import math

import pytest

from stunting.analysis.acting import wording
from stunting.analysis.acting.follow_up import follow_up_plan
from stunting.analysis.acting.follow_up_edits import (
    edited,
    merged,
    moved,
    problems_of,
    split_by_desa,
    with_new_row,
    without_row,
)
from stunting.analysis.coverage.coverage import coverage
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.catalogue.usual_activities import load_usual_activities
from stunting.model.areas import AreaLevel
from stunting.model.follow_up import KECAMATAN_ROLES
from tests.builders import PPU, observe, ppu_observations

API_API, SESULU, LABANGKA = "64.09.02.2001", "64.09.02.2002", "64.09.03.2002"


def pair(code, served, people, **more):
    common = {"area_code": code, "indicator": "growth_monitoring", "sector": "Kesehatan", **more}
    return [
        {**common, "measure": "denominator", "value": people},
        {**common, "measure": "numerator", "value": served},
    ]


def plan_from(observations):
    levels = [
        coverage(observations, load_catalogue(), load_gazetteer(), kabupaten=PPU, level=level).frame
        for level in (AreaLevel.KECAMATAN, AreaLevel.DESA)
    ]
    return follow_up_plan(*levels, load_catalogue(), load_usual_activities())


@pytest.fixture
def plan():
    # Waru: 40 + 40 of 100 + 50; Babulu: 30 of 40. The target of growth_monitoring is 90 %.
    records = [*pair(API_API, 40, 100), *pair(SESULU, 40, 50), *pair(LABANGKA, 30, 40)]
    return plan_from(observe(records)).frame


def test_percentages_of_desa_alone_give_rows_that_count_the_desa():
    def percent(code, value):
        return {
            "area_code": code,
            "indicator": "growth_monitoring",
            "sector": "Kesehatan",
            "measure": "percent",
            "value": value,
        }

    # Target 90 %: in Waru one of two desa is below, in Babulu the only one.
    records = [percent(API_API, 95.0), percent(SESULU, 60.0), percent(LABANGKA, 70.0)]
    plan = plan_from(observe(records)).frame
    assert list(plan["kecamatan"]) == ["Babulu", "Waru"]
    assert list(plan["issue"]) == [
        "Pemantauan tumbuh kembang balita: 1 dari 1 desa/kelurahan di bawah target 90 %",
        "Pemantauan tumbuh kembang balita: 1 dari 2 desa/kelurahan di bawah target 90 %",
    ]
    assert list(plan["desa"]) == ["Labangka", "Sesulu"]
    assert plan[["share", "gap_points", "gap_people"]].isna().all(axis=None)
    assert set(plan["target"]) == {0.9}


def test_rows_are_born_from_gaps_worked_by_hand(plan):
    # Waru 80 of 150 is 53,3 %, 36,7 points and 55 people short; Babulu 75 % is 15 points and 6 people.
    assert list(plan["kecamatan"]) == ["Waru", "Babulu"]
    first = plan.iloc[0]
    assert first["gap_people"] == 55
    assert first["gap_points"] == pytest.approx(90 - 100 * 80 / 150)
    assert first["issue"] == "Pemantauan tumbuh kembang balita 53,3 %, 36,7 poin di bawah target"
    assert first["desa"] == "Api-api; Sesulu"
    assert first["opd"] == "Dinas Kesehatan"
    assert first["output_unit"] == first["target_group"] == "balita"
    assert first["target_verified"]
    assert first["activity_suggested"]
    assert first["activity"]


def test_people_fill_what_only_they_know(plan):
    for name in ("sub_activity", "sub_activity_code", "funding", "quarters"):
        assert set(plan[name]) == {""}
    assert plan[["budget", "output_target"]].isna().all().all()
    assert set(plan["status"]) == {"rencana"}


def test_a_kecamatan_has_only_its_five_roles():
    plan = plan_from(ppu_observations()).frame
    roles = {role for text in plan["kecamatan_role"] for role in text.split("; ")}
    assert roles <= set(KECAMATAN_ROLES)
    assert len(plan) > 30
    assert set(plan["series"]) == {"register"}
    assert set(plan["period"]) == {"2024"}


def test_no_gap_gives_no_row_and_says_so():
    found = plan_from(observe(pair(API_API, 95, 100)))
    assert found.frame.empty
    assert found.notes[-1] == wording.NO_GAP_TO_FOLLOW_UP


def test_a_lower_is_better_indicator_is_above_its_limit():
    found = plan_from(observe(pair(API_API, 30, 100, indicator="unmet_need_kb"))).frame
    # The target is 7,4 %: 22,6 points too many, and of 30 cases 7 may stay.
    assert found.iloc[0]["issue"].endswith("22,6 poin di atas batas")
    assert found.iloc[0]["gap_people"] == 23


def test_split_by_desa_keeps_no_people_to_count_twice(plan):
    parts = split_by_desa(plan, "T001")
    assert list(parts["desa"]) == ["Api-api", "Sesulu", "Labangka"]
    assert parts["id"].is_unique
    assert list(parts["gap_people"].isna()) == [True, True, False]
    assert list(plan["desa"]) == ["Api-api; Sesulu", "Labangka"]
    assert split_by_desa(plan, "T002").equals(plan)


def test_merge_adds_people_and_joins_places(plan):
    one = merged(plan, ["T001", "T002"])
    assert len(one) == 1
    assert one.iloc[0]["gap_people"] == 61
    assert one.iloc[0]["kecamatan"] == "Waru; Babulu"
    assert one.iloc[0]["desa"] == "Api-api; Sesulu; Labangka"
    assert math.isnan(one.iloc[0]["share"])


def test_merge_after_split_leaves_people_unknown(plan):
    parts = split_by_desa(plan, "T001")
    one = merged(parts, list(parts["id"].head(2)))
    assert math.isnan(one.iloc[0]["gap_people"])
    assert one.iloc[0]["desa"] == "Api-api; Sesulu"
    assert one.iloc[0]["share"] == pytest.approx(80 / 150)


def test_different_sasaran_are_never_merged():
    records = [*pair(API_API, 40, 100), *pair(API_API, 10, 50, indicator="pregnant_ifa_90")]
    plan = plan_from(observe(records)).frame
    with pytest.raises(ValueError, match="indikator dan sasaran yang sama"):
        merged(plan, list(plan["id"]))


def test_reorder_add_and_take_out(plan):
    assert list(moved(plan, "T002", -1)["id"]) == ["T002", "T001"]
    assert list(moved(plan, "T002", 5)["id"]) == ["T001", "T002"]
    assert list(moved(plan, "T001", 1)["id"]) == ["T002", "T001"]
    longer = with_new_row(without_row(plan, "T001"))
    assert list(longer["id"]) == ["T002", "T003"]
    assert list(longer["issue"])[1] == ""


def test_an_activity_somebody_wrote_is_no_suggestion(plan):
    new = edited(plan, {"T001": {"activity": "Sweeping balita"}, "T002": {"budget": 5e6}})
    assert list(new["activity_suggested"]) == [False, True]
    assert new.iloc[1]["budget"] == 5e6


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"opd": ""}, "OPD penanggung jawab belum diisi"),
        ({"issue": " "}, "isu belum ditulis"),
        ({"activity": ""}, "kegiatan belum diisi"),
        ({"kecamatan_role": "menyusun program"}, "peran kecamatan hanya boleh meneruskan instruksi"),
        ({"quarters": "TW V"}, "waktu ditulis sebagai TW I"),
        ({"funding": "kas kecil"}, "sumber dana harus dari APBD"),
        ({"budget": -1.0}, "pagu tidak boleh negatif"),
        ({"output_target": 56.0}, "melebihi kekurangan"),
        ({"status": "entah"}, "status harus salah satu dari rencana"),
        ({"status": "disepakati"}, "waktunya belum diisi"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(plan, change, words):
    assert problems_of(plan) == []
    found = problems_of(edited(plan, {"T001": change}))
    assert len(found) == 1
    assert found[0].startswith("Baris 1 (")
    assert words in found[0]


def test_suggestions_name_known_indicators():
    assert set(load_usual_activities()) <= set(load_catalogue().indicators)
