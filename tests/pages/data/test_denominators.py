"""Two sources of a sasaran on the page of data quality."""

from stunting.model.dataset import Dataset
from stunting.ui.visit.session import workspace_of
from stunting.ui.words import wording
from tests.builders import PPU, observe, ppu_dataset
from tests.pages.screens import assert_sound


def test_both_coverages_stand_in_a_table(open_page):
    """40 of 50 by the matrix, of 64 by the other sheet: 80 and 62.5 %; 80 % of 64 is 52, 12 more than 40."""
    area = {"area_code": "64.09.02.2001", "period": "2024"}
    ifa = {"indicator": "pregnant_ifa_90", "sector": "Kesehatan", **area}
    records = [
        {**ifa, "measure": "denominator", "value": 50},
        {**ifa, "measure": "numerator", "value": 40},
        {**area, "measure": "denominator", "value": 64, "header": "Jumlah ibu hamil", "indicator": ""}
        | {"file": "dukcapil.xlsx", "sheet": "Penduduk"},
    ]
    dataset = Dataset(observe(records), ppu_dataset().sources[:1], (), (), kabupaten=PPU)
    app = open_page("pages/data/quality.py", workspace_of(dataset, is_sample=False))
    app.session_state["bagian_mutu"] = wording.TAB_DENOMINATORS
    app.run()
    assert_sound(app)
    assert any("1 dari 1" in one.value for one in app.markdown)
    (table,) = [one.value for one in (*app.dataframe, *app.table) if "Sasaran lain" in one.value]
    row = table.iloc[0]
    assert (row["Sasaran dipakai"], row["Sasaran lain"]) == ("50", "64")
    assert row["Capaian"].startswith("80,0 %")
    assert row["Capaian lain"].startswith("62,5 %")
    assert (row["Kurang"], row["Kurang lain"]) == ("0 ibu hamil", "12 ibu hamil")
