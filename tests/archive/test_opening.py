"""An archive that cannot be used says why, and is left as it was."""

import sqlite3
from contextlib import closing

import pytest

from stunting.archive import sqlite_file
from stunting.archive.archive import RoomArchive
from stunting.archive.contents import FileRole, KeptFile, RoomChange
from stunting.archive.failures import DamagedError, InUseError, NewerError, UnreachableError
from stunting.archive.folder import FILE, SETTING, data_folder
from stunting.archive.sqlite_file import SqliteDatabase

FILLED = KeptFile("ttd.csv", b"Desa;Sasaran\nWaru;10\n")


def filled(folder):
    """An archive with one room, closed again; gives the token of the room."""
    archive = RoomArchive(folder)
    archive.make_room("token")
    archive.change("token", RoomChange(files={FileRole.DATA: [FILLED]}), 0)
    archive.close()
    return "token"


def changed(folder, statement, *values):
    with closing(sqlite3.connect(folder / FILE)) as database:
        database.execute(statement, values)
        database.commit()


def test_a_second_server_is_refused_until_the_first_has_ended(tmp_path):
    first = RoomArchive(tmp_path)
    with pytest.raises(InUseError, match="server dasbor yang lain"):
        RoomArchive(tmp_path)
    first.close()
    RoomArchive(tmp_path).close()


def test_who_comes_while_another_writes_waits_for_nothing(tmp_path, monkeypatch):
    """A new connection asks for no right to write: it would wait until a large upload is kept."""
    filled(tmp_path)
    monkeypatch.setattr(sqlite_file, "_BUSY_MS", 0)
    database = SqliteDatabase(tmp_path)
    with database.engine.begin() as writing, database.reading.begin() as reading:
        writing.exec_driver_sql("DELETE FROM uploads")
        assert reading.exec_driver_sql("SELECT name FROM uploads").scalars().all() == [FILLED.name]
    database.close()


def test_pages_of_what_was_deleted_can_be_given_back(tmp_path):
    filled(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as database:
        assert database.execute("PRAGMA auto_vacuum").fetchone() == (2,)


def test_an_archive_of_a_newer_program_is_not_touched(tmp_path):
    filled(tmp_path)
    changed(tmp_path, "UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(NewerError, match="9999"):
        RoomArchive(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize("place", ["a file/data", "a file"])
def test_a_folder_that_cannot_be_written_is_unreachable(tmp_path, place):
    (tmp_path / "a file").write_text("")
    with pytest.raises(UnreachableError):
        RoomArchive(tmp_path / place)


def test_a_file_that_is_no_archive_is_named_and_left(tmp_path):
    (tmp_path / FILE).write_bytes(b"no database at all " * 400)
    with pytest.raises(DamagedError, match="not a database"):
        RoomArchive(tmp_path)
    assert (tmp_path / FILE).read_bytes() == b"no database at all " * 400


def test_a_broken_page_is_named(tmp_path):
    filled(tmp_path)
    file = tmp_path / FILE
    content = bytearray(file.read_bytes())
    with closing(sqlite3.connect(file)) as database:
        [page] = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'originals'").fetchone()
        [size] = database.execute("PRAGMA page_size").fetchone()
    content[(page - 1) * size : (page - 1) * size + 64] = bytes(range(64))
    file.write_bytes(content)
    with pytest.raises(DamagedError, match=rf"Page {page}\b"):
        RoomArchive(tmp_path)
    assert file.read_bytes() == content


def test_a_file_whose_bytes_changed_inside_a_sound_page_is_named(tmp_path):
    id = filled(tmp_path)
    changed(tmp_path, "UPDATE originals SET packed = 0, body = ?", b"Desa;Sasaran\nWaru;99\n")
    archive = RoomArchive(tmp_path)
    with pytest.raises(DamagedError, match=r"ttd\.csv"):
        archive.room(id)
    archive.close()


def test_a_full_disk_keeps_what_was_there(tmp_path):
    id = filled(tmp_path)
    archive = RoomArchive(tmp_path)
    with archive._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    large = KeptFile("besar.bin", bytes(range(256)) * 4000)
    with pytest.raises(UnreachableError):
        archive.change(id, RoomChange(files={FileRole.OUTLINES: [large]}, documents={"x": large.data * 9}), 1)
    assert archive.room(id).files == {FileRole.DATA: (FILLED,), FileRole.OUTLINES: ()}
    assert archive.access("token").version == 1
    archive.close()


def test_the_folder_is_the_one_that_is_set_else_that_of_the_system(monkeypatch, tmp_path):
    monkeypatch.setenv(SETTING, str(tmp_path))
    assert data_folder() == tmp_path
    monkeypatch.delenv(SETTING)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "system"))
    assert data_folder().is_absolute()
    assert "stunting" in data_folder().parts
