"""A room taken along as a zip comes back as it was, or not at all."""

import io
import zipfile

import pytest

from stunting.archive.contents import FileRole, KeptFile, Room
from stunting.archive.transfer import NoRoomError, room_from_zip, room_to_zip

FILES = (KeptFile("ttd.csv", b"Desa;Sasaran\nWaru;10\n"), KeptFile("../../etc/ttd.csv", b"\x00\xff"))
ROOM = Room(
    id="r1",
    kabupaten="64.09",
    year=2025,
    version=7,
    changed_at="2026-11-27T12:00:00Z",
    files={FileRole.DATA: FILES, FileRole.OUTLINES: ()},
    documents={"keputusan_dasbor.json": b"{}", "rencana.json": b"[]"},
)


def with_entry(data, name, body):
    """The zip with one of its entries replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, body if entry.startswith(name) else old.read(entry))
    return buffer.getvalue()


def test_a_room_comes_back_as_it_was():
    change = room_from_zip(room_to_zip(ROOM))
    assert (change.files, change.documents) == (ROOM.files, ROOM.documents)
    assert (change.kabupaten, change.year) == ("64.09", 2025)


def test_no_name_of_an_upload_becomes_a_path():
    with zipfile.ZipFile(io.BytesIO(room_to_zip(ROOM))) as packed:
        assert not any(".." in name for name in packed.namelist())


@pytest.mark.parametrize(
    "data",
    [
        b"no zip",
        with_entry(room_to_zip(ROOM), "ruang.json", b"{}"),
        with_entry(room_to_zip(ROOM), "berkas/", b"other bytes"),
        with_entry(room_to_zip(ROOM), "dokumen/rencana.json", b"[1]"),
        with_entry(room_to_zip(ROOM), "ruang.json", b"x" * 10),
    ],
)
def test_what_is_no_room_or_was_changed_is_refused(data):
    with pytest.raises(NoRoomError):
        room_from_zip(data)
