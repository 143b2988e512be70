"""Which figures the uploads should hold, and which they do."""

from dataclasses import replace

import pytest

from stunting.analysis.coverage.all_figures import gather
from stunting.analysis.quality.completeness import completeness, completeness_of
from stunting.analysis.quality.findings import all_findings
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.model.observations import OBSERVATIONS
from stunting.model.summaries.quality import FindingKind
from tests.builders import PPU, observe

WARU = ["64.09.02.1003", "64.09.02.2001", "64.09.02.2002", "64.09.02.2004"]
IFA = "pregnant_ifa_90"


def cells(code, served, indicator=IFA, **more):
    common = {"area_code": code, "indicator": indicator, **more}
    return [
        {**common, "measure": "denominator", "value": 50},
        {**common, "measure": "numerator", "value": served},
    ]


def frame_of(records, level=AreaLevel.DESA):
    return completeness(
        observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU, level=level
    ).frame


def test_every_desa_is_expected_to_report_every_indicator():
    records = [record for code in WARU for record in cells(code, 0)] + cells(WARU[0], 5, "anc_k4")
    frame = frame_of(records)
    assert len(frame) == 2 * 54
    filled = frame.groupby("indicator")["filled"].sum()
    assert filled.to_dict() == {IFA: 4, "anc_k4": 1}  # a zero is filled
    by_area = frame[frame["kecamatan"] == "Waru"].groupby("area")["filled"].mean()
    assert by_area.to_dict() == {"Waru": 1.0, "Api-api": 0.5, "Sesulu": 0.5, "Bangun Mulya": 0.5}


def test_blank_absent_and_unusable_are_three_things():
    records = [
        *cells(WARU[0], None),
        *cells(WARU[1], 5),
        *cells(WARU[1], 6, file="lain.xlsx"),
        *cells(WARU[2], 7),
    ]
    states = frame_of(records).set_index("area_key")["state"]
    assert states[WARU].tolist() == ["blank", "unusable", "filled", "absent"]


def test_kecamatan_and_areas_that_are_not_official():
    records = cells("64.09.02", 5) + [
        {**record, "area": "Kecamatan Baru", "area_level": "kecamatan"} for record in cells("", 5)
    ]
    frame = frame_of(records, AreaLevel.KECAMATAN)
    assert frame["area"].tolist() == ["Penajam", "Waru", "Babulu", "Sepaku", "Kecamatan Baru"]
    assert frame["filled"].tolist() == [0, 1, 0, 0, 1]


def alone(records):
    """What is gathered for an account that sees Waru only."""
    gathered = gather(observe(records), load_catalogue(), load_gazetteer(), PPU)
    return replace(gathered, only_kecamatan="64.09.02")


@pytest.mark.parametrize(("level", "expected"), [(AreaLevel.DESA, WARU), (AreaLevel.KECAMATAN, ["64.09.02"])])
def test_of_one_kecamatan_alone_no_other_is_expected(level, expected):
    codes = WARU[:2] if level is AreaLevel.DESA else expected
    frame = completeness_of(alone([cell for code in codes for cell in cells(code, 5)]), level).frame
    assert frame["area_key"].tolist() == expected
    assert frame["filled"].sum() == len(codes)


def test_of_one_kecamatan_alone_it_is_its_own_desa_that_are_silent():
    """Two of the four desa of Waru have no number; nothing is said of the other 50 of the kabupaten."""
    frame = all_findings(alone([cell for code in WARU[:2] for cell in cells(code, 5)])).frame
    [silent] = frame[frame["kind"] == FindingKind.SILENT_AREAS].to_dict("records")
    assert silent["message"].startswith("2 dari 4 desa")
    assert (silent["area_level"], silent["area_key"]) == ("kecamatan", "64.09.02")
    assert silent["in_use"]


def test_without_numbers_it_is_empty_and_says_so():
    summary = completeness(OBSERVATIONS.empty(), load_catalogue(), load_gazetteer(), kabupaten=PPU)
    assert summary.frame.empty
    assert summary.notes
