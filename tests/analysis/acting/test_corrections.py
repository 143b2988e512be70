"""Corrections act on the fly on what was read, guarded by the old value, and say so where they do not."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from stunting.analysis.acting.confirmation import number_name
from stunting.analysis.acting.corrections import apply_corrections
from stunting.analysis.coverage.coverage import coverage
from stunting.analysis.quality.findings import findings
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.corrections import AskedCell, Correction, CorrectionState, NumberIdentity
from stunting.model.decision_file import OfficeDecisions, from_json, to_json
from tests.builders import PPU, observe

SESULU = NumberIdentity(
    area_code="64.09.02.2002",
    area="Sesulu",
    parent="Waru",
    is_total=False,
    indicator="pregnant_ifa_90",
    uses="",
    measure="numerator",
    part="",
    period="2024",
    series="register",
)


def correction(old, new, number=SESULU, reason="salah ketik", office="Dinas Kesehatan"):
    asked = AskedCell(number, "lama.xlsx", "Rekap", "E6", old)
    return Correction(asked, new, reason, office, "2026-11-24")


def two_desa(served=90, file="baru.xlsx"):
    """Api-api 40 of 50; Sesulu `served` of 60."""
    area = {"indicator": "pregnant_ifa_90", "file": file}
    return [
        {**area, "area_code": "64.09.02.2001", "measure": "denominator", "value": 50},
        {**area, "area_code": "64.09.02.2001", "measure": "numerator", "value": 40},
        {**area, "area_code": "64.09.02.2002", "measure": "denominator", "value": 60},
        {**area, "area_code": "64.09.02.2002", "measure": "numerator", "value": served},
    ]


def kabupaten(observations):
    rows = coverage(
        observations, load_catalogue(), load_gazetteer(), kabupaten=PPU, level=AreaLevel.KABUPATEN
    ).frame
    return rows.iloc[0]


def test_a_correction_moves_the_sum_of_the_kabupaten():
    before = observe(two_desa())
    after, outcomes, problems = apply_corrections(before, [correction(90.0, 30.0)])
    assert kabupaten(before)["share"] == pytest.approx(130 / 110)
    # (40 + 30) of (50 + 60), though the file is another one than when it was asked.
    assert kabupaten(after)["numerator"] == 70
    assert kabupaten(after)["share"] == pytest.approx(70 / 110)
    assert [one.state for one in outcomes] == [CorrectionState.APPLIED]
    assert problems == ()


def test_the_row_says_that_it_was_corrected_and_the_others_do_not():
    before = observe(two_desa())
    after, _, _ = apply_corrections(before, [correction(90.0, 30.0)])
    row = after.iloc[3]
    assert row["correction"] == "90 menjadi 30; salah ketik (Dinas Kesehatan, 24 November 2026)"
    assert row["written"] == "90"
    assert set(after["correction"].iloc[:3]) == {""}
    assert before["value"].iloc[3] == 90
    assert before["correction"].iloc[3] == ""


def test_a_blank_cell_is_filled():
    after, outcomes, _ = apply_corrections(observe(two_desa(None)), [correction(None, 12.0)])
    row = after.iloc[3]
    assert (row["value"], row["missing"], row["written"]) == (12.0, "", "(kosong)")
    assert outcomes[0].state is CorrectionState.APPLIED


def test_columns_of_categories_are_corrected_too():
    texts = observe(two_desa())
    before = texts.astype({name: "category" for name in texts.columns if texts[name].dtype != "float64"})
    before = before.astype({"row": "int64", "column": "int64", "table": "int64"})
    before = before.astype({"is_total": "bool", "hidden": "bool"})
    after, _, _ = apply_corrections(before, [correction(90.0, 30.0)])
    assert list(after["value"]) == [50, 40, 60, 30]
    assert after["correction"].iloc[3].startswith("90 menjadi 30")


def test_the_number_is_corrected_in_every_file_that_holds_it():
    observations = observe([*two_desa(), *two_desa(file="salinan.xlsx")])
    after, outcomes, _ = apply_corrections(observations, [correction(90.0, 30.0)])
    assert list(after["value"]) == [50, 40, 60, 30] * 2
    assert outcomes[0].found == (90.0,)


def test_a_correction_that_the_new_file_contains_is_let_go_with_a_notice():
    observations = observe(two_desa(30))
    after, outcomes, problems = apply_corrections(observations, [correction(90.0, 30.0)])
    assert outcomes[0].state is CorrectionState.CONTAINED
    assert set(after["correction"]) == {""}
    assert [(one.kind, one.file, one.cell) for one in problems] == [
        ("correction_contained", "baru.xlsx", "E6")
    ]
    assert "sudah memuat angka yang benar" in problems[0].message


def test_a_correction_of_another_old_value_is_not_applied_and_says_so():
    observations = observe(two_desa(45))
    after, outcomes, problems = apply_corrections(observations, [correction(90.0, 30.0)])
    assert list(after["value"]) == [50, 40, 60, 45]
    assert outcomes[0].state is CorrectionState.CHANGED
    assert "saat ditanyakan angkanya 90, sekarang terbaca 45" in problems[0].message
    assert "Tanyakan lagi" in problems[0].remedy


def test_a_correction_of_a_number_in_no_file_waits_and_says_so():
    observations = observe(two_desa()[:2])
    after, outcomes, problems = apply_corrections(observations, [correction(90.0, 30.0)])
    pd.testing.assert_frame_equal(after, observations)
    assert outcomes[0].state is CorrectionState.ABSENT
    assert problems[0].kind == "correction_absent"


def test_a_confirmed_number_stays_and_carries_its_reason():
    after, outcomes, problems = apply_corrections(
        observe(two_desa()), [correction(90.0, 90.0, reason="termasuk warga luar")]
    )
    assert outcomes[0].state is CorrectionState.CONFIRMED
    assert after["value"].iloc[3] == 90
    assert after["correction"].iloc[3] == ""
    assert "90 dinyatakan benar; termasuk warga luar (Dinas Kesehatan" in after["confirmation"].iloc[3]
    assert problems == ()


def test_other_numbers_of_the_same_area_are_left_alone():
    other = {**two_desa()[3], "period": "2023"}
    after, _, _ = apply_corrections(observe([*two_desa(), other]), [correction(90.0, 30.0)])
    assert list(after["value"]) == [50, 40, 60, 30, 90]


def test_a_name_without_code_is_found_by_its_parent():
    rows = [
        {"area": "Baru", "parent": parent, "indicator": "pregnant_ifa_90", "value": 7, "area_level": "desa"}
        for parent in ("Waru", "Sepaku")
    ]
    number = NumberIdentity(
        "", "BARU", "sepaku", False, "pregnant_ifa_90", "", "numerator", "", "2024", "register"
    )
    after, _, _ = apply_corrections(observe(rows), [correction(7.0, 9.0, number)])
    assert list(after["value"]) == [7, 9]


def test_classes_without_an_indicator_of_their_own_are_told_apart_by_what_they_add_to():
    classes = [
        {"area_code": "64.09.02.2002", "measure": "count", "value": 7, "header": name}
        | {"uses": f"stunting_prevalence|numerator|{name}"}
        for name in ("pendek", "sangat_pendek")
    ]
    number = replace(
        SESULU, indicator="", uses="stunting_prevalence|numerator|sangat_pendek", measure="count"
    )
    after, _, _ = apply_corrections(observe(classes), [correction(7.0, 9.0, number)])
    assert list(after["value"]) == [7, 9]
    assert number.indicators == ("stunting_prevalence",)
    assert number_name(number, load_catalogue()).endswith(": sangat pendek")


def test_no_correction_leaves_the_frame_itself():
    observations = observe(two_desa())
    assert apply_corrections(observations, ()) == (observations, (), ())


def test_a_second_correction_takes_the_place_of_the_first():
    office = OfficeDecisions().with_correction(correction(90.0, 30.0))
    office = office.with_correction(correction(30.0, 33.0, reason="data terlambat masuk"))
    assert [(one.asked.value, one.new, one.reason) for one in office.corrections] == [
        (90.0, 33.0, "data terlambat masuk")
    ]
    after, _, _ = apply_corrections(observe(two_desa()), office.corrections)
    assert kabupaten(after)["numerator"] == 73


def test_a_correction_taken_back_leaves_no_trace():
    made = correction(90.0, 30.0)
    office = OfficeDecisions().with_correction(made)
    assert office.without_corrections([made]) == OfficeDecisions()


def test_corrections_survive_the_way_through_a_file():
    office = OfficeDecisions(corrections=(correction(90.0, 30.0), correction(None, 0.1 + 0.2)))
    again = from_json(to_json(office).encode())
    assert again == office
    assert again.corrections[1].new == 0.30000000000000004
    assert OfficeDecisions().joined(again) == office


def test_a_file_from_before_corrections_is_still_read():
    old = {"version": 1, "decisions": [], "indicators": [], "targets": [], "kabupaten": "64.09"}
    assert from_json(json.dumps(old).encode()) == OfficeDecisions(kabupaten="64.09")


@pytest.mark.parametrize(
    ("name", "value"), [("new", "30"), ("new", True), ("new", np.inf), ("when", "kemarin"), ("asked", {})]
)
def test_a_file_with_a_broken_correction_is_told_apart(name, value):
    content = json.loads(to_json(OfficeDecisions(corrections=(correction(90.0, 30.0),))))
    content["corrections"][0][name] = value
    with pytest.raises(ValueError, match=r".+"):
        from_json(json.dumps(content).encode())


def test_a_corrected_number_does_not_make_its_printed_total_and_percentage_doubtful():
    rows = two_desa()
    sesulu = {**rows[3], "measure": "percent", "value": 150}
    totals = [
        {**row, "area_code": PPU, "area": "JUMLAH", "is_total": True, "value": value}
        for row, value in ((rows[0], 110), (rows[1], 130))
    ]
    before = observe([*rows, sesulu, *totals])
    after, _, _ = apply_corrections(before, [correction(90.0, 30.0)])
    found = findings(after, load_catalogue(), load_gazetteer(), kabupaten=PPU)
    # 30 of 60 against the printed 150 %, and 70 against the printed total of 130: both are of our making.
    assert set(found.frame["kind"]) & {"total_differs", "printed_percent_differs"} == set()
    assert any("2 temuan tentang jumlah atau persentase tercetak" in note for note in found.notes)
