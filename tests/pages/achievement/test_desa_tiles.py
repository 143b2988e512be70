"""Page Kecamatan: its desa as tiles, by the prevalence or a service, each with its place among priorities."""

import pytest

from tests.pages.screens import assert_sound, cards, components, html_text

KECAMATAN = "pages/achievement/kecamatan.py"


def tiles(app):
    """The component of the tiles as the browser gets it."""
    return next(one for one in components(app) if "items" in one)


@pytest.fixture
def sepaku(open_page, seen_ppu):
    app = open_page(KECAMATAN, seen_ppu, kecamatan="Sepaku")
    assert_sound(app)
    return app


def test_each_desa_has_one_tile_in_the_class_of_its_prevalence(sepaku):
    found = tiles(sepaku)["items"]
    assert len(found) == len({tile["name"] for tile in found}) == 15
    for tile in found:
        if tile["look"] == "no_data":
            continue
        share = float(tile["value"].replace("\N{NO-BREAK SPACE}", " ").replace(" %", "").replace(",", "."))
        assert tile["look"] == f"class_{(share >= 10) + (share >= 15) + (share >= 20)}"


def test_another_figure_shows_how_each_desa_stands(sepaku):
    app = sepaku
    figures = next(one for one in app.selectbox if one.key == "petak_angka")
    before = tiles(app)["items"]
    figures.select_index(1).run()
    assert_sound(app)
    after = tiles(app)["items"]
    assert [tile["name"] for tile in after] == [tile["name"] for tile in before]
    assert {tile["look"] for tile in after} <= {"met", "near", "behind", "far", "no_data", "no_target"}


def test_an_open_desa_shows_what_lags_in_it_and_leads_back(sepaku):
    app = sepaku
    desa = tiles(app)["items"][2]
    app.session_state["desa_terbuka"] = desa["key"]
    app.run()
    assert_sound(app)
    assert tiles(app)["selected"] == desa["key"]
    lagging = next(one for one in cards(app) if one["caption"].startswith("Indikator"))
    assert lagging["caption"] == "Indikator yang paling tertinggal dari kecamatan"
    assert [column["title"] for column in lagging["columns"]][2] == desa["name"]
    assert f"Paling tertinggal di {desa['name']}" in html_text(app)
    next(button for button in app.button if button.label == "Kembali ke Sepaku").click().run()
    assert_sound(app)
    assert tiles(app)["selected"] == ""
    assert "Paling tertinggal dari kabupaten" in html_text(app)


def test_a_desa_that_is_open_elsewhere_opens_nothing_here(sepaku):
    app = sepaku
    app.session_state["desa_terbuka"] = "64.09.02.2001"
    app.run()
    assert_sound(app)
    assert tiles(app)["selected"] == ""
    assert "Paling tertinggal dari kabupaten" in html_text(app)
