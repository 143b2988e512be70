"""What goes wrong while an archive is at work: ended servers, full disks, many readers, broken pages."""

import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from stunting.archive.archive import RoomArchive
from stunting.archive.contents import FileRole, KeptFile, RoomChange
from stunting.archive.failures import DamagedError, DatabaseUnreachableError
from stunting.archive.folder import FILE, DatabaseAddress
from stunting.pipeline import Upload, read_files
from tests.archive.cluster import programs

SCRIPT = Path(__file__).parents[1] / "torture" / "kill_writes.py"
READERS, CHANGES = 30, 8
# Visitors look at what they got; thirty that do not would only ask how fast this machine is.
PAUSE_S = 0.05


@pytest.fixture
def archive(place):
    opened = RoomArchive(place)
    opened.make_room("token")
    yield opened
    opened.close()


def matrix(version):
    """A file of which the figures tell the version: of 100 pregnant women in each desa, so many."""
    rows = [f"{number};Waru;{desa};100;{version}" for number, desa in enumerate(("Api-api", "Sesulu"), 1)]
    head = "CAKUPAN TTD 90 TABLET IBU HAMIL TAHUN 2024 KABUPATEN PENAJAM PASER UTARA\n\n"
    columns = "No;Kecamatan;Desa/Kelurahan;Jumlah ibu hamil;Ibu hamil mendapat TTD 90 tablet\n"
    return KeptFile(f"ttd_{version}.csv", (head + columns + "\n".join(rows) + "\n").encode())


def change_to(version):
    files = {FileRole.DATA: [matrix(version)], FileRole.OUTLINES: [KeptFile("x", b"%d" % version * 2_000)]}
    return RoomChange(files=files, documents={"a.json": b"%d" % version, "b.json": b"%d" % version})


def version_told_by(room):
    """The one version of which all that a room holds tells."""
    told = {int(body) for body in room.documents.values()}
    told |= {int(file.name[4:-4]) for file in room.files[FileRole.DATA]}
    told |= {int(file.data[: len(file.data) // 2_000]) for file in room.files[FileRole.OUTLINES]}
    [version] = told or {0}
    return version


@pytest.mark.parametrize("option", [[], ["--postgresql"]], ids=["sqlite", "postgresql"])
def test_a_server_ended_while_it_writes_leaves_all_or_nothing_of_each_change(option, request):
    if option:
        request.getfixturevalue("cluster")
    command = [sys.executable, SCRIPT, "--count", "2", *option]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    assert "2 writers ended" in told.stdout


def test_thirty_readers_see_whole_versions_while_one_writes(archive):
    archive.share("token", "to look", may_edit=False)
    done, seen, failures = threading.Event(), [], []

    def read():
        mine = []
        try:
            while not done.is_set():
                room = archive.room("to look")
                assert version_told_by(room) == room.version
                mine.append(room.version)
                time.sleep(PAUSE_S)
        except BaseException as failure:
            failures.append(failure)
        seen.append(mine)

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for version in range(CHANGES):
        assert archive.change("token", change_to(version + 1), version) == version + 1
    done.set()
    for reader in readers:
        reader.join()
    assert failures == []
    assert len(seen) == READERS
    assert all(mine == sorted(mine) for mine in seen)


def test_a_copy_made_while_somebody_writes_gives_the_figures_of_one_version(archive, place, tmp_path):
    done = threading.Event()

    def write():
        version = 0
        while not done.is_set() and version < 100:
            version = archive.change("token", change_to(version + 1), version)

    writer = threading.Thread(target=write)
    writer.start()
    while archive.access("token").version == 0:
        time.sleep(0.01)
    restored = copied(place, tmp_path / "copy")
    done.set()
    writer.join()
    copy = RoomArchive(restored)
    room = copy.room("token")
    copy.close()
    assert 1 <= room.version <= archive.access("token").version
    assert version_told_by(room) == room.version
    read = read_files([Upload(one.name, one.data) for one in room.files[FileRole.DATA]]).observations
    assert list(read.loc[read["measure"] == "numerator", "value"]) == [room.version] * 2
    assert list(read.loc[read["measure"] == "denominator", "value"]) == [100, 100]


def copied(place, folder):
    """A copy of an archive in use, as docs/server.md says, restored beside it."""
    folder.mkdir()
    if not isinstance(place, DatabaseAddress):
        with closing(sqlite3.connect(place / FILE)) as used, closing(sqlite3.connect(folder / FILE)) as copy:
            used.backup(copy)
        return folder
    server, _, schema = place.url.partition("?options=-csearch_path%3D")
    dumped = [programs() / "pg_dump", "--format=custom", f"--schema={schema}", f"--file={folder / 'copy'}"]
    subprocess.run([*dumped, server], check=True)
    with closing(connected(place)) as connection:
        connection.execute(f"CREATE DATABASE copy_of_{schema}")
    restored = f"{server.rpartition('/')[0]}/copy_of_{schema}"
    subprocess.run([programs() / "pg_restore", f"--dbname={restored}", folder / "copy"], check=True)
    return DatabaseAddress(place.url.replace(server, restored))


def test_a_disk_that_is_full_in_the_database_keeps_what_was_there(database):
    archive = RoomArchive(database)
    archive.make_room("token")
    archive.change("token", change_to(1), 0)
    with closing(connected(database)) as connection:
        connection.execute(
            "CREATE FUNCTION be_full() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$"
        )
        connection.execute("CREATE TRIGGER is_full BEFORE INSERT ON documents EXECUTE FUNCTION be_full()")
        with pytest.raises(DatabaseUnreachableError, match="penuh"):
            archive.change("token", change_to(2), 1)
        assert version_told_by(archive.room("token")) == 1
        connection.execute("DROP TRIGGER is_full ON documents")
    assert archive.change("token", change_to(2), 1) == 2
    archive.close()


def test_a_database_that_was_gone_is_used_again_when_it_is_back(cluster, database):
    archive = RoomArchive(database)
    archive.make_room("token")
    archive.change("token", change_to(1), 0)
    cluster.stop()
    try:
        for ask in (lambda: archive.room("token"), lambda: archive.change("token", change_to(2), 1)):
            with pytest.raises(DatabaseUnreachableError):
                ask()
    finally:
        cluster.start()
    assert version_told_by(archive.room("token")) == 1
    assert archive.change("token", change_to(2), 1) == 2
    archive.close()


def test_who_asks_first_after_a_restart_of_the_database_is_answered(cluster, database):
    archive = RoomArchive(database)
    archive.make_room("token")
    cluster.stop()
    cluster.start()
    assert archive.access("token").version == 0
    archive.close()


def test_a_broken_page_of_the_database_is_named(cluster, database):
    archive = RoomArchive(database)
    archive.make_room("token")
    archive.change("token", change_to(1), 0)
    archive.close()
    with closing(connected(database)) as connection:
        [(path,)] = connection.execute("SELECT pg_relation_filepath('originals')").fetchall()
    cluster.stop()
    file = cluster.folder / "data" / path
    content = bytearray(file.read_bytes())
    content[200:264] = bytes(range(64))
    file.write_bytes(content)
    cluster.start()
    archive = RoomArchive(database)
    with pytest.raises(DamagedError, match=rf"block 0 of relation {path}"):
        archive.room("token")
    assert archive.access("token").version == 1
    archive.close()


def connected(address):
    return psycopg.connect(address.url, autocommit=True)
