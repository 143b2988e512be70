"""Promise against result: the plan stays when newer data come, or comes with them in another visit."""

from dataclasses import replace

import pytest

from stunting.model.dataset import UploadedPlan
from stunting.reports.plan_file import plan_workbook
from stunting.ui.visit.session import no_results, workspace_of
from tests.builders import ppu_dataset
from tests.pages.screens import assert_sound, charts, html_text, links, only, seen

PLAN, PROMISES, DOCUMENTS = (f"pages/follow_up/{name}.py" for name in ("plan", "promises", "documents"))
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEEP = ("growth_monitoring", "pregnant_ifa_90", "unmet_need_kb", "drinking_water_access")


@pytest.fixture(scope="module")
def both():
    """Figures of 2023 and 2024."""
    return seen(only(workspace_of(ppu_dataset()), lambda rows: rows["indicator"].isin(KEEP)))


@pytest.fixture(scope="module")
def early(both):
    return seen(replace(only(both, lambda rows: rows["period"] == "2023"), key="early"))


def plan_of(app):
    return app.session_state["follow_up_plan"].frame


def add_data(app, workspace):
    """What an upload does: another workspace, and no results of the one before."""
    app.session_state["workspace"] = replace(workspace, key="later")
    app.session_state["results"] = no_results()


def answers(app):
    return [line for line in html_text(app).splitlines() if line.startswith(("Dari ", "Di Kecamatan "))]


def test_without_newer_data_it_says_what_is_needed(open_page, early):
    app = open_page(PROMISES, early)
    assert_sound(app)
    assert "dibuat dari angka Tahun 2023" in app.info[0].value
    assert len(app.file_uploader) == 1
    assert links(app) == ["Periksa"]
    assert not charts(app)


def test_the_plan_stays_when_next_years_data_are_added(open_page, early, both):
    app = open_page(PLAN, early)
    made = plan_of(app)
    assert set(made["period"]) == {"2023"}
    add_data(app, both)
    app.run()
    app.switch_page(PROMISES).run()
    assert_sound(app)
    assert plan_of(app).equals(made)
    assert f"Dari {len(made)} janji" in answers(app)[0]
    assert not charts(app)


def test_the_plan_of_another_visit_is_judged(open_page, early, both):
    made = plan_of(open_page(PLAN, early))
    app = open_page(PROMISES, both)
    assert "tidak memuat angka yang lebih baru" in app.info[0].value
    app.file_uploader[0].set_value(("rencana 2023.xlsx", plan_workbook(made), XLSX)).run()
    assert_sound(app)
    assert f"Dari {len(made)} janji" in answers(app)[0]
    office = app.selectbox(key="janji_opd")
    office.set_value("Dinas PUPR").run()
    assert_sound(app)
    app.session_state["janji_kartu_tabel"] = True
    app.run()
    assert set(app.table[-1].value["OPD"]) == {"DPUPR"}


def test_counts_by_kecamatan(open_page, early, both):
    app = open_page(PLAN, early)
    add_data(app, both)
    app.session_state["janji_jumlah"] = True
    app.session_state["janji_menurut"] = "kecamatan"
    app.switch_page(PROMISES).run()
    assert_sound(app)
    assert len(charts(app)) == 1


def test_a_foreign_file_is_refused_in_a_sentence(open_page, early):
    app = open_page(PROMISES, early)
    app.file_uploader[0].set_value(("matriks.csv", b"Desa;Capaian\nWaru;3\n", "text/csv")).run()
    assert_sound(app)
    assert "matriks\\.csv bukan berkas rencana" in app.warning[0].value


def test_a_plan_alone_opens_the_page(open_page, early):
    made = plan_of(open_page(PLAN, early))
    dataset = replace(early.dataset, observations=early.dataset.observations.iloc[:0])
    alone = workspace_of(replace(dataset, follow_ups=(UploadedPlan("r.xlsx", "d" * 64, made),)))
    app = open_page(PROMISES, alone)
    assert_sound(app)
    assert "Rencana dari berkas r\\.xlsx dibuat dari angka Tahun 2023" in app.info[0].value


def test_documents_say_what_became_of_promises(open_page, early, both):
    app = open_page(PLAN, early)
    add_data(app, both)
    app.run()
    app.switch_page(DOCUMENTS).run()
    assert_sound(app)
    labels = [button.label for button in app.get("download_button")]
    assert labels[:3] == ["Buku kerja (xlsx)", "Unduh rencana (xlsx)", "Tabel Juknis Aksi 1–2 (xlsx)"]


def test_a_plan_of_sample_data_never_judges_an_office(open_page, early, both):
    app = open_page(PLAN, replace(early, is_sample=True))
    sample = plan_of(app)
    add_data(app, both)
    app.switch_page(PROMISES).run()
    assert_sound(app)
    assert set(plan_of(app)["period"]) == {"2024"}
    assert not answers(app)
    app.switch_page(PLAN).run()
    next(button for button in app.button if button.label == "Urungkan").click().run()
    assert app.session_state["follow_up_plan"].earlier[-1].frame.equals(sample)


def test_a_chosen_kecamatan_and_sector_leave_their_promises(open_page, early, both):
    app = open_page(PLAN, early, kecamatan="Waru", sektor="Kesehatan")
    made = plan_of(app)
    own = made[(made["kecamatan"] == "Waru") & (made["sector"] == "Kesehatan")]
    assert 0 < len(own) < len(made)
    add_data(app, both)
    app.switch_page(PROMISES).run()
    assert_sound(app)
    assert answers(app)[0].startswith(f"Di Kecamatan Waru, sektor Kesehatan \u00b7 Dari {len(own)} janji: ")


def test_a_plan_overtaken_by_the_data_is_judged_beside_a_new_one(open_page, early, both):
    made = plan_of(open_page(PLAN, early))
    data = replace(both.dataset, follow_ups=(UploadedPlan("lalu.xlsx", "e" * 64, made),))
    app = open_page(PROMISES, workspace_of(data))
    assert_sound(app)
    assert f"Dari {len(made)} janji" in answers(app)[0]
    app.switch_page(PLAN).run()
    assert_sound(app)
    assert set(plan_of(app)["period"]) == {"2024"}
    assert any("lalu\\.xlsx" in box.value and "dinilai di Tindak lanjut" in box.value for box in app.info)
    button = next(one for one in app.button if one.label == "Lanjutkan rencana yang lalu di sini")
    button.click().run()
    assert_sound(app)
    assert plan_of(app).equals(made)


def test_a_new_plan_leaves_the_overtaken_one_to_be_judged(open_page, early, both):
    app = open_page(PLAN, early)
    made = plan_of(app)
    add_data(app, both)
    app.run()
    next(one for one in app.button if one.label == "Susun rencana baru dari data sekarang").click().run()
    assert_sound(app)
    assert set(plan_of(app)["period"]) == {"2024"}
    app.switch_page(PROMISES).run()
    assert f"Dari {len(made)} janji" in answers(app)[0]
