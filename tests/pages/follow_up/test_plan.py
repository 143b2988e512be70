"""The follow-up section: a plan that survives, rows that can be changed, documents that can be taken."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from stunting.analysis.acting.follow_up_edits import edited
from stunting.model.formatting import format_percent, format_points
from stunting.model.kept_plan import KeptPlan
from stunting.pipeline import Upload
from stunting.reports.plan_file import plan_workbook
from stunting.ui.visit.session import read_workspace, workspace_of
from tests.builders import ppu_dataset
from tests.pages.screens import NO_LIMIT, assert_sound, cards, html_text, only, seen

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PLAN, DOCUMENTS = "pages/follow_up/plan.py", "pages/follow_up/documents.py"


@pytest.fixture(scope="module")
def waru():
    keep = ("growth_monitoring", "pregnant_ifa_90", "unmet_need_kb")
    return seen(only(workspace_of(ppu_dataset()), lambda rows: rows["indicator"].isin(keep)))


def kept(app) -> KeptPlan:
    return app.session_state["follow_up_plan"]


def press(app, label):
    return next(button for button in app.button if button.label == label).click().run()


def test_without_data_both_pages_offer_the_drop_zone(open_page):
    for script in (PLAN, DOCUMENTS):
        app = open_page(script)
        assert_sound(app)
        assert len(app.file_uploader) == 1


def test_the_plan_is_born_from_the_gaps(open_page, waru):
    app = open_page(PLAN, waru)
    assert_sound(app)
    frame = kept(app).frame
    assert len(frame) > 3
    assert (frame["gap_points"] > 0).all()
    assert [box.value for box in app.success] == ["Semua baris lengkap dan sah."]


def test_numbers_of_the_table_stand_there_as_everywhere(open_page, waru):
    app = open_page(PLAN, waru)
    plan, shown = kept(app).frame, app.dataframe[0].value
    assert shown["share"].tolist() == [format_percent(share) for share in plan["share"]]
    assert shown["gap_points"].tolist() == [format_points(points) for points in plan["gap_points"]]
    assert all(text.endswith(" %") and "." not in text for text in shown["share"])


def test_what_was_changed_survives_a_page_change(open_page, waru):
    app = open_page(PLAN, waru)
    before = len(kept(app).frame)
    press(app, "Tambah baris")
    assert len(kept(app).frame) == before + 1
    assert any("isu belum ditulis" in box.value for box in app.markdown)
    app.switch_page("pages/achievement/overview.py").run()
    app.switch_page(PLAN).run()
    assert_sound(app)
    assert len(kept(app).frame) == before + 1
    press(app, "Urungkan")
    assert len(kept(app).frame) == before


def test_new_data_keep_the_plan_and_say_so(open_page, waru):
    app = open_page(PLAN, waru)
    press(app, "Tambah baris")
    rows = len(kept(app).frame)
    app.session_state["workspace"] = replace(waru, key="other data")
    app.run()
    assert len(kept(app).frame) == rows
    assert any("Data berubah sejak rencana ini disusun" in box.value for box in app.info)
    press(app, "Susun rencana baru dari data sekarang")
    assert len(kept(app).frame) == rows - 1
    assert not app.info


def open_row(app, id):
    # AppTest cannot click a score card: the page is asked for the row as the card would ask.
    app.session_state["rencana_dibuka"] = id
    return app.run()


def press_in_row(app, id, label):
    # A browser runs the drawer alone; AppTest runs the page, which has to be asked again.
    app.session_state["rencana_dibuka"] = id
    return press(app, label)


def test_an_opened_row_is_moved_merged_and_taken_out(open_page, waru):
    app = open_page(PLAN, waru)
    first, second = kept(app).frame["id"].head(2)
    open_row(app, second)
    press_in_row(app, second, "Naik")
    assert_sound(app)
    assert list(kept(app).frame["id"].head(2)) == [second, first]
    assert app.success[0].value == "Naik: tersimpan. Kembalikan dengan \u201cUrungkan\u201d."
    frame = kept(app).frame
    open_row(app, first)
    # The row stays open after a move, and says what it can be merged with: rows of its own indicator only.
    [merge] = [box for box in app.selectbox if box.label == "Gabung dengan"]
    same = frame[frame["indicator"] == frame.set_index("id").loc[first, "indicator"]]
    assert len(merge.options) == len(same) - 1
    app.session_state["rencana_dibuka"] = first
    merge.set_value(next(id for id in same["id"] if id != first)).run()
    press_in_row(app, first, "Gabung")
    assert len(kept(app).frame) == len(frame) - 1
    open_row(app, second)
    press_in_row(app, second, "Hapus")
    assert second not in set(kept(app).frame["id"])


def test_agreeing_saves_the_form_says_so_and_opens_the_next_row(open_page, waru):
    app = open_page(PLAN, waru)
    first, second = kept(app).frame["id"].head(2)
    open_row(app, first)
    next(box for box in app.text_area if box.label == "Kegiatan").set_value("Kunjungan rumah")
    press_in_row(app, first, "Sepakati, buka berikutnya")
    assert_sound(app)
    row = kept(app).frame.set_index("id").loc[first]
    assert (row["status"], row["activity"], row["activity_suggested"]) == (
        "disepakati",
        "Kunjungan rumah",
        False,
    )
    assert app.success[0].value.endswith(": tersimpan (\u2713 disepakati).")
    opened = next(box for box in app.text_area if box.label == "Kegiatan").value
    assert opened == kept(app).frame.set_index("id").loc[second, "activity"]


def test_a_form_left_as_it_is_changes_nothing_and_says_so(open_page, waru):
    app = open_page(PLAN, waru)
    before = kept(app)
    first = before.frame["id"].iloc[0]
    open_row(app, first)
    press_in_row(app, first, "Simpan")
    assert_sound(app)
    assert kept(app).version == before.version
    assert app.success[0].value.endswith(": tidak ada yang berubah.")


def test_the_agenda_has_ten_rows_first_and_those_of_one_office_on_request(open_page):
    app = open_page(PLAN, seen(workspace_of(ppu_dataset())))
    assert_sound(app)
    assert [len(card["rows"]) for card in cards(app)] == [10]
    office = kept(app).frame["opd"].value_counts().index[1]
    app.button_group[0].set_value(office).run()
    assert_sound(app)
    own = kept(app).frame[kept(app).frame["opd"] == office]
    assert [row["key"] for row in cards(app)[0]["rows"]] == own["id"].head(10).tolist()


def test_documents_are_made_with_the_edited_plan(open_page, waru):
    app = open_page(DOCUMENTS, waru)
    assert_sound(app)
    press(app, "Siapkan semua dokumen dalam satu zip")
    assert_sound(app)
    (_, version), data = app.session_state["dokumen_zip"]
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert version == 0
    assert "buku_kerja_kesenjangan.xlsx" in names
    assert "kecamatan/Waru.docx" in names


def test_data_without_a_figure_give_no_document(open_page, waru):
    app = open_page(DOCUMENTS, only(waru, lambda rows: rows["indicator"] == "x"))
    assert_sound(app)
    assert any("Belum ada indikator yang dikenali" in box.value for box in app.info)
    assert not app.get("download_button")


def test_what_is_typed_into_the_table_goes_into_the_plan(open_page, waru):
    # AppTest cannot type into a table: the page gets the edits as the table would hand them over.
    app = open_page(PLAN, waru)
    before = kept(app)

    def typed(plan, workspace):
        import streamlit

        from stunting.ui.follow_up.plan import take_edits
        from stunting.ui.visit.choices import Choices
        from stunting.ui.visit.view import View

        streamlit.session_state["follow_up_plan"] = plan
        edits = {
            0: {"budget": 5_000_000, "activity": "Kunjungan rumah", "funding": None},
            1: {"status": "berjalan"},
        }
        streamlit.session_state["rencana_0"] = {"edited_rows": edits}
        take_edits(View(workspace, Choices(), {}), "rencana_0")

    script = AppTest.from_function(typed, args=(before, waru), default_timeout=NO_LIMIT).run()
    assert_sound(script)
    after = kept(script)
    assert after.version == 1
    assert after.frame.loc[0, "budget"] == 5_000_000
    assert after.frame.loc[0, "funding"] == ""
    assert (before.frame.loc[0, "activity_suggested"], after.frame.loc[0, "activity_suggested"]) == (
        True,
        False,
    )
    assert after.frame.loc[1, "status"] == "berjalan"
    assert after.earlier[-1].frame.equals(before.frame)


def plan_file(app, change=lambda frame: frame) -> bytes:
    return plan_workbook(change(kept(app).frame))


def upload_plan(app, data, name="rencana tahun lalu.xlsx"):
    return app.file_uploader[0].set_value((name, data, XLSX)).run()


def test_a_plan_file_is_gone_on_with_and_can_be_undone(open_page, waru):
    app = open_page(PLAN, waru)
    before = kept(app).frame
    data = plan_file(app, lambda frame: frame.head(2).assign(budget=7_000_000.0))
    upload_plan(app, data)
    assert_sound(app)
    after = kept(app)
    assert (len(after.frame), after.file) == (2, "rencana tahun lalu.xlsx")
    assert set(after.frame["budget"]) == {7_000_000}
    assert [box.value for box in app.success][-1] == "2 baris dibaca dari rencana tahun lalu\\.xlsx."
    assert any("dilanjutkan dari berkas rencana tahun lalu" in box.value for box in app.info)
    press(app, "Urungkan")
    assert kept(app).frame.equals(before)
    assert kept(app).file == ""


def test_a_foreign_file_changes_nothing_and_says_so(open_page, waru):
    app = open_page(PLAN, waru)
    before = kept(app)
    upload_plan(app, b"bukan lembar kerja", "foto.png")
    assert_sound(app)
    assert kept(app).frame.equals(before.frame)
    assert "foto\\.png bukan berkas rencana" in app.warning[0].value


def test_bad_cells_of_a_plan_file_are_listed(open_page, waru):
    app = open_page(PLAN, waru)
    upload_plan(app, plan_file(app, lambda frame: frame.head(1).assign(status="entah", kecamatan_role="x")))
    assert_sound(app)
    [listed] = [table.value for table in app.table]
    assert listed["Masalah"].str.contains("kecamatan tidak punya peran x").any()
    assert kept(app).frame["status"].tolist() == ["rencana"]


def test_a_plan_dropped_with_the_matrices_becomes_the_plan_once(open_page, waru):
    app = open_page(PLAN, waru)
    data = plan_file(app, lambda frame: frame.head(3))
    alone = read_workspace([Upload("apa saja.xlsx", data)])
    fresh = open_page("pages/data/upload.py", alone)
    assert_sound(fresh)
    assert "3 baris rencana tindak lanjut" in html_text(fresh)
    fresh.switch_page(PLAN).run()
    assert_sound(fresh)
    assert len(kept(fresh).frame) == 3
    press(fresh, "Tambah baris")
    fresh.run()
    assert len(kept(fresh).frame) == 4


def test_visitors_of_the_same_data_each_see_their_own_plan(open_page, waru):
    """They share what was computed of the data, and each changed its plan once."""
    seen_by = []
    for activity in ("Kelas ibu hamil", "Kunjungan rumah"):
        app = open_page(PLAN, waru)
        first = kept(app)
        frame = edited(first.frame, {first.frame["id"].iloc[0]: {"activity": activity}})
        app.session_state["follow_up_plan"] = replace(first, frame=frame, version=first.version + 1)
        app.run()
        assert_sound(app)
        row = cards(app)[0]["rows"][0]
        seen_by.append((app.dataframe[0].value["activity"].iloc[0], row["cells"][5]["text"]))
    assert seen_by == [(name, name) for name in ("Kelas ibu hamil", "Kunjungan rumah")]


def test_three_columns_of_all_rows_stand_beside_each_other_on_a_phone(open_page, seen_ppu):
    """A phone of 390 pixels leaves 362 to the table: issue and kecamatan, and the beginning of the desa."""
    app = open_page("pages/follow_up/plan.py", seen_ppu)
    assert_sound(app)
    columns = json.loads(app.dataframe[-1].proto.columns)
    assert columns["issue"]["width"] + columns["kecamatan"]["width"] <= 362 - 90
