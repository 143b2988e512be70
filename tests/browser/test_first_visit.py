"""The first visit: welcome, sample data, every page, and cold deep links."""

import re

import pytest
from playwright.sync_api import expect

from stunting.ui.entry.frame import MENU
from stunting.ui.words import wording
from tests.browser.visitor import PHONE, watched_context

PAGES = [(section, page) for section, pages in MENU.items() for page in pages]
SCREENS = {
    "laptop": {},
    "laptop_dark": {"color_scheme": "dark"},
    "phone": PHONE,
}


@pytest.mark.parametrize("screen", SCREENS)
def test_sample_data_fill_every_page(visit, screenshots, screen):
    visitor = visit(**SCREENS[screen])
    visitor.open()
    visitor.sees(wording.SAMPLE_BUTTON)
    visitor.click(wording.SAMPLE_BUTTON)
    for section, page in PAGES:
        visitor.open_in_menu(section, page.title)
        assert visitor.page.url.split("?")[0].endswith(f"/{page.address}")
        assert visitor.heading() == page.title
        visitor.picture(screenshots / f"{screen}_{page.address}.png", whole=True)
        assert visitor.wider_than_window() == 0
        visitor.assert_well()


@pytest.mark.parametrize("page", [page for _, page in PAGES], ids=lambda page: page.address)
def test_a_cold_deep_link_opens_its_page(visitor, page):
    visitor.open(page.address)
    assert visitor.page.url.split("?")[0].endswith(f"/{page.address}")
    # Without data the upload page is the welcome and carries the name of the dashboard.
    visitor.on_page(wording.APP_TITLE if page.address == "unggah" else page.title)
    expect(visitor.page.get_by_test_id("stTopNavSection")).to_have_count(len(MENU))


def test_the_first_visitor_of_all_may_come_by_a_deep_link(browser, new_server):
    with new_server() as address, watched_context(browser, address) as first:
        first.open("kecamatan")
        first.on_page(wording.PAGE_KECAMATAN)
        assert first.page.get_by_role("dialog").count() == 0


def test_choices_of_a_copied_link_hold_on_its_page(visitor):
    visitor.open("ringkasan?kecamatan=Waru&periode=Tahun+2024")
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.open_in_menu(wording.SECTION_ACHIEVEMENT, wording.PAGE_OVERVIEW)
    expect(visitor.page).to_have_url(re.compile("kecamatan=Waru"))
    assert visitor.chosen(wording.KECAMATAN) == "Waru"
    assert visitor.chosen(wording.PERIOD) == "Tahun 2024"
