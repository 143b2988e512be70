"""Promises judged by later figures; every expected number is worked by hand beside it."""

import math

import pandas as pd
import pytest

from stunting.analysis.acting.promise_figures import deadline_of
from stunting.analysis.acting.promise_measure import Measured
from stunting.analysis.acting.promises import is_overtaken, promises, promises_sentence
from stunting.catalogue.indicators import load_catalogue
from stunting.model.follow_up import FOLLOW_UP, empty_record, plan_frame
from tests.coverage_frames import cover

WARU = "64.09.02"


def promise(**more):
    """40 of 100 under-fives of Waru in 2024, promised 80 % by the end of 2026."""
    return {
        **empty_record("T001"),
        "series": "register",
        "period": "2024",
        "area_key": WARU,
        "kecamatan": "Waru",
        "indicator": "growth_monitoring",
        "sector": "Kesehatan",
        "issue": "Pemantauan 40 %",
        "target_group": "balita",
        "output_unit": "balita",
        "denominator": 100.0,
        "share": 0.40,
        "target": 0.80,
        "gap_people": 40.0,
        "opd": "Dinas Kesehatan",
        "quarters": "TW II; TW IV",
        **more,
    }


def figure(served=None, people=None, period="2025", **more):
    return {
        "area_level": "kecamatan",
        "area_code": WARU,
        "area": "Waru",
        "kecamatan": "Waru",
        "numerator": math.nan if served is None else served,
        "denominator": math.nan if people is None else people,
        "period": period,
        "target": 0.80,
        **more,
    }


def judged(made, *later, lower=()):
    frame = cover([figure(40, 100, "2024"), *later], lower=lower)
    return promises(plan_frame([made]), frame, load_catalogue()).frame.iloc[0]


def test_the_target_reached_keeps_the_promise():
    found = judged(promise(), figure(85, 100))
    assert found["verdict"] == "kept"
    assert (found["old_share"], found["new_share"], found["goal"]) == (0.40, 0.85, 0.80)
    assert found["change_points"] == pytest.approx(45)
    assert (found["old_gap_people"], found["new_gap_people"]) == (40, 0)
    assert found["reason"] == "Naik dari 40,0 % menjadi 85,0 % (Tahun 2025): janji 80,0 % tercapai."


def test_exactly_the_target_is_enough():
    assert judged(promise(), figure(80, 100))["verdict"] == "kept"
    assert judged(promise(), figure(79, 100))["verdict"] != "kept"


def test_the_output_target_in_the_unit_of_the_sasaran_keeps_it_too():
    # 20 more than 40 of 100: 60 of 100 or 20 people more are enough, 59 are not.
    made = promise(output_target=20.0)
    assert judged(made, figure(60, 100))["verdict"] == "kept"
    assert judged(made, figure(60, 100))["goal"] == pytest.approx(0.60)
    assert judged(made, figure(59, 100))["verdict"] == "late"
    # One person is a promise, nobody is none: then the target of the row holds.
    assert judged(promise(output_target=1.0), figure(60, 100))["goal"] == pytest.approx(0.41)
    assert judged(promise(output_target=0.0), figure(60, 100))["goal"] == 0.80


def test_a_larger_sasaran_is_no_progress():
    # 52 of 130 are the old 40 % again: 12 more under-fives, but 52 - 0.40 x 130 = 0 people moved.
    found = judged(promise(output_target=10.0), figure(52, 130))
    assert (found["verdict"], found["change_points"]) == ("late", 0)
    # 72 - 0.40 x 120 = 24 people moved of 24 promised, though 60 % is not 64 %.
    found = judged(promise(output_target=24.0), figure(72, 120))
    assert found["verdict"] == "kept"
    assert "24 balita, sesuai janji 24" in found["reason"]


def test_an_output_target_in_another_unit_does_not_count():
    found = judged(promise(output_target=20.0, output_unit="posyandu"), figure(60, 100))
    assert (found["verdict"], found["goal"]) == ("late", 0.80)


