"""Flaws put into the workbooks on purpose, as real ones have them; `sample_data/README.md` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Part = Literal["group", "served", "percent"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What stands in a cell of the office matrices instead of the true value; None is a blank cell."""

    year: int
    service: str
    area: str
    part: Part
    written: str | int | float | None


FLAWS = (
    # A desa that did not report, once as blank cells and once as dashes.
    Flaw(2025, "exclusive_breastfeeding", "Mentawir", "group", None),
    Flaw(2025, "exclusive_breastfeeding", "Mentawir", "served", None),
    Flaw(2025, "exclusive_breastfeeding", "Mentawir", "percent", None),
    Flaw(2025, "postpartum_kb", "Pemaluan", "served", "-"),
    Flaw(2025, "postpartum_kb", "Pemaluan", "percent", "-"),
    Flaw(2024, "family_phbs", "Binuang", "served", "belum ada data"),
    Flaw(2024, "family_phbs", "Binuang", "percent", None),
    # More children immunised than counted: the estimate of the target group is too low.
    Flaw(2025, "basic_immunization_complete", "Giri Mukti", "group", 41),
    Flaw(2025, "basic_immunization_complete", "Giri Mukti", "served", 47),
    # A zero that means "not filled": the desa reached over a hundred families the year before.
    Flaw(2025, "krs_home_garden", "Riko", "served", 0),
    Flaw(2025, "krs_home_garden", "Riko", "percent", 0),
    # A printed percentage left over from a draft.
    Flaw(2025, "drinking_water_access", "Sesulu", "percent", 0.985),
)
# Printed subtotals that do not equal the sum of their desa: (year, service, kecamatan) -> difference.
WRONG_SUBTOTALS = {(2025, "pregnant_ifa_90", "Babulu"): 10}
# Names as the offices write them: (year, sheet, official name) -> written.
SPELLINGS = {
    (2024, "Dinsos", "Salo Loang"): "Saloloang",
    (2024, "PUPR", "Semoi Dua"): "Semoi II",
    (2025, "Dinsos", "Tengin Baru"): "Tengin Baro",
    (2025, "Dinsos", "Suka Raja"): "Sukaraja",
    (2025, "PUPR", "Semoi Dua"): "Semoi II",
    (2025, "PUPR", "Nipah-Nipah"): "NIPAH NIPAH",
    (2025, "DP3AP2KB", "Gunung Seteleng"): "Gn. Seteleng",
    (2025, "DP3AP2KB", "Lawe-lawe"): "Lawe Lawe",
}


def written_cell(year: int, service: str, area: str, part: Part, true: object) -> object:
    """What stands in a cell: the true value, or a flaw."""
    for flaw in FLAWS:
        if (flaw.year, flaw.service, flaw.area, flaw.part) == (year, service, area, part):
            return flaw.written
    return true
