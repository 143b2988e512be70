"""Time and peak memory of reading: pandas with openpyxl, python-calamine alone, and the whole of ours.

One process per reader and file, run one after another; times exclude imports.

    python tests/benchmarks/bench_reading.py [--national]
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.matrices import write_matrix  # noqa: E402

READERS = {
    "pandas + openpyxl": """
import io, pandas
def read(data): pandas.read_excel(io.BytesIO(data), header=None, engine="openpyxl")
""",
    "python-calamine alone": """
import io, python_calamine
def read(data):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names: book.get_sheet_by_name(name).to_python()
""",
    "stunting (everything)": """
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.pipeline import Upload, read_files
load_gazetteer().exact("Waru"); load_catalogue()
def read(data):
    found = read_files([Upload("matriks.xlsx", data)])
    assert len(found.observations), found.problems
""",
}
MEASURE = """
import resource, sys, time
data = open(sys.argv[1], "rb").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
times = []
for _ in range(int(sys.argv[2])):
    start = time.perf_counter(); read(data); times.append(time.perf_counter() - start)
own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(f"{sorted(times)[len(times) // 2]:9.3f} s   +{own / 1024:7.0f} MiB   child {child / 1024:6.0f} MiB")
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--national", action="store_true", help="also 84,000 rows of 80 columns (minutes)")
    sizes = [(54, 185, 5), (1040, 185, 3)]
    if parser.parse_args().national:
        sizes.append((84_000, 80, 3))
    with tempfile.TemporaryDirectory() as folder:
        for rows, columns, repeats in sizes:
            path = Path(folder) / f"{rows}.xlsx"
            write_matrix(path, rows, columns)
            print(f"{rows} x {columns}, {path.stat().st_size / 1e6:.1f} MB, median of {repeats}")
            for name, reader in READERS.items():
                run = subprocess.run(
                    [sys.executable, "-c", reader + MEASURE, str(path), str(repeats)],
                    cwd=ROOT,
                    capture_output=True,
                    text=True,
                    check=False,
                )
                print(f"  {name:24}{run.stdout.strip() or run.stderr.strip().splitlines()[-1]}")


if __name__ == "__main__":
    main()
