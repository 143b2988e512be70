"""The whole way from bytes to a data set: formats, several files, bad files beside good ones."""

import io

import openpyxl
import pytest

from stunting.analysis.coverage.coverage import coverage
from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.areas import AreaLevel
from stunting.pipeline import Upload, read_files
from tests.builders import PPU

ROWS = [
    ["Cakupan layanan ibu hamil Kabupaten Penajam Paser Utara Tahun 2024"],
    [],
    ["Kecamatan", "Desa/Kelurahan", "Bumil KEK mendapat PMT", None, None],
    [None, None, "Sasaran", "Capaian", "%"],
    ["Penajam", "Petung", 1290, 1034, 80.2],
    [None, "Nenang", 40, 30, 75.0],
    ["Waru", "Waru", 20, 5, 25.0],
    ["Jumlah", None, 1350, 1069, 79.2],
]


def xlsx(rows=ROWS):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Bumil"
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("C3:E3")
    sheet.merge_cells("A5:A6")
    return saved(book)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def delimited(separator, decimal, encoding):
    def text(value):
        if isinstance(value, float):
            return str(value).replace(".", decimal)
        return "" if value is None else str(value)

    return "\r\n".join(separator.join(text(v) for v in row) for row in ROWS).encode(encoding)


def html():
    def cells(row):
        return "".join(f"<td>{'' if value is None else value}</td>" for value in row)

    body = "".join(f"<tr>{cells(row)}</tr>" for row in ROWS[4:])
    head = (
        "<tr><th rowspan='2'>Kecamatan</th><th rowspan='2'>Desa/Kelurahan</th>"
        "<th colspan='3'>Bumil KEK mendapat PMT 2024</th></tr>"
        "<tr><th>Sasaran</th><th>Capaian</th><th>%</th></tr>"
    )
    return f"<html><body><table>{head}{body}</table></body></html>".encode()


