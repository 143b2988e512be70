"""A room of a kabupaten or a province: time to write and to open it, and its size by that of its files.

    python tests/benchmarks/bench_room.py
    python tests/benchmarks/bench_room.py --desa 1038
    python tests/benchmarks/bench_room.py --postgresql

54 desa x 29 indicators x 36 months, a workbook a month. Opening is all that stands between the
archive and the bytes of every file, each held to its SHA-256. Reading them comes after it for the first
visitor of a server, once for all; what was read is kept beside the files.
"""

import argparse
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stunting.analysis.uploads.rereading import reading_document  # noqa: E402
from stunting.archive.archive import RoomArchive  # noqa: E402
from stunting.archive.contents import FileRole, KeptFile, RoomChange  # noqa: E402
from stunting.archive.folder import DatabaseAddress  # noqa: E402
from stunting.model.kept_reading import READING_FILE  # noqa: E402
from stunting.pipeline import Upload, read_files  # noqa: E402
from tests.archive.cluster import running_cluster  # noqa: E402
from tests.benchmarks.matrices import AREA_COLUMNS, write_matrix  # noqa: E402

INDICATORS, MONTHS, ROUNDS = 29, 36, 5


def months(folder: Path, desa: int) -> list[KeptFile]:
    """One matrix per month; their areas differ by one, so that no two are the same file."""
    path = folder / "matriks.xlsx"
    files = []
    for month in range(MONTHS):
        write_matrix(path, desa + month, AREA_COLUMNS + 3 * INDICATORS)
        files.append(KeptFile(f"bulan_{month + 1}.xlsx", path.read_bytes()))
    path.unlink()
    return files


def size_on_disk(place: Path | DatabaseAddress) -> int:
    """Bytes of an archive in a folder, or of its tables in a database."""
    if isinstance(place, Path):
        return sum(path.stat().st_size for path in place.iterdir())
    tables = "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r'"
    with closing(psycopg.connect(place.url)) as connection:
        [size] = connection.execute(f"{tables} AND relnamespace = 'measured'::regnamespace").fetchone()
    return int(size)


def main() -> None:
    """Measure it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desa", type=int, default=54)
    parser.add_argument("--postgresql", action="store_true")
    arguments = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        files = months(folder, arguments.desa)
        start = time.perf_counter()
        dataset = read_files([Upload(file.name, file.data) for file in files])
        read = time.perf_counter() - start
        reading = reading_document(dataset, "files")
        cluster = stack.enter_context(running_cluster()) if arguments.postgresql else None
        place = cluster.address("measured") if cluster else folder
        archive = RoomArchive(place)
        archive.make_room("a token")
        start = time.perf_counter()
        change = RoomChange(files={FileRole.DATA: files}, documents={READING_FILE: reading})
        archive.change("a token", change, 0)
        written = time.perf_counter() - start
        opened = min(time_to_open(archive) for _ in range(ROUNDS))
        archive.close()
        size = sum(len(file.data) for file in files)
        disk = size_on_disk(place)
    print(f"{size / 1e6:.1f} MB of files, {disk / size:.2f} times that on disk")
    print(
        f"written in {written:.2f} s, opened in {opened:.2f} s (best of {ROUNDS}), files read in {read:.1f} s"
    )


def time_to_open(archive: RoomArchive) -> float:
    """Seconds until the room with all its bytes is there."""
    start = time.perf_counter()
    archive.room("a token")
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
