"""The first visit: welcome, sample data, every page, and cold deep links."""

import re

import pytest
from playwright.sync_api import expect

from stunting.ui.entry.places import MOVED, PLACES, PLACES_WITHOUT_DATA, part_at
from stunting.ui.words import wording
from tests.browser.visitor import PARTS, new_visitor


def test_sample_data_fill_every_page_of_a_phone(on_a_phone, screenshots):
    """On a laptop tests/browser/test_access.py goes the same way, in light and dark colours."""
    visitor = on_a_phone
    visitor.open()
    visitor.sees(wording.SAMPLE_BUTTON)
    visitor.click(wording.SAMPLE_BUTTON)
    for _, page in PARTS:
        visitor.go_to(page.title)
        visitor.picture(screenshots, f"phone_{page.address}.png", whole=True)
        visitor.assert_filled(page.address, page.title)


@pytest.fixture(scope="module")
def newcomer(laptop, server):
    """Somebody who opens one link after the other: each is a visit of its own, with no data."""
    with new_visitor(laptop, server) as one:
        yield one


@pytest.mark.parametrize("page", [page for _, page in PARTS], ids=lambda page: page.address)
def test_a_cold_deep_link_opens_its_page(newcomer, page):
    newcomer.open(page.address)
    assert newcomer.page.url.split("?")[0].endswith(f"/{page.address}")
    # Without data the upload page is the welcome and carries the name of the dashboard.
    newcomer.on_page(wording.APP_TITLE if page.address == "data" else page.title)
    # Only what is of use without data: the others would lead to the same drop zone.
    assert newcomer.places() == [place.title for place in PLACES_WITHOUT_DATA] == ["Mulai", "Metode"]
    newcomer.assert_well()


@pytest.mark.parametrize("address", MOVED)
def test_an_address_of_earlier_versions_opens_what_took_its_place(newcomer, address):
    newcomer.open(address)
    now = part_at(address)
    newcomer.on_page(wording.APP_TITLE if now.address == "data" else now.title)
    newcomer.assert_well()


def test_an_unknown_address_opens_the_first_page_and_says_so(newcomer):
    newcomer.open("tidak-ada")
    newcomer.on_page(wording.APP_TITLE)
    newcomer.sees(wording.PAGE_UNKNOWN)
    assert newcomer.page.get_by_role("dialog").count() == 0


def test_the_first_visitor_of_all_may_come_by_a_deep_link(laptop, new_server):
    with new_server() as address, new_visitor(laptop, address) as first:
        first.open("kecamatan")
        first.on_page(wording.PAGE_KECAMATAN)
        assert first.page.get_by_role("dialog").count() == 0


def test_data_lead_to_the_answer_and_a_link_to_the_uploads_leads_there(visitor):
    visitor.open()
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.on_page(wording.PAGE_OVERVIEW)
    assert visitor.places() == [place.title for place in PLACES]
    visitor.open("unggah")
    visitor.on_page(wording.PAGE_UPLOAD)
    visitor.open()
    visitor.on_page(wording.PAGE_OVERVIEW)


def test_choices_of_a_copied_link_hold_on_its_page(visitor):
    visitor.open("ringkasan?kecamatan=Waru&periode=Tahun+2024")
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.go_to(wording.PAGE_OVERVIEW)
    expect(visitor.page).to_have_url(re.compile("kecamatan=Waru"))
    assert visitor.chosen(wording.KECAMATAN) == "Waru"
    assert visitor.chosen(wording.PERIOD) == "Tahun 2024"
