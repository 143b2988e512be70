"""Coverage and gaps, with values worked by hand."""

import math

import pandas as pd
import pytest

from stunting.analysis.coverage.coverage import coverage
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.observations import OBSERVATIONS
from tests.builders import PPU, observe, ppu_observations

# Waru has four areas: the kelurahan Waru and the desa Api-api, Sesulu and Bangun Mulya.
WARU, API_API, SESULU, BANGUN_MULYA = "64.09.02.1003", "64.09.02.2001", "64.09.02.2002", "64.09.02.2004"
KEC_WARU, KEC_BABULU = "64.09.02", "64.09.03"
RINTIK = "64.09.03.2010"
IFA = "pregnant_ifa_90"  # target 80 % in 2024, higher is better
UNMET = "unmet_need_kb"  # target 7,40 % in 2024, lower is better


def triple(area_code, served, sasaran, indicator=IFA, **more):
    common = {"area_code": area_code, "indicator": indicator, **more}
    return [
        {**common, "measure": "denominator", "value": sasaran},
        {**common, "measure": "numerator", "value": served},
    ]


def rows_at(level, records, kabupaten=PPU, catalogue=None):
    observations = observe(records)
    summary = coverage(
        observations, catalogue or load_catalogue(), load_gazetteer(), kabupaten=kabupaten, level=level
    )
    return summary.frame.set_index("area_key")


def only(frame):
    assert len(frame) == 1
    return frame.iloc[0]


def test_desa_row_by_hand():
    row = only(rows_at(AreaLevel.DESA, triple(SESULU, 30, 50)))
    assert row["area"] == "Sesulu"
    assert row["kecamatan"] == "Waru"
    assert row["share"] == 0.6
    assert row["basis"] == "sum"
    assert row["reason"] == ""
    assert row["target"] == 0.8
    assert row["gap_points"] == 20
    assert row["gap_people"] == 10  # 0,8 x 50 = 40, and 40 - 30
    assert row["gap_people_all"] == 20
    assert row["status"] == "behind"  # 0,6 / 0,8 = 0,75
    assert (row["areas_reporting"], row["areas_expected"]) == (1, 1)


def test_kecamatan_sums_its_desa_and_never_averages_percentages():
    records = triple(SESULU, 90, 100) + triple(API_API, 10, 40) + triple(WARU, 0, 10)
    row = rows_at(AreaLevel.KECAMATAN, records).loc[KEC_WARU]
    assert (row["numerator"], row["denominator"]) == (100, 150)
    assert row["share"] == 100 / 150  # the mean of 90 %, 25 % and 0 % would be 38,3 %
    assert (row["areas_reporting"], row["areas_expected"]) == (3, 4)
    assert row["gap_people"] == 20  # 0,8 x 150 = 120
    assert row["gap_people_areas"] == 0 + 22 + 8  # what the total hides


def test_kabupaten_sums_all_desa_and_counts_them():
    records = triple(SESULU, 90, 100) + triple(RINTIK, 20, 50)
    row = only(rows_at(AreaLevel.KABUPATEN, records))
    assert row["area"] == "Penajam Paser Utara"
    assert (row["numerator"], row["denominator"]) == (110, 150)
    assert (row["areas_reporting"], row["areas_expected"]) == (2, 54)
    assert row["gap_people"] == 10
    assert row["gap_people_areas"] == 20


def test_lower_is_better():
    records = triple(SESULU, 12, 100, UNMET) + triple(API_API, 3, 100, UNMET)
    desa = rows_at(AreaLevel.DESA, records)
    assert desa.loc[SESULU, "gap_points"] == pytest.approx(4.6)
    assert desa.loc[SESULU, "gap_people"] == 5  # 12 - floor(7,4)
    assert desa.loc[SESULU, "gap_people_all"] == 12
    assert desa.loc[SESULU, "status"] == "far"  # 7,4 / 12 = 0,62
    assert desa.loc[API_API, ["gap_points", "gap_people", "status"]].tolist() == [0, 0, "met"]
    kecamatan = rows_at(AreaLevel.KECAMATAN, records).loc[KEC_WARU]
    assert kecamatan["gap_people"] == 1  # 15 - floor(14,8)
    assert kecamatan["gap_people_areas"] == 5


