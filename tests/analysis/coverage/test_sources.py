"""From a figure back to its cells."""

import pytest

from stunting.analysis.coverage.all_figures import gather
from stunting.analysis.coverage.coverage import coverage
from stunting.analysis.coverage.sources import FigureKey, arithmetic, source_cells
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from tests.builders import PPU, observe, ppu_observations

SESULU, API_API, KEC_WARU = "64.09.02.2002", "64.09.02.2001", "64.09.02"
IFA = "pregnant_ifa_90"


def pair(area_code, served, sasaran, **more):
    common = {"area_code": area_code, "indicator": IFA, **more}
    return [
        {**common, "measure": "denominator", "value": sasaran},
        {**common, "measure": "numerator", "value": served},
    ]


def cells_of(observations, area_key, level, indicator=IFA, series="register", period="2024"):
    gathered = gather(observations, load_catalogue(), load_gazetteer(), PPU)
    return source_cells(gathered, FigureKey(series, period, level, area_key, indicator))


def test_a_desa_shows_its_two_cells():
    observations = observe(pair(SESULU, 30, 50) + pair(API_API, 1, 2))
    cells = cells_of(observations, SESULU, AreaLevel.DESA)
    assert sorted(cells["used_as"] + " " + cells["cell"]) == ["denominator D5", "numerator E5"]
    assert arithmetic(cells) == "Capaian 30 ÷ sasaran 50 = 60,0 %."


def test_a_kecamatan_shows_the_cells_of_its_desa_that_have_both():
    observations = observe(
        pair(SESULU, 900, 1000) + pair(API_API, 334, 456) + pair("64.09.02.1003", None, 70)
    )
    cells = cells_of(observations, KEC_WARU, AreaLevel.KECAMATAN)
    assert len(cells) == 4
    assert arithmetic(cells) == "Σ capaian 1.234 ÷ Σ sasaran 1.456 = 84,8 %."
    assert arithmetic(cells_of(observations, PPU, AreaLevel.KABUPATEN)) == arithmetic(cells)


def test_a_conflict_shows_all_its_cells_and_uses_none():
    observations = observe(pair(SESULU, 30, 50) + pair(SESULU, 31, 50, file="lain.xlsx"))
    cells = cells_of(observations, SESULU, AreaLevel.DESA)
    assert cells["used_as"].tolist() == ["", "", "", ""]
    assert sorted(set(cells["file"])) == ["lain.xlsx", "matriks.xlsx"]
    assert arithmetic(cells) == "Tidak ada angka yang dapat dihitung dari 4 sel ini."


def test_a_printed_percentage_names_its_cell():
    observations = observe(
        [{"area_code": SESULU, "indicator": "family_phbs", "measure": "percent", "value": 81.25}]
    )
    cells = cells_of(observations, SESULU, AreaLevel.DESA, "family_phbs")
    assert arithmetic(cells) == "Tercetak 81,3 % di matriks.xlsx, Rekap!D5."


def test_yes_no_and_counts():
    yes = cells_of(ppu_observations(), PPU, AreaLevel.KABUPATEN, "rembuk_kecamatan", period="2023")
    assert arithmetic(yes) == "3 dari 4 menjawab Ya = 75,0 %."
    counts = cells_of(ppu_observations(), PPU, AreaLevel.KABUPATEN, "tpk_count")
    assert len(counts) == 54
    assert arithmetic(counts).endswith("tanpa sasaran.")


def test_all_parts_of_a_number_are_shown():
    common = {"area_code": SESULU, "indicator": IFA}
    observations = observe(
        [
            {**common, "measure": "denominator", "value": 50},
            {**common, "measure": "numerator", "part": "laki-laki", "header": "L", "value": 10},
            {**common, "measure": "numerator", "part": "perempuan", "header": "P", "value": 20},
        ]
    )
    cells = cells_of(observations, SESULU, AreaLevel.DESA)
    assert cells.loc[cells["used_as"] == "numerator", "cell"].tolist() == ["E5", "F5"]
    assert arithmetic(cells) == "Σ capaian 30 ÷ sasaran 50 = 60,0 %."


def test_a_row_that_does_not_exist_has_no_cells():
    assert cells_of(observe(pair(SESULU, 1, 2)), "64.09.03", AreaLevel.KECAMATAN).empty


