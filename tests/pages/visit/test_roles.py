"""Roles: what an account sees is decided where data are loaded, what it may change where they are written."""

import hashlib
import io
import math
import re
import shutil
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.secrets import Secrets
from streamlit.testing.v1 import AppTest, element_tree, local_script_runner

import stunting.ui.data.upload as upload
import stunting.ui.visit.kept_workspace as kept_workspace
from stunting.archive.contents import FileRole, KeptFile, RoomChange
from stunting.model.decisions import Decision, DecisionKind
from stunting.pipeline import Upload
from stunting.ui.visit import server_archive
from stunting.ui.visit.account import asks_who
from stunting.ui.visit.keeping import ask_archive, keep
from stunting.ui.visit.session import current_workspace
from stunting.ui.words import wording
from tests.pages.conftest import ROOT
from tests.pages.kept_visits import end_server
from tests.pages.screens import PAGES, assert_sound, html_text
from tests.role_file import ROLES

ROOM = "kantor Contoh 2026"
HEAD = "TAHUN 2024 KABUPATEN PENAJAM PASER UTARA"
TTD = f"CAKUPAN TTD 90 TABLET IBU HAMIL {HEAD}\n\nNo;Kecamatan;Desa/Kelurahan;Jumlah ibu hamil;{{service}}\n"
SERVICE = "Ibu hamil mendapat TTD 90 tablet"
WARU = "1;Waru;Api-api;50;{served}\n2;Waru;Sesulu;60;30\n"
SEPAKU = "3;Sepaku;Bukit Raya;7319;4177\n4;Sepaku;Binuang;8623;5189\n"
NUMBERS = (7319, 4177, 8623, 5189)
SECRET = {
    **{name: name.encode() for name in ("Bukit Raya", "Binuang")},
    **{f"{number:,}".replace(",", "."): f"{number:,}".replace(",", ".").encode() for number in NUMBERS},
}
"""What stands in rows of Sepaku and nowhere else, as a page writes it."""


def matrix(rows, service=SERVICE):
    return (TTD.format(service=service) + rows).encode()


BOTH = matrix(WARU.format(served=40) + SEPAKU)
ONLY_WARU = matrix(WARU.format(served=40))
CONFIRM = "pages/follow_up/confirmation.py"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DIGEST = hashlib.sha256(BOTH).hexdigest()
FOOD = (
    f"KPM VARIASI BANTUAN PANGAN {HEAD}\n\n"
    "No;Kecamatan;Jumlah KPM;KPM menerima variasi bantuan pangan\n1;Waru;90;80\n"
)
BREASTFED = (
    f"CAKUPAN ASI EKSKLUSIF {HEAD}\n\n"
    "No;Kecamatan;Jumlah bayi 0-6 bulan;Bayi mendapat ASI eksklusif\n1;Waru;90;80\n"
)


@pytest.fixture
def roles(tmp_path):
    path = tmp_path / "peran.toml"
    path.write_text(ROLES, encoding="utf-8")
    return path


@pytest.fixture
def visit(folder, roles):
    """Open a page as an account of the office, on a server with sign-in and roles."""

    def opened(login, script="", **user):
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=math.inf)
        app.secrets = {"auth": {"cookie_secret": "invented"}, "roles": {"file": str(roles)}}
        app.user = {"is_logged_in": True, "email": f"{login}@contoh.id", **user}
        app.run()
        return app.switch_page(script).run() if script else app

    return opened


def archive():
    return server_archive.open_archive()


def state():
    return archive().room(ROOM), archive().records(ROOM), archive().links(ROOM), archive().log(ROOM)


@pytest.fixture(scope="module")
def filled():
    """Data folders of offices that have a room, by the files they were filled with."""
    return {}


@pytest.fixture
def fill(visit, folder, filled, tmp_path_factory):
    """The office has a room with these files; what was filled once is copied."""

    def fill(*files):
        if files in filled:
            shutil.copytree(filled[files], folder, dirs_exist_ok=True)
            return
        app = visit("admin")
        app.file_uploader[0].set_value([(name, data, "text/csv") for name, data in files]).run()
        assert_sound(app)
        # Closed, all that was written stands in its files.
        end_server()
        filled[files] = shutil.copytree(folder, tmp_path_factory.mktemp("filled"), dirs_exist_ok=True)

    return fill