def test_yes_or_no_counts_the_areas_that_say_yes():
    records = [
        {"area_code": code, "indicator": "rembuk_kecamatan", "measure": "yesno", "value": value}
        for code, value in [("64.09.01", 1), (KEC_WARU, 0), (KEC_BABULU, 1)]
    ]
    kabupaten = only(rows_at(AreaLevel.KABUPATEN, records))
    assert (kabupaten["numerator"], kabupaten["denominator"]) == (2, 3)
    assert kabupaten["target"] == 1
    assert kabupaten["gap_people"] == 1
    assert kabupaten["status"] == "far"  # 0,67 of 1
    assert (kabupaten["areas_reporting"], kabupaten["areas_expected"]) == (3, 4)
    assert rows_at(AreaLevel.KECAMATAN, records).loc[KEC_WARU, "share"] == 0


def test_percent_only_is_shown_for_the_area_and_never_averaged():
    records = [
        {"area_code": code, "indicator": "family_phbs", "measure": "percent", "value": value}
        for code, value in [(SESULU, 80), (API_API, 40)]
    ]
    desa = rows_at(AreaLevel.DESA, records)
    assert desa.loc[SESULU, ["share", "basis"]].tolist() == [0.8, "printed"]
    assert "persentase" in desa.loc[SESULU, "reason"]
    kecamatan = rows_at(AreaLevel.KECAMATAN, records).loc[KEC_WARU]
    assert math.isnan(kecamatan["share"])
    assert kecamatan["basis"] == "none"
    assert "2 wilayah hanya memuat persentase" in kecamatan["reason"]


def test_areas_with_a_percentage_report_and_a_row_that_stands_for_itself_is_one_of_one():
    """Waru has four desa; two print a percentage. The kecamatan prints 40 of 50 itself, or 60 % in all."""
    phbs = {"indicator": "family_phbs"}
    desa = [
        {"area_code": code, "measure": "percent", "value": value, **phbs}
        for code, value in [(SESULU, 80), (API_API, 40)]
    ]
    own = triple(KEC_WARU, 40, 50, "family_phbs", sheet="kecamatan")
    total = {"area_code": KEC_WARU, "area": "JUMLAH", "is_total": True, "sheet": "total"}
    printed = [{**total, **phbs, "measure": "percent", "value": 60}]

    def reported(records):
        row = rows_at(AreaLevel.KECAMATAN, records).loc[KEC_WARU]
        return row["areas_reporting"], row["areas_expected"]

    assert [reported(desa), reported(desa + printed)] == [(2, 4), (2, 4)]
    assert [reported(desa + own), reported(own), reported(printed)] == [(1, 1), (1, 1), (1, 1)]


def test_numerator_and_percent_without_sasaran_stay_as_printed():
    records = [
        {"area_code": SESULU, "indicator": IFA, "measure": "numerator", "value": 30},
        {"area_code": SESULU, "indicator": IFA, "measure": "percent", "value": 60},
    ]
    row = only(rows_at(AreaLevel.DESA, records))
    assert row[["share", "basis", "numerator"]].tolist() == [0.6, "printed", 30]
    assert math.isnan(row["gap_people"])
    assert "Sasaran tidak ada" in row["reason"]


def test_a_printed_total_is_used_only_where_nothing_can_be_summed():
    total = {"area_code": PPU, "area": "JUMLAH", "indicator": "family_phbs", "is_total": True}
    percents = [
        {"area_code": SESULU, "indicator": "family_phbs", "measure": "percent", "value": 80},
        {**total, "measure": "percent", "value": 71.5},
    ]
    row = only(rows_at(AreaLevel.KABUPATEN, percents))
    assert row[["share", "basis"]].tolist() == [0.715, "printed"]
    assert row["reason"] != ""
    summed = only(
        rows_at(
            AreaLevel.KABUPATEN, triple(SESULU, 30, 50) + triple(PPU, 99, 100, area="JUMLAH", is_total=True)
        )
    )
    assert (summed["share"], summed["basis"]) == (0.6, "sum")
    assert summed["denominator_reporting"] == 0.5  # the sheet itself knows of 100 people


@pytest.mark.parametrize("label", ["RATA-RATA", "Rata-rata Kabupaten", "Rerata"])
def test_a_printed_mean_of_percentages_is_not_taken_for_the_total(label):
    percents = [
        {"area_code": SESULU, "indicator": "family_phbs", "measure": "percent", "value": 80},
        {
            "area_code": PPU,
            "area": label,
            "indicator": "family_phbs",
            "is_total": True,
            "measure": "percent",
            "value": 71.5,
        },
    ]
    summary = coverage(
        observe(percents), load_catalogue(), load_gazetteer(), kabupaten=PPU, level=AreaLevel.KABUPATEN
    )
    assert only(summary.frame)["basis"] == "none"
    assert any("baris rata-rata tidak dipakai" in note for note in summary.notes)


