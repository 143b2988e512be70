"""The round trip on the screen: asked, answered, accepted or rejected, undone; nothing lost in between."""

import io
from datetime import date

import openpyxl
import pytest
from docx import Document

from stunting.analysis.acting.confirmation import questions
from stunting.analysis.quality.answers import settled_figures
from stunting.analysis.quality.findings import findings
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.charts.chart import ChartPoint
from stunting.model.corrections import CorrectionState
from stunting.model.decision_file import from_json, to_json
from stunting.model.formatting import format_date
from stunting.pipeline import Upload
from stunting.reports.briefs import kabupaten_brief
from stunting.reports.confirmation import confirmation_sheet
from stunting.reports.content import report_content
from stunting.reports.exporting import plans_of
from stunting.reports.workbook import workbook_bytes
from stunting.ui.visit.session import read_workspace
from tests.pages.screens import assert_sound, html_text, only, seen

CONFIRMATION, UPLOAD = "pages/follow_up/confirmation.py", "pages/data/upload.py"
QUALITY, OVERVIEW = "pages/data/quality.py", "pages/achievement/overview.py"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def matrix(sesulu=90, name="rekap.xlsx") -> Upload:
    """Api-api 40 of 50, Sesulu `sesulu` of 60, Bangun Mulya 35 of 70; all in Waru."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Rekap"
    for row in (
        ["REKAP TAHUN 2024 KABUPATEN PENAJAM PASER UTARA"],
        [],
        ["No", "Kecamatan", "Desa/Kelurahan", "Sasaran ibu hamil TTD 90 tablet", "Ibu hamil mendapat TTD 90"],
        [1, "Waru", "Api-api", 50, 40],
        [2, "Waru", "Sesulu", 60, sesulu],
        [3, "Waru", "Bangun Mulya", 70, 35],
    ):
        sheet.append(row)
    return Upload(name, saved(book))


def saved(book) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def returned(workspace, rows) -> bytes:
    """The sheet of Dinas Kesehatan with some rows filled in: by cell, the values of J to M."""
    frame = findings(
        workspace.dataset.observations, workspace.catalogue, load_gazetteer(), kabupaten="64.09"
    ).frame
    asked = questions(frame, workspace.dataset.observations, workspace.catalogue)
    book = openpyxl.load_workbook(io.BytesIO(confirmation_sheet(asked, "Dinas Kesehatan", "PPU")))
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_col=7, max_col=13):
        values = rows.get(str(row[0].value).rpartition(" ")[2])
        if values:
            for cell, value in zip(row[3:], values, strict=True):
                cell.value = value
    return saved(book)


LOWERED = {"E5": ("perlu diperbaiki", 30, "salah ketik", "Dinas Kesehatan")}
RIGHT = {
    "D5": ("sudah benar", None, "sudah diperiksa dan benar", "Dinas Kesehatan"),
    "E5": ("sudah benar", None, "termasuk orang dari luar wilayah", "Dinas Kesehatan"),
}


@pytest.fixture(scope="module")
def waru():
    return seen(read_workspace([matrix()]))


@pytest.fixture(scope="module")
def lowered(waru):
    """The sheet that says 30 instead of 90 in Sesulu."""
    return returned(waru, LOWERED)


@pytest.fixture
def answered(open_page, waru, lowered):
    """The page with this answer uploaded."""
    return answer(open_page(CONFIRMATION, waru), lowered)


def answer(app, data, name="balasan.xlsx"):
    app.session_state["bagian_konfirmasi"] = "2. Jawaban masuk"
    app.run()
    app.file_uploader[0].set_value([(name, data, XLSX)]).run()
    assert_sound(app)
    return app


def part(app, name):
    app.session_state["bagian_konfirmasi"] = name
    return app.run()


def press(app, label):
    return next(button for button in app.button if button.label.startswith(label)).click().run()


def said(app) -> str:
    return "\n".join(box.value for box in [*app.markdown, *app.caption, *app.info, *app.warning])


def workspace_of_app(app):
    return app.session_state["workspace"]


def kabupaten_share(workspace) -> float:
    content = report_content(workspace.dataset, workspace.catalogue, load_gazetteer())
    return round(float(content.kabupaten["share"].iloc[0]), 6)


def test_the_matrix_is_what_the_tests_say(waru):
    assert set(waru.dataset.observations["indicator"]) == {"pregnant_ifa_90"}
    assert kabupaten_share(waru) == round(165 / 180, 6)


def test_without_data_the_page_offers_the_drop_zone(open_page):
    app = open_page(CONFIRMATION)
    assert_sound(app)
    assert len(app.file_uploader) == 1


def test_every_office_with_a_doubtful_cell_can_be_asked(open_page, waru):
    app = open_page(CONFIRMATION, waru)
    assert_sound(app)
    assert app.selectbox(key="penerima_konfirmasi").options == ["Dinas Kesehatan (2 sel)"]
    table = app.table[0].value
    assert sorted(cell.rpartition(" ")[2] for cell in table["Sel"]) == ["D5", "E5"]
    said = [f"TTD 90 tablet ibu hamil, Sesulu, Tahun 2024: {number}" for number in (60, 90)]
    assert sorted(text.replace("\\", "") for text in table["Angka"]) == said
    app.segmented_control(key="konfirmasi_untuk").set_value("Kecamatan").run()
    assert app.selectbox(key="penerima_konfirmasi").options == ["Kecamatan Waru (2 sel)"]


def test_data_without_a_doubt_say_so(open_page):
    app = open_page(CONFIRMATION, read_workspace([matrix(30)]))
    assert_sound(app)
    assert any("Tidak ada sel yang perlu ditanyakan" in box.value for box in app.info)


def test_one_indicator_of_the_large_data_set(open_page, ppu):
    app = open_page(CONFIRMATION, only(ppu, lambda rows: rows["indicator"] == "growth_monitoring"))
    assert_sound(app)
    [asked] = app.selectbox(key="penerima_konfirmasi").options
    assert asked.startswith("Dinas Kesehatan (")


def test_an_answer_shows_old_and_new_and_what_it_moves(answered):
    words = said(answered)
    assert "**90 → 30**" in words
    assert "Menurut Dinas Kesehatan: salah ketik" in words
    # 165 of 180 before, 105 of 180 after.
    assert "91,7 % → 58,3 %" in words
    assert kabupaten_share(workspace_of_app(answered)) == round(165 / 180, 6)


def test_an_accepted_answer_corrects_the_figure_and_can_be_undone(answered):
    app = press(answered, "Terima")
    assert_sound(app)
    assert kabupaten_share(workspace_of_app(app)) == round(105 / 180, 6)
    day = format_date(date.today())
    part(app, "3. Koreksi berlaku")
    assert f"90 menjadi 30; salah ketik \\(Dinas Kesehatan, {day}\\)" in said(app)
    assert "Angka memakai 1 koreksi" in said(app)
    press(app, "Batalkan")
    assert_sound(app)
    assert kabupaten_share(workspace_of_app(app)) == round(165 / 180, 6)
    part(app, "2. Jawaban masuk")
    assert "**90 → 30**" in said(app)


def test_a_rejected_answer_changes_nothing_and_comes_back(answered):
    app = press(answered, "Tolak")
    assert "Ditolak (1)" in [head.value for head in app.subheader]
    assert workspace_of_app(app).office.corrections == ()
    press(app, "Kembalikan")
    assert "Menunggu keputusan (1)" in [head.value for head in app.subheader]


def test_nothing_is_lost_on_another_page(answered):
    app = press(answered, "Tolak")
    app.switch_page(OVERVIEW).run()
    app.switch_page(CONFIRMATION).run()
    part(app, "2. Jawaban masuk")
    assert "Ditolak (1)" in [head.value for head in app.subheader]


def test_the_same_file_twice_is_one_answer(answered, lowered):
    answer(answered, lowered, "balasan lagi.xlsx")
    assert "Menunggu keputusan (1)" in [head.value for head in answered.subheader]


def test_two_offices_that_disagree_are_decided_one_by_one(answered, waru):
    answer(answered, returned(waru, {"E5": ("perlu diperbaiki", 45, "salah ketik", "Kecamatan Waru")}))
    assert "dijawab berbeda oleh kantor lain" in said(answered)
    assert not [button for button in answered.button if button.label.startswith("Terima semua")]
    terima = [button for button in answered.button if button.label == "Terima"]
    terima[1].click().run()
    assert kabupaten_share(workspace_of_app(answered)) == round(120 / 180, 6)


def test_a_file_that_is_no_sheet_of_answers_is_named(open_page, waru):
    app = answer(open_page(CONFIRMATION, waru), matrix().data, "rekap.xlsx")
    assert any("1 hal perlu diperiksa" in box.value for box in app.warning)
    assert "bukan lembar konfirmasi" in app.table[0].value["Masalah"].iloc[0]


def test_a_bad_file_is_named(open_page, waru):
    app = answer(open_page(CONFIRMATION, waru), b"\x00\x01 no workbook", "rusak.xlsx")
    assert any("1 hal perlu diperiksa" in box.value for box in app.warning)


def test_a_sheet_of_answers_on_the_upload_page_is_no_matrix(open_page, waru, lowered):
    app = open_page(UPLOAD, waru)
    app.session_state["bagian_unggah"] = "Berkas"
    app.run()
    app.file_uploader[0].set_value([("apa saja.xlsx", lowered, XLSX)]).run()
    assert_sound(app)
    kinds = [one.kind for one in workspace_of_app(app).dataset.problems]
    assert "confirmation_file" in kinds
    assert kabupaten_share(workspace_of_app(app)) == round(165 / 180, 6)


def test_a_confirmed_number_settles_its_finding_with_the_reason(open_page, waru):
    app = answer(open_page(CONFIRMATION, waru), returned(waru, RIGHT))
    press(app, "Terima semua")
    app.switch_page(QUALITY).run()
    app.session_state["bagian_mutu"] = "Semua temuan"
    app.run()
    assert_sound(app)
    settled = next(table.value for table in app.table if "Jawaban kantor" in table.value.columns)
    assert "termasuk orang dari luar wilayah" in settled["Jawaban kantor"].iloc[0]
    open_rows = [table.value for table in app.table if "Pertanyaan" in table.value.columns]
    assert not any("melebihi sasaran" in text for table in open_rows for text in table["Temuan"])


def test_a_new_file_that_contains_the_correction_lets_it_go(answered):
    app = press(answered, "Terima")
    app.switch_page(UPLOAD).run()
    app.session_state["bagian_unggah"] = "Berkas"
    app.run()
    app.file_uploader[0].set_value([("rekap.xlsx", matrix(30).data, XLSX)]).run()
    assert_sound(app)
    assert any("Koreksi dilepas" in box.value for box in app.info)
    assert workspace_of_app(app).office.corrections == ()
    assert kabupaten_share(workspace_of_app(app)) == round(105 / 180, 6)


def test_a_new_file_with_another_number_keeps_the_correction_out_and_says_so(answered):
    app = press(answered, "Terima")
    app.switch_page(UPLOAD).run()
    app.session_state["bagian_unggah"] = "Berkas"
    app.run()
    app.file_uploader[0].set_value([("rekap.xlsx", matrix(48).data, XLSX)]).run()
    dataset = workspace_of_app(app).dataset
    assert [one.state for one in dataset.corrections] == [CorrectionState.CHANGED]
    assert kabupaten_share(workspace_of_app(app)) == round(123 / 180, 6)
    assert any(one.kind == "correction_changed" for one in dataset.problems)
    app.session_state["bagian_unggah"] = "Keputusan"
    app.run()
    assert "tidak dipasang karena angka di berkas sudah berbeda" in said(app)


def test_corrections_travel_with_the_decisions(answered, waru):
    app = press(answered, "Terima")
    office = from_json(to_json(workspace_of_app(app).office).encode())
    again = read_workspace([matrix(name="nama lain.xlsx")], office)
    assert kabupaten_share(again) == round(105 / 180, 6)


def test_the_trace_of_a_figure_shows_old_and_new_with_the_reason(answered):
    app = press(answered, "Terima")
    app.switch_page(OVERVIEW).run()
    app.session_state["jejak_semua"] = True
    app.session_state["trace_asked"] = ChartPoint("64.09.02", "pregnant_ifa_90", "2024", "register")
    app.run()
    assert_sound(app)
    assert "Σ capaian 105 ÷ Σ sasaran 180 = 58,3 %" in html_text(app)
    assert "E5 dikoreksi kantor\\: 90 menjadi 30; salah ketik" in said(app)
    cells = next(table.value for table in app.table if "Tertulis" in table.value.columns)
    row = cells[cells["Sel"] == "E5"].iloc[0]
    assert row["Tertulis"] == "90"
    assert row["Koreksi kantor"].startswith("90 menjadi 30; salah ketik \\(Dinas Kesehatan, ")
    assert list(cells.loc[cells["Sel"] == "D4", "Tertulis"]) == ["50"]


def test_documents_say_what_was_corrected(answered):
    workspace = workspace_of_app(press(answered, "Terima"))
    content = report_content(workspace.dataset, workspace.catalogue, load_gazetteer())
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(content, plans_of(content)[0])))
    trace = [str(cell.value) for row in book["Jejak sel"].iter_rows() for cell in row if cell.value]
    assert any(text.startswith("90 menjadi 30; salah ketik (Dinas Kesehatan") for text in trace)
    assert "90" in trace
    quality = [cell.value for row in book["Mutu data"].iter_rows() for cell in row]
    assert "Koreksi dan konfirmasi kantor" in quality
    brief = Document(io.BytesIO(kabupaten_brief(content)))
    assert any(
        "Memakai 1 angka hasil koreksi Dinas Kesehatan" in paragraph.text for paragraph in brief.paragraphs
    )


def test_a_confirmed_number_is_settled_for_the_priority_list(waru):
    rows = waru.dataset.observations
    assert settled_figures(rows) == frozenset()
    said = rows.assign(confirmation=["kantor: benar" if row == 5 else "" for row in rows["row"]])
    assert settled_figures(said) == {("64.09.02.2002", "pregnant_ifa_90")}
