"""The sample workbooks: what `summary` says of them, against values worked by hand from their cells."""

import csv
import io
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from stunting.cli import main

SAMPLES = Path(__file__).resolve().parents[1] / "sample_data"
OFFICES_2025 = SAMPLES / "capaian_layanan_opd_2025.xlsx"
NOTICE = "DATA CONTOH - SELURUH ANGKA REKAAN"

# Sheet "Dinkes Ibu Hamil": TTD 90, columns G (sasaran) and H (capaian), as they stand.
TTD_WARU = {34: (171, 129), 35: (45, 38), 36: (31, 28), 37: (52, 41)}
TTD_BABULU = {
    39: (23, 20),
    40: (56, 40),
    41: (78, 50),
    42: (50, 38),
    43: (40, 25),
    44: (44, 40),
    45: (110, 89),
    46: (51, 41),
    47: (73, 48),
    48: (23, 16),
    49: (48, 38),
    50: (31, 26),
}


@pytest.fixture(scope="module")
def sheets():
    return openpyxl.load_workbook(OFFICES_2025, data_only=True)


@pytest.fixture
def run(capsysbinary):
    """Records of a command."""

    def run_command(*arguments):
        assert main([str(argument) for argument in arguments]) == 0
        return list(csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode(), newline="")))

    return run_command


@pytest.fixture
def summary(run):
    """Records of the command `summary`."""
    return partial(run, "summary")


def of(records, level, indicator):
    return {
        row["area"]: row for row in records if (row["area_level"], row["indicator"]) == (level, indicator)
    }


def test_the_cells_are_those_worked_with(sheets):
    sheet = sheets["Dinkes Ibu Hamil"]
    for row, pair in (TTD_WARU | TTD_BABULU).items():
        assert (sheet[f"G{row}"].value, sheet[f"H{row}"].value) == pair
    # The printed subtotal of Babulu is 10 too high.
    assert (sheet["A51"].value, sheet["G51"].value, sheet["H51"].value) == (
        "Jumlah Kecamatan Babulu",
        627,
        481,
    )
    assert [sheet[f"{column}68"].value for column in "AGH"] == ["JUMLAH", 4082, 3203]
    sheet = sheets["PUPR"]
    assert [sheet[f"{column}68"].value for column in "ADEGH"] == ["JUMLAH", 56692, 43304, 56692, 44328]


def test_desa(summary):
    desa = of(summary(OFFICES_2025, "--level", "desa"), "desa", "pregnant_ifa_90")
    assert len(desa) == 54
    # 129 of 171 is 75.44 %; 80 % of 171 is 136.8, so 137 - 129 = 8 more.
    waru = desa["Waru"]
    assert (waru["area_code"], waru["numerator"], waru["denominator"]) == ("64.09.02.1003", "129", "171")
    assert float(waru["percent"]) == pytest.approx(75.4385964912)
    assert (waru["target"], waru["gap_people"], waru["status"]) == ("80", "8", "near")
    assert float(waru["gap_points"]) == pytest.approx(4.5614035088)
    # 38 of 45 is 84.44 %: met.
    assert (desa["Api-api"]["gap_people"], desa["Api-api"]["status"]) == ("0", "met")


def test_kecamatan_by_sums_not_by_means_or_printed_subtotals(summary):
    kecamatan = of(summary(OFFICES_2025, "--level", "kecamatan"), "kecamatan", "pregnant_ifa_90")
    # Waru: 129 + 38 + 28 + 41 of 171 + 45 + 31 + 52. The mean of the four percentages would be 82.26.
    waru = kecamatan["Waru"]
    assert (waru["numerator"], waru["denominator"], waru["basis"]) == ("236", "299", "sum")
    assert float(waru["percent"]) == pytest.approx(78.9297658863)
    # 80 % of 299 is 239.2: 240 - 236.
    assert waru["gap_people"] == "4"
    # Babulu: the twelve desa add up to 471, whatever the subtotal says; 502 - 471.
    babulu = kecamatan["Babulu"]
    assert (babulu["numerator"], babulu["denominator"], babulu["gap_people"]) == ("471", "627", "31")
    assert (babulu["areas_reporting"], babulu["areas_expected"]) == ("12", "12")


