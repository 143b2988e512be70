"""How the reading of workbooks holds when they are rearranged, retyped, renamed and copied.

    python tests/simulations/metamorphic.py [--only CHANGE,…] [--files TEXT] [--examples N] [--keep] [PLACE …]

Every workbook of `sample_data/`, small ones first (and of `../shared/corpus` and `../shared/cases`, where
they lie beside the project; or of the places named), is read, changed in one way, and read again. For each
change it counts what became of the cells (`Outcome` in tests/properties/metamorphic/compared.py); none may be
`different`.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from multiprocessing import Pool
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.properties.metamorphic.compared import Outcome, Tally  # noqa: E402
from tests.properties.metamorphic.runs import MOST_CELLS, NAMES, WRONG, keep, name_of, tallies, workbooks  # noqa: E402


def main() -> None:
    arguments = _arguments()
    chosen = arguments.only.split(",") if arguments.only else NAMES
    paths = [path for path in workbooks(arguments.places) if arguments.files in path.name]
    print(f"{len(paths)} workbooks", flush=True)
    totals = {name: Tally() for name in chosen}
    by_folder: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    with Pool(arguments.jobs) as pool:
        for path, found in pool.imap(_of_one, [(path, chosen, arguments.most) for path in paths]):
            for name, tally in found.items():
                totals[name].add(tally)
                by_folder[name_of(path.parent), name].add(tally)
                bad = {str(one): tally.cells[one] for one in WRONG if tally.cells[one]}
                if bad or tally.new:
                    print(f"{path.name} · {name}: {tally.cells.total()} cells, {bad}, new {tally.new}")
                    for example in tally.examples[: arguments.examples]:
                        print(f"    {example}")
            sys.stdout.flush()
    print(f"\n{'change':30}{'cells':>8}" + "".join(f"{one:>10}" for one in Outcome) + f"{'new':>8}")
    for name, tally in totals.items():
        counts = "".join(f"{tally.cells[one]:>10}" for one in Outcome)
        print(f"{name:30}{tally.cells.total():>8}{counts}{tally.new:>8}")
    if arguments.keep:
        keep(by_folder)


def _of_one(task: tuple[Path, list[str], int]) -> tuple[Path, dict[str, Tally]]:
    path, chosen, most = task
    return path, tallies(path, chosen, most)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("places", nargs="*", type=Path, help="folders or files instead of the known ones")
    parser.add_argument("--only", default="", help=f"some of {', '.join(NAMES)}")
    parser.add_argument("--files", default="", help="a text that file names must contain")
    parser.add_argument("--keep", action="store_true", help="renew the counts that the tests hold to")
    parser.add_argument("--most", type=int, default=MOST_CELLS, help="cells of the largest workbook taken")
    parser.add_argument("--examples", type=int, default=2)
    parser.add_argument("--jobs", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
