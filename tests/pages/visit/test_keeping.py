"""What a visit has survives F5, a second window and a restart; what is not to be kept is nowhere."""

import math

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import stunting.ui.visit.kept_workspace as kept_workspace
from stunting.archive.archive import RoomArchive
from stunting.archive.contents import FileRole, KeptFile
from stunting.archive.folder import FILE, SETTING
from stunting.pipeline import Upload
from stunting.ui.visit import keeping, server_archive
from stunting.ui.words import wording
from stunting.ui.words.literal import literal
from tests.pages.conftest import ROOT
from tests.pages.screens import assert_sound

PLAN = "pages/follow_up/plan.py"
TOKEN = "a" * 43
MATRIX = (
    b"CAKUPAN TTD 90 TABLET IBU HAMIL TAHUN 2024 KABUPATEN PENAJAM PASER UTARA\n\n"
    b"No;Kecamatan;Desa/Kelurahan;Jumlah ibu hamil;Ibu hamil mendapat TTD 90 tablet\n"
    b"1;Waru;Api-api;50;40\n2;Waru;Sesulu;60;30\n"
)
PEOPLE = b"No;NIK;Nama anak;Tanggal lahir;BB lahir\n1;0000000000000000;Contoh;2024-01-01;3\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A data folder of this test, and a browser that keeps a cookie."""
    monkeypatch.setenv(SETTING, str(tmp_path))
    monkeypatch.setattr(keeping, "visit_token", lambda: TOKEN)
    yield tmp_path
    end_server()


def end_server():
    """The server ends: its archive is let go, and nothing stays in its memory."""
    held = server_archive._server_archive(server_archive.data_folder())
    if held._archive is not None:
        held._archive.close()
    server_archive._server_archive.clear()
    kept_workspace._shelf.clear()