def test_kabupaten(summary):
    records = summary(OFFICES_2025, "--level", "kabupaten")
    row = of(records, "kabupaten", "pregnant_ifa_90")["Penajam Paser Utara"]
    # 1578 + 236 + 471 + 918 of 1928 + 299 + 627 + 1228; 80 % of 4082 is 3265.6: 3266 - 3203.
    assert (row["numerator"], row["denominator"], row["gap_people"]) == ("3203", "4082", "63")
    assert float(row["percent"]) == pytest.approx(78.4664380206)
    # Lower is better: what counts is the share of couples whose need is not met.
    unmet = of(records, "kabupaten", "unmet_need_kb")["Penajam Paser Utara"]
    assert float(unmet["gap_points"]) == pytest.approx(float(unmet["percent"]) - 7.4)


def test_sector_counts_indicators_and_adds_up_nothing_else(summary):
    records = summary(OFFICES_2025, "--level", "kabupaten", "--by", "sector")
    row = next(row for row in records if row["sector"] == "Pekerjaan Umum & Permukiman")
    # Water 43304 of 56692 is 76.38 % of a target of 100; sanitation 44328 of 56692 is 78.19 % of 90,
    # which are 76.4 % and 86.9 % of their targets: both behind.
    counts = {name: row[name] for name in ("indicators", "met", "near", "behind", "far", "no_data")}
    assert counts == {"indicators": "2", "met": "0", "near": "0", "behind": "2", "far": "0", "no_data": "0"}
    assert row["largest_gap_indicator"] == "drinking_water_access"
    assert float(row["largest_gap_points"]) == pytest.approx(23.6153249136)
    # 56692 - 43304 households without water.
    assert (row["most_people_indicator"], row["most_people"]) == ("drinking_water_access", "13388")


def test_flaws_are_kept_apart_and_not_made_up_for(summary):
    records = summary(OFFICES_2025)
    breastfeeding = of(records, "kecamatan", "exclusive_breastfeeding")["Sepaku"]
    assert (breastfeeding["areas_reporting"], breastfeeding["areas_expected"]) == ("14", "15")
    assert of(records, "desa", "exclusive_breastfeeding")["Mentawir"]["basis"] == "none"
    # 47 of 41 stays above 100 %; a zero stays a zero.
    assert float(
        of(records, "desa", "basic_immunization_complete")["Giri Mukti"]["percent"]
    ) == pytest.approx(114.6341463415)
    assert of(records, "desa", "krs_home_garden")["Riko"]["percent"] == "0"


def test_a_matrix_of_percentages_has_no_kecamatan_figure(summary):
    records = summary(SAMPLES / "matriks_aksi_bangda_2023.xlsx")
    waru = of(records, "kecamatan", "pregnant_ifa_90")["Waru"]
    assert (waru["percent"], waru["basis"]) == ("", "none")
    assert "rata" in waru["reason"]
    assert of(records, "kabupaten", "pregnant_ifa_90")["Penajam Paser Utara"]["basis"] == "printed"


def test_survey_and_register_stay_apart(summary):
    records = summary(
        SAMPLES / "ssgi_prevalensi_kabupaten.xlsx",
        SAMPLES / "profil_kesehatan_lampiran_2024.xlsx",
        "--level",
        "kabupaten",
    )
    rows = [
        (row["series"], row["percent"])
        for row in records
        if (row["indicator"], row["period"], row["area"])
        == ("stunting_prevalence", "2024", "Penajam Paser Utara")
    ]
    assert ("survey", "30.4") in rows
    assert len(rows) == 2


def test_a_recap_of_the_register_becomes_prevalence(summary):
    records = summary(SAMPLES / "eppgbm_rekap_agustus_2025.xlsx", "--level", "kabupaten")
    by_indicator = {row["indicator"]: row for row in records}
    # Row JUMLAH, TB/U: 357 sangat pendek, 1271 pendek, 11971 normal, 79 tinggi, 18 outlier (left out).
    stunting = by_indicator["stunting_prevalence"]
    assert (stunting["numerator"], stunting["denominator"], stunting["period"]) == (
        "1628",
        "13678",
        "2025-08",
    )
    # BB/U: 242 sangat kurang and 1442 kurang of these, 11522 normal and 483 risiko lebih.
    underweight = by_indicator["underweight"]
    assert (underweight["numerator"], underweight["denominator"]) == ("1684", "13689")


