"""Which target judges which figure."""

import pytest

from stunting.analysis.coverage.coverage import coverage
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from tests.builders import PPU, observe


def test_a_national_target_of_the_survey_does_not_judge_the_register():
    records = [
        {
            "area_code": PPU,
            "indicator": "stunting_prevalence",
            "measure": "percent",
            "value": 20,
            "series": series,
        }
        for series in ("register", "survey")
    ]
    frame = coverage(
        observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU, level=AreaLevel.KABUPATEN
    ).frame.set_index("series")
    assert frame.loc["survey", ["target", "status"]].tolist() == [0.14, "far"]
    assert frame.loc["register", "status"] == "no_target"
    assert "SSGI" in frame.loc["register", "target_source"]


@pytest.mark.parametrize(
    ("period", "target", "words"),
    [
        ("2024", 0.14, ""),
        ("2025", 0.188, ""),
        # SSGI was not held in 2025; 18.8 holds in 2026 too, 14.2 only in 2029.
        ("2026", 0.188, ""),
        ("2027", 0.188, "; target 2026, belum ada yang baru"),
        ("2029", 0.142, ""),
        ("2022", 0.14, "; target 2024, untuk tahun angka ini belum ada"),
    ],
)
def test_the_target_of_the_year_of_a_figure_and_what_is_said_of_another(period, target, words):
    records = [
        {
            "area_code": PPU,
            "indicator": "stunting_prevalence",
            "measure": "percent",
            "value": 20,
            "series": "survey",
            "period": period,
        }
    ]
    row = coverage(
        observe(records), load_catalogue(), load_gazetteer(), kabupaten=PPU, level=AreaLevel.KABUPATEN
    ).frame.iloc[0]
    assert row["target"] == target
    assert ("belum ada" in row["target_source"]) == bool(words)
    assert row["target_source"].endswith(words)
