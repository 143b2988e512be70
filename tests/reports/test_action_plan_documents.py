"""The action plan in the workbook, the briefs and its template."""

import io
from dataclasses import replace

import docx
import openpyxl
import pytest

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.dataset import Dataset, Source
from stunting.pipeline import Upload, read_files
from stunting.reports.briefs import kabupaten_brief, kecamatan_brief, office_brief
from stunting.reports.content import report_content
from stunting.reports.exporting import plans_of
from stunting.reports.templates import action_plan_template
from stunting.reports.workbook import workbook_bytes
from tests.action_plans import plan
from tests.builders import PPU, observe

WARU = "64.09.02"


def content(activities):
    # 40 of 100 and 48 of 50 in Waru: 88 of 150 against 90 % are 47 balita short.
    common = {"indicator": "growth_monitoring", "sector": "Kesehatan"}
    rows = [
        {**common, "area_code": f"{WARU}.{desa}", "measure": measure, "value": value}
        for desa, served, people in (("2001", 40, 100), ("2002", 48, 50))
        for measure, value in (("numerator", served), ("denominator", people))
    ]
    source = (Source("a.xlsx", "0" * 64, 10),)
    dataset = Dataset(observe(rows), source, (), (), PPU, activities=plan(activities))
    return report_content(dataset, load_catalogue(), load_gazetteer())


@pytest.fixture
def made():
    return content(
        [
            {"indicators": "growth_monitoring", "places": WARU, "budget": 9_400_000.0, "name": "=Tumbang"},
            {"indicators": "", "name": "Rapat"},
        ]
    )


def cells(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_workbook_has_a_sheet_that_crosses_both(made):
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(made, plans_of(made)[0])))
    sheet = book["RAD dan kesenjangan"]
    rows = cells(sheet)
    assert [value for row in rows for value in row if value and "sudah punya kegiatan" in str(value)] == [
        "Semua 1 kesenjangan sudah punya kegiatan di RAD/RKPD."
    ]
    head = next(row for row in rows if row[0] == "Indikator")
    waru = next(row for row in rows if row[1] == "Waru")
    assert waru[head.index("Pagu (Rp)")] == 9_400_000
    # 9.400.000 / 47 = 200.000 rupiah each.
    assert waru[head.index("Rp per sasaran yang kurang")] == 200_000
    assert waru[head.index("Kegiatan")] == "=Tumbang"
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    follow_up = cells(book["Rencana tindak lanjut"])
    head = next(row for row in follow_up if "Kegiatan RAD/RKPD yang diperkuat" in row)
    at = head.index("Kegiatan RAD/RKPD yang diperkuat")
    assert [row[at] for row in follow_up[follow_up.index(head) + 1 :] if row[at]] == ["=Tumbang"]


def test_without_a_plan_no_document_speaks_of_one():
    bare = content([])
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(bare, plans_of(bare)[0])))
    assert "RAD dan kesenjangan" not in book.sheetnames
    assert set(plans_of(bare)[0]["planned_activity"]) == {""}
    assert "Kegiatannya di RAD/RKPD" not in texts(kabupaten_brief(bare))


def texts(data):
    document = docx.Document(io.BytesIO(data))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + tables


def test_every_brief_names_the_activity_of_its_gaps(made):
    for data in (
        kabupaten_brief(made),
        office_brief(made, "Dinas Kesehatan"),
        kecamatan_brief(made, WARU),
    ):
        found = texts(data)
        assert "Kegiatannya di RAD/RKPD" in found
        assert "=Tumbang" in found
        assert "Rp 9,4 juta" in found


def test_a_limited_document_holds_the_gaps_of_its_kecamatan_only(made):
    other = replace(made.only(sector="Kesehatan"), kecamatan=made.kecamatan.iloc[:0])
    assert "=Tumbang" in texts(kabupaten_brief(other))


def test_the_filled_template_is_read_as_an_action_plan():
    data = action_plan_template(load_gazetteer(), kabupaten=PPU, year=2026)
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.active
    head = next(row[0].row for row in sheet.iter_rows() if row[0].value == "Isu")
    filled = {
        "Program": "Kesehatan",
        "Sub kegiatan": "Pemantauan tumbuh kembang balita",
        "Target": 90,
        "Lokasi": "Kec. Waru",
        "Pagu (Rp)": 1_000_000,
        "Sumber dana": "APBD",
        "OPD penanggung jawab": "Dinkes",
        "Waktu": "TW I-II",
    }
    for cell in sheet[head]:
        if cell.value in filled:
            sheet.cell(head + 1, cell.column, filled[cell.value])
    buffer = io.BytesIO()
    book.save(buffer)
    dataset = read_files([Upload("isian.xlsx", buffer.getvalue())])
    line = dataset.activities.iloc[0]
    assert len(dataset.activities) == 1
    assert (line["period"], line["kecamatan_codes"], line["budget"]) == ("2026", WARU, 1_000_000)
    assert (line["indicators"], line["opd"]) == ("growth_monitoring", "Dinas Kesehatan")
    assert line["quarters"] == "TW I; TW II"
    assert not dataset.problems
    empty = read_files([Upload("kosong.xlsx", data)])
    assert empty.activities.empty
