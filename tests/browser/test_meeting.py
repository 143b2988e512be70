"""Mode rapat in the browser: arrow keys, the way out, and a sheet of paper for each finding."""

import re

from playwright.sync_api import expect

from stunting.ui.words import wording
from tests.browser.test_access import OF_COLOURS, grave_findings
from tests.browser.visitor import LAPTOP


def test_keys_lead_through_the_findings_and_out_and_each_has_its_paper(visitor, tmp_path):
    visitor.open()
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.go_to(wording.PAGE_MEETING)
    keys = visitor.page.keyboard
    count = visitor.page.locator(".rapat-baris").inner_text().split("/")[-1].strip()
    for key, place in (("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2)):
        with visitor.a_run():
            keys.press(key)
        expect(visitor.page.locator(".rapat-baris")).to_contain_text(f"{place} / {count}")
    # Words that stand in a bar do not reach over its beginning.
    inside = visitor.page.locator(".rapat-batang .nilai:not(.luar)")
    room = """all => all.map((one) => one.getBoundingClientRect().left
      - one.parentElement.getBoundingClientRect().left)"""
    for width in (1366, 390):
        visitor.page.set_viewport_size({"width": width, "height": 844})
        assert inside.filter(visible=True).count()
        assert min(inside.filter(visible=True).evaluate_all(room)) >= 0
    visitor.page.set_viewport_size(LAPTOP)
    printed = tmp_path / "rapat.pdf"
    visitor.page.pdf(path=printed, format="A4", landscape=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) == int(count)
    # A finding that is left out is not printed either.
    visitor.click(wording.MEETING_ORDER)
    with visitor.a_run():
        visitor.page.get_by_test_id("stCheckbox").first.locator("label").click()
    expect(visitor.page.locator(".rapat-baris")).to_contain_text(f"/ {int(count) - 1}")
    assert grave_findings(visitor) == []
    visitor.change_colours()
    assert grave_findings(visitor, OF_COLOURS) == []
    keys.press("Escape")
    with visitor.a_run():
        keys.press("Escape")
    visitor.on_page(wording.PAGE_OVERVIEW)
