"""Whole ways through the dashboard, from a workbook to the cell behind a figure."""

import re
import zipfile
from pathlib import Path

import docx
import openpyxl

from stunting.ui.words import wording
from tests.browser.visitor import PHONE

SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"
OFFICES_2025 = SAMPLES / "capaian_layanan_opd_2025.xlsx"


def test_from_a_workbook_to_the_cell_behind_a_figure(visitor, screenshots):
    """An official uploads a matrix, sees the summary, opens a kecamatan and follows a figure to its cells."""
    visitor.open()
    visitor.upload(OFFICES_2025)
    assert "1 berkas" in visitor.text
    visitor.open_in_menu(wording.SECTION_ACHIEVEMENT, wording.PAGE_OVERVIEW)
    assert wording.OVERVIEW_FAR in visitor.text
    assert visitor.charts(least=2) >= 2

    visitor.open_in_menu(wording.SECTION_ACHIEVEMENT, wording.PAGE_KECAMATAN)
    visitor.click("Waru", role="radio")
    assert wording.KECAMATAN_LAGGING.format(name="Waru") in visitor.text
    assert "kecamatan=Waru" in visitor.page.url

    # By keyboard or mouse: the list under the chart, typed into.
    visitor.unfold(wording.TABLE_OF_CHART)
    visitor.choose(wording.TRACE_CHOOSE, "TTD 90 tablet ibu hamil · Waru")
    visitor.click(wording.TRACE_OPEN)
    trace = visitor.page.get_by_role("dialog")
    assert trace.get_by_role("heading", name=wording.TRACE_TITLE).is_visible()
    words = visitor.text
    # Waru 129 + Api-api 38 + Sesulu 28 + Bangun Mulya 41 of 171 + 45 + 31 + 52 women.
    assert "236" in words
    assert "299" in words
    assert "78,9 %" in words
    # The four cells of Waru, as read off the sheet.
    for cell in ("H34", "H35", "H36", "H37"):
        assert cell in words
    visitor.picture(screenshots / "trace.png")


def test_a_click_on_a_figure_opens_its_trace(visitor):
    visitor.open()
    visitor.upload(OFFICES_2025)
    visitor.open_in_menu(wording.SECTION_ACHIEVEMENT, wording.PAGE_OVERVIEW)
    visitor.click_bar(chart=0, bar=1)
    words = visitor.page.get_by_role("dialog").inner_text()
    assert wording.TRACE_TITLE in words
    assert re.search(r"Σ capaian [\d.]+ ÷ Σ sasaran [\d.]+ = [\d,]+ %", words)


def test_a_chart_is_saved_as_a_picture(visitor, tmp_path):
    visitor.open()
    visitor.upload(OFFICES_2025)
    visitor.open_in_menu(wording.SECTION_ACHIEVEMENT, wording.PAGE_OVERVIEW)
    png = visitor.save_picture(tmp_path)
    assert png.suffix == ".png"
    assert png.read_bytes().startswith(b"\x89PNG")
    visitor.unfold(wording.TABLE_OF_CHART)
    visitor.click("svg", role="radio")
    svg = visitor.save_picture(tmp_path)
    assert svg.suffix == ".svg"
    assert svg.read_text(encoding="utf-8").startswith("<svg")


def test_a_bad_file_is_named_and_the_others_are_read(visitor, tmp_path):
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    empty = tmp_path / "kosong.csv"
    empty.write_bytes(b"")
    visitor.open()
    visitor.upload(broken, OFFICES_2025, empty)
    assert "rusak.xlsx" in visitor.text
    assert "Berkas kosong" in visitor.text
    visitor.open_in_menu(wording.SECTION_ACHIEVEMENT, wording.PAGE_OVERVIEW)
    assert visitor.charts(least=2) >= 2


def test_back_and_forward(visitor):
    visitor.open()
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.open_in_menu(wording.SECTION_ACHIEVEMENT, wording.PAGE_OVERVIEW)
    visitor.open_in_menu(wording.SECTION_ACHIEVEMENT, wording.PAGE_SECTOR)
    visitor.page.go_back()
    visitor.settle()
    assert visitor.heading() == wording.PAGE_OVERVIEW
    visitor.page.go_forward()
    visitor.settle()
    assert visitor.heading() == wording.PAGE_SECTOR


def test_a_camat_on_a_phone(visit, screenshots):
    """What lags in Sepaku, and what coordination that asks for."""
    camat = visit(**PHONE)
    camat.open("kecamatan")
    camat.click(wording.SAMPLE_BUTTON)
    camat.open_in_menu(wording.SECTION_ACHIEVEMENT, wording.PAGE_KECAMATAN)
    # The menu of a phone lies over the page; it is gone once a page is chosen.
    assert not camat.page.get_by_test_id("stSidebarNav").is_visible()
    camat.click("Sepaku", role="radio")
    assert wording.KECAMATAN_LAGGING.format(name="Sepaku") in camat.text
    assert wording.COORDINATION_TITLE in camat.text
    assert camat.wider_than_window() == 0
    camat.picture(screenshots / "camat.png", whole=True)


def test_a_head_of_office(visitor):
    """Public works: its indicators against target, the kecamatan compared, the desa behind the gap."""
    visitor.open("sektor")
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.open_in_menu(wording.SECTION_ACHIEVEMENT, wording.PAGE_SECTOR)
    visitor.click("Pekerjaan Umum & Permukiman", role="radio")
    assert "sektor=Pekerjaan" in visitor.page.url
    assert "Dinas PUPR" in visitor.text
    visitor.click("Akses sanitasi layak", role="radio")
    assert "indikator=Akses" in visitor.page.url
    assert wording.SECTOR_DESA in visitor.text
    assert visitor.charts(least=3) >= 3


def test_a_planner_from_priority_to_documents(visitor, tmp_path):
    """Which desa first, how sure, what follows, and the documents to take along."""
    visitor.open()
    visitor.upload(OFFICES_2025, SAMPLES / "penimbangan_bulanan_2025.csv")
    visitor.open_in_menu(wording.SECTION_PRIORITY, wording.PAGE_PRIORITY)
    assert "Maridan" in visitor.text
    visitor.open_in_menu(wording.SECTION_FOLLOW_UP, wording.PAGE_PLAN)
    assert wording.PLAN_SUGGESTED.split(".")[0] in visitor.text
    visitor.open_in_menu(wording.SECTION_FOLLOW_UP, wording.PAGE_DOCUMENTS)
    book = openpyxl.load_workbook(visitor.download(wording.DOCUMENT_BOOK, tmp_path))
    assert len(book.sheetnames) >= 6
    brief = docx.Document(visitor.download(wording.DOCUMENT_MEETING, tmp_path))
    assert any("Penajam Paser Utara" in paragraph.text for paragraph in brief.paragraphs)
    visitor.click(wording.DOCUMENTS_MAKE)
    archive = zipfile.ZipFile(visitor.download(wording.DOCUMENTS_ZIP, tmp_path))
    assert {"kecamatan/Sepaku.docx", "rapat_kabupaten.docx"} <= set(archive.namelist())
