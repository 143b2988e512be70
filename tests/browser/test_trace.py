"""The trace of a figure in the browser: its neighbours by arrow key, lines to the cells, a cell corrected."""

import pytest
from playwright.sync_api import expect

from stunting.ui.words import wording
from tests.browser.test_access import OF_COLOURS, grave_findings


@pytest.fixture
def traced(visitor):
    """Somebody who looks at the sums behind 55,2 % of Sepaku."""
    visitor.open()
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.go_to(wording.PAGE_OVERVIEW)
    visitor.card_cell(0, "Sepaku").click()
    visitor.settle()
    expect(figure(visitor)).to_have_text("Periksa Hb remaja putri, Sepaku")
    return visitor


def figure(visitor):
    return visitor.page.get_by_role("dialog").locator(".asal h2")


def test_arrow_keys_lead_to_the_figures_beside_and_lines_to_the_cells(traced, screenshots):
    dialog = traced.page.get_by_role("dialog")
    lines = dialog.locator("svg polyline")
    expect(lines).to_have_count(2)
    traced.picture(screenshots, "trace_lines.png")
    assert grave_findings(traced, within="[role=dialog]") == []
    for key, now in (
        ("ArrowLeft", "Periksa Hb remaja putri, Babulu"),
        ("ArrowRight", "Periksa Hb remaja putri, Sepaku"),
        # Behind the last kecamatan comes their kabupaten.
        ("ArrowRight", "Periksa Hb remaja putri, Penajam Paser Utara"),
        ("ArrowDown", "Kunjungan K6 (ANC 6 kali), Penajam Paser Utara"),
        ("ArrowUp", "Periksa Hb remaja putri, Penajam Paser Utara"),
    ):
        with traced.a_run():
            traced.page.keyboard.press(key)
        expect(figure(traced)).to_have_text(now)
    # Each line ends at the part of the fraction that its cells are summed to.
    ends = lines.evaluate_all("all => all.map((one) => one.getBoundingClientRect().top)")
    parts = dialog.locator(".pecahan span").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map((one) => (one.top + one.bottom) / 2)"
    )
    assert [round(end - part) for end, part in zip(ends, parts, strict=True)] == [0, 0]
    traced.change_colours()
    assert grave_findings(traced, OF_COLOURS, within="[role=dialog]") == []
    traced.page.keyboard.press("Escape")
    traced.card_cell(0, "Sepaku").click()
    traced.settle()
    expect(lines).to_have_count(2)
    assert grave_findings(traced, OF_COLOURS, within="[role=dialog]") == []


def test_a_cell_is_corrected_where_it_is_seen(traced):
    traced.click(wording.CELL_CORRECT)
    form = traced.page.get_by_test_id("stPopoverBody")
    # H52, 132 of 214 in desa Sepaku, is the first of the cells.
    expect(form.get_by_role("combobox")).to_have_value("H52, Sepaku, capaian: 132")
    form.get_by_label(wording.CELL_RIGHT).fill("150")
    form.get_by_label(wording.CELL_REASON).fill("salah ketik")
    with traced.a_run():
        form.get_by_role("button", name=wording.KEEP).click()
    # 2.004 - 132 + 150 = 2.022 of 3.629.
    traced.sees("55,7 %", "132 menjadi 150; salah ketik (Dinas Kesehatan")
    expect(figure(traced)).to_have_text("Periksa Hb remaja putri, Sepaku")
