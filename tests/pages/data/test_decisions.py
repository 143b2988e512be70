"""What a person decides is kept, acts on the next reading, can be taken back and carried along."""

import io

import openpyxl
import pytest

from stunting.model.decision_file import from_json, to_json
from stunting.model.decisions import DecisionKind
from stunting.ui.words import wording
from tests.pages.screens import assert_sound

UPLOAD = "pages/data/upload.py"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def matrix() -> bytes:
    """A column nobody knows, and a desa that is none."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Rekap"
    for row in (
        ["REKAP TAHUN 2024 KABUPATEN PENAJAM PASER UTARA"],
        [],
        ["No", "Kecamatan", "Desa/Kelurahan", "Sasaran Zyx", "Capaian Zyx"],
        [1, "Waru", "Api-api", 50, 40],
        [2, "Waru", "Sesulu", 60, 30],
        [3, "Waru", "Bangun Mulya", 70, 35],
        [4, "Waru", "Antah Berantah", 20, 5],
    ):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def import_zone(app):
    """The drop zone for a file of decisions: the one above it takes matrices."""
    return next(zone for zone in app.file_uploader if zone.label == wording.DECISIONS_IMPORT)


@pytest.fixture
def recognised(open_page):
    """The tab on what was recognised, with its form open."""
    app = open_page(UPLOAD)
    app.file_uploader[0].set_value([("rekap.xlsx", matrix(), XLSX)]).run()
    app.session_state["bagian_unggah"] = "Yang dikenali"
    app.session_state["koreksi_0_1"] = True
    return app.run()


def save(app, form: str):
    """Press the button of one form: "Simpan" appears in several."""
    button = next(one for one in app.button if one.form_id == form)
    return button.click().run()


def indicators(app) -> set[str]:
    return set(app.session_state["workspace"].dataset.observations["indicator"])


def test_an_unknown_column_gets_its_meaning_and_the_decision_can_be_undone(recognised):
    app = recognised
    before = indicators(app)
    assert "krs_accompaniment" not in before
    place = app.selectbox(key="koreksi_0_1_kolom").value
    box = next(one for one in app.selectbox if one.form_id == f"koreksi_0_1_kolom_{place}")
    box.select("krs_accompaniment")
    save(app, f"koreksi_0_1_kolom_{place}")
    assert_sound(app)
    decisions = app.session_state["workspace"].office.decisions
    assert [(one.kind, one.value) for one in decisions] == [
        (DecisionKind.COLUMN_INDICATOR, "krs_accompaniment")
    ]
    assert "krs_accompaniment" in indicators(app)
    # The corrected column is recognised now and stands further down; the form still shows it.
    assert app.selectbox(key="koreksi_0_1_kolom").value == place
    box = next(one for one in app.selectbox if one.form_id == f"koreksi_0_1_kolom_{place}")
    assert box.value == "krs_accompaniment"
    app.session_state["bagian_unggah"] = "Keputusan"
    app.run()
    app.button(key="batal_0").click().run()
    assert_sound(app)
    assert indicators(app) == before
    assert not app.session_state["workspace"].office.decisions


def test_a_wrong_period_is_refused_in_a_sentence(recognised):
    app = recognised
    box = next(one for one in app.text_input if one.label == "Periode seluruh tabel")
    box.set_value("tahun depan")
    save(app, "koreksi_0_1_tabel")
    assert any("tidak dikenali" in error.value for error in app.error)
    assert app.session_state["workspace"].office.empty


def test_an_area_is_matched_or_said_to_be_none(recognised):
    app = recognised
    table = app.session_state["workspace"].dataset.sheets[0].tables[0]
    assert [one.area for one in table.unmatched_areas] == ["Antah Berantah"]
    box = next(one for one in app.selectbox if one.form_id == "koreksi_0_1_wilayah")
    box.select("64.09.02.1003")
    save(app, "koreksi_0_1_wilayah")
    assert_sound(app)
    rows = app.session_state["workspace"].dataset.observations
    assert set(rows.loc[rows["area"] == "Antah Berantah", "area_code"]) == {"64.09.02.1003"}


def test_an_own_indicator_can_be_chosen_and_has_its_target(recognised):
    app = recognised
    form = "koreksi_0_1_indikator_baru"
    next(one for one in app.text_input if one.label == "Nama indikator").set_value("Layanan Zyx")
    target, year = (one for one in app.number_input if one.form_id == form)
    target.set_value(80)
    year.set_value(2024)
    save(app, form)
    assert_sound(app)
    workspace = app.session_state["workspace"]
    assert workspace.catalogue.indicator("own_layanan_zyx").name == "Layanan Zyx"
    assert workspace.catalogue.target("own_layanan_zyx", 2024).share == 0.8


def test_decisions_travel_as_a_file(recognised):
    app = recognised
    box = next(one for one in app.text_input if one.label == "Periode seluruh tabel")
    box.set_value("2025")
    save(app, "koreksi_0_1_tabel")
    office = app.session_state["workspace"].office
    data = to_json(office).encode()
    assert from_json(data) == office
    app.session_state["bagian_unggah"] = "Keputusan"
    app.run()
    next(button for button in app.button if button.label == "Batalkan semua").click().run()
    assert app.session_state["workspace"].office.empty
    import_zone(app).set_value(("keputusan_dasbor.json", data, "application/json")).run()
    assert_sound(app)
    assert app.session_state["workspace"].office == office
    assert set(app.session_state["workspace"].dataset.observations["period"]) == {"2025"}


def test_a_foreign_file_is_refused_in_a_sentence(recognised):
    app = recognised
    app.session_state["bagian_unggah"] = "Keputusan"
    app.run()
    import_zone(app).set_value(("lain.json", b'{"a": 1}', "application/json")).run()
    assert any("bukan berkas keputusan" in error.value for error in app.error)
