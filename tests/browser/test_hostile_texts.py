"""Texts of a file that are markup, Markdown or formulas are shown as they are written, on every page."""

from stunting.ui.words import wording
from tests.browser.visitor import PARTS
from tests.torture.cases.case import HEADER, TITLE, as_book, sheet_rows

HURT = "<img src=x onerror='window.hurt=1'>"
MARKED = "**[ikut](javascript:window.hurt=1)** :red[merah] `kode` $x^2$"
# Markup of ours that these texts would have become.
FOREIGN = "img[src='x'], a[href^='javascript'], .katex, script[src='x']"


def hostile_book():
    """A matrix whose title, sheet, headers and areas try to be markup; most of its areas are real."""
    rows = sheet_rows({"A1": f"{TITLE} {HURT}", "B4": HURT, "B5": MARKED, "A6": f"=1+1{HURT}"})
    rows[2] = [*HEADER, f"Layanan {HURT}", f"Cakupan {MARKED}"]
    rows[3:] = [[*row, 30 + place, 7 * place] for place, row in enumerate(rows[3:])]
    return as_book({"R <i>x<i> _y_": rows})


def test_texts_of_a_file_are_texts_on_every_page(visitor, tmp_path):
    file = tmp_path / "a **tebal** <img src=x onerror=alert(1)>.xlsx"
    file.write_bytes(hostile_book())
    visitor.open()
    visitor.sees(wording.SAMPLE_BUTTON)
    visitor.upload(file)
    seen = ""
    for _, page in PARTS:
        visitor.go_to(page.title)
        if visitor.page.get_by_test_id("stExpander").count():
            visitor.unfold("")
        for tab in visitor.tabs() or [None]:
            if tab is not None:
                visitor.click(tab, role="tab")
            seen += visitor.text
            assert visitor.page.locator(FOREIGN).count() == 0, page.address
            assert visitor.page.evaluate("window.hurt") is None, page.address
        visitor.assert_well()
    assert HURT in seen
    assert MARKED in seen
    assert file.name in seen
