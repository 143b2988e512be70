"""Offices of Penajam Paser Utara are named there alone; another kabupaten has those of its tasks."""

from stunting.catalogue.indicators import load_catalogue
from stunting.catalogue.local_offices import NAMED_FOR, offices_elsewhere, with_offices_of
from stunting.catalogue.office import office_catalogue
from stunting.catalogue.offices import known_office, offices_by_task
from stunting.cli.commands import figures_of, summary
from stunting.model.dataset import Dataset, Source
from stunting.model.decision_file import OfficeDecisions
from stunting.model.indicators import OfficeSettings
from stunting.pipeline import Upload, read_files
from stunting.reading.named_offices import named_offices
from stunting.ui.visit.session import workspace_of
from tests.builders import observe
from tests.reading.sheets import grid

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


def test_what_its_files_call_an_office_goes_before_its_task_and_after_the_settings():
    settings = OfficeSettings(sectors=(("krs_accompaniment", "", ("Dinas KB",)),))
    named = {"DP3AP2KB": "DPPKB", "DPMD": "Dispermades"}
    berau = office_catalogue(OfficeDecisions(), settings, BERAU, named)
    assert berau.indicators["unmet_need_kb"].opd == ("DPPKB",)
    assert berau.indicators["krs_accompaniment"].opd == ("Dinas KB",)
    assert berau.indicators["drinking_water_access"].opd[0] == "Dinas Pekerjaan Umum"
    assert known_office("Dinas PPKB", berau) == "DPPKB"
    home = office_catalogue(OfficeDecisions(), OfficeSettings(), NAMED_FOR, named)
    assert home.indicators == load_catalogue().indicators


def test_an_office_is_known_by_its_task_and_an_office_of_two_tasks_by_both():
    joint = "Dinas Sosial, Pengendalian Penduduk dan Keluarga Berencana Kabupaten Berau"
    assert offices_by_task(joint) == ("DP3AP2KB", "Dinas Sosial")
    assert offices_by_task("Dinas Perhubungan") == ()
    assert offices_by_task("Kegiatan sosial") == ()


def test_a_matrix_and_a_plan_of_another_kabupaten_name_its_offices():
    rows = [
        ["DINAS PEMBERDAYAAN MASYARAKAT DAN KAMPUNG KABUPATEN BERAU"],
        ["Kecamatan", "Perangkat Daerah Penanggung Jawab", "Jumlah KRS", "KRS didampingi"],
        ["Tanjung Redeb", "Dinas Pengendalian Penduduk dan KB Kab. Berau", 120, 60],
        ["Gunung Tabur", "Dinas Pengendalian Penduduk dan KB Kab. Berau", 90, 45],
        ["Sambaliung", "DPPKB", 80, 40],
        ["Segah", "Bidan desa", 70, 30],
    ]
    assert dict(named_offices([grid(rows)])) == {
        "DPMD": "Dinas Pemberdayaan Masyarakat dan Kampung",
        "DP3AP2KB": "Dinas Pengendalian Penduduk dan KB",
    }
    lines = ["; ".join(("", *map(str, row))) if len(row) == 1 else ";".join(map(str, row)) for row in rows]
    dataset = read_files([Upload("krs berau.csv", "\n".join(lines).encode())])
    assert dataset.kabupaten == BERAU
    catalogue = workspace_of(dataset).catalogue
    assert catalogue.indicators["krs_accompaniment"].opd == ("Dinas Pengendalian Penduduk dan KB",)
    rows, _ = summary(figures_of(dataset), None, "indicator")
    assert "Dinas Pengendalian Penduduk dan KB" in set(rows["opd"])


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
