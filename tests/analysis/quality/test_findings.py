"""Findings about data quality: one small matrix per rule, with numbers worked by hand."""

import math
from itertools import pairwise

import numpy as np
import pytest

from stunting.analysis.quality.findings import findings, ten_questions
from stunting.analysis.quality.rules import QualityRules
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.observations import OBSERVATIONS
from stunting.model.summaries.quality import FINDING_TEXTS, FindingKind
from tests.builders import DESA, PPU, observe, ppu_observations

SESULU, API_API, KEC_WARU = "64.09.02.2002", "64.09.02.2001", "64.09.02"
IFA = "pregnant_ifa_90"  # target 80 %
CODES = list(DESA)


def triple(area_code, served, sasaran, indicator=IFA, percent=None, **more):
    common = {"area_code": area_code, "indicator": indicator, **more}
    cells = [
        {**common, "measure": "denominator", "value": sasaran},
        {**common, "measure": "numerator", "value": served},
    ]
    return cells if percent is None else [*cells, {**common, "measure": "percent", "value": percent}]


def found(records, kind, **options):
    frame = findings(observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU, **options).frame
    return frame[frame["kind"] == kind].reset_index(drop=True)


def only(records, kind, **options):
    frame = found(records, kind, **options)
    assert len(frame) == 1
    return frame.iloc[0]


def test_a_missing_capaian_may_be_anything_up_to_the_sasaran():
    row = only(triple(SESULU, None, 50) + triple(API_API, 45, 50), FindingKind.MISSING_NUMERATOR)
    assert (row["file"], row["sheet"], row["cell"], row["area"]) == ("matriks.xlsx", "Rekap", "E5", "Sesulu")
    assert row["opd"] == "Dinas Kesehatan"
    assert row["people"] == 50
    assert (row["numerator_low"], row["numerator_high"], row["denominator_high"]) == (0, 50, 50)
    assert row["flips"] == "status"  # 45/50 meets 80 %, 45/100 does not
    assert "sasaran 50 sudah ada" in row["message"]


def test_a_month_that_nobody_reports_yet_is_no_gap():
    """Two desa until February; March is empty in both, February in one."""
    served = {"2025-01": (40, 41), "2025-02": (42, None), "2025-03": (None, None)}
    records = [
        record
        for period, both in served.items()
        for code, number in zip((SESULU, API_API), both, strict=True)
        for record in triple(code, number, 50, period=period)
    ]
    row = only(records, FindingKind.MISSING_NUMERATOR)
    assert (row["period"], row["area"]) == ("2025-02", "Api-api")


def test_a_conflict_names_both_numbers_and_weighs_the_larger():
    records = triple(SESULU, 30, 50) + triple(SESULU, 40, 50, file="lain.xlsx")
    row = only(records, FindingKind.CONFLICT)
    assert "30 dan 40" in row["message"]
    assert (row["numerator_low"], row["numerator_high"], row["people"]) == (30, 40, 50)


def test_capaian_above_sasaran():
    row = only(triple(SESULU, 60, 50) + triple(API_API, 1, 50), FindingKind.NUMERATOR_ABOVE)
    assert (row["cell"], row["people"]) == ("E5, D5", 10)
    assert "capaian 60 melebihi sasaran 50 (120,0 %)" in row["message"]


def test_a_zero_sasaran_with_capaian():
    row = only(triple(SESULU, 7, 0), FindingKind.ZERO_DENOMINATOR)
    assert row["people"] == 7


@pytest.mark.parametrize(("served", "sasaran", "what"), [(-4, 50, "capaian"), (4, -50, "sasaran")])
def test_negative_numbers(served, sasaran, what):
    assert (
        f"{what} bernilai negatif" in only(triple(SESULU, served, sasaran), FindingKind.NEGATIVE)["message"]
    )


def test_a_number_beyond_reason_is_not_used():
    records = triple(SESULU, 30, 1e308) + triple(API_API, 45, 50)
    row = only(records, FindingKind.TOO_LARGE)
    assert "sasaran 1,0e+308 terlalu besar" in row["message"]
    assert row["cell"] == "D5"


