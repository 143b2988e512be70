import io
import zipfile
from xml.etree import ElementTree

import docx
import openpyxl
import pytest

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.dataset import Dataset, Source
from stunting.model.follow_up import KECAMATAN_ROLES
from stunting.reports.columns import Bars
from stunting.reports.content import report_content
from stunting.reports.docx_writer import Brief
from stunting.reports.exporting import export, export_all, plans_of
from stunting.reports.texts import file_name
from tests.builders import PPU, observe, ppu_dataset

LARGEST = 500_000
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def small(**changes):
    common = {"indicator": "growth_monitoring", "sector": "Kesehatan", "measure": "numerator", **changes}
    records = [
        {**common, "area_code": "64.09.02.2001", "measure": "denominator", "value": 100},
        {**common, "area_code": "64.09.02.2001", "value": 40},
        {**common, "area_code": "64.09.02.2002", "measure": "denominator", "value": 50},
        {**common, "area_code": "64.09.02.2002", "value": 48},
    ]
    return Dataset(observe(records), (Source("a.xlsx", "0" * 64, 10),), (), (), PPU)


def opened(data):
    return docx.Document(io.BytesIO(data))


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


def rows_of(document):
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def test_the_finding_stands_first_and_by_hand():
    # 88 of 150 is 58,7 % (half up), against 90 %: 31,3 points and 47 balita.
    document = opened(export(small(), ".docx"))
    assert texts(document)[1] == (
        "1 dari 1 indikator yang dapat dinilai belum mencapai target; selisih terbesar "
        "Pemantauan tumbuh kembang balita: 58,7 % dari target 90,0 %."
    )
    assert [
        "Pemantauan tumbuh kembang balita", "58,7 %", "90,0 %", "31,3", "47 balita", "Dinas Kesehatan"
    ] in rows_of(document)  # fmt: skip
    assert not any("* target belum terverifikasi" in text for text in texts(document))


def test_a_target_that_nobody_could_check_has_a_star():
    document = opened(export(small(indicator="krs_accompaniment", sector="KB"), ".docx"))
    assert any("90,0 % *" in row for row in rows_of(document))
    assert any("* target belum terverifikasi" in text for text in texts(document))


def test_says_what_to_ask_and_how_to_read():
    found = texts(opened(export(small(), ".docx")))
    assert "Pertanyaan untuk dijawab" in found
    assert any(
        text.startswith("Pemantauan tumbuh kembang balita: apa penyebab") and "di Waru" in text
        for text in found
    )
    assert any("bukan rata-rata persentase" in text and "a.xlsx" in text for text in found)


def test_pages_are_numbered():
    footer = opened(export(small(), ".docx")).sections[0].footer._element.xml
    assert "PAGE" in footer
    assert "NUMPAGES" in footer


def test_the_chart_is_native_and_holds_the_values():
    with zipfile.ZipFile(io.BytesIO(export(small(), ".docx"))) as parts:
        chart = ElementTree.fromstring(parts.read("word/charts/chart1.xml"))
        book = openpyxl.load_workbook(io.BytesIO(parts.read("word/embeddings/grafik1.xlsx")))
    values = [float(one.text) for one in chart.iter(f"{CHART}v") if one.text.replace(".", "").isdigit()]
    assert values == pytest.approx([90 - 100 * 88 / 150])
    assert book["Sheet1"]["B2"].value == pytest.approx(90 - 100 * 88 / 150)


def test_a_name_with_markup_or_a_formula_stays_text():
    brief = Brief("<b>x</b> & \x01")
    brief.bars(Bars("=1+1 <i>", ("=1+1", "<b>&"), (1.0, 2.0), "poin", "=2"))
    data = brief.data()
    assert texts(opened(data))[0] == "<b>x</b> &  "
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        book = openpyxl.load_workbook(io.BytesIO(parts.read("word/embeddings/grafik1.xlsx")))
    assert [(cell.value, cell.data_type) for cell in book["Sheet1"]["A"][1:]] == [
        ("=1+1", "s"),
        ("<b>&", "s"),
    ]


def test_a_kecamatan_only_does_what_a_kecamatan_does():
    document = opened(export(ppu_dataset(), ".docx", kecamatan="Babulu"))
    found = texts(document)
    start = found.index("Yang dapat dilakukan kecamatan") + 1
    tasks = found[start : found.index("Pertanyaan untuk dijawab")]
    assert len(tasks) >= 5
    assert all(task.lower().startswith(KECAMATAN_ROLES) for task in tasks)
    assert found[0].startswith("Bahan koordinasi Kecamatan Babulu")


def test_sample_data_say_so():
    assert any("DATA CONTOH" in text for text in texts(opened(export(ppu_dataset(), ".docx"))))
    assert not any("DATA CONTOH" in text for text in texts(opened(export(small(), ".docx"))))


@pytest.fixture(scope="module")
def whole():
    told = []
    content = report_content(ppu_dataset(), load_catalogue(), load_gazetteer())
    data = export_all(content, plans_of(content)[0], lambda part, text: told.append((part, text)))
    return zipfile.ZipFile(io.BytesIO(data)), told, content


def test_one_zip_holds_every_document(whole):
    archive, told, content = whole
    names = archive.namelist()
    assert names[:4] == [
        "buku_kerja_kesenjangan.xlsx",
        "rencana_tindak_lanjut.xlsx",
        "tabel_juknis_aksi_1_2.xlsx",
        "rapat_kabupaten.docx",
    ]
    kecamatan = [name for name in names if name.startswith("kecamatan/")]
    assert kecamatan == [f"kecamatan/{name}.docx" for name in ("Penajam", "Waru", "Babulu", "Sepaku")]
    assert len([name for name in names if name.startswith("opd/")]) == len(content.offices) > 4
    assert [part for part, _ in told] == sorted(part for part, _ in told)
    assert len(told) == len(names)
    assert told[1][1] == "Menulis rencana_tindak_lanjut.xlsx"


def test_every_brief_can_be_opened_and_is_small(whole):
    archive, _, _ = whole
    for name in archive.namelist():
        data = archive.read(name)
        if name.endswith(".docx"):
            assert len(data) < LARGEST
            assert len(texts(opened(data))) > 8


def test_an_office_sees_only_what_it_leads(whole):
    archive, _, _ = whole
    rows = rows_of(opened(archive.read("opd/Dinas_Sosial.docx")))
    offices = {row[-1] for row in rows} - {"OPD"}
    assert offices == {"Dinas Sosial"}


def test_names_of_files_are_fit_for_every_system():
    assert file_name("Dinas PUPR / Perkim: a\\b") == "Dinas_PUPR_Perkim_a_b"
    assert file_name("../../x") == "x"
    assert file_name("///") == "tanpa_nama"
