"""A settings workbook: targets and offices that an office puts in the place of those of the catalogue."""

from __future__ import annotations

from pathlib import Path

from samples.sheet import new_book
from stunting.catalogue.settings import SETTINGS_COLUMNS, SETTINGS_SHEET

SOURCE = "Target contoh (rekaan)"
# (code, indicator, targets in percent of 2024 and 2025, offices where they differ); all targets are invented.
ROWS = (
    ("pregnant_ifa_90", "TTD 90 tablet ibu hamil", (80, 85), ""),
    ("exclusive_breastfeeding", "ASI eksklusif", (68, 72), ""),
    ("family_stop_babs", "Keluarga stop BABS", (85, 90), ""),
    ("family_phbs", "Keluarga ber-PHBS", (68, 72), ""),
    ("krs_accompaniment", "Pendampingan KRS", (75, 80), ""),
    (
        "krs_fish_promotion",
        "Promosi makan ikan bagi KRS",
        (45, 50),
        "Dinas Perikanan; Dinas Ketahanan Pangan",
    ),
    ("drinking_water_access", "Akses air minum layak", (82, 86), ""),
    ("sanitation_access", "Akses sanitasi layak", (78, 82), ""),
    ("stunting_prevalence", "Prevalensi stunting", (18, 17), ""),
)
YEARS = (2024, 2025)


def write(folder: Path) -> None:
    """Write `pengaturan_kantor.xlsx`."""
    with new_book(folder / "pengaturan_kantor.xlsx", "Pengaturan target kantor") as book:
        sheet = book.sheet(SETTINGS_SHEET)
        for column, text in enumerate(SETTINGS_COLUMNS):
            sheet.write(0, column, text, book.header)
        row = 1
        for code, name, targets, offices in ROWS:
            for year, target in zip(YEARS, targets, strict=True):
                cells = (code, name, year, target, SOURCE, "", offices, "", "")
                for column, value in enumerate(cells):
                    sheet.write(row, column, value, book.text)
                row += 1
