"""The page that sets the office's action plan beside the gaps, and the plan on the page of uploads."""

from dataclasses import replace

import pytest

from stunting.model.activities import ActivityRole
from stunting.model.dataset import Dataset
from stunting.model.decisions import DecisionKind
from stunting.model.summaries.action_plan import SpendingBy
from stunting.pipeline import Upload
from stunting.ui.visit.session import read_workspace, workspace_of
from tests.action_plans import SEPAKU, plan
from tests.builders import ppu_dataset
from tests.pages.screens import assert_sound, charts, html_text, only, seen

PAGE, UPLOAD, PLAN = "pages/follow_up/action_plan.py", "pages/data/upload.py", "pages/follow_up/plan.py"
CSV = (
    "RAD PPS KABUPATEN PENAJAM PASER UTARA TAHUN 2026;;;;;;\n"
    "No;Sub Kegiatan;Indikator Keluaran;Lokasi;Pagu (Rp);Sumber Dana;OPD\n"
    "1;Pemantauan tumbuh kembang;Pemantauan tumbuh kembang balita;Kec. Sepaku;Rp 250.000.000;APBD;Dinkes\n"
    "2;Koordinasi <b>lintas</b> sektor;Jumlah laporan;10 desa lokus;belum ada;APBD;Setda\n"
)


def with_plan(dataset: Dataset):
    lines = plan(
        [
            {
                "indicators": "growth_monitoring",
                "indicator_score": 0.9,
                "indicator_basis": "output",
                "places": SEPAKU,
                "budget": 1_250_000_000.0,
                "opd": "Dinas Kesehatan",
                "subject": "a",
            },
            {
                "name": "Rapat *penting*",
                "subject": "b",
                "scope": "unknown",
                "location": "10 desa lokus",
                "unmatched_places": "10 desa lokus",
                "opd": "Dinas Antah",
                "opd_written": "Dinas Antah",
            },
        ]
    )
    return workspace_of(replace(dataset, activities=lines))


@pytest.fixture(scope="module")
def planned():
    return seen(with_plan(ppu_dataset()))


def tab(app, label):
    app.session_state["bagian_anggaran"] = label
    return app.run()


def test_without_data_the_page_offers_the_drop_zone(open_page):
    app = open_page(PAGE)
    assert_sound(app)
    assert len(app.file_uploader) == 1


def test_without_a_plan_it_says_what_to_upload_and_offers_a_template(open_page, seen_ppu):
    app = open_page(PAGE, seen_ppu)
    assert_sound(app)
    assert [box.value[:26] for box in app.info] == ["Belum ada matriks RAD PPS,"]
    assert any(
        button.label == "Matriks RAD/RKPD (kegiatan dan pagu)" for button in app.get("download_button")
    )


def test_the_first_sentence_counts_the_gaps_without_an_activity(open_page, planned):
    app = open_page(PAGE, planned)
    assert_sound(app)
    said = html_text(app)
    assert "kesenjangan belum punya kegiatan di RAD/RKPD" in said
    assert "1 dari 2 kegiatan yang tercatat menutup kesenjangan; pagu Rp 1,25 miliar (1 tanpa pagu)." in said
    assert not charts(app)
    app.session_state["rad_jumlah"] = True
    app.run()
    assert_sound(app)
    assert len(charts(app)) == 2


def test_every_part_of_the_page_is_sound(open_page, planned):
    app = open_page(PAGE, planned)
    for label in ("Kegiatan", "Rupiah per sasaran", "Belum cocok"):
        app = tab(app, label)
        assert_sound(app)
    words = " ".join(box.value for box in app.markdown)
    assert "1 kegiatan belum terhubung ke indikator" in words
    assert "1 lokasi tidak dikenali" in words
    assert any("Dinas Antah" in box.value for box in app.caption)
    assert app.table[0].value.iloc[0, 0] == "Rapat \\*penting\\*"


def test_the_money_stands_in_full_in_the_table(open_page, planned):
    app = tab(open_page(PAGE, planned), "Rupiah per sasaran")
    cells = [text.replace("\\", "") for text in app.table[0].value.astype(str).to_numpy().ravel()]
    assert "1.250.000.000" in cells


def test_one_indicator_and_one_kecamatan(open_page, planned):
    few = only(planned, lambda rows: rows["indicator"] == "growth_monitoring")
    one = workspace_of(replace(few.dataset, activities=planned.dataset.activities))
    app = open_page(PAGE, one, kecamatan=SEPAKU)
    assert_sound(app)
    assert "Semua 1 kesenjangan sudah punya kegiatan di RAD/RKPD." in html_text(app)


def test_an_unknown_kabupaten(open_page, planned):
    lost = workspace_of(replace(planned.dataset, kabupaten=""))
    assert_sound(open_page(PAGE, lost))


def test_an_uploaded_plan_is_shown_as_recognised_and_its_indicator_can_be_given(open_page):
    workspace = read_workspace([Upload("rencana.csv", CSV.encode())])
    assert len(workspace.dataset.activities) == 2
    app = open_page(UPLOAD, workspace)
    app.session_state["bagian_unggah"] = "Yang dikenali"
    app.run()
    assert_sound(app)
    assert any("rencana aksi (RAD/RKPD/Renja)" in box.value for box in app.caption)
    app = tab(open_page(PAGE, workspace), "Belum cocok")
    assert_sound(app)
    assert "lintas" in app.selectbox(key="rad_koreksi").options[0]
    form = app.multiselect[0]
    form.set_value(["rembuk_kabupaten"])
    next(button for button in app.button if button.label == "Simpan").click().run()
    kept = app.session_state["workspace"]
    assert [one.kind for one in kept.office.decisions] == [DecisionKind.ACTIVITY_INDICATOR]
    assert list(kept.dataset.activities["indicators"]) == ["growth_monitoring", "rembuk_kabupaten"]


