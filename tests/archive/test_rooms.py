"""A room gives back what was put into it, once, and nothing after it was forgotten."""

import hashlib
import itertools
import os
from datetime import UTC, datetime, timedelta

import pytest

from stunting.archive.archive import RoomArchive
from stunting.archive.contents import Event, FileRole, KeptFile, RoomChange
from stunting.archive.failures import OvertakenError, ReadOnlyError

MATRIX = KeptFile("ttd.csv", b"Desa;Sasaran\nWaru;10\n" * 50)
OTHER = KeptFile("ttd_2025.csv", b"Desa;Sasaran\nWaru;12\n")
NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.time = NOON

    def __call__(self):
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def archive(place, clock):
    archive = RoomArchive(place, clock)
    yield archive
    archive.close()


@pytest.fixture
def in_a_file(tmp_path, clock):
    """An archive whose file a test looks into."""
    archive = RoomArchive(tmp_path, clock)
    yield archive
    archive.close()


def made(archive, token="token"):
    archive.make_room(token)
    return token


def with_files(*files):
    return RoomChange(files={FileRole.DATA: files})


def originals(archive):
    """How many files are stored."""
    with archive._engine.connect() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM originals").scalar()


def size_on_disk(folder):
    return sum(path.stat().st_size for path in folder.iterdir())


def test_a_room_gives_back_what_was_put_into_it(archive):
    id = made(archive)
    outlines = KeptFile("batas.geojson", b"{}")
    change = RoomChange(
        files={FileRole.DATA: [OTHER, MATRIX], FileRole.OUTLINES: [outlines]},
        documents={"keputusan_dasbor.json": b'{"version": 2}'},
        kabupaten="64.09",
        year=2025,
    )
    assert archive.change(id, change, at_version=0) == 1
    room = archive.room(id)
    assert room.files == {FileRole.DATA: (OTHER, MATRIX), FileRole.OUTLINES: (outlines,)}
    assert room.documents == {"keputusan_dasbor.json": b'{"version": 2}'}
    assert (room.kabupaten, room.year, room.version) == ("64.09", 2025, 1)
    assert archive.room("unknown") is archive.access("unknown") is None


def test_what_is_not_named_stays_and_what_is_the_same_is_no_change(archive):
    id = made(archive)
    archive.change(
        id, RoomChange(files={FileRole.DATA: [MATRIX]}, documents={"a.json": b"1", "b.json": b"2"}), 0
    )
    assert archive.change(id, RoomChange(documents={"a.json": None}), 1) == 2
    assert archive.room(id).documents == {"b.json": b"2"}
    assert archive.room(id).files[FileRole.DATA] == (MATRIX,)
    assert archive.change(id, RoomChange(files={FileRole.DATA: [MATRIX]}, documents={"b.json": b"2"}), 2) == 2


def test_what_is_derived_from_a_room_is_kept_in_it_at_the_same_version(archive):
    id = made(archive)
    archive.change(id, with_files(MATRIX), 0)
    before = archive.room(id)
    assert archive.change(id, RoomChange(documents={"a.json": b"1"}, is_derived=True), 1) == 1
    room = archive.room(id)
    assert (room.documents, room.version, room.changed_at) == ({"a.json": b"1"}, 1, before.changed_at)
    with pytest.raises(OvertakenError):
        archive.change(id, RoomChange(documents={"a.json": b"2"}, is_derived=True), 0)


def test_the_log_tells_what_happened_without_a_name(archive):
    id = made(archive)
    archive.change(id, with_files(MATRIX, OTHER), 0)
    archive.change(id, RoomChange(files={FileRole.DATA: [MATRIX]}, documents={"a.json": b"1"}), 1)
    archive.change(id, RoomChange(documents={"a.json": None}), 2)
    assert [(one.event, one.detail) for one in archive.log(id)] == [
        (Event.MADE, ""),
        (Event.FILES_ADDED, "2"),
        (Event.FILES_REMOVED, "1"),
        (Event.DOCUMENT_CHANGED, "a.json"),
        (Event.DOCUMENT_REMOVED, "a.json"),
    ]
    assert {one.at for one in archive.log(id)} == {"2026-11-27T12:00:00Z"}


