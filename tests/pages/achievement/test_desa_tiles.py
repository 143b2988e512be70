"""Page Kecamatan: its desa as tiles, by the prevalence or a service, each with its place among priorities."""

import re

import pytest

from tests.pages.screens import assert_sound

KECAMATAN = "pages/achievement/kecamatan.py"


def tiles(app):
    body = next(one.proto.body for one in app.get("html") if one.proto.body.startswith("<div class='petak'"))
    found = re.findall(r"<div role='listitem' class='(\w+)'><span>(.*?)</span>.*?<b>(.*?) <?", body)
    return [(name, value.split("<")[0].strip(), look) for look, name, value in found]


@pytest.fixture
def sepaku(open_page, seen_ppu):
    app = open_page(KECAMATAN, seen_ppu, kecamatan="Sepaku")
    assert_sound(app)
    return app


def test_each_desa_has_one_tile_in_the_class_of_its_prevalence(sepaku):
    found = tiles(sepaku)
    assert len(found) == len({name for name, _, _ in found}) == 15
    for _, value, look in found:
        if look == "no_data":
            continue
        share = float(value.replace(" %", "").replace(",", "."))
        assert look == f"class_{(share >= 10) + (share >= 15) + (share >= 20)}"


def test_another_figure_shows_how_each_desa_stands(sepaku):
    app = sepaku
    pills = next(one for one in app.pills if one.key == "petak_angka")
    before = tiles(app)
    pills.select_index(1) if hasattr(pills, "select_index") else pills.set_value(pills.options[1])
    app.run()
    assert_sound(app)
    assert [name for name, _, _ in tiles(app)] == [name for name, _, _ in before]
    assert {look for _, _, look in tiles(app)} <= {"met", "near", "behind", "far", "no_data", "no_target"}