def test_a_percentage_above_100_without_people():
    records = [{"area_code": SESULU, "indicator": "family_phbs", "measure": "percent", "value": 104}]
    row = only(records, FindingKind.PERCENT_ABOVE)
    assert "tercetak 104,0 %" in row["message"]
    assert math.isnan(row["people"])


@pytest.mark.parametrize(("printed", "wrong"), [(60.0, 0), (60.1, 0), (60.2, 1), (70.0, 1)])
def test_printed_percentages_are_recomputed(printed, wrong):
    frame = found(triple(SESULU, 30, 50, percent=printed), FindingKind.PRINTED_PERCENT)
    assert len(frame) == wrong


def test_rounding_to_whole_percents_is_no_finding():
    assert found(triple(SESULU, 2, 3, percent=67), FindingKind.PRINTED_PERCENT).empty
    assert len(found(triple(SESULU, 2, 3, percent=66), FindingKind.PRINTED_PERCENT)) == 1


def test_a_wrong_printed_percentage_weighs_the_people_it_claims():
    row = only(triple(SESULU, 30, 50, percent=70.0), FindingKind.PRINTED_PERCENT)
    assert row["people"] == pytest.approx(5)  # 70 % of 50 is 35
    assert row["cell"] == "F5, E5, D5"


def test_percentages_without_sasaran_are_one_finding_per_table():
    records = [
        {"area_code": code, "indicator": "family_phbs", "measure": "percent", "value": 50.5 + place}
        for place, code in enumerate(CODES[:6])
    ]
    row = only(records, FindingKind.NO_DENOMINATOR)
    assert "6 wilayah memuat persentase tanpa sasaran" in row["message"]
    assert row["cell"] == "D5, D10"


def total(served, sasaran, code=PPU, percent=None):
    return triple(code, served, sasaran, percent=percent, area="JUMLAH", is_total=True)


def test_a_total_that_is_not_the_sum_of_its_rows():
    records = triple(SESULU, 30, 50) + triple(API_API, 40, 50) + total(75, 100)
    row = only(records, FindingKind.TOTAL_DIFFERS)
    assert "total capaian Penajam Paser Utara tercetak 75, jumlah barisnya 70 (selisih 5)" in row["message"]
    assert (row["people"], row["cell"]) == (5, "E7")
    assert found(
        triple(SESULU, 30, 50) + triple(API_API, 40, 50) + total(70, 100), FindingKind.TOTAL_DIFFERS
    ).empty


def test_the_total_of_a_kecamatan_is_compared_with_its_own_desa():
    elsewhere = triple("64.09.03.2010", 1, 10)
    records = triple(SESULU, 30, 50) + triple(API_API, 40, 50) + elsewhere + total(71, 101, KEC_WARU)
    frame = found(records, FindingKind.TOTAL_DIFFERS)
    assert frame["area"].tolist() == ["Waru", "Waru"]
    assert frame["people"].tolist() == [1, 1]


def test_a_total_that_is_a_mean_of_percentages():
    # 90/100 and 5/50: the mean of 90 % and 10 % is 50 %, the true share 63,3 %
    rows = triple(SESULU, 90, 100, percent=90.0) + triple(API_API, 5, 50, percent=10.0)
    row = only(rows + total(95, 150, percent=50.0), FindingKind.MEAN_OF_PERCENTS)
    assert "tercetak 50,0 %" in row["message"]
    assert "yang benar 63,3 %" in row["message"]
    assert row["people"] == 20  # 95 - 75


def test_a_kecamatan_row_that_its_desa_do_not_add_up_to():
    waru = [code for code in CODES if code.startswith(KEC_WARU)]
    desa = [record for code in waru for record in triple(code, 30, 50)]
    row = only(desa + triple(KEC_WARU, 150, 200, sheet="kecamatan"), FindingKind.LEVELS_DIFFER)
    assert "capaian menurut baris kecamatan 150, jumlah semua desanya 120 (selisih 30)" in row["message"]
    assert (row["people"], row["sheet"]) == (30, "kecamatan")
    close = desa + triple(KEC_WARU, 130, 210, sheet="kecamatan")
    assert found(close, FindingKind.LEVELS_DIFFER).empty
    incomplete = desa[2:] + triple(KEC_WARU, 150, 200, sheet="kecamatan")
    assert found(incomplete, FindingKind.LEVELS_DIFFER).empty


