"""End a server at random moments of its writing: the archive then opens, and holds all or nothing of each.

    python tests/torture/kill_writes.py --count 200
    python tests/torture/kill_writes.py --count 200 --postgresql

A child writes change after change and tells each that the archive acknowledged; the parent ends it with
SIGKILL. Opened again, the archive must hold exactly what some change left, none of the acknowledged missing.
With `--postgresql` every second time it is the database that is ended instead, and started again.
Needs a system that forks.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import secrets
import signal
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stunting.archive.archive import RoomArchive  # noqa: E402
from stunting.archive.contents import FileRole, KeptFile, RoomChange  # noqa: E402
from stunting.archive.failures import DatabaseUnreachableError  # noqa: E402
from stunting.archive.folder import DatabaseAddress  # noqa: E402
from tests.archive.cluster import Cluster, running_cluster  # noqa: E402

Place: TypeAlias = Path | DatabaseAddress

LATEST_S = 0.2


def content(version: int) -> tuple[tuple[KeptFile, ...], dict[str, bytes]]:
    """What a room holds at a version: one to three files, and a document about the same."""
    seed = hashlib.sha256(str(version).encode()).digest()
    files = tuple(
        KeptFile(f"{number}.bin", bytes([number]) + seed * (40 + 900 * (version % 5)))
        for number in range(1 + version % 3)
    )
    return files, {"keputusan.json": seed.hex().encode(), "rencana.json": str(version).encode()}


def write(place: Place, told: int) -> None:
    """Write until the end, telling each version that was acknowledged."""
    archive = RoomArchive(place)
    id = secrets.token_hex(16)
    archive.make_room(id)
    os.write(told, f"{id}\n".encode())
    version = 0
    while True:
        files, documents = content(version + 1)
        version = archive.change(id, RoomChange(files={FileRole.DATA: files}, documents=documents), version)
        os.write(told, f"{version}\n".encode())


def end_one(place: Place, moment: float, cluster: Cluster | None = None) -> tuple[int, int]:
    """End one writer a moment after its first change; gives the versions acknowledged and found.

    With a cluster that is ended, and with it the writer's last change.
    """
    reader, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            write(place, told)
        except DatabaseUnreachableError:
            os._exit(0)
    os.close(told)
    said = b""
    # From the first change on it writes without a pause, however slow the machine is.
    while said.count(b"\n") < 2 and (more := os.read(reader, 4096)):
        said += more
    time.sleep(moment)
    if cluster is None:
        os.kill(child, signal.SIGKILL)
    else:
        cluster.kill()
    os.waitpid(child, 0)
    while more := os.read(reader, 65536):
        said += more
    os.close(reader)
    assert said, "a writer did not reach the archive: is the machine too busy?"
    id, *acknowledged = said.decode().split()
    if cluster is not None:
        cluster.start()
    archive = RoomArchive(place)
    room = archive.room(id)
    archive.close()
    assert room is not None, "a room that was acknowledged is gone"
    files, documents = content(room.version) if room.version else ((), {})
    assert room.files[FileRole.DATA] == files, f"version {room.version} holds the files of another"
    assert room.documents == documents, f"version {room.version} holds the documents of another"
    return int(acknowledged[-1]) if acknowledged else 0, room.version


def main() -> None:
    """End as many writers as were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgresql", action="store_true")
    arguments = parser.parse_args()
    moments = random.Random(arguments.seed)
    versions = 0
    with ExitStack() as stack:
        cluster = stack.enter_context(running_cluster()) if arguments.postgresql else None
        place = cluster.address("killed") if cluster else Path(stack.enter_context(TemporaryDirectory()))
        for number in range(arguments.count):
            ended = cluster if number % 2 else None
            acknowledged, found = end_one(place, moments.uniform(0, LATEST_S), ended)
            # The last change may have been written and its acknowledgement cut off.
            assert found in (acknowledged, acknowledged + 1), f"{acknowledged} acknowledged, {found} found"
            versions += found
    print(f"{arguments.count} writers ended, {versions} changes written, all or nothing of each.")


if __name__ == "__main__":
    main()
