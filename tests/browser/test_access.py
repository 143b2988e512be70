"""For everybody: keyboard alone, screen readers (axe-core), print."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from stunting.ui.words import wording
from tests.browser.visitor import PARTS

GRAVE = ("serious", "critical")


OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose answer depends on the colour scheme; all others ask about the same elements in both."""


def grave_findings(visitor, rules=(), within=None):
    """Serious and critical findings of axe-core as (rule, element); of these rules, or of all."""
    options = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    found = Axe().run(visitor.page, context=within, options=options).response["violations"]
    return [
        (rule["id"], node["html"][:120])
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]


def test_sample_data_fill_every_page_without_a_serious_finding_of_axe(visitor, screenshots):
    """In light and dark colours: what is shown is asked about in the present ones, then in the others."""
    findings = {}

    def look(what, within=None):
        findings[what, visitor.colours] = grave_findings(visitor, within=within)
        visitor.change_colours()
        findings[what, visitor.colours] = grave_findings(visitor, OF_COLOURS, within)

    visitor.open()
    visitor.sees(wording.SAMPLE_BUTTON)
    look("welcome")
    visitor.click(wording.SAMPLE_BUTTON)
    for _, page in PARTS:
        visitor.go_to(page.title)
        visitor.picture(screenshots, f"laptop_{visitor.colours}_{page.address}.png", whole=True)
        visitor.assert_filled(page.address, page.title)
        if visitor.page.get_by_test_id("stExpander").count():
            visitor.unfold("")
        look(page.address)
        for tab in visitor.tabs()[1:]:
            visitor.click(tab, role="tab")
            # Around the tabs nothing changes.
            look(f"{page.address}: {tab}", within="[role=tabpanel]")
    assert {where: found for where, found in findings.items() if found} == {}


def test_what_is_open_over_a_page_follows_its_colours_at_once(visitor):
    visitor.open()
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.on_page(wording.PAGE_OVERVIEW)
    visitor.click(wording.DOWNLOADS)
    over = visitor.page.get_by_test_id("stPopoverBody")
    for _ in range(2):
        visitor.change_colours()
        expect(over).to_have_css("color-scheme", visitor.colours)
        assert grave_findings(visitor, OF_COLOURS, within="[data-testid=stPopoverBody]") == []
    expect(visitor.page.locator("html")).to_have_attribute("lang", "id")


def test_by_keyboard_alone(visitor):
    visitor.open()
    keys = visitor.page.keyboard
    visitor.tab_to(wording.SAMPLE_BUTTON)
    keys.press("Enter")
    visitor.settle()
    visitor.on_page(wording.PAGE_OVERVIEW)
    visitor.tab_to(wording.PLACE_FOLLOW_UP)
    keys.press("Enter")
    visitor.on_page(wording.PAGE_PLAN)
    visitor.tab_to(wording.PAGE_OVERVIEW)
    keys.press("Enter")
    visitor.on_page(wording.PAGE_OVERVIEW)
    visitor.card()
    visitor.tab_to_card()
    for key in ("ArrowDown", "ArrowDown", "End", "ArrowLeft"):
        keys.press(key)
    assert visitor.focused_cell() == "Babulu, Variasi bantuan pangan KPM, 65,1 persen, jauh tertinggal"
    keys.press("Enter")
    visitor.settle()
    expect(visitor.page.get_by_role("dialog").get_by_text(wording.TRACE_ARITHMETIC)).to_be_visible()


def test_a_printed_page_holds_the_whole_page(visitor, tmp_path):
    visitor.open()
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.go_to(wording.PAGE_OVERVIEW)
    printed = tmp_path / "ringkasan.pdf"
    visitor.page.pdf(path=printed, format="A4")
    # What does not fit on a sheet goes on the next; clipped to the window it would be one sheet.
    assert len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) >= 2
    visitor.page.emulate_media(media="print")
    expect(visitor.page.get_by_role("link", name=wording.PLACE_FOLLOW_UP)).not_to_be_visible()
    card = visitor.card()
    # On the screen its rows scroll; on paper none is hidden.
    assert card.locator(".scroll").evaluate("box => box.scrollHeight - box.clientHeight") == 0
    expect(card.locator("tbody tr").last).to_be_visible()
    visitor.page.emulate_media(media="screen")
    visitor.go_to(wording.PAGE_ACTION_PLAN)
    visitor.page.emulate_media(media="print")
    # Parts of a place are hidden on paper, tabs of a page and what stands in them are not.
    expect(visitor.page.get_by_role("link", name=wording.PAGE_PROMISES)).not_to_be_visible()
    expect(visitor.page.get_by_role("tabpanel").locator("tbody tr").first).to_be_visible()


def test_the_menu_of_streamlit_speaks_indonesian(visitor):
    visitor.open()
    visitor.page.get_by_test_id("stMainMenu").locator("button").click()
    written = (
        visitor.page.get_by_test_id("stMainMenuItem-print")
        .locator("span")
        .last.evaluate(
            "label => [getComputedStyle(label).fontSize, getComputedStyle(label, '::after').content]"
        )
    )
    assert written == ["0px", '"Cetak"']
    assert visitor.page.get_by_test_id("stMainMenuItem-recordScreencast").is_hidden()