def test_desa_win_over_the_row_of_their_kecamatan():
    records = triple(SESULU, 30, 50) + triple(KEC_WARU, 70, 100) + triple(KEC_BABULU, 10, 50)
    kecamatan = rows_at(AreaLevel.KECAMATAN, records)
    assert kecamatan.loc[KEC_WARU, "share"] == 0.6
    assert kecamatan.loc[KEC_BABULU, ["share", "areas_reporting", "areas_expected"]].tolist() == [0.2, 1, 1]
    kabupaten = only(rows_at(AreaLevel.KABUPATEN, records))
    assert (kabupaten["numerator"], kabupaten["denominator"]) == (40, 100)
    assert (kabupaten["areas_reporting"], kabupaten["areas_expected"]) == (2, 4)


def test_puskesmas_reach_the_kabupaten_through_their_kecamatan():
    records = [
        {**record, "area": name, "area_level": "puskesmas", "kecamatan": "Babulu", "parent": "Babulu"}
        for name, served, sasaran in [("Babulu", 30, 50), ("Sebakung Jaya", 10, 30)]
        for record in triple("", served, sasaran)
    ]
    row = rows_at(AreaLevel.KECAMATAN, records).loc[KEC_BABULU]
    assert (row["numerator"], row["denominator"], row["areas_reporting"]) == (40, 80, 2)
    kabupaten = only(rows_at(AreaLevel.KABUPATEN, records))
    assert (kabupaten["numerator"], kabupaten["areas_reporting"]) == (40, 2)


def test_two_different_numbers_are_a_conflict_and_neither_is_chosen():
    records = triple(SESULU, 30, 50) + triple(SESULU, 35, 50, file="lain.xlsx") + triple(API_API, 20, 50)
    desa = rows_at(AreaLevel.DESA, records)
    assert math.isnan(desa.loc[SESULU, "share"])
    assert "Dua angka berbeda untuk capaian" in desa.loc[SESULU, "reason"]
    kecamatan = rows_at(AreaLevel.KECAMATAN, records).loc[KEC_WARU]
    assert (kecamatan["numerator"], kecamatan["areas_reporting"]) == (20, 1)
    assert kecamatan["denominator_reporting"] == 0.5


def test_the_same_number_twice_counts_once():
    records = triple(SESULU, 30, 50) + triple(SESULU, 30, 50, file="lain.xlsx")
    assert only(rows_at(AreaLevel.KABUPATEN, records))["denominator"] == 50


def test_the_denominator_of_the_same_table_comes_first():
    elsewhere = {
        "area_code": SESULU,
        "indicator": IFA,
        "measure": "denominator",
        "value": 60,
        "file": "sasaran.xlsx",
    }
    assert only(rows_at(AreaLevel.DESA, [elsewhere, *triple(SESULU, 30, 50)]))["denominator"] == 50
    alone = {"area_code": SESULU, "indicator": IFA, "measure": "numerator", "value": 30}
    assert only(rows_at(AreaLevel.DESA, [elsewhere, alone]))["share"] == 0.5


def test_a_sasaran_sheet_serves_the_indicators_of_that_very_group():
    sasaran = {"area_code": SESULU, "measure": "denominator", "header": "Jumlah ibu hamil", "value": 50}
    numerators = [
        {"area_code": SESULU, "indicator": indicator, "measure": "numerator", "value": 30, "file": "k.xlsx"}
        for indicator in (IFA, "pregnant_kek_supplement")
    ]
    frame = rows_at(AreaLevel.DESA, [sasaran, *numerators]).set_index("indicator")
    assert sorted(frame.index) == [IFA, "pregnant_kek_supplement"]
    assert frame.loc[IFA, ["denominator", "share"]].tolist() == [50, 0.6]
    assert math.isnan(frame.loc["pregnant_kek_supplement", "share"])  # that counts ibu hamil KEK


