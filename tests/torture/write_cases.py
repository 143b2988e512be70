"""Write the torture set into a folder: `python -m tests.torture.write_cases FOLDER`.

Beside the files lies `cases.csv`: what must happen to each, which problems must be told, and whether any
number may be read.
"""

import csv
import sys
from pathlib import Path

from tests.torture.cases import CASES


def write_cases(folder: Path) -> int:
    """Number of files written."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "cases.csv").open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["file", "must", "problems", "numbers"])
        for case in CASES:
            (folder / case.name).write_bytes(case.make())
            numbers = "maybe" if case.any_end else "none" if case.nothing else "some"
            table.writerow([case.name, case.must, " ".join(case.says), numbers])
    return len(CASES)


if __name__ == "__main__":
    print(write_cases(Path(sys.argv[1])), "files")
