"""Targets of an office and the list of services it follows, in the browser: chosen, uploaded, compared."""

import re

import openpyxl

from stunting.catalogue.generations import generations
from stunting.catalogue.settings import SETTINGS_COLUMNS, SETTINGS_SHEET
from stunting.ui.words import wording
from tests.browser.test_access import grave_findings
from tests.browser.test_round_trip import OFFICES_2024

ROWS = (
    ("stunting_prevalence", None, 2026, 18, "RPJMD 2025-2029 (rekaan)"),
    ("stunting_prevalence", None, 2026, 17, "RAD PPS 2025-2026 (rekaan)"),
    ("anc_k6", None, 2025, 82, "RPJMD 2025-2029 (rekaan)"),
)


def figures(visitor):
    """All that a page says but the version of the data, which counts decisions."""
    visitor.settle()
    return re.sub(r"Data versi \d+", "", visitor.page.get_by_test_id("stMain").inner_text())


def test_another_list_of_services_is_chosen_in_three_clicks_and_changes_no_figure(visitor):
    visitor.open()
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.go_to(wording.PAGE_OVERVIEW)
    before = figures(visitor)
    visitor.go_to(wording.PAGE_METHOD)
    visitor.click(wording.TAB_INDICATORS, role="tab")
    visitor.choose(wording.GENERATION, generations()["2019"].label)
    visitor.sees(generations()["2019"].document)
    assert grave_findings(visitor) == []
    visitor.go_to(wording.PAGE_OVERVIEW)
    assert figures(visitor) == before
    visitor.go_to(wording.PAGE_METHOD)
    visitor.click(wording.TAB_INDICATORS, role="tab")
    assert visitor.chosen(wording.GENERATION) == generations()["2019"].label


def test_targets_of_rpjmd_and_rad_are_uploaded_and_what_differs_is_said(visitor, tmp_path):
    book = openpyxl.Workbook()
    book.active.title = SETTINGS_SHEET
    book.active.append(list(SETTINGS_COLUMNS)[:5])
    for row in ROWS:
        book.active.append(row)
    file = tmp_path / "target rpjmd.xlsx"
    book.save(file)
    visitor.open()
    visitor.upload(OFFICES_2024, file)
    visitor.go_to(wording.PAGE_UPLOAD)
    # The second target of one indicator and year is not used, and the page says which is.
    visitor.sees("ditulis dua kali dengan isi berbeda", "18")
    visitor.go_to(wording.PAGE_METHOD)
    visitor.click(wording.TAB_TARGETS, role="tab")
    visitor.sees("Berbeda dari")
    assert grave_findings(visitor) == []