@pytest.mark.parametrize(
    ("header", "indicator"),
    [
        ("Sasaran ibu hamil", IFA),
        ("DATA SASARAN / Bumil", IFA),
        ("Jumlah KK", "family_phbs"),
        ("Jumlah keluarga sasaran", "krs_rate"),
    ],
)
def test_a_sasaran_is_known_by_its_words(header, indicator):
    sasaran = {"area_code": SESULU, "measure": "denominator", "header": header, "value": 50}
    served = {"area_code": SESULU, "measure": "numerator", "value": 30, "file": "k.xlsx"}
    others = {IFA, "family_phbs", "krs_rate"}
    frame = rows_at(AreaLevel.DESA, [sasaran, *({**served, "indicator": one} for one in others)])
    assert frame.set_index("indicator")["denominator"].dropna().to_dict() == {indicator: 50}


def test_the_sasaran_of_another_indicator_of_the_same_people_is_used():
    records = [
        *triple(SESULU, 40, 50),
        {"area_code": SESULU, "indicator": "anc_k6", "measure": "numerator", "value": 25, "file": "k6.xlsx"},
    ]
    frame = rows_at(AreaLevel.DESA, records).set_index("indicator")
    assert frame.loc["anc_k6", "share"] == 0.5
    two = [*records, *triple(SESULU, 1, 60, "anc_k4", file="k4.xlsx")]
    assert math.isnan(rows_at(AreaLevel.DESA, two).set_index("indicator").loc["anc_k6", "share"])


def by_sex(served_boys, served_girls):
    common = {"area_code": SESULU, "indicator": IFA}
    return [
        {**common, "measure": "denominator", "value": 50},
        {**common, "measure": "numerator", "part": "laki-laki", "header": "L", "value": served_boys},
        {**common, "measure": "numerator", "part": "perempuan", "header": "P", "value": served_girls},
    ]


def test_parts_of_one_number_are_added_up():
    assert only(rows_at(AreaLevel.DESA, by_sex(10, 20)))["numerator"] == 30
    # the same total on another sheet is the same number, another total is a conflict
    assert (
        only(rows_at(AreaLevel.DESA, by_sex(10, 20) + triple(SESULU, 30, 50, file="b.xlsx")))["share"] == 0.6
    )
    conflict = only(rows_at(AreaLevel.DESA, by_sex(10, 20) + triple(SESULU, 31, 50, file="b.xlsx")))
    assert "Dua angka berbeda" in conflict["reason"]


def test_a_missing_part_makes_the_number_missing():
    row = only(rows_at(AreaLevel.DESA, by_sex(10, None)))
    assert math.isnan(row["share"])
    assert row["reason"] == "Capaian belum diisi; hanya sasaran yang ada."


def test_classes_of_nutritional_status_make_prevalences():
    # TB/U of one desa: 2 sangat pendek, 8 pendek, 90 normal, 3 outlier
    both = "stunting_prevalence|{0}|{1} severe_stunting|{0}|{1}"
    classes = {
        "sangat pendek": "{} {}".format(
            both.format("numerator", "sangat_pendek"), both.format("denominator", "sangat_pendek")
        ),
        "pendek": f"stunting_prevalence|numerator|pendek {both.format('denominator', 'pendek')}",
        "normal": both.format("denominator", "normal"),
        "outlier": "",
    }
    records = [
        {"area_code": SESULU, "measure": "count", "header": f"TB/U / {name}", "uses": uses, "value": value}
        for (name, uses), value in zip(classes.items(), (2, 8, 90, 3), strict=True)
    ]
    frame = rows_at(AreaLevel.DESA, records).set_index("indicator")
    assert frame.loc["stunting_prevalence", ["numerator", "denominator"]].tolist() == [10, 100]
    assert frame.loc["severe_stunting", ["numerator", "denominator"]].tolist() == [2, 100]


def test_text_columns_may_be_categories():
    plain = ppu_observations()
    text = [column.name for column in OBSERVATIONS.columns if column.type == "text"]
    categories = plain.astype(dict.fromkeys(text, "category"))
    for level in (AreaLevel.DESA, AreaLevel.KABUPATEN):
        one, other = (
            coverage(frame, load_catalogue(), load_gazetteer(), kabupaten=PPU, level=level).frame
            for frame in (plain, categories)
        )
        pd.testing.assert_frame_equal(one, other)


def test_counts_without_sasaran_are_added_and_have_no_share():
    records = [
        {"area_code": code, "indicator": "tpk_count", "measure": "count", "value": value}
        for code, value in [(SESULU, 3), (API_API, 4)]
    ]
    row = only(rows_at(AreaLevel.KABUPATEN, records))
    assert row["numerator"] == 7
    assert math.isnan(row["share"])
    assert row["status"] == "no_target"
    assert "tanpa sasaran" in row["reason"]