def test_a_change_of_what_another_has_changed_is_refused(archive):
    id = made(archive)
    archive.change(id, with_files(MATRIX), 0)
    with pytest.raises(OvertakenError):
        archive.change(id, with_files(OTHER), 0)
    assert archive.room(id).files[FileRole.DATA] == (MATRIX,)
    with pytest.raises(OvertakenError):
        archive.change("gone", with_files(OTHER), 0)


def test_a_token_leads_to_one_room_and_stands_nowhere(in_a_file, tmp_path):
    archive = in_a_file
    token = made(archive, "a token that nobody guesses")
    assert archive.access(token).may_edit
    with pytest.raises(OvertakenError):
        archive.make_room("a token that nobody guesses")
    assert b"nobody guesses" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    archive.forget(token)
    assert archive.access("a token that nobody guesses") is None


def test_a_link_to_look_changes_nothing_and_one_to_edit_does(archive):
    own = made(archive)
    archive.share(own, "to look", may_edit=False)
    archive.share(own, "to edit", may_edit=True)
    assert archive.change("to edit", with_files(MATRIX), 0) == 1
    assert archive.room("to look") == archive.room(own)
    for change in (
        lambda: archive.change("to look", with_files(), 1),
        lambda: archive.take_out("to look", "any", "", 1),
        lambda: archive.restore("to look", "any", 1),
        lambda: archive.purge("to look", "any"),
        lambda: archive.share("to look", "another", may_edit=True),
        lambda: archive.unshare("to look", "any"),
        lambda: archive.forget("to look"),
    ):
        with pytest.raises(ReadOnlyError):
            change()
    assert archive.room(own).files[FileRole.DATA] == (MATRIX,)


def test_a_link_that_was_taken_back_leads_nowhere(archive, clock):
    own = made(archive)
    archive.share(own, "to look", may_edit=False)
    clock.time += timedelta(seconds=1)
    archive.share(own, "to edit", may_edit=True)
    look, edit = archive.links(own)
    assert (look.may_edit, edit.may_edit) == (False, True)
    archive.unshare("to edit", look.digest)
    assert archive.access("to look") is archive.room("to look") is None
    archive.unshare(own, hashlib.sha256(own.encode()).hexdigest())
    assert archive.access(own) is not None


def test_a_file_that_was_taken_out_can_be_had_back(archive, clock):
    id = made(archive)
    archive.change(id, with_files(MATRIX, OTHER), 0)
    clock.time += timedelta(hours=1)
    assert archive.take_out(id, hashlib.sha256(MATRIX.data).hexdigest(), "salah tahun", 1) == 2
    in_use, gone = archive.records(id)
    assert (in_use.name, in_use.removed_at) == ("ttd_2025.csv", "")
    assert (gone.name, gone.removed_at, gone.reason) == ("ttd.csv", "2026-11-27T13:00:00Z", "salah tahun")
    assert archive.restore(id, gone.digest, 2) == 3
    assert archive.room(id).files[FileRole.DATA] == (OTHER, MATRIX)
    assert archive.restore(id, gone.digest, 3) == 3


def test_a_file_that_came_back_by_itself_is_in_use_again(archive):
    id = made(archive)
    for version, files in enumerate(([MATRIX], [OTHER], [OTHER, MATRIX])):
        archive.change(id, with_files(*files), version)
    assert archive.room(id).files[FileRole.DATA] == (OTHER, MATRIX)
    assert [one.removed_at for one in archive.records(id)] == ["", ""]


def test_what_was_taken_out_is_gone_when_it_is_purged_or_its_time_is_over(archive, clock):
    id = made(archive)
    archive.change(id, with_files(MATRIX, OTHER), 0)
    archive.change(id, with_files(), 1)
    archive.purge(id, hashlib.sha256(MATRIX.data).hexdigest())
    assert [one.name for one in archive.records(id)] == ["ttd_2025.csv"]
    clock.time += timedelta(days=31)
    assert archive.forget_unused(NOON - timedelta(days=1), clock.time - timedelta(days=30)) == 0
    assert archive.records(id) == ()
    assert originals(archive) == 0


