"""The score card in the browser: what is seen, sorted, clicked, and read aloud."""

import itertools
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from stunting.charts.card import (
    BarCell,
    BulletCell,
    Card,
    CardColumn,
    CardRow,
    DeltaCell,
    DumbbellCell,
    IntervalCell,
    ScoreCell,
    SparkCell,
    TextCell,
    VerdictCell,
)
from stunting.model.summaries import Status
from stunting.model.summaries.priority import Verdict
from stunting.ui.shown.score_card import HTML, SCRIPT, STYLE
from stunting.ui.words import wording
from tests.browser.test_access import grave_findings
from tests.browser.visitor import LAPTOP, PHONE, new_context

MARKUP = "<img src=x onerror=alert(1)>"
MOUNT = """async ({html, style, script, data}) => {
  document.documentElement.lang = "id";
  document.title = "Kartu skor";
  document.body.innerHTML = "<main><h1>Kartu skor</h1><div id='at'></div></main>";
  const shadow = document.getElementById("at").attachShadow({mode: "open"});
  shadow.innerHTML = `<style>${style}</style>${html}`;
  const module = await import(URL.createObjectURL(new Blob([script], {type: "text/javascript"})));
  window.told = [];
  const tell = (kind) => (name, value) => window.told.push([kind, name, value]);
  const [setStateValue, setTriggerValue] = [tell("state"), tell("trigger")];
  module.default({data, parentElement: shadow, setStateValue, setTriggerValue});
}"""

SEEN = """box => {
  const end = Math.min(innerHeight, box.getBoundingClientRect().bottom);
  const rows = [...box.querySelectorAll("tbody tr")];
  return rows.filter((row) => row.getBoundingClientRect().bottom <= end).length;
}"""


@pytest.fixture
def mounted(browser):
    """A function that draws a card on an empty page, as Streamlit would."""
    with new_context(browser) as context:
        page = context.new_page()

        def mount(card):
            data = {"card": card.written, "height": 0, "selected": ""}
            page.evaluate(MOUNT, {"html": HTML, "style": STYLE, "script": SCRIPT, "data": data})
            return page

        yield mount


def of_all_kinds():
    kinds = ("text", "score", "bullet", "dumbbell", "interval", "bar", "delta", "spark", "verdict")
    columns = tuple(CardColumn(kind, kind, opens=kind == "score") for kind in kinds)

    def row(key, name, share, group):
        far = Status.FAR if share < 0.5 else Status.MET
        cells = (
            TextCell(name, note="↓ baik", tag="2024", mark="°"),
            ScoreCell(f"{100 * share:.0f}", far, order=share),
            BulletCell("capaian", far, share, 0.9, 0.3),
            DumbbellCell("capaian dan kabupaten", far, share, 0.6, 0.9),
            IntervalCell("capaian dan selang", far, share, share - 0.1, share + 0.1),
            BarCell("12", share, strong=True, order=12.0),
            DeltaCell("↑ 4,3", good=1, order=4.3),
            SparkCell("naik", (0.0, 0.4, 1.0)),
            VerdictCell("pasti", Verdict.CERTAIN),
        )
        return CardRow(key, name, cells, group)

    rows = (
        row("a", "Satu", 0.7, "Dinas A"),
        row("b", "Dua", 0.2, "Dinas A"),
        row("c", MARKUP, 0.4, "Dinas B"),
    )
    return Card("Semua jenis", columns, rows, unit="persen", more="Tampilkan 3 lainnya", selectable=True)


def first_texts(page):
    return page.locator("tbody tr[data-row] td:first-child span").all_inner_texts()


def test_every_kind_of_cell_is_drawn_and_read_aloud_in_both_themes(mounted):
    page = mounted(of_all_kinds())
    found = []
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        page.evaluate("colours => document.documentElement.style.colorScheme = colours", colours)
        ground = "#11161C" if colours == "dark" else "#FFFFFF"
        page.evaluate("ground => document.body.style.background = ground", ground)
        violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        found += [(colours, one["id"]) for one in violations if one["impact"] in ("serious", "critical")]
    assert found == []
    score = page.get_by_role("gridcell", name="score, Satu, 70 persen, tercapai")
    expect(score).to_have_text("70")
    expect(page.get_by_role("img", name="capaian dan selang").first).to_be_visible()