def test_above_full_is_kept_and_flagged():
    row = only(rows_at(AreaLevel.DESA, triple(SESULU, 60, 50)))
    assert (row["share"], row["above_full"], row["gap_people"], row["status"]) == (1.2, True, 0, "met")


@pytest.mark.parametrize(
    ("served", "sasaran", "said"),
    [
        (0, 0, "Sasaran nol"),
        (5, 0, "capaian ada isinya"),
        (-5, 50, "negatif"),
        (5, -50, "negatif"),
        (None, 50, "Capaian belum diisi"),
        (None, None, "Belum ada data"),
        (1e308, 50, "terlalu besar"),
        (math.inf, 50, "terlalu besar"),
        (1e15, 1e-300, "terlalu besar"),
    ],
)
@pytest.mark.parametrize("level", [AreaLevel.DESA, AreaLevel.KECAMATAN, AreaLevel.KABUPATEN])
def test_numbers_that_give_no_share_say_why(served, sasaran, said, level):
    row = only(rows_at(level, triple(SESULU, served, sasaran)))
    assert math.isnan(row["share"])
    assert row["basis"] == "none"
    assert row["reason"]
    if level is AreaLevel.DESA:
        assert said in row["reason"]
    assert row["status"] == "no_data"


def test_one_absurd_number_does_not_spoil_the_kabupaten():
    row = only(rows_at(AreaLevel.KABUPATEN, triple(SESULU, 30, 1e308) + triple(API_API, 20, 50)))
    assert (row["share"], row["areas_reporting"]) == (0.4, 1)
    row = only(rows_at(AreaLevel.KABUPATEN, triple(SESULU, 1e308, 1e308)))
    assert "1 wilayah memuat angka yang terlalu besar" in row["reason"]


def test_no_one_to_serve_in_one_desa_does_not_hide_the_others():
    row = only(rows_at(AreaLevel.KABUPATEN, triple(SESULU, 0, 0) + triple(API_API, 20, 50)))
    assert (row["share"], row["areas_reporting"]) == (0.4, 2)


def test_a_kecamatan_with_no_one_to_serve_counts_among_those_that_report():
    row = only(rows_at(AreaLevel.KABUPATEN, triple(RINTIK, 0, 0) + triple(API_API, 20, 50)))
    assert (row["share"], row["areas_reporting"]) == (0.4, 2)


def test_a_desa_without_a_target_adds_nothing_to_the_gaps_of_its_kecamatan():
    """Of PHBS only two desa print a target: 80 % of 50 are 40, 30 served; 90 % of 50 are 45, 40 served."""
    targets = [
        {"area_code": code, "indicator": "family_phbs", "measure": "target", "value": value}
        for code, value in ((API_API, 80), (SESULU, 90))
    ]
    served = ((API_API, 30), (SESULU, 40), (WARU, 10))
    records = [cell for code, count in served for cell in triple(code, count, 50, "family_phbs")]
    assert only(rows_at(AreaLevel.KECAMATAN, [*records, *targets]))["gap_people_areas"] == 15
    assert only(rows_at(AreaLevel.KABUPATEN, [*records, *targets]))["gap_people_areas"] == 15


def test_an_unknown_area_is_kept_and_counted_like_its_neighbours():
    unknown = {"area": "Desa Baru Sekali", "area_level": "desa", "kecamatan": "Waru", "parent": "Waru"}
    records = triple(SESULU, 30, 50) + [{**record, **unknown} for record in triple("", 10, 50)]
    desa = rows_at(AreaLevel.DESA, records)
    assert desa.loc["?waru/desa baru sekali", "share"] == 0.2
    assert rows_at(AreaLevel.KECAMATAN, records).loc[KEC_WARU, "share"] == 0.4
    assert only(rows_at(AreaLevel.KABUPATEN, records))["share"] == 0.4


def test_areas_of_another_kabupaten_are_left_out_and_named():
    paser = {"area_code": "64.01.01.2001", "area": "Anywhere", "area_level": "desa"}
    records = triple(SESULU, 30, 50) + [{**record, **paser} for record in triple("", 1, 50)]
    summary = coverage(
        observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU, level=AreaLevel.KABUPATEN
    )
    assert only(summary.frame)["share"] == 0.6
    assert any("di luar kabupaten" in note for note in summary.notes)