def test_one_sasaran_with_two_numbers():
    records = triple(SESULU, 30, 50) + triple(SESULU, 30, 60, "anc_k4", sheet="K4")
    row = only(records, FindingKind.SASARAN_DIFFERS)
    assert "sasaran ibu hamil berbeda, 50 dan 60 (selisih 20,0 %)" in row["message"]
    assert row["people"] == 10
    close = triple(SESULU, 30, 50) + triple(SESULU, 30, 54, "anc_k4", sheet="K4")
    assert found(close, FindingKind.SASARAN_DIFFERS).empty
    other_people = triple(SESULU, 30, 50) + triple(SESULU, 3, 9, "pregnant_kek_supplement", sheet="KEK")
    assert found(other_people, FindingKind.SASARAN_DIFFERS).empty


def test_two_ways_of_counting_are_one_finding():
    records = shares([30] * 8, sasaran=50) + shares([30] * 8, "anc_k4", 60, sheet="K4")
    row = only(records, FindingKind.SASARAN_DIFFERS)
    assert "Penajam Paser Utara (8 dari 8 wilayah): sasaran ibu hamil berbeda, 400 dan 480" in row["message"]
    assert row["people"] == 80
    three = shares([30] * 3, sasaran=50) + shares([30] * 3, "anc_k4", 60, sheet="K4")
    assert len(found(three, FindingKind.SASARAN_DIFFERS)) == 3


def test_totals_of_another_kabupaten_are_none_of_our_business():
    paser = {"area_level": "desa", "parent": "Batu Sopang"}
    records = [
        record
        for place in range(3)
        for record in triple(f"64.01.01.200{place + 1}", 1, 10, area=f"Desa {place}", **paser)
    ]
    records += triple("64.01", 9, 99, area="JUMLAH", area_level="kabupaten", is_total=True)
    assert found(records + triple(SESULU, 30, 50, sheet="b"), FindingKind.TOTAL_DIFFERS).empty


def test_few_reporting_areas():
    row = only(triple(SESULU, 30, 50) + triple(API_API, None, 40), FindingKind.FEW_REPORTING)
    assert "baru mewakili 1 dari 54 wilayah (55,6 % dari sasaran yang diketahui)" in row["message"]
    assert row["people"] == 53 * 50  # the silent desa, at the size of those that report


def test_few_reporting_areas_whose_share_of_the_people_is_too_small_for_a_number():
    records = triple(SESULU, 0, 5e-324) + triple(API_API, None, 71)
    row = only(records, FindingKind.FEW_REPORTING)
    assert row["people"] == pytest.approx(0)


def shares(values, indicator=IFA, sasaran=100, **more):
    return [
        record
        for code, value in zip(CODES, values, strict=False)
        for record in triple(code, value, sasaran, indicator, **more)
    ]


def test_an_outlier_among_areas():
    # median 60, deviations 2 1 0 1 2 and 40: MAD 1,5, z = 0,6745 x 40 / 1,5
    row = only(shares([58, 59, 60, 60, 61, 62, 20]), FindingKind.OUTLIER_AREA)
    assert row["area"] == "Sesumpu"
    assert row["people"] == 40
    assert "20,0 % jauh dari wilayah lain (median 60,0 %)" in row["message"]


def test_an_outlier_where_most_areas_are_equal():
    # MAD 0; mean absolute deviation 40/7, z = 0,7979 x 40 / 5,71 = 5,6
    assert only(shares([60] * 6 + [20]), FindingKind.OUTLIER_AREA)["area"] == "Sesumpu"
    assert found(shares([60] * 7), FindingKind.OUTLIER_AREA).empty


def test_too_few_areas_tell_no_outlier():
    assert found(shares([60, 60, 60, 20]), FindingKind.OUTLIER_AREA).empty


