"""Every version of the archive leads to the newest with its data, and the tables are those of the code."""

import hashlib

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from stunting.archive.archive import RoomArchive
from stunting.archive.contents import FileRole, KeptFile
from stunting.archive.failures import UnreachableError
from stunting.archive.folder import FILE, DatabaseAddress
from stunting.archive.tables import METADATA
from stunting.archive.versions import migrate, versions

MATRIX = KeptFile("ttd.csv", b"Desa;Sasaran\nWaru;10\n")
DIGEST = "bba797521a22c259af29012695a793d29b3744ad192f6c9eb78ab59357c4f2a5"
DIGEST_OF_DOCUMENT = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
PACKED_DOCUMENT = bytes.fromhex("789cabae0500017500f9")
AT = "2026-01-02T03:04:05Z"
TOKEN = "a token"
DIGEST_OF_TOKEN = hashlib.sha256(TOKEN.encode()).hexdigest()
# By version what a program of that version has written: a room with a file and a document.
ROOM = {
    "rooms": ("r1", "64.09", 2025, 3, AT, "2026-01-03T03:04:05Z", "2026-01-04T03:04:05Z"),
    "originals": (DIGEST, False, MATRIX.data),
    "uploads": ("r1", "data", DIGEST, "ttd.csv", 0, AT),
    "documents": ("r1", "keputusan_dasbor.json", DIGEST_OF_DOCUMENT, PACKED_DOCUMENT, "2026-01-03T03:04:05Z"),
    "log": (1, "r1", AT, "made", ""),
}
LINK = (DIGEST_OF_TOKEN, "r1", True, AT)
IN_USE = (*ROOM["uploads"], "", "")
WRITTEN = {
    "0001": ROOM,
    "0002": {**ROOM, "links": LINK},
    "0003": {**ROOM, "uploads": IN_USE, "links": (*LINK, False)},
    "0004": {**ROOM, "uploads": (*IN_USE, ""), "links": (*LINK, False)},
    "0005": {
        **ROOM,
        "uploads": (*IN_USE, ""),
        "links": (*LINK, False),
        "log": (*ROOM["log"], "Puskesmas Waru"),
    },
    "0006": {
        **ROOM,
        "uploads": (*IN_USE, ""),
        "links": (*LINK, False),
        "log": (*ROOM["log"], "Puskesmas Waru"),
        "made": ("r1", "reading", DIGEST, DIGEST, MATRIX.data),
    },
}


def engine_of(place):
    """The database at a place, opened without the archive."""
    if isinstance(place, DatabaseAddress):
        return create_engine(place.url.replace("postgresql:", "postgresql+psycopg:"))
    return create_engine(f"sqlite:///{place / FILE}")


def write(connection, table, values):
    names = [f"v{number}" for number in range(len(values))]
    marks = ", ".join(f":{name}" for name in names)
    connection.execute(text(f"INSERT INTO {table} VALUES ({marks})"), dict(zip(names, values, strict=True)))


@pytest.mark.parametrize("version", versions())
def test_an_archive_of_any_version_opens_with_its_data(place, version):
    engine = engine_of(place)
    with engine.begin() as connection:
        migrate(connection, version)
        for table, values in WRITTEN[version].items():
            write(connection, table, values)
    archive = RoomArchive(place)
    if "links" not in WRITTEN[version]:
        # Before there were links nothing led to a room.
        with engine.begin() as connection:
            write(connection, "links (digest, room, may_edit, made_at)", LINK)
    engine.dispose()
    room = archive.room(TOKEN)
    assert (room.kabupaten, room.year, room.version) == ("64.09", 2025, 3)
    assert room.changed_at == "2026-01-03T03:04:05Z"
    assert room.files[FileRole.DATA] == (MATRIX,)
    assert room.documents == {"keputusan_dasbor.json": b"{}"}
    [entry] = archive.log(TOKEN)
    assert entry.by == ("Puskesmas Waru" if version >= "0005" else "")
    assert [(one.removed_at, one.superseded_by) for one in archive.records(TOKEN)] == [("", "")]
    assert archive.links(TOKEN) == ()
    archive.close()


def test_the_migrations_make_the_tables_that_the_code_knows(place):
    RoomArchive(place).close()
    engine = engine_of(place)
    with engine.connect() as connection:
        [held] = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars()
        assert held == versions()[-1]
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


def test_an_archive_that_cannot_be_brought_forward_stays_as_it_was(place):
    engine = engine_of(place)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE rooms (id TEXT)")
    with pytest.raises(UnreachableError):
        RoomArchive(place)
    with engine.connect() as connection:
        assert inspect(connection).get_table_names() == ["rooms"]
    engine.dispose()
