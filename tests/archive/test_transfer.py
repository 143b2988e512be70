"""A room taken along as a zip comes back as it was, or not at all."""

import io
import json
import zipfile

import pytest

from stunting.archive.archive import RoomArchive
from stunting.archive.contents import FileRole, KeptFile, Room, RoomChange
from stunting.archive.kept import digest_of
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


@pytest.mark.parametrize("value", [0, 1, 255])
def test_no_byte_of_it_can_be_damaged_unnoticed(value):
    """What is opened all the same, as a byte about the time of an entry means nothing, is the same room."""
    whole = room_to_zip(ROOM)
    for place in range(len(whole)):
        damaged = whole[:place] + bytes([value]) + whole[place + 1 :]
        try:
            change = room_from_zip(damaged)
        except NoRoomError:
            continue
        assert change == room_from_zip(whole), place


def test_a_copy_that_was_broken_off_is_refused():
    whole = room_to_zip(ROOM)
    for size in range(len(whole)):
        with pytest.raises(NoRoomError):
            room_from_zip(whole[:size])


def test_older_versions_come_along_and_can_be_had_back(place, tmp_path):
    """Three versions of a file, and one that a person took out, which stays where it was."""
    first, second, third, wrong = (KeptFile(f"ttd_{n}.csv", f"Waru;{n}\n".encode()) for n in range(4))
    digests = [digest_of(one.data) for one in (first, second, third, wrong)]
    old, new = RoomArchive(place), RoomArchive(tmp_path / "other")
    old.make_room("a")
    old.change("a", RoomChange(files={FileRole.DATA: [first, wrong]}), 0)
    old.take_out("a", digests[3], "salah kirim", 1)
    for version, (older, newer) in enumerate(((first, second), (second, third)), start=2):
        superseded = {digest_of(older.data): digest_of(newer.data)}
        old.change("a", RoomChange(files={FileRole.DATA: [newer]}, superseded=superseded), version)
    taken = room_from_zip(room_to_zip(*old.whole_room("a")))
    new.make_room("b")
    new.change("b", taken, 0)
    assert new.room("b").files == old.room("a").files
    told = {(one.digest, one.name, one.added_at, one.superseded_by) for one in new.records("b")}
    assert {one[0] for one in told} == set(digests[:3])
    assert {one for one in told if one[3]} == {
        (one.digest, one.name, one.added_at, one.superseded_by)
        for one in old.records("a")
        if one.superseded_by
    }
    assert new.file("b", digests[0]) == first
    new.restore("b", digests[0], 1)
    assert new.room("b").files[FileRole.DATA] == (first,)
    old.close()
    new.close()


def test_a_zip_from_before_older_versions_came_along_opens():
    with zipfile.ZipFile(io.BytesIO(room_to_zip(ROOM))) as packed:
        listed = json.loads(packed.read("ruang.json"))
    del listed["earlier"]
    change = room_from_zip(with_entry(room_to_zip(ROOM), "ruang.json", json.dumps(listed).encode()))
    assert (change.files, change.earlier) == (ROOM.files, ())


def test_an_older_version_with_other_bytes_is_refused(place):
    archive = RoomArchive(place)
    archive.make_room("a")
    old, new = KeptFile("ttd.csv", b"1"), KeptFile("ttd.csv", b"2")
    archive.change("a", RoomChange(files={FileRole.DATA: [old]}), 0)
    superseded = {digest_of(old.data): digest_of(new.data)}
    archive.change("a", RoomChange(files={FileRole.DATA: [new]}, superseded=superseded), 1)
    data = room_to_zip(*archive.whole_room("a"))
    archive.close()
    with pytest.raises(NoRoomError):
        room_from_zip(with_entry(data, f"berkas/{digest_of(old.data)}", b"3"))
