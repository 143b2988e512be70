"""Whole ways through the dashboard, from a workbook to the cell behind a figure."""

import re
import zipfile
from pathlib import Path

import docx
import openpyxl
from playwright.sync_api import expect

from stunting.ui.words import wording
from tests.browser.visitor import LAPTOP

SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"
OFFICES_2025 = SAMPLES / "capaian_layanan_opd_2025.xlsx"


def test_from_a_workbook_to_the_cell_behind_a_figure(visitor, screenshots):
    """An official uploads a matrix, sees the summary, opens a kecamatan and follows a figure to its cells."""
    visitor.open()
    visitor.upload(OFFICES_2025)
    visitor.sees("1 berkas")
    visitor.go_to(wording.PAGE_OVERVIEW)
    expect(visitor.card()).to_contain_text("Sepaku")

    visitor.go_to(wording.PAGE_KECAMATAN)
    visitor.click(wording.KECAMATAN_OPEN.format(name="Waru"))
    visitor.sees(wording.KECAMATAN_LAGGING)
    expect(visitor.page).to_have_url(re.compile("kecamatan=Waru"))

    visitor.open_trace("Waru", "TTD 90 tablet ibu hamil")
    trace = visitor.page.get_by_role("dialog")
    expect(trace.get_by_role("heading", name=wording.TRACE_TITLE)).to_be_visible()
    # Waru 129 + Api-api 38 + Sesulu 28 + Bangun Mulya 41 of 171 + 45 + 31 + 52 women.
    visitor.sees("236", "299", "78,9 %")
    # The four cells of Waru, as read off the sheet, which can be copied.
    visitor.sees("H34:H37")
    visitor.click(wording.TRACE_COPY)
    expect(trace.get_by_role("button", name=wording.TRACE_COPIED)).to_be_visible()
    visitor.picture(screenshots, "trace.png")


def test_a_click_on_a_figure_opens_its_trace(visitor):
    visitor.open()
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.go_to(wording.PAGE_OVERVIEW)
    visitor.card_cell(0, "Sepaku").click()
    visitor.settle()
    trace = visitor.page.get_by_role("dialog")
    expect(trace).to_contain_text(wording.TRACE_TITLE)
    expect(trace).to_contain_text(re.compile(r"Σ capaian [\d.]+ ÷ Σ sasaran [\d.]+ = [\d,]+ %"))


def test_the_choices_of_several_kabupaten_fit_a_laptop(visitor, tmp_path):
    head = "Kabupaten;Kecamatan;Jumlah ibu hamil;Ibu hamil mendapat TTD 90 tablet\n"
    ppu = "Penajam Paser Utara;Waru;50;40\nPenajam Paser Utara;Sepaku;60;30\n"
    paser = "Paser;Kuaro;60;30\nPaser;Batu Sopang;50;30\n"
    title = "CAKUPAN TTD 90 TABLET IBU HAMIL TAHUN 2024 PROVINSI KALIMANTAN TIMUR"
    matrix = tmp_path / "provinsi.csv"
    matrix.write_text(f"{title}\n\n{head}{ppu}{paser}", encoding="utf-8")
    visitor.open()
    visitor.upload(matrix)
    for address in ("ringkasan", "indikator", "opd", "mutu"):
        visitor.open(address)
        visitor.sees("2 kabupaten/kota")
        button = visitor.page.get_by_role("button", name=wording.DOWNLOADS, exact=True).bounding_box()
        assert button["x"] + button["width"] <= LAPTOP["width"]


def test_a_chart_is_saved_as_a_picture(visitor, tmp_path):
    visitor.open()
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.go_to(wording.PART_INDICATOR)
    png = visitor.save_picture(tmp_path, "png")
    assert png.suffix == ".png"
    assert png.read_bytes().startswith(b"\x89PNG")
    visitor.unfold(wording.TABLE_OF_CHART)
    visitor.click("svg", role="radio")
    svg = visitor.save_picture(tmp_path, "svg")
    assert svg.suffix == ".svg"
    assert svg.read_text(encoding="utf-8").startswith("<svg")


def test_a_bad_file_is_named_and_the_others_are_read(visitor, tmp_path):
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 no workbook")
    empty = tmp_path / "kosong.csv"
    empty.write_bytes(b"")
    visitor.open()
    visitor.upload(broken, OFFICES_2025, empty)
    visitor.sees("rusak.xlsx")
    visitor.sees("Berkas kosong")
    visitor.go_to(wording.PAGE_OVERVIEW)
    expect(visitor.card()).to_contain_text("Sepaku")


def test_back_and_forward(visitor):
    visitor.open()
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.go_to(wording.PAGE_OVERVIEW)
    visitor.go_to(wording.PAGE_SECTOR)
    visitor.page.go_back()
    visitor.on_page(wording.PAGE_OVERVIEW)
    visitor.page.go_forward()
    visitor.on_page(wording.PAGE_SECTOR)


def test_a_camat_on_a_phone(on_a_phone, screenshots):
    """What lags in Sepaku, and what coordination that asks for."""
    camat = on_a_phone
    camat.open("kecamatan")
    camat.click(wording.SAMPLE_BUTTON)
    camat.go_to(wording.PAGE_KECAMATAN)
    camat.click(wording.KECAMATAN_OPEN.format(name="Sepaku"))
    camat.sees(wording.KECAMATAN_LAGGING)
    camat.sees(wording.COORDINATION_TITLE)
    camat.sees(wording.KECAMATAN_DESA.format(count="15"))
    assert camat.wider_than_window() == 0
    camat.picture(screenshots, "camat.png", whole=True)


def test_a_head_of_office(visitor):
    """Public works: its indicators against target, where and whom first, and its rows of the plan."""
    visitor.open()
    visitor.click(wording.SAMPLE_BUTTON)
    visitor.open("opd?opd=Dinas PUPR")
    visitor.sees("Dinas PUPR: ", wording.OFFICE_WHERE, wording.OFFICE_WHOM)
    with visitor.a_run():
        visitor.card().get_by_text("Akses sanitasi layak").click()
    expect(visitor.page).to_have_url(re.compile("indikator=Akses"))
    assert visitor.charts(least=1) >= 1
    visitor.click("Yang harus dikerjakan: ")
    visitor.sees(wording.AGENDA_TITLE)
    offices = visitor.card().locator("tbody td[data-column=opd]").all_inner_texts()
    assert set(offices) == {"DPUPR"}


def test_a_planner_from_priority_to_documents(visitor, tmp_path):
    """Which desa first, how sure, what follows, and the documents to take along."""
    visitor.open()
    visitor.upload(OFFICES_2025, SAMPLES / "penimbangan_bulanan_2025.csv")
    visitor.go_to(wording.PAGE_PRIORITY)
    visitor.sees("Maridan")
    visitor.go_to(wording.PAGE_PLAN)
    visitor.sees(wording.PLAN_SUGGESTED.split(".")[0])
    visitor.go_to(wording.PAGE_DOCUMENTS)
    book = openpyxl.load_workbook(visitor.download(wording.DOCUMENT_BOOK, tmp_path))
    assert len(book.sheetnames) >= 6
    brief = docx.Document(visitor.download(wording.DOCUMENT_MEETING, tmp_path))
    assert any("Penajam Paser Utara" in paragraph.text for paragraph in brief.paragraphs)
    visitor.click(wording.DOCUMENTS_MAKE)
    archive = zipfile.ZipFile(visitor.download(wording.DOCUMENTS_ZIP, tmp_path))
    assert {"kecamatan/Sepaku.docx", "rapat_kabupaten.docx"} <= set(archive.namelist())
