"""Uploading: what is read, what is refused in a sentence, what stays."""

import io

import openpyxl
import pytest

from tests.pages.screens import assert_sound

UPLOAD = "pages/data/upload.py"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def matrix(served: int = 40) -> bytes:
    """Two desa of Waru: 40 of 50 and 30 of 60 pregnant women with 90 tablets."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "TTD"
    rows = [
        ["CAKUPAN TTD 90 TABLET IBU HAMIL TAHUN 2024 KABUPATEN PENAJAM PASER UTARA"],
        [],
        ["No", "Kecamatan", "Desa/Kelurahan", "Jumlah ibu hamil", "Ibu hamil mendapat TTD 90 tablet"],
        [1, "Waru", "Api-api", 50, served],
        [2, "Waru", "Sesulu", 60, 30],
    ]
    for row in rows:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def upload(app, *files):
    app.file_uploader[0].set_value([(name, data, kind) for name, data, kind in files]).run()
    return app


def texts(app) -> str:
    shown = [
        element.value for kind in ("markdown", "caption", "info", "warning") for element in app.get(kind)
    ]
    return "\n".join(map(str, shown)) + "\n".join(table.value.to_string() for table in app.table)


def test_a_matrix_is_read_and_shown_in_the_summary(open_page):
    app = upload(open_page(UPLOAD), ("ttd 2024.xlsx", matrix(), XLSX))
    assert_sound(app)
    assert app.session_state["workspace"].dataset.kabupaten == "64.09"
    app.switch_page("pages/achievement/kecamatan.py").run()
    assert_sound(app)
    assert app.session_state["workspace"].dataset.observations["value"].notna().sum() == 4


def test_a_bad_file_gets_a_sentence_and_the_others_are_read(open_page):
    app = upload(
        open_page(UPLOAD), ("rusak.xlsx", b"PK\x03\x04 not a zip", XLSX), ("ttd 2024.xlsx", matrix(), XLSX)
    )
    assert_sound(app)
    problems = app.session_state["workspace"].dataset.problems
    assert [one.file for one in problems if one.severity == "error"] == ["rusak.xlsx"]
    assert "rusak\\.xlsx" in texts(app)
    assert app.session_state["workspace"].dataset.observations["value"].notna().sum() == 4


def test_what_asks_nothing_leads_to_the_answer_once(open_page):
    app = upload(open_page(UPLOAD), ("ttd 2024.xlsx", matrix(), XLSX))
    assert app.title[0].value == "Ringkasan"
    app.switch_page(UPLOAD).run()
    assert app.title[0].value == "Periksa"


def test_what_could_not_be_read_is_seen_first(open_page):
    app = upload(open_page(UPLOAD), ("rusak.xlsx", b"PK\x03\x04 no", XLSX), ("ttd.xlsx", matrix(), XLSX))
    assert app.title[0].value == "Periksa"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"\x00" * 100])
def test_only_a_bad_file(open_page, data):
    app = upload(open_page(UPLOAD), ("apa saja.xlsx", data, XLSX))
    assert_sound(app)
    assert app.session_state["workspace"].dataset.observations.empty
    assert [one.severity for one in app.session_state["workspace"].dataset.problems] == ["error"]


def test_a_file_of_the_same_name_replaces_the_earlier_one(open_page):
    app = upload(open_page(UPLOAD), ("ttd.xlsx", matrix(40), XLSX))
    app.session_state["bagian_unggah"] = "Berkas"
    app.run()
    upload(app, ("ttd.xlsx", matrix(45), XLSX))
    workspace = app.session_state["workspace"]
    assert [one.name for one in workspace.uploads] == ["ttd.xlsx"]
    assert 45 in set(workspace.dataset.observations["value"])
    assert 40 not in set(workspace.dataset.observations["value"])


def test_removing_the_last_file_brings_the_welcome_back(open_page):
    app = upload(open_page(UPLOAD), ("ttd.xlsx", matrix(), XLSX))
    app.session_state["bagian_unggah"] = "Berkas"
    app.run()
    app.button(key="hapus_0").click().run()
    assert_sound(app)
    assert app.session_state["workspace"] is None
    assert app.title[0].value == "Dasbor Stunting"


def test_the_sample_data_are_read_with_one_click(open_page):
    app = open_page(UPLOAD)
    next(button for button in app.button if button.label == "Coba dengan data contoh").click().run()
    assert_sound(app)
    workspace = app.session_state["workspace"]
    assert workspace.is_sample
    assert len(workspace.dataset.sources) >= 5
    assert not [one for one in workspace.dataset.problems if one.severity == "error"]
