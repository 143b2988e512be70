import pytest

from stunting.catalogue.indicators import load_catalogue
from stunting.charts.key_figures import (
    prevalence_figure,
    promises_figure,
    targets_figure,
    weighing_figure,
)
from stunting.model.summaries import Status
from stunting.model.summaries.promises import PROMISES
from tests.charts.rows import frame, ifa, row, rows_of

CATALOGUE = load_catalogue()
PPU = "64.09"


def stunting(period, share, series="register"):
    return row(PPU, indicator="stunting_prevalence", period=period, share=share, series=series)


def test_the_survey_stands_beside_the_register_and_is_not_merged():
    rows = frame(
        stunting("2025-01", 0.126),
        stunting("2025-04", 0.120),
        stunting("2025-10", 0.117),
        stunting("2023", 0.240, "survey"),
        stunting("2024", 0.304, "survey"),
    )
    figure = prevalence_figure(rows)
    assert (figure.title, figure.value) == ("Prevalensi stunting, e-PPGBM Oktober 2025", "11,7")
    assert (figure.change, figure.base, figure.good) == ("↓ 0,9 poin", "sejak Januari", 1)
    assert figure.notes == (
        "Penimbangan turun 0,9 poin; survei naik 6,4 poin sejak 2023 (30,4 %, 2024); "
        "keduanya tidak dapat dibandingkan.",
    )
    # From 12,6 (1) over 12,0 (3/9) to 11,7 (0): the survey is no point of it.
    assert figure.heights == (1.0, pytest.approx(1 / 3, abs=0.001), 0.0)


def test_a_figure_in_doubt_says_so_first():
    doubtful = {**stunting("2025-08", 0.12), "certainty": "doubtful"}
    figure = prevalence_figure(frame(doubtful, stunting("2024", 0.304, "survey")))
    assert figure.notes == (
        "? perlu dipastikan",
        "Penimbangan 12,0 %; survei 30,4 % (2024); keduanya tidak dapat dibandingkan.",
    )


def test_a_rise_of_stunting_is_for_the_worse():
    figure = prevalence_figure(frame(stunting("2025-01", 0.10), stunting("2025-03", 0.12)))
    assert (figure.change, figure.good) == ("↑ 2,0 poin", -1)


def test_a_month_of_weighing_has_no_base_in_other_months():
    figure = prevalence_figure(frame(stunting("2025-01", 0.10), stunting("2025-08", 0.12)))
    assert figure.change == ""


def test_a_survey_alone_is_no_e_ppgbm():
    assert prevalence_figure(frame(stunting("2024", 0.304, "survey"))) is None


def test_children_weighed_are_counted():
    rows = [
        row(
            PPU,
            indicator="weighing_coverage",
            period=period,
            numerator=served,
            denominator=200.0,
            share=served / 200,
            target_group="balita",
        )
        for period, served in (("2025-01", 150.0), ("2025-03", 145.0))
    ]
    figure = weighing_figure(frame(*rows), CATALOGUE)
    assert (figure.value, figure.change, figure.good) == ("72,5", "↓ 2,5 poin", -1)
    assert figure.notes == ("145 dari 200 balita",)
    assert weighing_figure(frame(), CATALOGUE) is None


def weighed(period, served, people):
    return row(
        PPU,
        indicator="weighing_coverage",
        period=period,
        numerator=float(served),
        denominator=float(people),
        share=served / people,
        target_group="balita",
    )


def test_the_line_leaves_out_months_of_weighing_and_months_in_which_few_report():
    rows = [
        weighed("2025-01", 150, 200),
        weighed("2025-02", 180, 200),  # month of weighing
        weighed("2025-03", 140, 200),
        weighed("2025-04", 9, 90),  # less than half of the usual 200
        weighed("2025-05", 75, 100),  # just half
        weighed("2025-06", 160, 200),
    ]
    # 75, 70, 75 and 80 % on a scale from 70 to 80.
    assert weighing_figure(frame(*rows), CATALOGUE).heights == (0.5, 0.0, 0.5, 1.0)


def test_targets_met_and_what_became_better_since():
    now = frame(
        ifa(PPU, 85, 100, "near", 5),
        row(PPU, indicator="unmet_need_kb", share=0.1, target=0.08, status="far", gap_points=2.0),
    )
    before = now.assign(period="2023", share=[0.80, 0.09])
    figure = targets_figure(now, before, CATALOGUE)
    assert (figure.value, figure.unit) == ("0", "dari 2")
    # More of the first is better, more of the unmet need is not.
    assert figure.notes == ("1 dari 2 membaik sejak 2023",)
    assert dict(figure.counts) == {Status.MET: 0, Status.NEAR: 1, Status.BEHIND: 0, Status.FAR: 1}


def test_of_several_areas_figures_are_counted_and_not_indicators():
    now = frame(ifa("64.09.01", 95, 100, "met", 0), ifa("64.09.02", 50, 100, "far", 40))
    figure = targets_figure(now, now, CATALOGUE)
    assert (figure.title, figure.unit) == ("Capaian per wilayah yang mencapai target", "dari 2")


def test_the_same_period_twice_is_no_change():
    now = frame(ifa(PPU, 85, 100, "near", 5))
    assert targets_figure(now, now, CATALOGUE).notes == ()


def test_promises_are_counted_with_those_that_cannot_be_measured_yet():
    verdicts = ("kept", "late", "late", "contradicted", "not_measurable")
    figure = promises_figure(rows_of(PROMISES, *({"id": one, "verdict": one} for one in verdicts)))
    assert (figure.value, figure.unit) == ("1", "dari 5")
    assert figure.notes == ("2 terlambat, 1 berlawanan, 1 belum terukur",)
    assert promises_figure(rows_of(PROMISES, {"verdict": "not_measurable"})) is None
