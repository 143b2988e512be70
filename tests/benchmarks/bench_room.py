"""A room is opened by its link, in a server that was just started: seconds until the first page stands there.

    python -m tests.benchmarks.bench_room
    python -m tests.benchmarks.bench_room --area 64
    python -m tests.benchmarks.bench_room --postgresql

54 desa (or the 1,038 of a province) x 29 indicators x 36 months, a workbook a month. The first server finds
the files alone, as after an upgrade: it reads them, and keeps what it read. Each further one is a new process
that has imported what a server imports at its start; there one visitor comes by the link, then another.
Beside the seconds on the clock stand those of the processor, which other programs disturb less.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, closing
from pathlib import Path

import psycopg

from stunting.archive.archive import RoomArchive
from stunting.archive.contents import FileRole, KeptFile, RoomChange
from stunting.archive.folder import DATABASE_SETTING, SETTING, DatabaseAddress
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.model import schema
from stunting.ui.visit.kept_documents import VISIT_FILE, VisitFile
from tests.archive.cluster import running_cluster
from tests.benchmarks.matrices import write_month

ROOT = Path(__file__).resolve().parents[2]
MONTHS, ROUNDS = 36, 3
OWN, LOOK = "o" * 43, "l" * 43
VISIT = """
import json, logging, sys, time
logging.disable()
import dashboard
from functools import cache
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
# A server looks through the installed packages at its start, and not for each visitor.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
manifest_scanner.scan_component_manifests()
def visit():
    start, computing = time.perf_counter(), time.process_time()
    app = AppTest.from_file("dashboard.py", default_timeout=3600)
    app.query_params["ruang"] = sys.argv[1]
    app.run()
    taken = time.perf_counter() - start, time.process_time() - computing
    assert app.title[0].value == "Ringkasan", app.title
    assert not app.exception and app.session_state["workspace"].dataset.observations["value"].count() > 10_000
    return taken
print(json.dumps([visit(), visit()]))
"""


def months(folder: Path, area: str) -> list[KeptFile]:
    """One matrix per month."""
    path = folder / "matriks.xlsx"
    files = []
    for month in range(MONTHS):
        write_month(path, area, 2022 + month // 12, 1 + month % 12)
        files.append(KeptFile(f"bulan_{month + 1}.xlsx", path.read_bytes()))
    path.unlink()
    return files


def size_on_disk(place: Path | DatabaseAddress) -> int:
    """Bytes of an archive in a folder, or of its tables in a database."""
    if isinstance(place, Path):
        RoomArchive(place).close()  # What was written last goes into the file itself.
        return sum(path.stat().st_size for path in place.iterdir())
    tables = "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relkind = 'r'"
    with closing(psycopg.connect(place.url)) as connection:
        [size] = connection.execute(f"{tables} AND relnamespace = 'measured'::regnamespace").fetchone()
    return int(size)


def fill(place: Path | DatabaseAddress, files: list[KeptFile]) -> float:
    """Write the files into a room; gives the seconds it took."""
    archive = RoomArchive(place)
    archive.make_room(OWN)
    documents = {VISIT_FILE: schema.to_json(VisitFile()).encode()}
    start = time.perf_counter()
    archive.change(OWN, RoomChange(files={FileRole.DATA: files}, documents=documents), 0)
    taken = time.perf_counter() - start
    archive.share(OWN, LOOK, may_edit=False)
    archive.close()
    return taken


def started(place: Path | DatabaseAddress, token: str, compiled_into: Path) -> list[list[float]]:
    """Seconds, and seconds of computing, of the first and the second visitor of a server just started."""
    setting = {SETTING: str(place)} if isinstance(place, Path) else {DATABASE_SETTING: place.url}
    # A server has its programs compiled, wherever this one runs.
    compiled = {"PYTHONPYCACHEPREFIX": str(compiled_into), "PYTHONDONTWRITEBYTECODE": ""}
    run = subprocess.run(
        [sys.executable, "-c", VISIT, token],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **setting, **compiled},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout.splitlines()[-1])


def main() -> None:
    """Measure it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--area", default="64.09")
    parser.add_argument("--postgresql", action="store_true")
    arguments = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        files = months(folder, arguments.area)
        cluster = stack.enter_context(running_cluster()) if arguments.postgresql else None
        place = cluster.address("measured") if cluster else folder / "data"
        RoomArchive(place).close()
        empty = size_on_disk(place)
        written = fill(place, files)
        [read, _] = started(place, OWN, folder / "compiled")
        rounds = [started(place, LOOK, folder / "compiled") for _ in range(ROUNDS)]
        size = sum(len(file.data) for file in files)
        disk = size_on_disk(place)
    desa = len(load_gazetteer().desa(arguments.area))
    print(
        f"{desa} desa, {size / 1e6:.1f} MB of files, {disk / size:.2f} times that on disk "
        f"({empty / 1e6:.1f} MB of it stand there empty)"
    )
    print(f"files written in {written:.2f} s; first page with reading them {words(read)}")
    for number, who in enumerate(("first", "second")):
        print(f"{who} visitor of a new server: {words(min(taken[number] for taken in rounds))}")


def words(taken: list[float]) -> str:
    """Seconds on the clock and of the processor."""
    return f"{taken[0]:.2f} s, of which computing {taken[1]:.2f} s"


if __name__ == "__main__":
    main()
