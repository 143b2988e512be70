"""Data of several kabupaten: one can be chosen, and names of areas say which kabupaten they lie in.

Worked by hand, all numbers invented: 40 of 50 pregnant women in Api-api (Waru, Penajam Paser Utara), 10 of
150 in Tanah Periuk and 60 of 100 in Tepian Batang (Tanah Grogot, Paser).
"""

from dataclasses import replace

import pandas as pd
import pytest

from stunting.ui.visit.session import workspace_of
from tests.builders import observe, ppu_dataset
from tests.pages.screens import PAGES, assert_sound, cards, html_text, key_figures, seen

OVERVIEW, INDICATOR = "pages/achievement/overview.py", "pages/achievement/indicator.py"
OFFICE, KECAMATAN = "pages/achievement/sector.py", "pages/achievement/kecamatan.py"
PASER = {"area_level": "desa", "parent": "Tanah Grogot", "kecamatan": "Tanah Grogot"}
DESA = (
    ({"area_code": "64.09.02.2001"}, 40, 50),
    (PASER | {"area_code": "64.01.04.2004", "area": "Tanah Periuk", "desa": "Tanah Periuk"}, 10, 150),
    (PASER | {"area_code": "64.01.04.2003", "area": "Tepian Batang", "desa": "Tepian Batang"}, 60, 100),
)


@pytest.fixture(scope="module")
def province():
    rows = [
        {**area, "indicator": "pregnant_ifa_90", "sector": "Kesehatan", "measure": measure, "value": value}
        for area, served, people in DESA
        for measure, value in (("numerator", served), ("denominator", people))
    ]
    return seen(workspace_of(replace(ppu_dataset(), observations=observe(rows), kabupaten="64")))


@pytest.mark.parametrize("script", PAGES)
def test_every_page_with_all_and_with_one(open_page, province, script):
    assert_sound(open_page(script, province))
    assert_sound(open_page(script, province, kabupaten="Paser"))


def test_all_together_are_the_sums_divided(open_page, province):
    shown = key_figures(open_page(INDICATOR, province))
    # 110 of 300. Paser has 70 of 250 = 28,0 %, Penajam Paser Utara 80,0 %, as much as the target of 2024.
    assert shown["Capaian semua kabupaten/kota"] == "36,7 %"
    assert shown["Kabupaten/kota mencapai target"] == "1 dari 2"
    assert shown["Terjauh dari target: Paser"] == "28,0 %"


def test_one_kabupaten_is_shown_as_if_it_were_alone(open_page, province):
    app = open_page(INDICATOR, province, kabupaten="Paser")
    assert key_figures(app)["Capaian, Paser"] == "28,0 %"
    kecamatan = next(box for box in app.selectbox if box.label == "Kecamatan")
    assert kecamatan.options == ["Semua", "Tanah Grogot"]
    app.selectbox(key="kabupaten").select("").run()
    assert key_figures(app)["Capaian semua kabupaten/kota"] == "36,7 %"


def test_a_kecamatan_names_its_kabupaten_and_is_compared_with_it(open_page, province):
    app = open_page(KECAMATAN, province)
    opened = [button.label for button in app.button if button.label.startswith("Buka ")]
    assert opened == ["Buka Tanah Grogot, Paser", "Buka Waru, Penajam Paser Utara"]
    app.selectbox(key="kecamatan").select("64.01.04").run()
    assert_sound(app)
    assert app.session_state["choices"].kabupaten == "64.01"
    app.switch_page(INDICATOR).run()
    assert key_figures(app)["Capaian, Tanah Grogot"] == "28,0 %"


def test_an_office_is_read_in_one_kabupaten_and_counted_in_all(open_page, province):
    app = open_page(OFFICE, province)
    assert any("per kabupaten/kota" in box.value for box in app.info)
    [offices] = cards(app)
    # Paser is far behind and Penajam Paser Utara on target: one indicator in two kabupaten.
    assert [cell["text"] for cell in offices["rows"][0]["cells"][:5]] == [
        "Dinas Kesehatan",
        "1",
        "\u2013",
        "\u2013",
        "1",
    ]
    app = open_page(OFFICE, province, kabupaten="Paser")
    assert "Dinas Kesehatan: satu-satunya indikator yang dapat dinilai belum tercapai" in html_text(app)


def test_a_kabupaten_alone_has_no_such_choice_even_where_a_survey_lists_others(open_page, ppu):
    survey = {"area_code": "64.01", "area": "Paser", "area_level": "kabupaten", "measure": "percent"}
    survey |= {"indicator": "stunting_prevalence", "sector": "Kesehatan", "series": "survey", "value": 22.7}
    rows = pd.concat([ppu.dataset.observations, observe([survey])], ignore_index=True)
    app = open_page(OVERVIEW, workspace_of(replace(ppu.dataset, observations=rows)))
    assert "Kabupaten/kota" not in [box.label for box in app.selectbox]


def test_another_kabupaten_is_looked_for_once_its_menu_is_open(open_page, province):
    app = open_page("pages/data/upload.py", province)
    assert not [one for one in app.text_input if one.key == "cari_kabupaten"]
    app.session_state["ganti_kabupaten"] = True
    app.run()
    app.text_input(key="cari_kabupaten").set_value("Penajam Paser Utara").run()
    assert_sound(app)
    found = next(one for one in app.radio if "Kabupaten Penajam Paser Utara" in one.options)
    assert found.value == "64.09"
