"""Where things stand on a laptop, a tablet and a phone, with the sample data."""

import pytest
from playwright.sync_api import expect

from stunting.ui.words import wording
from tests.browser.test_score_card import SEEN
from tests.browser.visitor import LAPTOP

# Names of sasaran and indicators that are wider than their cell, or cut at its edge.
_CUT = """card => [...card.querySelectorAll("td:first-child .words > *")]
  .filter(one => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right >
    one.closest("td").getBoundingClientRect().right + 1).map(one => one.textContent)"""


@pytest.fixture
def sample(visitor):
    visitor.open("ringkasan")
    visitor.click(wording.SAMPLE_BUTTON)
    return visitor


def test_on_a_tablet_the_score_card_has_the_whole_width_and_its_rows(sample):
    sample.page.set_viewport_size({"width": 768, "height": 1024})
    card = sample.card()
    expect(card.locator("thead")).to_be_visible()
    assert card.locator(".scroll").evaluate(SEEN) >= 18
    assert card.bounding_box()["width"] > 700
    assert sample.wider_than_window() == 0


@pytest.mark.parametrize("width", [1366, 390])
def test_no_name_of_a_sasaran_or_its_indicator_is_cut(sample, width):
    sample.page.set_viewport_size({"width": width, "height": 844})
    people = sample.page.locator(".st-key-belum_terjangkau .card")
    expect(people.locator("tbody tr").first).to_be_visible()
    assert people.locator("tbody td:first-child").count() >= 6
    assert people.evaluate(_CUT) == []


def test_the_pace_of_an_office_stands_beside_its_list_and_the_change_of_kecamatan_beside_the_desa(sample):
    sample.page.set_viewport_size(LAPTOP)
    sample.open("opd")
    beside(sample, ".st-key-kartu_opd", ".st-key-grafik_opd_laju")
    sample.open("indikator")
    beside(sample, ".st-key-jalur_Penajam", ".st-key-grafik_perubahan")


def beside(visitor, left, right):
    """Both are seen without another click, the second right of the first and not below it."""
    one, other = (visitor.page.locator(selector).first for selector in (left, right))
    expect(other.locator(".main-svg").first).to_be_visible()
    here, there = one.bounding_box(), other.bounding_box()
    assert there["x"] >= here["x"] + here["width"]
    assert there["y"] < here["y"] + here["height"]


def test_what_a_meeting_decides_first_needs_no_scrolling(sample):
    sample.page.set_viewport_size(LAPTOP)
    for number in (1, 2):
        sample.open(f"rapat?temuan={number}")
        agree = sample.page.get_by_role("button", name=wording.MEETING_AGREE)
        expect(agree).to_be_visible()
        assert sample.screens() <= 1.001
