"""Shares of few people in documents: their interval, and a word where they are too few."""

import pandas as pd

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.dataset import Dataset
from stunting.reports.briefs import _gap_table
from stunting.reports.content import report_content
from stunting.reports.tables import coverage_table
from tests.builders import PPU, observe, ppu_dataset


def test_desa_have_their_interval_and_those_of_few_people_say_so():
    """8 of 10: Wilson 49.0 to 94.3 %, as in Newcombe 1998; 80 of 100: 71.1 to 86.7 %.

    10 of 19: 52.2 +- 20.5 %; 10 of 20: 50 +- 20.1 %. Fewer than 20 are few, 20 are not.
    """
    records = [
        {"area_code": code, "indicator": "growth_monitoring", "measure": measure, "value": value}
        for code, served, people in (
            *(("64.09.02.2001", 8, 10), ("64.09.02.2002", 80, 100)),
            *(("64.09.02.1003", 10, 19), ("64.09.02.2004", 10, 20)),
        )
        for measure, value in (("numerator", served), ("denominator", people))
    ]
    dataset = Dataset(observe(records), ppu_dataset().sources[:1], (), (), kabupaten=PPU)
    content = report_content(dataset, load_catalogue(), load_gazetteer())
    table = coverage_table(content, content.desa, "Desa")
    assert "Selang 95 %" in [column.header for column in table.columns]
    found = {record["area"]: record["interval"] for record in table.records}
    assert found == {
        "Api-api": "49,0\u201394,3 % (sasaran < 20)",
        "Sesulu": "71,1\u201386,7 %",
        "Waru": "31,7\u201372,7 % (sasaran < 20)",
        "Bangun Mulya": "29,9\u201370,1 %",
    }
    whole = coverage_table(content, pd.concat([content.kabupaten, content.kecamatan]), "Kabupaten")
    assert "Selang 95 %" not in [column.header for column in whole.columns]
    brief = _gap_table(content, content.desa, "Desa")
    named = {record["area"] for record in brief.records}
    assert named == {"Api-api (sasaran < 20)", "Sesulu", "Waru (sasaran < 20)", "Bangun Mulya"}