FORMATS = {
    "bumil.xlsx": xlsx(),
    "bumil.csv": delimited(";", ",", "utf-8-sig"),
    "bumil.tsv": delimited("\t", ",", "utf-16"),
    "bumil koma.csv": delimited(",", ".", "cp1252"),
    "bumil pipa.txt": delimited("|", ",", "utf-8"),
    "bumil.xls": html(),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_numbers_areas_and_meanings(name):
    observations = read_files([Upload(name, FORMATS[name])]).observations
    found = {
        (row.area_code, row.measure, bool(row.is_total)): row.value
        for row in observations[observations["indicator"] == "pregnant_kek_supplement"].itertuples()
    }
    assert found == {
        ("64.09.01.1003", "denominator", False): 1290,
        ("64.09.01.1003", "numerator", False): 1034,
        ("64.09.01.1003", "percent", False): 80.2,
        ("64.09.01.1010", "denominator", False): 40,
        ("64.09.01.1010", "numerator", False): 30,
        ("64.09.01.1010", "percent", False): 75,
        ("64.09.02.1003", "denominator", False): 20,
        ("64.09.02.1003", "numerator", False): 5,
        ("64.09.02.1003", "percent", False): 25,
        ("64.09", "denominator", True): 1350,
        ("64.09", "numerator", True): 1069,
        ("64.09", "percent", True): 79.2,
    }
    assert set(observations["period"]) == {"2024"}


def test_the_heading_above_an_html_table_is_its_title_and_names_its_period():
    page = b"<html><body><h2>Balita ditimbang Tahun 2023</h2><table>"
    page += b"<tr><th>Kecamatan</th><th>Balita</th></tr>"
    page += b"<tr><td>Waru</td><td>12</td></tr><tr><td>Sepaku</td><td>14</td></tr></table></body></html>"
    observations = read_files([Upload("halaman.xls", page)]).observations
    assert set(observations["period"]) == {"2023"}
    assert set(observations["title"]) == {"Balita ditimbang Tahun 2023"}


def test_a_bad_file_does_not_stop_a_good_one_and_both_are_named():
    told = []
    dataset = read_files(
        [
            Upload("rusak.xlsx", b"PK\x03\x04 bukan berkas"),
            Upload("baik.xlsx", xlsx()),
            Upload("kosong.csv", b""),
        ],
        progress=told.append,
    )
    assert set(dataset.observations["file"]) == {"baik.xlsx"}
    assert {problem.file for problem in dataset.problems if problem.severity == "error"} == {
        "rusak.xlsx",
        "kosong.csv",
    }
    assert [source.file for source in dataset.sources] == ["rusak.xlsx", "baik.xlsx", "kosong.csv"]
    assert told[0] == "Membuka berkas 1 dari 3: rusak.xlsx"


def test_a_kabupaten_can_be_chosen_instead_of_recognised():
    rows = [["Kecamatan", "Balita 2024"], ["Waru", 5], ["Sepaku", 6], ["Babulu", 7]]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    data = saved(book)
    assert read_files([Upload("a.xlsx", data)]).kabupaten == "64.09"
    chosen = read_files([Upload("a.xlsx", data)], kabupaten="35.15")
    assert chosen.kabupaten == "35.15"
    assert "35.15.18" in set(chosen.observations["area_code"])


def test_no_files_give_an_empty_data_set():
    dataset = read_files([])
    assert dataset.observations.empty
    assert dataset.problems == ()


PLAN = (
    "RAD PPS KABUPATEN PENAJAM PASER UTARA TAHUN 2026;;;;\n"
    "Sub Kegiatan;Lokasi;Pagu (Rp);Sumber Dana;OPD\n"
    "Audit kasus stunting;Kecamatan Waru;100;APBD;Dinkes\n"
    "Kampanye stunting;Kecamatan Waru;50;APBD;Diskominfo\n"
)


def test_a_matrix_and_an_action_plan_in_one_upload_are_told_apart():
    dataset = read_files([Upload("rad.csv", PLAN.encode()), Upload("bumil.xlsx", xlsx())])
    assert list(dataset.activities["name"]) == ["Audit kasus stunting", "Kampanye stunting"]
    assert [sheet.file for sheet in dataset.activity_sheets] == ["rad.csv"]
    assert {sheet.file for sheet in dataset.sheets} == {"bumil.xlsx"}
    assert set(dataset.observations["file"].astype(str)) == {"bumil.xlsx"}
    assert dataset.kabupaten == "64.09"


def test_lines_that_two_plans_share_are_counted_once_and_that_is_said():
    renja = PLAN.replace("Kampanye stunting", "Rembuk stunting kabupaten").replace("RAD PPS", "RENJA")
    dataset = read_files([Upload("rad.csv", PLAN.encode()), Upload("renja.csv", renja.encode())])
    assert list(dataset.activities["budget"]) == [100, 50, 50]
    repeated = [one for one in dataset.problems if one.kind == "activity_repeated"]
    assert [(one.file, one.message[:7]) for one in repeated] == [("renja.csv", "1 baris")]
    # The same line twice in one plan may be two activities: nothing is dropped.
    twice = PLAN + PLAN.splitlines()[-1]
    assert len(read_files([Upload("rad.csv", twice.encode())]).activities) == 3


def test_a_table_of_targets_of_a_plan_judges_the_figures_of_its_years_with_its_source():
    title = "Target kinerja RAD Percepatan Penurunan Stunting Kabupaten Penajam Paser Utara 2025-2027"
    plan = [[title], [], ["No", "Indikator", "Satuan", "Kondisi awal 2024", "Target 2025", 2026, 2027]]
    plan += [[1, "Prevalensi stunting (SSGI)", "%", "18,8", "18,5", "18", "16,5"]]
    plan += [[2, "Cakupan ibu hamil K6", "%", "75 %", "85 %", "90 %", "≥ 92"]]
    plan += [[3, "ASI eksklusif bayi < 6 bulan", "%", 60, 70, 75, 80]]
    rad = "\n".join(";".join("" if value is None else str(value) for value in row) for row in plan)
    figures = "Cakupan layanan Kabupaten Penajam Paser Utara tahun 2027\n\n"
    figures += "Kecamatan;Desa/Kelurahan;Sasaran ibu hamil;Jumlah ibu hamil mendapat K6\n"
    figures += "Penajam;Petung;50;20\nPenajam;Nenang;60;30\nWaru;Waru;40;38\n"
    data = read_files([Upload("rad.csv", rad.encode()), Upload("kia.csv", figures.encode())])
    frame = coverage(
        data.observations, load_catalogue(), load_gazetteer(), kabupaten=PPU, level=AreaLevel.KABUPATEN
    ).frame
    [row] = frame[frame["indicator"].eq("anc_k6") & frame["period"].eq("2027")].to_dict("records")
    # 88 of 150 pregnant women against 92 %, set for 2027 in the third row of the table.
    assert (row["numerator"], row["denominator"], row["target"]) == (88, 150, 0.92)
    assert (row["target_year"], "rad.csv" in row["target_source"], "G5" in row["target_source"]) == (
        2027,
        True,
        True,
    )
