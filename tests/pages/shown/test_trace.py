"""From a figure to its cells: the arithmetic that stands there is the one that was done."""

import re

import pandas as pd
import pytest

from stunting.charts.chart import ChartPoint
from stunting.ui.shown.trace_beside import around
from stunting.ui.visit.session import workspace_of
from stunting.ui.words import wording
from tests.builders import observe, ppu_dataset
from tests.pages.screens import assert_sound, components, html_text

OVERVIEW = "pages/achievement/overview.py"
WARU = "64.09.02"


@pytest.fixture
def two_desa():
    """40 of 50 in Api-api and 30 of 60 in Sesulu: 70 of 110 in Waru, 63,6 %."""
    rows = [
        {"area_code": code, "indicator": "pregnant_ifa_90", "sector": "Kesehatan", "measure": measure}
        | {"value": value, "written": str(value)}
        for code, served, people in (("64.09.02.2001", 40, 50), ("64.09.02.2002", 30, 60))
        for measure, value in (("numerator", served), ("denominator", people))
    ]
    dataset = ppu_dataset()
    return workspace_of(
        type(dataset)(observe(rows), dataset.sources[:1], (), (), kabupaten="64.09"), is_sample=False
    )


def asked(open_page, workspace, point):
    app = open_page(OVERVIEW, workspace)
    app.session_state["trace_asked"] = point
    return app.run()


def test_the_cells_stand_marked_in_their_sheet(open_page, two_desa):
    app = asked(open_page, two_desa, ChartPoint(WARU, "pregnant_ifa_90", "2024", "register"))
    sheet = next(one.proto.body for one in app.get("html") if "class='lembar'" in one.proto.body)
    assert "matriks.xlsx \u203a Rekap" in sheet
    assert "4 sel dipakai" in sheet
    for role, text in (
        ("numerator", "40"),
        ("numerator", "30"),
        ("denominator", "50"),
        ("denominator", "60"),
    ):
        assert f"<td class='{role}'>{text}</td>" in sheet


def shown_tables(app) -> list[pd.DataFrame]:
    return [table.value for table in app.table]


def test_a_sum_shows_its_arithmetic_and_every_cell(open_page, two_desa):
    app = asked(open_page, two_desa, ChartPoint(WARU, "pregnant_ifa_90", "2024", "register"))
    assert_sound(app)
    said = html_text(app)
    assert "Σ capaian 70 ÷ Σ sasaran 110 = 63,6 %" in said
    assert "2 sel capaian dijumlahkan: 40 + 30 = 70" in said
    # 80 % of 110 women are 88, 18 more than 70.
    assert "Target 80,0 % × 110 = 88,0; dikurangi 70: kurang 18 ibu hamil" in said
    assert figures_of_trace(app) == ["63,6 %"]
    app.session_state["jejak_semua"] = True
    app.session_state["trace_asked"] = ChartPoint(WARU, "pregnant_ifa_90", "2024", "register")
    app.run()
    cells = next(table for table in shown_tables(app) if "Sel" in table.columns)
    assert sorted(cells["Tertulis"]) == ["30", "40", "50", "60"]


def test_the_addresses_can_be_copied(open_page, two_desa):
    app = asked(open_page, two_desa, ChartPoint(WARU, "pregnant_ifa_90", "2024", "register"))
    [copied, _] = [one["text"] for one in components(app) if "text" in one]
    assert copied.startswith("matriks.xlsx › Rekap › ")
    assert [line.split("(")[1] for line in copied.splitlines()] == ["capaian)", "sasaran)"]


def test_the_neighbours_of_a_figure_are_named(open_page, two_desa):
    """Of Waru its kabupaten, which has the same women; of a desa its kecamatan and the other desa."""
    app = asked(open_page, two_desa, ChartPoint(WARU, "pregnant_ifa_90", "2024", "register"))
    assert neighbours(app) == {"jejak_left": "Penajam Paser Utara", "jejak_right": "Penajam Paser Utara"}
    app.session_state["trace_asked"] = ChartPoint("64.09.02.2001", "pregnant_ifa_90", "2024", "register")
    assert neighbours(app.run()) == {"jejak_left": "Waru", "jejak_right": "Sesulu"}