def test_an_outlier_in_time_needs_eight_earlier_periods():
    served = [60, 61, 59, 60, 62, 58, 60, 61, 95]
    records = [
        record
        for year, number in enumerate(served, start=2016)
        for record in triple(SESULU, number, 100, period=str(year))
    ]
    row = only(records, FindingKind.OUTLIER_TIME)
    assert row["period"] == "2024"
    assert row["people"] == 35  # 95 against the median 60
    assert found(records[2:], FindingKind.OUTLIER_TIME).empty  # seven earlier years


def test_few_people_who_come_or_not_are_no_outlier_in_time():
    """5 of 8 in eight years, then 2: of Binomial(8; 0,625) seven in a hundred are 2 or fewer, 8 or more."""
    records = [
        record
        for year, number in enumerate([5] * 8 + [2], start=2016)
        for record in triple(SESULU, number, 8, period=str(year))
    ]
    assert found(records, FindingKind.OUTLIER_TIME).empty


def test_counts_from_the_start_of_the_year_are_no_outliers():
    records = [
        record
        for code in CODES[:5]
        for month in range(1, 9)
        for record in triple(code, 10 * month, 100, period=f"2024-{month:02d}")
    ]
    assert found(records, FindingKind.OUTLIER_TIME).empty


def test_a_sasaran_that_jumps():
    records = triple(SESULU, 60, 100, period="2023") + triple(SESULU, 60, 140, period="2024")
    row = only(records, FindingKind.SASARAN_BREAK)
    assert "sasaran 140, sebelumnya rata-rata 100" in row["message"]
    assert row["people"] == 40
    small = triple(SESULU, 60, 100, period="2023") + triple(SESULU, 60, 130, period="2024")
    assert found(small, FindingKind.SASARAN_BREAK).empty


def test_a_zero_that_may_mean_not_filled():
    row = only(shares([58, 59, 60, 60, 61, 62, 0]), FindingKind.DOUBTFUL_ZERO)
    assert row["people"] == 60
    assert "capaian nol, padahal median wilayah lain 60,0 %" in row["message"]
    assert found(shares([58, 59, 60, 60, 61, 62, 0]), FindingKind.OUTLIER_AREA).empty  # said once


def test_who_answers_no_has_filled_it_in():
    answers = [
        {"area_code": code, "indicator": "village_bkb_1000hpk", "measure": "yesno", "value": value}
        for code, value in zip(CODES, [1, 1, 1, 1, 1, 1, 0], strict=False)
    ]
    assert found(answers, FindingKind.DOUBTFUL_ZERO).empty


def test_a_zero_is_believed_where_chance_explains_it_or_it_was_zero_before():
    assert found(shares([1, 2, 2, 2, 3, 0], sasaran=5), FindingKind.DOUBTFUL_ZERO).empty
    before = shares([58, 59, 60, 60, 61, 0], period="2023")
    assert found(before + shares([58, 59, 60, 60, 61, 0]), FindingKind.DOUBTFUL_ZERO)["period"].tolist() == [
        "2023"
    ]


def test_a_sasaran_of_zero_after_a_year_with_people():
    records = triple(SESULU, 5, 8, period="2023") + triple(SESULU, 0, 0, period="2024")
    row = only(records, FindingKind.DOUBTFUL_ZERO)
    assert "sasaran nol, padahal periode sebelumnya rata-rata 8" in row["message"]


def test_services_that_contain_each_other():
    records = triple(SESULU, 40, 50, "anc_k4") + triple(SESULU, 45, 50, "anc_k6")
    row = only(records, FindingKind.PAIR_ORDER)
    assert row["people"] == 5
    assert row["indicator"] == "anc_k6"
    equal = triple(SESULU, 40, 50, "anc_k4") + triple(SESULU, 40, 50, "anc_k6")
    assert found(equal, FindingKind.PAIR_ORDER).empty


def test_more_measured_than_there_are_children():
    records = triple(SESULU, 10, 120, "stunting_prevalence") + triple(SESULU, 90, 100, "weighing_coverage")
    row = only(records, FindingKind.PAIR_ORDER)
    assert row["people"] == 20
    assert "120" in row["message"]


