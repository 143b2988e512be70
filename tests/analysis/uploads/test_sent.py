"""Which kecamatan has sent which form; expected values are counted by hand."""

from stunting.analysis.uploads.sent import sent_forms
from stunting.pipeline import Upload, read_files
from tests.analysis.uploads.forms import SEPAKU, WARU, form


def board(*uploads):
    frame = sent_forms(read_files(uploads))
    names = ["indicators", "period", "kecamatan", "file", "cells", "numbers"]
    return [tuple(row) for row in frame[names].itertuples(index=False)]


def test_one_form_of_two_kecamatan_in_two_files():
    # Two desa with two cells each; Sepaku left one empty.
    sepaku = (SEPAKU[0], "2;Sepaku;Suka Raja;30;")
    assert board(form("waru.csv"), form("sepaku.csv", sepaku)) == [
        ("pregnant_ifa_90", "2024", "Waru", "waru.csv", 4, 4),
        ("pregnant_ifa_90", "2024", "Sepaku", "sepaku.csv", 4, 3),
    ]


def test_one_file_for_all_with_a_total_row():
    rows = (*WARU, "1;Sepaku;Bukit Raya;20;", "2;Sepaku;Suka Raja;30;", ";;JUMLAH;160;70")
    assert board(form("semua.csv", rows)) == [
        ("pregnant_ifa_90", "2024", "Waru", "semua.csv", 4, 4),
        ("pregnant_ifa_90", "2024", "Sepaku", "semua.csv", 4, 2),
    ]


def test_of_several_periods_the_latest_counts():
    old, new = form("lama.csv", (*WARU, *SEPAKU), period="TAHUN 2023"), form("baru.csv")
    assert board(old, new) == [("pregnant_ifa_90", "2024", "Waru", "baru.csv", 4, 4)]


def test_without_numbers_there_is_no_board():
    assert board(Upload("kosong.csv", b"")) == []
