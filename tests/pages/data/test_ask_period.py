"""Data without a year or month: asked for once, and the answer is for all tables that lack it."""

import pytest

from stunting.ui.words import wording
from tests.pages.screens import assert_sound, html_text

UPLOAD = "pages/data/upload.py"
MONTHS = """PMT IBU HAMIL KEK KABUPATEN PENAJAM PASER UTARA

No;Kecamatan;Desa;Januari;;Februari;
;;;Sasaran;Bumil KEK mendapat PMT;Sasaran;Bumil KEK mendapat PMT
1;Waru;Api-api;50;20;50;25
2;Waru;Sesulu;60;30;60;31
"""
PLAIN = """CAKUPAN LAYANAN KABUPATEN PENAJAM PASER UTARA

No;Kecamatan;Desa/Kelurahan;Jumlah bumil KEK;Bumil KEK mendapat PMT;% Bumil KEK mendapat PMT
1;Waru;Api-api;50;20;40
2;Waru;Sesulu;60;30;50
"""


@pytest.fixture
def undated(open_page):
    app = open_page(UPLOAD)
    files = [("rekap.csv", PLAIN.encode(), "text/csv"), ("bulanan.csv", MONTHS.encode(), "text/csv")]
    return app.file_uploader[0].set_value(files).run()


def answered(app, words):
    field = next(one for one in app.text_input if one.label == wording.PERIOD)
    field.set_value(words)
    return next(one for one in app.button if one.label == wording.KEEP).click().run()


def test_one_answer_is_for_all_tables_that_name_no_year(undated):
    assert wording.PERIOD_CARD in html_text(undated)
    app = answered(undated, "2025")
    assert_sound(app)
    assert wording.PERIOD_CARD not in html_text(app)
    observations = app.session_state["workspace"].dataset.observations
    periods = observations.groupby("file", observed=True)["period"].agg(lambda one: set(one))
    assert periods["rekap.csv"] == {"2025"}
    assert periods["bulanan.csv"] == {"2025-01", "2025-02"}
    assert not observations["certainty"].eq("doubtful").any()


def test_what_is_no_period_is_told_and_nothing_changes(undated):
    app = answered(undated, "tahun lalu")
    assert [one.value for one in app.error] == [wording.PERIOD_WRONG.format(written="tahun lalu")]
    assert wording.PERIOD_CARD in html_text(app)
    assert not app.session_state["workspace"].office.decisions
