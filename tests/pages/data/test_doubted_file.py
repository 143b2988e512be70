"""Which file is wrong: page Mutu says it first and lists the findings by file. All numbers are invented."""

import pandas as pd

from stunting.ui.data.quality import by_file
from stunting.ui.words import wording
from tests.pages.screens import assert_sound

QUALITY = "pages/data/quality.py"


def test_the_file_with_most_to_check_stands_first_whatever_has_most_remarks():
    rows = [("a", "info"), ("b", "warning"), ("a", "info"), ("", "warning"), ("", "warning"), ("b", "info")]
    found = by_file(pd.DataFrame(rows, columns=["file", "severity"]))
    assert found["file"].tolist() == ["b", "b", "a", "a", "", ""]
    assert found.index.tolist() == [1, 5, 0, 2, 3, 4]


def test_page_mutu_begins_with_what_it_is_for_and_the_file_most_in_doubt(open_page, seen_ppu):
    app = open_page(QUALITY, seen_ppu, bagian_mutu=wording.TAB_FINDINGS)
    assert_sound(app)
    said = [box.value for box in app.markdown]
    assert wording.WHICH_FOR_WHAT in said
    doubted = [one for one in said if one.startswith("Paling banyak diragukan: ")]
    assert doubted == [
        "Paling banyak diragukan: **dinkes\\_2024\\.xlsx** (12 temuan perlu diperiksa; yang terberat lembar "
        "growth\\_monitoring sel E42)."
    ]