@pytest.mark.parametrize("level", [AreaLevel.KABUPATEN, AreaLevel.KECAMATAN])
def test_cells_add_up_to_the_figure(level):
    observations = ppu_observations()
    frame = coverage(observations, load_catalogue(), load_gazetteer(), kabupaten=PPU, level=level).frame
    for row in frame[frame["basis"] == "sum"].iloc[::7].itertuples():
        cells = cells_of(observations, row.area_key, level, row.indicator, row.series, row.period)
        served = cells.loc[cells["used_as"] == "numerator", "value"]
        assert served.sum() == pytest.approx(row.numerator)
        if row.indicator != "rembuk_kecamatan":
            people = cells.loc[cells["used_as"] == "denominator", "value"]
            assert people.sum() == pytest.approx(row.denominator)
            assert len(people) == len(served) == row.areas_reporting


def test_a_sum_stands_on_the_cells_of_nobody_too():
    """0 of 0 in one desa is a figure like 30 of 50 in the other: its cells are among those of the sum."""
    observations = observe(pair(SESULU, 30, 50) + pair(API_API, 0, 0))
    for key, level in ((KEC_WARU, AreaLevel.KECAMATAN), (PPU, AreaLevel.KABUPATEN)):
        assert len(cells_of(observations, key, level)) == 4


def test_the_kabupaten_stands_on_the_cells_of_a_kecamatan_of_nobody_too():
    observations = observe(pair(SESULU, 30, 50) + pair("64.09.03.2010", 0, 0))
    cells = cells_of(observations, PPU, AreaLevel.KABUPATEN)
    assert sorted(cells["value"]) == [0, 0, 30, 50]
    assert arithmetic(cells) == "Σ capaian 30 ÷ Σ sasaran 50 = 60,0 %."


def numerators(*shares, **more):
    """Cells of the capaian of Sesulu, each of a part and its number."""
    common = {"area_code": SESULU, "indicator": IFA, "measure": "numerator", **more}
    return [{**common, "part": part, "value": value} for part, value in shares]


def test_a_number_printed_whole_needs_no_parts_of_another_table():
    """30 stands in the table of the sasaran, which comes in parts; a second sheet has 10 and 20."""
    sasaran = [
        {"area_code": SESULU, "indicator": IFA, "measure": "denominator", "part": part, "value": value}
        for part, value in (("laki-laki", 21), ("perempuan", 29))
    ]
    repeated = numerators(("laki-laki", 10), ("perempuan", 20), sheet="Lain")
    cells = cells_of(observe([*sasaran, *numerators(("", 30)), *repeated]), SESULU, AreaLevel.DESA)
    assert sorted(cells["used_as"] + " " + cells["value"].astype(int).astype(str)) == [
        *("denominator 21", "denominator 29", "numerator 30"),
    ]


def test_parts_by_sex_and_by_age_are_not_shown_as_parts_of_one_number():
    by_age = numerators(("0-23 bulan", 12), ("24-59 bulan", 18), sheet="Lain")
    observations = observe(
        [*pair(SESULU, None, 50)[:1], *numerators(("laki-laki", 10), ("perempuan", 20)), *by_age]
    )
    cells = cells_of(observations, SESULU, AreaLevel.DESA)
    assert sorted(cells.loc[cells["used_as"] == "numerator", "value"]) == [10, 20]
    assert arithmetic(cells) == "Σ capaian 30 ÷ sasaran 50 = 60,0 %."


def test_parts_of_another_table_are_not_among_those_of_a_number():
    """Boys and girls of one sheet make the capaian; a second sheet repeats both."""
    parts = [
        {"area_code": SESULU, "indicator": IFA, "measure": "numerator", "value": value, "part": part, **more}
        for more in ({}, {"sheet": "Lain"})
        for part, value in (("laki-laki", 10), ("perempuan", 20))
    ]
    cells = cells_of(observe([*pair(SESULU, None, 50)[:1], *parts]), SESULU, AreaLevel.DESA)
    own = cells[cells["used_as"] == "numerator"]
    assert sorted(own["value"]) == [10, 20]
    assert set(own["sheet"]) == {"Rekap"}


def test_a_kabupaten_stands_on_its_own_cells_and_on_none_of_its_neighbours():
    both = observe([*pair(SESULU, 30, 50), *pair("64.01.01.2001", 10, 20)])
    gathered = gather(both, load_catalogue(), load_gazetteer(), "64")
    cells = source_cells(gathered, FigureKey("register", "2024", AreaLevel.KABUPATEN, PPU, IFA))
    assert arithmetic(cells) == "Capaian 30 ÷ sasaran 50 = 60,0 %."
