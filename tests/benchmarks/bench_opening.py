"""Opening a workbook beside the libraries alone: time of each and the memory of the heaviest process.

    python -m tests.benchmarks.bench_opening [--large]

Three invented matrices: 54 x 185 and 1,040 x 185 areas by columns, and with --large 84,000 x 80
(280 MB of XML; takes minutes, most of it in openpyxl). The readers of one size take turns, so that a
slow spell of the machine hits all of them. Every run is a process of its own; times leave its imports out.
The first file and a second one are told apart, since the process that reads the second is started ahead.
"Work" is processor time of the process and its child, which other programs on the machine disturb less.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.matrices import write_matrix

READERS = {
    "open_workbook": """
from stunting.reading.opening import open_workbook
def read(path):
    opened = open_workbook(open(path, "rb").read(), path)
    assert opened.grids[0].values.size and not opened.problems
    return opened
""",
    "python-calamine alone": """
from python_calamine import CalamineWorkbook
def read(path):
    book = CalamineWorkbook.from_path(path)
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
""",
    "pandas + openpyxl": """
import pandas
pandas.DataFrame(); import openpyxl
def read(path):
    return pandas.read_excel(path, sheet_name=None, header=None, engine="openpyxl")
""",
}
MEASURE = """
import json, resource, sys, time
def usage():
    return [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
def work():
    return sum(used.ru_utime + used.ru_stime for used in usage())
seen = []
for turn in range(2):
    start, before = time.perf_counter(), work()
    read(sys.argv[1])
    seen += [time.perf_counter() - start, work() - before]
    time.sleep(0.2)
print(json.dumps([*seen, *(used.ru_maxrss / 1024 for used in usage())]))
"""


def measure(reader, path):
    run = subprocess.run(
        [sys.executable, "-c", READERS[reader] + MEASURE, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(run.stdout)


def compare(path, readers, rounds):
    seen = {reader: [] for reader in readers}
    for _ in range(rounds):
        for reader in readers:
            seen[reader].append(measure(reader, path))
    base = medians(seen["open_workbook"])
    for reader, runs in seen.items():
        first, _, following, work, own, child = medians(runs)
        print(
            f"  {reader:22} first {first:7.3f} s, then {following:7.3f} s with {work:7.3f} s of work; "
            f"open_workbook takes {base[0] / first:.2f}, {base[2] / following:.2f}, {base[3] / work:.2f} "
            f"times that; peak {own:.0f} MiB, child {child:.0f} MiB"
        )


def medians(runs):
    return [statistics.median(column) for column in zip(*runs, strict=True)]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--large", action="store_true")
    large = parser.parse_args().large
    sizes = [(54, 185, 9, list(READERS)), (1_040, 185, 5, list(READERS))]
    if large:
        sizes.append((84_000, 80, 3, ["open_workbook", "python-calamine alone"]))
    with tempfile.TemporaryDirectory() as folder:
        for rows, columns, rounds, readers in sizes:
            path = Path(folder) / f"{rows}.xlsx"
            write_matrix(path, rows, columns)
            print(f"{rows} x {columns}, {path.stat().st_size / 1e6:.1f} MB, median of {rounds}")
            compare(path, readers, rounds)


if __name__ == "__main__":
    main()
