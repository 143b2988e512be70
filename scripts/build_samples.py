"""Rebuild the invented workbooks of `sample_data/`.

    python scripts/build_samples.py

Every number comes from a seeded generator, so a second run writes the same files.
"""

from __future__ import annotations

from pathlib import Path

from samples import (
    action_plan,
    eppgbm_recap,
    follow_up_plan,
    health_profile,
    kecamatan_support,
    monthly_growth,
    office_matrix,
    office_settings,
    service_percents,
    survey,
)

FOLDER = Path(__file__).resolve().parents[1] / "sample_data"


def build(folder: Path) -> None:
    """Write every sample into a folder."""
    for year in (2024, 2025):
        office_matrix.write(folder, year)
    for module in (
        service_percents,
        health_profile,
        eppgbm_recap,
        monthly_growth,
        kecamatan_support,
        office_settings,
        survey,
        action_plan,
        follow_up_plan,
    ):
        module.write(folder)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    build(FOLDER)
