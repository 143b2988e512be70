"""What only a database on a server can be: several servers at once, gone and back, refusing."""

import builtins
import hashlib
import threading
import time
from contextlib import closing

import psycopg
import pytest

from stunting.archive.archive import RoomArchive
from stunting.archive.contents import FileRole, KeptFile, RoomChange
from stunting.archive.failures import (
    AddressError,
    DamagedError,
    DatabaseUnreachableError,
    DriverMissingError,
    NewerError,
    OvertakenError,
    UnstorableError,
)
from stunting.archive.folder import DATABASE_SETTING, SETTING, DatabaseAddress, archive_place

MATRIX = KeptFile("ttd.csv", b"Desa;Sasaran\nWaru;10\n")
CHANGE = RoomChange(files={FileRole.DATA: [MATRIX]})


@pytest.fixture
def archive(database):
    opened = RoomArchive(database)
    opened.make_room("token")
    yield opened
    opened.close()


def test_two_servers_work_on_one_database(archive, database):
    other = RoomArchive(database)
    assert archive.change("token", CHANGE, 0) == 1
    assert other.room("token").files[FileRole.DATA] == (MATRIX,)
    with pytest.raises(OvertakenError):
        other.change("token", RoomChange(documents={"a.json": b"1"}), 0)
    assert other.change("token", RoomChange(documents={"a.json": b"1"}), 1) == 2
    assert archive.room("token") == other.room("token")
    other.close()


def test_servers_that_start_together_make_the_tables_once(database):
    opened = []
    threads = [threading.Thread(target=lambda: opened.append(RoomArchive(database))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4
    opened[0].make_room("token")
    assert {archive.access("token").version for archive in opened} == {0}
    for archive in opened:
        archive.close()


def test_of_servers_that_change_one_version_together_one_is_heard(database):
    archives = [RoomArchive(database) for _ in range(4)]
    archives[0].make_room("token")
    written, refused = [], []

    def change(number, archive):
        try:
            archive.change("token", RoomChange(documents={"a.json": b"%d" % number}), 0)
            written.append(b"%d" % number)
        except OvertakenError:
            refused.append(number)

    threads = [threading.Thread(target=change, args=one) for one in enumerate(archives)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(written), len(refused)) == (1, 3)
    assert archives[0].room("token").documents == {"a.json": written[0]}
    for archive in archives:
        archive.close()


def test_a_change_that_waited_asks_anew_what_its_link_allows(archive, database):
    archive.share("token", "to edit", may_edit=True)
    other, failures = RoomArchive(database), []

    def change():
        with pytest.raises(OvertakenError):
            other.change("to edit", CHANGE, 0)
        failures.append("refused")

    thread = threading.Thread(target=change)
    with archive._changing("token") as (connection, _):
        thread.start()
        while changed(database, "SELECT count(*) FROM pg_locks WHERE NOT granted") == [(0,)]:
            time.sleep(0.01)
        gone = hashlib.sha256(b"to edit").hexdigest()
        connection.exec_driver_sql(f"DELETE FROM links WHERE digest = '{gone}'")
    thread.join()
    assert failures == ["refused"]
    assert archive.access("token").version == 0
    other.close()


def test_a_database_of_a_newer_program_is_not_touched(archive, database):
    archive.close()
    changed(database, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerError, match="9999"):
        RoomArchive(database)
    assert changed(database, "UPDATE alembic_version SET version_num = '9999' RETURNING 1") == [(1,)]


def test_bytes_that_changed_are_named(archive, database):
    archive.change("token", CHANGE, 0)
    changed(database, "UPDATE originals SET packed = false, body = 'other'")
    with pytest.raises(DamagedError, match=r"ttd\.csv"):
        archive.room("token")


@pytest.mark.parametrize("name", ["x" * 256, "a\0b.csv"])
def test_a_name_that_the_database_does_not_take_is_refused_whole(archive, name):
    with pytest.raises(UnstorableError):
        archive.change("token", RoomChange(files={FileRole.DATA: [MATRIX, KeptFile(name, b"1")]}), 0)
    assert archive.access("token").version == 0
    assert archive.records("token") == ()


def test_a_role_that_may_not_write_is_unreachable(archive, database):
    archive.close()
    changed(database, "CREATE ROLE looker LOGIN", "GRANT USAGE ON SCHEMA public TO looker")
    with pytest.raises(DatabaseUnreachableError):
        RoomArchive(DatabaseAddress(database.url.replace("postgres@", "looker@", 1)))


def test_a_database_that_does_not_answer_is_unreachable_without_its_password():
    address = DatabaseAddress("postgresql://stunting:rahasia@127.0.0.1:1/stunting")
    with pytest.raises(DatabaseUnreachableError) as failure:
        RoomArchive(address)
    assert "rahasia" not in str(failure.value) + repr(address)


@pytest.mark.parametrize("url", ["arsip", "mysql://a@b/c", "postgresql://a@b:port/c"])
def test_what_is_no_address_of_postgresql_is_said(url):
    with pytest.raises(AddressError, match="postgresql://"):
        RoomArchive(DatabaseAddress(url))


def test_a_driver_that_is_not_installed_is_said(monkeypatch):
    found = builtins.__import__

    def without_driver(name, *rest):
        if name.partition(".")[0] == "psycopg":
            raise ModuleNotFoundError(name)
        return found(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_driver)
    with pytest.raises(DriverMissingError, match="psycopg"):
        RoomArchive(DatabaseAddress("postgresql://a@127.0.0.1:1/c"))


def test_the_address_goes_before_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv(SETTING, str(tmp_path))
    assert archive_place() == tmp_path
    monkeypatch.setenv(DATABASE_SETTING, "postgresql:///stunting")
    assert archive_place() == DatabaseAddress("postgresql:///stunting")


def changed(address, *statements):
    """What the last statement gives, done behind the archive's back."""
    with closing(psycopg.connect(address.url, autocommit=True)) as connection:
        for statement in statements:
            cursor = connection.execute(statement)
        return cursor.fetchall() if cursor.description else []
