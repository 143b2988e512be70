"""What the role of an account does not allow the archive refuses, and what it does stands in the log."""

import pytest

from stunting.archive.archive import RoomArchive
from stunting.archive.contents import Event, FileRole, KeptFile, RoomChange
from stunting.archive.failures import NotAllowedError
from stunting.archive.kept import digest_of
from stunting.model.accounts import Account, Role

TOKEN, SHARED = "kantor contoh", "b" * 43
FILE = KeptFile("ttd.csv", b"Desa;Sasaran\nWaru;10\n")
OTHER = KeptFile("gizi.csv", b"Desa;Sasaran\nWaru;20\n")
DIGEST = digest_of(FILE.data)
FILES = RoomChange(files={FileRole.DATA: [FILE, OTHER]})
CHANGES = {
    "files": FILES,
    "outlines": RoomChange(files={FileRole.OUTLINES: [OTHER]}),
    "decisions": RoomChange(documents={"keputusan_dasbor.json": b"{}"}),
    "reading": RoomChange(documents={"bacaan.json": b"{}"}),
    "plan": RoomChange(documents={"rencana.json": b"{}"}),
    "answers": RoomChange(documents={"jawaban_konfirmasi.json": b"{}"}),
    "confirmation of Waru": RoomChange(documents={"pengesahan_64.09.02.json": b"{}"}),
    "confirmation of Sepaku": RoomChange(documents={"pengesahan_64.09.04.json": b"{}"}),
    "anything else": RoomChange(documents={"lain.json": b"{}"}),
}
ACTIONS = {
    "take out": lambda archive: archive.take_out(TOKEN, DIGEST, "salah", archive.access(TOKEN).version),
    "restore": lambda archive: archive.restore(TOKEN, DIGEST, archive.access(TOKEN).version),
    "purge": lambda archive: archive.purge(TOKEN, DIGEST),
    "share": lambda archive: archive.share(TOKEN, SHARED, may_edit=True),
    "unshare": lambda archive: archive.unshare(TOKEN, digest_of(SHARED.encode())),
    "forget": lambda archive: archive.forget(TOKEN),
    "file": lambda archive: archive.file(TOKEN, DIGEST),
    "whole room": lambda archive: archive.whole_room(TOKEN),
}
READING = {"file", "whole room"}
UPLOADING = {"files", "decisions", "reading"}
COMPOSING = {*UPLOADING, "outlines", "plan", "answers", "take out", "restore"}
ALLOWED = {
    Role.READER: READING,
    Role.UPLOADER: READING | UPLOADING,
    Role.VERIFIER: {"confirmation of Waru"},
    Role.COMPOSER: READING | COMPOSING,
    Role.ADMIN: {*CHANGES, *ACTIONS},
}


@pytest.fixture
def archive(place):
    archive = RoomArchive(place)
    archive.make_room(TOKEN)
    archive.change(TOKEN, RoomChange(files={FileRole.DATA: [FILE]}), 0)
    yield archive
    archive.close()


def state(archive):
    return archive.room(TOKEN), archive.records(TOKEN), archive.links(TOKEN), archive.log(TOKEN)


def do(archive, role, what):
    acting = archive.acting(Account("Kantor", role, kecamatan="64.09.02"))
    if what in ACTIONS:
        ACTIONS[what](acting)
    else:
        acting.change(TOKEN, CHANGES[what], archive.access(TOKEN).version)


@pytest.mark.parametrize(("role", "what"), [(role, what) for role in Role for what in sorted(ALLOWED[role])])
def test_what_a_role_allows_is_done(archive, role, what):
    do(archive, role, what)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMIN])
def test_nothing_else_is_done(archive, role):
    before = state(archive)
    for what in {*CHANGES, *ACTIONS} - ALLOWED[role]:
        with pytest.raises(NotAllowedError):
            do(archive, role, what)
        assert state(archive) == before, what


def test_the_log_names_the_account(archive):
    archive.acting(Account("Puskesmas Waru", Role.UPLOADER)).change(TOKEN, FILES, 1)
    assert [(one.event, one.by) for one in archive.log(TOKEN)] == [
        (Event.MADE, ""),
        (Event.FILES_ADDED, ""),
        (Event.FILES_ADDED, "Puskesmas Waru"),
    ]


@pytest.mark.parametrize("role", [Role.READER, Role.VERIFIER])
def test_who_only_reads_makes_no_room(archive, role):
    with pytest.raises(NotAllowedError):
        archive.acting(Account("Kantor", role, kecamatan="64.09.02")).make_room("c" * 43)
    assert archive.access("c" * 43) is None