def test_a_puskesmas_without_code_lies_where_its_file_does():
    """The total of its file has a code and shows that the file is of Paser."""
    there = {"file": "paser.xlsx", "parent": "", "desa": ""}
    puskesmas = {"area_level": "puskesmas", "area_code": "", "area": "Kuaro", "kecamatan": "Kuaro"}
    whole = {"area_level": "kabupaten", "area_code": "64.01", "area": "Jumlah", "is_total": True}
    records = triple(SESULU, 30, 50)
    records += [{**record, **there, **puskesmas} for record in triple("", 1, 50)]
    records += [{**record, **there, **whole, "kecamatan": ""} for record in triple("", 1, 50)]
    assert only(rows_at(AreaLevel.KABUPATEN, records))["share"] == 0.6


def test_a_province_takes_all_its_kabupaten():
    paser = {"area_code": "64.01.01.2001", "area": "Anywhere", "area_level": "desa"}
    records = triple(SESULU, 30, 50) + [{**record, **paser} for record in triple("", 1, 50)]
    frame = rows_at(AreaLevel.KABUPATEN, records, kabupaten="64")
    assert frame["share"].to_dict() == {"64.09": 0.6, "64.01": 0.02}


def test_survey_and_register_stay_two_series():
    survey = {"indicator": "stunting_prevalence", "measure": "percent", "series": "survey"}
    records = [
        *triple(SESULU, 10, 100, "stunting_prevalence"),
        {**survey, "area_code": PPU, "value": 32},
        {**survey, "area_code": SESULU, "value": 50, "sheet": "lain"},
    ]
    frame = rows_at(AreaLevel.KABUPATEN, records).set_index("series")
    assert frame.loc["register", ["share", "basis"]].tolist() == [0.1, "sum"]
    assert frame.loc["survey", ["share", "basis"]].tolist() == [0.32, "printed"]
    assert rows_at(AreaLevel.DESA, records)["series"].tolist() == ["register"]


def test_a_target_printed_in_the_matrix_holds_for_its_year():
    target = {"area_code": PPU, "area": "JUMLAH", "is_total": True, "indicator": IFA, "measure": "target"}
    records = [*triple(SESULU, 30, 50), *triple(SESULU, 30, 50, period="2023"), {**target, "value": 90}]
    frame = rows_at(AreaLevel.DESA, records).set_index("period")
    assert frame.loc["2024", "target"] == 0.9
    assert frame.loc["2024", "gap_people"] == 15
    assert "target tercetak di matriks (matriks.xlsx, Rekap!" in frame.loc["2024", "target_source"]
    assert frame.loc["2023", "target"] == 0.8


def test_an_unknown_period_uses_the_latest_target():
    assert only(rows_at(AreaLevel.DESA, triple(SESULU, 30, 50, period="")))["target"] == 0.8


@pytest.mark.parametrize("level", list(AreaLevel))
def test_an_empty_frame_gives_an_empty_summary_that_says_so(level):
    summary = coverage(OBSERVATIONS.empty(), load_catalogue(), load_gazetteer(), level=level)
    assert summary.frame.empty
    assert summary.notes


def test_the_frame_given_is_not_changed():
    before = ppu_observations().copy()
    coverage(ppu_observations(), load_catalogue(), load_gazetteer(), kabupaten=PPU, level=AreaLevel.KABUPATEN)
    pd.testing.assert_frame_equal(before, ppu_observations())


@pytest.mark.parametrize("level", [AreaLevel.DESA, AreaLevel.KECAMATAN, AreaLevel.KABUPATEN])
def test_no_share_is_missing_without_a_reason(level):
    frame = coverage(ppu_observations(), load_catalogue(), load_gazetteer(), kabupaten=PPU, level=level).frame
    assert (frame["share"].isna() == (frame["basis"] == "none")).all()
    assert (frame.loc[frame["basis"] != "sum", "reason"] != "").all()
    assert (frame.loc[frame["basis"] == "sum", "reason"] == "").all()


def with_percent(area_code, served, sasaran, percent):
    common = {"area_code": area_code, "indicator": IFA}
    return [
        *triple(area_code, served, sasaran),
        {**common, "measure": "percent", "value": percent},
    ]