def sentences(app):
    return " ".join(str(one.value) for kind in ("caption", "info", "warning") for one in app.get(kind))


@pytest.fixture
def sent(monkeypatch):
    """All that runs of the script send to the browser, and the data behind their downloads."""
    messages = []

    def parse(found):
        messages.extend(found)
        return element_tree.parse_tree_from_messages(found)

    monkeypatch.setattr(local_script_runner, "parse_tree_from_messages", parse)
    return messages


def words_in(messages):
    """What of the rows of Sepaku is in messages."""
    texts = [message.SerializeToString() for message in messages]
    return {name for name, secret in SECRET.items() if any(secret in text for text in texts)}


def test_what_one_account_uploads_all_see_in_the_room_of_the_office(visit, fill):
    fill(("ttd.csv", BOTH))
    for login in ("baca", "susun", "waru", "gizi"):
        app = visit(login, "pages/achievement/overview.py")
        assert_sound(app)
        assert len(app.session_state["workspace"].dataset.observations) == 8
    assert {one.by for one in archive().log(ROOM)} == {"Sekretariat"}


@pytest.mark.parametrize("script", PAGES)
def test_a_verifikator_is_sent_no_row_of_another_kecamatan_on_any_page(visit, sent, script, fill):
    fill(("ttd.csv", BOTH))
    visit("susun", "pages/follow_up/plan.py")
    sent.clear()
    app = visit("camat", script)
    assert_sound(app)
    rows = app.session_state["workspace"].dataset.observations
    assert set(rows["kecamatan"]) == {"Waru"}
    assert len(rows) == 4
    assert sent
    assert words_in(sent) == set()


def test_others_are_sent_what_a_verifikator_is_not(visit, sent, fill):
    fill(("ttd.csv", BOTH))
    sent.clear()
    visit("susun", "pages/achievement/indicator.py")
    assert words_in(sent) == set(SECRET)


@pytest.fixture
def downloads(monkeypatch):
    """What the downloads of a page would give, made as a click on each would make it."""
    makers = []
    add = MediaFileManager.add_deferred

    def noted(manager, maker, *rest, **more):
        makers.append(maker)
        return add(manager, maker, *rest, **more)

    monkeypatch.setattr(MediaFileManager, "add_deferred", noted)
    return makers


def texts_of(data):
    """The texts of a file, of a workbook or a document those of all its parts."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return " ".join(texts_of(packed.read(name)) for name in packed.namelist())


@pytest.mark.parametrize("script", ["pages/follow_up/documents.py", "pages/follow_up/plan.py"])
def test_no_download_of_a_verifikator_holds_a_row_of_another_kecamatan(visit, downloads, script, fill):
    fill(("ttd.csv", BOTH))
    visit("susun", "pages/follow_up/plan.py")
    written = {}
    for login in ("camat", "susun"):
        downloads.clear()
        visit(login, script)
        assert downloads
        written[login] = " ".join(texts_of(make()) for make in downloads)
    assert "Sesulu" in written["camat"]
    assert not [name for name in ("Bukit Raya", "Binuang") if name in written["camat"]]
    assert not [str(number) for number in NUMBERS if f">{number}<" in written["camat"]]
    assert "Bukit Raya" in written["susun"]


DOUBTED = matrix(WARU.replace("60;30", "60;90").format(served=40) + SEPAKU.replace("4177", "9177"))
"""More women reached than there are, in Sesulu of Waru and in Bukit Raya of Sepaku."""


def answered(data):
    """A sheet of confirmation of an office in which every number is said to be 10, as it comes back."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for row in book.worksheets[0].iter_rows(min_col=7, max_col=13):
        if re.search(r"[A-Z]\d+$", str(row[0].value)):
            for cell, value in zip(row[3:], ("perlu diperbaiki", 10, "salah ketik", "Dinas"), strict=True):
                cell.value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def everything_on(app, tab, downloads):
    """Words of a tab of page Konfirmasi by office and by kecamatan, and of its downloads."""
    app.session_state["bagian_konfirmasi"] = tab
    told = []
    for by in (wording.ASK_OFFICE, wording.ASK_KECAMATAN):
        app.session_state["konfirmasi_untuk"] = by
        downloads.clear()
        app.run()
        assert_sound(app)
        told += [markdown(app), sentences(app), *(texts_of(make()) for make in downloads)]
        told += [frame.value.to_csv() for frame in app.dataframe]
    return " ".join(told)