def test_an_even_pace_until_the_deadline():
    # August 2025 to June 2026 is 10 months; by December 2025 4 of them are gone: 4/10 of 40 points are 16.
    made = promise(period="2025-08", quarters="TW II")
    enough = judged(made, figure(56, 100, "2025-12"))
    assert (enough["verdict"], enough["deadline"]) == ("on_the_way", "2026-TW2")
    assert enough["needed_points"] == pytest.approx(16)
    assert enough["reason"].startswith(
        "Naik dari 40,0 % menjadi 56,0 % (Desember 2025); sampai saat itu perlu 16,0 poin agar 80,0 % "
        "tercapai pada Triwulan II 2026: cukup."
    )
    slow = judged(made, figure(55, 100, "2025-12"))
    assert slow["verdict"] == "late"
    assert slow["reason"].endswith("pada Triwulan II 2026: kurang.")


def test_after_the_deadline_only_reaching_counts():
    found = judged(promise(quarters="TW II"), figure(79, 100))
    assert (found["verdict"], found["deadline"]) == ("late", "2025-TW2")
    assert "tenggat Triwulan II 2025 sudah lewat" in found["reason"]
    assert found["needed_points"] == pytest.approx(40)


def test_the_wrong_way_beyond_chance_contradicts():
    # 40 % to 20 % of 100: deviations 4,9 and 4,0 points make 6,3; 1,96 of them are 12,4 < 20.
    found = judged(promise(), figure(20, 100))
    assert (found["verdict"], bool(found["beyond_chance"])) == ("contradicted", True)
    assert found["reason"] == "Turun dari 40,0 % menjadi 20,0 % (Tahun 2025), menjauh dari janji 80,0 %."


def test_a_little_the_wrong_way_may_be_chance_and_is_not_measurable():
    # A falling row is not called late. Deviations 4.85 and 4.73 points make 6.78; 1.96 of them are 13.3.
    found = judged(promise(), figure(35, 100))
    assert (found["verdict"], bool(found["beyond_chance"])) == ("not_measurable", False)
    assert found["smallest_seen_points"] == pytest.approx(13.3, abs=0.05)
    assert "Perubahan terkecil yang dapat terlihat: 13,3 poin." in found["reason"]


def test_called_done_but_not_reached_is_late_where_it_rose():
    found = judged(promise(status="selesai"), figure(60, 100))
    assert found["verdict"] == "late"
    assert found["reason"] == "Dinyatakan selesai, tetapi capaian baru 60,0 % dari janji 80,0 %."
    assert judged(promise(status="selesai"), figure(85, 100))["verdict"] == "kept"


def test_lower_is_better():
    made = promise(
        indicator="stunting_prevalence", share=0.40, target=0.20, gap_people=20.0, period="2025-08",
        quarters="TW II", output_target=math.nan,
    )  # fmt: skip
    common = {"indicator": "stunting_prevalence", "target": 0.20}
    old = figure(40, 100, "2025-08", **common)

    def at(cases, **more):
        later = figure(cases, 100, "2025-12", **common)
        return judged({**made, **more}, old, later, lower=("stunting_prevalence",))

    # 4 of 10 months: 8 of 20 points.
    assert at(20)["verdict"] == "kept"
    assert at(20)["new_gap_people"] == 0
    assert at(32)["verdict"] == "on_the_way"
    assert at(32)["needed_points"] == pytest.approx(-8)
    assert at(32)["new_gap_people"] == 12
    assert at(33)["verdict"] == "late"
    # 40 to 60 of 100: 1,96 * 6,9 points are 13,6 < 20.
    assert at(60)["verdict"] == "contradicted"
    # 14 cases fewer than 40 are promised: 26, and 1,96 * 6,5 points are 12,8 < 14.
    assert at(26, output_target=14.0)["verdict"] == "kept"
    assert at(27, output_target=14.0)["verdict"] != "kept"