def test_a_plan_alone_names_its_kabupaten_and_says_that_figures_are_missing(open_page):
    workspace = read_workspace([Upload("rencana.csv", CSV.encode())])
    assert workspace.dataset.kabupaten == "64.09"
    app = open_page(PAGE, workspace)
    assert_sound(app)
    assert html_text(app).splitlines()[0].startswith("Tidak ada kesenjangan yang dapat disandingkan")


def test_a_bad_file_leaves_the_page_whole(open_page):
    workspace = read_workspace(
        [Upload("rad.xlsx", b"PK\x03\x04 broken"), Upload("rencana.csv", CSV.encode())]
    )
    assert_sound(open_page(PAGE, workspace))


def test_the_follow_up_matrix_names_the_activity_or_that_there_is_none(open_page, planned, seen_ppu):
    app = open_page(PLAN, planned)
    assert_sound(app)
    frame = app.session_state["follow_up_plan"].frame
    texts = frame.set_index(["kecamatan", "indicator"])["planned_activity"]
    assert texts["Sepaku", "growth_monitoring"] == "Kegiatan 1"
    others = set(texts[texts.index.get_level_values("indicator") != "growth_monitoring"])
    assert others == {"belum ada kegiatan di RAD/RKPD"}
    without = open_page(PLAN, seen_ppu).session_state["follow_up_plan"].frame
    assert set(without["planned_activity"]) == {""}


CODED = (
    "REALISASI BELANJA STUNTING TAHUN 2025;;;;\n"
    "KODE;URAIAN;ANGGARAN;REALISASI;%\n"
    "1.02.02.2.02.0015;Pengelolaan Pelayanan Kesehatan Gizi Masyarakat;400.000.000;300.000.000;75\n"
    "1.02.02.2.02.0099;Posyandu Keliling Pesisir;100.000.000;0;0\n"
)


def test_spending_stands_beside_the_plan_and_unknown_codes_are_shown(open_page):
    app = open_page(PAGE, read_workspace([Upload("lra.csv", CODED.encode())]))
    app = tab(app, "Rupiah per sasaran")
    assert_sound(app)
    said = [box.value.replace("\\", "") for box in app.subheader]
    assert any("Rp 400 juta di antaranya langsung ke sasaran; terserap 60,0 %" in one for one in said)
    app.session_state["rad_serapan"] = SpendingBy.ROLE
    app.run()
    assert_sound(app)
    cells = [str(text).replace("\\", "") for text in app.table[0].value.to_numpy().ravel()]
    assert {"langsung ke sasaran", "75,0 %"} <= set(cells)
    app = tab(app, "Belum cocok")
    assert_sound(app)
    assert any("1 kode sub kegiatan" in box.value for box in app.markdown)


def test_a_tie_by_code_is_shown_with_its_evidence_and_can_be_confirmed_as_it_is(open_page):
    app = tab(open_page(PAGE, read_workspace([Upload("lra.csv", CODED.encode())])), "Belum cocok")
    choice = app.selectbox(key="rad_koreksi")
    choice.select_index(next(at for at, text in enumerate(choice.options) if "Gizi" in text))
    app = tab(app, "Belum cocok")
    assert any("Dasar: kode sub kegiatan" in box.value for box in app.caption)
    next(button for button in app.button if button.label == "Simpan").click().run()
    kept = app.session_state["workspace"]
    assert [one.kind for one in kept.office.decisions] == [DecisionKind.ACTIVITY_INDICATOR]
    assert "person" in list(kept.dataset.activities["indicator_basis"])


def test_the_role_of_an_activity_is_given_once_remembered_and_taken_back(open_page):
    app = tab(open_page(PAGE, read_workspace([Upload("lra.csv", CODED.encode())])), "Belum cocok")
    choice = app.selectbox(key="rad_koreksi")
    choice.select_index(next(at for at, text in enumerate(choice.options) if "Gizi" in text))
    app = tab(app, "Belum cocok")
    role = next(box for box in app.selectbox if box.label == "Peran")
    assert role.options[0].startswith("seperti terbaca: langsung ke sasaran (")
    role.set_value(ActivityRole.SUPPORT)
    next(button for button in app.button if button.label == "Simpan").click().run()
    kept = app.session_state["workspace"]
    given = [one for one in kept.office.decisions if one.kind is DecisionKind.ACTIVITY_ROLE]
    assert [one.value for one in given] == ["support"]
    frame = kept.dataset.activities.set_index("code")
    assert frame["role"]["1.02.02.2.02.0015"] == "support"
    again = tab(open_page(PAGE, kept), "Belum cocok")
    choice = again.selectbox(key="rad_koreksi")
    choice.select_index(next(at for at, text in enumerate(choice.options) if "Gizi" in text))
    again = tab(again, "Belum cocok")
    role = next(box for box in again.selectbox if box.label == "Peran")
    assert role.value is ActivityRole.SUPPORT
    role.select_index(0)
    next(button for button in again.button if button.label == "Simpan").click().run()
    back = again.session_state["workspace"]
    assert not [one for one in back.office.decisions if one.kind is DecisionKind.ACTIVITY_ROLE]
    assert back.dataset.activities.set_index("code")["role"]["1.02.02.2.02.0015"] == "direct"