def test_a_value_of_few_people_is_grey_and_says_why(mounted):
    cells = (TextCell("Satu"), ScoreCell("40,0", Status.FAR, faint=True), ScoreCell("40,0", Status.FAR))
    columns = (CardColumn("name", "Desa"), CardColumn("a", "TTD"), CardColumn("b", "K6"))
    page = mounted(Card("Desa", columns, (CardRow("1", "Satu", cells),), unit="persen"))
    far = "40,0 persen, jauh tertinggal"
    few = page.get_by_label(f"TTD, Satu, {far}, sasaran di bawah 20: angka mudah berubah", exact=True)
    many = page.get_by_label(f"K6, Satu, {far}", exact=True)
    shades = [
        one.locator(".fill").evaluate("fill => getComputedStyle(fill).backgroundColor") for one in (few, many)
    ]
    grey, red = ([int(part) for part in re.findall(r"\d+", shade)] for shade in shades)
    assert max(grey) - min(grey) < 15
    assert max(red) - min(red) > 80


@pytest.mark.parametrize(("areas", "slides"), [(5, False), (9, True)])
def test_a_card_that_goes_on_beside_the_screen_says_so(mounted, areas, slides):
    columns = (CardColumn("name", "Indikator"), *(CardColumn(str(at), f"Desa {at}") for at in range(areas)))
    cells = (TextCell("TTD"), *(ScoreCell("40,0", Status.FAR) for _ in range(areas)))
    page = mounted(Card("Desa", columns, (CardRow("1", "TTD", cells),), unit="persen"))
    page.set_viewport_size(PHONE["viewport"])
    hint = page.get_by_text("Geser ke samping")
    expect(hint).to_be_visible(visible=slides)
    page.set_viewport_size(LAPTOP)
    expect(hint).to_be_hidden()


def test_no_name_of_an_indicator_is_cut_on_a_phone(mounted):
    columns = (CardColumn("name", "Indikator", 214), *(CardColumn(str(at), f"Desa {at}") for at in range(9)))
    cells = (TextCell("Pemantauan tumbuh kembang balita"), *(ScoreCell("40,0", Status.FAR) for _ in range(9)))
    page = mounted(Card("Desa", columns, (CardRow("1", "Pemantauan", cells),), unit="persen"))
    page.set_viewport_size(PHONE["viewport"])
    name = page.locator("tbody td").first
    assert name.evaluate("cell => cell.scrollWidth <= cell.clientWidth")
    assert name.locator("span").first.evaluate("words => words.scrollWidth <= words.clientWidth + 1")


def test_text_of_an_upload_is_text(mounted):
    page = mounted(of_all_kinds())
    assert first_texts(page)[2] == MARKUP
    assert page.locator("img").count() == 0


def test_many_areas_scroll_sideways_beside_their_names(mounted):
    areas = tuple(CardColumn(f"desa{place}", f"Desa {place}") for place in range(12))
    scores = tuple(ScoreCell("50,0", Status.FAR, order=0.5) for _ in areas)
    row = CardRow("a", "Satu", (TextCell("Satu"), *scores))
    page = mounted(Card("Desa", (CardColumn("name", "Indikator", 214), *areas), (row,)))
    page.set_viewport_size({"width": 600, "height": 600})
    # Each name of an area stands in the head of its column only.
    assert page.get_by_text("Desa 3", exact=True).count() == 1
    box = page.locator(".scroll")
    box.evaluate("box => box.scrollLeft = 300")
    left = "box => [box, box.querySelector('tbody td')].map((one) => one.getBoundingClientRect().left)"
    outer, name = box.evaluate(left)
    assert outer == name