@pytest.mark.parametrize(
    ("made", "later", "why"),
    [
        ({}, [], "Belum ada data sesudah Tahun 2024."),
        ({"indicator": ""}, [figure(85, 100)], "tidak menyebut indikator"),
        ({"area_key": ""}, [figure(85, 100)], "menggabungkan beberapa wilayah"),
        ({"status": "batal"}, [figure(85, 100)], "dibatalkan"),
        ({"period": ""}, [figure(85, 100)], "Periode angka saat janji dibuat tidak diketahui"),
        ({}, [figure(85, 100, indicator="pregnant_ifa_90")], "tidak ada pada data sesudah Tahun 2024"),
        ({}, [figure(9, 10, area_code="64.09.03", area="Babulu")], "untuk Waru sesudah Tahun 2024"),
        ({}, [figure(85, 100, series="survey")], "survei dan data rutin tidak dibandingkan"),
        ({}, [figure(85, 100, "2025-08")], "Panjang periodenya lain (Agustus 2025)"),
        ({}, [figure(reason="sasaran kosong")], "Belum ada capaian"),
        ({}, [figure(share=0.85)], "Angka baru hanya persentase"),
        ({}, [figure(None, 100, share=0.85)], "Angka baru hanya persentase"),
        ({"denominator": math.nan}, [figure(85, 100)], "Saat janji dibuat hanya ada persentase"),
        ({"share": math.nan}, [figure(85, 100)], "Capaian saat janji dibuat tidak diketahui"),
        ({"target": math.nan}, [figure(85, 100)], "tidak punya target"),
        ({"target_group": "baduta"}, [figure(85, 100)], "berubah dari baduta menjadi balita"),
        ({}, [figure(120, 134)], "menjadi 1,34 kali semula"),
        ({"period": "2024-08"}, [figure(85, 100, "2025-02")], "dapat kumulatif: Februari 2025"),
    ],
)
def test_not_measurable_says_why(made, later, why):
    found = judged(promise(**made), *later)
    assert (found["verdict"], bool(found["beyond_chance"])) == ("not_measurable", False)
    assert why in found["reason"]


def test_a_third_more_people_are_still_the_same_sasaran():
    assert judged(promise(), figure(120, 133))["verdict"] == "kept"


def test_part_of_a_year_is_set_beside_the_same_part_or_the_same_year():
    made = promise(period="2024-08")
    found = judged(made, figure(85, 100, "2025-02"), figure(90, 100, "2025-08"))
    assert (found["verdict"], found["new_period"]) == ("kept", "2025-08")
    assert judged(made, figure(85, 100, "2024-11"))["new_period"] == "2024-11"


def test_the_latest_figure_judges():
    assert judged(promise(), figure(85, 100, "2025"), figure(50, 100, "2026"))["new_period"] == "2026"


def test_what_must_be_known_stands_beside_the_verdict():
    made = promise(gap_people=math.nan, desa="Api-api", quarters="")
    found = judged(made, figure(85, 100, areas_reporting=3, areas_expected=4, target=0.9))
    assert found["reason"].endswith(
        "Tanpa waktu: tenggat setahun. Dinilai dengan angka seluruh kecamatan, bukan Api-api "
        "saja. Baru 3 dari 4 wilayah melapor. Target sekarang 90,0 %."
    )


def test_a_change_that_may_be_chance_keeps_no_promise():
    found = judged(promise(share=0.78, gap_people=2.0), figure(80, 100))
    assert (found["verdict"], bool(found["beyond_chance"])) == ("not_measurable", False)
    assert "dapat juga kebetulan" in found["reason"]


@pytest.mark.parametrize(
    ("period", "quarters", "deadline"),
    [
        ("2024", "TW I", "2025-TW1"),
        ("2024", "TW IV; TW I", "2025-TW4"),
        ("2025-08", "TW III", "2025-TW3"),
        ("2025-09", "TW III", "2026-TW3"),
        ("2025-TW3", "", "2026-09"),
        ("2024/2025", "TW II", "2026-TW2"),
        ("", "TW II", ""),
    ],
)
def test_deadline(period, quarters, deadline):
    assert deadline_of(period, quarters) == deadline