def test_sums_of_one_measurement_are_equal():
    records = (
        triple(SESULU, 10, 100, "stunting_prevalence")
        + triple(SESULU, 8, 100, "wasting")
        + triple(SESULU, 9, 97, "underweight")
    )
    row = only(records, FindingKind.GROUP_SUMS)
    assert row["people"] == 3
    assert len(found(records[:4], FindingKind.GROUP_SUMS)) == 0


def test_outliers_set_aside_by_one_index_are_no_finding():
    # In e-PPGBM 3 of 2,293 children have an impossible height and are left out of TB/U alone.
    records = triple(SESULU, 290, 2290, "stunting_prevalence") + triple(SESULU, 180, 2293, "underweight")
    assert len(found(records, FindingKind.GROUP_SUMS)) == 0


def test_rounded_numbers():
    rounded = [10 * (3 + place % 5) for place in range(24)]
    row = only(shares(rounded, sasaran=101), FindingKind.ROUNDED)
    assert "24 dari 24 capaian berakhiran 0 atau 5" in row["message"]
    assert row["people"] == 60  # at most 2,5 each
    plain = [31 + place for place in range(24)]
    assert found(shares(plain, sasaran=101), FindingKind.ROUNDED).empty


def test_numbers_copied_from_area_to_area():
    row = only(shares([37, 37, 37, 37, 52, 61], sasaran=83), FindingKind.REPEATED_AREAS)
    assert "4 wilayah memuat angka yang sama persis (37 dari 83)" in row["message"]
    assert found(shares([37, 37, 37, 52, 61], sasaran=83), FindingKind.REPEATED_AREAS).empty


@pytest.mark.parametrize(("percent", "copied"), [(83.3, 0), (66.67, 0), (50.0, 0), (61.47, 1), (47.3, 1)])
def test_percentages_that_few_people_give_are_no_copies(percent, copied):
    records = [
        {"area_code": code, "indicator": "family_phbs", "measure": "percent", "value": percent}
        for code in CODES[:5]
    ]
    assert len(found(records, FindingKind.REPEATED_AREAS)) == copied


def test_numbers_copied_from_the_year_before():
    before = shares([37, 41, 52, 61, 44, 58], sasaran=83, period="2023")
    copied = shares([37, 41, 52, 61, 44, 50], sasaran=83, period="2024")
    row = only(before + copied, FindingKind.REPEATED_PERIODS)
    assert "5 dari 6 wilayah sama persis dengan periode Tahun 2023" in row["message"]
    assert row["people"] == pytest.approx(5 * 8)  # the other desa moved by 8/83


def test_an_area_that_fills_too_little():
    indicators = [IFA, "anc_k4", "anc_k6"]
    records = [record for one in indicators for record in triple(SESULU, 1, 50, one, sheet=one)]
    records += triple(API_API, 1, 50)
    frame = found(records, FindingKind.INCOMPLETE_AREA).set_index("area")
    assert "baru 1 dari 3 indikator yang terisi (33,3 %)" in frame.loc["Api-api", "message"]
    assert "Sesulu" not in frame.index
    assert "Petung" not in frame.index
    silent = only(records, FindingKind.SILENT_AREAS)
    # 54 desa of Penajam Paser Utara, of which Sesulu and Api-api told something
    assert silent["message"].startswith("52 dari 54 desa/kelurahan belum punya satu angka pun, Tahun 2024: ")
    assert silent["message"].count(",") == 5


def test_rules_are_editable():
    records = triple(SESULU, 30, 50, percent=60.4)
    assert len(found(records, FindingKind.PRINTED_PERCENT)) == 1
    assert found(records, FindingKind.PRINTED_PERCENT, rules=QualityRules(percent_points=0.5)).empty


def test_a_row_that_the_kabupaten_does_not_use_moves_nobody():
    records = triple(SESULU, 30, 50) + triple(KEC_WARU, 60, 50, sheet="kecamatan")
    row = only(records, FindingKind.NUMERATOR_ABOVE)
    assert (row["area"], row["people"], row["flips"]) == ("Waru", 0, "")


