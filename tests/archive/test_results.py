"""What the program made of a room: had back while all it hangs on is the same, and gone with the files."""

import hashlib
import sqlite3
from contextlib import closing

import pytest

from stunting.archive.archive import RoomArchive
from stunting.archive.contents import FileRole, KeptFile, RoomChange
from stunting.archive.folder import FILE
from stunting.archive.results import KeptResults
from stunting.archive.transfer import room_from_zip, room_to_zip

TTD, OTHER = KeptFile("ttd.csv", b"Desa;Sasaran\nWaru;10\n"), KeptFile("lain.csv", b"Desa;Sasaran\nWaru;12\n")
DIGEST = hashlib.sha256(OTHER.data).hexdigest()
OWN, LOOK = "token", "look"
NAME = "numbers"
NUMBERS = (1, 2, 3)


@pytest.fixture
def archive(place):
    opened = RoomArchive(place)
    opened.make_room(OWN)
    opened.change(OWN, RoomChange(files={FileRole.DATA: [TTD, OTHER]}), 0)
    opened.share(OWN, LOOK, may_edit=False)
    yield opened
    opened.close()


def results(archive, made_of="all", token=OWN):
    return KeptResults(archive, token, archive.access(OWN).version, made_of)


def kept(archive, made_of="all", token=OWN):
    return results(archive, made_of, token).get(NAME, tuple[int, ...])


@pytest.fixture
def filled(archive):
    results(archive).put(NAME, NUMBERS)
    return archive


def test_a_result_is_made_once_also_at_the_next_server(archive, place):
    made = []

    def make():
        made.append(1)
        return NUMBERS

    assert results(archive).once(NAME, tuple[int, ...], make) == NUMBERS
    assert results(archive).once(NAME, tuple[int, ...], make) == NUMBERS
    archive.close()
    later = RoomArchive(place)
    assert results(later).once(NAME, tuple[int, ...], make) == NUMBERS
    later.close()
    assert made == [1]


def test_what_hangs_on_something_else_is_not_given(filled):
    assert kept(filled) == NUMBERS
    assert kept(filled, made_of="another program") is None
    assert kept(filled, token="nowhere") is None


def test_the_newest_takes_the_place_of_the_one_before(filled):
    results(filled, "other decisions").put(NAME, (4,))
    assert kept(filled) is None
    assert kept(filled, "other decisions") == (4,)


def test_who_may_only_look_has_it_and_makes_it_and_changes_nothing(archive):
    version = archive.access(OWN).version
    log = archive.log(OWN)
    results(archive, token=LOOK).put(NAME, NUMBERS)
    assert kept(archive) == kept(archive, token=LOOK) == NUMBERS
    assert archive.access(OWN).version == version
    assert archive.log(OWN) == log


def test_it_stays_while_only_documents_change(filled):
    filled.change(OWN, RoomChange(documents={"rencana.json": b"{}"}), filled.access(OWN).version)
    assert kept(filled) == NUMBERS


@pytest.mark.parametrize(
    "act",
    [
        lambda archive, at: archive.change(OWN, RoomChange(files={FileRole.DATA: [TTD]}), at),
        lambda archive, at: archive.change(OWN, RoomChange(files={FileRole.DATA: ()}), at),
        lambda archive, at: archive.take_out(OWN, DIGEST, "salah tahun", at),
    ],
    ids=["a file goes", "all go", "one is taken out"],
)
def test_with_a_file_goes_what_was_made_of_it(filled, act):
    act(filled, filled.access(OWN).version)
    assert kept(filled) is None
    with filled._engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM made").scalar() == 0


def test_a_file_that_is_had_back_is_read_with_the_others(archive):
    archive.take_out(OWN, DIGEST, "salah tahun", archive.access(OWN).version)
    results(archive).put(NAME, NUMBERS)
    archive.restore(OWN, DIGEST, archive.access(OWN).version)
    assert kept(archive) is None


def test_what_was_made_of_an_earlier_version_is_not_kept(archive):
    before = results(archive)
    archive.change(OWN, RoomChange(files={FileRole.DATA: [TTD]}), archive.access(OWN).version)
    before.put(NAME, NUMBERS)
    assert kept(archive) is None


def test_it_is_forgotten_with_its_room(filled):
    filled.forget(OWN)
    with filled._engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM made").scalar() == 0


def test_it_does_not_go_along_on_a_stick(filled):
    """Nobody can bring numbers that do not stand in the files beside them."""
    taken = room_from_zip(room_to_zip(filled.room(OWN)))
    filled.make_room("there")
    filled.change("there", taken, 0)
    assert KeptResults(filled, "there", 1, "all").get(NAME, tuple[int, ...]) is None


def test_a_damaged_one_is_made_again(tmp_path):
    archive = RoomArchive(tmp_path)
    archive.make_room(OWN)
    KeptResults(archive, OWN, 0, "all").put(NAME, NUMBERS)
    archive.close()
    with closing(sqlite3.connect(tmp_path / FILE)) as file, file:
        file.execute("UPDATE made SET body = x'00'")
    archive = RoomArchive(tmp_path)
    assert KeptResults(archive, OWN, 0, "all").once(NAME, tuple[int, ...], lambda: (5,)) == (5,)
    assert kept(archive) == (5,)
    archive.close()


def test_without_an_archive_it_is_made_and_no_more_is_said(place):
    archive = RoomArchive(place)
    archive.make_room(OWN)
    there = KeptResults(archive, OWN, 0, "all")
    with archive._engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE made")
    assert there.once(NAME, tuple[int, ...], lambda: NUMBERS) == NUMBERS
    archive.close()
