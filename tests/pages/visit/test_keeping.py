"""What a visit has survives F5, a second window and a restart; what is not to be kept is nowhere."""

from dataclasses import replace

import pandas as pd
import pytest
import streamlit as st

import stunting.ui.entry.frame as entry_frame
import stunting.ui.visit.kept_workspace as kept_workspace
from stunting.archive.archive import RoomArchive
from stunting.archive.contents import FileRole, KeptFile, RoomChange
from stunting.archive.folder import DATABASE_SETTING, FILE, SETTING
from stunting.archive.transfer import room_to_zip
from stunting.model import kept_results
from stunting.pipeline import Upload
from stunting.ui.follow_up.plan import take_edits
from stunting.ui.visit import keeping, server_archive
from stunting.ui.visit.session import current_workspace
from stunting.ui.visit.view import current_view
from stunting.ui.words import wording
from stunting.ui.words.literal import literal
from tests.pages.kept_visits import (
    MATRIX,
    TOKEN,
    end_server,
    figures,
    open_tab,
    press,
    sentences,
    upload,
    window,
)
from tests.pages.screens import assert_sound
from tests.torture.cases.case import as_csv
from tests.torture.cases.formats import packed
from tests.torture.cases.people import SECRET, listed, nik

PLAN, ARCHIVE = "pages/follow_up/plan.py", "pages/data/archive.py"
PEOPLE = b"No;NIK;Nama anak;Tanggal lahir;BB lahir\n1;0000000000000000;Contoh;2024-01-01;3\n"


def archived(folder):
    """The one visit in the archive, None where there is none."""
    end_server()
    archive = RoomArchive(folder)
    room = archive.room(TOKEN)
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


def test_nothing_of_people_is_in_the_archive_or_in_a_log(folder, caplog, capfd):
    numbers = [nik(n).encode() for n in range(30)]
    listing = as_csv(listed(["Kode", "Ket", "Nilai"], ["{nik}", "{who}", "3"]))
    unseen = packed(**{"xl/pivotCache/pivotCacheDefinition1.xml": b" ".join(numbers).decode()})()
    app = upload(window(), ("ttd.csv", MATRIX), ("daftar.csv", listing), ("pivot.xlsx", unseen))
    assert_sound(app)
    kept = archived(folder)
    assert [file.name for file in kept.files[FileRole.DATA]] == ["ttd.csv"]
    written = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    written += b"".join(kept.documents.values()) + caplog.text.encode() + "".join(capfd.readouterr()).encode()
    assert not [one for one in (*numbers, SECRET.encode()) if one in written]


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


def two_windows_on_the_plan():
    first = upload(window(), ("ttd.csv", MATRIX))
    first.switch_page(PLAN).run()
    return first, window(PLAN)


def plan_of(app):
    return app.session_state["follow_up_plan"].frame


def type_into(app, id, **values):
    """Write into cells of the grid of the plan, as its row by the number that the window shows."""
    shown = app.session_state["follow_up_plan"]

    def typed():
        st.session_state["typed"] = {"edited_rows": {list(shown.frame["id"]).index(id): values}}
        take_edits(current_view(current_workspace()), "typed")

    with pytest.MonkeyPatch.context() as patch:
        # AppTest has no grid to type in: the callback runs where it would, before the page follows others.
        patch.setattr(entry_frame, "follow_visit", lambda: (typed(), kept_workspace.follow_visit()))
        app.run()


def test_the_second_of_two_windows_sees_the_change_and_both_are_kept(folder):
    first, second = two_windows_on_the_plan()
    rows = len(plan_of(second))
    press(first, "Tambah baris")
    press(second, "Tambah baris")
    assert wording.JOINED in sentences(second)
    first.run()
    assert len(plan_of(second)) == len(plan_of(first)) == rows + 2
    press(second, "Tambah baris")
    assert wording.JOINED not in sentences(second)


@pytest.mark.parametrize(
    ("button", "office"), [(wording.PLAN_CLASH_MINE, "Dinsos"), (wording.PLAN_CLASH_THEIRS, "Disdik")]
)
def test_who_comes_second_into_one_cell_sees_the_first_and_chooses(folder, button, office):
    first, second = two_windows_on_the_plan()
    id = plan_of(first)["id"].iloc[0]
    type_into(first, id, opd="Disdik", desa="Sesulu")
    type_into(second, id, opd="Dinsos", activity="Kelas ibu")
    row = plan_of(second).set_index("id").loc[id]
    assert (row["opd"], row["desa"], row["activity"]) == ("Disdik", "Sesulu", "Kelas ibu")
    [told] = [one.value for one in second.markdown if "tulisan Anda" in one.value]
    assert "Disdik" in told
    assert "Dinsos" in told
    press(second, button)
    assert not [one.value for one in second.markdown if "tulisan Anda" in one.value]
    first.run()
    for app in (first, second):
        assert plan_of(app).set_index("id").loc[id, "opd"] == office