def test_the_other_indicators_of_an_area_stand_above_and_below(open_page):
    workspace = workspace_of(ppu_dataset())
    app = asked(open_page, workspace, ChartPoint("64.09", "pregnant_ifa_90", "2024", "register"))
    found = neighbours(app)
    assert set(found) == {"jejak_left", "jejak_right", "jejak_up", "jejak_down"}
    assert found["jejak_right"] == "Penajam"
    assert "TTD 90 tablet ibu hamil" not in found.values()


def test_behind_the_last_comes_the_first():
    rows = [{"area_key": key} for key in "abc"]
    assert around(rows, "area_key", rows[2]) == (rows[1], rows[0])
    assert around(rows, "area_key", rows[0]) == (rows[2], rows[1])
    assert around(rows[:2], "area_key", {"area_key": "of another period"}) == (rows[1], rows[0])
    assert around(rows[:1], "area_key", rows[0]) == ()


def test_a_question_to_the_office_says_all_that_it_needs_to_look_it_up(open_page, two_desa):
    app = asked(open_page, two_desa, ChartPoint(WARU, "pregnant_ifa_90", "2024", "register"))
    asks = next(one["text"] for one in components(app) if one.get("label", "").startswith("Tanyakan"))
    for part in (
        "Dinas Kesehatan",
        "TTD 90 tablet ibu hamil, Waru",
        "63,6 %",
        "70 ÷ Σ sasaran 110",
        "Rekap ›",
    ):
        assert part in asks.replace("\N{NO-BREAK SPACE}", " ")


def neighbours(app) -> dict[str, str]:
    keys = [f"jejak_{side}" for side in ("left", "right", "up", "down")]
    return {one.key: one.label for one in app.button if one.key in keys}


def test_a_trace_is_shown_once(open_page, two_desa):
    app = asked(open_page, two_desa, ChartPoint(WARU, "pregnant_ifa_90", "2024", "register"))
    app.run()
    assert not [table for table in shown_tables(app) if "Tertulis" in table.columns]


def test_a_figure_that_is_gone_says_so(open_page, two_desa):
    app = asked(open_page, two_desa, ChartPoint("64.09.09", "pregnant_ifa_90", "2024", "register"))
    assert_sound(app)
    assert any("tidak ada lagi" in box.value for box in app.info)


def test_by_keyboard_from_the_table_of_a_chart(open_page, two_desa):
    app = open_page("pages/achievement/indicator.py", two_desa, indikator="TTD 90 tablet ibu hamil")
    app.session_state["bagian_indikator"] = wording.TAB_TREND
    app.session_state["grafik_perjalanan_tabel"] = True
    app.run()
    chooser = app.selectbox(key="grafik_perjalanan_pilih")
    chooser.select(chooser.options[0]).run()
    app.button(key="grafik_perjalanan_buka").click().run()
    assert_sound(app)
    assert figures_of_trace(app) == ["63,6 %"]


def test_one_click_from_a_headline(open_page, two_desa):
    app = open_page("pages/achievement/indicator.py", two_desa, indikator="TTD 90 tablet ibu hamil")
    assert figures_of_trace(app) == []
    app.button(key="jejak_capaian").click().run()
    assert_sound(app)
    assert figures_of_trace(app) == ["63,6 %"]


def figures_of_trace(app) -> list[str]:
    """The value that a trace is about, where one is shown."""
    found = [re.search(r"class='nilai'><b>(.*?)</b>", one.proto.body) for one in app.get("html")]
    return [one[1].replace("\N{NO-BREAK SPACE}", " ") for one in found if one and "asal" in one.string[:20]]
