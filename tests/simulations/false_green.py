"""How often a figure counts as reached in random workbooks although their truth says that it is not.

    python tests/simulations/false_green.py [--seed N] [--count N] [--generator FOLDER] [--examples N]

Draws workbooks from the generator of `../shared/generator`, reads them as the command `summary` does, and
judges every figure a second time from the true meaning of its cells: with their true value, area, indicator,
measure and period, without those that are no data. False green is a status "met" that the second judgement
does not give.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = ROOT.parent / "shared" / "generator"
sys.path.insert(0, str(ROOT))

from stunting.analysis.coverage.all_figures import gather  # noqa: E402
from stunting.analysis.coverage.coverage import coverage_of  # noqa: E402
from stunting.catalogue.gazetteer import load_gazetteer  # noqa: E402
from stunting.catalogue.indicators import load_catalogue  # noqa: E402
from stunting.model.areas import AreaLevel  # noqa: E402
from stunting.model.dataset import Dataset  # noqa: E402
from stunting.model.observations import OBSERVATIONS, cell_address, cell_place  # noqa: E402
from stunting.model.summaries import Status  # noqa: E402
from stunting.pipeline import Upload, read_files  # noqa: E402

LEVELS = (AreaLevel.KABUPATEN, AreaLevel.KECAMATAN, AreaLevel.DESA)
KEY = ["area_level", "area_key", "indicator", "period", "series"]
_LEVEL_OF_DOTS = {1: AreaLevel.KABUPATEN, 2: AreaLevel.KECAMATAN, 3: AreaLevel.DESA}
NEAR = 0.011
"""By this much a value may differ from the true one, as in the generator's own measure."""


@dataclass(frozen=True, slots=True)
class Greens:
    """Figures of one workbook with the status "met": how many, how many wait, and those that are false."""

    seed: int
    met: int
    waiting: int
    false: tuple[str, ...]


def greens(seed: int, folder: Path, make: Any) -> Greens:
    """Draws a workbook and compares what is reached with what truly is."""
    path, record = make.save(seed, make.traits_for(seed), folder)
    dataset = read_files([Upload(path.name, path.read_bytes())])
    met, false = falsely_met(dataset, record["cells"])
    waiting = sum(status == Status.UNSURE.value for status in _statuses(dataset).values())
    return Greens(seed, met, waiting, tuple(false))


def falsely_met(dataset: Dataset, cells: list[dict[str, Any]]) -> tuple[int, list[str]]:
    """How many figures are met, and those of them that by the truth of the cells are not."""
    true = _statuses(replace(dataset, observations=corrected(dataset.observations, cells)))
    met = [key for key, status in _statuses(dataset).items() if status == Status.MET.value]
    return len(met), [
        f"{', '.join(key)}: {true.get(key, 'nothing')}" for key in met if true.get(key) != Status.MET.value
    ]


def _statuses(dataset: Dataset) -> dict[tuple[str, ...], str]:
    gathered = gather(dataset.observations, load_catalogue(), load_gazetteer(), dataset.kabupaten)
    frames = [coverage_of(gathered, level).frame for level in LEVELS]
    rows = pd.concat(frames, ignore_index=True)
    keys = rows[KEY].astype("str").itertuples(index=False, name=None)
    return dict(zip(keys, rows["status"].astype("str"), strict=True))


def corrected(observations: pd.DataFrame, cells: list[dict[str, Any]]) -> pd.DataFrame:
    """The observations with the true meaning of their cells, all of it beyond doubt.

    What the truth leaves open (`also`, `skip`) stays as it was read; cells that were not read are added.
    """
    rows = observations.astype(object).to_dict("records")
    read_of = rows_by_cell(rows)
    true = []
    for cell in cells:
        if cell.get("not_data") or cell.get("optional") or cell["value"] is None:
            continue
        found = read_of(cell)
        true += [true_row(row, cell) for row in found] or [true_row(_unread(rows, cell), cell)]
    return (
        OBSERVATIONS.check(pd.DataFrame(true, columns=OBSERVATIONS.names)) if true else OBSERVATIONS.empty()
    )


