"""Page Indikator: every desa in the block of its kecamatan, with its interval, and the trace behind it."""

import re

import pytest

from stunting.pipeline import Upload
from stunting.ui.visit.session import read_workspace
from stunting.ui.words import wording
from tests.pages.screens import assert_sound, cards, charts, html_text, key_figures, seen

INDICATOR, PRIORITY = "pages/achievement/indicator.py", "pages/priority/priority.py"
HB = "Periksa Hb remaja putri"


SHARES = (
    b"CAKUPAN LAYANAN STUNTING TAHUN 2024 KABUPATEN PENAJAM PASER UTARA\n\n"
    b"No;Kecamatan;Desa/Kelurahan;Ibu hamil mendapat TTD 90 tablet (%)\n"
    b"1;Waru;Api-api;80\n2;Waru;Sesulu;70,5\n3;Babulu;Labangka;55\n"
)


@pytest.fixture(scope="module")
def shares_only():
    return seen(read_workspace([Upload("persen.csv", SHARES)]))


@pytest.fixture
def page(open_page, seen_ppu):
    app = open_page(INDICATOR, seen_ppu, indikator=HB)
    assert_sound(app)
    return app


def strips(app):
    return [card for card in cards(app) if card["caption"].startswith("Desa/kelurahan di ")]


def test_all_desa_stand_in_the_block_of_their_kecamatan_lowest_first(page):
    blocks = strips(page)
    assert [len(block["rows"]) for block in blocks] == [22, 15, 10, 4]
    for block in blocks:
        shares = [row["cells"][2]["order"] for row in block["rows"]]
        assert shares == sorted(shares)


def test_a_sign_says_on_which_side_of_the_kabupaten_a_whole_interval_lies(page):
    signs = {"\u25bc": 0, "\u25cf": 0, "\u25b2": 0}
    for block in strips(page):
        for row in block["rows"]:
            lane, value = row["cells"][1:]
            signs[value["note"]] += 1
            below, above = lane["high"] < lane["whole"], lane["low"] > lane["whole"]
            assert value["note"] == ("\u25bc" if below else "\u25b2" if above else "\u25cf")
    said = wording.STRIP_TITLE.format(desa=51, below=signs["\u25bc"], above=signs["\u25b2"])
    assert said in html_text(page)


def test_the_heading_answers_and_four_figures_stand_beside_it(page):
    said = html_text(page)
    assert re.search(
        r": [0-9,]+ % dari target [0-9,]+ %\. (Tak satu pun|\d+) dari 51 desa/kelurahan mencapai target"
        r"; \d+ desa/kelurahan jelas lebih rendah dari kabupaten \(rentang 95 %\)\.",
        said,
    )
    titles = list(key_figures(page))
    assert titles[:3] == ["Capaian, Penajam Paser Utara", "Target", "Kurang hingga target"]
    assert titles[3].startswith("Sejak Tahun ")


def test_of_a_chosen_kecamatan_only_its_desa(open_page, seen_ppu):
    app = open_page(INDICATOR, seen_ppu, indikator=HB, kecamatan="Waru")
    assert_sound(app)
    [block] = strips(app)
    assert len(block["rows"]) == 4


def test_percentages_alone_have_no_interval_and_no_empty_chart(open_page, shares_only, page):
    assert wording.STRIP_NOTE in html_text(page)
    app = open_page(INDICATOR, shares_only)
    assert_sound(app)
    assert [len(block["rows"]) for block in strips(app)] == [2, 1]
    said = html_text(app)
    assert wording.STRIP_NOTE_PLAIN in said
    assert wording.STRIP_NOTE not in said
    # The funnel needs counts: its title says so, and nothing is drawn below it.
    assert "diagram corong perlu paling sedikit lima desa/kelurahan dengan jumlah orang" in said
    assert charts(app) == []


def test_areas_that_cannot_be_placed_leave_the_list_all_the_room(open_page, shares_only, seen_ppu):
    assert len(charts(open_page(PRIORITY, seen_ppu))) == 1
    app = open_page(PRIORITY, shares_only)
    assert_sound(app)
    assert charts(app) == []
    assert any("menurut prioritas" in card["caption"] for card in cards(app))


def test_what_changed_since_the_period_compared_with_is_seen_without_another_click(open_page, seen_ppu):
    app = open_page(INDICATOR, seen_ppu, indikator=HB)
    assert len(charts(app)) == 2
    assert "Dari 4 kecamatan, 1 naik, 3 turun sejak Tahun 2023" in html_text(app)


def test_without_figures_of_kecamatan_nothing_is_said_of_their_change(open_page, shares_only):
    app = open_page(INDICATOR, shares_only)
    assert_sound(app)
    assert "periode pembanding" not in html_text(app)
