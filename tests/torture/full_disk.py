"""Write until a disk is full, make room, go on: what was acknowledged is there, and nothing half.

    python tests/torture/full_disk.py

The disk is a small one in memory, seen by this process only. Needs Linux with `unshare`; PostgreSQL
needs root, as it refuses to run in a namespace that only looks like root's.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stunting.archive.archive import RoomArchive  # noqa: E402
from stunting.archive.contents import FileRole, KeptFile, RoomChange  # noqa: E402
from stunting.archive.failures import ArchiveError, UnreachableError  # noqa: E402
from stunting.archive.folder import DatabaseAddress  # noqa: E402
from tests.archive.cluster import running_cluster  # noqa: E402

INSIDE = "--inside"
DISK_MB, BALLAST_MB, UPLOAD_MB = 160, 24, 3
MOST = 60


def file_of(version: int) -> KeptFile:
    """A file that no packing makes smaller; the same for each version."""
    import random

    return KeptFile(f"{version}.bin", random.Random(version).randbytes(UPLOAD_MB << 20))


def fill(place: Path | DatabaseAddress) -> int:
    """Write version after version until the disk is full; gives the last that was acknowledged."""
    archive = RoomArchive(place)
    archive.make_room("token")
    files: list[KeptFile] = []
    try:
        for version in range(MOST):
            files.append(file_of(version))
            change = RoomChange(files={FileRole.DATA: files}, documents={"version": b"%d" % (version + 1)})
            try:
                archive.change("token", change, version)
            except UnreachableError as failure:
                print(f"  full after {version} files of {UPLOAD_MB} MB: {failure}")
                return version
    finally:
        archive.close()
    raise AssertionError("the disk was never full")


def look(place: Path | DatabaseAddress, acknowledged: int) -> None:
    """The archive holds what was acknowledged, whole, and takes a change again."""
    archive = RoomArchive(place)
    room = archive.room("token")
    assert room is not None
    assert room.version == acknowledged, f"{acknowledged} acknowledged, {room.version} found"
    assert room.files[FileRole.DATA] == tuple(file_of(number) for number in range(acknowledged))
    assert room.documents == {"version": b"%d" % acknowledged}
    archive.change("token", RoomChange(documents={"version": b"on"}), acknowledged)
    archive.close()
    print(f"  all {acknowledged} there, and it goes on")


def on_sqlite(disk: Path) -> None:
    """A full disk under SQLite's file."""
    print("SQLite")
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(BALLAST_MB << 20))
    acknowledged = fill(disk / "data")
    ballast.unlink()
    look(disk / "data", acknowledged)


def on_postgresql(disk: Path) -> None:
    """A full disk under PostgreSQL's data and its log of writes: the server may end, and is started again."""
    print("PostgreSQL")
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(BALLAST_MB << 20))
    tempfile.tempdir = str(disk)
    with running_cluster() as cluster:
        place = cluster.address("filled")
        acknowledged = fill(place)
        ballast.unlink()
        cluster.stop()
        cluster.start()
        look(place, acknowledged)


def main() -> None:
    """Mount the disk in a namespace of our own, then fill it."""
    if INSIDE not in sys.argv:
        as_root = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
        root = [] if as_root else ["--postgresql"]
        os.execvp("unshare", ["unshare", "--mount", *as_root, sys.executable, __file__, INSIDE, *root])
    for kind in (on_sqlite, *([on_postgresql] if "--postgresql" in sys.argv else [])):
        disk = Path(tempfile.mkdtemp(prefix="stunting-disk-"))
        mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}M,mode=755", "tmpfs", str(disk)]
        subprocess.run(mount, check=True)
        try:
            kind(disk)
        except ArchiveError as failure:
            sys.exit(f"the archive did not open again: {failure}")
        finally:
            subprocess.run(["umount", "--lazy", str(disk)], check=True)
            shutil.rmtree(disk, ignore_errors=True)


if __name__ == "__main__":
    main()