def test_a_verifikator_is_shown_no_question_answer_or_correction_of_another_kecamatan(
    visit, sent, downloads, fill
):
    """Questions to ask, sheets by office and by kecamatan, answers that came, and what was accepted."""

    def hold_apart(tab, *, of_waru):
        """A tab tells the office of Bukit Raya in Sepaku, and the camat of Waru nothing of it."""
        assert "Bukit Raya" in everything_on(visit("susun", CONFIRM), tab, downloads)
        sent.clear()
        own = everything_on(visit("camat", CONFIRM), tab, downloads)
        assert ("Sesulu" in own) == of_waru
        assert not [one for one in (*SECRET, "9177", "9.177") if one in own]
        assert words_in(sent) == set()

    fill(("ttd.csv", DOUBTED))
    hold_apart(wording.TAB_ASK, of_waru=True)
    app = visit("susun", CONFIRM)
    downloads.clear()
    app.run()
    sheet = answered(downloads[0]())
    app.session_state["bagian_konfirmasi"] = wording.TAB_ANSWERS
    app.run()
    app.file_uploader[0].set_value([("jawaban.xlsx", sheet, XLSX)]).run()
    hold_apart(wording.TAB_ANSWERS, of_waru=False)
    app.button(key=next(one.key for one in app.button if (one.key or "").startswith("terima_"))).click().run()
    assert_sound(app)
    hold_apart(wording.TAB_CORRECTIONS, of_waru=False)


def test_a_role_that_was_taken_back_has_no_download_any_more(visit, downloads, roles, monkeypatch, fill):
    fill(("ttd.csv", BOTH))
    app = visit("susun", "pages/data/archive.py")
    downloads.clear()
    app.session_state["bagian_arsip"] = wording.ARCHIVE_TRANSFER
    app.run()
    [make] = downloads
    # A click on it is answered after the run, when the secrets of the test would be gone.
    secrets = Secrets()
    secrets._secrets = app.secrets
    monkeypatch.setattr("streamlit.secrets", secrets)
    assert "Bukit Raya" in texts_of(make())
    roles.write_text(ROLES.replace("susun@contoh.id", "lain@contoh.id"), encoding="utf-8")
    assert make() == b""


def test_a_verifikator_sees_no_figure_of_the_kabupaten_that_would_be_of_his_part_only(visit, fill):
    fill(("ttd.csv", BOTH))
    app = visit("camat", "pages/achievement/overview.py")
    assert app.selectbox(key="kecamatan").options == ["Waru"]
    assert not [one for one in app.metric if one.value == "63,6"]


def test_a_verifikator_is_told_nothing_that_the_missing_others_would_make_wrong(visit, fill):
    """Neither that 52 of 54 desa sent nothing, nor an order of desa as if it were that of the kabupaten."""
    fill(("ttd.csv", BOTH))
    assert "2 dari 4 desa" in sentences(visit("camat", "pages/data/upload.py"))
    assert "4 dari 54 wilayah" in sentences(visit("susun", "pages/data/upload.py"))
    assert "desa prioritas" not in html_text(visit("camat", "pages/achievement/kecamatan.py"))
    assert wording.RANKED_WITHIN in sentences(visit("camat", "pages/priority/priority.py"))
    assert wording.RANKED_WITHIN not in sentences(visit("susun", "pages/priority/priority.py"))


