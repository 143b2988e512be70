"""Page Kecamatan in the browser: a desa opens by its tile, and the camat's sheet is one side of paper."""

import re

from playwright.sync_api import expect

from stunting.ui.words import wording
from tests.browser.test_access import grave_findings

MOST_PIXELS = 1152
"""One and a half screens of a laptop."""


def test_the_sheet_of_waru_is_printed_in_three_clicks_on_one_side_of_paper(visitor, tmp_path):
    visitor.open()
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.page.evaluate("() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; }")
    visitor.go_to(wording.PAGE_KECAMATAN)
    visitor.click(wording.KECAMATAN_OPEN.format(name="Waru"))
    visitor.page.get_by_role("button", name=wording.CAMAT_SHEET_PRINT).click()
    assert visitor.page.evaluate("window.printed") == 1
    # Penajam has most desa of all: 23.
    for kecamatan in ("Waru", "Penajam"):
        visitor.open(f"kecamatan?kecamatan={kecamatan}")
        printed = tmp_path / f"{kecamatan}.pdf"
        visitor.page.pdf(path=printed, prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == 1
    visitor.page.emulate_media(media="print")
    expect(
        visitor.page.get_by_role("heading", name=wording.CAMAT_SHEET.format(name="Penajam"))
    ).to_be_visible()
    expect(visitor.page.locator(".st-key-kartu_desa")).not_to_be_visible()


def test_a_tile_opens_its_desa_and_closes_it_again(visitor, screenshots):
    visitor.open()
    visitor.click(wording.SAMPLE_BUTTON)
    for kecamatan in ("Penajam", "Sepaku"):
        visitor.open(f"kecamatan?kecamatan={kecamatan}")
        assert visitor.screens() * visitor.page.viewport_size["height"] <= MOST_PIXELS
    tile = visitor.page.get_by_role("button", name="Maridan")
    with visitor.a_run():
        tile.click()
    visitor.sees(wording.DESA_LAGGING.format(name="Maridan"))
    expect(tile).to_have_attribute("aria-pressed", "true")
    visitor.picture(screenshots, "desa_open.png", whole=True)
    assert grave_findings(visitor) == []
    visitor.change_colours()
    assert grave_findings(visitor, ("color-contrast",)) == []
    with visitor.a_run():
        tile.press("Enter")
    visitor.sees(wording.KECAMATAN_LAGGING)
    # By its name in the card, too.
    with visitor.a_run():
        visitor.page.get_by_role("rowheader", name="Argo Mulyo").click()
    visitor.sees(wording.DESA_LAGGING.format(name="Argo Mulyo"))
