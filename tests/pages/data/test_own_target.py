"""A target is changed where it is seen, holds on every page, and can be taken back."""

from pathlib import Path

import pytest

from stunting.model.decision_file import OfficeDecisions
from stunting.model.indicators import SourceMark, Target
from stunting.pipeline import Upload
from stunting.ui.data.own_target import with_target, without_target
from stunting.ui.visit.session import read_workspace
from tests.pages.screens import assert_sound

OFFICE = "pages/achievement/sector.py"
NAME = "Periksa Hb remaja putri"
MATRIX = Path(__file__).resolve().parents[3] / "sample_data" / "capaian_layanan_opd_2025.xlsx"


def target(year, share):
    return Target("x", year, share, "uji", SourceMark.OFFICE)


@pytest.fixture(scope="module")
def workspace():
    return read_workspace([Upload(MATRIX.name, MATRIX.read_bytes())])


def button(app, label):
    return next(one for one in app.button if one.label.startswith(label))


def test_a_target_takes_the_place_of_the_one_of_its_year_only():
    office = with_target(with_target(OfficeDecisions(), target(2024, 0.7)), target(2025, 0.8))
    office = with_target(office, target(2025, 0.85))
    assert [(one.year, one.share) for one in office.targets] == [(2024, 0.7), (2025, 0.85)]
    assert [one.year for one in without_target(office, target(2024, 0.1)).targets] == [2025]


def test_a_changed_target_judges_at_once_and_can_be_taken_back(open_page, workspace):
    known = workspace.catalogue.indicators.values()
    indicator = next(one.id for one in known if one.short_name == NAME)
    asked = f"ganti_target_{indicator}_0"
    app = open_page(OFFICE, workspace, indikator=NAME)
    before = workspace.catalogue.target(indicator, 2025).share
    app.session_state[asked] = True
    app.run()
    assert_sound(app)
    assert any(box.value.startswith("Sekarang ") for box in app.caption)
    app.number_input[0].set_value(55.0)
    app.text_input[-1].set_value("Perbup 1/2025")
    button(app, "Simpan").click().run()
    assert_sound(app)
    changed = app.session_state["workspace"].catalogue.target(indicator, 2025)
    assert before != 0.55
    assert changed.share == 0.55
    assert changed.source.endswith("Perbup 1/2025")
    assert f"Target {NAME} tersimpan: 55,0 % (2025), ditetapkan kantor Anda. Semua halaman memakainya." in [
        box.value for box in app.info
    ]
    app.session_state[f"ganti_target_{indicator}_1"] = True
    app.run()
    button(app, "Batalkan target 55,0 % (2025)").click().run()
    assert_sound(app)
    assert app.session_state["workspace"].catalogue.target(indicator, 2025).share == before