def test_blank_capaian_beside_a_formula_that_shows_zero_is_no_data():
    records = with_percent(SESULU, None, 50, 0) + with_percent(API_API, 40, 50, 80)
    desa = rows_at(AreaLevel.DESA, records)
    assert math.isnan(desa.loc[SESULU, "share"])
    assert desa.loc[SESULU, "status"] == "no_data"
    assert desa.loc[SESULU, "reason"] == "Capaian belum diisi; hanya sasaran yang ada."
    kecamatan = rows_at(AreaLevel.KECAMATAN, records).loc[KEC_WARU]
    assert (kecamatan["numerator"], kecamatan["denominator"]) == (40, 50)
    assert kecamatan["areas_reporting"] == 1


@pytest.mark.parametrize(("served", "percent", "share"), [(0, 0, 0.0), (None, 80, 0.8)])
def test_zero_of_a_filled_capaian_and_a_percent_without_capaian_stand(served, percent, share):
    desa = rows_at(AreaLevel.DESA, with_percent(SESULU, served, 50, percent))
    assert only(desa)["share"] == share


def test_zero_percent_of_a_table_without_a_capaian_column_stands():
    records = [{"area_code": SESULU, "indicator": IFA, "measure": "percent", "value": 0}]
    assert only(rows_at(AreaLevel.DESA, records))["share"] == 0


@pytest.mark.parametrize(("served", "sasaran"), [(40.5, 50), (40, 50.5)])
def test_part_of_a_person_is_refused_with_a_reason_and_never_summed(served, sasaran):
    records = triple(SESULU, served, sasaran) + triple(API_API, 10, 40)
    desa = rows_at(AreaLevel.DESA, records).loc[SESULU]
    assert math.isnan(desa["share"])
    assert desa["reason"].startswith("Jumlah orang tidak bulat")
    kecamatan = rows_at(AreaLevel.KECAMATAN, records).loc[KEC_WARU]
    assert (kecamatan["numerator"], kecamatan["denominator"]) == (10, 40)
    assert kecamatan["areas_reporting"] == 1


def test_percentages_of_parts_are_never_summed():
    parts = [("laki-laki", 45), ("perempuan", 50)]
    records = [
        {"area_code": SESULU, "indicator": IFA, "measure": "percent", "value": value, "part": part}
        for part, value in parts
    ]
    assert rows_at(AreaLevel.DESA, records)["share"].isna().all()  # not 95 %


def test_desa_are_drawn_to_the_kabupaten_and_not_to_their_kecamatan():
    """2, 4, 6 and 8 of ten in two kecamatan: S = 8, rho = (8 - 3) / (30 - 3), M = 4.4, mean 20 of 40."""
    desa = {API_API: 2, SESULU: 4, RINTIK: 6, "64.09.03.2001": 8}
    frame = rows_at(
        AreaLevel.DESA, [record for code, served in desa.items() for record in triple(code, served, 10)]
    )
    drawn = {code: (served + 2.2) / 14.4 for code, served in desa.items()}
    assert frame["drawn_share"].to_dict() == pytest.approx(drawn)


def test_desa_of_two_kabupaten_are_drawn_each_to_their_own():
    """In Paser one more of ten everywhere: mean 24 of 40, rho = (2 / 0.24 - 3) / 27, M = 4.0625."""
    own = {API_API: 2, SESULU: 4, RINTIK: 6, "64.09.03.2001": 8}
    other = {f"64.01.01.200{at}": served for at, served in enumerate((3, 5, 7, 9), start=1)}
    both = [record for code, served in (own | other).items() for record in triple(code, served, 10)]
    drawn = rows_at(AreaLevel.DESA, both, kabupaten="64")["drawn_share"]
    assert drawn[API_API] == pytest.approx((2 + 2.2) / 14.4)
    assert drawn["64.01.01.2001"] == pytest.approx((3 + 4.0625 * 0.6) / 14.0625)


def test_a_desa_of_one_person_has_people_to_draw():
    desa = {API_API: (2, 10), SESULU: (4, 10), RINTIK: (8, 10), "64.09.03.2001": (0, 1)}
    records = [record for code, pair in desa.items() for record in triple(code, *pair)]
    drawn = rows_at(AreaLevel.DESA, records)["drawn_share"]
    assert 0 < drawn["64.09.03.2001"] < 14 / 31
    assert 0.2 < drawn[API_API] < 14 / 31 < drawn[RINTIK] < 0.8


