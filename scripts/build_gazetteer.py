"""Rebuild stunting/catalogue/data/areas.zip from the CSV files of the npm package idn-area-data 4.x.

Get the package with `npm pack idn-area-data@4`, unpack it, and run

    python scripts/build_gazetteer.py package/data

The archive holds `upper.tsv` (provinces, kabupaten/kota, kecamatan: code, kind, name) and one
file per province with its desa and kelurahan: a line with the code of the kecamatan, then one
line per desa, the four digits of its own followed by its name. `names.tsv` says of every name, in small
letters and digits only, in which kabupaten (or as which province) it occurs: name, codes with blanks between
them, in the order of the names. The bytes depend on the CSV files only.
"""

from __future__ import annotations

import argparse
import csv
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "stunting" / "catalogue" / "data" / "areas.zip"
# A fixed date keeps the bytes the same on every run.
FIXED_DATE = (1980, 1, 1, 0, 0, 0)
KABUPATEN_LENGTH = 5
KABUPATEN_NAME = re.compile(r"(Kabupaten|Kota) (?:Administrasi )?(.+)")
WRONG_SIGNS = str.maketrans({'"': "'", "’": "'", "*": None})


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Records of one CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def tidy(name: str) -> str:
    """A name with its typing slips removed: wrong quotation marks, stars, doubled spaces, last point."""
    return " ".join(name.translate(WRONG_SIGNS).split()).rstrip(".")


def upper_lines(folder: Path) -> Iterator[str]:
    """Lines of the levels above the desa."""
    for row in rows(folder / "provinces.csv"):
        yield f"{row['code']}\tprovinsi\t{tidy(row['name'])}"
    for row in rows(folder / "regencies.csv"):
        match = KABUPATEN_NAME.fullmatch(tidy(row["name"]))
        if match is None:
            raise ValueError(f"{row['code']}: neither Kabupaten nor Kota: {row['name']}")
        yield f"{row['code']}\t{match[1].lower()}\t{match[2]}"
    for row in rows(folder / "districts.csv"):
        yield f"{row['code']}\tkecamatan\t{tidy(row['name'])}"


def desa_lines(folder: Path) -> dict[str, list[str]]:
    """Lines of each province's desa, by its code."""
    lines: dict[str, list[str]] = {}
    kecamatan = ""
    for row in sorted(rows(folder / "villages.csv"), key=lambda row: row["code"]):
        of_province = lines.setdefault(row["code"][:2], [])
        if row["code"][:8] != kecamatan:
            kecamatan = row["code"][:8]
            of_province.append(kecamatan)
        of_province.append(f"{row['code'][9:]}{tidy(row['name'])}")
    return lines


def name_lines(upper: Sequence[str], desa: Iterable[Sequence[str]]) -> list[str]:
    """Lines of the names, from those of the levels above the desa and of the desa of each province."""
    places: dict[str, set[str]] = defaultdict(set)
    for line in upper:
        code, kind, name = line.split("\t")
        places[squeezed(name)].add(code[:KABUPATEN_LENGTH])
        if kind == "kota":
            places[f"kota{squeezed(name)}"].add(code)
    for of_province in desa:
        kabupaten = ""
        for line in of_province:
            if line[2] == ".":
                kabupaten = line[:KABUPATEN_LENGTH]
            else:
                places[squeezed(line[4:])].add(kabupaten)
    return [f"{name}\t{' '.join(sorted(codes))}" for name, codes in sorted(places.items())]


def squeezed(name: str) -> str:
    """A name as small letters and digits only."""
    return "".join(filter(str.isalnum, name.lower()))


def build(folder: Path, target: Path) -> None:
    """Write the archive."""
    upper, desa = list(upper_lines(folder)), desa_lines(folder)
    members = {"upper": upper, "names": name_lines(upper, desa.values()), **desa}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, lines in members.items():
            archive.writestr(
                zipfile.ZipInfo(f"{name}.tsv", FIXED_DATE), "\n".join(lines), zipfile.ZIP_DEFLATED
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "folder", type=Path, help="folder with provinces.csv, regencies.csv, districts.csv, villages.csv"
    )
    build(parser.parse_args().folder, TARGET)