def test_a_verifikator_has_no_original_and_no_room_to_take_along(visit, fill):
    fill(("ttd.csv", BOTH))
    app = visit("camat", "pages/data/archive.py")
    app.session_state["bagian_arsip"] = wording.ARCHIVE_TRANSFER
    app.run()
    assert_sound(app)
    assert not app.get("download_button")
    assert not app.get("file_uploader")


@pytest.mark.parametrize("login", ["baca", "camat"])
def test_who_only_reads_is_offered_no_drop_zone(visit, login, fill):
    fill(("ttd.csv", BOTH))
    app = visit(login, "pages/data/upload.py")
    assert not app.get("file_uploader")
    assert wording.ROLE_READ_ONLY in sentences(app)


def crafted(app, act):
    """Call a writing function as the account of a window, whatever its page offers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(upload, "show_news", act)
        app.switch_page("pages/data/upload.py").run()


def upload_of(data, name="ttd_2.csv"):
    """What the drop zone calls, without the drop zone."""

    def act():
        upload._take_in([Upload(name, data)], current_workspace())

    return act


def keeping(change):
    def act():
        keep(change)

    return act


def deciding(*decisions):
    def act():
        workspace = current_workspace()
        upload.read_again(replace(workspace, office=replace(workspace.office, decisions=decisions)))

    return act


def forgetting():
    kept_workspace.forget_visit()


def keeping_nothing():
    kept_workspace.keep_workspace(None)


def taking_another_room():
    kept_workspace.take_room(RoomChange(files={FileRole.DATA: [KeptFile("x.csv", ONLY_WARU)]}))


def asking(action):
    def act():
        ask_archive(action)

    return act


WRITING = {
    "an upload": upload_of(matrix(WARU.format(served=44))),
    "files": keeping(RoomChange(files={FileRole.DATA: [KeptFile("x.csv", ONLY_WARU)]})),
    "outlines": keeping(RoomChange(files={FileRole.OUTLINES: [KeptFile("x.json", b"{}")]})),
    "the plan": keeping(RoomChange(documents={"rencana.json": b"{}"})),
    "a decision": deciding(Decision(DecisionKind.AREA, "Api-api", "64.09.02.2004")),
    "nothing": keeping_nothing,
    "forgetting": forgetting,
    "another room": taking_another_room,
    "a link": asking(lambda archive, token: archive.share(token, "b" * 43, may_edit=True)),
    "taking out": asking(
        lambda archive, token: archive.take_out(token, archive.records(token)[0].digest, "x", 1)
    ),
    "the confirmation of Sepaku": keeping(RoomChange(documents={"pengesahan_64.09.04.json": b"{}"})),
}


@pytest.mark.parametrize("login", ["baca", "camat"])
@pytest.mark.parametrize("what", WRITING)
def test_who_only_reads_changes_nothing_by_a_crafted_request(visit, login, what, fill):
    fill(("ttd.csv", BOTH))
    before = state()
    app = visit(login)
    crafted(app, WRITING[what])
    assert state() == before
    app = visit(login, "pages/data/upload.py")
    assert_sound(app)
    assert len(app.session_state["workspace"].dataset.observations) == (8 if login == "baca" else 4)


REFUSED_TO_WARU = {
    **{what: act for what, act in WRITING.items() if what not in ("an upload",)},
    "an upload of Sepaku": upload_of(matrix(SEPAKU.replace("7319", "7320"))),
    "an upload of both": upload_of(matrix(WARU.format(served=44) + SEPAKU.replace("7319", "7320"))),
}


@pytest.mark.parametrize("what", REFUSED_TO_WARU)
def test_a_pengunggah_of_waru_changes_nothing_of_others(visit, what, fill):
    fill(("ttd.csv", BOTH))
    before = state()
    app = visit("waru")
    crafted(app, REFUSED_TO_WARU[what])
    assert state() == before


def test_a_pengunggah_of_waru_brings_and_replaces_his_own(visit, fill):
    fill(("ttd_sepaku.csv", matrix(SEPAKU)))
    for served, expected in ((40, 40.0), (44, 44.0)):
        app = visit("waru", "pages/data/upload.py")
        data = matrix(WARU.format(served=served))
        app.file_uploader[0].set_value([("ttd_waru.csv", data, "text/csv")]).run()
        assert_sound(app)
        rows = app.session_state["workspace"].dataset.observations
        assert {40.0, 44.0} & set(rows["value"]) == {expected}
    assert archive().log(ROOM)[-1].by == "Puskesmas Waru"
    assert {one.name for one in archive().room(ROOM).files[FileRole.DATA]} == {
        "ttd_sepaku.csv",
        "ttd_waru.csv",
    }


def test_a_verifikator_approves_what_he_saw_and_all_see_until_it_changes(visit, fill):
    fill(("ttd.csv", BOTH))
    app = visit("camat", CONFIRM)
    assert_sound(app)
    press(app, wording.APPROVE)
    assert_sound(app)
    assert "disahkan Camat Waru" in markdown(app)
    assert not [one for one in app.button if one.label == wording.APPROVE]
    assert "Waru: disahkan Camat Waru" in board(visit("baca"))
    app = visit("waru", "pages/data/upload.py")
    changed = ("ttd_waru.csv", matrix(WARU.format(served=44)), "text/csv")
    app.file_uploader[0].set_value([changed]).run()
    assert_sound(app)
    later = visit("camat", CONFIRM)
    assert "angkanya berubah sesudah itu" in markdown(later)
    assert "angkanya berubah sesudah itu" in board(visit("susun"))
    press(later, wording.APPROVE_BACK)
    assert wording.APPROVED_NOT in markdown(later)
    assert "disahkan" not in board(visit("susun"))
    told = [one.by for one in archive().log(ROOM) if one.detail == "pengesahan_64.09.02.json"]
    assert told == ["Camat Waru"] * 2


def test_an_approval_of_what_has_changed_meanwhile_is_not_given(visit, fill):
    fill(("ttd.csv", BOTH))
    app = visit("camat", CONFIRM)
    archive().change(ROOM, RoomChange(documents={"catatan.json": b"{}"}), archive().access(ROOM).version)
    press(app, wording.APPROVE)
    assert "baru saja diubah" in sentences(app)
    assert wording.APPROVED_NOT in markdown(app)


@pytest.mark.parametrize("login", ["baca", "susun", "waru", "admin"])
def test_nobody_else_is_asked_to_approve(visit, login, fill):
    fill(("ttd.csv", BOTH))
    assert not [one for one in visit(login, CONFIRM).button if one.label == wording.APPROVE]


def press(app, label):
    return next(button for button in app.button if button.label == label).click().run()


def markdown(app):
    return " ".join(one.value for one in app.markdown)


def board(app):
    app.switch_page("pages/data/archive.py").run()
    app.session_state["bagian_arsip"] = wording.ARCHIVE_BOARD
    app.run()
    assert_sound(app)
    return sentences(app)


def test_who_does_not_keep_the_plan_is_told_on_its_page(visit, fill):
    fill(("ttd.csv", BOTH))
    for login, role in (("waru", "pengunggah"), ("baca", "pembaca"), ("camat", "verifikator")):
        assert wording.PLAN_NOT_KEPT.format(role=role) in sentences(visit(login, "pages/follow_up/plan.py"))
    assert "tidak menyimpan rencana" not in sentences(visit("susun", "pages/follow_up/plan.py"))


@pytest.mark.parametrize("login", ["waru", "baca", "camat", "susun"])
def test_answers_are_taken_only_from_who_can_keep_them(visit, login, fill):
    fill(("ttd.csv", DOUBTED))
    app = visit(login, CONFIRM)
    app.session_state["bagian_konfirmasi"] = wording.TAB_ANSWERS
    app.run()
    assert bool(app.file_uploader) == (login == "susun")
    assert (wording.ANSWERS_NOT_TAKEN in sentences(app)) == (login != "susun")


def test_a_pengunggah_of_an_office_brings_its_indicators_only(visit, fill):
    fill(("ttd.csv", BOTH))
    app = visit("gizi", "pages/data/upload.py")
    before = state()
    app.file_uploader[0].set_value([("pangan.csv", FOOD.encode(), "text/csv")]).run()
    assert wording.PART_REFUSED.format(part="Dinas Kesehatan") in sentences(app)
    assert state() == before
    app = visit("gizi", "pages/data/upload.py")
    app.file_uploader[0].set_value([("asi.csv", BREASTFED.encode(), "text/csv")]).run()
    assert len(archive().room(ROOM).files[FileRole.DATA]) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "Berkasnya tidak ada"),
        ("ruang = ", "Isinya bukan TOML"),
        (ROLES.replace('kecamatan = "64.09.02"', 'kecamtan = "64.09.02"'), "kecamtan tidak dikenal"),
    ],
)
def test_a_broken_or_missing_file_of_roles_closes_and_says_so(visit, roles, text, told, fill):
    fill(("ttd.csv", BOTH))
    if text is None:
        roles.unlink()
    else:
        roles.write_text(text, encoding="utf-8")
    for login in ("admin", "camat"):
        app = visit(login, "pages/achievement/overview.py")
        assert told in sentences(app)
        assert "workspace" not in app.session_state
        assert not app.get("file_uploader")


def test_an_account_that_is_not_listed_is_not_let_in(visit, fill):
    fill(("ttd.csv", BOTH))
    app = visit("orang.lain", "pages/achievement/overview.py")
    assert wording.ROLES_UNKNOWN in sentences(app)
    assert "workspace" not in app.session_state


def test_an_address_that_the_provider_does_not_vouch_for_is_nobody(visit):
    app = visit("admin", email_verified=False)
    assert wording.ROLES_UNKNOWN in sentences(app)


def test_roles_without_a_sign_in_close(folder, roles):
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=math.inf)
    app.secrets = {"roles": {"file": str(roles)}}
    app.run()
    assert wording.ROLES_WITHOUT_SIGN_IN in sentences(app)
    assert not app.get("file_uploader")


def test_what_is_taken_back_is_gone_with_the_next_step(visit, roles, fill):
    fill(("ttd.csv", BOTH))
    app = visit("susun", "pages/achievement/kecamatan.py")
    written = 'masuk = "susun@contoh.id"\nnama = "Penyusun"\nperan = "penyusun"'
    assert written in ROLES
    bound = written.replace('"penyusun"', '"verifikator"\nkecamatan = "64.09.02"')
    roles.write_text(ROLES.replace(written, bound), encoding="utf-8")
    app.run()
    assert_sound(app)
    assert set(app.session_state["workspace"].dataset.observations["kecamatan"]) == {"Waru"}
    roles.write_text(
        ROLES.replace(written, 'masuk = "lain"\nnama = "Lain"\nperan = "pembaca"'), encoding="utf-8"
    )
    app.run()
    assert wording.ROLES_UNKNOWN in sentences(app)


def test_an_edit_link_does_not_lift_a_reader(visit, fill):
    fill(("ttd.csv", BOTH))
    archive().share(ROOM, "b" * 43, may_edit=True)
    before = state()
    app = visit("baca")
    app.query_params["ruang"] = "b" * 43
    app.run()
    crafted(app, WRITING["an upload"])
    assert state() == before


@pytest.mark.parametrize("given", [ROOM, "kantor Contoh 2026", "x" * 42])
def test_nothing_but_a_token_leads_to_a_room(folder, given):
    archive().make_room(ROOM)
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=math.inf)
    app.query_params["ruang"] = given
    app.run()
    assert app.session_state["kept_visit"].room == ""


@pytest.mark.parametrize("secrets", [{"roles": {"file": "peran.toml"}}, {"auth": {"cookie_secret": "x"}}])
def test_no_program_is_given_anything_where_people_are_asked_who_they_are(monkeypatch, secrets):
    held = Secrets()
    held._secrets = secrets
    monkeypatch.setattr("streamlit.secrets", held)
    assert asks_who()
    held._secrets = {"other": {}}
    assert not asks_who()
