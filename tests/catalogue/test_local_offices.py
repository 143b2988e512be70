"""Offices of Penajam Paser Utara are named there alone; another kabupaten has those of its tasks."""

from stunting.catalogue.indicators import load_catalogue
from stunting.catalogue.local_offices import NAMED_FOR, offices_elsewhere, with_offices_of
from stunting.catalogue.office import office_catalogue
from stunting.catalogue.offices import known_office
from stunting.cli.commands import figures_of, summary
from stunting.model.dataset import Dataset, Source
from stunting.model.decision_file import OfficeDecisions
from stunting.model.indicators import OfficeSettings
from stunting.ui.visit.session import workspace_of
from tests.builders import observe

BERAU = "64.03"


def offices(catalogue):
    return {office for one in catalogue.indicators.values() for office in one.opd}


def test_names_of_one_kabupaten_stand_in_no_other():
    home = load_catalogue()
    berau = with_offices_of(home, BERAU)
    assert set(offices_elsewhere()) <= offices(home)
    assert not set(offices_elsewhere()) & offices(berau)
    assert berau.indicators["krs_accompaniment"].opd == ("Dinas yang membidangi KB",)
    assert berau.indicators["growth_monitoring"].opd == ("Dinas Kesehatan",)
    assert list(berau.indicators) == list(home.indicators)


def test_at_home_and_where_no_kabupaten_is_known_nothing_changes():
    assert with_offices_of(load_catalogue(), NAMED_FOR) == load_catalogue()
    assert with_offices_of(load_catalogue(), "") == load_catalogue()


def test_what_an_office_sets_goes_before_it():
    settings = OfficeSettings(sectors=(("krs_accompaniment", "", ("DPPKBP3A",)),))
    catalogue = office_catalogue(OfficeDecisions(), settings, BERAU)
    assert catalogue.indicators["krs_accompaniment"].opd == ("DPPKBP3A",)
    assert catalogue.indicators["unmet_need_kb"].opd == ("Dinas yang membidangi KB",)


def test_spellings_of_plans_lead_to_the_office_of_this_kabupaten():
    berau = with_offices_of(load_catalogue(), BERAU)
    assert known_office("DPPKB Kab. Berau", berau) == "Dinas yang membidangi KB"
    assert known_office("Dinkes", berau) == "Dinas Kesehatan"
    assert known_office("DPPKB", load_catalogue()) == "DP3AP2KB"


def test_screens_and_commands_name_no_office_of_another_kabupaten():
    records = [
        {"area_code": BERAU, "indicator": "krs_accompaniment", "measure": measure, "value": value}
        for measure, value in (("numerator", 60), ("denominator", 100))
    ]
    dataset = Dataset(observe(records), (Source("a.xlsx", "0" * 64, 10),), (), (), BERAU)
    assert not set(offices_elsewhere()) & offices(workspace_of(dataset).catalogue)
    rows, _ = summary(figures_of(dataset), None, "indicator")
    assert set(rows["opd"]) == {"Dinas yang membidangi KB"}
