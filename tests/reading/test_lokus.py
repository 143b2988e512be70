"""Desa lokus: lists as annexes of a decree, columns of a matrix, and what is neither."""

import pytest

from stunting.catalogue.gazetteer import load_gazetteer
from stunting.catalogue.indicators import load_catalogue
from stunting.model.lokus import lokus_kabupaten, present_lokus
from stunting.model.problems import ProblemKind
from stunting.pipeline import Upload, read_files
from stunting.reading.cells.lokus_words import is_lokus_header
from stunting.reading.context import Context
from stunting.reading.lokus import lokus_list, read_lokus
from tests.reading.sheets import grid

DECREE = [
    ["LAMPIRAN KEPUTUSAN BUPATI NOMOR 400.5/12 TAHUN 2025"],
    ["TENTANG PENETAPAN LOKASI FOKUS PENURUNAN STUNTING TAHUN 2026"],
    [],
    ["No", "Kecamatan", "Desa/Kelurahan", "Keterangan"],
    [1, "Penajam", "Sotek", "lama"],
    [2, None, "Riko", "baru"],
    [3, "Sepaku", "Maridan", None],
    [4, "Babulu", "Labangka Barat", None],
    [],
    [None, None, "Bupati", None],
]


def read(rows, observations=None, file="sk.xlsx"):
    found = lokus_list(file, grid(rows))
    assert found is not None
    context = Context(load_catalogue(), load_gazetteer(), "64.09")
    none = read_files([]).observations
    return read_lokus([found], none if observations is None else observations, context)


def csv(*lines):
    return "\n".join(lines).encode()


def test_a_decree_lists_desa_with_their_kecamatan_carried_down():
    frame, problems = read(DECREE)
    assert frame["area_code"].tolist() == [
        "64.09.01.1014",
        "64.09.01.1016",
        "64.09.04.1007",
        "64.09.03.2012",
    ]
    assert frame["kecamatan"].tolist() == ["Penajam", "Penajam", "Sepaku", "Babulu"]
    # The number of the decree has a year of its own.
    assert set(frame["year"]) == {"2026"}
    assert frame["cell"].tolist() == ["C5", "C6", "C7", "C8"]
    assert problems == ()
    assert lokus_kabupaten(frame) == "64.09"


def test_a_list_is_no_empty_matrix():
    dataset = read_files([Upload("sk.csv", csv(*(";".join(str(v or "") for v in row) for row in DECREE)))])
    assert len(dataset.lokus) == 4
    assert (dataset.kabupaten, len(dataset.observations), dataset.problems) == ("64.09", 0, ())


def test_a_name_that_is_no_desa_is_shown_and_not_taken_for_another():
    rows = [*DECREE[:4], [1, "Waru", "Antah Berantah", None], [2, "Waru", "Sesulu", None]]
    frame, problems = read(rows)
    assert frame["area"].tolist() == ["Sesulu"]
    assert [(one.kind, one.cell, one.area) for one in problems] == [
        (ProblemKind.UNKNOWN_AREA, "C5", "Antah Berantah")
    ]


def test_a_list_with_numbers_is_read_as_a_matrix_too():
    rows = [
        ["DAFTAR DESA LOKUS STUNTING KABUPATEN PENAJAM PASER UTARA TAHUN 2026"],
        ["No", "Kecamatan", "Desa", "Balita ditimbang", "Jumlah balita"],
        [1, "Waru", "Sesulu", 80, 100],
        [2, "Waru", "Api-api", 90, 120],
    ]
    found = lokus_list("a.xlsx", grid(rows))
    assert found is not None
    assert not found.alone
    rows[0] = ["CAPAIAN LAYANAN DI DESA LOKUS DAN BUKAN LOKUS"]
    assert lokus_list("a.xlsx", grid(rows)) is None


