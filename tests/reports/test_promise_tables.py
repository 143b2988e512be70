"""What became of promises in the workbook and the briefs."""

import io
from dataclasses import replace

import docx
import openpyxl
import pytest

from stunting.analysis.acting.promises import promises_sentence
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.dataset import UploadedPlan
from stunting.reports.briefs import kabupaten_brief, kecamatan_brief, office_brief
from stunting.reports.content import report_content
from stunting.reports.exporting import export, plans_of
from stunting.reports.workbook import workbook_bytes
from tests.builders import ppu_dataset


def content_of(dataset):
    return report_content(dataset, load_catalogue(), load_gazetteer())


@pytest.fixture(scope="module")
def plan():
    """The plan of 2023."""
    whole = ppu_dataset()
    rows = whole.observations
    early = rows[rows["period"] == "2023"].reset_index(drop=True)
    return plans_of(content_of(replace(whole, observations=early)))[0]


@pytest.fixture(scope="module")
def content(plan):
    return content_of(ppu_dataset()).judging(plan)


def test_the_sheet_holds_the_verdicts_and_leads_to_the_cells(content, plan):
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(content, plan)))
    sheet = book["Janji dan hasil"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Putusan")
    rows = [
        {top.value: cell for top, cell in zip(head, row, strict=False)}
        for row in sheet.iter_rows(min_row=head[0].row + 1, max_row=head[0].row + len(plan))
    ]
    judged = content.promises
    assert [row["Alasan"].value for row in rows] == list(judged["reason"])
    measured = judged["goal"].notna()
    assert measured.sum() > 30
    for row, share in zip(rows, judged["new_share"], strict=True):
        if share == share:
            assert row["Capaian kini"].value == pytest.approx(share)
            target, _, cell = row["Capaian kini"].hyperlink.location.rpartition("!")
            assert target == "'Jejak sel'"
            assert "Tahun 2024" in book["Jejak sel"][cell].value
    assert promises_sentence(judged) in [cell.value for cell in sheet["A"]]


def words(data):
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_briefs_tell_their_own_promises(content):
    assert promises_sentence(content.promises) in words(kabupaten_brief(content))
    own = content.promises[content.promises["opd"] == "Dinas Sosial"]
    told = words(office_brief(content, "Dinas Sosial"))
    assert promises_sentence(own) in told
    waru = content.promises[content.promises["area_key"] == "64.09.02"]
    assert 0 < len(waru) < len(content.promises)
    assert promises_sentence(waru) in words(kecamatan_brief(content, "64.09.02"))


def test_without_newer_figures_documents_keep_silent():
    content = content_of(ppu_dataset())
    same = content.judging(plans_of(content)[0])
    assert same.promises.empty
    assert "Janji rencana yang lalu" not in words(kabupaten_brief(same))


def exported(plan, observations):
    uploaded = UploadedPlan("rencana.xlsx", "0" * 64, plan)
    dataset = replace(ppu_dataset(), observations=observations, follow_ups=(uploaded,))
    return openpyxl.load_workbook(io.BytesIO(export(dataset, ".xlsx")))


def test_a_plan_among_the_files_is_the_plan_of_the_export(plan):
    rows = ppu_dataset().observations
    book = exported(plan.head(3), rows[rows["period"] == "2023"].reset_index(drop=True))
    issues = [cell.value for cell in book["Rencana tindak lanjut"]["A"]]
    assert issues[-3:] == list(plan["issue"].head(3))
    assert "Janji dan hasil" not in book.sheetnames


def test_a_plan_overtaken_by_the_data_is_judged_beside_a_new_one(plan):
    book = exported(plan.head(3), ppu_dataset().observations)
    issues = [cell.value for cell in book["Rencana tindak lanjut"]["A"]]
    assert len(issues) > 10
    assert issues[-3:] != list(plan["issue"].head(3))
    said = {str(cell.value) for row in book["Janji dan hasil"].iter_rows() for cell in row}
    assert set(plan["issue"].head(3)) <= said
