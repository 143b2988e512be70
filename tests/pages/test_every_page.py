"""Every page: empty, filled, one indicator, one kecamatan, an unknown kabupaten, from a deep link."""

from dataclasses import replace

import pytest

from stunting.pipeline import Upload
from stunting.ui.visit.session import read_workspace, workspace_of
from stunting.ui.words import wording
from tests.builders import observe, ppu_dataset
from tests.pages.screens import PAGES, assert_sound, choices_shown, links, only, seen

NEED_DATA = [
    script
    for script in PAGES
    if not script.startswith(("pages/data/upload", "pages/data/archive", "pages/method"))
]


EVERY_CHOICE = ["Periode", "Dibanding", "Kecamatan", "Sektor", "Indikator"]
OBEYED = {
    "pages/achievement/overview.py": ["Periode", "Dibanding", "Kecamatan", "Sektor"],
    "pages/achievement/meeting.py": ["Periode", "Kecamatan", "Sektor"],
    "pages/achievement/kecamatan.py": ["Periode", "Kecamatan", "Sektor"],
    "pages/achievement/sector.py": EVERY_CHOICE,
    "pages/achievement/indicator.py": ["Indikator", "Periode", "Dibanding", "Kecamatan"],
    "pages/achievement/prevalence.py": ["Periode", "Kecamatan"],
    "pages/priority/priority.py": ["Periode", "Kecamatan", "Sektor"],
    "pages/follow_up/plan.py": ["Kecamatan", "Sektor", "Indikator"],
    "pages/follow_up/promises.py": ["Kecamatan", "Sektor"],
    "pages/follow_up/action_plan.py": ["Kecamatan", "Sektor", "Indikator"],
    "pages/data/quality.py": ["Periode", "Kecamatan", "Sektor", "Indikator"],
}
"""What each page offers to choose, and nothing that it does not follow; the others follow no choice."""


@pytest.mark.parametrize("script", NEED_DATA)
def test_without_data_a_page_offers_the_drop_zone(open_page, script):
    app = open_page(script)
    assert_sound(app)
    assert app.title[0].value == PAGES[script]
    assert len(app.file_uploader) == 1
    assert any(button.label == "Coba dengan data contoh" for button in app.button)


@pytest.mark.parametrize("script", PAGES)
def test_filled(open_page, seen_ppu, script):
    app = open_page(script, seen_ppu)
    assert_sound(app)
    assert app.title[0].value == PAGES[script]
    assert choices_shown(app) == OBEYED.get(script, [])


PARTS = {
    "one indicator": lambda rows: rows["indicator"] == "growth_monitoring",
    "one kecamatan": lambda rows: rows["kecamatan"] == "Waru",
    "percentages only": lambda rows: rows["measure"] == "percent",
    "nothing recognised": lambda rows: rows["indicator"] == "no such indicator",
}


@pytest.fixture(scope="module")
def parts(seen_ppu):
    return {name: seen(only(seen_ppu, keep)) for name, keep in PARTS.items()}


@pytest.mark.parametrize("script", PAGES)
@pytest.mark.parametrize("part", PARTS)
def test_partial_data(open_page, parts, script, part):
    assert_sound(open_page(script, parts[part]))


@pytest.mark.parametrize("script", NEED_DATA)
def test_data_of_which_nothing_is_recognised_point_to_the_upload_page(open_page, parts, script):
    app = open_page(script, parts["nothing recognised"])
    assert [box.value for box in app.info] == [wording.NOTHING_RECOGNISED]
    assert links(app) == ["Periksa"]


@pytest.fixture(scope="module")
def one_of_two_bad():
    """Read the whole way: a workbook that is none, and a table of two desa."""
    good = (
        "CAKUPAN TTD 90 TABLET IBU HAMIL TAHUN 2024 KABUPATEN PENAJAM PASER UTARA\n\n"
        "No;Kecamatan;Desa/Kelurahan;Jumlah ibu hamil;Ibu hamil mendapat TTD 90 tablet\n"
        "1;Waru;Api-api;50;40\n2;Waru;Sesulu;60;30\n"
    )
    bad = Upload("rusak.xlsx", b"PK\x03\x04 no workbook")
    return seen(read_workspace([bad, Upload("ttd_2024.csv", good.encode())]))


@pytest.mark.parametrize("script", PAGES)
def test_a_bad_file_beside_a_good_one(open_page, one_of_two_bad, script):
    assert [one.file for one in one_of_two_bad.dataset.problems if one.severity == "error"] == ["rusak.xlsx"]
    app = open_page(script, one_of_two_bad)
    assert_sound(app)
    assert app.title[0].value == PAGES[script]
    assert wording.NOTHING_RECOGNISED not in [box.value for box in app.info]


@pytest.fixture(scope="module")
def lost():
    """Two desa of a kabupaten that nothing names."""
    rows = [
        {"area": area, "area_level": "desa", "parent": "Kecamatan Antah", "measure": measure, "value": value}
        | {"indicator": "pregnant_ifa_90", "sector": "Kesehatan"}
        for area in ("Berantah", "Entah")
        for measure, value in (("numerator", 30), ("denominator", 50))
    ]
    dataset = replace(ppu_dataset(), observations=observe(rows), kabupaten="")
    return seen(workspace_of(dataset))


@pytest.mark.parametrize("script", PAGES)
def test_unknown_kabupaten(open_page, lost, script):
    assert_sound(open_page(script, lost))


@pytest.mark.parametrize("script", PAGES)
def test_deep_link_keeps_its_choices(open_page, seen_ppu, script):
    app = open_page(script, seen_ppu, kecamatan="Sepaku", sektor="Kesehatan", periode="Tahun 2023")
    assert_sound(app)
    # On a page that follows none of them they wait for one that does.
    app.switch_page("pages/achievement/overview.py").run()
    choices = app.session_state["choices"]
    assert (choices.kecamatan, choices.sector, choices.period) == ("64.09.04", "Kesehatan", "2023")


@pytest.mark.parametrize("script", PAGES)
def test_a_link_with_unknown_choices_opens_the_page_with_all(open_page, seen_ppu, script):
    app = open_page(script, seen_ppu, kecamatan="Antah Berantah", periode="Tahun 1901")
    assert_sound(app)
    assert app.session_state["choices"].kecamatan == ""