def test_what_is_purged_or_out_of_time_stands_nowhere_on_the_disk(in_a_file, clock, tmp_path):
    archive = in_a_file
    secret = [KeptFile(f"{number}.bin", os.urandom(6000)) for number in range(2)]
    id = made(archive)
    archive.change(id, with_files(*secret), 0)
    archive.change(id, with_files(), 1)
    archive.purge(id, hashlib.sha256(secret[0].data).hexdigest())
    clock.time += timedelta(days=31)
    archive.forget_unused(NOON - timedelta(days=1), clock.time - timedelta(days=30))
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not any(file.data[:64] in left for file in secret)


def digest(file):
    return hashlib.sha256(file.data).hexdigest()


def in_versions(archive, *files):
    """A room in which each of the files took the place of the one before; gives its token."""
    id = made(archive)
    archive.change(id, with_files(files[0]), 0)
    for version, (older, newer) in enumerate(itertools.pairwise(files), start=1):
        superseded = {digest(older): digest(newer)}
        archive.change(id, RoomChange(files={FileRole.DATA: [newer]}, superseded=superseded), version)
    return id


def by_name(archive, id):
    return {one.name: (bool(one.removed_at), one.superseded_by) for one in archive.records(id)}


def test_an_older_version_is_opened_and_takes_the_place_of_the_newer_one(archive):
    first, second, third = (KeptFile(f"{name}.csv", name.encode()) for name in "abc")
    id = in_versions(archive, first, second, third)
    assert by_name(archive, id) == {
        "c.csv": (False, ""),
        "b.csv": (True, digest(third)),
        "a.csv": (True, digest(second)),
    }
    assert archive.file(id, digest(first)) == first
    assert archive.file(id, digest(MATRIX)) is None
    assert archive.restore(id, digest(first), 3) == 4
    assert archive.room(id).files[FileRole.DATA] == (first,)
    assert by_name(archive, id) == {
        "a.csv": (False, ""),
        "b.csv": (True, digest(third)),
        "c.csv": (True, digest(first)),
    }
    assert archive.restore(id, digest(second), 4) == 5
    assert archive.room(id).files[FileRole.DATA] == (second,)


def test_an_older_version_can_stand_beside_the_newer_one_under_a_name_of_its_own(archive):
    older, newer = KeptFile("ttd.csv", b"old"), KeptFile("ttd.csv", b"new")
    id = in_versions(archive, older, newer)
    archive.restore(id, digest(older), 2, beside=True)
    assert archive.room(id).files[FileRole.DATA] == (newer, KeptFile("ttd (2).csv", b"old"))


def test_an_older_version_stays_as_long_as_the_one_in_its_place(archive, clock):
    older, newer = KeptFile("a.csv", b"old"), KeptFile("b.csv", b"new")
    id = in_versions(archive, older, newer)

    def forget():
        archive.forget_unused(NOON - timedelta(days=1), clock.time - timedelta(days=30))

    clock.time += timedelta(days=300)
    forget()
    assert len(archive.records(id)) == 2
    archive.take_out(id, digest(newer), "salah", 2)
    clock.time += timedelta(days=31)
    forget()
    assert [one.name for one in archive.records(id)] == ["a.csv"]
    forget()
    assert archive.records(id) == ()


def test_an_older_version_that_comes_again_is_the_newest(archive):
    first, second = KeptFile("a.csv", b"old"), KeptFile("b.csv", b"new")
    id = in_versions(archive, first, second, first)
    assert by_name(archive, id) == {"a.csv": (False, ""), "b.csv": (True, digest(first))}


def test_what_two_rooms_hold_stays_until_neither_does(archive):
    first, second = made(archive, "a"), made(archive, "b")
    for id in (first, second):
        archive.change(id, with_files(MATRIX), 0)
    assert originals(archive) == 1
    archive.forget(first)
    assert archive.access(first) is archive.room(first) is None
    assert archive.room(second).files[FileRole.DATA] == (MATRIX,)
    archive.forget(second)
    assert originals(archive) == 0
    with pytest.raises(OvertakenError):
        archive.log(second)


