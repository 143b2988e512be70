"""A plan that survives the visit: made, taken along, filled in, and judged by next year's matrix."""

from pathlib import Path

import openpyxl
from playwright.sync_api import expect

from stunting.ui.words import wording
from tests.browser.test_access import grave_findings
from tests.browser.visitor import new_visitor

SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"
OFFICES_2024, OFFICES_2025 = (SAMPLES / f"capaian_layanan_opd_{year}.xlsx" for year in (2024, 2025))


def filled_in(path: Path) -> Path:
    """The plan as an office hands it back: the first row done, all due in TW IV."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    head = next(row for row in sheet.iter_rows() if row[0].value == "Isu")
    columns = {cell.value: cell.column for cell in head}
    for row in range(head[0].row + 1, sheet.max_row + 1):
        sheet.cell(row, columns["Waktu"]).value = "TW IV"
    sheet.cell(head[0].row + 1, columns["Status"]).value = "selesai"
    book.save(path)
    return path


def test_a_plan_is_judged_in_another_visit(visitor, laptop, server, tmp_path, screenshots):
    visitor.open()
    visitor.upload(OFFICES_2024)
    visitor.go_to(wording.PAGE_PLAN)
    plan = filled_in(visitor.download(wording.PLAN_DOWNLOAD, tmp_path))
    with new_visitor(laptop, server) as later:
        later.open()
        later.upload(OFFICES_2025, plan)
        later.go_to(wording.PAGE_PROMISES)
        later.sees("Dari 92 janji")
        later.sees("80 terlambat")  # among them the one called done: its figure rose, but not far enough
        later.card().get_by_text("Dinyatakan selesai, tetapi capaian baru").first.wait_for()
        assert grave_findings(later) == []
        later.card_cell(0, "Kini, %").click()
        expect(later.page.get_by_role("dialog")).to_contain_text(wording.TRACE_TITLE)
        later.picture(screenshots, "promises.png")
