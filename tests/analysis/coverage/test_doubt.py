"""A figure of doubtful cells is shown, and is neither on target nor behind nor first in any list."""

import math

import pytest

from stunting.analysis.comparing.convergence import on_target
from stunting.analysis.coverage.coverage import coverage
from stunting.analysis.coverage.rows import settled_rows
from stunting.analysis.coverage.sectors import sector_summary
from stunting.analysis.priority.priority import priority
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.cli.records import SUMMARY_COLUMNS, summary_records
from stunting.model.areas import AreaLevel
from tests.builders import PPU, observe

API_API, SESULU, RINTIK = "64.09.02.2001", "64.09.02.2002", "64.09.03.2010"
IFA = "pregnant_ifa_90"  # target 80 % in 2024


def pair(area, served, sasaran, **of_served):
    common = {"area_code": area, "indicator": IFA}
    return [
        {**common, "measure": "denominator", "value": sasaran},
        {**common, "measure": "numerator", "value": served, **of_served},
    ]


def rows_at(level, records):
    return coverage(observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU, level=level)


DOUBTED = [*pair(API_API, 49, 50, certainty="doubtful"), *pair(SESULU, 30, 50)]


def test_a_doubtful_figure_is_shown_and_not_judged():
    rows = rows_at(AreaLevel.DESA, DOUBTED).frame.set_index("area_key")
    row = rows.loc[API_API]
    assert (row["share"], row["target"], row["status"], row["certainty"]) == (0.98, 0.8, "unsure", "doubtful")
    assert row[["gap_points", "gap_people", "gap_people_all"]].isna().all()
    assert row["reason"] == "arti sel di belakang angka ini perlu dipastikan"
    assert (rows.loc[SESULU, "status"], rows.loc[SESULU, "certainty"]) == ("behind", "sure")


@pytest.mark.parametrize(("level", "unsure"), [(AreaLevel.KECAMATAN, 1), (AreaLevel.KABUPATEN, 1)])
def test_a_sum_is_as_doubtful_as_its_worst_cell(level, unsure):
    summary = rows_at(level, DOUBTED)
    [row] = summary.frame.to_dict("records")
    assert (row["share"], row["status"], row["certainty"]) == (0.79, "unsure", "doubtful")
    assert any(note.startswith("1 angka perlu dipastikan") for note in summary.notes)
    likely = [*pair(API_API, 49, 50, certainty="likely"), *pair(SESULU, 40, 50)]
    [row] = rows_at(level, likely).frame.to_dict("records")
    assert (row["status"], row["certainty"]) == ("met", "likely")


def test_a_settled_number_goes_before_a_doubtful_one_of_the_same_figure():
    again = {"area_code": SESULU, "indicator": IFA, "measure": "numerator", "value": 48}
    [row] = rows_at(
        AreaLevel.DESA, [*pair(SESULU, 30, 50), {**again, "certainty": "doubtful"}]
    ).frame.to_dict("records")
    assert (row["share"], row["certainty"]) == (0.6, "sure")


def test_parts_of_a_doubtful_number_stay_together():
    parts = [
        {
            "area_code": SESULU,
            "indicator": IFA,
            "measure": "numerator",
            "value": value,
            "part": part,
            "certainty": c,
        }
        for part, value, c in (("laki-laki", 10, "sure"), ("perempuan", 20, "doubtful"))
    ]
    [row] = rows_at(AreaLevel.DESA, [*pair(SESULU, None, 50)[:1], *parts]).frame.to_dict("records")
    assert (row["share"], row["status"]) == (0.6, "unsure")


def test_lists_and_counts_pass_over_doubtful_figures_and_say_how_many_wait():
    frame = rows_at(AreaLevel.DESA, DOUBTED).frame
    rows, notes = settled_rows(frame)
    assert rows.set_index("area_key").loc[API_API, ["share", "numerator"]].isna().all()
    assert [note for note in notes if note.startswith("1 angka perlu dipastikan")]
    ranked = priority(frame, load_catalogue(), level=AreaLevel.DESA)
    assert ranked.frame.set_index("area_key").loc[API_API, "rank"] == 0
    assert any("1 angka perlu dipastikan" in note for note in ranked.notes)
    counts = sector_summary(frame, load_catalogue()).frame.set_index("area_key")
    assert counts.loc[API_API, ["met", "unsure", "no_data"]].tolist() == [0, 1, 0]
    counted = on_target(frame).frame
    own = counted[(counted["area_key"] == API_API) & (counted["target_group"] == "")].iloc[0]
    assert own[["on_target", "with_target"]].tolist() == [0, 0]


def test_above_all_is_said_of_settled_figures_only():
    records = pair(API_API, 60, 50, certainty="doubtful") + pair(SESULU, 30, 50) + pair(RINTIK, 60, 50)
    rows, _ = settled_rows(rows_at(AreaLevel.DESA, records).frame)
    assert dict(zip(rows["area_key"], rows["above_full"], strict=True)) == {
        API_API: False,
        SESULU: False,
        RINTIK: True,
    }


def test_a_doubtful_target_judges_nothing():
    target = {"area_code": SESULU, "indicator": IFA, "measure": "target", "unit": "%", "value": 10}
    [row] = rows_at(
        AreaLevel.DESA, [*pair(SESULU, 30, 50), {**target, "certainty": "doubtful"}]
    ).frame.to_dict("records")
    assert (row["target"], row["status"]) == (0.8, "behind")