@pytest.mark.parametrize(
    "rows",
    [
        [["DAFTAR DESA KABUPATEN"], ["No", "Kecamatan", "Desa"], [1, "Waru", "Sesulu"], [2, "Waru", "Waru"]],
        [["DAFTAR LOKUS"], ["No", "Desa", "Lokus (Ya/Tidak)"], [1, "Sesulu", "Ya"], [2, "Waru", "Tidak"]],
        [["RENCANA DI LOKASI FOKUS"], ["No", "Kegiatan"], [1, "Posyandu"], [2, "Rembuk"]],
    ],
)
def test_what_is_no_list(rows):
    assert lokus_list("a.xlsx", grid(rows)) is None


def test_a_column_says_of_each_desa_whether_it_is_one():
    lines = (
        "CAKUPAN BALITA DITIMBANG TAHUN 2025",
        "No;Kecamatan;Desa;Lokus (Ya/Tidak);Jumlah balita;Balita ditimbang",
        "1;Waru;Waru;Ya;200;150",
        "2;Waru;Sesulu;Tidak;100;80",
        "3;Waru;Api-api;Ya;120;80",
        "4;Waru;Bangun Mulya;Tidak;90;80",
    )
    dataset = read_files([Upload("a.csv", csv(*lines))])
    assert dataset.lokus["area"].tolist() == ["Waru", "Api-api"]
    assert set(dataset.lokus["year"]) == {"2025"}
    assert dataset.lokus["cell"].tolist() == ["D3", "D5"]
    assert ProblemKind.UNKNOWN_INDICATOR not in {one.kind for one in dataset.problems}


def test_ticks_and_a_year_in_the_header():
    lines = (
        "CAKUPAN BALITA DITIMBANG TAHUN 2025",
        "No;Kecamatan;Desa;Desa Lokus 2026;Jumlah balita;Balita ditimbang",
        "1;Waru;Waru;\u221a;200;150",
        "2;Waru;Sesulu;;100;80",
        "3;Waru;Api-api;\u221a;120;80",
        "4;Waru;Bangun Mulya;;90;80",
    )
    dataset = read_files([Upload("a.csv", csv(*lines))])
    assert dataset.lokus[["area", "year"]].to_numpy().tolist() == [["Waru", "2026"], ["Api-api", "2026"]]


def test_the_latest_list_counts():
    older = [*DECREE]
    older[1] = ["TENTANG PENETAPAN LOKASI FOKUS PENURUNAN STUNTING TAHUN 2025"]
    older = [*older[:5], [2, "Waru", "Sesulu", None]]
    context = Context(load_catalogue(), load_gazetteer(), "64.09")
    lists = [lokus_list("a.xlsx", grid(rows)) for rows in (older, DECREE)]
    frame, _ = read_lokus(lists, read_files([]).observations, context)
    assert len(frame) == 6
    assert present_lokus(frame) == dict.fromkeys(frame.loc[frame["year"] == "2026", "area_code"], "2026")
    assert present_lokus(frame.iloc[:0]) == {}


@pytest.mark.parametrize(
    ("header", "asks"),
    [
        ("Lokus", True),
        ("Status Lokus", True),
        ("Desa Lokus Stunting Tahun 2026 (Ya/Tidak)", True),
        ("Kelompok / Lokus 2025", True),
        ("Lokasi", False),
        ("Jumlah balita di desa lokus", False),
        ("Desa", False),
    ],
)
def test_headers_that_ask_for_lokus(header, asks):
    assert is_lokus_header(header) is asks


def test_ticks_beside_the_desa_of_a_list_are_no_list_alone():
    rows = [
        ["LAYANAN DI DESA LOKUS TAHUN 2026"],
        ["No", "Kecamatan", "Desa", "Rembuk stunting desa"],
        [1, "Waru", "Sesulu", "\u221a"],
        [2, "Waru", "Waru", "\u221a"],
    ]
    assert lokus_list("a.xlsx", grid(rows)) is None
    rows[0] = ["DAFTAR DESA LOKUS TAHUN 2026"]
    assert lokus_list("a.xlsx", grid(rows)).alone is False