def test_a_blank_that_would_put_its_area_on_the_priority_list():
    # mean gaps 20, 10 and 0 points; with a list of one, the blank could hold 80 and so a mean of 40
    blank = triple(CODES[3], None, 50) + triple(CODES[3], 50, 50, "krs_accompaniment", sheet="KRS")
    records = shares([60, 70, 80]) + blank
    row = only(records, FindingKind.MISSING_NUMERATOR, priority_top=1)
    assert "priority" in row["flips"]
    assert "priority" not in only(records, FindingKind.MISSING_NUMERATOR, priority_top=4)["flips"]


def test_only_a_finding_that_can_pass_the_list_moves_it():
    low = shares([20, 40, 78, 79]) + triple(CODES[4], 79, 100, percent=70.0)
    row = only(low, FindingKind.PRINTED_PERCENT, priority_top=1)
    assert "priority" not in row["flips"]  # 70 % is still far better than 20 %
    high = shares([20, 40, 78, 79]) + triple(CODES[4], 79, 100, percent=10.0)
    assert "priority" in only(high, FindingKind.PRINTED_PERCENT, priority_top=1)["flips"]


def test_ten_questions_are_the_weightiest_cells_grouped_by_office():
    frame = findings(ppu_observations(), load_catalogue(), load_gazetteer(), kabupaten=PPU).frame
    questions = ten_questions(frame)
    assert len(questions) == 10
    assert (questions["cell"] != "").all()
    least = questions["people"].min()
    assert questions["in_use"].all()
    assert (frame[frame["cell"].ne("") & frame["in_use"]]["people"] > least).sum() <= 10
    offices = questions["opd"].tolist()
    assert len(set(offices)) == 1 + sum(a != b for a, b in pairwise(offices))


def test_questions_are_first_about_the_period_in_use():
    """In 2024 a slip moves 40 people; in 2025, the figures on screen, another moves 10."""
    records = triple(SESULU, 90, 50, period="2024") + triple(API_API, 40, 50, period="2024")
    records += triple(SESULU, 40, 50, period="2025") + triple(API_API, 60, 50, period="2025")
    frame = findings(observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU).frame
    slips = frame[frame["kind"] == FindingKind.NUMERATOR_ABOVE]
    assert slips[["period", "people", "in_use"]].values.tolist() == [["2024", 40, False], ["2025", 10, True]]
    asked = ten_questions(slips)
    assert asked["period"].tolist() == ["2025", "2024"]


def test_findings_are_ranked_by_people():
    people = findings(ppu_observations(), load_catalogue(), load_gazetteer(), kabupaten=PPU).frame["people"]
    assert np.all(np.diff(people.dropna()) <= 0)


@pytest.mark.parametrize(
    "records",
    [
        [],
        [{"area_code": SESULU, "indicator": IFA, "measure": "numerator", "value": None}],
        triple(SESULU, 1e308, 1e308) + triple(API_API, 1e308, 1e-300),
        triple(SESULU, 0, 0),
        [{"area": "Entah", "indicator": IFA, "measure": "percent", "value": 1e308}],
    ],
)
def test_bad_input_gives_a_defined_result(records):
    observations = observe(records) if records else OBSERVATIONS.empty()
    summary = findings(observations, load_catalogue(), load_gazetteer())
    assert (summary.frame["message"] != "").all()
    assert len(summary.frame) or summary.notes
    ten_questions(summary.frame)


def test_every_kind_has_its_words():
    assert set(FINDING_TEXTS) == set(FindingKind)


def test_ten_questions_hold_cells_of_which_nobody_can_say_how_many_people():
    """Percentages alone: 140 % in one desa is worth a question, though no people are known."""
    records = [
        {"area_code": f"64.09.01.10{number:02}", "indicator": "pregnant_ifa_90", "sector": "Kesehatan"}
        | {"measure": "percent", "value": 140.0 if number == 1 else 80.0 + number, "row": number}
        for number in range(1, 9)
    ]
    frame = findings(observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU).frame
    questions = ten_questions(frame)
    assert questions["kind"].tolist() == ["percent_above_100", "no_denominator"]
    assert questions["people"].isna().all()
    assert "140" in questions["message"].iloc[0]