@pytest.mark.parametrize(("certainties", "status"), [(("doubtful",), "unsure"), (("sure", "sure"), "unsure")])
def test_nothing_is_reached_by_another_target_where_that_of_the_office_is_open(certainties, status):
    target = {"area_code": PPU, "indicator": IFA, "measure": "target", "unit": "%"}
    printed = [{**target, "value": 90 + 5 * at, "certainty": one} for at, one in enumerate(certainties)]
    frame = rows_at(AreaLevel.DESA, [*pair(API_API, 46, 50), *printed]).frame
    [row] = frame.to_dict("records")  # 92 %: above 80 in the catalogue, not above 95
    assert (row["target"], row["status"], row["certainty"]) == (0.8, status, "sure")
    assert row["reason"].startswith("target yang tercetak di matriks perlu dipastikan")
    assert math.isnan(row["gap_people"])


def test_a_target_without_a_unit_may_be_the_percentage_that_is_not_reached():
    target = {"area_code": PPU, "indicator": IFA, "measure": "target", "unit": "", "value": 95}
    records = [*pair(API_API, 46, 50), *pair(SESULU, 48, 50), target]  # 92 and 96 %; 80 in the catalogue
    frame = rows_at(AreaLevel.DESA, records).frame.set_index("area_key")
    assert frame["status"].to_dict() == {API_API: "unsure", SESULU: "met"}


def test_of_targets_without_a_unit_that_of_the_area_itself_goes_before_that_of_the_whole():
    target = {"indicator": IFA, "measure": "target", "unit": ""}
    printed = [{**target, "area_code": PPU, "value": 95}, {**target, "area_code": SESULU, "value": 70}]
    records = [*pair(API_API, 46, 50), *pair(SESULU, 46, 50), *printed]  # both 92 %; 80 in the catalogue
    frame = rows_at(AreaLevel.DESA, records).frame.set_index("area_key")
    assert frame["status"].to_dict() == {API_API: "unsure", SESULU: "met"}


@pytest.mark.parametrize(("second", "status"), [(95, "unsure"), (70, "met")])
def test_one_target_without_a_unit_in_all_rows_that_print_it_may_be_that_of_the_others(second, status):
    target = {"indicator": IFA, "measure": "target", "unit": ""}
    printed = [
        {**target, "area_code": API_API, "value": 95},
        {**target, "area_code": RINTIK, "value": second},
    ]
    records = [*pair(SESULU, 46, 50), *printed]  # 92 %; 80 in the catalogue
    frame = rows_at(AreaLevel.DESA, records).frame.set_index("area_key")
    assert frame.loc[SESULU, "status"] == status


def test_what_reaches_every_target_that_may_be_meant_is_reached():
    target = {"area_code": PPU, "indicator": IFA, "measure": "target", "unit": "%"}
    records = [*pair(API_API, 49, 50), {**target, "value": 90}, {**target, "value": 95}]
    assert rows_at(AreaLevel.DESA, records).frame["status"].tolist() == ["met"]


def test_the_command_says_certainty_target_year_and_people_behind():
    table = summary_records(
        rows_at(AreaLevel.KECAMATAN, [*pair(API_API, 49, 50), *pair(SESULU, 30, 50)]).frame
    )
    assert SUMMARY_COLUMNS[-4:] == ("gap_people_parts", "certainty", "target_year", "n")
    [row] = table.to_dict("records")
    # Api-api is above its target of 40, Sesulu lacks 10; together 79 of the 80 that 100 people ask for.
    assert (row["gap_people"], row["gap_people_parts"]) == (1, 10)
    assert (row["certainty"], row["target_year"], row["n"]) == ("sure", 2024, 100)


def test_a_desa_outside_the_list_counts_in_its_kecamatan_and_is_not_judged_itself():
    unknown = {"area": "Blok I Baru", "desa": "Blok I Baru", "area_level": "desa", "kecamatan": "Waru"}
    records = [{**one, **unknown} for one in pair("", 50, 50)] + pair(SESULU, 45, 50)
    rows = rows_at(AreaLevel.DESA, records).frame.set_index("area")
    assert (rows.loc["Blok I Baru", "status"], rows.loc["Sesulu", "status"]) == ("unsure", "met")
    [kecamatan] = rows_at(AreaLevel.KECAMATAN, records).frame.to_dict("records")
    assert (kecamatan["share"], kecamatan["status"]) == (0.95, "met")


def test_nobody_to_serve_is_as_doubtful_as_the_cell_that_says_so():
    rows = rows_at(AreaLevel.DESA, pair(API_API, 0, 0, certainty="doubtful")).frame
    assert rows["certainty"].tolist() == ["doubtful"]


def test_a_borrowed_sasaran_brings_its_doubt_also_from_the_first_figure_of_all():
    k6 = {"area_code": API_API, "indicator": "anc_k6"}
    records = [
        {**k6, "measure": "denominator", "value": 50, "certainty": "doubtful"},
        {**k6, "measure": "numerator", "value": 40},
        {"area_code": API_API, "indicator": IFA, "measure": "numerator", "value": 45, "file": "ttd.xlsx"},
    ]
    frame = rows_at(AreaLevel.DESA, records).frame.set_index("indicator")
    assert (frame.loc[IFA, "share"], frame.loc[IFA, "certainty"]) == (0.9, "doubtful")