def test_sorting_stays_inside_groups_and_turns_round(mounted):
    page = mounted(of_all_kinds())
    assert page.locator("tr.group").all_inner_texts() == ["Dinas A", "Dinas B"]
    head = page.get_by_role("columnheader", name="score")
    head.click()
    assert first_texts(page) == ["Dua", "Satu", MARKUP]
    expect(head).to_have_attribute("aria-sort", "ascending")
    head.click()
    assert first_texts(page) == ["Satu", "Dua", MARKUP]
    expect(head).to_have_attribute("aria-sort", "descending")


def test_a_click_says_which_cell_and_which_row(mounted):
    page = mounted(of_all_kinds())
    page.get_by_role("gridcell", name="score, Dua, 20 persen, jauh tertinggal").click()
    page.locator("tbody tr[data-row=a] td").nth(6).click()
    page.get_by_role("button", name="Tampilkan 3 lainnya").click()
    assert page.evaluate("window.told") == [
        ["state", "row", "b"],
        ["trigger", "cell", {"row": "b", "column": "score"}],
        ["state", "row", "a"],
        ["trigger", "more", True],
    ]
    expect(page.locator("tr[data-row=a]")).to_have_attribute("aria-selected", "true")


def test_one_tab_stop_arrows_inside_and_escape_leaves(mounted):
    page = mounted(of_all_kinds())
    focused = "() => document.activeElement.shadowRoot?.activeElement?.dataset.column ?? ''"
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "text"
    for key in ("ArrowRight", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    assert page.evaluate("window.told.at(-1)") == ["trigger", "cell", {"row": "b", "column": "score"}]
    page.keyboard.press("Home")
    assert page.evaluate(focused) == "text"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement === document.body")


def test_eighteen_rows_are_seen_on_an_office_laptop_without_scrolling(visitor):
    visitor.open("ringkasan")
    visitor.click(wording.SAMPLE_BUTTON)
    seen = visitor.card().locator(".scroll").evaluate(SEEN)
    assert seen >= 18
    name = visitor.card().locator("tbody td .words span").get_by_text("Prevalensi stunting", exact=True)
    assert name.evaluate("span => span.scrollWidth - span.clientWidth") <= 0


def test_rows_without_a_target_unfold_and_a_name_leads_to_its_page(visitor):
    visitor.open("ringkasan")
    visitor.click(wording.SAMPLE_BUTTON)
    folded = visitor.card().locator("tbody tr").count()
    with visitor.a_run():
        visitor.card().get_by_role("button").click()
    assert visitor.card().locator("tbody tr").count() > folded
    with visitor.a_run():
        visitor.card_cell(0, "Indikator").click()
    visitor.on_page(wording.PART_INDICATOR)
    assert visitor.chosen(wording.INDICATOR) == "Periksa Hb remaja putri"


def test_on_a_phone_each_indicator_is_a_block_that_fits(on_a_phone):
    on_a_phone.open("ringkasan")
    # Of the example each value stands below the name of its area.
    lefts = "all => all.map((one) => Math.round(one.getBoundingClientRect().left))"
    values = on_a_phone.card().locator("tbody tr").first.locator("td.score").evaluate_all(lefts)
    assert values == on_a_phone.card().locator(".head span").evaluate_all(lefts)
    on_a_phone.click(wording.SAMPLE_BUTTON)
    on_a_phone.card()
    assert on_a_phone.wider_than_window() == 0
    ends = on_a_phone.page.locator("[class*=st-key-tempat] a p").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map((one) => [one.left, one.right, one.height])"
    )
    assert all(after[0] - before[1] >= 3 for before, after in itertools.pairwise(ends))
    # At most two lines of 12 pixels each: no word is broken.
    assert max(height for _, _, height in ends) < 26
    widths = on_a_phone.page.locator("table.stacked").evaluate(
        "table => [table.scrollWidth, table.parentElement.clientWidth]"
    )
    assert widths[0] <= widths[1]
    rows = on_a_phone.card().locator("tbody tr[data-row]")
    assert rows.filter(visible=True).count() == 10
    on_a_phone.page.get_by_role("button", name="baris lainnya").first.click()
    assert rows.filter(visible=True).count() == rows.count() > 30
    assert grave_findings(on_a_phone, within="[data-testid=stMain]") == []
