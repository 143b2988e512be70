"""The agenda of a meeting in the browser: a row opens as a form, is agreed, and the next one opens."""

from playwright.sync_api import expect

from stunting.ui.words import wording
from tests.browser.test_access import grave_findings


def test_a_row_is_agreed_in_two_clicks_the_page_says_so_and_the_next_one_opens(visitor, screenshots):
    visitor.open()
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.open("tindak-lanjut")
    rows = visitor.card().locator("tbody tr[data-row]")
    names = [" \u00b7 ".join(rows.nth(place).locator("td").all_inner_texts()[:2]) for place in (0, 1)]
    with visitor.a_run():
        rows.nth(0).locator("td").first.click()
    drawer = visitor.page.get_by_role("dialog")
    expect(drawer).to_contain_text(names[0])
    visitor.picture(screenshots, "agenda_row.png")
    assert grave_findings(visitor, within="[role=dialog]") == []
    visitor.change_colours()
    assert grave_findings(visitor, ("color-contrast",), "[role=dialog]") == []
    visitor.click(wording.ROW_AGREE)
    visitor.sees(f"{names[0]}: tersimpan", "1 disepakati")
    expect(drawer).to_contain_text(names[1])
