"""Roles over the wire: who sees what in a browser of one's own, and what a program of one's own cannot do."""

import io
import re
import zipfile

import pytest

from stunting.ui.words import wording
from tests.browser.accounts import office_server, sent_again, signed_in
from tests.browser.visitor import PARTS

HEAD = (
    "CAKUPAN TTD 90 TABLET IBU HAMIL TAHUN {year} KABUPATEN PENAJAM PASER UTARA\n\n"
    "No;Kecamatan;Desa/Kelurahan;Jumlah ibu hamil;Ibu hamil mendapat TTD 90 tablet\n"
)
WARU = "1;Waru;Api-api;50;{served}\n2;Waru;Sesulu;60;30\n"
SEPAKU = "3;Sepaku;Bukit Raya;7319;4177\n4;Sepaku;Binuang;8623;5189\n"
SECRET = (
    b"Bukit Raya",
    b"Binuang",
    b"7319",
    b"7.319",
    b"4177",
    b"4.177",
    b"8623",
    b"8.623",
    b"5189",
    b"5.189",
)
"""What stands in rows of Sepaku and nowhere else, as a file or as a page writes it."""


@pytest.fixture
def office(new_server, tmp_path):
    """A server of an office with roles."""
    with office_server(new_server, tmp_path) as address:
        yield address


def matrix(rows, year=2024):
    return (HEAD.format(year=year) + rows).encode()


def written(path, data):
    path.write_bytes(data)
    return path


def version(number):
    return wording.ROOM_VERSION.partition("{")[0] + str(number)


def test_what_one_office_uploads_the_others_see_with_the_same_version(browser, office, tmp_path):
    """In Waru 70, then 74 of 110; with Sepaku 9,436, then 9,440 of 16,052: 58.8 percent both times."""
    with signed_in(browser, office, "admin") as admin, signed_in(browser, office, "baca") as reader:
        admin.open()
        admin.upload(written(tmp_path / "ttd_sepaku.csv", matrix(SEPAKU)))
        with signed_in(browser, office, "waru") as puskesmas:
            puskesmas.open("unggah")
            for number, served in enumerate((40, 44), start=2):
                puskesmas.unfold(wording.UPLOAD_MORE)
                puskesmas.upload(written(tmp_path / "ttd_waru.csv", matrix(WARU.format(served=served))))
                puskesmas.sees(version(number))
                reader.open("kecamatan?kecamatan=Waru")
                reader.sees(version(number), f"{(served + 30) / 1.1:.1f}".replace(".", ","))
        reader.open("unggah")
        assert reader.page.get_by_test_id("stFileUploader").count() == 0
        admin.open("arsip")
        admin.click(wording.ARCHIVE_LOG, role="tab")
        admin.sees("Puskesmas Waru")


def test_a_verifikator_receives_no_row_of_another_kecamatan(browser, office, tmp_path):
    """Neither on any page and in any tab, nor in a download, nor by the interface for programs."""
    with signed_in(browser, office, "admin") as admin:
        admin.open()
        admin.upload(written(tmp_path / "ttd.csv", matrix(WARU.format(served=40) + SEPAKU)))
        admin.open("rencana")
        admin.open("arsip")
        admin.click(wording.ARCHIVE_LINKS, role="tab")
        admin.click(wording.SHARE_READ)
        link = admin.page.get_by_test_id("stCode").first.inner_text().strip()
    token = link.partition("ruang=")[2]
    with signed_in(browser, office, "baca") as reader:
        some = [(section, page) for section, page in PARTS if page.address in ("arsip", "indikator")]
        assert found_in(everything_sent_to(reader, some, tmp_path)) == set(SECRET)
    with signed_in(browser, office, "camat") as camat:
        sent = everything_sent_to(camat, PARTS, tmp_path)
        assert b"Sesulu" in b"".join(sent)
        assert found_in(sent) == set()
        for address in (f"/api/rooms/{token}/observations", f"/api/rooms/{token}/check"):
            assert camat.page.request.get(f"{office}{address}").status == 403
        camat.open(f"ringkasan?ruang={token}")
        assert found_in([camat.text.encode()]) == set()


def found_in(sent):
    """What of the rows of Sepaku is in any of these bytes, as a word: digests hold digits by chance."""
    words = {one: re.compile(rb"(?<![\w.,])" + re.escape(one) + rb"(?!\w)") for one in SECRET}
    return {one for one, word in words.items() if any(word.search(each) for each in sent)}


def everything_sent_to(visitor, pages, folder):
    """All that the server sends while a visitor opens pages, each of their tabs, and takes every download."""
    sent = []
    visitor.page.on(
        "websocket", lambda socket: socket.on("framereceived", lambda frame: sent.append(bytes_of(frame)))
    )
    for _, page in pages:
        visitor.open(page.address)
        visitor.assert_well()
        sent.extend(downloads(visitor, folder))
        for tab in visitor.tabs()[1:]:
            visitor.click(tab, role="tab")
            sent.extend(downloads(visitor, folder))
    return sent


def downloads(visitor, folder):
    """What every button of the page gives that is seen now."""
    given = []
    for button in visitor.page.get_by_test_id("stDownloadButton").get_by_role("button").all():
        if button.is_visible():
            with visitor.page.expect_download() as waiting:
                button.click()
            waiting.value.save_as(folder / "taken")
            given.extend(parts_of((folder / "taken").read_bytes()))
    return given


def parts_of(data):
    """A file, of a workbook or a document its parts unpacked."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return [data]
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return [part for name in packed.namelist() for part in parts_of(packed.read(name))]


def bytes_of(frame):
    return frame if isinstance(frame, bytes) else frame.encode()


def test_a_program_of_ones_own_cannot_do_more_than_the_role(browser, office, tmp_path):
    """What the browser of an admin sends to upload, to make a link and to delete all is sent by others."""
    asked = []
    with signed_in(browser, office, "admin") as admin:
        admin.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: asked.append(frame)))
        admin.open()
        admin.upload(written(tmp_path / "ttd.csv", matrix(WARU.format(served=40))))
        admin.open("arsip")
        admin.click(wording.ARCHIVE_LINKS, role="tab")
        admin.click(wording.SHARE_EDIT)
        assert links_seen_by(admin) == 1
        for login in ("baca", "camat"):
            sent_again(asked, office, login, matrix(WARU.format(served=41)))
            assert links_seen_by(admin) == 1
            admin.sees(version(1))
        sent_again(asked, office, "admin", matrix(WARU.format(served=41)))
        assert links_seen_by(admin) == 2
        admin.sees(version(2))


def links_seen_by(admin):
    admin.open("arsip")
    admin.click(wording.ARCHIVE_LINKS, role="tab")
    return admin.page.get_by_role("button", name=wording.UNSHARE).count()