def window(script=""):
    """A window opened anew, as by F5 or at another time: at the page of uploads, or another."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=math.inf).run()
    return app.switch_page(script).run() if script else app


def upload(app, *files):
    app.file_uploader[0].set_value([(name, data, "text/csv") for name, data in files]).run()
    assert_sound(app)
    return app


def open_tab(app, title):
    app.session_state["bagian_unggah"] = title
    return app.run()


def press(app, label):
    return next(button for button in app.button if button.label == label).click().run()


def figures(app):
    return app.session_state["workspace"].dataset.observations


def sentences(app):
    return [one.value for kind in ("caption", "info", "warning") for one in app.get(kind)]


def archived(folder):
    """The one visit in the archive, None where there is none."""
    end_server()
    archive = RoomArchive(folder)
    access = archive.access(TOKEN)
    room = archive.room(access.room) if access else None
    archive.close()
    return room


def test_nobody_who_keeps_nothing_makes_an_archive(folder):
    assert_sound(window())
    assert list(folder.iterdir()) == []


def test_after_f5_and_after_a_restart_everything_is_there(folder):
    first = upload(window(), ("ttd.csv", MATRIX))
    first.switch_page(PLAN).run()
    press(first, "Tambah baris")
    press(first, "Tambah baris")
    plan = first.session_state["follow_up_plan"]
    again = window(PLAN)
    assert again.session_state["workspace"] is first.session_state["workspace"]
    end_server()
    later = window(PLAN)
    for app in (again, later):
        assert_sound(app)
        pd.testing.assert_frame_equal(figures(app), figures(first))
        kept = app.session_state["follow_up_plan"]
        pd.testing.assert_frame_equal(kept.frame, plan.frame)
        assert (kept.version, kept.born_from) == (plan.version, plan.born_from)
        assert [len(one.frame) for one in kept.earlier] == [len(one.frame) for one in plan.earlier]
    press(later, wording.PLAN_UNDO)
    assert len(later.session_state["follow_up_plan"].frame) == len(plan.frame) - 1


def test_a_decision_is_kept_before_the_files_are_read_again_with_it(folder, monkeypatch):
    app = open_tab(upload(window(), ("ttd.csv", MATRIX)), wording.DECISIONS_TITLE)

    def ended(*_, **__):
        raise RuntimeError

    monkeypatch.setattr("stunting.ui.data.upload.reread", ended)
    app.toggle[0].set_value(False).run()
    assert b"pro_rata" in archived(folder).documents["keputusan_dasbor.json"]


def test_who_only_looks_leaves_nothing(folder):
    app = window()
    app.toggle[0].set_value(True).run()
    upload(app, ("ttd.csv", MATRIX))
    assert wording.LOOK_ONLY_ON in sentences(app)
    assert list(folder.iterdir()) == []
    assert "workspace" not in window().session_state


def test_a_browser_without_cookies_is_told(folder, monkeypatch):
    monkeypatch.setattr(keeping, "visit_token", str)
    app = window()
    assert wording.NO_COOKIE in sentences(app)
    assert not app.toggle
    upload(app, ("ttd.csv", MATRIX))
    assert list(folder.iterdir()) == []


def test_a_file_that_lists_people_is_used_and_not_kept(folder):
    app = upload(window(), ("ttd.csv", MATRIX), ("daftar.csv", PEOPLE))
    assert wording.LEFT_OUT.format(names=literal("daftar.csv")) in sentences(app)
    again = window()
    assert wording.LEFT_OUT_GONE.format(count=1) in sentences(again)
    assert [one.file for one in again.session_state["workspace"].dataset.sources] == ["ttd.csv"]
    room = archived(folder)
    assert [file.name for file in room.files[FileRole.DATA]] == ["ttd.csv"]
    assert not any(b"daftar" in body for body in room.documents.values())


def test_deleted_is_deleted_in_both_windows(folder):
    first = upload(window(), ("ttd.csv", MATRIX))
    second = window()
    assert len(figures(second))
    press(open_tab(first, wording.FILES_TITLE), wording.FORGET_ALL_YES)
    assert_sound(first)
    second.run()
    for app in (first, second, window()):
        assert app.title[0].value == wording.APP_TITLE
    assert archived(folder) is None
    assert b"Sesulu" not in (folder / FILE).read_bytes()


def test_the_second_of_two_windows_sees_the_change_and_overwrites_nothing(folder):
    first = upload(window(), ("ttd.csv", MATRIX))
    first.switch_page(PLAN).run()
    second = window(PLAN)
    press(first, "Tambah baris")
    rows = len(first.session_state["follow_up_plan"].frame)
    press(second, "Tambah baris")
    assert wording.OVERTAKEN in sentences(second)
    assert len(second.session_state["follow_up_plan"].frame) == rows
    press(second, "Tambah baris")
    assert wording.OVERTAKEN not in sentences(second)
    first.run()
    assert len(first.session_state["follow_up_plan"].frame) == rows + 1


def test_where_nothing_can_be_written_the_visit_goes_on_and_is_kept_later(folder, monkeypatch):
    monkeypatch.setattr(server_archive, "_TRY_AGAIN_S", 0)
    (folder / "in the way").write_text("")
    monkeypatch.setenv(SETTING, str(folder / "in the way" / "data"))
    app = upload(window(), ("ttd.csv", MATRIX))
    assert any("belum tersimpan" in sentence for sentence in sentences(app))
    assert len(figures(app))
    end_server()
    monkeypatch.setenv(SETTING, str(folder / "free"))
    app.run()
    assert not any("belum tersimpan" in sentence for sentence in sentences(app))
    assert archived(folder / "free").files[FileRole.DATA] == (KeptFile("ttd.csv", MATRIX),)


def test_what_cannot_be_read_again_is_left_and_does_not_lock_anybody_out(folder, monkeypatch):
    upload(window(), ("ttd.csv", MATRIX))
    end_server()

    def broken(*_, **__):
        raise RuntimeError("a mistake of ours")

    with monkeypatch.context() as patch:
        patch.setattr(kept_workspace, "read_workspace", broken)
        app = window()
    assert app.error
    app.run()
    assert app.title[0].value == wording.APP_TITLE
    assert any(literal(wording.RESUME_FAILED) in sentence for sentence in sentences(app))
    upload(app, ("lain.csv", MATRIX + b"3;Waru;Bangun Mulya;20;10\n"))
    assert [file.name for file in archived(folder).files[FileRole.DATA]] == ["ttd.csv"]


def test_sample_data_come_back_as_sample_data(folder, monkeypatch):
    samples = (Upload("contoh.csv", MATRIX),)
    for place in ("stunting.ui.data.upload", "stunting.ui.visit.kept_workspace"):
        monkeypatch.setattr(f"{place}.sample_uploads", lambda: samples)
    app = press(window(), wording.SAMPLE_BUTTON)
    assert app.session_state["workspace"].is_sample
    assert window().session_state["workspace"] is app.session_state["workspace"]
    assert archived(folder).files[FileRole.DATA] == ()
