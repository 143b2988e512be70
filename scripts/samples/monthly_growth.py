"""A long table of weighing per desa and month as csv: semicolons, decimal commas, percent as text."""

from __future__ import annotations

import csv
from pathlib import Path

from samples.growth import Growth, growth
from samples.world import NOTICE, desa, kecamatan_name

YEAR = 2025
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober")
HEADER = (
    "Kode Desa",
    "Kecamatan",
    "Desa/Kelurahan",
    "Tahun",
    "Bulan",
    "Sasaran Balita",
    "Balita Ditimbang",
    "Sangat Pendek",
    "Pendek",
    "Stunting",
    "Jumlah Yang Diukur",
    "Prevalensi Stunting",
)
# Desa that had not reported when the table was made: (desa, month) -> what stands in the count cells.
UNREPORTED = {("Telemow", 9): "-", ("Telemow", 10): "-", ("Labangka Barat", 10): ""}


def write(folder: Path) -> None:
    """Write `penimbangan_bulanan_2025.csv`."""
    with (folder / f"penimbangan_bulanan_{YEAR}.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";", lineterminator="\r\n")
        rows.writerow([f"Penimbangan dan pengukuran balita per desa/kelurahan tahun {YEAR} ({NOTICE})"])
        rows.writerow([])
        rows.writerow(HEADER)
        for month, name in enumerate(MONTHS, start=1):
            for area in desa():
                place = (area.code, kecamatan_name(area), area.name, YEAR, name)
                rows.writerow((*place, *_numbers(area.name, growth(area, YEAR, month), month)))


def _numbers(name: str, result: Growth, month: int) -> tuple[object, ...]:
    unreported = UNREPORTED.get((name, month))
    if unreported is not None:
        return (result.target, *([unreported] * 6))
    short = result.severely_stunted + result.stunted
    prevalence = f"{100 * short / result.measured_height:.2f} %".replace(".", ",")
    return (
        result.target,
        result.weighed,
        result.severely_stunted,
        result.stunted,
        short,
        result.measured_height,
        prevalence,
    )
