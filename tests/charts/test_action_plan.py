"""Bars of gaps with and without an activity, counts worked by hand."""

import pandas as pd

from stunting.analysis.acting.action_plan import action_plan
from stunting.catalogue.indicators import load_catalogue
from stunting.charts.action_plan import provision_bars
from stunting.model.summaries.action_plan import MoneyBy
from tests.action_plans import GROWTH, IFA, PPU, WARU, WATER, figures, plan


def gaps(activities):
    records = [(PPU, GROWTH, 50, 100), (PPU, IFA, 30, 100), (PPU, WATER, 60, 100), (WARU, GROWTH, 1, 10)]
    frame = figures(records)
    whole = frame["area_level"] == "kabupaten"
    return action_plan(frame[whole], frame[~whole], plan(activities), load_catalogue()).gaps.frame


def test_offices_by_gaps_without_an_activity():
    frame = gaps([{"indicators": GROWTH, "scope": "kabupaten"}])
    chart = provision_bars(frame[frame["area_level"] == "kabupaten"], MoneyBy.OPD, source="uji")
    # Dinas Kesehatan leads balita (with) and ibu hamil (without), Dinas PUPR rumah tangga (without).
    # Each of the two lacks one: none of them lacks most.
    assert chart.title == "2 dari 3 kesenjangan belum punya kegiatan"
    assert chart.table.values.tolist() == [
        ["Dinas Kesehatan", "2", "1", "0", "1"],
        ["Dinas PUPR", "1", "0", "0", "1"],
    ]
    assert {trace.name: list(trace.x) for trace in chart.figure.data} == {
        "\u2713 ada kegiatan": [1, 0],
        "\u2717 belum ada kegiatan": [1, 1],
    }
    assert "Dinas PUPR 1 dari 1 tanpa kegiatan" in chart.alt


def test_the_office_that_lacks_most_is_named():
    frame = gaps([{"indicators": WATER, "scope": "kabupaten"}])
    chart = provision_bars(frame[frame["area_level"] == "kabupaten"], MoneyBy.OPD)
    assert chart.title == "2 dari 3 kesenjangan belum punya kegiatan; terbanyak di Dinas Kesehatan, 2 dari 2"


def test_an_activity_without_a_place_is_neither_with_nor_without_in_a_kecamatan():
    frame = gaps([{"indicators": GROWTH}])
    chart = provision_bars(frame[frame["area_level"] == "kecamatan"], MoneyBy.KECAMATAN)
    assert chart.title == "Semua 1 kesenjangan punya kegiatan, 1 di antaranya tanpa lokasi yang jelas"
    assert chart.table.values.tolist() == [["Waru", "1", "0", "1", "0"]]


def test_nothing_to_draw_says_so():
    chart = provision_bars(gaps([]).iloc[:0], MoneyBy.OPD)
    assert chart.title == "Tidak ada kesenjangan untuk disandingkan dengan RAD/RKPD"
    assert isinstance(chart.table, pd.DataFrame)