def test_a_plan_born_anew_meanwhile_is_not_mixed_with_the_old_one(folder):
    first, second = two_windows_on_the_plan()
    upload(
        first.switch_page("pages/data/upload.py").run(), ("ttd_2025.csv", MATRIX.replace(b"2024", b"2025"))
    )
    first.switch_page(PLAN).run()
    press(first, wording.PLAN_AGAIN)
    fresh = plan_of(first)
    press(second, "Tambah baris")
    assert wording.OVERTAKEN in sentences(second)
    pd.testing.assert_frame_equal(plan_of(second), fresh)


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


def test_while_a_database_is_away_the_visit_goes_on_and_another_server_has_it_when_it_is_back(
    folder, cluster, database, monkeypatch
):
    monkeypatch.setenv(DATABASE_SETTING, database.url)
    app = upload(window(), ("ttd.csv", MATRIX))
    assert not any("belum tersimpan" in sentence for sentence in sentences(app))
    cluster.stop()
    try:
        app = upload(open_tab(app, wording.FILES_TITLE), ("ttd_2025.csv", MATRIX.replace(b"2024", b"2025")))
        assert any("belum tersimpan" in sentence for sentence in sentences(app))
        assert len(figures(app)) == 8
    finally:
        cluster.start()
    app.run()
    assert not any("belum tersimpan" in sentence for sentence in sentences(app))
    end_server()
    again = window()
    assert_sound(again)
    assert len(figures(again)) == 8
    assert not (folder / FILE).exists()


def test_what_cannot_be_read_again_is_left_and_does_not_lock_anybody_out(folder, monkeypatch):
    upload(window(), ("ttd.csv", MATRIX))
    end_server()

    def broken(*_, **__):
        raise RuntimeError("a mistake of ours")

    with monkeypatch.context() as patch:
        # After an upgrade: what the same program read is had back.
        patch.setattr(kept_results, "program_digest", lambda: "another")
        patch.setattr(kept_workspace, "read_workspace", broken)
        app = window()
    assert app.error
    app.run()
    assert app.title[0].value == wording.APP_TITLE
    assert any(literal(wording.RESUME_FAILED) in sentence for sentence in sentences(app))
    upload(app, ("lain.csv", MATRIX + b"3;Waru;Bangun Mulya;20;10\n"))
    assert [file.name for file in archived(folder).files[FileRole.DATA]] == ["ttd.csv"]


def shared(*, may_edit):
    """A link to the visit of this browser."""
    token = f"{'edit' if may_edit else 'look':-<43}"
    return server_archive.open_archive().share(TOKEN, token, may_edit=may_edit)


def test_who_has_a_link_sees_the_same_figures_of_the_same_version(folder, monkeypatch):
    own = upload(window(), ("ttd.csv", MATRIX))
    look, edit = shared(may_edit=False), shared(may_edit=True)
    monkeypatch.setattr(keeping, "visit_token", lambda: "b" * 43)
    for link in (look, edit):
        other = window("pages/achievement/kecamatan.py", link)
        assert_sound(other)
        pd.testing.assert_frame_equal(figures(other), figures(own))
        assert other.query_params["ruang"] in (link, [link])
        assert any("Data versi 1," in sentence for sentence in sentences(other))
    changed = upload(window(shared=edit), ("lain.csv", MATRIX.replace(b"2024", b"2023")))
    assert len(figures(changed)) == 2 * len(figures(own))
    assert "workspace" not in window().session_state
    for app, browser in ((other, "b" * 43), (own, TOKEN)):
        monkeypatch.setattr(keeping, "visit_token", lambda browser=browser: browser)
        app.run()
        pd.testing.assert_frame_equal(figures(app), figures(changed))
        assert any("Data versi 2," in sentence for sentence in sentences(app))


def test_a_link_to_look_writes_nothing_not_even_by_a_crafted_request(folder, monkeypatch):
    upload(window(), ("ttd.csv", MATRIX))
    look = shared(may_edit=False)
    monkeypatch.setattr(keeping, "visit_token", lambda: "b" * 43)
    other = window(shared=look)
    assert not other.file_uploader
    other.switch_page(PLAN).run()
    assert_sound(other)
    press(other, "Tambah baris")
    # As if a page had let a change through.
    state = keeping.KeptVisit(room="any", version=1)
    monkeypatch.setattr(keeping, "room_token", lambda: look)
    assert keeping._written(state, RoomChange(files={FileRole.DATA: ()})).failure
    room = archived(folder)
    assert room.version == 1
    assert "rencana.json" not in room.documents


def test_a_link_that_leads_nowhere_says_so_and_makes_no_room(folder):
    upload(window(), ("ttd.csv", MATRIX))
    app = window(shared="c" * 43)
    assert wording.LINK_UNKNOWN in sentences(app)
    assert "ruang" not in app.query_params
    assert app.session_state["workspace"] is not None
    assert server_archive.open_archive().access("c" * 43) is None


