"""Every version of the archive leads to the newest with its data, and the tables are those of the code."""

import hashlib

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from stunting.archive.archive import RoomArchive
from stunting.archive.contents import FileRole, KeptFile
from stunting.archive.failures import UnreachableError
from stunting.archive.folder import FILE
from stunting.archive.opening import migrate, versions
from stunting.archive.tables import METADATA

MATRIX = KeptFile("ttd.csv", b"Desa;Sasaran\nWaru;10\n")
DIGEST = "bba797521a22c259af29012695a793d29b3744ad192f6c9eb78ab59357c4f2a5"
DIGEST_OF_DOCUMENT = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
PACKED_DOCUMENT = "789cabae0500017500f9"
# By version what a program of that version has written: a room with a file and a document.
ROOM = (
    "INSERT INTO rooms VALUES ('r1', '64.09', 2025, 3, '2026-01-02T03:04:05Z', '2026-01-03T03:04:05Z',"
    " '2026-01-04T03:04:05Z')",
    f"INSERT INTO originals VALUES ('{DIGEST}', 0, x'{MATRIX.data.hex()}')",
    f"INSERT INTO uploads VALUES ('r1', 'data', '{DIGEST}', 'ttd.csv', 0, '2026-01-02T03:04:05Z')",
    f"INSERT INTO documents VALUES ('r1', 'keputusan_dasbor.json', '{DIGEST_OF_DOCUMENT}',"
    f" x'{PACKED_DOCUMENT}', '2026-01-03T03:04:05Z')",
    "INSERT INTO log VALUES (1, 'r1', '2026-01-02T03:04:05Z', 'made', '')",
)
TOKEN = "a token"
DIGEST_OF_TOKEN = hashlib.sha256(TOKEN.encode()).hexdigest()
LINK = (
    "INSERT INTO links (digest, room, may_edit, made_at) "
    f"VALUES ('{DIGEST_OF_TOKEN}', 'r1', 1, '2026-01-02T03:04:05Z')"
)
LATER = (
    *ROOM[:2],
    f"INSERT INTO uploads VALUES ('r1', 'data', '{DIGEST}', 'ttd.csv', 0, '2026-01-02T03:04:05Z', '', '')",
    *ROOM[3:],
    LINK,
)
WRITTEN = {"0001": ROOM, "0002": (*ROOM, LINK), "0003": LATER}


def database(folder):
    return create_engine(f"sqlite:///{folder / FILE}")


@pytest.mark.parametrize("version", versions())
def test_an_archive_of_any_version_opens_with_its_data(tmp_path, version):
    engine = database(tmp_path)
    with engine.begin() as connection:
        migrate(connection, version)
        for statement in WRITTEN[version]:
            connection.exec_driver_sql(statement)
    engine.dispose()
    archive = RoomArchive(tmp_path)
    if LINK not in WRITTEN[version]:
        # Before there were links nothing led to a room.
        with database(tmp_path).begin() as connection:
            connection.exec_driver_sql(LINK)
    room = archive.room(TOKEN)
    assert (room.kabupaten, room.year, room.version) == ("64.09", 2025, 3)
    assert room.changed_at == "2026-01-03T03:04:05Z"
    assert room.files[FileRole.DATA] == (MATRIX,)
    assert room.documents == {"keputusan_dasbor.json": b"{}"}
    assert len(archive.log(TOKEN)) == 1
    assert [one.removed_at for one in archive.records(TOKEN)] == [""]
    assert archive.links(TOKEN) == ()
    archive.close()


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path):
    RoomArchive(tmp_path).close()
    with database(tmp_path).connect() as connection:
        [held] = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars()
        assert held == versions()[-1]
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_an_archive_that_cannot_be_brought_forward_stays_as_it_was(tmp_path, monkeypatch):
    engine = database(tmp_path)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE rooms (id TEXT)")
    engine.dispose()
    with pytest.raises(UnreachableError):
        RoomArchive(tmp_path)
    with database(tmp_path).connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars().all()
    assert tables == ["rooms"]
