"""The answer about prevalence: two sources, one after the other, each with its own change."""

import math

import pandas as pd

from stunting.charts.prevalence_answer import prevalence_answer

COLUMNS = ["series", "first_period", "last_period", "last_share", "change_points"]


def said(*rows):
    return "".join(one.text for one in prevalence_answer(pd.DataFrame(rows, columns=COLUMNS)))


def test_each_source_has_its_own_figure_and_change():
    register = ("register", "2025-01", "2025-10", 0.117, -0.9)
    years = ("register", "2024", "2024", 0.120, math.nan)
    survey = ("survey", "2021", "2024", 0.304, 3.9)
    assert said(years, survey, register) == (
        "Stunting menurut e-PPGBM 11,7 % (Oktober 2025), turun 0,9 poin sejak Januari 2025. "
        "Menurut survei (SSGI/SKI) 30,4 % (Tahun 2024), naik 3,9 poin sejak Tahun 2021. "
        "Keduanya tidak digabung."
    )


def test_what_cannot_be_compared_claims_no_change():
    one = said(("survey", "2024", "2024", 0.304, math.nan))
    assert one == "Menurut survei (SSGI/SKI) 30,4 % (Tahun 2024). "
    assert "hampir tetap sejak Tahun 2023" in said(("register", "2023", "2024", 0.12, 0.02))


def test_nothing_is_said_without_a_figure():
    assert said() == ""
    assert said(("register", "", "", math.nan, math.nan)) == ""
