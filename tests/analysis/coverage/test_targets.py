"""Which target judges which figure."""

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
