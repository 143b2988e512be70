"""Which upload replaces which: read the whole way from small csv files, as fingerprints come from reading."""

import pytest

from stunting.analysis.uploads.versions import NewerVersion, newer_versions
from stunting.pipeline import read_files
from tests.analysis.uploads.forms import HEADER, SEPAKU, WARU, form


def replaced(*uploads, came=None):
    """What the last upload replaces among those before it."""
    last = uploads[-1].name
    return newer_versions(read_files(uploads[:-1]), read_files(uploads), {last: came or last})


OLD = form("lama.csv")


@pytest.mark.parametrize(
    "rows", [("1;Waru;Api-api;50;44", WARU[1]), (WARU[1], "2;Waru;Api-api;50;44"), (*WARU, "3;Waru;Waru;9;9")]
)
def test_the_same_form_of_the_same_area_and_period_is_a_newer_version(rows):
    assert replaced(OLD, form("baru.csv", rows)) == (NewerVersion("lama.csv", "baru.csv"),)


@pytest.mark.parametrize(
    "other",
    [
        form("baru.csv", SEPAKU),
        form("baru.csv", (*WARU, *SEPAKU)),
        form("baru.csv", period="TAHUN 2023"),
        form("baru.csv", header=HEADER.replace("TTD 90 tablet", "pemeriksaan K6")),
        form("baru.csv", header=HEADER.rpartition(";")[0], rows=("1;Waru;Api-api;50", "2;Waru;Sesulu;60")),
    ],
    ids=["another kecamatan", "a wider area", "another year", "another service", "a column less"],
)
def test_what_speaks_of_something_else_stands_beside_it(other):
    assert replaced(OLD, other) == ()


K6 = "Ibu hamil mendapat pemeriksaan K6"


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (f"{HEADER};{K6}", ("1;Waru;Api-api;50;40;33", "2;Waru;Sesulu;60;30;22")),
        (f"{HEADER};{K6}", ("1;Waru;Api-api;50;44;33", "2;Waru;Sesulu;60;30;22", "3;Waru;Waru;9;9;5")),
    ],
    ids=["a column more", "a column and a row more"],
)
def test_a_form_that_has_grown_is_a_newer_version(header, rows):
    assert replaced(OLD, form("baru.csv", rows, header=header)) == (NewerVersion("lama.csv", "baru.csv"),)


WIDE = f"{HEADER};{K6};Jumlah bayi 0-6 bulan;Bayi mendapat ASI eksklusif"
RECAP = "REKAP DINAS {period} KABUPATEN PENAJAM PASER UTARA"
TWO = ("1;Waru;Api-api;50;40;33", "2;Waru;Sesulu;60;30;22")


@pytest.mark.parametrize(
    "other",
    [
        form("baru.csv", ("1;Waru;Api-api;50;40;1;2;3", "2;Waru;Sesulu;60;30;1;2;3"), header=WIDE),
        form("baru.csv", TWO, header=f"{HEADER};{K6}", title=RECAP),
        form("baru.csv", header=HEADER.replace("Ibu hamil mendapat TTD 90 tablet", K6)),
    ],
    ids=["more is new than old", "another title", "a column in the place of another"],
)
def test_a_larger_matrix_of_other_things_is_no_grown_form(other):
    assert replaced(OLD, other) == ()


def test_a_recap_by_kecamatan_does_not_replace_one_by_desa():
    header = "No;Wilayah;Jumlah ibu hamil;Ibu hamil mendapat TTD 90 tablet"
    desa = ("1;Api-api;50;40", "2;Sesulu;60;30", "3;Bukit Raya;20;10", "4;Suka Raja;30;15")
    kecamatan = ("1;Waru;110;70", "2;Sepaku;50;25", "3;Babulu;60;20")
    assert replaced(form("desa.csv", desa, header=header), form("kec.csv", kecamatan, header=header)) == ()


def test_one_form_for_two_services_named_only_in_the_title_is_two_forms():
    header = "No;Kecamatan;Desa/Kelurahan;Sasaran;Capaian"
    iron = form("ttd.csv", header=header)
    milk = form(
        "asi.csv", header=header, title="CAKUPAN ASI EKSKLUSIF {period} KABUPATEN PENAJAM PASER UTARA"
    )
    assert replaced(iron, milk) == ()


def test_without_a_period_only_the_same_name_says_that_it_is_a_newer_version():
    old, new = form("laporan.csv", period=""), form("baru.csv", ("1;Waru;Api-api;50;44", WARU[1]), period="")
    assert replaced(old, new) == ()
    assert replaced(old, new, came="laporan.csv") == (NewerVersion("laporan.csv", "baru.csv"),)


def test_the_same_name_with_another_area_or_period_replaces_nothing():
    for other in (form("laporan (2).csv", SEPAKU), form("laporan (2).csv", period="TAHUN 2023")):
        assert replaced(form("laporan.csv"), other, came="laporan.csv") == ()


def test_of_two_new_files_neither_is_known_to_be_the_newest():
    old, one, two = OLD, form("a.csv", ("1;Waru;Api-api;50;41", WARU[1])), form("b.csv", WARU[::-1])
    both = {"a.csv": "a.csv", "b.csv": "b.csv"}
    assert newer_versions(read_files([old]), read_files([old, one, two]), both) == ()