def test_a_column_for_both_sexes_is_not_added_to_those_of_each(summary):
    records = summary(SAMPLES / "profil_kesehatan_lampiran_2024.xlsx", "--level", "kabupaten")
    row = of(records, "kabupaten", "weighing_coverage")["Penajam Paser Utara"]
    # Table 47, L+P: 13328 weighed of 16180, printed 82.37.
    assert (row["numerator"], row["denominator"]) == ("13328", "16180")


def test_office_targets_replace_those_of_the_catalogue(summary):
    records = summary(OFFICES_2025, SAMPLES / "pengaturan_kantor.xlsx", "--level", "kabupaten")
    row = of(records, "kabupaten", "pregnant_ifa_90")["Penajam Paser Utara"]
    # 85 % of 4082 is 3469.7: 3470 - 3203.
    assert (row["target"], row["gap_people"], row["target_verified"]) == ("85", "267", "true")
    assert row["target_source"].startswith("Target contoh (rekaan)")


def test_inequality_between_kecamatan(run):
    records = run("inequality", OFFICES_2025)
    row = next(row for row in records if row["indicator"] == "pregnant_ifa_90")
    # 1578/1928, 236/299, 471/627 and 918/1228 are 81.85, 78.93, 75.12 and 74.76 %.
    assert (row["area_level"], row["areas"], row["best_area"], row["worst_area"]) == (
        "kecamatan",
        "4",
        "Penajam",
        "Sepaku",
    )
    assert float(row["mean_percent"]) == pytest.approx(100 * 3203 / 4082)
    assert float(row["d_points"]) == pytest.approx(100 * (1578 / 1928 - 918 / 1228))
    # If all were like Penajam: 4082 * 1578 / 1928 - 3203 = 138.0 women more.
    assert float(row["par_people"]) == pytest.approx(4082 * 1578 / 1928 - 3203)


def test_priority_ranks_every_desa_once(run):
    records = run("priority", OFFICES_2025, SAMPLES / "penimbangan_bulanan_2025.csv", "--top", "5")
    assert len({row["area_code"] for row in records}) == 54
    ranks = {row["area"]: int(row["rank"]) for row in records}
    # Two desa had not weighed in October, the latest month: they keep their figures of August and September.
    assert sorted(ranks.values()) == [*range(1, 55)]
    older = {row["area"]: row["reason"] for row in records if "Prevalensi stunting (" in row["reason"]}
    assert set(older) == {"Telemow", "Labangka Barat"}
    assert "Prevalensi stunting (Agustus 2025)" in older["Telemow"]
    assert "Prevalensi stunting (September 2025)" in older["Labangka Barat"]
    # Row 531 of the csv: 113 of 441 children measured in Maridan in October.
    maridan = next(row for row in records if row["area"] == "Maridan")
    assert (maridan["rank"], maridan["cases"], maridan["children"]) == ("1", "113", "441")
    assert float(maridan["prevalence_percent"]) == pytest.approx(25.6235827664)


def test_all_samples_together_cover_the_sectors(summary):
    records = summary(*(path for path in SAMPLES.iterdir() if path.suffix in (".xlsx", ".csv")))
    with_figures = {row["sector"] for row in records if row["percent"]}
    assert with_figures >= {
        "Kesehatan",
        "KB",
        "Sosial",
        "Pekerjaan Umum & Permukiman",
        "Pangan",
        "Perikanan",
        "Pendidikan",
        "Kependudukan",
        "Agama",
        "Koordinasi",
    }


def texts(path):
    """Every text and number of a sample, cell by cell."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return [cell for row in csv.reader(file, delimiter=";") for cell in row]
    book = openpyxl.load_workbook(path, data_only=True)
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]


def test_samples_are_rebuilt_the_same_and_say_what_they_are(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(SAMPLES.parent / "scripts")
    import build_samples

    build_samples.build(tmp_path)
    rebuilt = sorted(path.name for path in tmp_path.iterdir())
    assert rebuilt == sorted(path.name for path in SAMPLES.iterdir() if path.suffix in (".xlsx", ".csv"))
    assert len(rebuilt) >= 6
    for name in rebuilt:
        found = texts(SAMPLES / name)
        assert found == texts(tmp_path / name)
        assert any(word in str(text) for text in found for word in (NOTICE, "rekaan")), name
