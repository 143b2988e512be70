"""Findings about numbers that stand twice, and about a whole kabupaten: small matrices worked by hand.

All matrices are looked through together, as that is what takes time: each has its indicators, years and desa.
"""

import math

import pytest

from stunting.analysis.quality.data import Draft
from stunting.analysis.quality.discovery import within_budget
from stunting.analysis.quality.findings import findings
from stunting.analysis.quality.rules import QualityRules
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.summaries.quality import FindingKind
from tests.builders import DESA, PPU, observe

CODES = list(DESA)
K4, K6, IFA, D_S, IMD = "anc_k4", "anc_k6", "pregnant_ifa_90", "growth_monitoring", "imd"
COPIED = [(30 + number, 60) for number in range(10)]


def pairs(indicator, period, codes, counts):
    """The cells of `(served, sasaran)` per desa; every indicator stands on a sheet of its own."""
    common = {"indicator": indicator, "period": period, "sheet": indicator}
    return [
        {**common, "area_code": code, "measure": measure, "value": value}
        for code, both in zip(codes, counts, strict=True)
        for measure, value in zip(("numerator", "denominator"), both, strict=True)
    ]


def months(indicator, year, codes, served, sasaran):
    return [
        record
        for month, number in enumerate(served, start=1)
        for record in pairs(indicator, f"{year}-{month:02d}", codes, [(number, sasaran)] * len(codes))
    ]


def two_months_alike(code, sasaran):
    """Three services of a desa, half of the sasaran served, in July and again in August."""
    return [
        record
        for period in ("2020-07", "2020-08")
        for id in (IFA, D_S, IMD)
        for record in pairs(id, period, [code], [(sasaran // 2, sasaran)])
    ]


@pytest.fixture(scope="module")
def frame():
    records = [
        *pairs(IFA, "2019", CODES[:10], COPIED),
        *pairs(D_S, "2019", CODES[:10], [*COPIED[:9], (50, 60)]),
        *pairs(K4, "2019", CODES[:10], [(served - 10, 60) for served, _ in COPIED]),
        *pairs(K6, "2019", CODES[:10], [(served - 10, 60) for served, _ in COPIED]),
        *two_months_alike(CODES[10], 400),
        *two_months_alike(CODES[11], 16),
        *months("exclusive_breastfeeding", 2021, CODES[12:13], [190, 205, 198, 200, 200, 200, 200], 400),
        *months("exclusive_breastfeeding", 2021, CODES[13:14], [190, 205, 198, 200, 200], 400),
        *months("exclusive_breastfeeding", 2021, CODES[14:15], [19000, 20500, 19800] + [20000] * 3, 40000),
        *pairs("birth_certificate", "2022", CODES, [(50, 50)] * 30 + [(30, 50)] * 24),
        *pairs("active_kb", "2022", CODES, [(50, 50)] * 30 + [(47, 50)] * 24),
        *pairs("family_phbs", "2017", CODES[:5], [(70, 100)] * 5),
        *pairs("family_phbs", "2018", CODES[:5], [(35, 100)] * 5),
        *pairs("sanitation_access", "2017", CODES[:5], [(70, 100)] * 5),
        *pairs("sanitation_access", "2018", CODES[:5], [(60, 100)] * 5),
        *months("vitamin_a", 2023, CODES[:5], [6] * 11 + [9], 20),
        *pairs("vitamin_a", "2023", CODES[:5], [(75, 100)] * 4 + [(87, 100)]),
    ]
    return findings(observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU).frame


def only(frame, kind):
    rows = frame[frame["kind"] == kind]
    assert len(rows) == 1
    return rows.iloc[0]


def test_the_capaian_of_another_indicator(frame):
    """Nine of ten desa have the same number. K6 is part of K4: who came four times may have come again."""
    row = only(frame, FindingKind.COPIED_INDICATOR)
    assert {row["indicator"]} <= {IFA, D_S}
    assert "di 9 dari 10 wilayah" in row["message"]


def test_a_desa_that_sends_the_month_before_again(frame):
    """Equal by chance: 1/sqrt(4 pi 400 · 0,25) = 0,028, thrice 2e-5. Of 16 people 0,14, thrice 3e-3."""
    row = only(frame, FindingKind.REPEATED_AREA)
    assert row["area_key"] == CODES[10]
    assert "3 dari 3 indikator sama persis dengan Juli 2020" in row["message"]


def test_a_number_that_stays_for_four_months(frame):
    """Three repetitions of 0,028 each; one is no finding, nor are two of 0,0028, which are three months."""
    stale = frame[frame["kind"].eq(FindingKind.STALE) & frame["indicator"].eq("exclusive_breastfeeding")]
    assert stale["area_key"].tolist() == [CODES[12]]
    assert "200 dari 400 tidak berubah selama 4 periode, sejak April 2021" in stale["message"].iloc[0]


def test_many_desa_at_exactly_all(frame):
    """Thirty of fifty-four where the others have 60 %; where they have 94 % it is no wonder."""
    row = only(frame, FindingKind.ALL_FULL)
    assert row["indicator"] == "birth_certificate"
    assert "30 dari 54 wilayah tepat 100 %, padahal median wilayah lain 60,0 %" in row["message"]


def test_a_whole_kabupaten_that_falls_at_once(frame):
    row = only(frame, FindingKind.SHIFTED)
    assert row["indicator"] == "family_phbs"  # sanitation falls by 10 points
    assert "5 wilayah bergeser serentak, median dari 70,0 % menjadi 35,0 %" in row["message"]


def test_a_year_that_its_months_do_not_add_up_to(frame):
    """75 = 11 · 6 + 9 in four desa of five; the fifth says 87."""
    row = only(frame, FindingKind.MONTHS_DIFFER)
    assert row["area_key"] == CODES[4]
    assert "2023 tertulis 87, padahal jumlah 12 bulan 75" in row["message"]


def test_the_budget_keeps_what_is_certain_and_the_least_likely():
    """Ten tests, 10 % of the findings may be false: 0,005 <= 0,01, 0,018 <= 0,02, 0,5 > 0,03."""
    drafts = [
        Draft(FindingKind.OUTLIER_AREA, "", "", "", None, (), {}, log_chance=math.log(chance))
        for chance in (1.0, 0.018, 0.5, 0.005)
    ]
    assert within_budget(drafts, 10, 0.10) == [drafts[0], drafts[1], drafts[3]]
    assert within_budget(drafts, 100, 0.10) == [drafts[0]]  # of a hundred tests 0,005 is no wonder


def test_unless_an_office_says_otherwise_one_finding_of_chance_in_twenty_may_be_false():
    """Of a hundred tests the least likely may have 0,05 / 100, the second twice that."""
    drafts = [
        Draft(FindingKind.OUTLIER_AREA, "", "", "", None, (), {}, log_chance=math.log(chance))
        for chance in (0.0004, 0.0009, 0.0016)
    ]
    assert within_budget(drafts, 100, QualityRules().false_share) == drafts[:2]
