"""How often the reader is right where it says that it is sure, in random workbooks with known truth.

    python tests/simulations/certainty.py [--seed N] [--count N] [--generator FOLDER]

Draws workbooks from the generator of `../shared/generator` and compares every cell that was read with what it
truly is: value, area, indicator, measure, period, total. Prints the share of the cells that is answered where
only sure readings are taken, also likely ones, and all, each with the share of them that is right; and how
many questions are asked for each column of numbers. What the truth leaves open counts as right.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stunting.model.evidence import DOUBT  # noqa: E402
from stunting.model.observations import cell_place  # noqa: E402
from stunting.model.problems import Severity  # noqa: E402
from stunting.pipeline import Upload, read_files  # noqa: E402
from tests.simulations.false_green import arguments_of, generator, rows_by_cell, true_row  # noqa: E402

COMPARED = ("value", "area_code", "indicator", "measure", "period", "is_total")


def main() -> None:
    arguments = arguments_of(__doc__)
    make = generator(arguments.generator)
    read: Counter[str] = Counter()
    right: Counter[str] = Counter()
    cells = columns = questions = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(arguments.seed, arguments.seed + arguments.count):
            path, record = make.save(seed, make.traits_for(seed), Path(folder))
            dataset = read_files([Upload(path.name, path.read_bytes())])
            told = [one for one in dataset.problems if one.severity is not Severity.INFO]
            questions += len(told)
            data = [one for one in record["cells"] if is_data(one)]
            cells += len(data)
            columns += len({(one["sheet"], cell_place(one["cell"])[1]) for one in data})
            for certainty, is_right in judged(dataset.observations.to_dict("records"), data):
                read[certainty] += 1
                right[certainty] += is_right
    print(f"{arguments.count} workbooks, {cells:,} cells of data in {columns:,} columns")
    taken = good = 0
    for certainty in DOUBT:
        taken, good = taken + read[certainty], good + right[certainty]
        words = f"down to {certainty.value}:"
        print(f"{words:18} {taken / cells:8.2%} answered, {good / max(taken, 1):8.3%} of them right")
        print(
            f"{'  ' + certainty.value + ' alone:':18} {read[certainty]:8,} cells, {right[certainty]:,} right"
        )
    print(f"{questions:,} questions, {10 * questions / max(columns, 1):.2f} for each ten columns")


def is_data(cell: dict[str, Any]) -> bool:
    """Whether a cell of the truth holds a number that must be read."""
    return not cell.get("not_data") and not cell.get("optional") and cell["value"] is not None


def judged(rows: list[dict[str, Any]], cells: list[dict[str, Any]]) -> list[tuple[str, bool]]:
    """Certainty of each cell that was read, and whether it was read as what it is."""
    read_of = rows_by_cell(rows)
    found = []
    for cell in cells:
        here = [row for row in read_of(cell) if row["value"] == row["value"]]
        if here:
            row = max(here, key=lambda one: is_right(one, cell))
            found.append((str(row["certainty"]), is_right(row, cell)))
    return found


def is_right(row: dict[str, Any], cell: dict[str, Any]) -> bool:
    """Whether nothing of a row that is compared changes where the truth takes its place."""
    true = true_row(row, cell)
    return all(true[name] == row[name] for name in COMPARED)


if __name__ == "__main__":
    main()
