"""Every change on a workbook, and what becomes of its cells."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from tests.properties.metamorphic.books import Book, opened
from tests.properties.metamorphic.compared import Outcome, Tally, compared, reading
from tests.properties.metamorphic.copies import COPIES
from tests.properties.metamorphic.variants import CHANGES, Variant

NAMES = [*CHANGES, *COPIES]
ROOT = Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "sample_data"
BESIDE = (ROOT.parent / "shared" / "cases", ROOT.parent / "shared" / "corpus" / "files")
"""Workbooks that are kept apart from the project."""
MOST_CELLS = 500
"""Larger workbooks repeat one form; their variants would take minutes and show little else."""
WRONG = (Outcome.LESS, Outcome.LOST, Outcome.MORE, Outcome.DIFFERENT)
KNOWN = Path(__file__).with_name("known.csv")
"""Cells that do not hold yet by folder and change; `tests/simulations/metamorphic.py --keep` counts them."""
_ENDINGS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"}


def workbooks(places: Sequence[Path] = ()) -> list[Path]:
    """Workbooks of the samples and of what lies beside the project, or of other places; small ones first."""
    folders = [place for place in places or (SAMPLES, *BESIDE) if place.exists()]
    files = [file for place in folders for file in (place.iterdir() if place.is_dir() else [place])]
    found = [file for file in files if file.is_file() and file.suffix.lower() in _ENDINGS]
    return sorted(found, key=lambda file: file.stat().st_size)


def name_of(folder: Path) -> str:
    """What a folder of workbooks is called; some keep them in one called "files"."""
    return folder.parent.name if folder.name == "files" else folder.name


def tallies(path: Path, chosen: Iterable[str] = NAMES, most: int = MOST_CELLS) -> dict[str, Tally]:
    """By the name of a change what became of the cells of a workbook; nothing where it has too many."""
    book = opened(path)
    before = reading(book) if book else pd.DataFrame()
    if book is None or not 0 < len(before) <= most:
        return {}
    found = {}
    for name in chosen:
        tally = Tally()
        for variant in variants(name, book, before):
            now = before[before["sheet"].isin([page.name for page in variant.book.pages])]
            tally.add(compared(book, now, variant, reading(variant.book)))
        if tally.cells:
            found[name] = tally
    return found


def variants(name: str, book: Book, before: pd.DataFrame) -> Iterator[Variant]:
    """The variants that a change makes of a book, as it was read before."""
    if name in CHANGES:
        yield from CHANGES[name](book, before)
    else:
        yield from COPIES[name](book)


def known() -> dict[tuple[str, str], dict[Outcome, int]]:
    """The counts of `KNOWN`, by the name of the folder and of the change; what is not listed must hold."""
    with KNOWN.open(encoding="utf-8", newline="") as lines:
        return {
            (row["folder"], row["change"]): {one: int(row[one.value]) for one in WRONG}
            for row in csv.DictReader(lines)
        }


def keep(counted: dict[tuple[str, str], Tally]) -> None:
    """Renew `KNOWN` for the folders and changes that were counted; those that hold are not listed."""
    rows = known() | {key: {one: tally.cells[one] for one in WRONG} for key, tally in counted.items()}
    with KNOWN.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["folder", "change", *WRONG])
        for key, row in sorted(rows.items()):
            if any(row.values()):
                writer.writerow([*key, *(row[one] for one in WRONG)])