def test_the_limit_of_an_outlier_where_most_areas_are_the_same():
    """8 of 10 at 60 %, others 17 and 22.9 points below, mean 3.99: z is 0.7979 * 17 / 3.99, 3.4, and 4.6.

    One of five below: 0.7979 * 5 is 3.99.
    """
    ten = shares([600] * 8 + [430, 371], sasaran=1000)
    assert only(ten, FindingKind.OUTLIER_AREA)["area"] == DESA[CODES[9]]
    assert len(found(shares([600] * 4 + [200], sasaran=1000), FindingKind.OUTLIER_AREA)) == 1


@pytest.mark.parametrize(("served", "outlier"), [(7400, 0), (7600, 1)])
def test_five_robust_deviations_from_earlier_months(served, outlier):
    """58 and 62 % in turn: MAD 2 points, 5 * 1.4826 * 2 = 14.8 points from 60 %, a third of it is 20."""
    past = [record for at in range(8) for record in month(at + 1, (5800, 6200)[at % 2])]
    assert len(found(past + month(9, served), FindingKind.OUTLIER_TIME)) == outlier


@pytest.mark.parametrize(("served", "outlier"), [(6880, 0), (6900, 1)])
def test_what_an_area_always_is_is_no_outlier_among_areas(served, outlier):
    """Around 60 % with a MAD of 2 points an area is as before within 3 * 1.4826 * 2 = 8.9 points.

    The other areas are at 30 % in all months.
    """
    past = [record for at in range(8) for record in month(at + 1, (5800, 6200)[at % 2])]
    others = [record for code in CODES[1:7] for at in range(9) for record in month(at + 1, 3000, code)]
    frame = found(past + month(9, served) + others, FindingKind.OUTLIER_AREA)
    assert len(frame[frame["period"] == "2025-09"]) == outlier


def month(number, served, code=SESULU):
    return triple(code, served, 10_000, "growth_monitoring", period=f"2025-{number:02}")


@pytest.mark.parametrize(("desa", "fives", "rounded"), [(40, 16, 0), (45, 18, 1)])
def test_last_digits_are_rounded_beyond_chance(desa, fives, rounded):
    """By chance a fifth end in 0 or 5: 16 of 40 are (16 - 0.5 - 8) / 2.53 = 2.96 deviations, below 3.09;
    18 of 45 are (18 - 0.5 - 9) / 2.68 = 3.17."""
    numbers = [15] * fives + [11] * (desa - fives)
    records = [
        record
        for at, (code, number) in enumerate(zip(CODES, numbers, strict=False))
        for record in triple(code, number, (101, 102, 103, 104)[at % 4])
    ]
    assert len(found(records, FindingKind.ROUNDED)) == rounded


def test_one_measure_with_two_sasaran_is_a_question_and_not_two_truths():
    """300, 280 and 260 weighed of 390, 364 and 339 by one sheet and of 424, 396 and 368 by another.

    840 of 1,093 are 76.9 %, of 1,188 70.7 %. The same count of 390 at 77 % comes by chance in one of 29.
    """
    weighed, first, second = (300, 280, 260), (390, 364, 339), (424, 396, 368)
    records = [
        record
        for code, number, one, other in zip(CODES, weighed, first, second, strict=False)
        for record in (
            *triple(code, number, one, "weighing_coverage"),
            *triple(code, number, other, "growth_monitoring", sheet="Lain"),
        )
    ]
    row = only(records, FindingKind.COPIED_INDICATOR)
    assert "70,7 %" in row["message"]
    assert "76,9 %" in row["message"]
    assert "di 3 dari 3 wilayah" in row["message"]
    assert row["question"].endswith("yang mana yang berlaku?")
    assert len(found(records[:4], FindingKind.COPIED_INDICATOR)) == 1  # one desa is enough of D/S twice