def test_where_a_desa_has_no_numbers_of_people_and_above_desa_shares_are_not_drawn():
    records = triple(API_API, 2, 10) + triple(SESULU, 4, 10)
    records += [{"area_code": WARU, "indicator": IFA, "measure": "percent", "value": 70}]
    frame = rows_at(AreaLevel.DESA, records)
    assert frame["drawn_share"].to_dict() == {API_API: 0.2, SESULU: 0.4, WARU: 0.7}
    assert only(rows_at(AreaLevel.KECAMATAN, records))["drawn_share"] == 0.3


def test_without_a_gap_of_any_desa_their_sum_is_unknown_and_not_zero():
    """Nobody set a target for PHBS: there is no gap that could be added up."""
    records = triple(API_API, 5, 10, "family_phbs") + triple(SESULU, 4, 10, "family_phbs")
    for level in (AreaLevel.KECAMATAN, AreaLevel.KABUPATEN):
        row = only(rows_at(level, records))
        assert row["share"] == 0.45
        assert math.isnan(row["gap_people_areas"])


def test_everyone_is_not_more_than_everyone():
    frame = rows_at(AreaLevel.DESA, triple(API_API, 50, 50) + triple(SESULU, 51, 50))
    assert frame["above_full"].to_dict() == {API_API: False, SESULU: True}


def test_the_numbers_of_a_printed_total_are_a_printed_share():
    """A sheet of totals only: 30 of 50 in its row JUMLAH."""
    row = only(rows_at(AreaLevel.KABUPATEN, triple(PPU, 30, 50, is_total=True)))
    assert (row["share"], row["basis"], row["numerator"], row["denominator"]) == (0.6, "printed", 30, 50)


def test_what_the_catalogue_does_not_know_or_gives_no_direction_has_no_target_and_no_gap():
    """A count of teams has no better or worse, whatever a sheet prints beside it."""
    unknown = only(rows_at(AreaLevel.DESA, triple(SESULU, 30, 50, "no such indicator")))
    printed = {"area_code": SESULU, "indicator": "tpk_count", "measure": "target", "value": 90}
    teams = only(rows_at(AreaLevel.DESA, [*triple(SESULU, 30, 50, "tpk_count"), printed]))
    for row in (unknown, teams):
        assert (row["share"], row["status"]) == (0.6, "no_target")
        assert row[["target", "gap_points", "gap_people", "gap_people_areas"]].isna().all()


def test_a_sasaran_of_nobody_without_capaian_lacks_the_capaian():
    """A printed percentage beside it is shown as printed."""
    nobody = triple(SESULU, None, 0)
    row = only(rows_at(AreaLevel.DESA, nobody))
    assert row["reason"] == "Capaian belum diisi; hanya sasaran yang ada."
    printed = {"area_code": SESULU, "indicator": IFA, "measure": "percent", "value": 81}
    row = only(rows_at(AreaLevel.DESA, [*nobody, printed]))
    assert (row["share"], row["basis"]) == (0.81, "printed")


@pytest.mark.parametrize("beside", [("denominator", 50), ("numerator", 5)])
def test_a_percentage_below_none_is_refused_also_beside_one_number_of_people(beside):
    own = {"area_code": SESULU, "indicator": IFA}
    cells = [{**own, "measure": name, "value": value} for name, value in (("percent", -5), beside)]
    row = only(rows_at(AreaLevel.DESA, cells))
    assert (row["status"], row["reason"]) == ("no_data", "Ada angka negatif; tidak dipakai.")


def test_a_number_in_conflict_neither_borrows_a_sasaran_nor_lends_one():
    """Two numbers of women served, and of a second service two sasaran of the same women."""
    served, other = {"indicator": IFA, "measure": "numerator"}, {"indicator": "anc_k4", "sheet": "K4"}
    where = {"area_code": SESULU}
    lender = [{**where, **other, "measure": name, "value": 40} for name in ("numerator", "denominator")]
    alone = {**where, **served, "value": 30}
    conflict = {**alone, "sheet": "Lain", "value": 31}
    assert rows_at(AreaLevel.DESA, [*lender, alone]).set_index("indicator").loc[IFA, "share"] == 0.75
    lacking = rows_at(AreaLevel.DESA, [*lender, alone, conflict]).set_index("indicator")
    assert math.isnan(lacking.loc[IFA, "share"])
    assert math.isnan(lacking.loc[IFA, "denominator"])
    second = [{**lender[0], "sheet": "K4 lain"}, {**lender[1], "sheet": "K4 lain", "value": 50}]
    unsure = rows_at(AreaLevel.DESA, [*lender, *second, alone]).set_index("indicator")
    assert math.isnan(unsure.loc[IFA, "share"])