def test_a_file_is_taken_out_with_a_reason_and_had_back(folder):
    upload(window(), ("ttd.csv", MATRIX), ("lain.csv", MATRIX.replace(b"2024", b"2023")))
    app = window(ARCHIVE)
    both = figures(app)
    reason = next(one for one in app.text_input if one.label == wording.TAKE_OUT_REASON)
    reason.set_value("salah tahun").run()
    next(one for one in app.button if one.key.startswith("keluarkan_")).click().run()
    assert_sound(app)
    assert len(figures(app)) < len(both)
    assert any("salah tahun" in one.value for one in app.markdown)
    assert wording.PURGE_ASK in sentences(app)
    press(app, wording.RESTORE)
    assert len(figures(app)) == len(both)
    app.session_state["bagian_arsip"] = wording.ARCHIVE_LOG
    assert_sound(app.run())
    assert "1 berkas dikeluarkan" in app.table[0].value.to_string()


def test_a_file_that_was_taken_out_is_deleted_for_good_after_a_question(folder):
    app = upload(window(), ("ttd.csv", MATRIX))
    app.switch_page("pages/data/upload.py").run()
    app.session_state["bagian_unggah"] = wording.FILES_TITLE
    press(app.run(), wording.REMOVE_FILE)
    app.switch_page(ARCHIVE).run()
    assert wording.PURGE not in [one.label for one in app.button]
    press(app, wording.PURGE_YES)
    assert_sound(app)
    assert server_archive.open_archive().records(TOKEN) == ()


def test_links_are_made_and_taken_back_on_the_page(folder):
    upload(window(), ("ttd.csv", MATRIX))
    app = window(ARCHIVE)
    app.session_state["bagian_arsip"] = wording.ARCHIVE_LINKS
    press(app.run(), wording.SHARE_READ)
    assert_sound(app)
    token = app.code[0].value.partition("ruang=")[2]
    assert not server_archive.open_archive().access(token).may_edit
    assert app.code[1].value.endswith(f"/api/rooms/{token}/summary")
    press(app, wording.UNSHARE)
    assert server_archive.open_archive().access(token) is None
    assert not app.code


def test_a_room_taken_along_gives_the_same_figures_elsewhere(folder, monkeypatch):
    first = upload(window(), ("ttd.csv", MATRIX))
    first.switch_page(PLAN).run()
    press(first, "Tambah baris")
    taken = room_to_zip(archived(folder))
    monkeypatch.setattr(keeping, "visit_token", lambda: "b" * 43)
    app = window(ARCHIVE)
    app.file_uploader[0].set_value([("ruang_data.zip", taken, "application/zip")]).run()
    assert_sound(app)
    pd.testing.assert_frame_equal(figures(app), figures(first))
    app.switch_page(PLAN).run()
    plan = first.session_state["follow_up_plan"].frame
    pd.testing.assert_frame_equal(app.session_state["follow_up_plan"].frame, plan)
    app = window(ARCHIVE)
    app.session_state["bagian_arsip"] = wording.ARCHIVE_TRANSFER
    app.run().file_uploader[0].set_value([("lain.zip", b"no room", "application/zip")]).run()
    assert "bukan ruang data" in app.error[0].value


@pytest.mark.parametrize("document", sorted(wording.DOCUMENT_WORDS))
def test_a_room_of_a_later_version_takes_the_place_of_none_that_can_be_read(folder, document):
    """Of each document that a visit keeps: on a stick it may come from a program that writes it otherwise."""
    upload(window(), ("ttd.csv", MATRIX))
    before = archived(folder)
    later = replace(before, documents={**before.documents, document: b'"of a later version"'})
    app = window(ARCHIVE)
    app.session_state["bagian_arsip"] = wording.ARCHIVE_TRANSFER
    app.run().file_uploader[0].set_value([("ruang_data.zip", room_to_zip(later), "application/zip")]).run()
    assert_sound(app)
    refusal = wording.TRANSFER_UNREADABLE.format(documents=wording.DOCUMENT_WORDS[document])
    assert refusal in sentences(app)
    assert archived(folder) == before
    assert_sound(app.switch_page(PLAN).run())


def test_sample_data_come_back_as_sample_data(folder, monkeypatch):
    samples = (Upload("contoh.csv", MATRIX),)
    for place in ("stunting.ui.data.upload", "stunting.ui.visit.kept_workspace"):
        monkeypatch.setattr(f"{place}.sample_uploads", lambda: samples)
    app = press(window(), wording.SAMPLE_BUTTON)
    assert app.session_state["workspace"].is_sample
    assert window().session_state["workspace"] is app.session_state["workspace"]
    assert wording.ARCHIVE_NO_FILES in sentences(window(ARCHIVE))
    assert archived(folder).files[FileRole.DATA] == ()


def test_a_look_at_a_page_that_makes_the_first_plan_is_no_new_version(folder):
    upload(window(), ("ttd.csv", MATRIX))
    app = window("pages/achievement/overview.py")
    window("pages/follow_up/plan.py")
    assert "rencana.json" in archived(folder).documents
    app.run()
    assert any("Data versi 1," in sentence for sentence in sentences(app))