def test_the_sentence_counts_by_verdict():
    plan = plan_frame(
        [promise(id=f"T00{n}", **more) for n, more in enumerate([{}, {}, {"indicator": ""}], 1)]
    )
    found = promises(plan, cover([figure(85, 100)]), load_catalogue()).frame
    assert list(found["id"]) == ["T001", "T002", "T003"]
    assert promises_sentence(found) == "Dari 3 janji: 2 ditepati, 1 belum terukur."


def test_an_empty_plan_and_empty_data():
    assert promises(FOLLOW_UP.empty(), cover([]), load_catalogue()).frame.empty
    assert (
        promises_sentence(promises(FOLLOW_UP.empty(), cover([]), load_catalogue()).frame)
        == "Belum ada janji."
    )
    assert "Belum ada data" in judged(promise())["reason"]


@pytest.mark.parametrize(
    ("sign", "goal", "there"),
    [(1, 0.4, True), (1, 0.39, True), (1, 0.41, False), (-1, 0.4, True), (-1, 0.41, True), (-1, 0.39, False)],
)
def test_a_promise_of_no_progress_is_there_already(sign, goal, there):
    made = {"period": "2024", "share": 0.4, "denominator": 100}
    later = {"period": "2025", "share": 0.5, "numerator": 50, "denominator": 100}
    assert Measured(made, later, sign, goal, math.nan, "2025-12").already_there is there


@pytest.mark.parametrize(
    ("periods", "overtaken"),
    [(["2025", ""], True), (["2025", "", ""], False), (["2025"], True), ([""], False)],
)
def test_a_plan_is_overtaken_where_newer_figures_judge_half_of_it(periods, overtaken):
    """Rows without an indicator can never be judged and do not count."""
    rows = [{"indicator": "growth_monitoring", "new_period": period} for period in periods]
    judged = pd.DataFrame([*rows, {"indicator": "", "new_period": ""}, {"indicator": "", "new_period": ""}])
    assert is_overtaken(judged) is overtaken
    assert not is_overtaken(judged[judged["indicator"] == ""])


@pytest.mark.parametrize(("period", "due"), [("2025-11", False), ("2025-12", True), ("2026", True)])
def test_a_promise_is_due_at_the_end_of_its_deadline(period, due):
    made = {"period": "2024", "share": 0.4, "denominator": 100}
    later = {"period": period, "share": 0.5, "numerator": 50, "denominator": 100}
    assert Measured(made, later, 1.0, 0.8, math.nan, "2025-12").due is due


@pytest.mark.parametrize(
    ("share", "goal", "sign", "served"),
    [(0.3, 0.1 + 0.2, 1.0, 30), (0.1 + 0.2, 0.3, -1.0, 30)],  # 0.1 + 0.2 is 0.30000000000000004
)
def test_binary_noise_breaks_no_promise(share, goal, sign, served):
    made = {"period": "2024", "share": 0.3, "denominator": 100}
    later = {"period": "2025", "share": share, "numerator": served, "denominator": 100}
    measured = Measured(made, later, sign, goal, math.nan, "2026-12")
    assert measured.reached
    assert not Measured(made, later, sign, goal + sign * 1e-6, math.nan, "2026-12").reached


def test_binary_noise_loses_no_person():
    """55 of 100 were reached and 67 are: 12 more, but 0.55 * 100 is 55.00000000000001."""
    made = {"period": "2024", "share": 0.55, "denominator": 100}
    later = {"period": "2025", "share": 0.67, "numerator": 67, "denominator": 100}
    assert Measured(made, later, 1.0, 0.8, 12.0, "2026-12").reached
    assert not Measured(made, later, 1.0, 0.8, 13.0, "2026-12").reached