def test_a_file_of_two_rooms_is_stored_once_and_stays_until_neither_holds_it(in_a_file, tmp_path):
    archive = in_a_file
    large = KeptFile("besar.xlsx", os.urandom(500_000))
    first, second = made(archive, "a"), made(archive, "b")
    for id in (first, second):
        archive.change(id, with_files(large), 0)
    archive.forget(first)
    assert archive.room(second).files[FileRole.DATA] == (large,)
    assert size_on_disk(tmp_path) < 700_000
    archive.forget(second)
    assert size_on_disk(tmp_path) < 200_000


def test_what_is_forgotten_stands_nowhere_on_the_disk(in_a_file, tmp_path):
    archive = in_a_file
    secret = os.urandom(6000)
    id = made(archive)
    archive.change(id, RoomChange(files={FileRole.DATA: [KeptFile("rahasia.bin", secret)]}), 0)
    assert any(secret[:64] in path.read_bytes() for path in tmp_path.iterdir())
    archive.forget(id)
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert secret[:64] not in left
    assert b"rahasia" not in left
    with pytest.raises(OvertakenError):
        archive.log(id)


def test_a_room_is_unused_since_it_was_last_opened_or_changed(archive, clock):
    opened, changed, unused = (made(archive, token) for token in "abc")
    clock.time += timedelta(days=10)
    archive.note_use(opened)
    archive.change(changed, with_files(MATRIX), 0)
    assert archive.forget_unused(NOON + timedelta(days=1), NOON) == 1
    assert archive.access(opened).version == 0
    assert archive.access(changed).version == 1
    assert archive.access(unused) is archive.room(unused) is None


def test_a_clock_set_back_loses_nothing(archive, clock):
    id = made(archive)
    archive.change(id, with_files(MATRIX), 0)
    clock.time -= timedelta(days=4000)
    archive.change(id, with_files(MATRIX, OTHER), 1)
    assert archive.forget_unused(clock.time - timedelta(days=400), clock.time - timedelta(days=30)) == 0
    assert archive.room(id).files[FileRole.DATA] == (MATRIX, OTHER)
    assert [one.event for one in archive.log(id)][1:] == [Event.FILES_ADDED, Event.FILES_ADDED]


def kept_by(archive, clock):
    """Whether what a server does at its start, at this time, leaves the room."""
    archive.forget_unused(clock.time - timedelta(days=400), clock.time - timedelta(days=30))
    return archive.room("token") is not None


def test_what_was_done_while_the_clock_stood_long_ago_is_there_when_it_is_right_again(archive, clock):
    clock.time = datetime(2000, 1, 1, tzinfo=UTC)
    id = made(archive)
    archive.change(id, with_files(MATRIX, OTHER), 0)
    archive.take_out(id, hashlib.sha256(MATRIX.data).hexdigest(), "", 1)
    assert kept_by(archive, clock)
    clock.time = NOON
    made(archive, "somebody else")
    assert kept_by(archive, clock)
    assert [one.name for one in archive.records(id)] == ["ttd_2025.csv", "ttd.csv"]
    clock.time += timedelta(days=31)
    assert kept_by(archive, clock)
    assert [one.name for one in archive.records(id)] == ["ttd_2025.csv"]
    clock.time += timedelta(days=400)
    archive.note_use("somebody else")
    assert not kept_by(archive, clock)


def test_a_room_is_as_young_as_its_latest_use_by_whatever_clock(archive, clock):
    id = made(archive)
    clock.time -= timedelta(days=300)
    archive.note_use(id)
    archive.change(id, with_files(MATRIX), 0)
    clock.time = NOON + timedelta(days=390)
    made(archive, "somebody else")
    assert kept_by(archive, clock)


def test_a_clock_far_ahead_or_a_long_absence_deletes_nothing(archive, clock):
    made(archive)
    made(archive, "somebody else")
    clock.time += timedelta(days=5000)
    assert kept_by(archive, clock)
    assert archive.access("somebody else") is not None


def test_closed_and_opened_again_it_holds_the_same(place):
    first = RoomArchive(place)
    id = made(first)
    first.change(id, with_files(MATRIX), 0)
    room = first.room(id)
    first.close()
    second = RoomArchive(place)
    assert second.room(id) == room
    second.close()