def rows_by_cell(rows: list[dict[str, Any]]) -> Callable[[dict[str, Any]], list[dict[str, Any]]]:
    """A function that gives the observations of a cell of the truth; one that names no sheet is in any."""
    at: dict[tuple[str | None, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        address = cell_address(row["row"], row["column"])
        for sheet in (_squeezed(row["sheet"]), None):
            at[sheet, address].append(row)

    def read_of(cell: dict[str, Any]) -> list[dict[str, Any]]:
        return at[None if cell["sheet"] is None else _squeezed(cell["sheet"]), cell["cell"]]

    return read_of


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _unread(rows: list[dict[str, Any]], cell: dict[str, Any]) -> dict[str, Any]:
    """An observation of a cell that was not read, like the others of its workbook."""
    row, column = cell_place(cell["cell"])
    blank = {one.name: OBSERVATIONS.empty()[one.name].dtype.type() for one in OBSERVATIONS.columns}
    like = rows[0] if rows else blank
    place = {"row": row, "column": column, "sheet": cell["sheet"] or "", "uses": "", "part": "", "unit": ""}
    return {**like, **place, "missing": "", "header": "", "parent": "", "hidden": False}


def true_row(row: dict[str, Any], cell: dict[str, Any]) -> dict[str, Any]:
    """A row with the true meaning of its cell; what the truth leaves open stays as it was read."""
    also, skip = cell.get("also", {}), set(cell.get("skip", ()))
    changed = dict(row, certainty="sure", because="", missing="")
    if not any(_near(row["value"], value) for value in (cell["value"], *also.get("value", ()))):
        changed["value"] = float(cell["value"])
    for name in ("indicator", "measure", "period"):
        allowed = [cell[name] or "", *(one or "" for one in also.get(name, ()))]
        if name not in skip and row[name] not in allowed:
            changed[name] = allowed[0]
            changed["uses"] = "" if name != "period" else changed["uses"]
    if changed["measure"] == "percent" or (changed["measure"] == "target" and row["measure"] != "target"):
        changed["unit"] = "%"
    if "is_total" not in skip:
        changed["is_total"] = bool(cell["is_total"])
    code = cell.get("area_code") or ""
    if code and not cell["is_total"] and row["area_code"] != code:
        changed.update(_area(code))
    return changed


def _near(one: object, other: object) -> bool:
    if one is None or other is None or one != one:
        return other is None and one != one
    return abs(float(str(one)) - float(str(other))) <= NEAR * max(1.0, abs(float(str(other))) / 1000)


def _area(code: str) -> dict[str, str]:
    gazetteer = load_gazetteer()
    area = gazetteer.official(code)
    level = _LEVEL_OF_DOTS[code.count(".")]
    upper = gazetteer.area(area.parent_code)
    desa = level is AreaLevel.DESA
    kecamatan = (upper.name if upper else "") if desa else area.name if level is AreaLevel.KECAMATAN else ""
    return {
        "area": area.name,
        "area_code": code,
        "area_level": level.value,
        "kecamatan": kecamatan,
        "desa": area.name if desa else "",
    }


def generator(folder: Path) -> Any:
    """The generator's module `make`."""
    sys.path.insert(0, str(folder))
    import make

    return make


def main() -> None:
    arguments = arguments_of(__doc__)
    make = generator(arguments.generator)
    met = waiting = workbooks = 0
    false: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(arguments.seed, arguments.seed + arguments.count):
            found = greens(seed, Path(folder), make)
            met, waiting, false = met + found.met, waiting + found.waiting, [*false, *found.false]
            workbooks += bool(found.false)
            if found.false:
                print(f"seed {seed}: {len(found.false)} of {found.met} reached are not", flush=True)
                for line in found.false[: arguments.examples]:
                    print(f"    {line}")
    share = f" ({100 * len(false) / met:.2f} %)" if met else ""
    print(f"{arguments.count} workbooks: {met} reached, {waiting} wait, {len(false)} falsely reached{share}")
    print(f"in {workbooks} workbooks")


def arguments_of(description: str | None) -> argparse.Namespace:
    """Seeds, count and generator, as the scripts that draw workbooks take them."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1, help="the first of the seeds that are drawn")
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--generator", type=Path, default=GENERATOR)
    parser.add_argument("--examples", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    main()
