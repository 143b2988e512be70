"""The country: from the provinces to the desa of one kecamatan, and what is said where there is nothing."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from stunting.analysis.coverage.country import sums_at
from stunting.archive.country import keep_country
from stunting.archive.folder import SETTING
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.charts.comparison import MAX_BARS
from stunting.model.accounts import EVERYTHING, Role
from stunting.model.areas import AreaLevel
from stunting.model.country import COUNTRY
from stunting.ui.words import wording
from tests.pages.screens import NO_LIMIT

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setenv(SETTING, str(tmp_path))
    return tmp_path


@pytest.fixture
def kept(data):
    """Every desa of two kabupaten of different provinces: half of the people are served in one, all but one
    in the other. Invented.
    """
    gazetteer = load_gazetteer()
    codes = [desa.code for kabupaten in ("64.09", "35.01") for desa in gazetteer.desa(kabupaten)]
    rows = pd.DataFrame({"area_code": codes, "indicator": "pregnant_ifa_90", "period": "2024"})
    served = rows["area_code"].str.startswith("64").map({True: 5.0, False: 9.0})
    desa = COUNTRY.check(rows.astype("category").assign(numerator=served, denominator=10.0, areas=1))
    keep_country(data, desa, sums_at(desa, AreaLevel.KECAMATAN))
    return codes


def opened(**query):
    app = AppTest.from_file(str(ROOT / "country.py"), default_timeout=NO_LIMIT)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    assert not app.error
    return app


def drawn(app):
    """The table of the chart: values by the names of areas."""
    table = next(one.value for one in app.table if "Wilayah" in one.value)
    return dict(zip(table["Wilayah"], table["Capaian"], strict=True))


def test_without_a_country_the_page_says_how_it_comes(data):
    app = opened()
    assert [one.value for one in app.info] == [wording.COUNTRY_NONE]


def test_the_provinces_stand_side_by_side(kept):
    app = opened()
    assert drawn(app) == {"Kalimantan Timur": "50,0 %", "Jawa Timur": "90,0 %"}
    reporting = f"Indonesia: {len(kept)} dari"
    assert any(one.value.startswith(reporting) for one in app.caption)


def test_one_walks_down_to_the_desa(kept):
    app = opened()
    for label, code, level in (
        ("Provinsi", "64", "64.09"),
        ("Kabupaten/kota", "64.09", "64.09.01"),
        ("Kecamatan", "64.09.01", "64.09.01.1001"),
    ):
        app = next(one for one in app.selectbox if one.label == label).select(code).run()
        assert not app.exception
        assert load_gazetteer().official(level).name in drawn(app)
    assert set(drawn(app).values()) == {"50,0 %"}


def test_an_area_without_figures_says_so(kept):
    app = next(one for one in opened().selectbox if one.label == "Provinsi").select("11").run()
    assert [one.value for one in app.info] == [wording.COUNTRY_EMPTY]


def test_the_area_below_is_let_go_with_the_one_above(kept):
    app = next(one for one in opened().selectbox if one.label == "Provinsi").select("64").run()
    app = next(one for one in app.selectbox if one.label == "Kabupaten/kota").select("64.09").run()
    app = next(one for one in app.selectbox if one.label == "Provinsi").select("35").run()
    assert not app.exception
    assert "Pacitan" in drawn(app)


def test_of_many_areas_the_farthest_are_drawn(data):
    first = [load_gazetteer().desa(province.code)[0].code for province in load_gazetteer().children("")]
    rows = pd.DataFrame({"area_code": first, "indicator": "pregnant_ifa_90", "period": "2024"})
    numbers = {"numerator": [float(at) for at in range(len(first))], "denominator": 100.0, "areas": 1}
    desa = COUNTRY.check(rows.astype("category").assign(**numbers))
    keep_country(data, desa, sums_at(desa, AreaLevel.KECAMATAN))
    found = drawn(opened())
    assert len(first) > MAX_BARS
    assert len(found) == MAX_BARS
    assert next(iter(found.values())) == "0,0 %"


def test_an_account_of_one_kecamatan_is_shown_none(kept, monkeypatch):
    account = replace(EVERYTHING, role=Role.VERIFIER, kecamatan="64.09.01")
    monkeypatch.setattr("stunting.ui.country.page.account_let_in", lambda: account)
    app = opened()
    assert [one.value for one in app.info] == [wording.COUNTRY_NOT_FOR_PART]
    assert not app.selectbox
